"""Records that follow each other on a page, an interview in each: Rank: private, Unit: stores."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from testimonies.finding.namedaccounts import fields_above
from testimonies.finding.selfspeech import says_i

if TYPE_CHECKING:
    from collections.abc import Iterator

    from testimonies.finding.barequestions import Part
    from testimonies.finding.values import Layout
    from testimonies.values import Span

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
    found = tuple(_titled(layout, fields) for fields in fields_above(layout))
    return found if len(found) >= _FEWEST else ()


def by_records(layout: Layout, parts: list[Part]) -> Iterator[tuple[Part, Span | None]]:
    """Yield questions and answers, each answer cut where a record begins, with the fields above it.

    What stands between the fields and the first question of a record is an answer too.

    Args:
        layout: The layout of a text.
        parts: The questions and answers, in order.
    """
    found = records(layout) if parts else ()
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
