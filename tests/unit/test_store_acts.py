from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest

from coding.errors import UnconfirmedActError
from coding.store import Store
from coding.store.acts import act, acts
from tests.unit.store_cases import AT, new_store

if TYPE_CHECKING:
    from pathlib import Path


class FailsAfter(sqlite3.Connection):
    """Commits, and then says that the folder could not be synced."""

    def execute(self, sentence: str, values: Any = (), /) -> sqlite3.Cursor:  # noqa: ANN401
        done = super().execute(sentence, values)
        if sentence == "COMMIT":
            raise sqlite3.OperationalError("disk I/O error")
        return done


class FailsBefore(sqlite3.Connection):
    """Cannot commit, as while somebody else is reading."""

    def execute(self, sentence: str, values: Any = (), /) -> sqlite3.Cursor:  # noqa: ANN401
        if sentence == "COMMIT":
            raise sqlite3.OperationalError("database is locked")
        return super().execute(sentence, values)


def act_in(path: Path, kind: type[sqlite3.Connection]) -> None:
    opened = sqlite3.connect(path, factory=kind, isolation_level=None)
    with closing(opened) as connection, act(connection, "a note", at=AT, command="code"):
        pass


def told(path: Path) -> list[str]:
    with Store.open(path) as store:
        assert store.verify() == ()
        return [each.what for each in store.acts()]


def test_an_act_that_is_stored_although_the_disk_complained_is_told_of_as_such(
    tmp_path: Path,
) -> None:
    new_store(tmp_path).close()
    path = tmp_path / "study.sqlite3"
    with pytest.raises(UnconfirmedActError, match=r"\(disk I/O error\): what you asked for seems"):
        act_in(path, FailsAfter)
    assert told(path)[-1] == "a note"


def test_an_act_that_could_not_be_stored_leaves_nothing(tmp_path: Path) -> None:
    new_store(tmp_path).close()
    path = tmp_path / "study.sqlite3"
    before = told(path)
    with pytest.raises(sqlite3.OperationalError, match="locked"):
        act_in(path, FailsBefore)
    assert told(path) == before


def test_acts_are_numbered_from_one_and_each_is_sealed_over_the_one_before(tmp_path: Path) -> None:
    new_store(tmp_path).close()
    with closing(sqlite3.connect(tmp_path / "study.sqlite3")) as connection:
        done = acts(connection)
    assert [each.number for each in done] == [1, 2, 3, 4]
    assert len({each.seal for each in done}) == len(done)
