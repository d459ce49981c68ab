"""What all pictures share: the title that says what was counted, names of codes, and fonts."""

from __future__ import annotations

import json
import textwrap
from typing import TYPE_CHECKING, TypeAlias

import altair as alt

from reports.cells import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reports.tables import Head

Picture: TypeAlias = alt.TopLevelMixin
NOTHING = "No passage carries a code, so there is nothing to draw yet."
FONT = "Liberation Sans, Arial, Helvetica, sans-serif"
INK = "#1a1a1a"
QUIET = "#4d4d4d"
_TITLE_LETTER = 8.6  # pixels a letter takes on average, at the sizes below
_LINE_LETTER = 5.7
_TITLE_SIZE = 16
_LINE_SIZE = 12
_SHORTEST = 30  # characters a line has at least


def title_of(head: Head, width: int, notes: Iterable[str] = ()) -> alt.TitleParams:
    """Return the title of a picture: what it shows, the warning where due, unit, base and coder.

    Args:
        head: Head of the table that is drawn.
        width: Width of the whole picture in pixels; lines are broken to it.
        notes: How to read the picture, one sentence each.
    """
    loud = [head.title, *filter(None, [head.warning])]
    lines = [f"{name}: {value}" for name, value in head.fields() if value != head.warning]
    return alt.TitleParams(
        text=_broken(loud, int(width / _TITLE_LETTER)),
        subtitle=_broken([*lines, *notes], int(width / _LINE_LETTER)),
        anchor="start",
        frame="bounds",
        offset=18,
        fontSize=_TITLE_SIZE,
        subtitleFontSize=_LINE_SIZE,
        subtitleColor=QUIET,
        subtitlePadding=6,
        subtitleLineHeight=16,
        color=INK,
    )


def _broken(lines: Iterable[str], letters: int) -> list[str]:
    room = max(letters, _SHORTEST)
    return [part for line in lines for part in textwrap.wrap(clean(line), room)]


def naming(names: Mapping[str, str]) -> str:
    """Return the expression that turns a code's id on an axis into its name."""
    cleaned = {code: clean(name) for code, name in names.items()}
    return f"({json.dumps(cleaned, ensure_ascii=True)})[datum.value]"


def finished(chart: alt.Chart | alt.LayerChart | alt.HConcatChart) -> Picture:
    """Return the chart with the fonts and plain ground all pictures have."""
    ready: Picture = (
        chart.configure(font=FONT, background="#ffffff", padding=16)
        .configure_view(stroke=None)
        .configure_axis(labelColor=INK, titleColor=INK, labelFontSize=12, titleFontSize=12)
    )
    return ready
