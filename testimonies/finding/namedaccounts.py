"""Collections of accounts, each below a line that says whose it is: Name, 27, former sergeant."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from testimonies.finding.attributions import names_a_person
from testimonies.finding.joining import has_speech_verb
from testimonies.finding.lines import has_mark
from testimonies.finding.selfspeech import (
    flowing_spans,
    goes_on,
    is_neutral,
    is_own_account,
    without_strange_tail,
)
from testimonies.finding.values import Found, MarkKind
from testimonies.values import Form, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from testimonies.finding.values import Layout

_HEAD = re.compile(r"[*_#\s]*(?P<name>[^\W\d_a-z][^.?!:;\n*_#]{3,78}[^\s.?!:;,*_#])[*_]*\s*")
_AGE = re.compile(r",\s(?:aged?\s)?\d{2}\b|\(\d{2}\)")
_FEWEST = 2  # accounts below such lines
_OPENING = 2  # paragraphs in which somebody says I
_MOST_PARAGRAPHS = 40


def named_accounts(layout: Layout, first_number: int) -> Iterator[Found]:
    """Yield the accounts that stand below lines with the names of those who tell them.

    Two of them at least are needed: a name with an age or a calling above words that say I.

    Args:
        layout: The layout of a text.
        first_number: The number of the first block found here.
    """
    shadow = layout.shadow
    headings = {mark.span for mark in layout.marks if mark.kind is MarkKind.HEADING}
    units = sorted({*layout.paragraphs, *headings})
    heads = {i: head for i, span in enumerate(units) if (head := _head(shadow, span)) is not None}
    told = [(head, own) for i, head in heads.items() if (own := _own(shadow, units, i, heads))]
    if len(told) < _FEWEST:
        return
    for number, (head, own) in enumerate(told, first_number):
        spans = flowing_spans(shadow, own[0].start, own)
        if spans:
            yield Found(
                spans=spans,
                form=Form.BLOCK,
                outer=Span(head.start, own[-1].end),
                closed=True,
                block=number,
                attribution=None,
                label=head,
            )


def _head(shadow: str, span: Span) -> Span | None:
    """Return the words of a line that says whose the account below it is, or None."""
    match = _HEAD.fullmatch(shadow, span.start, span.end)
    if match is None:
        return None
    words = match.group("name")
    tells = _AGE.search(words) or ("," in words and names_a_person(words))
    quotes = has_mark(words) or has_speech_verb(words)
    return Span(*match.span("name")) if tells and not quotes else None


def _own(shadow: str, units: list[Span], head: int, heads: dict[int, Span]) -> list[Span]:
    """Return the paragraphs of the account below a head; none where nobody says I soon."""
    stop = head + 1
    for i in range(head + 1, min(len(units), head + 1 + _MOST_PARAGRAPHS)):
        text = shadow[units[i].start : units[i].end]
        if i in heads or not (goes_on(text) or is_neutral(text)):
            break
        stop = i + 1
    own = units[head + 1 : stop]
    if not any(is_own_account(shadow[span.start : span.end]) for span in own[:_OPENING]):
        return []
    return list(without_strange_tail(shadow, own))
