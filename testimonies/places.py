"""Where words stand as a reader would cite it: the page, or the time of the recording."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from testimonies.values import MarkKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from testimonies.values import Mark


class Places:
    """The pages and times of one text, as its marks state them."""

    def __init__(self, marks: Iterable[Mark]) -> None:
        """Keep the marks that tell a page or a time."""
        told = sorted((mark for mark in marks if mark.value), key=lambda mark: mark.span)
        self._pages = [(m.span.start, m.value) for m in told if m.kind is MarkKind.PAGE]
        self._times = [(m.span.start, m.value) for m in told if m.kind is MarkKind.CUE]

    @property
    def pages(self) -> tuple[str, ...]:
        """The pages in order, as they are called."""
        return tuple(name for _, name in self._pages)

    def row(self, place: int) -> dict[str, str | None]:
        """Return page and time of a place, as every row has them."""
        return {"page": self.page(place), "time": self.time(place)}

    def page(self, place: int) -> str | None:
        """Return the page a character stands on, as it is called, or None where none is known.

        Args:
            place: Offset of the character, in code points.
        """
        return _last(self._pages, place)

    def time(self, place: int) -> str | None:
        """Return when the words at a place are said, or None where no time is known.

        Args:
            place: Offset of a character, in code points.

        Returns:
            The beginning of the cue, as ``hours:minutes:seconds.thousandths``.
        """
        return _last(self._times, place)


def _last(told: list[tuple[int, str]], place: int) -> str | None:
    after = bisect_right(told, place, key=lambda each: each[0])
    return told[after - 1][1] if after else None
