"""A review workbook that came back, as rows, however its sheets and columns were moved."""

from __future__ import annotations

import json
import warnings
from dataclasses import dataclass
from io import BytesIO
from itertools import islice
from typing import TYPE_CHECKING, Any

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from coding.corrections.rows import Cell, Column, Remark, Row, Sheet
from exitvoice.errors import RowsError
from exitvoice.reviewing import layout
from exitvoice.reviewing.guarding import fault_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    Lines = Iterable[Sequence[Any]]

_WIDEST = 80  # columns that are looked at
_HEAD = 40  # rows in which the headings are looked for
_DEEPEST = 200_000  # rows that are looked at; one formatted cell may stand in the last of a million
_BROKEN = (KeyError, ValueError, TypeError, AttributeError, SyntaxError, OSError, EOFError)


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
    if fault := fault_of(data):
        raise RowsError(name, [fault])
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of extensions that do not matter here
            return _read(name, data)
    except _BROKEN as error:
        raise RowsError(name, ["it is damaged or no workbook; ask for it again."]) from error


def _read(name: str, data: bytes) -> Returned:
    book: Any = load_workbook(BytesIO(data), read_only=True, data_only=False, keep_links=False)
    rows: list[Row] = []
    findings: list[Remark] = []
    lacking: list[str] = []
    seen: set[Sheet] = set()
    for page in book.worksheets:
        head = _head(page)
        if head is None:
            continue
        sheet, top, places = head
        seen.add(sheet)
        lacking += _lacking(page.title, sheet, places)
        page.reset_dimensions()
        lines = page.iter_rows(min_row=top + 1, max_row=top + _DEEPEST, max_col=_WIDEST)
        for row, remarks in _rows(page.title, sheet, places, lines):
            rows.append(row)
            findings += remarks
    facts = _facts(book)
    book.close()
    if not seen:
        raise RowsError(name, ["it has no sheet with the columns of a review workbook."])
    lacking += [f"The sheet “{each}” is missing." for each in Sheet if each not in seen]
    return Returned(facts, tuple(rows), tuple(findings), tuple(lacking))


def _head(page: Any) -> tuple[Sheet, int, dict[str, int]] | None:  # noqa: ANN401 - untyped library
    """Return what a sheet is, the row of its headings, and where each heading stands."""
    if page.title in {layout.LISTS, layout.META}:
        return None
    page.reset_dimensions()
    lines = page.iter_rows(max_row=_HEAD, max_col=_WIDEST, values_only=True)
    for number, line in enumerate(islice(lines, _HEAD), start=1):
        places: dict[str, int] = {}
        for place, value in enumerate(line):
            if isinstance(value, str):
                places.setdefault(" ".join(value.split()).casefold(), place)
        for sheet, marks in layout.MARKS.items():
            if all(mark.casefold() in places for mark in marks):
                return sheet, number, places
    return None


def _lacking(title: str, sheet: Sheet, places: Mapping[str, int]) -> Iterator[str]:
    for heading in layout.HEADINGS[sheet]:
        if heading.column is not None and heading.text.casefold() not in places:
            yield f"The sheet “{title}” has no column “{heading.text}”; it was not read."


def _rows(
    title: str, sheet: Sheet, places: Mapping[str, int], lines: Lines
) -> Iterator[tuple[Row, list[Remark]]]:
    for line in lines:
        found = {
            heading.text: line[place]
            for heading in layout.HEADINGS[sheet]
            if (place := places.get(heading.text.casefold())) is not None and place < len(line)
        }
        cells, remarks = _cells(title, sheet, found)
        row = _row(title, sheet, found, cells)
        if cells or remarks or row.words:
            yield row, remarks


def _cells(
    title: str, sheet: Sheet, found: Mapping[str, Any]
) -> tuple[tuple[Cell, ...], list[Remark]]:
    cells: list[Cell] = []
    remarks: list[Remark] = []
    for heading in layout.HEADINGS[sheet]:
        kept = found.get(heading.text)
        if heading.column is None or kept is None or not (text := _text(kept.value)):
            continue
        if kept.data_type in {"f", "e"}:
            what = "a formula" if kept.data_type == "f" else "an error"
            remarks.append(Remark(_place(title, kept), f"the cell holds {what}; type the words."))
        else:
            cells.append(Cell(_place(title, kept), heading.column, text))
    return tuple(cells), remarks


def _row(title: str, sheet: Sheet, found: Mapping[str, Any], cells: tuple[Cell, ...]) -> Row:
    words = found.get(layout.WORDS[sheet])
    document = found.get(Column.DOCUMENT.value)
    first = next(iter(cells), None)
    return Row(
        sheet=sheet,
        place=first.place if first else title,
        cells=cells,
        id=_shown(found.get(layout.ID)),
        short=_shown(found.get(layout.SHORT)),
        document="" if sheet is Sheet.ADDED else _shown(document),
        words=_shown(words),
        words_place=_place(title, words) if words is not None and _shown(words) else "",
    )


def _shown(cell: Any) -> str:  # noqa: ANN401 - untyped library
    return "" if cell is None else _text(cell.value)


def _text(value: object) -> str:
    """Return what a cell holds as a person typed it, without white space at its ends."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip().strip("\ufeff\u200b").strip()


def _place(title: str, cell: Any) -> str:  # noqa: ANN401 - untyped library
    return f"{title}!{get_column_letter(cell.column)}{cell.row}"


def _facts(book: Any) -> dict[str, str]:  # noqa: ANN401 - untyped library
    """Return what the workbook says of itself, from either of two places."""
    if layout.META in book.sheetnames:
        lines = book[layout.META].iter_rows(max_row=_HEAD, max_col=2, values_only=True)
        facts = {str(line[0]): _text(line[1]) for line in lines if len(line) > 1 and line[0]}
        if "batch" in facts:
            return facts
    for each in book.custom_doc_props:
        if each.name == layout.META:
            try:
                return {str(name): str(value) for name, value in json.loads(each.value).items()}
            except (ValueError, AttributeError):
                return {}
    return {}
