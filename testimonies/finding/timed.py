"""Turns whose name stands on a line of its own beside a time, as programs write transcripts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from testimonies.finding.openings import TIME, Turn
from testimonies.values import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from testimonies.finding.lines import Line

RANGE = rf"{TIME}\s*(?:-->|[-–—]|to)\s*{TIME}"
_TIMES = re.compile(rf"{RANGE}|{TIME}")
_NAME = r"(?P<name>[^\W\d_][^\n:;.,?!“”\"()\[\]]{0,38}[^\W_]|[^\W\d_])\.?"
_ALONE = re.compile(_NAME)
_WITH_TIME = re.compile(rf"{_NAME}\s+(?:{RANGE}|{TIME})")
_CLOSING = frozenset("])>")
_MOST_WORDS = 4


def timed_openings(lines: tuple[Line, ...]) -> Iterator[Turn]:
    """Yield the turns that a name alone opens, a time beside it, their words on the lines below.

    The time stands behind the name (``SPEAKER_02  00:52``), right below it, or right above it
    where it is the first of its lines.

    Args:
        lines: The lines of the text.
    """
    for i, line in enumerate(lines):
        if ":" not in line.text or not (line.text[-1].isdigit() or line.text[-1] in _CLOSING):
            continue
        place, match = i, _WITH_TIME.fullmatch(line.text)
        if match is None and _TIMES.fullmatch(line.text):
            place, match = _named_beside(lines, i)
        below = lines[place + 1 : place + 2]
        long = match is not None and len(match["name"].split()) > _MOST_WORDS
        if match is None or long or not below or below[0].blank_before:
            continue
        start, end = lines[place].start, lines[place].end
        label = Span(start, start + match.end("name"))
        yield Turn(place, start, label, match["name"].casefold(), end)


def _named_beside(lines: tuple[Line, ...], i: int) -> tuple[int, re.Match[str] | None]:
    """Return the line right above a time, or right below one that stands apart, if it is a name."""
    if i and not lines[i].blank_before:
        match = _ALONE.fullmatch(lines[i - 1].text)
        return i - 1, match
    below = lines[i + 1 : i + 2]
    if not below or below[0].blank_before:
        return i, None
    return i + 1, _ALONE.fullmatch(below[0].text)
