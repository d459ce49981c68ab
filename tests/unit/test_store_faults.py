from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from coding.errors import (
    CodingError,
    DamagedStudyError,
    FullDiskError,
    LockedStudyError,
    UnreachableStudyError,
)
from coding.store import Store, reading
from coding.store.faults import plainly
from tests.unit.store_cases import AT, document, new_store, ruling

if TYPE_CHECKING:
    from pathlib import Path


def test_who_finds_somebody_else_writing_is_told_to_try_again(tmp_path: Path) -> None:
    new_store(tmp_path).close()
    path = tmp_path / "study.sqlite3"
    with (
        closing(sqlite3.connect(path, isolation_level=None)) as other,
        Store.open(path, wait=0) as store,
    ):
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LockedStudyError, match=r"Another exitvoice.* is writing .* Try again"):
            store.decide([ruling(store)], at=AT, codebook_version="v1")
        other.execute("ROLLBACK")
        assert store.decide([ruling(store)], at=AT, codebook_version="v1")


def test_an_act_that_cannot_be_finished_while_somebody_reads_leaves_nothing(tmp_path: Path) -> None:
    new_store(tmp_path).close()
    path = tmp_path / "study.sqlite3"
    with (
        closing(sqlite3.connect(path, isolation_level=None)) as other,
        Store.open(path, wait=0) as store,
    ):
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM decisions").fetchone()
        with pytest.raises(LockedStudyError):
            store.decide([ruling(store)], at=AT, codebook_version="v1")
        other.execute("ROLLBACK")
        assert store.decisions() == ()
        assert store.decide([ruling(store)], at=AT, codebook_version="v1")[0].seq == 1


def test_where_there_is_no_room_left_nothing_is_stored(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new_store(tmp_path).close()
    path = tmp_path / "study.sqlite3"
    pages = path.stat().st_size // 4096 + 2
    monkeypatch.setattr(
        "coding.store.opening._ALWAYS",
        ("PRAGMA foreign_keys = ON", f"PRAGMA max_page_count = {pages}"),
    )
    with Store.open(path) as store:
        before = (store.sources(), store.acts())
        with pytest.raises(FullDiskError, match="no room left"):
            document("Far away. " * 20_000, spans=[], label="long").store(store)
        assert (store.sources(), store.acts()) == before
        assert store.verify() == ()


def test_a_study_whose_folder_went_away_is_unreachable(tmp_path: Path) -> None:
    path = tmp_path / "gone.sqlite3"
    with pytest.raises(UnreachableStudyError, match="unable to open"), plainly(path):
        sqlite3.connect(f"{path.as_uri()}?mode=rw", uri=True)


def test_a_misuse_of_the_module_is_a_bug_and_stays_one(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    store.close()
    with pytest.raises(sqlite3.ProgrammingError):
        store.sources()


def test_every_complaint_of_sqlite_becomes_an_error_with_a_sentence(tmp_path: Path) -> None:
    for code in range(1, 27):
        error = sqlite3.OperationalError("something")
        error.sqlite_errorcode = code
        with pytest.raises(CodingError, match=r"\w+ .*\."), plainly(tmp_path / "study.sqlite3"):
            raise error


def test_a_complaint_that_is_no_text_is_damage_and_is_not_repeated(tmp_path: Path) -> None:
    with (
        pytest.raises(DamagedStudyError, match="not UTF-8") as caught,
        plainly(tmp_path / "study.sqlite3"),
    ):
        b"near \xa0".decode("utf-8")
    assert caught.value.__suppress_context__


def test_a_moment_that_sqlite_ended_by_itself_is_over(tmp_path: Path) -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        with reading.one_moment(connection, tmp_path):
            connection.execute("ROLLBACK")
        assert not connection.in_transaction
