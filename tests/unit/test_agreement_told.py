from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from exitvoice.verbs.agreeing import of_table
from reports.agreement.reading import text_of
from reports.agreement.summary import summary
from reports.agreement.told import in_a_sentence
from reports.agreement.written import rendered
from reports.errors import UnknownChoiceError

if TYPE_CHECKING:
    from reports.agreement.told import Told

ROWS = """unit,coder,code
1,Ana,fear
1,Bo,fear
1,Cy,fear
2,Ana,fear
2,Bo,
2,Cy,shame
3,Ana,
3,Bo,
4,Ana,<b>shame</b>
"""


@pytest.fixture
def told(tmp_path: Path) -> Told:
    table = tmp_path / "three.csv"
    table.write_text(ROWS, encoding="utf-8")
    return of_table(table, single=False, scale="nominal", draws=20)


def test_the_unit_where_coders_differ_stands_above_every_number(told: Told) -> None:
    lines = [line.strip() for line in text_of(told).splitlines()]
    place = lines.index("Where coders differ: 1 unit")
    assert lines[place + 1 : place + 5] == ["2", "Ana: fear", "Bo: no code", "Cy: shame"]
    assert place < lines.index("How far coders agree")


def test_more_than_two_coders_get_a_square_of_all_pairs(told: Told) -> None:
    text = text_of(told)
    assert "1 Ana" in text
    assert "3 Cy" in text
    book = load_workbook(BytesIO(rendered(told, "xlsx")))
    square = [[cell.value for cell in row] for row in book["Matrix"].iter_rows()][-3:]
    assert [row[place + 1] for place, row in enumerate(square)] == ["–", "–", "–"]
    assert square[0][2] == square[1][1]


def test_few_clusters_are_said_to_be_too_few(told: Told) -> None:
    assert "draws of 4 units; with fewer than 10 they cannot be trusted" in text_of(told)


def test_what_is_undefined_says_why(told: Told) -> None:
    words = " ".join(text_of(told).split())
    assert "Nobody gave 1 further code to what was compared: undefined (no variation)." in words


def test_a_page_holds_text_as_text(told: Told) -> None:
    page = rendered(told, "html").decode()
    assert "&lt;b&gt;shame&lt;/b&gt;" in page
    assert "<b>shame" not in page


def test_there_is_no_other_format(told: Told) -> None:
    with pytest.raises(UnknownChoiceError):
        rendered(told, "docx")


def test_the_workbook_has_a_row_for_a_unit_and_a_column_for_a_coder(told: Told) -> None:
    sheet = load_workbook(BytesIO(rendered(told, "xlsx")))["Disagreements"]
    *_, headings, row = ([cell.value for cell in cells] for cells in sheet.iter_rows())
    said = dict(zip(headings, row, strict=True))
    assert (said["Id"], said["Ana "], said["Bo "]) == ("2", "fear", "no code")


def test_alphas_of_numbers_and_their_weights_have_intervals() -> None:
    table = Path(__file__).parents[1] / "golden" / "agreement" / "four-observers.csv"
    found = summary(of_table(table, single=True, scale="ratio", draws=200))
    for name in ("alpha_ordinal", "alpha_interval", "alpha_ratio"):
        ends = found["intervals"][name]
        assert ends["low"] < found[name] < ends["high"]
    assert found["weighted"]["quadratic"]["intervals"]["ac2"]["low"] < 1


def test_the_passages_that_were_asked_for_are_named(told: Told) -> None:
    asked = replace(told, where="voice = defector")
    assert "Only where" in text_of(asked)
    assert summary(asked)["where"] == "voice = defector"


def test_a_method_section_says_how_far_coders_agree_or_why_not(told: Told) -> None:
    assert "gave the same codes to" in in_a_sentence(told)
    assert in_a_sentence(None).endswith("no passage was seen by two coders.")
