"""A table as tidy CSV: every row says what was counted, in which unit, of how many, by whom."""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING

from reports.cells import defined, harmless

if TYPE_CHECKING:
    from reports.tables import Table

CONTEXT = ("counted", "coder", "unit", "base")


def csv_text(table: Table) -> str:
    """Return the table with four more columns at its left: counted, coder, unit and base.

    A column of the table that bears one of these names goes by ``..._row``. What is undefined is
    an empty cell; text a spreadsheet might run as a formula begins with an apostrophe.
    """
    head = table.head
    base = f"{head.base}; only where {head.where}" if head.where else head.base
    context = tuple(map(harmless, (head.warning or head.counted, head.coder, head.unit, base)))
    names = [f"{name}_row" if name in CONTEXT else str(name) for name in table.frame.columns]
    lists = [map(_cell, table.frame[name].tolist()) for name in table.frame.columns]
    out = StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow((*CONTEXT, *map(harmless, names)))
    writer.writerows((*context, *row) for row in zip(*lists, strict=True))
    return out.getvalue()


def _cell(value: object) -> object:
    if isinstance(value, str):
        return harmless(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if defined(value) else ""
