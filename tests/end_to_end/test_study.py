"""A study from the shell: make, add, suggest, decide, count, verify."""

from __future__ import annotations

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from exitvoice.study.folder import open_study
from tests.end_to_end.program import run

if TYPE_CHECKING:
    from pathlib import Path

ARTICLE = """\
Three who left the Harbour Guard

“They told us to fire into the market, and I put my rifle down,” said Sergeant Ilo Brandt, who
left the Harbour Guard in 2019. “I could not shoot at women with baskets.”

Lieutenant Sora Veld, a defector, said: “If I go, they will arrest my mother.”
"""


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Return a study with one article in it."""
    folder = tmp_path / "small"
    (tmp_path / "article.txt").write_text(ARTICLE, encoding="utf-8")
    assert run("init", folder, "--coder", "Ana Ruiz").returncode == 0
    done = run("add", tmp_path / "article.txt", "--study", folder)
    assert done.returncode == 0, done.stderr
    return folder


def _rows(*arguments: str | Path) -> list[dict[str, object]]:
    done = run(*arguments, "--format", "json")
    assert done.returncode == 0, done.stderr
    rows: list[dict[str, object]] = json.loads(done.stdout)
    return rows


def test_a_new_study_mirrors_the_house(small: Path) -> None:
    names = {path.name for path in small.iterdir()}
    assert names == {"exitvoice.toml", "codebook", "testimonies", "coding", "reports"}
    assert (small / "testimonies" / "article.txt").read_text(encoding="utf-8") == ARTICLE


def test_every_span_is_the_words_it_stands_for(small: Path) -> None:
    rows = _rows("passages", "--study", small)
    assert rows
    for row in rows:
        spans = row["spans"]
        assert isinstance(spans, list)
        words = " ".join(ARTICLE[start:end] for start, end in spans)
        assert " ".join(words.split()) == row["text"]


def test_a_code_is_given_and_withdrawn_and_both_are_kept(small: Path) -> None:
    (passage,) = _rows("passages", "--study", small, "--word", "arrest my mother")
    where = ("--study", small)
    prefix = str(passage["id"])[:6]
    assert run("code", prefix, "family-reprisal", *where, "-m", "her mother").returncode == 0
    (coded,) = _rows("passages", *where, "--code", "obstacle.security")
    assert coded["codes"] == ["obstacle.security.family-reprisal"]
    assert run("uncode", prefix, "family-reprisal", *where).returncode == 0
    assert _rows("passages", *where, "--code", "obstacle.security") == []
    trail = _rows("log", *where, "--kind", "decision")
    assert [(row["what"], row["coder"]) for row in trail] == [
        ("accept", "Ana Ruiz"),
        ("withdraw", "Ana Ruiz"),
    ]
    assert trail[0]["comment"] == "her mother"


def test_a_suggestion_is_never_a_coding(small: Path) -> None:
    assert run("suggest", "--study", small).returncode == 0
    (passage,) = _rows("passages", "--study", small, "--word", "arrest my mother")
    assert passage["suggested"]
    assert passage["codes"] == []
    counted = json.loads(run("report", "frequency", "--study", small, "--format", "json").stdout)
    assert {row["passages"] for row in counted["rows"]} == {0}


def test_a_report_of_suggestions_says_so_loudly(small: Path) -> None:
    run("suggest", "--study", small)
    done = run("report", "frequency", "--of", "suggestions", "--study", small)
    assert done.returncode == 0, done.stderr
    assert "OF SUGGESTIONS" in done.stdout


def test_a_report_of_suggestions_nobody_made_says_how_to_make_them(small: Path) -> None:
    done = run("report", "frequency", "--of", "suggestions", "--study", small)
    assert done.returncode == 4
    assert "exitvoice suggest" in done.stderr


def test_the_same_document_is_added_once(small: Path, tmp_path: Path) -> None:
    (tmp_path / "copy.txt").write_text(ARTICLE, encoding="utf-8")
    done = run("add", tmp_path / "copy.txt", "--study", small)
    assert done.returncode == 0
    assert "holds this document already, as article.txt" in done.stderr
    assert [path.name for path in (small / "testimonies").iterdir()] == ["article.txt"]


def test_a_file_that_cannot_be_read_does_not_keep_the_others_out(
    small: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.md"
    other.write_text("A former guard said: “I was paid in salt for a year.”\n", encoding="utf-8")
    (tmp_path / "empty.txt").touch()
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 8)
    wrong = [tmp_path / "missing.txt", tmp_path, tmp_path / "empty.txt", tmp_path / "binary.txt"]
    done = run("add", *wrong, other, "--study", small)
    assert done.returncode == 3
    said = done.stderr.splitlines()
    assert len(said) == 5
    for path, line in zip(wrong, said, strict=False):
        assert path.name in line
    assert {path.name for path in (small / "testimonies").iterdir()} == {"article.txt", "other.md"}


def test_a_study_that_was_not_touched_is_whole(study: Path) -> None:
    done = run("verify", "--study", study)
    assert done.returncode == 0, done.stdout
    assert "Whole" in done.stdout


def test_a_decision_changed_behind_the_studys_back_is_found(study: Path) -> None:
    with closing(sqlite3.connect(study / "coding" / "study.sqlite3")) as connection:
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        for (name,) in names.fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute("UPDATE decisions SET comment = 'never said' WHERE seq = 7")
        connection.commit()
    done = run("verify", "--study", study)
    assert done.returncode == 1
    assert "7" in done.stdout


def test_an_original_that_changed_is_found(study: Path) -> None:
    first = min((study / "testimonies").iterdir())
    first.write_text("other words", encoding="utf-8")
    done = run("verify", "--study", study)
    assert done.returncode == 1
    assert first.name in done.stdout


def test_a_study_made_by_a_newer_version_is_refused_and_left_alone(study: Path) -> None:
    settings = study / "exitvoice.toml"
    settings.write_text(
        settings.read_text(encoding="utf-8").replace("format = 1", "format = 2"), encoding="utf-8"
    )
    before = {path: path.read_bytes() for path in study.rglob("*") if path.is_file()}
    for arguments in (("suggest",), ("report", "all"), ("log",)):
        done = run(*arguments, "--study", study)
        assert done.returncode == 4
        assert "made by a newer exitvoice" in done.stderr
        assert len(done.stderr.splitlines()) == 1
    assert {path: path.read_bytes() for path in study.rglob("*") if path.is_file()} == before


def test_a_store_made_by_a_newer_version_is_refused_and_left_alone(study: Path) -> None:
    store = study / "coding" / "study.sqlite3"
    with closing(sqlite3.connect(store)) as connection:
        connection.execute("PRAGMA user_version = 999")
        connection.commit()
    before = store.read_bytes()
    done = run("log", "--study", study)
    assert done.returncode == 4
    assert "newer exitvoice" in done.stderr
    assert store.read_bytes() == before


def test_a_folder_with_something_in_it_becomes_no_study(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    done = run("init", tmp_path)
    assert done.returncode == 4
    assert "not an empty folder" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_a_faulty_codebook_makes_no_study_and_names_every_fault(tmp_path: Path) -> None:
    faulty = "tests/golden/codebooks/faulty/five-faults.yaml"
    done = run("init", tmp_path / "new", "--codebook", faulty)
    assert done.returncode == 4
    assert len(done.stderr.splitlines()) == 6
    assert list(tmp_path.iterdir()) == []
    checked = run("codebook", "check", faulty)
    assert checked.returncode == 1
    assert len(checked.stdout.splitlines()) == 6


def test_cues_are_tried_on_their_own_examples(tmp_path: Path) -> None:
    failing = "tests/golden/codebooks/trying/examples-that-fail.yaml"
    done = run("codebook", "check", failing)
    assert done.returncode == 1
    assert done.stdout.endswith("6 faults.\n")
    assert f"{failing}:19: walk-out.wages: cues: “cut* ... pay|wage*”: does not" in done.stdout
    other = tmp_path / "other.yaml"
    shutil.copy(failing, other)
    text = other.read_text(encoding="utf-8")
    other.write_text(f"language: my\n{text}", encoding="utf-8")
    done = run("codebook", "check", other)
    assert done.returncode == 0
    assert done.stdout.startswith("The examples of cues were not tried. The codebook's cues are in")


def test_outside_a_study_a_command_says_how_to_make_one(tmp_path: Path) -> None:
    done = run("suggest", cwd=tmp_path)
    assert done.returncode == 4
    assert "exitvoice init" in done.stderr


def test_an_unknown_passage_and_an_unknown_code_are_told_apart(small: Path) -> None:
    done = run("code", "p-zzzzz", "punishment", "--study", small)
    assert done.returncode == 3
    done = run("code", "p-zzzzz", "punishmint", "--study", small)
    assert done.returncode == 3
    assert "Did you mean obstacle.security.punishment?" in done.stderr


def test_a_decision_needs_somebody_who_decides(small: Path) -> None:
    settings = small / "exitvoice.toml"
    settings.write_text(
        settings.read_text(encoding="utf-8").replace('"Ana Ruiz"', '""'), encoding="utf-8"
    )
    (passage, *_) = _rows("passages", "--study", small)
    done = run("code", str(passage["id"]), "punishment", "--study", small)
    assert done.returncode == 2
    assert "--coder" in done.stderr
    assert _rows("log", "--kind", "decision", "--study", small) == []


def test_suggestions_for_lines_need_no_study(tmp_path: Path) -> None:
    lines = '{"id": 1, "text": "They shot at the protesters."}\n\n{"id": "b", "text": ""}\n'
    done = run("suggest", "--passages", "-", "--format", "jsonl", stdin=lines, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    first, second = [json.loads(line) for line in done.stdout.splitlines()]
    assert first["suggestions"][0]["code"].startswith("driver.moral")
    assert second == {"id": "b", "suggestions": []}
    assert list(tmp_path.iterdir()) == []


def test_every_faulty_line_is_named_at_once() -> None:
    done = run("suggest", "--passages", "-", stdin='{"id": 1}\nnot json\n{"id": 2, "text": "x"}\n')
    assert done.returncode == 3
    assert "line 1" in done.stderr
    assert "line 2" in done.stderr
    assert "line 3" not in done.stderr


SURVEY = """\
no,rank,why did you leave,would you go back
r1,corporal,They had us fire on the fishing boats and I would not do it twice.,no
r2,,My sister came to the gate and said that the road was open.,no
"""


def test_a_surveys_other_columns_say_who_the_respondents_are(small: Path, tmp_path: Path) -> None:
    (tmp_path / "survey.csv").write_text(SURVEY, encoding="utf-8")
    chosen = ("--text-column", "why did you leave", "--id-column", "no")
    done = run("add", tmp_path / "survey.csv", "--study", small, *chosen)
    assert done.returncode == 0, done.stderr
    rows = _rows("passages", "--study", small, "--source", "survey")
    assert [row["speaker"] for row in rows] == ["r1", "r2"]
    table = run("report", "crosstab", "--by", "rank", "--study", small)
    assert "corporal" in table.stdout


def test_a_column_that_is_not_there_is_named_with_those_that_are(
    small: Path, tmp_path: Path
) -> None:
    (tmp_path / "survey.csv").write_text(SURVEY, encoding="utf-8")
    done = run("add", tmp_path / "survey.csv", "--study", small, "--text-column", "reason")
    assert done.returncode == 3
    assert "why did you leave" in done.stderr
    done = run("add", tmp_path / "article.txt", "--study", small, "--text-column", "reason")
    assert done.returncode == 3
    assert "columns" in done.stderr


@pytest.mark.parametrize(
    "place", ["coding/study.sqlite3", "exitvoice.toml", "coding", "testimonies/new.csv"]
)
def test_no_output_replaces_a_part_of_the_study(study: Path, place: str) -> None:
    before = {path: path.read_bytes() for path in study.rglob("*") if path.is_file()}
    for name in ("coverage", "all"):
        done = run("report", name, "--study", study, "--output", study / place)
        assert done.returncode == 4, done.stdout
        assert "part" in done.stderr
    assert {path: path.read_bytes() for path in study.rglob("*") if path.is_file()} == before


def test_a_workbook_somebody_may_have_filled_in_is_not_written_over(
    small: Path, tmp_path: Path
) -> None:
    out = tmp_path / "review.xlsx"
    assert run("quotations", "review", "--export", out, "--study", small).returncode == 0
    before = out.read_bytes()
    done = run("quotations", "review", "--export", out, "--study", small)
    assert done.returncode == 5
    assert "Import it first" in done.stderr
    assert out.read_bytes() == before


def test_a_report_written_through_a_link_leaves_the_link(small: Path, tmp_path: Path) -> None:
    real, link = tmp_path / "real.csv", tmp_path / "link.csv"
    real.write_text("old", encoding="utf-8")
    link.symlink_to(real)
    done = run("report", "coverage", "--format", "csv", "-o", link, "--study", small)
    assert done.returncode == 0, done.stderr
    assert link.is_symlink()
    assert "old" not in real.read_text(encoding="utf-8")


def test_a_reader_who_has_enough_is_no_finding(study: Path) -> None:
    command = [sys.executable, "-m", "exitvoice", "passages", "--format", "jsonl", "-s", str(study)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        said = process.stderr.read()
    assert process.returncode == 0
    assert said == b""


def test_a_terminal_that_knows_few_letters_is_still_written_to(small: Path) -> None:
    done = run("quotations", "--study", small, "--format", "csv", PYTHONIOENCODING="ascii")
    assert done.returncode == 0, done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes with names")
def test_a_pipe_is_no_codebook(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    done = run("codebook", "check", tmp_path / "pipe.yaml")
    assert done.returncode == 3
    assert "no ordinary file" in done.stderr


def test_a_name_of_several_lines_is_nobody(small: Path) -> None:
    (passage, *_) = _rows("passages", "--study", small)
    for name in ("", "  ", "a\nb", "a\x1b[31m"):
        done = run("code", str(passage["id"]), "punishment", "--study", small, "--coder", name)
        assert done.returncode == 2, name
    assert run("log", "--coder", "Nobody", "--study", small).returncode == 3


def test_a_direction_may_be_named_for_looking(small: Path) -> None:
    (passage, *_) = _rows("passages", "--study", small)
    run("code", str(passage["id"]), "punishment", "--study", small)
    assert len(_rows("passages", "--code", "obstacle", "--study", small)) == 1
    assert _rows("passages", "--code", "driver", "--study", small) == []


def test_a_demo_that_is_stopped_leaves_nothing(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "exitvoice", "demo", str(tmp_path / "demo")]
    before = signal.signal(
        signal.SIGINT, signal.default_int_handler
    )  # a job behind a shell has none
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        signal.signal(signal.SIGINT, before)
        while not list(tmp_path.glob(".demo*/coding/study.sqlite3")):
            assert process.poll() is None
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        process.communicate()
    assert process.returncode == 130
    assert list(tmp_path.iterdir()) == []


def test_seen_without_a_code_is_not_the_same_as_not_seen(small: Path) -> None:
    one, other, *rest = [str(row["id"]) for row in _rows("passages", "--study", small)]
    done = run("code", one, "--none", "-m", "only names the place", "--study", small)
    assert (done.returncode, done.stdout) == (0, f"Ana Ruiz: seen, no code on {one}\n")
    assert run("code", other, "driver.moral", "--study", small).returncode == 0
    report = json.loads(run("report", "coverage", "--format", "json", "--study", small).stdout)
    (row,) = report["rows"]
    assert (row["not_seen"], row["no_code"], row["with_codes"]) == (len(rest), 1, 1)
    assert run("verify", "--study", small).returncode == 0


def test_a_passage_that_carries_a_code_is_not_left_without_one(small: Path) -> None:
    passage = str(_rows("passages", "--study", small)[0]["id"])
    assert run("code", passage, "driver.moral", "--study", small).returncode == 0
    refused = run("code", passage, "--none", "--study", small)
    assert refused.returncode == 5
    assert "driver.moral" in refused.stderr
    assert "uncode" in refused.stderr
    assert run("uncode", passage, "driver.moral", "--study", small).returncode == 0
    assert run("code", passage, "--none", "--study", small).returncode == 0


@pytest.mark.parametrize(
    "wrong", [(), ("driver.moral", "--none"), ("--none", "--verdict", "reject")]
)
def test_a_decision_names_a_code_or_none(small: Path, wrong: tuple[str, ...]) -> None:
    passage = str(_rows("passages", "--study", small)[0]["id"])
    assert run("code", passage, *wrong, "--study", small).returncode == 2


def test_a_coder_from_whom_suggestions_are_hidden_sees_none(small: Path) -> None:
    where = ("--study", small)
    assert run("suggest", *where).returncode == 0
    assert run("suggest", *where, "--hide-from", "Bo Lind").returncode == 0
    assert all(not row["suggested"] for row in _rows("passages", *where, "--coder", "Bo Lind"))
    assert any(row["suggested"] for row in _rows("passages", *where))
    assert run("suggest", *where, "--show-to", "Bo Lind").returncode == 0
    assert any(row["suggested"] for row in _rows("passages", *where, "--coder", "Bo Lind"))


def test_a_passage_is_explained_compared_and_the_least_certain_come_first(small: Path) -> None:
    where = ("--study", small)
    passages = _rows("passages", *where)
    one, other = (str(row["id"]) for row in passages[:2])
    told = _rows("suggest", *where, "--explain", one)
    assert len(told) == 10
    assert told[0]["code"] == "driver.moral"
    assert told[0]["suggested"] is True
    assert told[0]["about"] == ["self"]
    assert run("code", other, "driver.moral", *where).returncode == 0
    (alike,) = _rows("similar", one, *where)
    assert (alike["id"], alike["codes"]) == (other, ["driver.moral"])
    left = _rows("suggest", *where, "--order", "uncertainty")
    assert other not in [row["id"] for row in left]
    assert len(left) == len(passages) - 1


def test_suggestions_are_measured_against_coded_passages(tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    rows = [
        {"id": "1", "text": "They shot at the crowd.", "codes": ["driver.moral"], "source": "a"},
        {"id": "2", "text": "It rained.", "codes": [], "disputed": [], "source": "b"},
    ]
    gold.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    found = {row["what"]: row for row in _rows("suggest", "--evaluate", gold)}
    assert found["driver.moral"]["recall"] == 1.0
    assert {"all codes", "a", "strong tier", "recall among the first 3"} <= set(found)
    gold.write_text("{}", encoding="utf-8")
    refused = run("suggest", "--evaluate", gold)
    assert refused.returncode == 3
    assert "holds no passage" in refused.stderr


def test_undoing_what_was_seen_makes_it_not_seen(small: Path) -> None:
    passage = str(_rows("passages", "--study", small)[0]["id"])
    assert run("code", passage, "--none", "--study", small).returncode == 0
    with open_study(small).store(read_only=True) as store:
        act = store.acts()[-1].number
    done = run("undo", str(act), "--study", small)
    assert done.returncode == 0, done.stderr
    report = json.loads(run("report", "coverage", "--format", "json", "--study", small).stdout)
    assert report["rows"][0]["no_code"] == 0


def test_learning_from_a_small_study_says_that_it_is_too_little(small: Path) -> None:
    done = run("suggest", "--study", small, "--learn")
    assert done.returncode == 0, done.stderr
    assert "Too little is decided" in done.stderr
    assert run("suggest", "--study", small, "--learn", "--suggester", "cues").returncode == 2
