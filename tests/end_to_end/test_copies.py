"""A whole study backed up, restored, exported as plain text and made again."""

from __future__ import annotations

import json
import sqlite3
import stat
import zipfile
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from coding.store import Store
from tests.end_to_end.program import run_here as run

if TYPE_CHECKING:
    from pathlib import Path


def _everything(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def _beside_the_store(folder: Path) -> dict[str, bytes]:
    left_out = ("reports/", "coding/study.sqlite3")
    return {n: data for n, data in _everything(folder).items() if not n.startswith(left_out)}


def _trails(folder: Path) -> tuple[object, ...]:
    with Store.open(folder / "coding" / "study.sqlite3", read_only=True) as store:
        assert store.verify() == ()
        return (store.decisions(), store.corrections(), store.events(), store.acts(),
                store.passages(), store.suggestions(), store.quotations())  # fmt: skip


def test_a_restored_backup_is_the_study_without_its_reports(study: Path, tmp_path: Path) -> None:
    archive, again = tmp_path / "kept" / "study.zip", tmp_path / "again"
    made = run("backup", archive, "--study", study)
    assert made.returncode == 0, made.stderr
    assert stat.S_IMODE(archive.stat().st_mode) == 0o600
    done = run("restore", archive, again)
    assert done.returncode == 0, done.stderr
    assert _trails(again) == _trails(study)
    kept = {
        n: d for n, d in _everything(study).items() if not n.startswith(("reports/", "coding/s"))
    }
    assert {n: d for n, d in _everything(again).items() if not n.startswith("coding/s")} == kept
    assert stat.S_IMODE((again / "coding" / "study.sqlite3").stat().st_mode) == 0o600
    assert run("verify", "--study", again).returncode == 0
    assert [path.name for path in archive.parent.iterdir()] == ["study.zip"]


def test_the_same_study_gives_the_same_backup(study: Path, tmp_path: Path) -> None:
    for name in ("one.zip", "two.zip"):
        assert run("backup", tmp_path / name, "--study", study).returncode == 0
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()


def test_a_backup_is_never_written_over(study: Path, tmp_path: Path) -> None:
    (tmp_path / "study.zip").write_text("an older one", encoding="utf-8")
    done = run("backup", tmp_path / "study.zip", "--study", study)
    assert done.returncode == 5
    assert (tmp_path / "study.zip").read_text(encoding="utf-8") == "an older one"


def test_a_study_that_is_not_whole_is_not_backed_up(study: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(study / "coding" / "study.sqlite3")) as other, other:
        other.execute("UPDATE speakers SET label = 'somebody else' WHERE place = 1")
    done = run("backup", tmp_path / "study.zip", "--study", study)
    assert done.returncode == 4
    assert "was changed" in done.stderr
    assert not (tmp_path / "study.zip").exists()


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (lambda data: data[: len(data) // 2], "no zip archive"),
        (lambda _: b"PK", "no zip archive"),
        (lambda _: b"", "no zip archive"),
    ],
)
def test_a_damaged_backup_is_refused_and_nothing_is_left(
    study: Path, tmp_path: Path, damage: object, said: str
) -> None:
    assert callable(damage)
    archive = tmp_path / "study.zip"
    assert run("backup", archive, "--study", study).returncode == 0
    archive.write_bytes(damage(archive.read_bytes()))
    before = {path.name for path in tmp_path.iterdir()}
    done = run("restore", archive, tmp_path / "again")
    assert done.returncode == 4
    assert said in done.stderr
    assert {path.name for path in tmp_path.iterdir()} == before


def test_a_zip_archive_of_something_else_is_no_backup(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "other.zip", "w") as packed:
        packed.writestr("notes.txt", "nothing")
    done = run("restore", tmp_path / "other.zip", tmp_path / "again")
    assert done.returncode == 4
    assert "it is no backup" in done.stderr


def test_a_backup_that_names_a_file_outside_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "sly.zip", "w") as packed:
        packed.writestr("SHA256SUMS", f"{'0' * 64}  ../outside.txt\n")
    done = run("restore", tmp_path / "sly.zip", tmp_path / "again")
    assert done.returncode == 4
    assert "line 1: names no file" in done.stderr
    assert not (tmp_path / "outside.txt").exists()


def test_an_export_made_twice_is_the_same_and_so_is_one_of_the_study_made_of_it(
    study: Path, tmp_path: Path
) -> None:
    one, two, again = tmp_path / "one", tmp_path / "two", tmp_path / "again"
    for folder in (one, two, one):
        done = run("export", folder, "--study", study)
        assert done.returncode == 0, done.stderr
    assert _everything(one) == _everything(two)
    assert run("import", one, again).returncode == 0
    assert _trails(again) == _trails(study)
    assert run("export", tmp_path / "three", "--study", again).returncode == 0
    assert _everything(tmp_path / "three") == _everything(one)


def test_an_export_holds_every_row_as_readable_text(study: Path, tmp_path: Path) -> None:
    assert run("export", tmp_path / "out", "--study", study).returncode == 0
    lines = (tmp_path / "out" / "coding" / "decisions.jsonl").read_text(encoding="utf-8")
    with Store.open(study / "coding" / "study.sqlite3", read_only=True) as store:
        assert [json.loads(line)["hash"] for line in lines.splitlines()] == [
            each.hash for each in store.decisions()
        ]
        for source in store.sources():
            text = (tmp_path / "out" / "coding" / "texts" / f"{source.id}.txt").read_bytes()
            assert text.decode() == store.text(source.id).text
    rows = (tmp_path / "out" / "coding" / "passages.jsonl").read_text(encoding="utf-8")
    assert all(json.loads(line)["passage_spans"] for line in rows.splitlines())


def test_a_later_export_takes_away_what_is_no_longer_there_and_leaves_the_rest(
    study: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    assert run("export", out, "--study", study).returncode == 0
    (out / ".gitignore").write_text("*.tmp\n", encoding="utf-8")
    (study / "coding" / "returned" / "old.xlsx").write_bytes(b"as it came back")
    assert run("export", out, "--study", study).returncode == 0
    assert (out / "coding" / "returned" / "old.xlsx").is_file()
    (study / "coding" / "returned" / "old.xlsx").unlink()
    assert run("export", out, "--study", study).returncode == 0
    assert not (out / "coding" / "returned" / "old.xlsx").exists()
    assert (out / ".gitignore").read_text(encoding="utf-8") == "*.tmp\n"


def test_an_export_is_not_written_among_other_files(study: Path, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("a year's work", encoding="utf-8")
    done = run("export", tmp_path / "mine", "--study", study)
    assert done.returncode == 4
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["thesis.txt"]


def test_an_export_that_was_changed_is_refused_with_every_file_that_differs(
    study: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out"
    assert run("export", out, "--study", study).returncode == 0
    decisions = out / "coding" / "decisions.jsonl"
    told = decisions.read_text(encoding="utf-8").replace("accept", "reject", 1)
    decisions.write_text(told, encoding="utf-8")
    (out / "exitvoice.toml").unlink()
    done = run("import", out, tmp_path / "again")
    assert done.returncode == 4
    assert "coding/decisions.jsonl was changed." in done.stderr
    assert "exitvoice.toml is missing." in done.stderr
    assert not (tmp_path / "again").exists()


def test_rows_that_make_no_whole_study_are_refused(study: Path, tmp_path: Path) -> None:
    tables = {}
    with Store.open(study / "coding" / "study.sqlite3") as store, store.plain_rows() as rows:
        tables = {name: list(each) for name, each in rows.items()}
    tables["decisions"][2]["verdict"] = "reject"
    with pytest.raises(Exception, match="decision 3: What it says is not what was decided"):
        Store.made_of(tmp_path / "new.sqlite3", tables)
    del tables["decisions"][1]["hash"]
    with pytest.raises(Exception, match="a row lacks 'hash'"):
        Store.made_of(tmp_path / "new.sqlite3", tables)
