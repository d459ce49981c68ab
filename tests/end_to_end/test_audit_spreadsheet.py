"""An audit workbook in LibreOffice: opened, edited, saved, and turned into another format."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from coding.values import Verdict
from exitvoice.workbooks.cells import Kind
from exitvoice.workbooks.reading import read_book
from tests import spreadsheet
from tests.unit.audit_cases import FIRE, Desk, new_desk

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = spreadsheet.needed
TYPED = (("Audit", "K2", "accept"), ("Audit", "N2", "0012"), ("Passages", "I4", "yes"))


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return new_desk(tmp_path_factory.mktemp("office"))


@pytest.fixture(scope="module")
def through_ods(desk: Desk) -> Path:
    folder = desk.out.parent / "lo"
    ods = spreadsheet.convert(desk.out, "ods", folder)
    return spreadsheet.convert(ods, "xlsx:Calc MS Excel 2007 XML", folder)


@pytest.fixture(scope="module")
def edited(desk: Desk, through_ods: Path) -> Path:
    desk.out.rename(desk.out.with_name("office.xlsx"))
    kept = desk.out.with_name("office.xlsx")
    done = spreadsheet.edit(kept, TYPED, through_ods.parent)
    kept.rename(desk.out)
    return done


def cells(path: Path) -> dict[tuple[str, int, int], str]:
    """Return what each cell holds, white space run together; formulas are left out."""
    book = read_book(path.name, path.read_bytes())
    return {
        (page.title, row, place): " ".join(kept.text.split())
        for page in book.pages
        for row, line in page.lines()
        for place, kept in line.items()
        if kept.kind is not Kind.FORMULA and page.title != "Start here"
    }


def test_no_cell_changes_that_nobody_changed(desk: Desk, edited: Path) -> None:
    before, after = cells(desk.out), cells(edited)
    changed = {
        place for place in before.keys() | after.keys() if before.get(place) != after.get(place)
    }
    assert changed == {("Audit", 2, 11), ("Audit", 2, 14), ("Passages", 4, 9)}
    assert len(before) > 300


def test_no_cell_changes_on_the_way_through_an_opendocument_sheet(
    desk: Desk, through_ods: Path
) -> None:
    assert cells(through_ods) == cells(desk.out)
    assert desk.take_in(through_ods).filled == 0


def test_what_was_typed_there_is_taken_in(desk: Desk, edited: Path) -> None:
    plan = desk.take_in(edited).plan
    assert [(each.code_id, each.verdict, each.comment) for each in plan.rulings] == [
        (FIRE, Verdict.ACCEPT, "0012")
    ]
    assert (len(plan.done), len(plan.held), len(plan.refused)) == (3, 0, 0)


def test_lists_colours_evidence_hidden_ids_and_names_survive(desk: Desk, edited: Path) -> None:
    old: Any = openpyxl.load_workbook(desk.out, rich_text=True)
    new: Any = openpyxl.load_workbook(edited, rich_text=True)
    assert set(old.defined_names) <= set(new.defined_names)
    for title in ("Audit", "Add codes", "Passages"):
        was, now = old[title], new[title]
        assert {each.formula1 for each in now.data_validations.dataValidation} == {
            each.formula1 for each in was.data_validations.dataValidation
        }, title
    page = new["Audit"]
    assert len(page.conditional_formatting) == len(old["Audit"].conditional_formatting) > 0
    strong = [part for part in page["E2"].value if not isinstance(part, str) and part.font.b]
    assert [str(part) for part in strong] == ["fire on the ferry"]
    columns = [each for each in page.column_dimensions.values() if each.hidden]
    assert {n for each in columns for n in range(each.min, each.max + 1)} == {17, 18, 19}
    assert {new[name].sheet_state for name in ("_lists", "_meta")} <= {"hidden", "veryHidden"}
    assert page["N3"].number_format == "@"
    assert page.row_dimensions[2].height == pytest.approx(
        old["Audit"].row_dimensions[2].height, abs=1
    )
