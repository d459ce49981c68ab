"""The paragraphs of the running text, hard-wrapped lines joined."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from testimonies.finding.lines import runs_on
from testimonies.values import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from testimonies.finding.lines import Line

_OWN_PARAGRAPH = re.compile(
    r"[•▪◦]|[*–-]\s|>|#{1,6}\s|\d{1,3}[.)]\s|\[?\d{1,2}:\d{2}|[A-Z][^:.?!]{0,40}:\s|[‘“]\s"
)
_SHORT = 0.8
_LONGEST_RUN = 400  # lines; a longer paragraph is a fault of the layout
_FULL = 40


def paragraphs_of(
    lines: tuple[Line, ...], width: int | None, pages: Iterable[Span] = ()
) -> Iterator[Span]:
    """Yield the paragraphs that running lines make up.

    Args:
        lines: The lines of the running text, marked ones left out.
        width: The width at which the lines are wrapped, or None where they are not.
        pages: Where heads and numbers of pages stand, in order.
    """
    turned = _after_pages(lines, pages)
    first = 0
    for i in range(1, len(lines) + 1):
        here = i < len(lines) and i - first < _LONGEST_RUN
        if here and _belongs(lines[i - 1], lines[i], width):
            continue
        if here and i in turned and _goes_on_overleaf(lines[i - 1], lines[i], width):
            continue
        if lines:
            yield Span(lines[first].start, lines[i - 1].end)
        first = i


def _after_pages(lines: tuple[Line, ...], pages: Iterable[Span]) -> set[int]:
    """Return which lines come first after the head or number of a page."""
    starts = [line.start for line in lines]
    return {bisect_left(starts, page.end) for page in pages} if lines else set()


def _goes_on_overleaf(line: Line, following: Line, width: int | None) -> bool:
    """Tell whether a paragraph goes on behind the end of a page: its last line there is full.

    It does not end in a stop or mark, or the line overleaf begins in small letters: he said.
    """
    full = width is not None and len(line.text) >= _SHORT * width
    return full and (following.text[0].islower() or not line.ends_terminally)


def _belongs(line: Line, following: Line, width: int | None) -> bool:
    """Tell whether the following line goes on with the paragraph of ``line``."""
    lower = following.text.lstrip("([“‘\"'")[:1].islower()
    if not line.ends_terminally and lower and len(line.text) >= _FULL:
        return True
    full = width is not None and len(line.text) >= _SHORT * width
    if full and not following.blank_before and not line.ends_terminally:
        return True
    if following.blank_before or _OWN_PARAGRAPH.match(following.text):
        return False
    if not line.ends_terminally:
        return lower or width is not None or runs_on(line, following)
    return full
