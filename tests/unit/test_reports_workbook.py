from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING
from unittest.mock import patch
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from reports.cooccurrence import cooccurrence
from reports.crosstab import frequency_by
from reports.frequency import by_coder, frequency
from reports.whole import all_tables
from reports.writers.as_xlsx import workbook_bytes
from tests.unit.test_reports_cases import (
    nothing_coded,
    of_suggestions,
    small_codebook,
    small_evidence,
    with_coders,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from reports.tables import Table


def opened(tables: Sequence[Table]) -> Workbook:
    return load_workbook(BytesIO(workbook_bytes(tables, small_codebook())))


def values(sheet: Worksheet) -> list[tuple[object, ...]]:
    return list(sheet.iter_rows(values_only=True))


def heading_row(sheet: Worksheet, heading: str) -> int:
    return next(place for place, row in enumerate(values(sheet), start=1) if heading in row)


def test_the_workbook_has_a_sheet_for_every_report_and_one_that_says_how() -> None:
    book = opened(all_tables(small_evidence()))
    assert book.sheetnames[:8] == [
        "About",
        "Frequency",
        "Chart",
        "By coder",
        "Coverage",
        "By voice",
        "By voice %",
        "By document",
    ]
    for rule in ("passage", "quotation", "testimony", "document"):
        assert {f"Matrix {rule}", f"Pairs {rule}"} <= set(book.sheetnames)
    about = "\n".join(str(cell) for row in values(book["About"]) for cell in row if cell)
    assert "Ada Holm and Bo Rask" in about
    assert "6 passages seen" in about
    assert "Fisher's exact test, two-sided." in about


def test_the_head_stands_above_frozen_headings() -> None:
    sheet = opened([frequency(small_evidence())])["Frequency"]
    top = heading_row(sheet, "Passages")
    assert sheet["A1"].value == "Frequency of codes: The river guard"
    assert sheet.freeze_panes == f"B{top + 1}"
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.page_setup.fitToWidth == 1


def test_counts_are_numbers_and_shares_are_per_cent() -> None:
    sheet = opened([frequency(small_evidence())])["Frequency"]
    top = heading_row(sheet, "Passages")
    headings = [cell.value for cell in sheet[top]]
    line = sheet[top + 2]
    count, share = line[headings.index("Passages")], line[headings.index("% of passages")]
    assert (count.value, count.number_format) == (3, "#,##0")
    assert (share.value, share.number_format) == (0.5, "0.0%")


def test_categories_bear_their_colours_and_directions_their_names() -> None:
    sheet = opened([frequency(small_evidence())])["Frequency"]
    top = heading_row(sheet, "Passages")
    headings = [cell.value for cell in sheet[top]]
    line = dict(zip(headings, sheet[top + 2], strict=True))
    assert line["Direction"].value == "Reasons to leave"
    assert line["Category"].value == "Heart"
    assert line["Name"].fill.start_color.rgb == "00BECFE1"


def test_a_base_that_is_the_same_for_every_code_stands_in_the_head_alone() -> None:
    sheet = opened([frequency(small_evidence())])["Frequency"]
    headings = [cell.value for cell in sheet[heading_row(sheet, "Passages")]]
    assert "Passages seen" not in headings
    assert any("6 passages seen" in str(cell) for row in values(sheet) for cell in row)


def test_suggestions_are_called_so_on_every_sheet() -> None:
    book = opened(all_tables(of_suggestions()))
    for sheet in book.worksheets:
        cells = [cell for row in values(sheet) for cell in row]
        assert "OF SUGGESTIONS: nobody has decided these" in cells, sheet.title


@pytest.mark.parametrize("name", ["=1+1", "+cmd", "-cmd", "@sum"])
def test_text_that_looks_like_a_formula_stays_text(name: str) -> None:
    sheet = opened([by_coder(with_coders([name, "Bo"]))])["By coder"]
    cell = next(cell for row in sheet.iter_rows() for cell in row if cell.value == name)
    assert cell.data_type == "s"
    assert cell.quotePrefix


def test_a_control_character_is_written_visibly() -> None:
    sheet = opened([by_coder(with_coders(["Ki\x01m", "Bo"]))])["By coder"]
    assert any("Ki\u2401m" in row for row in values(sheet))


def test_what_is_undefined_is_said_in_words() -> None:
    sheet = opened([cooccurrence(nothing_coded())])["Pairs passage"]
    assert any("undefined" in row for row in values(sheet))


def test_the_matrix_holds_counts_with_each_codes_own_on_the_diagonal() -> None:
    sheet = opened([cooccurrence(small_evidence())])["Matrix passage"]
    top = heading_row(sheet, "Reasons to leave: Heart")
    rows = values(sheet)[top : top + 4]
    assert [row[1:5] for row in rows] == [(3, 0, 0, 1), (0, 1, 0, 1), (0, 0, 0, 0), (1, 1, 0, 3)]


def test_a_chart_is_drawn_by_the_spreadsheet_from_the_numbers_beside_it() -> None:
    sheet = opened([frequency(small_evidence())])["Chart"]
    rows = [row[:3] for row in values(sheet)]
    assert ("Category", "Reasons to leave", "Reasons to stay") in rows
    assert ("Heart", 3, 0) in rows
    assert ("Bread", 1, 3) in rows
    (chart,) = vars(sheet)["_charts"]
    assert len(chart.series) == 2


def test_sheets_of_like_or_unfit_names_are_told_apart() -> None:
    evidence = small_evidence()
    names = ("rank: [full]", "rank/ *full*", "x" * 40, "x" * 41)
    stated = tuple((name, "yes") for name in names)
    speakers = tuple(replace(speaker, attributes=stated) for speaker in evidence.speakers)
    evidence = replace(evidence, speakers=speakers)
    book = opened([frequency_by(evidence, name) for name in names])
    assert len(set(map(str.lower, book.sheetnames))) == 9
    assert all(len(title) <= 31 for title in book.sheetnames)


def test_a_workbook_bears_the_time_it_is_given_and_no_other() -> None:
    made = datetime(2031, 5, 6, 7, 8, 9, tzinfo=UTC).replace(tzinfo=None)
    data = workbook_bytes([frequency(small_evidence())], small_codebook(), made)
    with ZipFile(BytesIO(data)) as archive:
        core = archive.read("docProps/core.xml").decode()
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert core.count("2031-05-06T07:08:09Z") == 2


def test_names_over_a_matrix_have_the_room_they_need() -> None:
    book = small_codebook()
    named = [code.id for code in book.codes if code.parent]
    long = {id_: f"A name of some length, the {place}th" for place, id_ in enumerate(named)}
    codes = tuple(replace(code, name=long.get(code.id, code.name)) for code in book.codes)
    evidence = replace(small_evidence(), codebook=replace(book, codes=codes))
    sheet = opened([cooccurrence(evidence)])["Matrix passage"]
    top = heading_row(sheet, "Reasons to leave: Heart")
    assert sheet.row_dimensions[top].height >= 2 * 15  # two lines of 14 characters
    with patch("reports.writers.as_xlsx._FEW", 2):
        sheet = opened([cooccurrence(evidence)])["Matrix passage"]
    cell = sheet.cell(top, 2)
    assert cell.alignment.textRotation == 90
    assert sheet.row_dimensions[top].height >= 6 * len(str(cell.value))
    assert sheet.column_dimensions["A"].width >= len("Reasons to leave: Heart")


def test_an_id_is_not_broken_and_what_is_undefined_has_its_room() -> None:
    book = small_codebook()
    long = "leave.heart.pity-with-those-who-were-left-behind-there"
    codes = tuple(replace(c, id=long) if c.id == "leave.heart.pity" else c for c in book.codes)
    evidence = replace(nothing_coded(), codebook=replace(book, codes=codes))
    sheet = opened([cooccurrence(evidence, level="leaves")])["Pairs passage leaves"]
    top = heading_row(sheet, "Code A")
    (first,) = {cell.coordinate for cell in sheet["A"] if cell.value == long} & {f"A{top + 1}"}
    assert not sheet[first].alignment.wrap_text
    assert sheet.column_dimensions["A"].width > len(long)
    lift = next(cell for cell in sheet[top] if cell.value == "Lift")
    assert sheet.column_dimensions[lift.column_letter].width > len("undefined")
