"""Finding cues in a text: one pass says which may stand there, a second where they do."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, NamedTuple

from spacy.lang.en.stop_words import STOP_WORDS

from coding.cues.compiling import WordSets, bits, ready_cues
from coding.cues.positions import Positions
from coding.cues.words import SENTENCE_END

if TYPE_CHECKING:
    from collections.abc import Iterable

    from codebook.values import Codebook
    from coding.cues.compiling import Step
    from coding.cues.words import Words

_REMEMBERED = 100_000


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


class _Held(NamedTuple):
    """What a word may be part of.

    Attributes:
        sets: The bits of the sets it is in.
        cues: The cues that are looked for where it stands.
    """

    sets: int
    cues: tuple[int, ...]


class CueFinder:
    """Finds the cues of a codebook.

    Attributes:
        cues: The cues, by number.
    """

    def __init__(self, codebook: Codebook) -> None:
        """Number the cues; each is looked for where a word of its rarest set stands."""
        self._sets = WordSets()
        self.cues = ready_cues(codebook, self._sets)
        self._needs = [reduce(or_, cue.required) for cue in self.cues]
        self._by_rarest: dict[int, list[int]] = defaultdict(list)
        common = [self._sets.holding(word) for word in STOP_WORDS]
        asked = {words for cue in self.cues for words in cue.required}
        rank = {words: sum(bool(held & words) for held in common) for words in asked}
        for i, cue in enumerate(self.cues):
            self._by_rarest[min(cue.required, key=rank.__getitem__)].append(i)
        self._rarest = reduce(or_, self._by_rarest, 0)
        self._known: dict[str, _Held] = {}

    def find(self, words: Words) -> tuple[Match, ...]:
        """Return where cues stand; the matches of one cue share no word.

        Where places of one cue overlap, the one with fewer words in gaps is kept.
        """
        held = [self._held(form) for form in words.forms]
        possible = self._possible(held)
        if not possible:
            return ()
        asked = reduce(or_, (step.words for i in possible for step in self.cues[i].steps))
        ends = [place for place, form in enumerate(words.forms) if form == SENTENCE_END]
        positions = Positions([each.sets for each in held], asked, ends)
        found: list[Match] = []
        for i in possible:
            places = {way for way in _ways(self.cues[i].steps, positions) if way}
            if places:
                found += _disjoint([Match(i, way) for way in places])
        return tuple(sorted(found, key=lambda match: (match.cue, match.places)))

    def _held(self, form: str) -> _Held:
        """Return what a word may be part of."""
        known = self._known.get(form)
        if known is None:
            if len(self._known) > _REMEMBERED:
                self._known.clear()
            sets = self._sets.holding(form)
            cues = (i for words in bits(sets & self._rarest) for i in self._by_rarest[words])
            known = self._known[form] = _Held(sets, tuple(cues))
        return known

    def _possible(self, held: Iterable[_Held]) -> list[int]:
        """Return the cues for each of whose required words there is one in the text."""
        present, begun = 0, set[int]()
        for sets, cues in held:
            present |= sets
            if cues:
                begun.update(cues)
        needs = self._needs
        return [i for i in begun if needs[i] & present == needs[i]]


def _ways(steps: tuple[Step, ...], positions: Positions) -> list[tuple[int, ...]]:
    """Return every way to fill the steps of a cue, the places in order.

    Each way so far comes with the words that may still stand before its next place: a place that
    is missing leaves its gap to the next.
    """
    begun: list[tuple[tuple[int, ...], int]] = [((), 0)]
    for words, optional, gap in steps:
        longer: list[tuple[tuple[int, ...], int]] = []
        for way, free in begun:
            before = free + gap if way else 0
            found = positions.after(way[-1], words, before) if way else positions.of(words)
            longer += [((*way, place), 0) for place in found]
            if optional:
                longer.append((way, before))
        if not longer:
            return []
        begun = longer
    return [way for way, _ in begun]


def _disjoint(matches: list[Match]) -> list[Match]:
    """Return matches of one cue that share no stretch of text, the closest fitting first."""
    kept: list[Match] = []
    for match in sorted(matches, key=lambda match: match.looseness):
        first, last = match.places[0], match.places[-1]
        if all(last < other.places[0] or other.places[-1] < first for other in kept):
            kept.append(match)
    return kept
