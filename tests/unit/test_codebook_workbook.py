"""A codebook as a workbook: what spreadsheets do to cells, and what a person may have done."""

import csv
import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from codebook.errors import UnwritableCodebookError
from codebook.formats.as_csv import from_csv, to_csv
from codebook.formats.as_xlsx import from_xlsx, to_xlsx
from codebook.formats.rows import COLUMNS
from codebook.reading import bundled, read_codebook
from codebook.values import Codebook, Finding
from codebook.versions import with_version

BOOK = read_codebook(bundled("strikes"))
WRITTEN = to_xlsx(BOOK)


def changed(change: Callable[[Worksheet], object]) -> tuple[Codebook | None, tuple[Finding, ...]]:
    book = load_workbook(io.BytesIO(WRITTEN))
    change(book["Codebook"])
    out = io.BytesIO()
    book.save(out)
    return from_xlsx(out.getvalue())


def put(cell: str, value: str | float | date | None) -> Callable[[Worksheet], None]:
    def change(sheet: Worksheet) -> None:
        sheet[cell] = value

    return change


def test_it_holds_one_sheet_to_edit_and_one_that_explains_every_column() -> None:
    book = load_workbook(io.BytesIO(WRITTEN))
    assert book.sheetnames == ["Codebook", "Help"]
    assert [cell.value for cell in book["Codebook"][1]] == list(COLUMNS)
    told = " ".join(str(row[0].value) for row in book["Help"].iter_rows(min_row=3))
    own_words = {"kind", "name", "definition"}
    assert [column for column in COLUMNS if column not in told and column not in own_words] == []


def test_no_row_is_told_by_its_colour_alone() -> None:
    sheet = load_workbook(io.BytesIO(WRITTEN))["Codebook"]
    filled = [row for row in sheet.iter_rows(min_row=2) if row[1].fill.fill_type == "solid"]
    assert len(filled) == len(BOOK.codes) + len(BOOK.categories)
    assert all(row[1].value and row[2].value for row in filled)


def test_rows_and_columns_may_be_moved_and_empty_rows_left() -> None:
    def shuffle(sheet: Worksheet) -> None:
        sheet.insert_rows(4)
        sheet.insert_cols(3)
        for row in range(1, sheet.max_row + 1):
            sheet.cell(row, 3).value = sheet.cell(row, 6).value
        sheet.delete_cols(6)

    assert changed(shuffle) == (BOOK, ())


@pytest.mark.parametrize(
    ("cell", "value", "said"),
    [
        ("D8", "=A1&A2", "D8: holds a formula; write the text it shows"),
        ("C10", "#REF!", "C10: holds the error #REF!; write a text"),
        ("B10", "walk out", "B10, walk out: id: is “walk out”; write direction.category or"),
        ("O5", "blue", "O5, category wages: color: is “blue”; write six hexadecimal digits"),
        ("C2", None, "title: is missing"),
    ],
)
def test_a_fault_is_named_by_its_cell(cell: str, value: str | None, said: str) -> None:
    book, findings = changed(put(cell, value))
    assert book is None
    lines = [f"{f.where}: {f.message}" for f in findings]
    assert any(line.startswith(said) for line in lines), lines


def test_a_date_is_a_finding_and_a_number_is_its_digits() -> None:
    book, findings = changed(put("C10", date(2026, 5, 1)))
    assert book is None
    assert findings[0].where == "C10"
    book, findings = changed(put("C10", 1984.0))
    assert findings == ()
    assert book is not None
    assert book.codes[0].name == "1984"


def test_a_text_that_looks_like_a_formula_stays_a_text() -> None:
    name = '=HYPERLINK("x")'
    first = replace(BOOK.codes[0], name=name, definition="'=1", include=("+1", "-1", "_x0041_"))
    book = with_version(replace(BOOK, codes=(first, *BOOK.codes[1:])))
    data = to_xlsx(book)
    cells = [c for row in load_workbook(io.BytesIO(data))["Codebook"].iter_rows() for c in row]
    (cell,) = (cell for cell in cells if cell.value == name)
    assert (cell.data_type, cell.quotePrefix) == ("s", True)
    assert from_xlsx(data) == (book, ())
    assert b"'=HYPERLINK" in to_csv(book)
    assert from_csv(to_csv(book)) == (book, ())


def test_what_no_cell_can_hold_is_refused() -> None:
    long = replace(BOOK.codes[0], definition="long " * 7000)
    with pytest.raises(
        UnwritableCodebookError, match=r"definition of walk-out\.wages holds 35,000"
    ):
        to_xlsx(replace(BOOK, codes=(long, *BOOK.codes[1:])))


@pytest.mark.parametrize("data", [b"", b"kind,id", b"PK\x03\x04nothing"])
def test_what_is_no_workbook_is_said_to_be_none(data: bytes) -> None:
    book, (finding,) = from_xlsx(data)
    assert book is None
    assert "is no .xlsx workbook" in finding.message


def test_csv_of_other_habits_is_read_too() -> None:
    text = to_csv(BOOK).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline="")))
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=";", lineterminator="\n").writerows(rows)
    assert from_csv(out.getvalue().encode()) == (BOOK, ())
    book, (finding,) = from_csv(text.encode("utf-16"))
    assert book is None
    assert "is not UTF-8 text" in finding.message
