from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from coding.errors import LockedStudyError
from coding.store import Store, holding
from tests.unit.store_cases import AT, new_store, ruling

HOLD = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute(sys.argv[2])
print("held", flush=True)
sys.stdin.read()
"""


@pytest.mark.skipif(not Path("/proc/locks").exists(), reason="this system keeps no list of locks")
@pytest.mark.parametrize("how", ["BEGIN IMMEDIATE", "BEGIN EXCLUSIVE"])
def test_who_writes_meanwhile_is_named(tmp_path: Path, how: str) -> None:
    new_store(tmp_path).close()
    path = tmp_path / "study.sqlite3"
    with (
        Store.open(path, wait=0) as store,
        subprocess.Popen(
            [sys.executable, "-c", HOLD, str(path), how],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        ) as other,
    ):
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        wanted = rf"Another exitvoice, process {other.pid} \(\w+.*\), is writing to"
        with pytest.raises(LockedStudyError, match=wanted):
            Store.open(path, wait=0).record([], at=AT) or store.decide(
                [ruling(store)], at=AT, codebook_version="v1"
            )
        other.communicate("")
        assert store.decide([ruling(store)], at=AT, codebook_version="v1")


def test_where_nothing_is_known_nobody_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x"
    assert holding.holder(path) == ""
    path.touch()
    assert holding.holder(path) == ""
    monkeypatch.setattr(holding, "_LOCKS", tmp_path / "none")
    assert holding.holder(path) == ""


def test_a_holder_who_is_gone_or_holds_other_bytes_is_not_made_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x"
    path.touch()
    status = path.stat()
    device = f"{os.major(status.st_dev):02x}:{os.minor(status.st_dev):02x}:{status.st_ino}"
    locks = tmp_path / "locks"
    monkeypatch.setattr(holding, "_LOCKS", locks)
    monkeypatch.setattr(holding, "_PROCESSES", tmp_path)
    locks.write_text(f"1: POSIX  ADVISORY  WRITE 77 {device} 5 9\n")
    assert holding.holder(path) == ""
    locks.write_text(f"1: POSIX  ADVISORY  WRITE 77 {device} 0 EOF\n")
    assert holding.holder(path) == "process 77"
    locks.write_text(f"1: -> POSIX  ADVISORY  WRITE 77 {device} 0 EOF\n")
    assert holding.holder(path) == ""


def test_a_study_can_be_locked_by_its_own_process(tmp_path: Path) -> None:
    new_store(tmp_path).close()
    path = tmp_path / "study.sqlite3"
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with Store.open(path, wait=0) as store, pytest.raises(LockedStudyError):
            store.decide([ruling(store)], at=AT, codebook_version="v1")
