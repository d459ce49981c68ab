"""Rows on standard output."""

from __future__ import annotations

import csv
import io
import json

import pytest

from exitvoice.cli.rows import emit, guarded

ROWS: list[dict[str, object]] = [
    {"id": "p1", "text": "=cmd()", "spans": [[0, 3]], "codes": ["a", "b"], "extra": 1},
    {"id": "p2", "text": "“No”, he said", "spans": [], "codes": [], "extra": None},
]
COLUMNS = ("id", "text", "spans", "codes")


def test_json_holds_every_key_of_every_row(capsys: pytest.CaptureFixture[str]) -> None:
    emit(ROWS, "json", columns=COLUMNS)
    assert json.loads(capsys.readouterr().out) == ROWS


def test_jsonl_is_one_object_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    emit(iter(ROWS), "jsonl", columns=COLUMNS)
    assert [json.loads(line) for line in capsys.readouterr().out.splitlines()] == ROWS


def test_csv_holds_the_columns_and_no_formula(capsys: pytest.CaptureFixture[str]) -> None:
    emit(ROWS, "csv", columns=COLUMNS)
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert rows[0] == {"id": "p1", "text": " =cmd()", "spans": "[[0, 3]]", "codes": "a; b"}


def test_a_table_shows_square_brackets_as_they_are(capsys: pytest.CaptureFixture[str]) -> None:
    emit([{"text": "[bold]we [the soldiers] left"}], "table", columns=("text",))
    assert "[bold]we [the soldiers] left" in capsys.readouterr().out


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@a", "\tx"])
def test_a_cell_that_a_spreadsheet_would_run_gets_a_space(cell: str) -> None:
    assert guarded(cell) == f" {cell}"
