"""A codebook as CSV, one row a code, for programs and for people who like it plain."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from codebook.formats.rows import COLUMNS, rows_of
from codebook.formats.tabular import from_table
from codebook.values import Finding

if TYPE_CHECKING:
    from codebook.values import Codebook

# A spreadsheet runs a cell that begins so; an apostrophe before it keeps it text.
_RUN = re.compile(r"'*[=+\-@]")
_LARGEST = 10_000_000


def to_csv(codebook: Codebook) -> bytes:
    """Return a codebook as CSV in UTF-8, with the mark by which spreadsheets know it."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in rows_of(codebook):
        writer.writerow([_guarded(row.get(column, "")) for column in COLUMNS])
    return out.getvalue().encode("utf-8-sig")


def from_csv(data: bytes) -> tuple[Codebook | None, tuple[Finding, ...]]:
    """Make a codebook of CSV with commas, semicolons or tabs between its cells.

    Returns:
        The codebook and no findings, or None and every finding with its line and column.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return None, (Finding(line, "file", "is not UTF-8 text; save it as CSV UTF-8"),)
    csv.field_size_limit(_LARGEST)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_between(text), strict=True)
    rows: list[tuple[int, list[str]]] = []
    last = 0
    try:
        for cells in reader:
            rows.append((last + 1, [_bare(cell) for cell in cells]))
            last = reader.line_num
    except csv.Error as error:
        message = f"cannot be read as CSV ({error}); check the quotation marks"
        return None, (Finding(last + 1, "file", message),)
    if not rows:
        return None, (Finding(1, "file", f"is empty; begin with the columns {', '.join(COLUMNS)}"),)
    heading = rows[0][1]

    def name(_line: int, place: int) -> str:
        return f"column {heading[place]}"

    return from_table(heading, rows[1:], name)


def _between(text: str) -> str:
    """Return what stands between the cells of the first line."""
    first = text.partition("\n")[0]
    return max(",;\t", key=first.count)


def _guarded(cell: str) -> str:
    return f"'{cell}" if _RUN.match(cell) else cell


def _bare(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and _RUN.match(cell) else cell
