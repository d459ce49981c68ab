from __future__ import annotations

import os
import shutil
import sqlite3
import stat
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from coding.errors import (
    DamagedStudyError,
    LockedStudyError,
    MissingStudyError,
    NewerStudyError,
    NotAStudyError,
    OldSQLiteError,
    ReadOnlyStudyError,
    StudyExistsError,
    UnreachableStudyError,
)
from coding.store import Store
from tests.unit.store_cases import AT, MIRA, new_store, ruling

if TYPE_CHECKING:
    from pathlib import Path


def test_a_new_study_is_one_file_that_only_its_owner_may_read(tmp_path: Path) -> None:
    new_store(tmp_path).close()
    (file,) = tmp_path.iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


@pytest.mark.parametrize("read_only", [True, False])
def test_an_act_that_a_crash_cut_short_is_undone_by_who_opens_next(
    tmp_path: Path, *, read_only: bool
) -> None:
    new_store(tmp_path).close()
    path, left = tmp_path / "study.sqlite3", tmp_path / "left.sqlite3"
    before = path.read_bytes()
    with closing(sqlite3.connect(path, isolation_level=None)) as writer:
        writer.execute("PRAGMA cache_size = 1")  # so that the file itself is written
        writer.execute("BEGIN IMMEDIATE")
        for n in range(40):
            writer.execute(f"CREATE TABLE t{n} AS SELECT hex(randomblob(9000)) AS x")
        for each in (path, tmp_path / "study.sqlite3-journal"):
            shutil.copy(each, each.with_name(each.name.replace("study", "left")))
    assert left.read_bytes() != before
    with Store.open(left, read_only=read_only) as store:
        assert store.verify() == ()
    assert left.read_bytes() == before
    assert not left.with_name("left.sqlite3-journal").exists()


def test_what_was_stored_is_there_when_the_study_is_opened_again(tmp_path: Path) -> None:
    with new_store(tmp_path) as store:
        before = (store.sources(), store.quotations(), store.coders(), store.acts())
    with Store.open(tmp_path / "study.sqlite3") as store:
        assert (store.sources(), store.quotations(), store.coders(), store.acts()) == before


def test_a_study_is_not_made_where_one_lies(tmp_path: Path) -> None:
    new_store(tmp_path).close()
    before = (tmp_path / "study.sqlite3").read_bytes()
    with pytest.raises(StudyExistsError, match="left alone"):
        Store.create(tmp_path / "study.sqlite3", at=AT)
    assert (tmp_path / "study.sqlite3").read_bytes() == before


def test_a_file_of_another_kind_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("Call the archive on Monday. " * 200)
    before = path.read_bytes()
    with pytest.raises(NotAStudyError, match="no SQLite database"):
        Store.create(path, at=AT)
    with pytest.raises(NotAStudyError, match="no SQLite database"):
        Store.open(path)
    assert path.read_bytes() == before


def test_a_study_whose_making_was_cut_short_can_be_made_again(tmp_path: Path) -> None:
    path = tmp_path / "study.sqlite3"
    path.touch()
    with pytest.raises(NotAStudyError, match="it is empty"):
        Store.open(path)
    with Store.create(path, at=AT) as store:
        assert store.verify() == ()


def test_a_study_is_not_made_in_a_folder_that_is_missing(tmp_path: Path) -> None:
    with pytest.raises(UnreachableStudyError, match="cannot be reached"):
        Store.create(tmp_path / "nowhere" / "study.sqlite3", at=AT)


def test_a_missing_study_is_called_missing_and_not_made(tmp_path: Path) -> None:
    for path in (tmp_path / "study.sqlite3", tmp_path / "no" / "study.sqlite3"):
        with pytest.raises(MissingStudyError, match="exitvoice init"):
            Store.open(path)
    assert not list(tmp_path.iterdir())


def test_a_name_the_system_does_not_take_is_unreachable(tmp_path: Path) -> None:
    with pytest.raises(UnreachableStudyError, match="cannot be reached"):
        Store.open(tmp_path / ("long" * 999))


@pytest.mark.parametrize("read_only", [True, False])
def test_a_study_locked_by_another_program_says_so_when_opened(
    tmp_path: Path, *, read_only: bool
) -> None:
    new_store(tmp_path).close()
    path = tmp_path / "study.sqlite3"
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(LockedStudyError):
            Store.open(path, read_only=read_only, wait=0)


def test_a_folder_is_not_a_study(tmp_path: Path) -> None:
    with pytest.raises(NotAStudyError, match="not a file"):
        Store.open(tmp_path)


def test_a_database_of_another_program_is_not_a_study(tmp_path: Path) -> None:
    path = tmp_path / "bookmarks.sqlite3"
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE bookmarks (address TEXT)")
    with pytest.raises(NotAStudyError, match="another program"):
        Store.open(path)
    with pytest.raises(StudyExistsError):
        Store.create(path, at=AT)


def test_a_study_of_a_newer_exitvoice_asks_for_an_update(tmp_path: Path) -> None:
    new_store(tmp_path).close()
    path = tmp_path / "study.sqlite3"
    with closing(sqlite3.connect(path)) as other:
        other.execute("PRAGMA user_version = 3")
    before = path.read_bytes()
    message = r"made by a newer exitvoice \(format 3; this one reads up to 2\): update exitvoice"
    with pytest.raises(NewerStudyError, match=message):
        Store.open(path)
    assert path.read_bytes() == before


def test_a_study_without_a_format_is_damaged(tmp_path: Path) -> None:
    new_store(tmp_path).close()
    with closing(sqlite3.connect(tmp_path / "study.sqlite3")) as other:
        other.execute("PRAGMA user_version = 0")
    with pytest.raises(DamagedStudyError, match="format number is 0"):
        Store.open(tmp_path / "study.sqlite3")


def test_a_file_that_was_cut_off_is_damaged(tmp_path: Path) -> None:
    new_store(tmp_path).close()
    path = tmp_path / "study.sqlite3"
    path.write_bytes(path.read_bytes()[: 4096 * 3])
    with pytest.raises(DamagedStudyError, match="go back to a copy"):
        Store.open(path)


def test_a_name_with_signs_of_web_addresses_is_a_name(tmp_path: Path) -> None:
    folder = tmp_path / os.fsdecode("50% ?mode=memory#ကို".encode())  # also where names are ASCII
    folder.mkdir()
    new_store(folder).close()
    assert [path.name for path in folder.iterdir()] == ["study.sqlite3"]


def test_opening_for_reading_writes_nothing(tmp_path: Path) -> None:
    new_store(tmp_path).close()
    path = tmp_path / "study.sqlite3"
    before = (path.read_bytes(), path.stat().st_mtime_ns)
    with Store.open(path, read_only=True) as store:
        assert store.passages()
        assert store.verify() == ()
        assert [each.name for each in tmp_path.iterdir()] == [path.name]
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


def test_a_study_opened_for_reading_refuses_to_be_written(tmp_path: Path) -> None:
    new_store(tmp_path).close()
    with (
        Store.open(tmp_path / "study.sqlite3", read_only=True) as store,
        pytest.raises(ReadOnlyStudyError, match="may only be read"),
    ):
        store.decide([ruling(store)], at=AT, codebook_version="v1")


def test_between_acts_nothing_lies_beside_the_study(tmp_path: Path) -> None:
    with new_store(tmp_path) as store:
        store.decide([ruling(store, coder=MIRA)], at=AT, codebook_version="v1")
        assert [path.name for path in tmp_path.iterdir()] == ["study.sqlite3"]


def test_the_journal_of_an_act_is_readable_by_the_owner_alone(tmp_path: Path) -> None:
    new_store(tmp_path).close()
    with closing(sqlite3.connect(tmp_path / "study.sqlite3", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        other.execute("INSERT INTO facts VALUES ('mood', 'calm')")
        modes = {stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}
        assert len(list(tmp_path.iterdir())) == 2
    assert modes == {0o600}


def test_an_sqlite_too_old_for_the_tables_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new_store(tmp_path).close()
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 34, 1))
    with pytest.raises(OldSQLiteError, match=r"needs 3\.37\.0 or later"):
        Store.open(tmp_path / "study.sqlite3")


def test_a_store_may_be_closed_twice(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    store.close()
    store.close()
