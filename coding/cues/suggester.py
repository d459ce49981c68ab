"""The suggester that reads the codebook's cues."""

from __future__ import annotations

from typing import TYPE_CHECKING

from codebook.values import About, WhenNegated
from coding.cues.matching import CueFinder
from coding.cues.merging import Witness, hints
from coding.cues.negation import negation_before
from coding.cues.person import person
from coding.cues.reasons import quote
from coding.cues.words import SENTENCE_END, WordReader
from coding.errors import UnsupportedLanguageError
from testimonies.values import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from codebook.values import Codebook, Cue
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
        return hints(self.witnesses(text), self._names)

    def hints_many(self, texts: Iterable[str]) -> Iterator[tuple[Hint, ...]]:
        """Yield the hints of each text, in the order of the texts."""
        return map(self.hints, texts)

    def witnesses(self, text: str) -> tuple[Witness, ...]:
        """Return each place of a text where a cue speaks, some negated for what they flip to."""
        words = self._reader.read(text)
        found = (self._witness(text, words, match) for match in self._finder.find(words))
        return tuple(witness for witness in found if witness)

    def cue(self, number: int) -> Cue:
        """Return the cue of a witness; the cues of active codes are numbered in codebook order."""
        return self._finder.cues[number].cue

    def _witness(self, text: str, words: Words, match: Match) -> Witness | None:
        """Return what a match speaks for, or None where its negation or its person silences it."""
        cue = self._finder.cues[match.cue]
        code_id, places = cue.code_id, match.places
        about = person(words.forms, places[0], places[-1], SENTENCE_END)
        if {about, cue.cue.about} == {About.SELF, About.OTHERS}:
            return None
        negation = negation_before(words.forms, places[0], SENTENCE_END)
        negated = negation is not None and cue.cue.when_negated is not WhenNegated.KEEP
        if negation is not None and negated:
            if cue.flips_to is None:
                return None
            code_id, places = cue.flips_to, (negation, *places)
        evidence = _evidence(words, places)
        said = quote(text, evidence)
        return Witness(code_id, match.cue, len(cue.required), evidence, said, negated, about)


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
