"""Where in a text a cue's words stand near enough to one another to be worth a closer look."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coding.cues.compiling import ReadyCue


class Positions:
    """Where in a text the words of each set stand.

    Attributes:
        present: The sets of which any word stands in the text.
        length: How many words the text has.
    """

    def __init__(self, sets: list[frozenset[int]]) -> None:
        """Take for each word of the text the sets it is in."""
        self.present: set[int] = set().union(*sets)
        self.length = len(sets)
        self._sets = sets
        self._places: dict[int, list[int]] = {}

    def of(self, number: int) -> list[int]:
        """Return the places of the words of one set."""
        if number not in self._places:
            self._places[number] = [i for i, held in enumerate(self._sets) if number in held]
        return self._places[number]


def windows(cue: ReadyCue, positions: Positions) -> list[tuple[int, int]]:
    """Return the stretches of the text in which a cue may stand.

    Its required words are all there, in order and near enough; what stands between them and at
    the edges is not looked at.
    """
    found: list[tuple[int, int]] = []
    for first in positions.of(cue.required[0]):
        reached = [first]
        for number, reach in zip(cue.required[1:], cue.reaches, strict=True):
            reached = [p for p in positions.of(number) if any(0 < p - q <= reach for q in reached)]
        if not reached:
            continue
        start, end = max(first - cue.lead, 0), min(reached[-1] + cue.tail + 1, positions.length)
        if found and start < found[-1][1]:
            start = found.pop()[0]
        found.append((start, end))
    return found
