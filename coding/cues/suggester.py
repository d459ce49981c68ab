"""The suggester that reads the codebook's cues."""

from __future__ import annotations

from typing import TYPE_CHECKING

from codebook.values import WhenNegated
from coding.cues.matching import CueFinder
from coding.cues.merging import Witness, hints
from coding.cues.negation import negation_before
from coding.cues.reasons import quote
from coding.cues.words import SENTENCE_END, WordReader
from coding.errors import UnsupportedLanguageError
from testimonies.values import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from codebook.values import Codebook
    from coding.cues.matching import Match
    from coding.cues.words import Words
    from coding.values import Hint


class CueSuggester:
    """Suggests codes by the cues of a codebook; it follows the ``Suggester`` protocol.

    Attributes:
        name_and_version: What made the hints.
    """

    name_and_version = "cues/1"

    def __init__(self, codebook: Codebook) -> None:
        """Make a codebook's cues ready.

        Args:
            codebook: A codebook without faults.

        Raises:
            UnsupportedLanguageError: If its cues are not in English.
        """
        if codebook.language.split("-")[0].lower() != "en":
            raise UnsupportedLanguageError(codebook.language)
        self._names = {code.id: code.name for code in codebook.codes}
        self._reader = WordReader()
        self._finder = CueFinder(codebook)

    def hints(self, text: str) -> tuple[Hint, ...]:
        """Return hints for a text, best first; their evidence counts its code points."""
        words = self._reader.read(text)
        matches = self._finder.find(words)
        witnesses = (self._witness(text, words, match) for match in matches)
        return hints((witness for witness in witnesses if witness), self._names)

    def hints_many(self, texts: Iterable[str]) -> Iterator[tuple[Hint, ...]]:
        """Yield the hints of each text, in the order of the texts."""
        return map(self.hints, texts)

    def _witness(self, text: str, words: Words, match: Match) -> Witness | None:
        """Return what a match speaks for, or None where a negation silences it."""
        cue = self._finder.cues[match.cue]
        code_id, places = cue.code_id, match.places
        negation = negation_before(words.forms, places[0], SENTENCE_END)
        negated = negation is not None and cue.when_negated is not WhenNegated.KEEP
        if negation is not None and negated:
            if cue.flips_to is None:
                return None
            code_id, places = cue.flips_to, (negation, *places)
        evidence = _evidence(words, places)
        said = quote(text, evidence)
        return Witness(code_id, match.cue, len(cue.required), evidence, said, negated)


def _start(words: Words, place: int) -> int:
    """Return where a word begins; a contracted “not” begins with the verb it is written onto."""
    joined = place > 0 and words.ends[place - 1] == words.starts[place]
    return words.starts[place - 1 if joined and words.forms[place] == "not" else place]


def _evidence(words: Words, places: tuple[int, ...]) -> tuple[Span, ...]:
    """Return where words stand in the text, neighbours as one span."""
    spans: list[Span] = []
    last = -2
    for place in places:
        start = spans.pop().start if place == last + 1 else _start(words, place)
        spans.append(Span(start, words.ends[place]))
        last = place
    return tuple(spans)
