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
_MOST_WORDS = 4


def timed_openings(lines: tuple[Line, ...]) -> Iterator[Turn]:
    """Yield the turns that a name alone opens, a time beside it, their words on the lines below.

    The time stands behind the name (``SPEAKER_02  00:52``), right below it, or right above it
    where it is the first of its lines.

    Args:
        lines: The lines of the text.
    """
    for i in range(len(lines) - 1):
        line, below = lines[i], lines[i + 1]
        if below.blank_before:
            continue
        match = _WITH_TIME.fullmatch(line.text)
        if match is None and _TIMES.fullmatch(below.text):
            match = _ALONE.fullmatch(line.text)
        elif match is None and i and _TIMES.fullmatch(lines[i - 1].text):
            first = lines[i - 1].blank_before or i == 1
            match = _ALONE.fullmatch(line.text) if first and not line.blank_before else None
        if match is None or len(match["name"].split()) > _MOST_WORDS:
            continue
        label = Span(line.start, line.start + match.end("name"))
        yield Turn(i, line.start, label, match["name"].casefold(), line.end)
