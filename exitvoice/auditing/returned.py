"""An audit workbook that came back, as rows, however its sheets and columns were moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter

from coding.audit.values import Came, Cell, Column, Place, Remark, Row, Sheet
from exitvoice.auditing import layout
from exitvoice.errors import RowsError
from exitvoice.workbooks.cells import Kind
from exitvoice.workbooks.hidden import LISTS, META, facts_of
from exitvoice.workbooks.reading import read_book
from exitvoice.workbooks.tables import known_again, unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from exitvoice.workbooks.reading import Area, Book
    from exitvoice.workbooks.tables import Held, Line, Table

_OUR_OWN = {layout.START, layout.CODEBOOK, LISTS, META}
_MERGED = (
    "it is merged with the rows below, so nobody knows which of them it is for; unmerge the cells "
    "and fill in each row."
)


def returned(name: str, data: bytes, sha256: str) -> Came:
    """Return what an audit workbook, or one of disagreements, holds.

    Args:
        name: What the file is called.
        data: Its bytes.
        sha256: Hex digest of them.

    Raises:
        RowsError: If it is no workbook, or none that was issued for an audit.
    """
    book = read_book(name, data)
    tables = _tables(book)
    if not tables:
        raise RowsError(name, ["it has no sheet with the columns of an audit workbook."])
    rows: list[Row] = []
    refused: list[Remark] = []
    for table in tables:
        for row, remarks in _rows(name, table):
            rows.append(row)
            refused += remarks
    facts = facts_of(book)
    notes = [Remark(Place(name, "", ""), "", why) for why in _notes(book, tables, facts)]
    if not facts.get("batch"):
        facts["batch"] = _batch_of_ids(rows)
    return Came(name, sha256, facts, tuple(rows), tuple(refused), tuple(notes))


def _tables(book: Book) -> tuple[Table, ...]:
    """Return the sheets that are known, those with columns deleted too."""
    found = known_again(book, layout.FORMS)
    known = {table.page.title for table in found}
    rest = [
        table
        for table in known_again(book, layout.SPARE_FORMS)
        if table.page.title not in known | _OUR_OWN
    ]
    return (*found, *rest)


def _rows(file: str, table: Table) -> Iterator[tuple[Row, list[Remark]]]:
    merged = [area for area in table.page.merged if area.bottom > area.top]
    for line in table.lines():
        cells, remarks = _cells(file, table, line, merged)
        row = _row(file, table, line, cells, frozenset(remarks))
        if cells or remarks or row.id or row.words:
            said = [each for each in remarks.values() if each.text]
            yield row, [*said, *_strange(file, table, line)]


def _cells(
    file: str, table: Table, line: Line, merged: list[Area]
) -> tuple[dict[Column, Cell], dict[Column, Remark]]:
    """Return what is filled in, and what cannot be read; of merged cells the empty ones too."""
    cells: dict[Column, Cell] = {}
    remarks: dict[Column, Remark] = {}
    for heading in table.form.headings:
        place = table.places.get(heading.text)
        if heading.column is None or place is None:
            continue
        column = Column(heading.column)
        where = Place(file, table.page.title, f"{get_column_letter(place)}{line.number}")
        held = line.cells.get(heading.text)
        if any(_covers(area, place, line.number) for area in merged):
            remarks[column] = Remark(where, held.kept.text if held else "", _MERGED)
        elif held and (why := unreadable(held.kept)):
            remarks[column] = Remark(where, held.kept.text, why)
        elif held:
            cells[column] = _cell(where, column, held)
    return cells, remarks


def _covers(area: Area, place: int, row: int) -> bool:
    return area.left <= place <= area.right and area.top <= row <= area.bottom


def _cell(where: Place, column: Column, held: Held) -> Cell:
    kept = held.kept
    return Cell(where, column, kept.text, kept.kind is Kind.DATE, kept.trimmed)


def _row(
    file: str, table: Table, line: Line, cells: dict[Column, Cell], spoiled: frozenset[Column]
) -> Row:
    sheet = Sheet(table.form.name)
    page = table.page.title
    added = sheet is Sheet.ADDED
    return Row(
        sheet=sheet,
        cells=cells,
        words_at=_place(file, page, table, line, layout.PASSAGE) or Place(file, page, ""),
        verdict_at=_place(file, page, table, line, _verdict_heading(sheet)),
        id=line.shown(layout.ID),
        short="" if added else line.shown(layout.SHORT),
        words=line.shown(layout.PASSAGE),
        code="" if added else line.shown(layout.CODE),
        document=line.shown(layout.DOCUMENT),
        spoiled=spoiled,
    )


def _verdict_heading(sheet: Sheet) -> str:
    return {Sheet.AUDIT: "Verdict", Sheet.DISPUTED: layout.FINAL}.get(sheet, "")


def _place(file: str, page: str, table: Table, line: Line, heading: str) -> Place | None:
    place = table.places.get(heading)
    return Place(file, page, f"{get_column_letter(place)}{line.number}") if place else None


def _strange(file: str, table: Table, line: Line) -> Iterator[Remark]:
    """Yield a remark for what stands under a heading nobody issued."""
    for held in line.others:
        why = f"it stands in no column of this sheet, so it was not read: “{held.kept.text}”."
        yield Remark(Place(file, table.page.title, held.at), held.kept.text, why)


def _notes(book: Book, tables: tuple[Table, ...], facts: dict[str, str]) -> Iterator[str]:
    yield from book.alien
    for table in tables:
        yield from table.lacking()
        if hidden := len(table.page.hidden):
            title = table.page.title
            yield f"{hidden} rows of “{title}” were hidden, by a filter perhaps, and read too."
    seen = {table.form.name for table in tables}
    wanted = {Sheet.DISPUTED} if Sheet.DISPUTED.value in seen else set(Sheet) - {Sheet.DISPUTED}
    for each in Sheet:
        if each in wanted and each.value not in seen:
            yield f"The sheet “{each}” is missing."
    if not facts.get("batch"):
        yield "What it says of itself is lost; rows were matched by their ids or words."


def _batch_of_ids(rows: list[Row]) -> str:
    """Return the batch that the rows' ids name, where it is just one."""
    marks = {row.id.partition("/")[0] for row in rows if "/" in row.id}
    return next(iter(marks)) if len(marks) == 1 else ""
