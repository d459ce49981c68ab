"""A codebook as a workbook: one sheet to edit, a row a code, and one that explains it."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from codebook.errors import UnwritableCodebookError
from codebook.formats.rows import COLUMNS, rows_of
from codebook.formats.tabular import from_table
from codebook.values import Finding

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

    from codebook.values import Codebook

SHEET = "Codebook"
LONGEST = 32_767  # characters in a cell

_LARGEST = 200_000_000  # bytes a workbook may unpack to
_MOST_ROWS = 20_000
_MOST_COLUMNS = 64
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_DATES = (datetime, date, time, timedelta)


def to_xlsx(codebook: Codebook) -> bytes:
    """Return a codebook as a workbook.

    Raises:
        UnwritableCodebookError: If a cell would hold more than Excel allows.
    """
    from openpyxl import Workbook  # noqa: PLC0415 - heavy

    from codebook.formats.xlsx_looks import dress, write_help  # noqa: PLC0415 - the same

    rows = list(rows_of(codebook))
    _refuse_too_long(rows)
    book = Workbook()
    sheet: Worksheet = book.active  # type: ignore[assignment]  # a new workbook has one
    sheet.title = SHEET
    for place, column in enumerate(COLUMNS, start=1):
        sheet.cell(1, place, column)
    for number, row in enumerate(rows, start=2):
        for place, column in enumerate(COLUMNS, start=1):
            if text := row.get(column):
                _put(sheet.cell(number, place), text)
    dress(sheet, rows, {category.id: category.color for category in codebook.categories})
    write_help(book.create_sheet("Help"))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def from_xlsx(data: bytes) -> tuple[Codebook | None, tuple[Finding, ...]]:
    """Make a codebook of the sheet named “Codebook”, or of the first one.

    Returns:
        The codebook and no findings, or None and every finding, its cell named.
    """
    from openpyxl import load_workbook  # noqa: PLC0415 - heavy
    from openpyxl.utils.exceptions import InvalidFileException  # noqa: PLC0415 - the same

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if sum(part.file_size for part in packed.infolist()) > _LARGEST:
                return None, (Finding(0, "file", "unpacks to more than a codebook ever holds"),)
        book = load_workbook(io.BytesIO(data), read_only=True)
    except (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, OSError, TypeError):
        return None, (Finding(0, "file", "is no .xlsx workbook; save it as one and try again"),)
    sheet = book[SHEET] if SHEET in book.sheetnames else book.worksheets[0]
    return _from_sheet(sheet)


def _from_sheet(
    sheet: Worksheet,
) -> tuple[Codebook | None, tuple[Finding, ...]]:
    from openpyxl.utils import get_column_letter  # noqa: PLC0415 - heavy

    def name(line: int, place: int) -> str:
        return f"{get_column_letter(place + 1)}{line}"

    refused: list[Finding] = []
    rows: list[tuple[int, list[str]]] = []
    cells = sheet.iter_rows(max_row=_MOST_ROWS, max_col=_MOST_COLUMNS)
    for number, row in enumerate(cells, start=1):
        texts = []
        for place, cell in enumerate(row):
            text, fault = _text(cell.value, cell.data_type)
            texts.append(text)
            if fault:
                refused.append(Finding(number, name(number, place), fault))
        rows.append((number, texts))
    if len(rows) == _MOST_ROWS:
        message = f"goes on beyond row {_MOST_ROWS:,}; a codebook does not"
        return None, (Finding(_MOST_ROWS, f"sheet {sheet.title}", message),)
    top = next((i for i, (_, texts) in enumerate(rows) if any(texts)), None)
    if top is None:
        message = f"is empty; begin with the columns {', '.join(COLUMNS)}"
        return None, (Finding(1, f"sheet {sheet.title}", message),)
    number, heading = rows[top]
    return from_table(heading, rows[top + 1 :], name, refused, top=number)


def _text(value: object, kind: str) -> tuple[str, str]:
    """Return what a cell says, and what is wrong with it."""
    if kind == "f":
        return "", "holds a formula; write the text it shows"
    if kind == "e":
        return "", f"holds the error {value}; write a text"
    if isinstance(value, _DATES):
        return "", "holds a date or time; format the cell as text and write it again"
    return "" if value is None else _plain(value), ""


def _plain(value: object) -> str:
    """Return a value as a person sees it in a cell of text."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), str(value))


def _put(cell: Cell | MergedCell, text: str) -> None:
    """Write a text that no program runs as a formula or reads as an escape."""
    cell.value = re.sub(r"_(?=x[0-9A-Fa-f]{4}_)", "_x005F_", text)
    cell.data_type = "s"
    cell.quotePrefix = text[:1] in "=+-@"


def _refuse_too_long(rows: list[dict[str, str]]) -> None:
    for row in rows:
        for column, text in row.items():
            if len(text) > LONGEST:
                called = row.get("id") or row["kind"]
                raise UnwritableCodebookError(
                    f"{column} of {called} holds {len(text):,} characters and a cell of a workbook "
                    f"{LONGEST:,}; write it as .csv or .yaml."
                )
