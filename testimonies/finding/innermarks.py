"""Marks at the ends of words that belong to words quoted within: “He asked me, ‘Why?’”."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from testimonies.values import Span

if TYPE_CHECKING:
    from testimonies.finding.values import Found

_CLOSES = {"’": "‘", "”": "“", "'": "'", '"': '"'}
_OPENS = {"‘": "’", "“": "”", "'": "'", '"': '"'}
_SINGLE = frozenset("‘’'")
_OPENING = {
    "‘": re.compile(r"(?<!\w)‘(?=\S)"),
    "“": re.compile(r"“(?=\S)"),
    "'": re.compile(r"(?<![\w.,?!…])'(?=\w)"),
    '"': re.compile(r"(?<![\w.,?!…])\"(?=\w)"),
}
_CLOSING = {  # the boys’ coats closes nothing
    "’": re.compile(r"(?<!s)’(?!\w)"),
    "”": re.compile(r"”"),
    "'": re.compile(r"(?<![\ss])'(?!\w)"),
    '"': re.compile(r"(?<!\s)\"(?!\w)"),
}


def with_inner_marks(shadow: str, found: Found, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return spans of a find with marks at their ends that belong to words quoted within.

    Args:
        shadow: The shadow of a text.
        found: What was found in it.
        spans: Its spans, none of which begins or ends with a mark.
    """
    kept: list[Span] = []
    for span in spans:
        free = not kept or kept[-1].end < span.start
        start = span.start - (free and _opens_within(shadow, found, span))
        end = span.end + _closes_within(shadow, Span(start, span.end))
        kept.append(Span(start, end) if end <= found.outer.end else span)
    return tuple(kept)


def _closes_within(shadow: str, span: Span) -> bool:
    """Tell whether the mark behind words closes one that opens among them."""
    mark = shadow[span.end : span.end + 1]
    if mark not in _CLOSES:
        return False
    opened = [match.end() for match in _OPENING[_CLOSES[mark]].finditer(shadow, *_ends(span))]
    return bool(opened) and _CLOSING[mark].search(shadow, opened[-1], span.end) is None


def _opens_within(shadow: str, found: Found, span: Span) -> bool:
    """Tell whether the mark before words, inside the outer one, opens one that closes in them."""
    place = span.start - 1
    mark = shadow[place : span.start]
    if mark not in _OPENS or place <= found.outer.start:
        return False
    before = shadow[place - 1]
    nested = before in _OPENS and (before in _SINGLE) != (mark in _SINGLE)
    return nested and _CLOSING[_OPENS[mark]].search(shadow, span.start, span.end) is not None


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end
