"""Which codes meet, as a square of counts that also reads in grey."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from reports.cooccurrence import matrix, names
from reports.pictures.framing import GROUND, INK, NOTHING, cell, framed
from reports.pictures.letters import fitted, widest
from reports.pictures.marks import Box, Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pandas as pd

    from reports.pictures.marks import Mark, Picture
    from reports.tables import Table

_FEW = 16  # codes up to which cells are large
_LARGE, _SMALL = 48, 22  # pixels a cell is wide and high
_LABELS = 300  # pixels a name may take
_AWAY = 8  # pixels between names and cells
_LEAN = 45  # degrees the names above large cells lean
_NOTE = "Darker: more units with both codes. On the diagonal: units with the code."


def cooccurrence_heatmap(table: Table) -> Picture:
    """Return the heatmap of a pairs table, codes in codebook order on both sides.

    Args:
        table: What ``cooccurrence`` returned.
    """
    square = matrix(table)
    few = len(square) <= _FEW
    size = _LARGE if few else _SMALL
    called = names(table)
    labels = [fitted(called[code], _LABELS) for code in square.index]
    room = widest(labels)
    aslant = room * 0.71 + 14  # of a name that leans by 45 degrees
    left, top = room + _AWAY, (aslant if few else room) + _AWAY
    side = size * len(labels)
    marks: list[Mark] = [
        Box(left, top, side, side, GROUND),
        *_names(labels, (left, top), size, lean=few),
        *_cells(square, labels, (left, top), size),
    ]
    whole = (left + side + (max(aslant - size / 2, 0) if few else 0), top + side)
    notes = [_NOTE] if _largest(square) else [_NOTE, NOTHING]
    return framed(table.head, marks, whole, notes)


def _names(
    labels: Sequence[str], corner: tuple[float, float], size: int, *, lean: bool
) -> Iterator[Words]:
    left, top = corner
    for place, label in enumerate(labels):
        middle = (place + 0.5) * size
        yield Words(left - _AWAY, top + middle, label, anchor="end")
        yield Words(left + middle, top - _AWAY, label, angle=-_LEAN if lean else -90)


def _cells(
    square: pd.DataFrame, labels: Sequence[str], corner: tuple[float, float], size: int
) -> Iterator[Mark]:
    """Yield the cells, without zeros in a large square and codes above one another."""
    few, largest = len(square) <= _FEW, max(_largest(square), 1)
    counts = square.to_numpy().tolist()
    for down, row in enumerate(counts):
        for across, count in enumerate(row):
            if down != across and (count > 0 or (few and count == 0)):
                place = (corner[0] + across * size, corner[1] + down * size)
                says = f"{labels[down]} and {labels[across]}: {count:,.0f}"
                yield from cell(place, (size, size), count / largest, f"{count:,.0f}", says)
    for along, label in enumerate(labels):  # last, so that no other cell lies over their edges
        x, y = corner[0] + along * size, corner[1] + along * size
        told = f"{counts[along][along]:,.0f}"
        yield Box(x, y, size, size, "#ffffff", INK, says=f"{label}: {told}")
        yield Words(x + size / 2, y + size / 2, told, 13 if few else 10, anchor="middle")


def _largest(square: pd.DataFrame) -> float:
    """Return the largest count of two codes that meet."""
    counts = square.to_numpy(dtype=float, na_value=0, copy=True)
    np.fill_diagonal(counts, 0)
    return float(counts.max(initial=0))
