"""How often each code was given for each value, as cells that also read in grey."""

from __future__ import annotations

from typing import TYPE_CHECKING

import altair as alt

from reports.cells import UNDEFINED, worded
from reports.pictures.charts import INK, NOTHING, Picture, finished, naming, title_of

if TYPE_CHECKING:
    import pandas as pd

    from reports.tables import Table

_WIDE, _HIGH = 84, 30  # pixels of a cell
_LABELS = 300  # pixels a name may take
_RAMP = ("#f7f7f7", "#08306b")  # lightness falls evenly, so that it prints in grey
_DARK = 0.55  # share of the darkest from which the ground is too dark for black
_NOTE = "In each cell: passages with code and value, and their share of those seen with the value."


def crosstab_heatmap(table: Table) -> Picture:
    """Return the heatmap of a crosstab, the codes at the top in codebook order.

    Args:
        table: What ``frequency_by`` or ``timeline`` returned.
    """
    frame = table.frame[table.frame["depth"] == 1]
    cells = frame[["code", "value", "column_share"]].assign(shown=_shown(frame))
    codes, values = list(dict.fromkeys(frame["code"])), list(dict.fromkeys(frame["value"]))
    names = {
        code: f"{direction}: {category}"
        for code, direction, category in zip(
            frame["code"], frame["direction"], frame["category"], strict=True
        )
    }
    plain = alt.Axis(labelLimit=_LABELS, labelPadding=6, ticks=False, domain=False).to_dict()
    across = alt.Axis(orient="top", labelAngle=-30, labelAlign="left", **plain)
    down = alt.Axis(labelExpr=naming(names), **plain)
    base = alt.Chart(cells).encode(
        x=alt.X("value:N", sort=values, title=None, axis=across),
        y=alt.Y("code:N", sort=codes, title=None, axis=down),
    )
    darkest = max([0.01, *frame["column_share"].dropna().tolist()])
    scale = alt.Scale(domain=[0, darkest], range=list(_RAMP))
    squares = base.mark_rect(stroke="#ffffff", aria=False).encode(
        color=alt.Color("column_share:Q", scale=scale, legend=None)
    )
    dark = f"datum.column_share > {darkest * _DARK}"
    words = base.mark_text(fontSize=11, aria=False).encode(
        text="shown:N", color=alt.condition(dark, alt.value("#ffffff"), alt.value(INK))
    )
    wide, high = max(len(values), 1) * _WIDE, max(len(codes), 1) * _HIGH
    notes = [_NOTE, *([] if frame["passages"].any() else [NOTHING])]
    title = title_of(table.head, wide + _LABELS, notes)
    chart = alt.LayerChart(layer=[squares, words])
    return finished(chart.properties(width=wide, height=high, title=title))


def _shown(frame: pd.DataFrame) -> list[str]:
    shares = [worded(share, "share") for share in frame["column_share"].tolist()]
    return [
        "–" if share == UNDEFINED else f"{count:,} ({share})" if count else "0"
        for count, share in zip(frame["passages"].tolist(), shares, strict=True)
    ]
