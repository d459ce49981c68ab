from __future__ import annotations

import csv
import json
from dataclasses import replace
from io import StringIO
from typing import TYPE_CHECKING

import pytest

from reports.cells import clean, harmless, worded
from reports.cooccurrence import cooccurrence
from reports.crosstab import frequency_by
from reports.errors import UnknownChoiceError, UnwritableReportError
from reports.frequency import by_coder, frequency
from reports.single import REPORTS, rendered, report
from reports.writers.as_csv import csv_text
from reports.writers.as_json import json_text
from reports.writers.as_terminal import terminal_text
from reports.writers.atomic import write_bytes
from tests.unit.test_query import told
from tests.unit.test_reports_cases import (
    dated_evidence,
    empty_study,
    nothing_coded,
    of_suggestions,
    small_evidence,
    with_coders,
)

if TYPE_CHECKING:
    from pathlib import Path

LONG = "A very long name of an institute for the study of river guards and their widows " * 2


def csv_rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text)))


def test_every_row_of_a_csv_names_what_was_counted_by_whom_in_which_unit_and_base() -> None:
    rows = csv_rows(csv_text(frequency(small_evidence())))
    assert {row["counted"] for row in rows} == {"assignments"}
    assert all(row["coder"].startswith("Ada Holm and Bo Rask") for row in rows)
    assert all(row["unit"].startswith("passage") for row in rows)
    assert all(row["base"].startswith("6 passages seen") for row in rows)
    assert rows[1]["code"] == "leave.heart"
    assert rows[1]["passages"] == "3"
    assert rows[1]["passages_share"] == "0.5"


def test_every_row_of_suggestions_says_that_nobody_decided() -> None:
    rows = csv_rows(csv_text(frequency(of_suggestions())))
    assert {row["counted"] for row in rows} == {"OF SUGGESTIONS: nobody has decided these"}


def test_a_csv_holds_no_formula_in_cells_or_headings() -> None:
    text = csv_text(by_coder(with_coders(["=cmd()", "@sum"])))
    assert all(
        not cell.startswith(("=", "+", "-", "@"))
        for row in csv.reader(StringIO(text))
        for cell in row
    )
    assert "'=cmd()" in text


def test_what_is_undefined_is_empty_in_csv_and_null_in_json_and_said_in_words() -> None:
    table = cooccurrence(nothing_coded())
    assert csv_rows(csv_text(table))[0]["lift"] == ""
    assert json.loads(json_text(table))["rows"][0]["lift"] is None
    assert worded(float("nan"), "value") == "undefined"


def test_json_holds_the_head_and_the_rows() -> None:
    body = json.loads(json_text(frequency(of_suggestions())))
    assert body["head"]["counted"] == "suggestions"
    assert body["head"]["warning"].startswith("OF SUGGESTIONS")
    assert body["head"]["unit"].startswith("passage")
    assert body["rows"][0]["code"] == "leave"
    assert body["rows"][0]["passages"] == 4


@pytest.mark.parametrize("name", REPORTS)
@pytest.mark.parametrize("width", [100, 80])
def test_no_line_on_the_terminal_is_wider_than_asked(name: str, width: int) -> None:
    studies = (small_evidence(), with_coders([LONG, "Bo"]), empty_study())
    for evidence in (dated_evidence(),) if name == "timeline" else studies:
        text = terminal_text(report(evidence, name), width)
        assert max(map(len, text.splitlines())) <= width


def test_a_wide_crosstab_goes_on_in_further_bands() -> None:
    evidence = small_evidence()
    speakers = tuple(replace(each, label=each.label * 12) for each in evidence.speakers)
    text = terminal_text(frequency_by(replace(evidence, speakers=speakers), "speaker"), 80)
    assert text.count("Reasons to leave") > 1
    assert max(map(len, text.splitlines())) <= 80


def test_the_head_comes_first_on_the_terminal() -> None:
    lines = terminal_text(frequency(of_suggestions())).splitlines()
    assert lines[0] == "Frequency of codes: The river guard"
    assert lines[1] == "OF SUGGESTIONS: nobody has decided these"
    assert lines[2].startswith("Unit")


def test_pairs_that_never_meet_are_counted_not_shown_on_the_terminal() -> None:
    text = terminal_text(cooccurrence(small_evidence()))
    assert "Not shown: 4 pairs that never meet; csv, json and xlsx hold all." in text


def test_markup_in_a_name_is_shown_as_it_stands() -> None:
    assert "[red]Kim[/red]" in terminal_text(by_coder(with_coders(["[red]Kim[/red]", "Bo"])))


@pytest.mark.parametrize("form", ["table", "json", "csv", "xlsx", "md", "tex"])
@pytest.mark.parametrize("name", REPORTS)
def test_every_report_comes_in_every_format_twice_the_same(name: str, form: str) -> None:
    for evidence in (dated_evidence(),) if name == "timeline" else (told(), empty_study()):
        first = rendered(report(evidence, name), form, evidence)
        assert first == rendered(report(evidence, name), form, evidence)


def test_an_unknown_report_or_format_names_the_ones_there_are() -> None:
    with pytest.raises(UnknownChoiceError, match="frequency, by-coder, crosstab"):
        report(small_evidence(), "weather")
    with pytest.raises(UnknownChoiceError, match="table, json, csv, xlsx"):
        rendered(frequency(small_evidence()), "pdf", small_evidence())


def test_control_characters_are_made_visible() -> None:
    assert clean("a\x00b\x1bc\x7f") == "a\u2400b\u241bc\u2421"
    assert clean("a\ud800b\ufffe") == "a\ufffdb\ufffd"
    assert clean("line\nline\ttab") == "line\nline\ttab"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@a", "\t=1", "  =1", "＝1"])
def test_a_formula_is_disarmed(text: str) -> None:
    assert harmless(text) == f"'{text}"


def test_numbers_are_written_as_people_read_them() -> None:
    assert worded(1200, "count") == "1,200"
    assert worded(0.125, "share") == "12.5 %"
    assert worded(0.0004, "probability") == "<.001"
    assert worded(2.32193, "value") == "2.322"
    assert worded(value=True, kind="flag") == "yes"


def test_a_file_is_replaced_whole_and_leaves_no_draft(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "frequency.csv"
    write_bytes(path, b"old")
    assert write_bytes(path, b"new") == path
    assert path.read_bytes() == b"new"
    assert [each.name for each in path.parent.iterdir()] == ["frequency.csv"]


def test_a_file_that_cannot_be_put_in_place_leaves_nothing_behind(tmp_path: Path) -> None:
    taken = tmp_path / "frequency.csv"
    taken.mkdir()
    (taken / "kept").touch()
    with pytest.raises(UnwritableReportError, match="cannot be written"):
        write_bytes(taken, b"new")
    assert [each.name for each in tmp_path.iterdir()] == ["frequency.csv"]


def test_a_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "reports").write_text("a file", encoding="utf-8")
    with pytest.raises(UnwritableReportError):
        write_bytes(tmp_path / "reports" / "frequency.csv", b"new")
