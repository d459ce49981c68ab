"""Codes that meet, as a network whose labels do not collide."""

from __future__ import annotations

from typing import TYPE_CHECKING

import altair as alt
import numpy as np
import pandas as pd

from reports.cooccurrence import matrix, names
from reports.pictures.charts import INK, NOTHING, QUIET, Picture, finished, title_of

if TYPE_CHECKING:
    from codebook.values import Codebook
    from reports.tables import Table

_RADIUS = 230  # pixels of the circle the codes stand on
_LABEL = 330  # pixels a label may take beyond it
_FEW = 20  # codes up to which labels stand upright; more point outwards
_MOST = 40  # lines; beyond that nothing can be told apart


def network(table: Table, codebook: Codebook) -> Picture:
    """Return the network of a pairs table: codes on a circle, in codebook order from the top.

    Only lines above the least weight that leaves forty are drawn, and only codes with a line, so
    that the same network is drawn the same and no label can lie on another.

    Args:
        table: What ``cooccurrence`` returned.
        codebook: Its directions and categories, with their colours.
    """
    least, edges = _edges(table)
    nodes = placed_on_circle(_nodes(table, codebook), edges)
    at = nodes.set_index("code")[["x", "y"]]
    one, other = (at.reindex(edges[end]).to_numpy() for end in ("code_a", "code_b"))
    ends = edges.assign(x=one[:, 0], y=one[:, 1], x2=other[:, 0], y2=other[:, 1])
    lines = f"A line: {least:,} or more units with both codes; the thicker, the more."
    circles = (
        "The larger a circle, the more units with its code; full: the first direction, dashed:"
    )
    notes = [lines, f"{circles} another. Colour: the category."]
    if edges.empty:
        notes.append(NOTHING)
    high = _RADIUS + (40 if len(nodes) <= _FEW else _LABEL)
    wide = _RADIUS + _LABEL
    chart = alt.LayerChart(layer=list(_layers(nodes, ends, wide, high)))
    title = title_of(table.head, 2 * wide, notes)
    return finished(chart.properties(width=2 * wide, height=2 * high, title=title))


def _edges(table: Table) -> tuple[int, pd.DataFrame]:
    met = table.frame[table.frame["n12"] > 0]
    least = 1
    while (met["n12"] >= least).sum() > _MOST:
        least += 1
    return least, met.loc[met["n12"] >= least, ["code_a", "code_b", "n12"]].reset_index(drop=True)


def _nodes(table: Table, codebook: Codebook) -> pd.DataFrame:
    called = names(table)
    counts = np.diagonal(matrix(table).to_numpy())
    colors = {category.id: category.color for category in codebook.categories}
    codes = {code.id: code for code in codebook.codes}
    first = codebook.directions[0].id if codebook.directions else ""
    rows = [
        (
            code,
            name,
            int(count),
            colors.get(codes[code].category, QUIET),
            codes[code].direction == first,
        )
        for (code, name), count in zip(called.items(), counts.tolist(), strict=True)
    ]
    return pd.DataFrame(rows, columns=["code", "name", "count", "color", "first"])


def placed_on_circle(nodes: pd.DataFrame, edges: pd.DataFrame) -> pd.DataFrame:
    """Return the codes that have a line, each with its place and how its label leans."""
    held = nodes["code"].isin({*edges["code_a"], *edges["code_b"]})
    nodes = nodes[held].reset_index(drop=True)
    # Half a step from the top, so that no code stands just above the middle.
    turn = (np.arange(len(nodes)) + 0.5) * 2 * np.pi / max(len(nodes), 1)
    right = turn < np.pi
    lean = np.degrees(turn) - np.where(right, 90, 270)
    return nodes.assign(
        x=_RADIUS * np.sin(turn),
        y=_RADIUS * np.cos(turn),
        label_x=(_RADIUS + 22) * np.sin(turn),
        label_y=(_RADIUS + 22) * np.cos(turn),
        right=right,
        lean=lean if len(nodes) > _FEW else 0.0,
    )


def _layers(nodes: pd.DataFrame, ends: pd.DataFrame, wide: int, high: int) -> tuple[alt.Chart, ...]:
    across = alt.Scale(domain=[-wide, wide], nice=False)
    down = alt.Scale(domain=[-high, high], nice=False)
    x, y = alt.X("x:Q", scale=across, axis=None), alt.Y("y:Q", scale=down, axis=None)
    thick = alt.Scale(domain=[1, max([2, *ends["n12"].tolist()])], range=[1, 8])
    lines = alt.Chart(ends).mark_rule(color="#8a8a8a", opacity=0.7)
    area = alt.Scale(domain=[0, max([1, *nodes["count"].tolist()])], range=[60, 700])
    circles = alt.Chart(nodes).mark_circle(opacity=1, strokeWidth=2)
    grounds = alt.Chart(nodes).mark_circle(opacity=1, color="#ffffff")
    size = alt.Size("count:Q", scale=area, legend=None)
    return (
        lines.encode(
            x=x,
            y=y,
            x2="x2:Q",
            y2="y2:Q",
            strokeWidth=alt.StrokeWidth("n12:Q", scale=thick, legend=None),
        ),
        grounds.encode(x=x, y=y, size=size),
        circles.encode(
            x=x,
            y=y,
            size=size,
            color=alt.Color("color:N", scale=None, legend=None),
            stroke=alt.Stroke("color:N", scale=None, legend=None),
            fillOpacity=alt.condition("datum.first", alt.value(1.0), alt.value(0.25)),
            strokeDash=alt.condition("datum.first", alt.value([1, 0]), alt.value([4, 2])),
        ),
        *(_labels(nodes, across, down, side=side) for side in (True, False)),
    )


def _labels(nodes: pd.DataFrame, across: alt.Scale, down: alt.Scale, *, side: bool) -> alt.Chart:
    """Return the labels of the right half of the circle, or of the left."""
    words = alt.Chart(nodes[nodes["right"] == side]).mark_text(
        align="left" if side else "right", fontSize=12, color=INK, limit=_LABEL
    )
    chart: alt.Chart = words.encode(
        x=alt.X("label_x:Q", scale=across, axis=None),
        y=alt.Y("label_y:Q", scale=down, axis=None),
        angle=alt.Angle("lean:Q", scale=None),
        text="name:N",
    )
    return chart
