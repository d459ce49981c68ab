"""What is promised of a study on a real command line: damage is told of, and ends are clean."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from coding.store import Store
from coding.values import Ruling, Verdict
from tests.end_to_end.program import run, run_here

REPORT = "“They told us to fire on the bridge, and I would not,” said Ilse Varn, a corporal.\n"
FULL = Path("/dev/full")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a study with one document and some decisions."""
    place = tmp_path_factory.mktemp("promises")
    (place / "bridge.txt").write_text(REPORT, encoding="utf-8")
    folder = place / "study"
    assert run_here("init", folder, "--coder", "Ana Ruiz").returncode == 0
    assert run_here("add", place / "bridge.txt", "-s", folder).returncode == 0
    listed = run_here("passages", "-s", folder, "--format", "jsonl").stdout
    (passage,) = [json.loads(line)["id"] for line in listed.splitlines()]
    for code in ("punishment", "family-reprisal"):
        assert run_here("code", passage, code, "-s", folder, "-m", "why").returncode == 0
    return folder


@pytest.fixture
def study(made: Path, tmp_path: Path) -> Path:
    """Return a copy that a test may change."""
    return shutil.copytree(made, tmp_path / "study")


def store_of(study: Path) -> Path:
    return study / "coding" / "study.sqlite3"


def test_a_store_that_was_cut_off_is_told_of_with_what_can_be_saved(study: Path) -> None:
    with Store.open(store_of(study)) as store:
        passage, coder = store.passages()[0].id, store.coders()[0].id
        many = [Ruling(passage, f"a.{n}", coder, Verdict.ACCEPT, "why " * 99) for n in range(1500)]
        store.decide(many, at="2031-05-04T09:30:00Z", codebook_version="v1")
    data = store_of(study).read_bytes()
    store_of(study).write_bytes(data[: len(data) * 3 // 4])
    done = run_here("verify", "-s", study, "--rescue", study.parent / "saved")
    assert done.returncode == 1
    assert "is damaged" in done.stdout
    assert re.search(r"decisions: [1-9]\d+ rows can be saved, .*others cannot be read", done.stdout)
    lost = (study.parent / "saved" / "LOST.txt").read_text(encoding="utf-8")
    assert "is damaged" in lost
    kept = study.parent / "saved" / "coding" / "facts.jsonl"
    assert '"name": "made"' in kept.read_text(encoding="utf-8")
    assert kept.stat().st_mode & 0o077 == 0
    assert run_here("verify", "-s", study, "--rescue", study.parent / "saved").returncode == 4


def test_a_store_that_is_no_database_any_more_is_told_of(study: Path) -> None:
    store_of(study).write_bytes(b"\0" * 9000)
    done = run_here("verify", "-s", study)
    assert done.returncode == 1
    assert "no SQLite database" in done.stdout
    store_of(study).unlink()
    assert run_here("verify", "-s", study).returncode == 1


def test_a_decision_changed_by_hand_is_named_and_the_others_can_be_saved(study: Path) -> None:
    data = store_of(study).read_bytes()
    place = data.index(b"acceptwhy") if b"acceptwhy" in data else data.index(b"accept")
    changed = bytearray(data)
    changed[place] ^= 1
    store_of(study).write_bytes(changed)
    done = run_here("verify", "-s", study)
    assert done.returncode == 1
    assert "decision " in done.stdout
    assert "decisions: 1 rows can be saved, 1 were changed." in done.stdout


def test_what_a_killed_command_left_is_named(study: Path) -> None:
    (study / "reports" / ".all.xlsx.77.new").touch()
    done = run_here("verify", "-s", study)
    assert done.returncode == 1
    assert "reports/.all.xlsx.77.new was left by a command that was cut short" in done.stdout


def test_a_study_that_may_only_be_read_is_read_verified_and_reported_on_elsewhere(
    study: Path,
) -> None:
    if not shutil.which("unshare") or not _can_unshare():
        pytest.skip("this system lets nobody mount a folder for reading only")
    out = study.parent / "out"
    out.mkdir()
    program = f"{sys.executable} -m exitvoice"
    script = f"""
        set -e
        mount --bind {study} {study} && mount -o remount,ro,bind {study}
        {program} verify -s {study}
        {program} log -s {study} --format html -o {out}/log.html
        {program} report frequency -s {study} --format csv -o {out}/frequency.csv
        ! {program} undo 4 -s {study}
    """
    done = _unshared(script)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("Whole:")
    assert "may only be read; nothing was changed" in done.stderr
    assert {each.name for each in out.iterdir()} == {"log.html", "frequency.csv"}


def _can_unshare() -> bool:
    return _unshared("mount --bind /tmp /tmp").returncode == 0


def _unshared(script: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["unshare", "--mount", "--map-root-user", "sh", "-c", script],  # noqa: S607
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_closed_pipe_ends_quietly(study: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "exitvoice", "log", "-s", study, "--format", "jsonl"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as program:
        assert program.stdout is not None
        assert program.stderr is not None
        program.stdout.close()
        assert program.stderr.read() == b""
    assert program.returncode == 0


@pytest.mark.skipif(not FULL.exists(), reason="this system has no device that is always full")
def test_output_to_a_full_disk_is_one_line_and_4(study: Path) -> None:
    with FULL.open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "exitvoice", "log", "-s", study],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 4
    assert done.stderr.count(b"\n") == 1
    assert b"cannot be written" in done.stderr


def test_a_folder_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    done = run_here("verify", "-s", tmp_path / "none")
    assert done.returncode == 4
    assert done.stderr.count("\n") == 1


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no file modes")
@pytest.mark.parametrize(
    ("part", "mode", "words"),
    [
        ("coding", 0o000, ("log",)),
        ("coding", 0o500, ("undo", "4")),
        ("codebook", 0o000, ("report", "frequency")),
        ("testimonies", 0o500, ("add", "more.txt")),
        ("reports", 0o500, ("report", "frequency", "--output", "study/reports/frequency.csv")),
    ],
)
def test_a_folder_without_the_rights_to_it_is_one_line_and_nothing_is_changed(
    study: Path, part: str, mode: int, words: tuple[str, ...]
) -> None:
    # The administrator may read and write everything, unless that right is given away.
    giving_away = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"]
    first = [] if os.geteuid() else giving_away
    if first and not (shutil.which("setpriv") and _ends_well([*first, "true"])):
        pytest.skip("an administrator cannot give away rights here")
    (study.parent / "more.txt").write_text(REPORT.replace("Ilse", "Oru"), encoding="utf-8")
    before = store_of(study).read_bytes()
    (study / part).chmod(mode)
    done = subprocess.run(
        [*first, sys.executable, "-m", "exitvoice", *words, "-s", study],
        cwd=study.parent, capture_output=True, text=True, check=False,
    )  # fmt: skip
    (study / part).chmod(0o700)
    assert done.returncode == 4
    assert f"study/{part}" in done.stderr
    assert done.stderr.count("\n") == 1
    assert store_of(study).read_bytes() == before
    assert run_here("verify", "-s", study).returncode == 0


def _ends_well(words: list[str]) -> bool:
    return not subprocess.run(words, capture_output=True, check=False).returncode


def test_in_a_locale_of_ascii_every_command_says_all_it_has_to_say(study: Path) -> None:
    done = run("log", "-s", study, LC_ALL="C", PYTHONUTF8="0", PYTHONIOENCODING="cp1252")
    assert done.returncode == 0, done.stderr
    assert "punishment" in done.stdout
