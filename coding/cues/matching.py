"""Finding cues in a text: one pass says which may stand there, a second where they do."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coding.cues.compiling import WordSets, ready_cues
from coding.cues.positions import Positions
from coding.cues.words import SENTENCE_END

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

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


class CueFinder:
    """Finds the cues of a codebook.

    Attributes:
        cues: The cues, by number.
    """

    def __init__(self, codebook: Codebook) -> None:
        """Number the cues and index them by the set of words fewest cues share."""
        self._sets = WordSets()
        self.cues = ready_cues(codebook, self._sets)
        self._by_set: dict[int, list[tuple[int, frozenset[int]]]] = defaultdict(list)
        shared = Counter(number for cue in self.cues for number in cue.required)
        for i, cue in enumerate(self.cues):
            rarest = min(cue.required, key=lambda number: shared[number])
            self._by_set[rarest].append((i, frozenset(cue.required)))
        self._known: dict[str, frozenset[int]] = {}

    def find(self, words: Words) -> tuple[Match, ...]:
        """Return where cues stand; the matches of one cue share no word.

        Where places of one cue overlap, the one with fewer words in gaps is kept.
        """
        sets = [self._sets_of(form) for form in words.forms]
        possible = list(self._possible(frozenset[int]().union(*set(sets))))
        asked = frozenset(step.number for i in possible for step in self.cues[i].steps)
        ends = [place for place, form in enumerate(words.forms) if form == SENTENCE_END]
        positions = Positions(sets, asked, ends)
        found: list[Match] = []
        for i in possible:
            places = {way for way in _ways(self.cues[i].steps, positions) if way}
            if places:
                found += _disjoint([Match(i, way) for way in places])
        return tuple(sorted(found, key=lambda match: (match.cue, match.places)))

    def _sets_of(self, form: str) -> frozenset[int]:
        """Return the numbers of the sets a word is in."""
        known = self._known.get(form)
        if known is None:
            if len(self._known) > _REMEMBERED:
                self._known.clear()
            known = self._known[form] = self._sets.holding(form)
        return known

    def _possible(self, present: AbstractSet[int]) -> Iterator[int]:
        """Yield the cues for each of whose required words there is one in the text."""
        for number in present & self._by_set.keys():
            for i, needs in self._by_set[number]:
                if needs <= present:
                    yield i


def _ways(steps: tuple[Step, ...], positions: Positions) -> list[tuple[int, ...]]:
    """Return every way to fill the steps of a cue, the places in order.

    Each way so far comes with the words that may still stand before its next place: a place that
    is missing leaves its gap to the next.
    """
    begun: list[tuple[tuple[int, ...], int]] = [((), 0)]
    for number, optional, gap in steps:
        longer: list[tuple[tuple[int, ...], int]] = []
        for way, free in begun:
            before = free + gap if way else 0
            found = positions.after(way[-1], number, before) if way else positions.of(number)
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
