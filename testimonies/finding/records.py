"""Records that follow each other on a page, an interview in each: Rank: private, Unit: stores."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from testimonies.finding.barequestions import Part
from testimonies.finding.selfspeech import is_own_account, says_i, speaks_to_you
from testimonies.finding.values import MarkKind
from testimonies.values import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from testimonies.finding.values import Layout

_FIELD = re.compile(
    r"[*_\s]*(?i:name|rank|age|sex|gender|unit|village|township|occupation|position|status|date|place"
    r"|region|born|branch|location|interviewed|who|where|when|witness|speaker|interviewee|respondent"
    r"|source|profile|function|language|role|service|left|recorded|interview|area|period|year|sector"
    r"|testimony|category)(?:\s[a-z]+){0,2}[*_]*\s?:\s.{1,120}"
)
_OF_WHOM = re.compile(
    r"[*_\s]*(?i:name|rank|age|unit|occupation|position|who|witness|speaker|interviewee|respondent|source"
    r"|profile|function|role|service)\b"
)
_FEWEST = 2
_LONGEST_TITLE = 90  # characters of a line above the fields
_TITLES = 3  # such lines


class Record(NamedTuple):
    """A record on a page.

    Attributes:
        start: Where its title or its first field begins.
        fields: What it says of somebody.
    """

    start: int
    fields: Span


def records(layout: Layout) -> tuple[Record, ...]:
    """Return the records of a page that holds several, in order; else none.

    Args:
        layout: The layout of a text.
    """
    told = runs_of_fields(layout.shadow, with_headings(layout))
    found = tuple(_titled(layout, fields) for _, fields in told)
    return found if len(found) >= _FEWEST else ()


def by_records(layout: Layout, parts: list[Part]) -> Iterator[tuple[Part, Span | None]]:
    """Yield questions and answers, each answer cut where a record begins, with the fields above it.

    What stands between the fields and the first question of a record is an answer too.

    Args:
        layout: The layout of a text.
        parts: The questions and answers, in order.
    """
    if not parts:
        return
    yield from _opening(layout, parts[0].start)
    found = records(layout)
    starts = [record.start for record in found]
    for given in parts:
        part, own = given, list(given.own)
        below = bisect_left(starts, own[-1].end)
        first = bisect_left(starts, part.start + 1)
        fields = found[first - 1].fields if first else None
        for record in found[first:below]:
            above = [span for span in own if span.end <= record.start]
            if above:
                yield replace(part, own=above, start=max(part.start, above[0].start)), fields
            own = [span for span in own if span.start >= record.fields.end]
            fields = record.fields
            part = replace(part, own=own, start=own[0].start) if own else part
        if own:
            yield part, fields


def _opening(layout: Layout, end: int) -> Iterator[tuple[Part, Span | None]]:
    """Yield what is told between the fields of the first record and the first question."""
    told = runs_of_fields(layout.shadow, with_headings(layout))
    if not told:
        return
    fields = told[0][1]
    own = [span for span in layout.paragraphs if fields.end <= span.start and span.end <= end]
    texts = [layout.shadow[span.start : span.end] for span in own]
    if own and all(is_own_account(text) or speaks_to_you(text) for text in texts):
        part = Part(own=own, start=own[0].start, question=False)
        yield part, fields if len(told) >= _FEWEST else None


def _titled(layout: Layout, fields: Span) -> Record:
    """Return a record with the short lines right above its fields: Testimony 12, “The Gate”."""
    lines = layout.lines
    first = bisect_left([line.start for line in lines], fields.start)
    start, place = fields.start, first
    while place and first - place < _TITLES and not lines[place].blank_before:
        text = lines[place - 1].text
        if len(text) > _LONGEST_TITLE or text.endswith((".", "?", ",")) or says_i(text):
            break
        place -= 1
        start = lines[place].start
    return Record(start, fields)


def with_headings(layout: Layout) -> list[Span]:
    """Return the paragraphs, the headings and the fields that look like captions, in order."""
    headings = {mark.span for mark in layout.marks if mark.kind is MarkKind.HEADING}
    return sorted({*layout.paragraphs, *headings, *_hanging_fields(layout)})


def _hanging_fields(layout: Layout) -> Iterator[Span]:
    """Yield the fields right above others that look like captions: Source: a private, 21."""
    shadow = layout.shadow
    for mark in layout.marks:
        if mark.kind is MarkKind.CAPTION and is_field(shadow, mark.span):
            below = shadow.find("\n", mark.span.end + 1)
            if _FIELD.match(shadow, mark.span.end + 1, below if below > 0 else len(shadow)):
                yield mark.span


def runs_of_fields(shadow: str, units: list[Span]) -> list[tuple[int, Span]]:
    """Return each run of fields that tells of somebody, with the index of the last of them."""
    found: list[tuple[int, Span]] = []
    first = 0
    for i, span in enumerate(units):
        if not is_field(shadow, span):
            first = i + 1
            continue
        last = i + 1 == len(units) or not is_field(shadow, units[i + 1])
        of_whom = any(_OF_WHOM.match(shadow, units[j].start) for j in range(first, i + 1))
        if last and i > first and of_whom:
            found.append((i, Span(units[first].start, span.end)))
    return found


def is_field(shadow: str, span: Span) -> bool:
    """Tell whether a paragraph is a field of a record: Rank: private."""
    return _FIELD.fullmatch(shadow, span.start, span.end) is not None
