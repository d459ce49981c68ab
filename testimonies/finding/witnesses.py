"""Statements that open with the number of the witness who gives them: WITNESS 7. We were told."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from testimonies.finding.numbered import PERSONS
from testimonies.finding.selfspeech import (
    ALONE,
    flowing_spans,
    goes_on,
    is_own_account,
    speaks_of_self,
)
from testimonies.finding.values import Found
from testimonies.values import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from testimonies.finding.values import Layout

_LABEL = re.compile(
    rf"[*_]{{0,3}}(?P<label>(?:(?i:{PERSONS})\s(?:(?i:no\.?|number)\s?)?(?:\d{{1,3}}[a-z]?|[A-Z]{{1,2}}-?\d{{0,3}})"
    r"|[A-Z]{1,3}-?\d{1,3}))[*_]{0,3}\s?(?:[.:]|[–—-](?=\s))[*_]{0,3}\s+(?=[“\"‘']?[^\W_])"
)
_WORD = re.compile(r"[^\W\d_]{4}")
_MOST_PARAGRAPHS = 12


def numbered_witnesses(layout: Layout, first_number: int) -> Iterator[Found]:
    """Yield the paragraphs that open with a witness's number and say I or we, and what goes on.

    Args:
        layout: The layout of a text.
        first_number: The number of the first block found here.
    """
    shadow, paragraphs = layout.shadow, layout.paragraphs
    number, edge = first_number, 0
    for i, own in enumerate(paragraphs):
        match = _LABEL.match(shadow, own.start, own.end) if i >= edge else None
        if match is None or not _is_told(match["label"], shadow[match.end() : own.end]):
            continue
        edge = _end(shadow, paragraphs, i)
        spans = flowing_spans(shadow, match.end(), paragraphs[i:edge])
        if spans:
            outer = Span(own.start, paragraphs[edge - 1].end)
            yield Found.in_block(number, spans, outer, label=Span(*match.span("label")))
            number += 1


def _is_told(label: str, text: str) -> bool:
    """Tell whether somebody tells of themselves: behind letters I, behind a word also we."""
    told = is_own_account(text) or (text.endswith("?") and speaks_of_self(text))
    return told and (_WORD.match(label) is not None or ALONE.search(text) is not None)


def _end(shadow: str, paragraphs: tuple[Span, ...], first: int) -> int:
    """Return the index after the last paragraph of a statement: each further one says I."""
    stop = first + 1
    for i in range(stop, min(len(paragraphs), first + _MOST_PARAGRAPHS)):
        text = shadow[paragraphs[i].start : paragraphs[i].end]
        divided = shadow[paragraphs[i - 1].end : paragraphs[i].start].strip()
        if divided or _LABEL.match(text) or not (goes_on(text) and ALONE.search(text)):
            break
        stop = i + 1
    return stop
