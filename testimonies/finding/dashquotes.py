"""Quotations that a dash opens and dashes part from who speaks: — I left — he says —. I did."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from testimonies.finding.joining import has_speech_verb
from testimonies.finding.selfspeech import speaks_of_self
from testimonies.finding.trimming import words_between
from testimonies.finding.values import Found
from testimonies.values import Form, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from testimonies.finding.values import Layout

_OPENS = re.compile(r"[*_]{0,3}(?:--|[–—―])\s?(?=[“\"‘'(\[…¿¡]?[^\W\d_a-z])")
_TAG = re.compile(
    r"(?P<end>[,.?!…]?)\s?(?:--|[–—―])\s?(?P<tag>[^\W\d_][^–—―\n]{2,80}?)(?:\s?(?:--|[–—―])\s?[.,:;]?|[.]\s*$|[.]?\s*$)"
)
_PERSON = re.compile(r"\b(?:he|she|they|the|an?|his|her|[A-Z][\w’'-]+)\b")
_FEWEST = 2  # paragraphs behind dashes, one of them with who speaks


def dash_quotations(layout: Layout) -> Iterator[Found]:
    """Yield the words behind dashes of a text that sets them off so, without who says them.

    Two paragraphs at least must open with a dash, and one of them tell who speaks between dashes.

    Args:
        layout: The layout of a text.
    """
    shadow = layout.shadow
    opened = [
        (p, m.end()) for p in layout.paragraphs if (m := _OPENS.match(shadow, p.start, p.end))
    ]
    told = [_pieces(shadow, start, own.end) for own, start in opened]
    tagged = sum(
        len(pieces) > 1 or (bool(pieces) and pieces[-1][1] < own.end)
        for (own, _), pieces in zip(opened, told, strict=True)
    )
    if len(opened) < _FEWEST or not tagged:
        return
    for (own, _), pieces in zip(opened, told, strict=True):
        spans = tuple(w for a, b in pieces if (w := words_between(shadow, a, b)) is not None)
        asks = shadow[own.start : own.end].rstrip().endswith("?")
        if spans and not (
            asks and len(pieces) == 1 and not speaks_of_self(shadow[own.start : own.end])
        ):
            yield Found(spans, Form.DIRECT, Span(own.start, max(spans[-1].end, own.start + 1)))


def _pieces(shadow: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return where the words of a paragraph behind a dash stand, those who speak taken out."""
    pieces: list[tuple[int, int]] = []
    at = start
    for match in _TAG.finditer(shadow, start, end):
        tag = match.group("tag")
        if match.start() < at or not (has_speech_verb(tag) and _PERSON.search(tag)):
            continue
        pieces.append((at, match.end("end")))
        at = match.end()
    if at < end:
        pieces.append((at, end))
    return pieces
