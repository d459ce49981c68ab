"""Numbered statements and letters, each below a line of its own: Statement 3. Male, guard."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from testimonies.finding.attributions import names_a_person
from testimonies.finding.selfspeech import (
    flowing_spans,
    is_neutral,
    narrates,
    speaks_of_self,
    without_strange_tail,
)
from testimonies.finding.values import Found
from testimonies.values import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from testimonies.finding.values import Layout

_HEAD = re.compile(
    r"(?P<what>(?:statement|testimony|testimonial|letter|submission|deposition)\s(?:no\.?\s?)?\d{1,3})\b"
    r"(?:[.:]?\s(?P<who>[^\n:“”\"]{2,120}?)\.?)?",
    re.IGNORECASE,
)
_FIRST = frozenset("stldSTLD")  # letters of such a head
_FEWEST = 3  # heads


def numbered_statements(layout: Layout, first_number: int) -> Iterator[Found]:
    """Yield what stands below each of three or more lines such as ``Statement 3. Male, guard``.

    Args:
        layout: The layout of a text.
        first_number: The number of the first block found here.
    """
    shadow = layout.shadow
    short = (line for line in layout.lines if line.text[0] in _FIRST)
    matches = ((line, _HEAD.fullmatch(line.text)) for line in short)
    heads = [(line, match) for line, match in matches if match is not None]
    if len(heads) < _FEWEST:
        return
    edges = [*(line.start for line, _ in heads[1:]), len(shadow)]
    number = first_number
    for (line, match), edge in zip(heads, edges, strict=True):
        own = _below(layout, line.end, edge)
        spans = flowing_spans(shadow, own[0].start, own) if own else ()
        if spans:
            group = "who" if match["who"] and names_a_person(match["who"]) else "what"
            label = Span(line.start + match.start(group), line.start + match.end(group))
            yield Found.in_block(number, spans, Span(line.start, own[-1].end), label=label)
            number += 1


def _below(layout: Layout, start: int, edge: int) -> list[Span]:
    """Return the paragraphs between a head and an edge that go on with what somebody says."""
    shadow = layout.shadow
    own: list[Span] = []
    for paragraph in layout.paragraphs:
        first, last = max(paragraph.start, start), min(paragraph.end, edge)
        text = shadow[first:last].strip() if first < last else ""
        if not text:
            continue
        if narrates(text) or not (speaks_of_self(text) or is_neutral(text)):
            break
        own.append(Span(first, last))
    told = any(speaks_of_self(shadow[span.start : span.end]) for span in own)
    return list(without_strange_tail(shadow, own)) if told else []
