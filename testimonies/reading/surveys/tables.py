"""The rows of a survey sheet as text: from csv in any dialect, and from Excel workbooks."""

from __future__ import annotations

import csv
import io
import re
import warnings
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile

from testimonies.errors import UnreadableSourceError
from testimonies.reading.archives import Archive
from testimonies.reading.decoding import decode
from testimonies.reading.sniffing import EXCEL, binary_content

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_DELIMITERS = ",;\t|"
_STATED = re.compile(r'"?sep=(.)"?\r?\n', re.IGNORECASE)
_TRIED = 50  # rows by which a dialect is judged
_LONGEST_CELL = 10_000_000  # characters
_MOST_ROWS = 200_000
_MOST_COLUMNS = 2_000
_DOCUMENT_TYPES = (b"<!DOCTYPE", b"<!ENTITY")
_PADDED = re.compile(r"0{2,20}")
_FAULTS = (
    BadZipFile, ArithmeticError, AttributeError, EOFError, LookupError, OSError, RuntimeError,
    SyntaxError, TypeError, ValueError,
)  # fmt: skip

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of one sheet, as wide as its head.

    Attributes:
        title: What the workbook calls it, or nothing.
        head: The names of its columns, all different.
        rows: Its rows with their numbers in the file, from 1; none of them empty.
        skipped: Number of empty rows between the head and the last row.
    """

    title: str
    head: Row
    rows: tuple[tuple[int, Row], ...]
    skipped: int


@dataclass(frozen=True, slots=True)
class Table:
    """What a file of survey answers holds.

    Attributes:
        sheets: Its sheets that hold a head and one row at least.
        warnings: What a person should know of the reading, one sentence each.
    """

    sheets: tuple[Sheet, ...]
    warnings: tuple[str, ...] = ()


def read_table(data: bytes, name: str, encoding: str | None) -> Table:
    """Return the sheets of a csv file or an Excel workbook.

    Args:
        data: Its bytes.
        name: Its name, for messages.
        encoding: What to use where a csv file is neither marked nor UTF-8, or None.

    Raises:
        UnreadableSourceError: If it is neither, damaged, too large, or rows hold more cells than
            the head.
    """
    content = binary_content(data)
    if content == EXCEL:
        return _read_workbook(data, name)
    if content is not None:
        raise UnreadableSourceError(
            f"{name} is no sheet of answers: by its content it is {content}. Save the sheet as "
            f".xlsx or as .csv in UTF-8, and add that file."
        )
    return _read_csv(data, name, encoding)


def _read_csv(data: bytes, name: str, encoding: str | None) -> Table:
    read = decode(data, name, encoding)
    stated = _STATED.match(read.text)
    text = read.text[stated.end() :] if stated else read.text
    if "\0" in text:
        raise UnreadableSourceError(f"{name} holds a NUL character and is no csv file.")
    delimiter = stated[1] if stated else delimiter_of(text)
    before = csv.field_size_limit(_LONGEST_CELL)
    try:
        rows = list(_parsed(text, delimiter))
    except csv.Error as fault:
        raise UnreadableSourceError(
            f"{name} is no csv file that can be read ({fault}). Check its quotation marks, or save "
            f"it as .xlsx and add that."
        ) from fault
    finally:
        csv.field_size_limit(before)
    numbered = [(number + bool(stated), row) for number, row in rows]
    return Table(tuple(_sheets([("", numbered)], name)), read.warnings)


def delimiter_of(text: str) -> str:
    """Return the sign that parts the cells of a csv text.

    Of comma, semicolon, tab and bar it is the one that cuts most of the first rows into equally
    many cells, two or more; the comma where none does.
    """
    best, most = ",", (0.0, 0)
    for delimiter in _DELIMITERS:
        try:
            rows = [row for _, row in zip(range(_TRIED), _parsed(text, delimiter), strict=False)]
        except csv.Error:
            continue
        widths = Counter(len(row) for _, row in rows if any(row))
        width, count = max(widths.items(), key=lambda item: (item[1], item[0]), default=(0, 0))
        score = (round(count / max(sum(widths.values()), 1), 1), width)
        if width > 1 and score > most:
            best, most = delimiter, score
    return best


def _parsed(text: str, delimiter: str) -> Iterator[tuple[int, Row]]:
    """Yield the rows of a csv text with their numbers."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=False)
    for number, row in enumerate(reader, start=1):
        yield number, tuple(cell.strip() for cell in row)


def _read_workbook(data: bytes, name: str) -> Table:
    from openpyxl import load_workbook  # noqa: PLC0415 - heavy; only for this format

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # on styles and checks that do not touch the cells
        try:
            _check_workbook(data, name)
            book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
            found = [
                (sheet.title, list(_rows_of(sheet, name)))
                for sheet in book.worksheets
                if sheet.sheet_state == "visible"
            ]
            book.close()
        except _FAULTS as fault:
            raise UnreadableSourceError(
                f"{name} is damaged and cannot be read as a workbook ({fault}). Open it, save it "
                f"again, and add that file."
            ) from fault
    return Table(tuple(_sheets(found, name)))


def _check_workbook(data: bytes, name: str) -> None:
    """Refuse a workbook that swells or defines document types, before it is opened."""
    archive = Archive(data, name)
    for member in archive.members():
        if member.endswith((".xml", ".rels")):
            part = archive.read(member)
            if any(sign in part for sign in _DOCUMENT_TYPES):
                raise UnreadableSourceError(
                    f"{name}/{member} defines a document type, which can hide an attack. It was "
                    f"not opened; save the workbook anew and add that file."
                )


def _rows_of(sheet: Any, name: str) -> Iterator[tuple[int, Row]]:  # noqa: ANN401 - see below
    """Yield the rows of a worksheet that hold something, as its cells show them.

    A worksheet that is only read is of a class whose types openpyxl's stubs do not tell.
    """
    sheet.reset_dimensions()
    full = 0
    for number, row in enumerate(sheet.iter_rows(), start=1):
        cells = tuple(_shown(cell) for cell in row[:_MOST_COLUMNS])
        if not any(cells):
            continue
        full += 1
        if full > _MOST_ROWS:
            raise UnreadableSourceError(
                f"{name} has more than {_MOST_ROWS:,} rows on a sheet. Split it and add the parts."
            )
        yield number, cells


def _shown(cell: Any) -> str:  # noqa: ANN401 - openpyxl's cells share no base
    """Return the value of a cell as text."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, int) and _PADDED.fullmatch(str(cell.number_format)):
        return str(value).zfill(len(cell.number_format))
    if hasattr(value, "isoformat"):
        return str(value.isoformat()).removesuffix("T00:00:00")
    return str(value).replace("_x000D_", "").strip()


def _sheets(found: Iterable[tuple[str, list[tuple[int, Row]]]], name: str) -> Iterator[Sheet]:
    """Yield the sheets that hold a head and rows."""
    for title, numbered in found:
        full = [(number, row) for number, row in numbered if any(row)]
        if len(full) < 2:  # noqa: PLR2004 - a head and a row
            continue
        (first, head), *rows = full
        width = max(i for i, cell in enumerate(head, start=1) if cell)
        wide = [number for number, row in rows if any(row[width:])]
        if wide:
            raise _too_wide(name, title, wide)
        cut = tuple((number, (*row[:width], *[""] * (width - len(row)))) for number, row in rows)
        between = rows[-1][0] - first - len(rows)
        yield Sheet(title, _named(head[:width]), cut, between)


def _too_wide(name: str, title: str, wide: list[int]) -> UnreadableSourceError:
    where = f"{name}, sheet {title!r}," if title else name
    more = f" and {len(wide) - 1:,} more" if len(wide) > 1 else ""
    return UnreadableSourceError(
        f"{where} has more cells in row {wide[0]}{more} than its head names columns. An answer may "
        f"hold the sign that parts the cells; put it between quotation marks, or save as .xlsx."
    )


def _named(head: Row) -> Row:
    """Return the names of columns, those that are empty or come again made different."""
    seen: Counter[str] = Counter()
    names = []
    for i, cell in enumerate(head, start=1):
        name = " ".join(cell.split()) or f"column {i}"
        seen[name] += 1
        names.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return tuple(names)
