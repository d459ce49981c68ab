"""Faulty codebooks in sheets and in the format of other programs, beside what a person sees.

Each table is read as CSV and as the same table in a workbook: the cells are named as the person
sees them there.
"""

import csv
import io
from pathlib import Path

import pytest
from openpyxl import Workbook

from codebook.formats.as_xlsx import from_xlsx
from codebook.formats.registry import read
from codebook.values import Finding

FAULTY = Path(__file__).parent / "codebooks" / "faulty"
TABLES = sorted(path.stem for path in (FAULTY / "tables").glob("*.csv"))
EXCHANGED = sorted(path.stem for path in (FAULTY / "qdc").glob("*.qdc"))
BROKEN_CSV = ("quotes-left-open",)  # what only text can have wrong


def as_text(findings: tuple[Finding, ...]) -> str:
    return "".join(f"line {f.line}: {f.where}: {f.message}\n" for f in findings)


def as_workbook(path: Path) -> bytes:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Codebook"
    for row in csv.reader(io.StringIO(path.read_text(encoding="utf-8"), newline="")):
        sheet.append([cell or None for cell in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize("case", TABLES)
def test_every_fault_of_a_csv_is_found_with_its_line_and_column(case: str) -> None:
    found = read(FAULTY / "tables" / f"{case}.csv")
    expected = (FAULTY / "tables" / f"{case}.csv.findings.txt").read_text(encoding="utf-8")
    assert found.codebook is None
    assert as_text(found.findings) == expected


@pytest.mark.parametrize("case", [case for case in TABLES if case not in BROKEN_CSV])
def test_every_fault_of_a_workbook_is_found_with_its_cell(case: str) -> None:
    book, findings = from_xlsx(as_workbook(FAULTY / "tables" / f"{case}.csv"))
    expected = (FAULTY / "tables" / f"{case}.xlsx.findings.txt").read_text(encoding="utf-8")
    assert book is None
    assert as_text(findings) == expected


@pytest.mark.parametrize("case", EXCHANGED)
def test_every_fault_of_a_qdc_is_found_with_its_line(case: str) -> None:
    found = read(FAULTY / "qdc" / f"{case}.qdc")
    expected = (FAULTY / "qdc" / f"{case}.findings.txt").read_text(encoding="utf-8")
    assert found.codebook is None
    assert as_text(found.findings) == expected


def test_forty_codebooks_and_more_are_faulty_in_ways_of_their_own() -> None:
    assert len(TABLES) + len(EXCHANGED) + len(list(FAULTY.glob("*.yaml"))) >= 40
