"""How often each code was given, as bars: the directions face each other or stand side by side."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Literal

import altair as alt

from reports.cells import UNDEFINED, worded
from reports.errors import UnknownChoiceError
from reports.pictures.charts import INK, NOTHING, QUIET, Picture, finished, naming, title_of

if TYPE_CHECKING:
    import pandas as pd

    from codebook.values import Codebook
    from reports.tables import Table

Side = Literal["left", "right", "alone"]
DETAILS = ("categories", "codes")
_BARE: dict[str, Literal["left", "right"]] = {"left": "right", "right": "left"}
_BARS = 230  # width in pixels of the bars of one panel
_MIDDLE = 150  # width the names between facing panels have at least
_LETTER = 7.6  # pixels a letter of these names takes on average
_LABELS = 300  # width the names beside a panel of codes may take
_ROW = {"categories": 34, "codes": 19}
_ROOM = 1.42  # how much longer than its longest bar a panel is, so that the counts fit
_FACING = 2


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
    rows = _rows(table, codebook, detail)
    longest = max(rows["passages"].max() if len(rows) else 0, 1) * _ROOM
    directions = [direction.name for direction in codebook.directions]
    parts = [rows[rows["direction"] == name] for name in directions]
    panels: list[alt.Chart | alt.LayerChart]
    if detail == "categories" and _line_up(parts):
        middle = _middle(parts[0])
        panels = [
            _panel(parts[1], longest, side="left"),
            _between(parts[0], middle),
            _panel(parts[0], longest, side="right"),
        ]
        width, spacing = 2 * _BARS + middle, 0
    else:
        panels = [_panel(part, longest, side="alone") for part in parts]
        width, spacing = len(parts) * (_BARS + _LABELS), 36
    notes = ["At the end of each bar: passages with the code, and their share of those seen."]
    if not rows["passages"].any():
        notes.append(NOTHING)
    title = title_of(table.head, width, notes)
    return finished(alt.HConcatChart(hconcat=panels, spacing=spacing, title=title))


def _rows(table: Table, codebook: Codebook, detail: str) -> pd.DataFrame:
    frame = table.frame[table.frame["depth"] > 0]
    if detail == "categories":
        frame = frame[frame["depth"] == 1]
    colors = {category.name: category.color for category in codebook.categories}
    first = codebook.directions[0].name if codebook.directions else ""
    shares = [worded(share, "share") for share in frame["passages_share"].tolist()]
    counts = [
        f"{count:,}" if part == UNDEFINED else f"{count:,} ({part})"
        for count, part in zip(frame["passages"].tolist(), shares, strict=True)
    ]
    top = frame["depth"] == 1
    shown = frame["name"] if detail == "codes" else frame["category"]
    return frame[["direction", "category", "code", "passages"]].assign(
        label=shown,
        top=top,
        color=frame["category"].map(colors).fillna(QUIET),
        first=frame["direction"] == first,
        end=counts,
        row=_ROW[detail],
    )


def _line_up(parts: list[pd.DataFrame]) -> bool:
    """Return whether there are two directions with the same categories in the same order."""
    if len(parts) != _FACING:
        return False
    return bool(parts[0]["category"].tolist() == parts[1]["category"].tolist())


def _panel(rows: pd.DataFrame, longest: float, side: Side) -> alt.LayerChart:
    """Return the bars of one direction.

    Args:
        rows: Its rows.
        longest: Where the scale ends, in passages.
        side: ``"left"`` and ``"right"`` where bars grow that way from names in the middle,
            ``"alone"`` where they grow to the right from names of their own.
    """
    order = rows["code"].tolist()
    back = side == "left"
    y = alt.Y("code:N", sort=order, title=None, axis=_names(rows, side))
    scale = alt.Scale(domain=[0, longest], reverse=back, nice=False)
    x = alt.X("passages:Q", title=None, scale=scale, axis=None)
    base = alt.Chart(rows).encode(y=y)
    bars = (
        base.transform_filter("datum.passages > 0")
        .mark_bar(strokeWidth=1.4)
        .encode(
            x=x,
            color=alt.Color("color:N", scale=None, legend=None),
            stroke=alt.Stroke("color:N", scale=None, legend=None),
            fillOpacity=alt.condition("datum.first", alt.value(1.0), alt.value(0.25)),
            strokeDash=alt.condition("datum.first", alt.value([1, 0]), alt.value([4, 2])),
        )
    )
    counts = base.mark_text(
        align="right" if back else "left", dx=-5 if back else 5, color=INK, fontSize=11
    ).encode(x=x, text="end:N")
    name = rows["direction"].iloc[0] if len(rows) else ""
    return alt.LayerChart(layer=[bars, counts]).properties(
        width=_BARS,
        height=_height(rows),
        title=alt.TitleParams(
            str(name),
            anchor="end" if back else "start",
            frame="group",
            fontSize=13,
            color=INK,
            offset=8,
        ),
    )


def _middle(rows: pd.DataFrame) -> int:
    longest = max((len(label) for label in rows["label"]), default=0)
    return max(_MIDDLE, round(longest * _LETTER) + 24)


def _between(rows: pd.DataFrame, width: int) -> alt.Chart:
    """Return the names that stand between two facing panels."""
    names = alt.Chart(rows, width=width, height=_height(rows))
    y = alt.Y("code:N", sort=rows["code"].tolist(), title=None, axis=None)
    words = names.mark_text(fontSize=12, fontWeight="bold", color=INK)
    chart: alt.Chart = words.encode(y=y, x=alt.value(width / 2), text="label:N")
    return chart


def _height(rows: pd.DataFrame) -> int:
    return len(rows) * int(rows["row"].iloc[0]) if len(rows) else 1


def _names(rows: pd.DataFrame, side: Side) -> alt.Axis:
    if side != "alone":
        return alt.Axis(labels=False, ticks=False, orient=_BARE[side], domainColor=QUIET)
    bold = [code for code, top in zip(rows["code"], rows["top"], strict=True) if top]
    return alt.Axis(
        labelExpr=naming(dict(zip(rows["code"], rows["label"], strict=True))),
        labelPadding=6,
        labelLimit=_LABELS,
        labelFontWeight=alt.condition(
            f"indexof({json.dumps(bold)}, datum.value) >= 0",
            alt.value("bold"),
            alt.value("normal"),
        ),
        ticks=False,
        domainColor=QUIET,
    )
