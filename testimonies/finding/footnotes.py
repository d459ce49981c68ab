"""Footnote zones: runs of numbered notes that stand outside the running text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from testimonies.finding.values import Mark, MarkKind
from testimonies.values import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from testimonies.finding.lines import Line

_NOTE = re.compile(r"(?:\[\^?(\d{1,3})\]:?|(\d{1,3})[.)]?)\s+(?=[\w“‘\"'(\[])")
_GLUED = re.compile(r"[^\W\d_][.,;:?!”’\"')\]]*\d{1,3}(?=\s)|\[\^?\d{1,3}\](?!:)")
_LONGEST_NOTE = 8


def footnote_marks(lines: tuple[Line, ...], shadow: str) -> Iterator[Mark]:
    """Yield a mark for each note of a footnote zone.

    A zone is a run of lines that open with numbers going up one by one, in a text that also
    glues numbers to its words; lines between two such numbers belong to the note before.
    """
    if not _GLUED.search(shadow):
        return
    numbers = [_number(line) for line in lines]
    opening = [i for i, number in enumerate(numbers) if number is not None]
    for place, i in enumerate(opening):
        follower = opening[place + 1] if place + 1 < len(opening) else None
        leader = opening[place - 1] if place else None
        if not (_follows(numbers, i, follower) or _follows(numbers, leader, i)):
            continue
        last = follower - 1 if follower is not None and _follows(numbers, i, follower) else i
        yield Mark(MarkKind.FOOTNOTE, Span(lines[i].start, lines[last].end))


def _number(line: Line) -> int | None:
    match = _NOTE.match(line.text)
    return int(match.group(1) or match.group(2)) if match else None


def _follows(numbers: list[int | None], i: int | None, j: int | None) -> bool:
    """Tell whether the note at ``j`` is the next after the one at ``i``."""
    if i is None or j is None or j - i > _LONGEST_NOTE:
        return False
    first, second = numbers[i], numbers[j]
    return first is not None and second == first + 1
