"""Finding cues in a text: an index says where one may stand, spaCy's Matcher where it does."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, Any

from spacy.matcher import Matcher
from spacy.tokens import Doc

from codebook.patterns import GAP_WORDS
from coding.cues.compiling import WordSets, ready_cues
from coding.cues.nearness import Positions, windows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.vocab import Vocab

    from codebook.patterns import Slot
    from codebook.values import Codebook
    from coding.cues.words import Words

_REMEMBERED = 100_000

_GAP: dict[str, Any] = {"IS_PUNCT": False, "OP": f"{{0,{GAP_WORDS}}}"}


@dataclass(frozen=True, slots=True)
class Match:
    """One place where a cue stands.

    Attributes:
        cue: Number of the cue.
        places: Places of the words that fill its slots, in order; words in gaps are not among them.
    """

    cue: int
    places: tuple[int, ...]

    @property
    def looseness(self) -> tuple[int, int, int]:
        """How loosely it fits: words in gaps, then words that fill slots (more is better)."""
        width = self.places[-1] + 1 - self.places[0]
        return width - len(self.places), -len(self.places), self.places[0]


class CueFinder:
    """Finds the cues of a codebook.

    Attributes:
        cues: The cues, by number.
    """

    def __init__(self, codebook: Codebook, vocab: Vocab) -> None:
        """Number the cues and index them by the set of words fewest cues share."""
        self._vocab = vocab
        self._sets = WordSets()
        self.cues = ready_cues(codebook, self._sets)
        self._by_set: dict[int, list[tuple[int, frozenset[int]]]] = defaultdict(list)
        shared = Counter(number for cue in self.cues for number in cue.required)
        for i, cue in enumerate(self.cues):
            rarest = min(cue.required, key=lambda number: shared[number])
            self._by_set[rarest].append((i, frozenset(cue.required)))
        self._matchers: dict[int, tuple[list[list[Slot | None]], Matcher]] = {}
        self._known: dict[str, frozenset[int]] = {}

    def find(self, words: Words) -> tuple[Match, ...]:
        """Return where cues stand; the matches of one cue share no word.

        Where places of one cue overlap, the one with fewer words in gaps is kept.
        """
        positions = Positions([self._sets_of(form) for form in words.forms])
        doc: Doc | None = None
        found: list[Match] = []
        for i in self._possible(positions.present):
            near = windows(self.cues[i], positions)
            if near:
                doc = doc or Doc(self._vocab, words=list(words.forms))
                found += _disjoint([m for window in near for m in self._matches(i, doc, window)])
        return tuple(sorted(found, key=lambda match: (match.cue, match.places)))

    def _sets_of(self, form: str) -> frozenset[int]:
        """Return the numbers of the sets a word is in."""
        known = self._known.get(form)
        if known is None:
            if len(self._known) > _REMEMBERED:
                self._known.clear()
            known = self._known[form] = self._sets.holding(form)
        return known

    def _possible(self, present: set[int]) -> Iterator[int]:
        """Yield the cues for each of whose required words there is one in the text."""
        for number in present & self._by_set.keys():
            for i, needs in self._by_set[number]:
                if needs <= present:
                    yield i

    def _matches(self, cue: int, doc: Doc, window: tuple[int, int]) -> Iterator[Match]:
        """Yield every match of a cue inside a window of the text."""
        if cue not in self._matchers:
            variants = _variants(self.cues[cue].slots)
            self._matchers[cue] = variants, _matcher(variants, self._vocab)
        variants, matcher = self._matchers[cue]
        start = window[0]
        matches: Any = matcher(doc[start : window[1]], with_alignments=True)
        for key, begin, _, steps in matches:
            variant = variants[int(self._vocab.strings[key])]
            places = (start + begin + n for n, step in enumerate(steps) if variant[step])
            yield Match(cue, tuple(places))


def _disjoint(matches: list[Match]) -> list[Match]:
    """Return matches of one cue that share no stretch of text, the closest fitting first."""
    kept: list[Match] = []
    for match in sorted(matches, key=lambda match: match.looseness):
        first, last = match.places[0], match.places[-1]
        if all(last < other.places[0] or other.places[-1] < first for other in kept):
            kept.append(match)
    return kept


def _variants(slots: tuple[Slot, ...]) -> list[list[Slot | None]]:
    """Return the steps of a cue with and without each slot that may be missing, None for a gap.

    spaCy's own optional steps leave open whether a word fills a slot or falls into the gap beside
    it, so a cue with gaps is written out; without gaps there is nothing to confuse.
    """
    if not any(slot.after_gap for slot in slots):
        return [list(slots)]
    choices = [(True, False) if slot.optional else (True,) for slot in slots]
    variants = []
    for chosen in product(*choices):
        steps: list[Slot | None] = []
        for slot, taken in zip(slots, chosen, strict=True):
            steps += [None] * (slot.after_gap and bool(steps)) + [slot] * taken
        while steps[-1] is None:
            steps.pop()
        variants.append(steps)
    return variants


def _matcher(variants: list[list[Slot | None]], vocab: Vocab) -> Matcher:
    """Return spaCy's Matcher for one cue, the variants by number."""
    matcher = Matcher(vocab)
    written_out = len(variants) > 1
    for number, steps in enumerate(variants):
        optional = {} if written_out else {"OP": "?"}
        asked = [
            _GAP if slot is None else {"ORTH": _asked(slot)} | (optional if slot.optional else {})
            for slot in steps
        ]
        matcher.add(str(number), [asked])
    return matcher


def _asked(slot: Slot) -> dict[str, Any] | str:
    """Return what spaCy's Matcher asks of the word that fills a slot."""
    if not slot.beginnings:
        return slot.words[0] if len(slot.words) == 1 else {"IN": list(slot.words)}
    beginnings = [re.escape(beginning) for beginning in slot.beginnings]
    whole = [rf"{re.escape(word)}\Z" for word in slot.words]
    return {"REGEX": rf"\A(?:{'|'.join([*beginnings, *whole])})"}
