from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from reports.errors import UnwritableReportError
from reports.everything import write_all
from tests.unit.test_reports_cases import empty_study, small_evidence

if TYPE_CHECKING:
    from pathlib import Path

_PROGRAM = """
import sys
from pathlib import Path
from reports.everything import write_all
from tests.unit.test_reports_cases import small_evidence
write_all(small_evidence(), Path(sys.argv[1]))
"""


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_all_reports_are_written_and_named(tmp_path: Path) -> None:
    paths = write_all(small_evidence(), tmp_path)
    assert {path.name for path in paths} == set(contents(tmp_path))
    assert paths[0] == tmp_path / "report.xlsx"
    assert {path.name for path in tmp_path.iterdir()} == {
        "report.html",
        "report.xlsx",
        "tables",
        "pictures",
    }
    for name in ("frequency", "cooccurrence-passage", "cooccurrence-testimony"):
        assert {f"{name}.{end}" for end in ("csv", "json", "svg")} <= set(contents(tmp_path))
    assert not [path for path in paths if path.suffix == ".png"]
    assert {"by-coder.csv", "by-voice.csv", "by-rank.json"} <= set(contents(tmp_path))
    assert {"quotes.csv", "framework.csv", "sequence.csv"} <= set(contents(tmp_path))


def test_pictures_are_written_as_png_too_when_asked_for(tmp_path: Path) -> None:
    paths = write_all(small_evidence(), tmp_path, png=True)
    drawn = {path.stem for path in paths if path.suffix == ".svg"}
    assert drawn == {path.stem for path in paths if path.suffix == ".png"}


def test_reports_made_twice_are_the_same_to_the_byte(tmp_path: Path) -> None:
    write_all(small_evidence(), tmp_path / "here")
    environment = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"}
    program = [sys.executable, "-c", _PROGRAM, str(tmp_path / "there")]
    subprocess.run(program, check=True, env=environment)
    here, there = contents(tmp_path / "here"), contents(tmp_path / "there")
    assert here.keys() == there.keys()
    assert [name for name in here if here[name] != there[name]] == []


def test_attributes_named_like_other_reports_overwrite_nothing(tmp_path: Path) -> None:
    evidence = small_evidence()
    speakers = tuple(
        replace(speaker, attributes=tuple((name, speaker.id) for name in ("Rank", "coder", "rank")))
        for speaker in evidence.speakers
    )
    paths = write_all(replace(evidence, speakers=speakers), tmp_path)
    assert len(paths) == len({path.name.lower() for path in paths})
    assert {"by-coder-2.csv", "by-rank.csv", "by-rank-2.csv"} <= set(contents(tmp_path))


def test_a_study_with_nothing_in_it_still_has_reports(tmp_path: Path) -> None:
    assert len(write_all(empty_study(), tmp_path)) == len(contents(tmp_path))


def test_a_folder_that_cannot_be_made_is_one_clear_error(tmp_path: Path) -> None:
    (tmp_path / "reports").write_text("in the way", encoding="utf-8")
    with pytest.raises(UnwritableReportError, match="choose another folder"):
        write_all(small_evidence(), tmp_path / "reports")
