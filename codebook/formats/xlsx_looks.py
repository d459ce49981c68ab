"""How the workbook of a codebook looks, and the sheet that explains it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from codebook.formats.rows import COLUMNS, KINDS
from codebook.values import Level, Status

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from openpyxl.worksheet.worksheet import Worksheet

_WIDTHS = {
    "kind": 12, "id": 30, "name": 26, "definition": 46, "include": 46, "exclude": 46,
    "examples": 46, "counter_examples": 46, "cues": 40, "level": 12, "status": 11, "in_vivo": 18,
    "proposed_by": 15, "proposed_in": 15, "color": 10, "language": 11, "words": 40,
}  # fmt: skip
_LINE = 13.5  # points
_TALLEST = 400.0  # points; Excel shows no taller row
_SPARE_ROWS = 200  # below the last, so that new rows offer their choices too
_HEADING = PatternFill("solid", fgColor="FF2F3B45")
_EDGE = Border(bottom=Side(style="thin", color="FFD0D4D8"))
_TINT = 0.78  # how much white is mixed into a category's colour

_ABOUT = f"""\
One row is one thing | The column kind says what a row is: the codebook itself, a direction, a \
category, a list of words for cues, or a code. Rows of one kind stand in the order people read \
them; a code stands below its parent.
id | direction.category or direction.category.sub-code, in lower case letters, digits and \
hyphens, as in the rows there are. To rename a code that was given to passages use “exitvoice \
codebook rename”, so that what was decided follows.
include, exclude | Rules, one a line. A new line in a cell: Alt+Enter (Mac: \
Control+Option+Enter). An exclude rule says where the passage goes instead, by the id of that \
code.
examples, counter_examples | Invented passages, one a line: those that carry the code, and those \
that seem to and do not, each with what it carries in brackets. Never the words of a real \
person.
cues | Constructions that speak for the code, one a line, in the cue language. [keep] or [flip] \
before one says what a negation does to it; without it the cue is dropped. [self] or [others] says \
whom it is about, as [keep, self]. Lines below a cue that begin with source:, example: or \
counter-example: belong to it.
level | {" or ".join(Level)}; empty where it makes no sense.
status | {", ".join(Status)}; empty means active. A candidate may lack a definition and \
examples. A retired code is given to nothing more.
in_vivo, proposed_by, proposed_in | The speaker's own words a code was named by, who proposed \
it, and the id of the passage it was proposed at.
color | Of a category: six hexadecimal digits, as #4477aa, each its own.
language | Of the codebook: the language its cues are written in, as en.
words | Of a list of words: one a line; cues name the list in braces.
Back into the study | “exitvoice codebook import FILE.xlsx” names every fault by its cell and \
changes nothing until there is none.
"""


def _font(*, bold: bool, size: int = 11, color: str | None = None) -> Font:
    return Font(name="Calibri", bold=bold, size=size, color=color)


def dress(sheet: Worksheet, rows: Sequence[Mapping[str, str]], colors: Mapping[str, str]) -> None:
    """Make a written sheet readable: widths, colours, choices, frozen headings, printing."""
    for place, column in enumerate(COLUMNS, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = _WIDTHS[column]
        cell = sheet.cell(1, place)
        cell.fill, cell.font = _HEADING, _font(bold=True, color="FFFFFFFF")
        cell.alignment = Alignment(vertical="center")
    sheet.row_dimensions[1].height = 22
    for number, row in enumerate(rows, start=2):
        _dress_row(sheet, number, row, colors)
    _choices(sheet, len(rows) + 1 + _SPARE_ROWS)
    sheet.freeze_panes = "D2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(COLUMNS))}{len(rows) + 1}"
    sheet.print_title_rows = "1:1"
    _print_on_one_width(sheet, sheet.PAPERSIZE_A3)


def _print_on_one_width(sheet: Worksheet, paper: str) -> None:
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = paper
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True  # type: ignore[union-attr]  # always there


def _dress_row(
    sheet: Worksheet, number: int, row: Mapping[str, str], colors: Mapping[str, str]
) -> None:
    fill = _fill(row, colors)
    top = row["kind"] != "code" or row.get("id", "").count(".") < 2  # noqa: PLR2004
    for place, column in enumerate(COLUMNS, start=1):
        cell = sheet.cell(number, place)
        cell.alignment = Alignment(vertical="top", wrap_text=True)
        cell.number_format = "@"
        cell.border = _EDGE
        if column in {"kind", "id", "name"}:
            cell.font = _font(bold=top)
            if fill:
                cell.fill = fill
    sheet.row_dimensions[number].height = _height(row)


def _fill(row: Mapping[str, str], colors: Mapping[str, str]) -> PatternFill | None:
    category = row.get("id", "") if row["kind"] == "category" else ""
    if row["kind"] == "code":
        category = row["id"].split(".")[1]
    if category not in colors:
        return None
    parts = (int(colors[category][i : i + 2], 16) for i in (1, 3, 5))
    light = "".join(f"{round(255 * _TINT + part * (1 - _TINT)):02X}" for part in parts)
    return PatternFill("solid", fgColor=f"FF{light}")


def _height(row: Mapping[str, str]) -> float:
    """Return a height that shows the longest cell, as far as a row can be tall."""
    lines = (
        sum(-(-max(len(line), 1) // (_WIDTHS[column] - 5)) for line in text.split("\n"))
        for column, text in row.items()
        if column not in {"cues", "words"}  # long, and read by few
    )
    return min(max(lines, default=1) * _LINE + 4, _TALLEST)


def _choices(sheet: Worksheet, last: int) -> None:
    for column, choices in (("kind", tuple(KINDS)), ("level", Level), ("status", Status)):
        letter = get_column_letter(COLUMNS.index(column) + 1)
        offered = DataValidation("list", formula1=f'"{",".join(choices)}"', allow_blank=True)
        offered.error = f"Choose one of: {', '.join(choices)}."
        offered.add(f"{letter}2:{letter}{last}")
        sheet.add_data_validation(offered)


def write_help(sheet: Worksheet) -> None:
    """Write what each column holds."""
    sheet.column_dimensions["A"].width = 34
    sheet.column_dimensions["B"].width = 100
    sheet.cell(1, 1, "How to edit this codebook").font = _font(bold=True, size=14)
    for number, line in enumerate(_ABOUT.splitlines(), start=3):
        what, _, text = line.partition(" | ")
        sheet.cell(number, 1, what).font = _font(bold=True)
        sheet.cell(number, 2, text)
        for place in (1, 2):
            sheet.cell(number, place).alignment = Alignment(vertical="top", wrap_text=True)
        sheet.row_dimensions[number].height = -(-len(text) // 96) * _LINE + 6
    _print_on_one_width(sheet, sheet.PAPERSIZE_A4)
