"""What all pictures share: the head that says what was counted, colours, and the space around."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from reports.cells import clean
from reports.pictures.letters import broken
from reports.pictures.marks import Box, Mark, Picture, Words, moved

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reports.tables import Head

NOTHING = "No passage carries a code, so there is nothing to draw yet."
INK = "#1a1a1a"
QUIET = "#4d4d4d"
GROUND = "#f7f7f7"
_DARKEST = "#08306b"
_TURN = 0.55  # share of the darkest from which a ground is too dark for black letters
_AROUND = 16  # pixels of space on each side
_NARROWEST = 420  # pixels a head may always take
_TITLE, _TITLE_LINE = 16, 21  # size and height of a line
_PLAIN, _PLAIN_LINE = 12, 16
_BELOW = 18  # pixels between the head and what is drawn


def framed(
    head: Head,
    marks: Sequence[Mark],
    size: tuple[float, float],
    notes: Iterable[str] = (),
) -> Picture:
    """Return marks as a picture below what a reader must know of them.

    Args:
        head: Head of the table that is drawn: title, warning, unit, base and coder are shown.
        marks: What is drawn, from 0, 0.
        size: How wide and how high that is, in pixels.
        notes: How to read the picture, one sentence each.
    """
    wide = max(size[0], _NARROWEST)
    words, high = _head(head, wide, notes)
    low = high + _BELOW + _AROUND
    drawn = (*moved(words, _AROUND, _AROUND), *moved(marks, _AROUND, low))
    return Picture(ceil(wide) + 2 * _AROUND, ceil(low + size[1]) + _AROUND, drawn)


def _head(head: Head, wide: float, notes: Iterable[str]) -> tuple[list[Words], float]:
    """Return the lines of a head and how high they are."""
    loud = [head.title, *filter(None, [head.warning])]
    plain = [f"{name}: {value}" for name, value in head.fields() if value != head.warning]
    words: list[Words] = []
    high = 0.0
    for line in (part for each in loud for part in broken(clean(each), wide, _TITLE, bold=True)):
        words.append(Words(0, high + _TITLE_LINE / 2, line, _TITLE, INK, bold=True))
        high += _TITLE_LINE
    high += 3
    for line in (part for each in (*plain, *notes) for part in broken(clean(each), wide, _PLAIN)):
        words.append(Words(0, high + _PLAIN_LINE / 2, line, _PLAIN, QUIET))
        high += _PLAIN_LINE
    return words, high


def shade(share: float) -> str:
    """Return the ground for a share of the largest; lightness falls evenly, also in grey."""
    pairs = zip(_parts(GROUND), _parts(_DARKEST), strict=True)
    part = min(max(share, 0), 1)
    return "#" + "".join(f"{round(light + (dark - light) * part):02x}" for light, dark in pairs)


def letters_on(share: float) -> str:
    """Return the colour of letters that can be read on such a ground."""
    return "#ffffff" if share > _TURN else INK


def _parts(color: str) -> tuple[int, ...]:
    return tuple(int(color[start : start + 2], 16) for start in (1, 3, 5))


def cell(
    place: tuple[float, float], size: tuple[float, float], share: float, words: str, says: str
) -> tuple[Box, Words]:
    """Return a cell of a heatmap with its words.

    Args:
        place: Its left and its upper side.
        size: How wide and high it is.
        share: How dark it is, of the darkest.
        words: What stands in it.
        says: What it shows, in words.
    """
    (x, y), (wide, high) = place, size
    large = 11 if high >= 30 else 10  # noqa: PLR2004 - a small cell wants small letters
    return (
        Box(x, y, wide, high, shade(share), edge="#ffffff", says=says),
        Words(x + wide / 2, y + high / 2, words, large, letters_on(share), anchor="middle"),
    )
