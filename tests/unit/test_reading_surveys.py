from __future__ import annotations

import datetime as dt
import io
import zipfile
from typing import Any

import openpyxl
import pytest

from testimonies.errors import UnreadableSourceError
from testimonies.finding import find, lay_out
from testimonies.reading.surveys.reader import read_answers, read_survey
from testimonies.reading.surveys.tables import delimiter_of
from testimonies.values import MarkKind, SourceKind

FIRST = "They paid us in promises; by the third winter, even the promises came late."
SECOND = "I hid my “uniform” under the floor of the mill\nand walked for six nights."
CSV = f"""respondent;rank;year left;Why did you go?
0012;corporal;2031;"{FIRST}"
0013;;2032;"{SECOND}"
;;;
0014;clerk;;
"""


def workbook(*rows: tuple[Any, ...], title: str = "Answers") -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for row in rows:
        sheet.append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def test_each_answer_is_a_turn_of_its_respondent() -> None:
    survey = read_survey(CSV.encode(), "a.csv")
    read = survey.read
    assert read.text == f"0012: {FIRST}\n\n0013: {SECOND}\n"
    assert read.kind is SourceKind.SURVEY
    found = find(lay_out(read.text, read.marks), read.text)
    assert [read.text[one.spans[0].start : one.spans[-1].end] for one in found] == [FIRST, SECOND]
    assert [read.text[one.label.start : one.label.end] for one in found if one.label] == [
        "0012",
        "0013",
    ]


def test_ids_are_labels_and_answers_block_quotations() -> None:
    survey = read_survey(CSV.encode(), "a.csv")
    for answer in survey.answers:
        assert survey.read.text[answer.label.start : answer.label.end] == answer.respondent
    marks = [(mark.kind, mark.span, mark.value) for mark in survey.read.marks]
    wanted = [
        pair
        for answer in survey.answers
        for pair in (
            (MarkKind.LABEL, answer.label, ""),
            (MarkKind.BLOCK_QUOTATION, answer.span, answer.respondent),
        )
    ]
    assert marks == wanted


def test_other_columns_are_attributes() -> None:
    survey = read_survey(CSV.encode(), "a.csv")
    assert survey.attributes() == {
        "0012": (("rank", "corporal"), ("year left", "2031")),
        "0013": (("year left", "2032"),),
    }
    assert (survey.text_column, survey.id_column) == ("Why did you go?", "respondent")


def test_several_answers_of_one_respondent_share_attributes() -> None:
    data = f'id,rank,Answer\n7,clerk,"{FIRST}"\n7,,"{FIRST}"\n'.encode()
    assert read_survey(data, "a.csv").attributes() == {"7": (("rank", "clerk"),)}


def test_rows_left_out_are_counted() -> None:
    (warning,) = read_survey(CSV.encode(), "a.csv").read.warnings
    assert "1 without an answer, 1 empty" in warning


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_told_whatever_stands_in_the_answers(delimiter: str) -> None:
    text = delimiter.join(("id", "rank", "Answer")) + "\n"
    for number in range(5):
        text += (
            delimiter.join((str(number), "clerk", '"One; two, three | four, and “five”."')) + "\n"
        )
    assert delimiter_of(text) == delimiter
    assert len(read_survey(text.encode(), "a.csv", text_column="Answer").answers) == 5


def test_a_delimiter_that_excel_states_is_taken() -> None:
    survey = read_survey(f"sep=|\nid|Answer\n1|{FIRST}\n".encode(), "a.csv")
    assert [(answer.respondent, answer.row) for answer in survey.answers] == [("1", 3)]


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "cp1252"])
def test_a_csv_file_is_decoded_as_text_files_are(codec: str) -> None:
    assert "“uniform”" in read_survey(CSV.encode(codec), "a.csv").read.text


def test_values_of_a_workbook_are_as_they_are_shown() -> None:
    data = workbook(
        ("id", "count", "share", "left", "paid", "Answer"),
        ("0012", 3.0, 0.5, dt.datetime(2031, 4, 2), True, FIRST),  # noqa: DTZ001 - sheets know no zones
    )
    survey = read_survey(data, "a.xlsx")
    assert survey.read.text == f"0012: {FIRST}\n"
    assert survey.answers[0].attributes == (
        ("count", "3"),
        ("left", "2031-04-02"),
        ("paid", "TRUE"),
        ("share", "0.5"),
    )


def test_empty_rows_of_a_workbook_are_skipped() -> None:
    data = workbook(("id", "Answer"), (), ("1", FIRST), (), (), ("2", FIRST))
    survey = read_survey(data, "a.xlsx")
    assert [answer.row for answer in survey.answers] == [3, 6]
    assert "3 empty" in survey.read.warnings[0]


def test_without_ids_respondents_are_called_by_their_row() -> None:
    survey = read_survey(f'rank,Answer\nclerk,"{FIRST}"\n'.encode(), "a.csv")
    assert survey.answers[0].respondent == "Row 2"
    assert any("--id-column" in warning for warning in survey.read.warnings)


def test_columns_that_tell_who_somebody_is_are_warned_of() -> None:
    data = f'id,contact,Full name,Answer\n1,a@odrel.example,Oss,"{FIRST}"\n'.encode()
    (warning,) = read_survey(data, "a.csv").read.warnings
    assert "contact, Full name" in warning


def test_columns_are_named_whatever_their_case_and_spaces() -> None:
    survey = read_survey(CSV.encode(), "a.csv", text_column="why did  you go?", id_column="RANK")
    assert [answer.respondent for answer in survey.answers] == ["corporal", "Row 3"]


TWO = f'id,First,Second\n1,"{FIRST}","{FIRST}"\n'.encode()


@pytest.mark.parametrize(
    ("data", "asked", "said"),
    [
        (TWO, {}, r"'First', 'Second'.*--text-column"),
        (TWO, {"text_column": "Third"}, r"no column 'Third'.*'id', 'First', 'Second'"),
        (TWO, {"text_column": "First", "id_column": "who"}, "--id-column"),
        (b"id,Answer\n1,no\n", {}, "no column of long texts"),
        (b"id,Answer\n", {}, "holds no answers"),
        (b"id,Answer\n1,\n", {"text_column": "Answer"}, "no answer in its column"),
        (b"id,Answer\n1,We walked, all night\n", {}, r"more cells in row 2"),
        (b'id,Answer\n1,"We walked\0', {}, "NUL"),
        (b"%PDF-1.7", {}, "a PDF"),
    ],
)
def test_what_leaves_a_doubt_is_refused_with_the_columns_named(
    data: bytes, asked: dict[str, str], said: str
) -> None:
    with pytest.raises(UnreadableSourceError, match=said):
        read_survey(data, "a.csv", **asked)


def test_a_damaged_workbook_is_refused() -> None:
    data = workbook(("id", "Answer"), ("1", FIRST))
    with pytest.raises(UnreadableSourceError, match="cut off"):
        read_answers(data[:-40], "a.xlsx")


def test_a_workbook_that_defines_entities_is_refused() -> None:
    data = workbook(("id", "Answer"), ("1", FIRST))
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for member in old.namelist():
            part = old.read(member)
            if member == "xl/workbook.xml":
                part = b'<!DOCTYPE x [<!ENTITY a "aaaa">]>' + part
            new.writestr(member, part)
    with pytest.raises(UnreadableSourceError, match="document type"):
        read_answers(buffer.getvalue(), "a.xlsx")
