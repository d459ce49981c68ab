"""How often each code was given for each value, as cells that also read in grey."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.cells import UNDEFINED, worded
from reports.pictures.framing import NOTHING, cell, framed
from reports.pictures.letters import fitted, widest
from reports.pictures.marks import Words

if TYPE_CHECKING:
    import pandas as pd

    from reports.pictures.marks import Mark, Picture
    from reports.tables import Table

_WIDE, _HIGH = 84, 30  # pixels of a cell
_LABELS = 280  # pixels a name may take
_AWAY = 8  # pixels between names and cells
_LEAN = 35  # degrees names lean where they are wider than their column
_SINE, _COSINE = 0.574, 0.819  # of that angle
_NOTE = "In each cell: passages with code and value, and their share of those seen with the value."


def crosstab_heatmap(table: Table) -> Picture:
    """Return the heatmap of a crosstab, the codes at the top in codebook order.

    Args:
        table: What ``frequency_by`` or ``timeline`` returned.
    """
    frame = table.frame[table.frame["depth"] == 1]
    codes = list(
        dict.fromkeys(zip(frame["code"], frame["direction"], frame["category"], strict=True))
    )
    names = [fitted(f"{direction}: {category}", _LABELS) for _, direction, category in codes]
    values = [fitted(str(value), _LABELS) for value in dict.fromkeys(frame["value"])]
    room = widest(values)
    lean = room > _WIDE - 6
    left = widest(names) + _AWAY
    top = (room * _SINE + 14 if lean else 16) + _AWAY
    marks: list[Mark] = [
        Words(left - _AWAY, top + (place + 0.5) * _HIGH, name, anchor="end")
        for place, name in enumerate(names)
    ]
    for place, value in enumerate(values):
        above = (left + (place + 0.5) * _WIDE, top - _AWAY - 2)
        marks.append(
            Words(*above, value, angle=-_LEAN) if lean else Words(*above, value, anchor="middle")
        )
    marks += _cells(frame, names, values, (left, top))
    over = max(widest(values[-1:]) * _COSINE - _WIDE / 2, 0) if lean else 0
    size = (left + len(values) * _WIDE + over, top + len(names) * _HIGH)
    notes = [_NOTE, *([] if frame["passages"].any() else [NOTHING])]
    return framed(table.head, marks, size, notes)


def _cells(
    frame: pd.DataFrame, names: list[str], values: list[str], corner: tuple[float, float]
) -> list[Mark]:
    darkest = max([0.01, *frame["column_share"].dropna().tolist()])
    marks: list[Mark] = []
    shares, counts = frame["column_share"].tolist(), frame["passages"].tolist()
    for place, (share, count, words) in enumerate(zip(shares, counts, _shown(frame), strict=True)):
        down, across = divmod(place, len(values))
        at = (corner[0] + across * _WIDE, corner[1] + down * _HIGH)
        part = share / darkest if count else 0
        marks += cell(at, (_WIDE, _HIGH), part, words, f"{names[down]}, {values[across]}: {words}")
    return marks


def _shown(frame: pd.DataFrame) -> list[str]:
    shares = [worded(share, "share") for share in frame["column_share"].tolist()]
    return [
        "–" if share == UNDEFINED else f"{count:,} ({share})" if count else "0"
        for count, share in zip(frame["passages"].tolist(), shares, strict=True)
    ]
