"""An audit workbook that came back, as rows, however its sheets and columns were moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coding.audit.ground import check_of
from coding.audit.values import Came, Cell, Column, Empty, Place, Remark, Row, Sheet
from exitvoice.auditing import layout
from exitvoice.errors import RowsError
from exitvoice.workbooks.cells import Kind
from exitvoice.workbooks.hidden import LISTS, META, facts_of
from exitvoice.workbooks.reading import read_book
from exitvoice.workbooks.tables import known_again, unreadable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from exitvoice.workbooks.reading import Area, Book
    from exitvoice.workbooks.tables import Line, Table

_OUR_OWN = {layout.START, layout.CODEBOOK, LISTS, META}
_UNASKED = frozenset(
    {"Speaker", "Before", "After", "Meaning", "Why", "Tier", "Voice", "Codes so far", layout.LIST}
)  # what is shown beside a row and tells nothing when it comes back
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
    empty: list[Empty] = []
    refused: list[Remark] = []
    marks: set[str] = set()
    for table in tables:
        for row, remarks in _all_rows(name, table):
            refused += remarks
            marks.add(row.id.partition("/")[0] if "/" in row.id else "")
            if not isinstance(row, Empty):
                rows.append(row)
            elif row.verdict_at is not None:
                empty.append(row)
    facts = facts_of(book)
    notes = [Remark(Place(name, "", ""), "", why) for why in _notes(book, tables, facts)]
    if not facts.get("batch"):
        named = marks - {""}
        facts["batch"] = named.pop() if len(named) == 1 else ""
    return Came(name, sha256, facts, tuple(rows), tuple(empty), tuple(refused), tuple(notes))


def _tables(book: Book) -> tuple[Table, ...]:
    """Return the sheets that are known, those with columns deleted too."""
    found = known_again(book.pages, layout.FORMS)
    known = _OUR_OWN.union(table.page.title for table in found)
    rest = [page for page in book.pages if page.title not in known]
    return (*found, *known_again(rest, layout.SPARE_FORMS))


Read = tuple[Row | Empty, list[Remark]]


def _all_rows(file: str, table: Table) -> Iterable[Read]:
    """Return the rows of a sheet, each with what of it cannot be used.

    What is merged is told at the sheet's end only; where rows are, it is read once more.
    """
    found = list(_rows(file, table, ()))
    merged = [area for area in table.page.merged if area.bottom > area.top]
    return _rows(file, table, merged) if merged else found


def _rows(file: str, table: Table, merged: Sequence[Area]) -> Iterator[Read]:
    for line in table.lines(_UNASKED):
        cells, remarks = _cells(file, table, line, merged)
        if not (cells or remarks) and (bare := _untouched(file, table, line)):
            yield bare, list(_strange(file, table, line))
            continue
        row = _row(file, table, line, cells, frozenset(remarks))
        if cells or remarks or row.id or row.words:
            said = [each for each in remarks.values() if each.text]
            yield row, [*said, *_strange(file, table, line)]


def _untouched(file: str, table: Table, line: Line) -> Empty | None:
    """Return the little that is of use of a row with nothing filled in, if it is as it went out."""
    id_, code = line.shown(layout.ID), line.shown(layout.CODE)
    at = table.at(_verdict_heading(Sheet(table.form.name)), line)
    if not id_ or not at:
        return Empty(id_, None, "") if id_ else None
    check = check_of(line.shown(layout.PASSAGE), "" if code.startswith("(") else code)
    if check != line.shown(layout.CHECK):
        return None
    return Empty(id_, Place(file, table.page.title, at), check)


def _cells(
    file: str, table: Table, line: Line, merged: Sequence[Area]
) -> tuple[dict[Column, Cell], dict[Column, Remark]]:
    """Return what is filled in, and what cannot be read; of merged cells the empty ones too."""
    cells: dict[Column, Cell] = {}
    remarks: dict[Column, Remark] = {}
    for heading in table.form.headings:
        place, kept = table.places.get(heading.text), line.cells.get(heading.text)
        if heading.column is None or place is None or not (kept or merged):
            continue
        column = Column(heading.column)
        where = Place(file, table.page.title, table.at(heading.text, line))
        if any(_covers(area, place, line.number) for area in merged):
            remarks[column] = Remark(where, kept.text if kept else "", _MERGED)
        elif kept and (why := unreadable(kept)):
            remarks[column] = Remark(where, kept.text, why)
        elif kept:
            cells[column] = Cell(where, column, kept.text, kept.kind is Kind.DATE, kept.trimmed)
    return cells, remarks


def _covers(area: Area, place: int, row: int) -> bool:
    return area.left <= place <= area.right and area.top <= row <= area.bottom


def _row(
    file: str, table: Table, line: Line, cells: dict[Column, Cell], spoiled: frozenset[Column]
) -> Row:
    sheet = Sheet(table.form.name)
    page = table.page.title
    verdict_at = table.at(_verdict_heading(sheet), line)
    added = sheet is Sheet.ADDED
    return Row(
        sheet=sheet,
        cells=cells,
        words_at=Place(file, page, table.at(layout.PASSAGE, line)),
        verdict_at=Place(file, page, verdict_at) if verdict_at else None,
        id=line.shown(layout.ID),
        short="" if added else line.shown(layout.SHORT),
        words=line.shown(layout.PASSAGE),
        code="" if added else line.shown(layout.CODE),
        document=line.shown(layout.DOCUMENT),
        spoiled=spoiled,
    )


def _verdict_heading(sheet: Sheet) -> str:
    return {Sheet.AUDIT: "Verdict", Sheet.DISPUTED: layout.FINAL}.get(sheet, "")


def _strange(file: str, table: Table, line: Line) -> Iterator[Remark]:
    """Yield a remark for what stands under a heading nobody issued."""
    for held in line.others:
        why = f"it stands in no column of this sheet, so it was not read: “{held.kept.text}”."
        yield Remark(Place(file, table.page.title, held.at), held.kept.text, why)


def _notes(book: Book, tables: tuple[Table, ...], facts: dict[str, str]) -> Iterator[str]:
    yield from book.alien
    for table in tables:
        yield from table.lacking()
        if hidden := table.page.hidden:
            title = table.page.title
            yield f"{hidden} rows of “{title}” were hidden, by a filter perhaps, and read too."
    seen = {table.form.name for table in tables}
    wanted = {Sheet.DISPUTED} if Sheet.DISPUTED.value in seen else set(Sheet) - {Sheet.DISPUTED}
    for each in Sheet:
        if each in wanted and each.value not in seen:
            yield f"The sheet “{each}” is missing."
    if not facts.get("batch"):
        yield "What it says of itself is lost; rows were matched by their ids or words."
