"""The first sheet of a workbook: what to do, in plain words, and how far one has come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.styles import Alignment

from exitvoice.workbooks import looks
from reports.writers import styles
from reports.writers.sheets import put

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl.worksheet.worksheet import Worksheet

_WIDE, _FITS = 100, 112  # of the column; letters that fit into a line of it
_LINE = 15.5


def begin(page: Worksheet, title: str, subtitle: str) -> int:
    """Write the title and set the page up; return the row to go on with."""
    page.sheet_view.showGridLines = False
    page.column_dimensions["A"].width, page.column_dimensions["B"].width = 16, _WIDE
    put(page, 1, 1, title).font = looks.LEAD
    page.row_dimensions[1].height = 32
    put(page, 2, 1, subtitle).font = styles.FAINT
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = page.PAPERSIZE_A4
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr.fitToPage = True  # type: ignore[union-attr]  # always there
    page.sheet_properties.tabColor = "1F3B4D"
    return 4


def paragraph(page: Worksheet, row: int, title: str, words: str) -> int:
    """Write a paragraph under its title; return the row to go on with."""
    put(page, row, 1, title).font = looks.STEP
    cell = put(page, row + 1, 2, words)
    cell.font, cell.alignment = styles.PLAIN, styles.WRAPPED
    page.row_dimensions[row].height = 20
    page.row_dimensions[row + 1].height = _LINE * (len(words) // _FITS + 1)
    return row + 3


def section(page: Worksheet, row: int, title: str, pairs: Sequence[tuple[str, str]]) -> int:
    """Write names and what they mean under a title; return the row to go on with.

    What begins with an equals sign is written as a formula.
    """
    put(page, row, 1, title).font = looks.STEP
    page.row_dimensions[row].height = 22
    for name, words in pairs:
        row += 1
        named = put(page, row, 1, name)
        named.font, named.alignment = styles.BOLD, styles.WRAPPED
        cell = page.cell(row, 2)
        if words.startswith("="):
            cell.value = words
        else:
            cell = put(page, row, 2, words)
            page.row_dimensions[row].height = _LINE * (len(words) // _FITS + 1)
        cell.font = styles.PLAIN
        cell.alignment = Alignment(wrap_text=True, vertical="top", horizontal="left")
    return row + 2
