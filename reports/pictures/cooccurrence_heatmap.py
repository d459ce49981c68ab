"""Which codes meet, as a square of counts that also reads in grey."""

from __future__ import annotations

from typing import TYPE_CHECKING

import altair as alt
import pandas as pd

from reports.cooccurrence import matrix, names
from reports.pictures.charts import INK, NOTHING, Picture, finished, naming, title_of

if TYPE_CHECKING:
    from reports.tables import Table

_FEW = 16  # codes up to which cells are large
_LARGE, _SMALL = 48, 22  # pixels a cell is wide and high
_LABELS = 330
_RAMP = ("#f7f7f7", "#08306b")  # lightness falls evenly, so that it prints in grey
_DARK = 0.62  # share of the largest count from which the ground is too dark for black
_NOTE = "Darker: more units with both codes. On the diagonal: units with the code."


def cooccurrence_heatmap(table: Table) -> Picture:
    """Return the heatmap of a pairs table, codes in codebook order on both sides.

    Args:
        table: What ``cooccurrence`` returned.
    """
    square = matrix(table)
    size = _LARGE if len(square) <= _FEW else _SMALL
    cells = _cells(square)
    order = square.index.tolist()
    down, across = _axes(naming(names(table)), upright=size == _SMALL)
    base = alt.Chart(cells).encode(
        x=alt.X("b:N", axis=across, sort=order, title=None),
        y=alt.Y("a:N", axis=down, sort=order, title=None),
    )
    side = max(len(order), 1) * size
    notes = (_NOTE,) if cells["count"].any() else (_NOTE, NOTHING)
    title = title_of(table.head, side + _LABELS, notes)
    layers = alt.LayerChart(layer=list(_layers(base, _largest(cells), size)))
    ground = alt.ViewBackground(fill=_RAMP[0])
    return finished(layers.properties(width=side, height=side, title=title, view=ground))


def _axes(labels: str, *, upright: bool) -> tuple[alt.Axis, alt.Axis]:
    """Return the axes, names of codes at the left and at the top."""
    down = alt.Axis(labelExpr=labels, labelLimit=_LABELS, labelPadding=6, ticks=False, domain=False)
    across = alt.Axis(
        labelExpr=labels,
        labelLimit=_LABELS,
        labelPadding=6,
        ticks=False,
        domain=False,
        orient="top",
        labelAngle=-90 if upright else -45,
        labelAlign="left",
        labelBaseline="middle",
    )
    return down, across


def _layers(base: alt.Chart, largest: int, size: int) -> tuple[alt.Chart, alt.Chart, alt.Chart]:
    scale = alt.Scale(domain=[0, largest], range=list(_RAMP))
    apart = base.transform_filter("!datum.same")
    squares = apart.mark_rect(stroke="#ffffff", strokeWidth=1, aria=False).encode(
        color=alt.Color("count:Q", scale=scale, legend=None)
    )
    own = base.transform_filter("datum.same").mark_rect(
        fill="#ffffff", stroke=INK, strokeWidth=1.2, aria=False
    )
    dark = f"!datum.same && datum.count > {largest * _DARK}"
    counts = base.mark_text(fontSize=13 if size == _LARGE else 10, aria=False).encode(
        text="shown:N",
        color=alt.condition(dark, alt.value("#ffffff"), alt.value(INK)),
    )
    return squares, own, counts


def _cells(square: pd.DataFrame) -> pd.DataFrame:
    """Return one row a cell, without zeros in a large square and codes above one another."""
    few = len(square) <= _FEW
    codes = square.index.tolist()
    rows = [
        (a, b, int(count), a == b)
        for a, row in zip(codes, square.to_numpy().tolist(), strict=True)
        for b, count in zip(codes, row, strict=True)
        if count > 0 or a == b or (few and count == 0)
    ]
    cells = pd.DataFrame(rows, columns=["a", "b", "count", "same"])
    return cells.assign(shown=[f"{count:,}" for count in cells["count"]])


def _largest(cells: pd.DataFrame) -> int:
    counts: list[int] = cells.loc[~cells["same"].astype(bool), "count"].tolist()
    return max([1, *counts])
