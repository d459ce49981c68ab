"""One sheet of a workbook: a head, then a table under frozen headings, ready to print."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING, cast

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
    from pandas import DataFrame

    from reports.tables import Head, Table

_WIDEST = 44
_WIDEST_WHOLE = 70  # of an id, which is not broken
_NARROWEST = 9
_TOLD = "Words"  # heading of what somebody said
_LINE_HEIGHT = 15  # points
_LONG = _WIDEST  # characters from which a cell is wrapped
_HEAD_WIDTH = 12  # columns a line of the head may run across
_TITLE_HEIGHT = 24  # points


@dataclass(frozen=True, slots=True)
class Look:
    """What a table's rows are coloured by.

    Attributes:
        fills: For each category's name the fill of the cell that names it.
    """

    fills: Mapping[str, PatternFill]


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
    sheet.row_dimensions[1].height = _TITLE_HEIGHT
    for row, (line, font) in enumerate(lines, start=1):
        put(sheet, row, 1, line).font = font
        sheet.merge_cells(None, row, 1, row, max(min(width, _HEAD_WIDTH), 2))
    return len(lines) + 2


def write_table(sheet: Worksheet, table: Table, look: Look) -> None:
    """Write a table with its head, freeze what names rows and columns, and set up printing."""
    frame = _arranged(table.frame)
    columns = [column(frame, str(name)) for name in frame.columns]
    top = write_head(sheet, table.head, len(columns))
    _headings(sheet, top, [each.heading for each in columns])
    rows = zip(*(frame[name].tolist() for name in frame.columns), strict=True)
    last = top
    for last, row in enumerate(rows, start=top + 1):
        _row(sheet, last, row, columns)
    coded = "depth" in table.frame
    if coded:
        _colour(sheet, top, table.frame, look)
    _widths(sheet, frame, columns)
    _heights(sheet, top, last, len(columns))
    told = any(each.heading == _TOLD for each in columns)
    finish(sheet, top, 1 if coded or told else sum(each.kind == "text" for each in columns))
    sheet.auto_filter.ref = f"A{top}:{get_column_letter(len(columns))}{last}"


def _arranged(frame: DataFrame) -> DataFrame:
    """Return a table of codes as people read it on a sheet; any other table as it is.

    The name stands first, shifted in below its parent, and the id last. The depth, which the shift
    shows, is left out, and so is a base that is the same for all codes and stands in the head.
    """
    if "depth" not in frame:
        return frame
    told = ("name", "direction", "category", "code", "depth")
    counts = [name for name in frame.columns if name not in told]
    bases = {name for name in counts if str(name).endswith("_base")}
    same = {name for name in bases if (frame[name] == frame[name].iloc[0]).all()}
    shown = [name for name in counts if name not in same]
    return frame[["name", *shown, "direction", "category", "code"]]


def finish(sheet: Worksheet, top: int, fixed: int) -> None:
    """Freeze the rows to ``top`` and ``fixed`` columns; print landscape, as wide as the page."""
    sheet.freeze_panes = f"{get_column_letter(fixed + 1)}{top + 1}"
    sheet.print_title_rows = f"{top}:{top}"
    set_up_printing(sheet)


def set_up_printing(sheet: Worksheet) -> None:
    """Print landscape on A4, as wide as the page, with the sheet's name and page at the foot."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True  # type: ignore[union-attr]  # always there
    sheet.HeaderFooter.oddFooter.center.text = "&A, page &P of &N"  # type: ignore[union-attr]


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
        if each.heading == _TOLD or (len(str(shown)) > _LONG and " " in str(shown)):
            cell.alignment = styles.WRAPPED
        elif each.kind == "text":
            cell.alignment = styles.SHIFTED
        else:
            cell.number_format = styles.NUMBER_FORMATS[each.kind]


def _heights(sheet: Worksheet, top: int, last: int, width: int) -> None:
    """Make each row with wrapped cells as high as the longest of them needs."""
    letters = [get_column_letter(place) for place in range(1, width + 1)]
    wide = [sheet.column_dimensions[letter].width - 1 for letter in letters]
    # Not sheet[row]: that looks through all cells for the last column, row after row.
    rows = sheet.iter_rows(min_row=top + 1, max_row=last, max_col=width) if last > top else ()
    for row, cells in enumerate(rows, start=top + 1):
        lines = max(
            ceil(len(str(cell.value)) / room) if cell.alignment.wrap_text else 1
            for cell, room in zip(cells, wide, strict=True)
        )
        if lines > 1:
            sheet.row_dimensions[row].height = _LINE_HEIGHT * lines
            for cell in cells:
                cell.alignment = _at_top(cast("Alignment", cell.alignment))


def _at_top(as_it_is: Alignment) -> Alignment:
    return Alignment(
        horizontal=as_it_is.horizontal,
        vertical="top",
        indent=as_it_is.indent,
        wrap_text=as_it_is.wrap_text,
    )


def _colour(sheet: Worksheet, top: int, frame: DataFrame, look: Look) -> None:
    """Shift names in by their depth; fill codes at the top and directions, and make them bold."""
    rows = zip(frame["category"].tolist(), frame["depth"].tolist(), strict=True)
    for row, (category, depth) in enumerate(rows, start=top + 1):
        sheet.cell(row, 1).alignment = Alignment(horizontal="left", indent=2 * depth)
        if depth > 1:
            continue
        fill = look.fills.get(category, styles.DIRECTION_FILL)
        for cell in sheet[row]:
            cell.fill, cell.font = fill, styles.BOLD


def _widths(sheet: Worksheet, frame: DataFrame, columns: Sequence[Column]) -> None:
    for place, (name, each) in enumerate(zip(frame.columns, columns, strict=True), start=1):
        longest = max((len(word) for word in each.heading.split()), default=0)
        whole = 0  # of what has no space to be broken at
        if each.kind == "text":
            texts = frame[name].tolist()
            longest = max([longest, *(len(text) + 3 for text in texts)])
            whole = max((len(text) + 3 for text in texts if " " not in text), default=0)
        elif frame[name].isna().any():
            longest = max(longest, len(UNDEFINED))
        wide = max(min(max(longest + 2, _NARROWEST), _WIDEST), min(whole, _WIDEST_WHOLE))
        sheet.column_dimensions[get_column_letter(place)].width = wide
