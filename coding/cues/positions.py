"""Where in a text the words of each set stand, and where its sentences end."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet


class Positions:
    """The words of a text by the sets they are in."""

    def __init__(
        self, sets: Sequence[frozenset[int]], asked: AbstractSet[int], ends: Sequence[int]
    ) -> None:
        """Take the sets each word is in, those asked for, and where sentences end."""
        self._places: dict[int, list[int]] = {number: [] for number in asked}
        for place, held in enumerate(sets):
            for number in held & asked:
                self._places[number].append(place)
        self._ends = ends

    def of(self, number: int) -> Sequence[int]:
        """Return the places of the words of one set."""
        return self._places[number]

    def after(self, place: int, number: int, gap: int) -> Sequence[int]:
        """Return where words of a set stand after a place, past at most ``gap`` other words.

        No sentence ends in between.
        """
        places = self._places[number]
        if not places or places[-1] <= place:
            return ()
        last = place + 1 + gap
        next_end = bisect_left(self._ends, place + 1)
        if gap and next_end < len(self._ends):
            last = min(last, self._ends[next_end])
        return places[bisect_right(places, place) : bisect_right(places, last)]
