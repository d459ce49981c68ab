"""A review workbook that came back, as rows, however its sheets and columns were moved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coding.corrections.rows import Cell, Column, Remark, Row, Sheet
from exitvoice.errors import RowsError
from exitvoice.reviewing import layout
from exitvoice.workbooks.hidden import facts_of
from exitvoice.workbooks.reading import read_book
from exitvoice.workbooks.tables import known_again, unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from exitvoice.workbooks.tables import Line, Table


@dataclass(frozen=True, slots=True)
class Returned:
    """What came back.

    Attributes:
        facts: What the workbook says of itself: study, title, batch, base; empty if that was lost.
        rows: The rows, those without anything filled in too.
        findings: Filled cells that cannot be read, and why.
        lacking: Sheets and columns that are missing, a sentence each.
    """

    facts: Mapping[str, str]
    rows: tuple[Row, ...]
    findings: tuple[Remark, ...]
    lacking: tuple[str, ...]


def returned(name: str, data: bytes) -> Returned:
    """Return what a workbook holds.

    Args:
        name: What the file is called, for messages.
        data: Its bytes.

    Raises:
        RowsError: If it is no workbook, or none that was issued for review.
    """
    book = read_book(name, data)
    tables = known_again(book.pages, layout.FORMS)
    if not tables:
        raise RowsError(name, ["it has no sheet with the columns of a review workbook."])
    seen = {table.form.name for table in tables}
    rows: list[Row] = []
    findings: list[Remark] = []
    for table in tables:
        for row, remarks in _rows(table):
            rows.append(row)
            findings += remarks
    lacking = [sentence for table in tables for sentence in table.lacking()]
    lacking += [f"The sheet “{each}” is missing." for each in Sheet if each.value not in seen]
    return Returned(facts_of(book), tuple(rows), tuple(findings), tuple(lacking))


def _rows(table: Table) -> Iterator[tuple[Row, list[Remark]]]:
    for line in table.lines():
        cells, remarks = _cells(table, line)
        row = _row(table, line, cells)
        if cells or remarks or row.words:
            yield row, remarks


def _cells(table: Table, line: Line) -> tuple[tuple[Cell, ...], list[Remark]]:
    cells: list[Cell] = []
    remarks: list[Remark] = []
    for heading in table.form.headings:
        kept = line.cells.get(heading.text)
        if heading.column is None or kept is None:
            continue
        place = f"{table.page.title}!{table.at(heading.text, line)}"
        if why := unreadable(kept):
            remarks.append(Remark(place, why))
        else:
            cells.append(Cell(place, Column(heading.column), kept.text))
    return tuple(cells), remarks


def _row(table: Table, line: Line, cells: tuple[Cell, ...]) -> Row:
    sheet = Sheet(table.form.name)
    words = layout.WORDS[sheet]
    there = line.shown(words)
    return Row(
        sheet=sheet,
        place=cells[0].place if cells else table.page.title,
        cells=cells,
        id=line.shown(layout.ID),
        short=line.shown(layout.SHORT),
        document="" if sheet is Sheet.ADDED else line.shown(Column.DOCUMENT.value),
        words=there,
        words_place=f"{table.page.title}!{table.at(words, line)}" if there else "",
    )
