"""The demo: the whole way on fictional testimonies."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl

from codebook.reading import bundled, read_codebook
from exitvoice.demo.decisions import decisions, documents
from tests.end_to_end.program import run

if TYPE_CHECKING:
    import subprocess

    Run = tuple[Path, subprocess.CompletedProcess[str]]

IMAGES = Path(__file__).parents[2] / "docs" / "images"


def test_the_demo_goes_the_whole_way_and_says_what_lies_where(demo_run: Run) -> None:
    folder, done = demo_run
    assert done.returncode == 0, done.stderr
    for name in (
        "report.xlsx",
        "agreement.html",
        "pictures/frequency.svg",
        "pictures/cooccurrence-passage.svg",
    ):
        assert str(folder / "reports" / name) in done.stdout
        assert (folder / "reports" / name).stat().st_size > 4_000
    assert "Try next" in done.stdout


def test_every_fictional_document_says_that_it_is_fiction() -> None:
    assert len(documents()) >= 10
    for path in documents():
        assert "fiction" in path.read_text(encoding="utf-8").splitlines()[0].casefold(), path.name


def test_the_invented_coders_give_every_code_of_the_codebook_that_has_none_below() -> None:
    codes = {code.id for code in read_codebook(bundled()).codes}
    leaves = codes - {code.rpartition(".")[0] for code in codes}
    given = {each.code_id for each in decisions() if each.verdict == "accept"}
    assert given <= codes
    assert leaves <= given


def test_every_decision_of_the_invented_coders_stands_in_the_trail(demo_run: Run) -> None:
    folder, _ = demo_run
    told = run("log", "--study", folder, "--kind", "decision", "--format", "json").stdout
    rows = json.loads(told)
    assert len(rows) == len(decisions())
    assert {row["coder"] for row in rows} == {each.coder for each in decisions()}


def test_reports_made_twice_are_the_same_byte_for_byte(demo_run: Run, tmp_path: Path) -> None:
    folder, _ = demo_run
    assert run("report", "all", "--study", folder, "--output", tmp_path).returncode == 0
    page = tmp_path / "agreement.html"
    assert run("agreement", "--study", folder, "--output", page).returncode == 0
    assert _files(tmp_path) == _files(folder / "reports")


def _files(folder: Path) -> dict[str, bytes]:
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in paths}


def test_the_workbook_opens_and_its_frequencies_are_those_of_the_csv(demo_run: Run) -> None:
    folder, _ = demo_run
    with (folder / "reports" / "tables" / "frequency.csv").open(
        encoding="utf-8", newline=""
    ) as file:
        rows = {row["code"]: row for row in csv.DictReader(file) if row["code"]}
    book = openpyxl.load_workbook(folder / "reports" / "report.xlsx")
    sheet = book["Frequency"]
    cells = [[cell.value for cell in row] for row in sheet.iter_rows()]
    for code, row in rows.items():
        (line,) = [each for each in cells if code in each]
        assert int(row["passages"]) in line


def test_a_second_demo_does_not_touch_the_first(tmp_path: Path) -> None:
    (tmp_path / "exitvoice-demo").mkdir()
    (tmp_path / "exitvoice-demo" / "mine.txt").write_text("a year's work", encoding="utf-8")
    done = run("demo", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert [path.name for path in (tmp_path / "exitvoice-demo").iterdir()] == ["mine.txt"]
    assert (tmp_path / "exitvoice-demo-2" / "exitvoice.toml").is_file()


def test_the_readmes_picture_is_the_one_the_demo_draws(demo_run: Run) -> None:
    folder, _ = demo_run
    drawn = (folder / "reports" / "pictures" / "frequency.svg").read_text(encoding="utf-8")
    shown = (IMAGES / "demo-frequency.svg").read_text(encoding="utf-8")
    assert _words(shown) == _words(drawn)


def _words(svg: str) -> list[str]:
    return re.findall(r">([^<>]+)<", svg)
