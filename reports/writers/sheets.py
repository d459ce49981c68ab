"""One sheet of a workbook: a head, then a table under frozen headings, ready to print."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from openpyxl.cell import Cell
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter

from reports.cells import UNDEFINED, clean, defined, looks_like_formula, worded
from reports.columns import Column, column
from reports.writers import styles

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from openpyxl.styles import Font, PatternFill
    from openpyxl.worksheet.worksheet import Worksheet

    from reports.tables import Head, Table

_WIDEST = 44
_NARROWEST = 9
_HEAD_WIDTH = 12  # columns a line of the head may run across


@dataclass(frozen=True, slots=True)
class Look:
    """What a table's rows are coloured by.

    Attributes:
        fills: For each category's name the fill of the cell that names it.
        shares: Whether columns that bear a coder's or a value's name hold shares.
    """

    fills: Mapping[str, PatternFill]
    shares: bool = False


def put(sheet: Worksheet, row: int, place: int, value: object) -> Cell:
    """Write a value into a cell, text always as text, and return the cell.

    Text that a spreadsheet might run is kept a string, and marked so that it stays one when
    somebody edits it. What is undefined is said in words.
    """
    cell = sheet.cell(row, place)
    if not isinstance(cell, Cell):  # a cell merged into another holds nothing of its own
        raise TypeError(cell.coordinate)
    if isinstance(value, str):
        text = clean(value)
        cell.value = text
        cell.data_type = "s"
        cell.quotePrefix = looks_like_formula(text)
    elif defined(value):
        cell.value = value  # type: ignore[assignment]  # a number or a truth value
    else:
        cell.value = UNDEFINED
        cell.alignment = styles.RIGHT
    return cell


def write_head(sheet: Worksheet, head: Head, width: int) -> int:
    """Write a head from the first row on and return the row after it.

    Args:
        sheet: An empty sheet.
        head: What was counted, how and by whom.
        width: Number of columns of the table below.
    """
    lines: list[tuple[str, Font]] = [(head.title, styles.TITLE)]
    if head.warning:
        lines.append((head.warning, styles.LOUD))
    fields = [f"{name}: {value}" for name, value in head.fields() if value != head.warning]
    lines += [(field, styles.PLAIN) for field in fields]
    lines += [(note, styles.FAINT) for note in head.notes]
    for row, (line, font) in enumerate(lines, start=1):
        put(sheet, row, 1, line).font = font
        sheet.merge_cells(None, row, 1, row, max(min(width, _HEAD_WIDTH), 2))
    return len(lines) + 2


def write_table(sheet: Worksheet, table: Table, look: Look) -> None:
    """Write a table with its head, freeze what names rows and columns, and set up printing."""
    frame = table.frame
    columns = [column(str(name), shares=look.shares) for name in frame.columns]
    top = write_head(sheet, table.head, len(columns))
    _headings(sheet, top, [each.heading for each in columns])
    rows = zip(*(frame[name].tolist() for name in frame.columns), strict=True)
    last = top
    for last, row in enumerate(rows, start=top + 1):
        _row(sheet, last, row, columns)
    if "category" in frame:
        _colour(sheet, top, table, look)
    _widths(sheet, table, columns)
    texts = sum(each.kind == "text" for each in columns)
    finish(sheet, top, texts)
    sheet.auto_filter.ref = f"A{top}:{get_column_letter(len(columns))}{last}"


def finish(sheet: Worksheet, top: int, fixed: int) -> None:
    """Freeze the rows to ``top`` and ``fixed`` columns; print landscape, as wide as the page."""
    sheet.freeze_panes = f"{get_column_letter(fixed + 1)}{top + 1}"
    sheet.print_title_rows = f"{top}:{top}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True  # type: ignore[union-attr]  # always there
    sheet.HeaderFooter.oddFooter.center.text = "&A, page &P of &N"  # type: ignore[union-attr]
    sheet.print_options.gridLines = True


def _headings(sheet: Worksheet, top: int, headings: Sequence[str]) -> None:
    for place, heading in enumerate(headings, start=1):
        cell = put(sheet, top, place, heading)
        cell.font, cell.fill = styles.HEADING, styles.HEADING_FILL
        cell.alignment = styles.CENTRED
    sheet.row_dimensions[top].height = 32


def _row(sheet: Worksheet, row: int, values: Sequence[object], columns: Sequence[Column]) -> None:
    for place, (value, each) in enumerate(zip(values, columns, strict=True), start=1):
        shown = worded(value, "flag") if each.kind == "flag" else value
        cell = put(sheet, row, place, shown)
        if each.kind != "text":
            cell.number_format = styles.NUMBER_FORMATS[each.kind]


def _colour(sheet: Worksheet, top: int, table: Table, look: Look) -> None:
    names = [str(name) for name in table.frame.columns]
    named, category = names.index("name") + 1, names.index("category") + 1
    rows = zip(table.frame["category"].tolist(), table.frame["depth"].tolist(), strict=True)
    for row, (name, depth) in enumerate(rows, start=top + 1):
        if name in look.fills:
            sheet.cell(row, category).fill = look.fills[name]
        sheet.cell(row, named).alignment = Alignment(indent=depth)
        if depth <= 1:
            sheet.cell(row, named).font = styles.BOLD
        if depth == 0:
            for place in range(1, len(names) + 1):
                sheet.cell(row, place).fill = styles.DIRECTION_FILL
                sheet.cell(row, place).font = styles.BOLD


def _widths(sheet: Worksheet, table: Table, columns: Sequence[Column]) -> None:
    for place, (name, each) in enumerate(zip(table.frame.columns, columns, strict=True), start=1):
        longest = max((len(word) for word in each.heading.split()), default=0)
        if each.kind == "text":
            longest = max([longest, *(len(cell) + 3 for cell in table.frame[name].tolist())])
        wide = min(max(longest + 2, _NARROWEST), _WIDEST)
        sheet.column_dimensions[get_column_letter(place)].width = wide
