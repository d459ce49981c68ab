"""A workbook of reports: a sheet that says how everything was counted, then one for each table."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from textwrap import wrap
from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from reports.cooccurrence import matrix, names, strongest_first
from reports.crosstab import spread
from reports.framework import crossed
from reports.wording import many
from reports.writers import styles
from reports.writers.about import write_about
from reports.writers.chart import write_chart
from reports.writers.repacking import MADE, repacked
from reports.writers.sheets import Look, finish, put, write_head, write_table

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

    from codebook.values import Codebook
    from reports.tables import Table

_TITLE_LENGTH = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_MANY_PAIRS = 200
_FEW = 16  # codes of a matrix up to which its heads are read without turning the head
_WIDE, _NARROW = 14, 5  # characters a cell of a matrix takes, of few codes and of many
_LETTER = 6  # points a letter of a head set upright takes
_HIGHEST = 400  # points a row may be high in any spreadsheet
_LINE = 15  # points a line takes
_DARK = 0.6  # share of the largest count from which the ground is too dark for black


def workbook_bytes(
    tables: Sequence[Table], codebook: Codebook | None, made: datetime = MADE
) -> bytes:
    """Return a workbook of the tables, the same bytes for the same tables.

    Args:
        tables: What to write, in order. A pairs table of co-occurrence gets a sheet with its matrix
            too, a crosstab one with its counts and one with its column shares.
        codebook: Whose categories colour the rows; None where there is none.
        made: What the file says of when it was made, in UTC.
    """
    book = Workbook()
    about = book.active
    if about is None:  # a new workbook has one sheet; its type does not say so
        about = book.create_sheet()
    write_about(about, tables)
    fills = styles.category_fills(codebook) if codebook else {}
    for table in tables:
        _sheets(book, table, Look(fills))
        if table.name == "frequency" and codebook:
            write_chart(_sheet(book, "Chart"), table, codebook)
    book.properties.creator = "exitvoice"
    book.properties.title = tables[0].head.title if tables else "exitvoice"
    book.properties.created = made
    out = BytesIO()
    book.save(out)
    return repacked(out.getvalue(), made)


def _sheets(book: Workbook, table: Table, look: Look) -> None:
    if "value" in table.frame:
        write_table(_sheet(book, table.name), spread(table), look)
        write_table(_sheet(book, f"{table.name} %"), spread(table, "column_share"), look)
    elif "n12" in table.frame:
        _matrix(_sheet(book, table.name.replace("cooccurrence", "matrix")), table)
        pairs = _sheet(book, table.name.replace("cooccurrence", "pairs"))
        write_table(pairs, _pairs(table), look)
    else:
        shown = crossed(table) if table.name == "framework" else table
        write_table(_sheet(book, table.name), shown, look)


def _pairs(table: Table) -> Table:
    """Return the pairs strongest first; of very many only those that meet."""
    frame = strongest_first(table)
    apart = int((frame["n12"] == 0).sum())
    if len(frame) <= _MANY_PAIRS or not apart:
        return replace(table, frame=frame)
    note = f"{many(apart, 'pair')} that never meet left out here; the csv and json files hold all."
    head = replace(table.head, notes=(*table.head.notes, note))
    return replace(table, head=head, frame=frame[frame["n12"] > 0])


def _sheet(book: Workbook, name: str) -> Worksheet:
    """Return a new sheet with a name that spreadsheets accept and no other sheet has."""
    wanted = _FORBIDDEN.sub(" ", name.replace("-", " ")).strip(" '")
    wanted = (wanted[:1].upper() + wanted[1:])[:_TITLE_LENGTH] or "Table"
    taken = {title.lower() for title in book.sheetnames}
    title, number = wanted, 2
    while title.lower() in taken or title.lower() == "history":
        end = f" {number}"
        title, number = wanted[: _TITLE_LENGTH - len(end)] + end, number + 1
    sheet: Worksheet = book.create_sheet(title)
    return sheet


def _matrix(sheet: Worksheet, table: Table) -> None:
    square, called = matrix(table), names(table)
    head = replace(table.head, notes=("On the diagonal: units with the code.", *table.head.notes))
    top = write_head(sheet, head, max(len(square) + 1, 8))
    largest = max(table.frame["n12"].max() if len(table.frame) else 0, 1)
    few = len(square) <= _FEW
    for place, code in enumerate(square.index, start=1):
        for row, column in ((top, place + 1), (top + place, 1)):
            put(sheet, row, column, called[code]).font = styles.BOLD
        sheet.cell(top, place + 1).alignment = styles.BELOW if few else styles.UPRIGHT
        for other, count in enumerate(square[code].tolist(), start=1):
            share = None if other == place else count / largest
            cell = _count(sheet, (top + other, place + 1), count, share)
            cell.number_format = "#,##0" if few else "#,##0;;"  # of many zeros none is shown
    _measure(sheet, top, [called[code] for code in square.index], few=few)
    finish(sheet, top, 1)


def _measure(sheet: Worksheet, top: int, called: Sequence[str], *, few: bool) -> None:
    """Make the first column and the head of a matrix large enough for the names."""
    longest = max(map(len, called), default=0)
    sheet.column_dimensions["A"].width = longest + 3
    for place in range(2, len(called) + 2):
        sheet.column_dimensions[get_column_letter(place)].width = _WIDE if few else _NARROW
    lines = max((len(wrap(name, _WIDE - 2)) for name in called), default=1)
    high = lines * _LINE if few else longest * _LETTER
    sheet.row_dimensions[top].height = min(high + 4, _HIGHEST)


def _count(sheet: Worksheet, place: tuple[int, int], count: float, share: float | None) -> Cell:
    """Write one cell of a matrix; the share of the largest count is None on the diagonal."""
    known = count == count  # noqa: PLR0124 - NaN: a code and one above it
    cell = put(sheet, *place, int(count) if known else "–")
    cell.alignment = styles.CENTRED
    if share is None:
        cell.font = styles.BOLD
    elif known and share > 0:
        cell.fill = styles.heat(share)
        if share > _DARK:
            cell.font = styles.ON_DARK
    return cell
