"""Where in a text the words of each set stand, and where its sentences end."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING

from coding.cues.compiling import bits

if TYPE_CHECKING:
    from collections.abc import Sequence


class Positions:
    """The words of a text by the sets they are in."""

    def __init__(self, held: Sequence[int], asked: int, ends: Sequence[int]) -> None:
        """Take the sets each word is in, those asked for, as bits, and where sentences end."""
        self._places: dict[int, list[int]] = defaultdict(list)
        for place, sets in enumerate(held):
            if sets & asked:
                for words in bits(sets & asked):
                    self._places[words].append(place)
        self._ends = ends

    def of(self, words: int) -> Sequence[int]:
        """Return the places of the words of one set, by its bit."""
        return self._places[words]

    def after(self, place: int, words: int, gap: int) -> Sequence[int]:
        """Return where words of a set stand after a place, past at most ``gap`` other words.

        No sentence ends in between.
        """
        places = self._places[words]
        if not places or places[-1] <= place:
            return ()
        last = place + 1 + gap
        next_end = bisect_left(self._ends, place + 1)
        if gap and next_end < len(self._ends):
            last = min(last, self._ends[next_end])
        return places[bisect_right(places, place) : bisect_right(places, last)]
