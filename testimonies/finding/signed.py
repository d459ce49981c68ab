"""Statements that somebody signs with a date: Declaration ..., 3 May 2010, Anton Velin."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from testimonies.finding.attributions import names_a_person
from testimonies.finding.dates import DATE
from testimonies.finding.lines import has_mark
from testimonies.finding.selfspeech import (
    flowing_spans,
    goes_on,
    is_neutral,
    is_own_account,
    says_i,
    speaks_of_self,
)
from testimonies.finding.values import Found, MarkKind
from testimonies.values import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from testimonies.finding.values import Layout

_TITLE = re.compile(
    r"[*_#\s]*(?!(?:model|sample|form|draft|template)\b)(?:[\w’'-]+\s){0,4}?"
    r"(?:(?:statement|declaration|letter|testimony|account|speech|words|explanation|appeal|message|story"
    r"|affidavit|confession|plea|address|refusal|document)"
    r"(?:\s(?:of|to|on|by|from|for|in|about|at|before)\s(?!the\seditors?\b)[^\n.?!:]{2,50})?)[*_.:]*\s*",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"[^\W\d_a-z][\w.’'-]*(?:\s(?:(?:de|del|da|dos|van|von|der|al|el|bin|ibn|la|di|du|ten)\s)*[^\W\d_a-z][\w.’'-]*){1,4}"
)
_PARTS = re.compile(r"[^,;|\n()]+")
_SIGNED = re.compile(r"[(\[*_\s]*(?:[Ss]igned|SIGNED)(?:\sby\b)?[)\],:*_]*\s")
_LONGEST_TITLE, _LONGEST_SIGNATURE = 90, 100  # characters
_LEAD = 4000  # characters above a statement that may tell of whoever signs it
_FEWEST = 2  # paragraphs that say I
_MOST_PARAGRAPHS = 40


def signed_statements(layout: Layout, first_number: int) -> Iterator[Found]:
    """Yield what stands between a heading that calls it a statement and the line that signs it.

    That line gives a name with a date before or behind it, on one line or on two. A name alone is
    enough behind the word signed, and where the text told of whoever bears it.

    Args:
        layout: The layout of a text.
        first_number: The number of the first block found here.
    """
    shadow = layout.shadow
    marked = {mark.span for mark in layout.marks if mark.kind is MarkKind.HEADING}
    units = sorted({*layout.paragraphs, *marked})
    number, edge = first_number, 0
    for i, head in enumerate(units):
        if i < edge or not _is_title(shadow, head):
            continue
        signed = _signed(shadow, units, i + 1, marked)
        if signed is None:
            continue
        edge, name, end = signed
        own = units[i + 1 : edge]
        spans = flowing_spans(shadow, own[0].start, own)
        if spans:
            outer = Span(own[0].start, end)
            yield Found.in_block(number, spans, outer, attribution=name)
            number += 1


def _is_title(shadow: str, head: Span) -> bool:
    """Tell whether a line calls what stands below it a statement, a letter or the like."""
    short = head.end - head.start <= _LONGEST_TITLE
    return short and _TITLE.fullmatch(shadow, head.start, head.end) is not None


def _signed(
    shadow: str, units: list[Span], first: int, marked: set[Span]
) -> tuple[int, Span, int] | None:
    """Return the index of the line that signs a statement, the name in it and where it ends."""
    for i in range(first, min(len(units), first + _MOST_PARAGRAPHS)):
        text = shadow[units[i].start : units[i].end]
        name = _signature(shadow, units, i, units[first].start)
        if name is not None:
            said = [shadow[own.start : own.end] for own in units[first:i]]
            told = sum(map(says_i, said))
            whole = told >= _FEWEST and any(map(is_own_account, said[:2]))
            return (i, name, max(units[i].end, name.end)) if whole else None
        if units[i] in marked or not (goes_on(text) or is_neutral(text)):
            return None
    return None


def _signature(shadow: str, units: list[Span], i: int, above: int) -> Span | None:
    """Return the name in a line with a date, or beside one on a line above or below it.

    Args:
        shadow: The shadow of a text.
        units: Its paragraphs and headings.
        i: Which of them may be the line.
        above: Where the statement begins.
    """
    own = units[i]
    if own.end - own.start > _LONGEST_SIGNATURE or has_mark(shadow[own.start : own.end]):
        return None
    below = units[i + 1] if i + 1 < len(units) else None
    date = DATE.search(shadow, own.start, own.end)
    if date is not None:
        rest = Span(date.end(), own.end) if date.end() < own.end else None
        after = _named(shadow, rest) if rest is not None else None
        if after is None and below is not None and _is_near(shadow, own, below):
            after = _named(shadow, below, whole=True)
        if after is None and date.start() > own.start:
            after = _named(shadow, Span(own.start, date.start()))
        return after
    name = _named(shadow, own, whole=True)
    if name is None:
        return None
    dated = below is not None and _is_near(shadow, own, below)
    if dated and below is not None and DATE.search(shadow, *_ends(below)):
        return name
    return name if _signs_undated(shadow, own, name, below, above) else None


def _signs_undated(shadow: str, own: Span, name: Span, below: Span | None, above: int) -> bool:
    """Tell whether a name alone signs what stands above it: Signed: Anton Velin.

    Or the text told of whoever bears it above the statement, and nobody says I below it.
    """
    if _SIGNED.match(shadow, own.start, name.end):
        return True
    last = shadow[name.start : name.end].rsplit(maxsplit=1)[-1]
    known = shadow.find(last, max(above - _LEAD, 0), above) >= 0
    heads = below is not None and speaks_of_self(shadow[below.start : below.end])
    alone = name.end == own.end or names_a_person(shadow[name.end : own.end])
    return known and alone and not heads


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _is_near(shadow: str, own: Span, below: Span) -> bool:
    """Tell whether a short line stands below another with nothing between them."""
    short = below.end - below.start <= _LONGEST_SIGNATURE
    return short and not shadow[own.end : below.start].strip()


def _named(shadow: str, span: Span, *, whole: bool = False) -> Span | None:
    """Return the first part of a line that is a name.

    Args:
        shadow: The shadow of a text.
        span: Where the line, or what is left of it, stands.
        whole: Whether the line must open with the name.
    """
    signed = _SIGNED.match(shadow, span.start, span.end)
    for part in _PARTS.finditer(shadow, signed.end() if signed else span.start, span.end):
        start, end = part.span()
        while start < end and shadow[start] in " *_.:–—-":
            start += 1
        while end > start and shadow[end - 1] in " *_–—-":
            end -= 1
        if start < end and _NAME.fullmatch(shadow, start, end):
            return Span(start, end)
        if whole:
            return None
    return None
