"""What is read out in the turn of somebody who asks or presents: a letter, a statement."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from testimonies.finding.inline import inline_quotations
from testimonies.finding.joining import joined
from testimonies.finding.values import Found
from testimonies.values import Form, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from testimonies.finding.inline import Inline
    from testimonies.finding.values import Layout

_OPENS = re.compile(r"(?:[.?!:,;…]|^)[)\]”’\"']*\s*$")
_ENDS = re.compile(r"[.?!…,][\])]?$")
_MARKS = '“"‘'
_FEWEST_WORDS = 6
_BEFORE = 4  # characters before an opening mark


def read_out(layout: Layout, asked: tuple[Found, ...]) -> Iterator[Found]:
    """Yield whole sentences between quotation marks in the turns of those who ask.

    Args:
        layout: The layout of a text.
        asked: The turns of those who ask or present.
    """
    shadow = layout.shadow
    for turn in asked:
        if any(mark in shadow[turn.outer.start : turn.outer.end] for mark in '“"‘'):
            for quotation in joined(shadow, inline_quotations(shadow, _whole(shadow, turn))):
                if _is_read(shadow, quotation):
                    yield Found(quotation.spans, Form.DIRECT, quotation.outer, quotation.closed)


def _whole(shadow: str, turn: Found) -> tuple[Span, ...]:
    """Return the words of a turn with the marks at its ends, which are none of the words."""
    first = turn.spans[0]
    marked = first.start > turn.outer.start and shadow[first.start - 1] in _MARKS
    spans = [Span(first.start - marked, first.end), *turn.spans[1:]]
    spans[-1] = Span(spans[-1].start, max(spans[-1].end, turn.outer.end))
    return tuple(spans)


def _is_read(shadow: str, quotation: Inline) -> bool:
    """Tell whether words between marks stand as a sentence of their own, and no term."""
    start = quotation.outer.start
    said = shadow[quotation.spans[0].start : quotation.spans[-1].end]
    before = shadow[max(start - _BEFORE, 0) : start]
    whole = said[:1].isupper() and _OPENS.search(before) and _ENDS.search(said)
    return bool(whole) and quotation.closed and len(said.split()) >= _FEWEST_WORDS
