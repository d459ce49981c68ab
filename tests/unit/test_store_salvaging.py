from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from coding.store.salvaging import Saved, salvage
from coding.values import Happening, Memo
from tests.unit.store_cases import AT, MIRA, TOVE, new_store, ruling

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with new_store(tmp_path) as store:
        made = [ruling(store, code=f"a.{n}", comment="why " * 60) for n in range(60)]
        store.decide(made, at=AT, codebook_version="v1")
        store.add_memo(Memo("m-1", "driver.moral", TOVE.id, AT, "Ask again."))
        store.record([Happening("seen", "p-1", MIRA.id)], at=AT)
    return tmp_path / "study.sqlite3"


def saved(path: Path) -> dict[str, Saved]:
    return {each.table: each for each in salvage(path)}


def test_of_a_whole_study_all_can_be_saved(path: Path) -> None:
    found = saved(path)
    assert all(each.whole and not each.changed for each in found.values())
    assert len(found["decisions"].rows) == 60
    assert found["passages"].rows[0]["passage_spans"] == [[1, 23], [53, 77]]


def test_what_was_changed_by_hand_is_counted_and_not_saved(path: Path) -> None:
    with closing(sqlite3.connect(path)) as other, other:
        for trigger in ("decisions_no_update", "texts_no_update"):
            other.execute(f"DROP TRIGGER {trigger}")
        other.execute("UPDATE decisions SET verdict = 'perhaps' WHERE seq = 1")
        other.execute("UPDATE decisions SET comment = 'x' WHERE seq IN (7, 9)")
        other.execute("UPDATE texts SET text = 'Nothing.'")
        other.execute("UPDATE coders SET name = 'Nobody' WHERE place = 1")
    found = saved(path)
    assert (len(found["decisions"].rows), found["decisions"].changed) == (57, 3)
    assert str(found["decisions"]) == "decisions: 57 rows can be saved, 3 were changed."
    assert (len(found["texts"].rows), len(found["coders"].rows)) == (0, 1)


def test_what_lies_before_and_after_an_unreadable_page_is_saved(path: Path) -> None:
    data = bytearray(path.read_bytes())
    place = data.index(b"a.30" + MIRA.id.encode())
    page = place // 4096 * 4096
    data[page : page + 4096] = bytes(4096)
    path.write_bytes(data)
    decisions = saved(path)["decisions"]
    assert not decisions.whole
    seqs = [row["seq"] for row in decisions.rows]
    assert 10 < len(seqs) < 60
    assert (seqs[0], seqs[-1]) == (1, 60)
    assert str(decisions).endswith("others cannot be read.")


def test_a_table_of_which_no_row_can_be_read_is_named_and_one_that_never_was_is_not(
    path: Path,
) -> None:
    with closing(sqlite3.connect(path)) as other, other:
        other.execute("DROP TABLE memos")
        sentence = "SELECT rootpage FROM sqlite_master WHERE name = 'events'"
        ((root,),) = other.execute(sentence)
    data = bytearray(path.read_bytes())
    data[(root - 1) * 4096 : root * 4096] = bytes(4096)
    path.write_bytes(data)
    found = saved(path)
    assert "memos" not in found
    assert found["events"] == Saved("events", (), 0, whole=False)
    assert str(found["events"]) == "events: 0 rows can be saved, others cannot be read."
    assert len(found["decisions"].rows) == 60


def test_of_a_file_that_is_no_database_nothing_is_saved(path: Path) -> None:
    path.write_bytes(b"\0" * 5000)
    assert salvage(path) == ()
    path.unlink()
    assert salvage(path) == ()
