"""The review workbook as a file: its sheets filled, lists to choose from, and what is hidden."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.page import PageMargins

from coding.corrections.ground import NOBODY
from coding.corrections.rows import Sheet
from exitvoice.reviewing import layout
from exitvoice.reviewing.issuing import DROPPED
from exitvoice.reviewing.starting import write_start
from exitvoice.workbooks import looks
from exitvoice.workbooks.hidden import offer_choices, write_lists, write_meta
from reports.writers import styles
from reports.writers.repacking import MADE
from reports.writers.sheets import finish, put
from testimonies.values import Kind, Voice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from exitvoice.reviewing.issuing import Issued, Line
    from exitvoice.workbooks.headings import Heading

BLANK_ROWS = 200
TOP = 2  # the row of the headings


def workbook(issued: Issued) -> bytes:
    """Return a review workbook as the bytes of an .xlsx file."""
    book = Workbook()
    start = book.active
    if start is None:  # a new workbook has one sheet; its type does not say so
        start = book.create_sheet()
    start.title = layout.START
    lines = {Sheet.QUOTATIONS: issued.quotations, Sheet.SPEAKERS: issued.people}
    for sheet, rows in lines.items():
        _fill(book.create_sheet(sheet.value), sheet, rows, issued)
    blank = ("",) * len(layout.HEADINGS[Sheet.ADDED])
    _fill(book.create_sheet(Sheet.ADDED.value), Sheet.ADDED, (blank,) * BLANK_ROWS, issued)
    write_lists(book, _lists(issued), "hidden")
    write_meta(book, _facts(issued))
    write_start(start, issued, {sheet: len(rows) + TOP for sheet, rows in lines.items()})
    book.properties.creator = "exitvoice"
    book.properties.title = f"Quotations and speakers of {issued.title}"
    book.properties.created = MADE
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _fill(page: Worksheet, sheet: Sheet, rows: Sequence[Line], issued: Issued) -> None:
    headings = layout.HEADINGS[sheet]
    _bands(page, headings)
    for number, line in enumerate(rows, start=TOP + 1):
        _row(page, number, line, headings, issued)
    last = TOP + max(len(rows), 1)
    offer_choices(page, headings, range(TOP + 1, last + 1))
    finish(page, TOP, 1 if sheet is not Sheet.ADDED else 0)
    page.print_title_rows = f"1:{TOP}"
    page.print_options.gridLines = False
    page.page_margins = PageMargins(left=0.3, right=0.3, top=0.4, bottom=0.5)
    page.auto_filter.ref = f"A{TOP}:{get_column_letter(len(headings))}{last}"
    page.sheet_view.zoomScale = 100
    page.sheet_properties.tabColor = "BF8A1A"


def _bands(page: Worksheet, headings: Sequence[Heading]) -> None:
    """Write two rows: whose columns they are, and what each holds."""
    for place, heading in enumerate(headings, start=1):
        fills = heading.column is not None
        cell = put(page, TOP, place, heading.text)
        cell.font, cell.alignment = styles.HEADING, styles.CENTRED
        cell.fill = looks.FILL_HEADING if fills else looks.FOUND_HEADING
        page.cell(1, place).fill = looks.FILL_BAND if fills else looks.FOUND_BAND
        letter = get_column_letter(place)
        page.column_dimensions[letter].width = heading.width
        page.column_dimensions[letter].hidden = heading.hidden
    filled = [place for place, each in enumerate(headings, start=1) if each.column is not None]
    titles = [(filled[0], "Your corrections: leave empty what is right")]
    if filled[0] > 1:
        titles.insert(0, (1, "What was found: please do not change"))
    for place, title in titles:
        cell = put(page, 1, place, title)
        cell.font, cell.alignment = looks.BAND, looks.MIDDLE
    page.row_dimensions[1].height, page.row_dimensions[TOP].height = 22, 32


def _row(
    page: Worksheet, number: int, line: Line, headings: Sequence[Heading], issued: Issued
) -> None:
    shown = {heading.text: value for heading, value in zip(headings, line, strict=True)}
    gone = shown.get(layout.ID) in issued.gone
    for place, (value, heading) in enumerate(zip(line, headings, strict=True), start=1):
        cell = put(page, number, place, value) if value != "" else page.cell(number, place)
        cell.alignment, cell.border = looks.TOP, looks.BOX
        cell.font = looks.FAINT if heading.faint else looks.WORDS
        if isinstance(value, int):
            cell.alignment = looks.COUNT
        if heading.column is not None:
            cell.fill, cell.number_format = looks.FILL, heading.form
        elif gone:
            cell.font = looks.GONE
        elif heading.text == "How sure" and not str(value).startswith("certain"):
            cell.fill = looks.DOUBT
    if shown.get("Kind") == DROPPED:
        page.cell(number, layout.place_of(Sheet.QUOTATIONS, "Kind")).font = styles.BOLD
    page.row_dimensions[number].height = looks.height_of(line, headings)


def _lists(issued: Issued) -> dict[str, tuple[str, ...]]:
    return {
        "voices": tuple(Voice),
        "kinds": tuple(Kind),
        "yes_no": ("yes", "no"),
        "documents": issued.documents,
        **{
            f"speakers_d{key}": (*names, NOBODY)
            for key, names in enumerate(issued.speakers, start=1)
        },
    }


def _facts(issued: Issued) -> dict[str, str]:
    return {
        "format": layout.FORMAT,
        "study": issued.study,
        "title": issued.title,
        "batch": issued.batch,
        "base": str(issued.base),
    }
