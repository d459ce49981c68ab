"""A document cut for reading: paragraphs, and long ones in pieces, with notes near their words."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from testimonies.values import Span

_LINE = re.compile(r"\S[^\n]*")
_WRAPPED = 120  # characters; a line that long is no part of a paragraph broken into lines
_SENTENCE = re.compile(r"[.!?…][”’»\"')\]]*\s+")
_LONG = 400  # characters of a piece, before it may end with a sentence


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a document, half-open, in code points of its text.

    Attributes:
        start: Where it begins.
        end: Where it ends.
        continued: Whether it goes on with the paragraph of the piece before.
    """

    start: int
    end: int
    continued: bool


def pieces_of(text: str, whole: Sequence[Span]) -> tuple[Piece, ...]:
    """Return a document in pieces, in order; only white space lies between them.

    Args:
        text: The document.
        whole: What no piece may end within.
    """
    reach: list[tuple[int, int]] = []
    for span in sorted(whole):
        if reach and span.start < reach[-1][1]:
            reach[-1] = (reach[-1][0], max(reach[-1][1], span.end))
        else:
            reach.append((span.start, span.end))
    starts = [start for start, _ in reach]
    pieces = []
    for start, end in _paragraphs(text):
        begun = start
        for found in _SENTENCE.finditer(text, start, end):
            near = bisect_right(starts, found.start()) - 1
            within = near >= 0 and found.start() + 1 < reach[near][1]
            if found.end() - begun >= _LONG and found.end() < end and not within:
                pieces.append(Piece(begun, found.end(), continued=begun != start))
                begun = found.end()
        pieces.append(Piece(begun, end, continued=begun != start))
    return tuple(pieces)


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each paragraph begins and ends.

    It ends before an empty line, and with any line too long to have been broken to a width.
    """
    start, end, long = 0, 0, True
    for found in _LINE.finditer(text):
        if long or text.count("\n", end, found.start()) > 1:
            if end:
                yield start, end
            start = found.start()
        end = found.start() + len(found.group().rstrip())
        long = len(found.group()) > _WRAPPED
    if end:
        yield start, end
