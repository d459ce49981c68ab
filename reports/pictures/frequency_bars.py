"""How often each code was given, as bars: the directions face each other or stand side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from reports.cells import UNDEFINED, worded
from reports.errors import UnknownChoiceError
from reports.looks import looks_of
from reports.pictures.framing import INK, NOTHING, QUIET, framed
from reports.pictures.letters import fitted, widest
from reports.pictures.marks import FAINT, FULL, Box, Line, Mark, Words, moved

if TYPE_CHECKING:
    from collections.abc import Sequence

    from codebook.values import Codebook
    from reports.looks import Look
    from reports.pictures.marks import Picture
    from reports.tables import Table

DETAILS = ("categories", "codes")
_BARS = 190  # pixels of the longest bar
_NAMES = 280  # pixels a name beside a bar may take
_NARROWEST = 140  # pixels the names between facing bars have at least
_HEADING = 30  # pixels above the bars, for the name of the direction
_HIGH = {"categories": 34, "codes": 19}  # pixels of a row
_SMALL = 11  # size of the letters of counts
_SPACE = 36  # pixels between panels that stand side by side
_SHIFT = 12  # pixels a sub-code is shifted in
_FACING = 2
_NOTE = "At the end of each bar: passages with the code, and their share of those seen."


@dataclass(frozen=True, slots=True)
class _Bar:
    """One bar: how long it is, of the longest, and what stands beside it."""

    name: str
    depth: int
    part: float
    end: str
    look: Look


def frequency_bars(table: Table, codebook: Codebook, detail: str = "categories") -> Picture:
    """Return the bars of a frequency table.

    Colour tells the category; the direction is told in words and by the outline: full for the first
    direction, dashed for the others.

    Args:
        table: What ``frequency`` returned.
        codebook: Its directions and categories, with their colours.
        detail: ``"categories"`` for the codes at the top, two directions facing each other;
            ``"codes"`` for every code, the directions side by side.

    Raises:
        UnknownChoiceError: If there is no such detail.
    """
    if detail not in DETAILS:
        raise UnknownChoiceError("detail", detail, DETAILS)
    panels = _bars(table, codebook, detail)
    notes = [_NOTE] if table.frame["passages"].any() else [_NOTE, NOTHING]
    names = [[bar.name for bar in panel] for panel in panels.values()]
    if detail == "categories" and len(panels) == _FACING and names[0] == names[1]:
        marks, size = _facing(panels)
    else:
        marks, size = _side_by_side(panels, _HIGH[detail])
    return framed(table.head, marks, size, notes)


def _bars(table: Table, codebook: Codebook, detail: str) -> dict[str, list[_Bar]]:
    """Return the bars of each direction by its name."""
    frame = table.frame[table.frame["depth"] > 0]
    if detail == "categories":
        frame = frame[frame["depth"] == 1]
    looks = looks_of(codebook)
    longest = max([1, *frame["passages"].tolist()])
    panels: dict[str, list[_Bar]] = {direction.name: [] for direction in codebook.directions}
    for row in frame.itertuples(index=False):
        share = worded(row.passages_share, "share")
        end = f"{row.passages:,}" if share == UNDEFINED else f"{row.passages:,} ({share})"
        name = str(row.name if detail == "codes" else row.category)
        bar = _Bar(name, cast("int", row.depth), row.passages / longest, end, looks[str(row.code)])
        panels[str(row.direction)].append(bar)
    return panels


def _facing(panels: dict[str, list[_Bar]]) -> tuple[list[Mark], tuple[float, float]]:
    """Return two panels whose bars grow away from the names between them."""
    (right, rightward), (left, leftward) = panels.items()
    high = _HIGH["categories"]
    names = [bar.name for bar in rightward]
    middle = max(_NARROWEST, widest(names, bold=True) + 28)
    ends = [widest([bar.end for bar in bars], _SMALL) + 6 for bars in (leftward, rightward)]
    start = ends[0] + _BARS
    marks: list[Mark] = [
        *(
            Words(start + middle / 2, _HEADING + (place + 0.5) * high, name, bold=True,
                  anchor="middle")
            for place, name in enumerate(names)
        ),
        *_panel(left, leftward, start, high, back=True),
        *_panel(right, rightward, start + middle, high),
    ]  # fmt: skip
    return marks, (start + middle + _BARS + ends[1], _HEADING + high * len(names))


def _side_by_side(
    panels: dict[str, list[_Bar]], high: int
) -> tuple[list[Mark], tuple[float, float]]:
    """Return panels whose bars grow to the right from names of their own."""
    marks: list[Mark] = []
    wide = 0.0
    for heading, bars in panels.items():
        shown = [(fitted(bar.name, _NAMES, bold=bar.depth == 1), bar) for bar in bars]
        room = max(
            (widest([name], bold=bar.depth == 1) + (bar.depth - 1) * _SHIFT for name, bar in shown),
            default=0,
        )
        words: list[Mark] = [
            Words((bar.depth - 1) * _SHIFT, _HEADING + (place + 0.5) * high, name,
                  bold=bar.depth == 1)
            for place, (name, bar) in enumerate(shown)
        ]  # fmt: skip
        start = room + 10
        marks += moved([*words, *_panel(heading, bars, start, high)], wide, 0)
        wide += start + _BARS + widest([bar.end for bar in bars], _SMALL) + 6 + _SPACE
    tallest = max((len(bars) for bars in panels.values()), default=0)
    return marks, (max(wide - _SPACE, 0), _HEADING + high * tallest)


def _panel(
    heading: str, bars: Sequence[_Bar], start: float, high: int, *, back: bool = False
) -> list[Mark]:
    """Return the bars of one direction, which grow from ``start`` to the right, or back."""
    way, anchor = (-1, "end") if back else (1, "start")
    marks: list[Mark] = [Words(start, _HEADING / 2 - 3, heading, 13, INK, bold=True, anchor=anchor)]
    gap = 2 if high > _HIGH["codes"] else 1.5
    for place, bar in enumerate(bars):
        top = _HEADING + place * high
        long = bar.part * _BARS
        if long:
            left = start - long if back else start
            says = f"{bar.look.name}: {bar.end}"
            strength = FAINT if bar.look.dashed else FULL
            marks.append(
                Box(left, top + gap, long, high - 2 * gap, bar.look.color, bar.look.color,
                    dashed=bar.look.dashed, strength=strength, says=says)
            )  # fmt: skip
        end = Words(start + way * (long + 5), top + high / 2, bar.end, _SMALL, anchor=anchor)
        marks.append(end)
    marks.append(Line(start, _HEADING, start, _HEADING + high * len(bars), QUIET))
    return marks
