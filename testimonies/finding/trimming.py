"""Cutting a stretch down to the words: white space, marks and footnote numbers off its ends."""

from __future__ import annotations

import re

from testimonies.finding.shadow import QUOTATION_MARKS
from testimonies.values import Span

_LEADING = re.compile(rf"[\s{QUOTATION_MARKS}>]*")
_RAISED = "\u00b9\u00b2\u00b3\u2070\u2074\u2075\u2076\u2077\u2078\u2079"
_FOOTNOTE = re.compile(
    rf"(?:(?<!\d[.,:])(?<!\s[’'])(?<=[.,;:?!…)\]{QUOTATION_MARKS}])\d{{1,3}}"
    rf"|(?<=[^\W\d_][.?!…])\s\d{{1,3}}|(?<=[.?!…][{QUOTATION_MARKS}\])])\s\d{{1,3}}"
    rf"|(?<=[)\]][.?!])\s\d{{1,3}}|\s?\[\^?\d{{1,3}}\]|\s?[{_RAISED}]{{1,3}})$"
)
_NUMBERED = re.compile(r"\b(?:no|nos|nr|art|sec|ch|pp?|vol|fig|op|para)\.\s?\d+$", re.IGNORECASE)
_FURTHEST = 12  # characters a footnote number with its brackets may take


def words_between(shadow: str, start: int, end: int) -> Span | None:
    """Return the words in ``[start, end)`` without white space, marks and footnote at the ends.

    Returns:
        A span with no white space and no quotation mark at either end, or None where nothing
        but those stands there.
    """
    while True:
        end = _trimmed_end(shadow, start, end)
        tail = shadow[max(start, end - _FURTHEST) : end]
        note = _FOOTNOTE.search(tail)
        if note is None or _NUMBERED.search(tail):
            break
        end -= len(note.group())
    first = _LEADING.match(shadow, start, end)
    start = first.end() if first else start
    return Span(start, end) if start < end else None


def _trimmed_end(shadow: str, start: int, end: int) -> int:
    """Return ``end`` moved before trailing white space and marks."""
    while end > start and (shadow[end - 1].isspace() or shadow[end - 1] in QUOTATION_MARKS):
        end -= 1
    return end
