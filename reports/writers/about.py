"""The sheet that says how everything in a workbook was counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.columns import COLUMNS
from reports.writers import styles
from reports.writers.sheets import put, set_up_printing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from reports.tables import Table

_WIDTHS = {"A": 26, "B": 46, "C": 30, "D": 44, "E": 62}
_LINE = 15  # points a line of text takes


def write_about(sheet: Worksheet, tables: Sequence[Table]) -> None:
    """Write what all tables have in common, a line for each, and what each column means.

    Args:
        sheet: An empty sheet.
        tables: The tables of the workbook, in the order of their sheets.
    """
    sheet.title = "About"
    sheet.sheet_view.showGridLines = False
    for letter, width in _WIDTHS.items():
        sheet.column_dimensions[letter].width = width
    put(sheet, 1, 1, "How everything was counted").font = styles.TITLE
    sheet.row_dimensions[1].height = 24
    row = _common(sheet, 2, tables)
    row = _tables(sheet, row + 2, tables)
    _meanings(sheet, row + 2, tables)
    set_up_printing(sheet)


def _common(sheet: Worksheet, row: int, tables: Sequence[Table]) -> int:
    """Write what stands in the head of every table, and return the last row used."""
    heads = [dict(table.head.fields()) for table in tables]
    for name, value in heads[0].items() if heads else ():
        if all(head.get(name) == value for head in heads):
            row += 1
            put(sheet, row, 1, name).font = styles.BOLD
            loud = value == tables[0].head.warning
            put(sheet, row, 2, value).font = styles.LOUD if loud else styles.PLAIN
    return row


def _tables(sheet: Worksheet, row: int, tables: Sequence[Table]) -> int:
    _heading(sheet, row, ("Table", "What it shows", "Unit", "Base", "Notes"))
    for place, table in enumerate(tables, start=row + 1):
        head = table.head
        _row(sheet, place, (table.name, head.title, head.unit, head.base, " ".join(head.notes)))
    return row + len(tables)


def _meanings(sheet: Worksheet, row: int, tables: Sequence[Table]) -> None:
    used = {str(name) for table in tables for name in table.frame.columns}
    _heading(sheet, row, ("Column", "What it means"))
    meant = [each for name, each in COLUMNS.items() if name in used and each.meaning]
    for place, each in enumerate(meant, start=row + 1):
        sheet.merge_cells(None, place, 2, place, len(_WIDTHS))
        _row(sheet, place, (each.heading, each.meaning))


def _heading(sheet: Worksheet, row: int, names: Sequence[str]) -> None:
    for place, name in enumerate(names, start=1):
        cell = put(sheet, row, place, name)
        cell.font, cell.fill = styles.HEADING, styles.HEADING_FILL


def _row(sheet: Worksheet, row: int, cells: Sequence[str]) -> None:
    """Write wrapped cells, the row as high as the longest of them needs."""
    widths = list(_WIDTHS.values()) if len(cells) > 2 else [_WIDTHS["A"], 170]  # noqa: PLR2004
    for place, cell in enumerate(cells, start=1):
        put(sheet, row, place, cell).alignment = styles.WRAPPED
    lines = max(len(cell) // (width - 2) + 1 for cell, width in zip(cells, widths, strict=True))
    sheet.row_dimensions[row].height = _LINE * lines
