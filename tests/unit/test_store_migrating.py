"""Studies of older formats, made by older programs and kept as SQL text, open in this one."""

from __future__ import annotations

import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest

from coding.assignments import standing_assignments
from coding.errors import DamagedStudyError
from coding.store import Store, migrating
from coding.store.schema import FORMAT
from coding.values import Happening, Verdict
from tests.unit.store_cases import AT, MIRA, ruling

FORMAT_1 = Path(__file__).parents[1] / "formats" / "format-1.sql"


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """Return a study of format 1, as a file."""
    path = tmp_path / "study.sqlite3"
    with closing(sqlite3.connect(path)) as made:
        made.executescript(FORMAT_1.read_text(encoding="utf-8"))
    return path


def entries(path: Path) -> list[tuple[str, ...]]:
    with closing(sqlite3.connect(path)) as file:
        return file.execute("SELECT hash FROM decisions UNION ALL SELECT seal FROM acts").fetchall()


def test_a_study_of_format_1_is_brought_up_in_one_act_and_keeps_every_hash(old: Path) -> None:
    before = entries(old)
    with Store.open(old, command="code") as store:
        assert store.verify() == ()
        *_, last = store.acts()
        assert (last.what, last.command) == (f"format 1 brought to {FORMAT}", "code")
        assert [each.verdict for each in store.decisions()] == ["accept", "accept", "unsure"]
        assert len(standing_assignments(store.decisions())) == 1
        assert [each.label for each in store.speakers()] == ["Oru V."]
        assert len(store.suggestions()) == len(store.memos()) == 1
        assert len(store.quotations()) == len(store.passages()) == 2
    assert [each for each in entries(old) if each in before] == before
    assert len(entries(old)) == len(before) + 1


def test_what_was_brought_up_can_be_worked_in_and_is_brought_up_once(old: Path) -> None:
    with Store.open(old) as store:
        store.decide([ruling(store, verdict=Verdict.REJECT)], at=AT, codebook_version="v3")
        store.record([Happening("seen", "p-1", MIRA.id)], at=AT)
        acts = store.acts()
    with Store.open(old) as store:
        assert store.acts() == acts
        assert store.verify() == ()


def test_a_copy_of_the_study_as_it_was_lies_beside_it_for_its_owner_alone(old: Path) -> None:
    before = list(sqlite3.connect(old).iterdump())
    Store.open(old).close()
    copy = old.with_name("study-format-1.sqlite3.bak")
    assert sorted(old.parent.iterdir()) == [copy, old]
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    with closing(sqlite3.connect(copy)) as kept:
        assert list(kept.iterdump()) == before


def test_a_study_opened_for_reading_is_brought_up_in_memory_and_stays_as_it_is(old: Path) -> None:
    before = old.read_bytes()
    with Store.open(old, read_only=True) as store:
        assert store.verify() == ()
        assert len(store.decisions()) + len(store.corrections()) == 5
    assert old.read_bytes() == before
    assert list(old.parent.iterdir()) == [old]


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE speakers SET label = 'Somebody'",
        "UPDATE coders SET name = 'Somebody'",
        "UPDATE sources SET title = 'Another'",
        "CREATE TABLE mine (x)",
        "DROP TRIGGER decisions_no_update; UPDATE decisions SET comment = 'x'",
        "DROP TRIGGER acts_no_delete; DELETE FROM acts WHERE number = 3",
    ],
)
@pytest.mark.parametrize("read_only", [True, False])
def test_a_study_that_was_changed_by_hand_is_not_brought_up_and_stays_as_it_is(
    old: Path, change: str, *, read_only: bool
) -> None:
    with closing(sqlite3.connect(old)) as other:
        other.executescript(change)
    before = list(sqlite3.connect(old).iterdump())
    with pytest.raises(DamagedStudyError):
        Store.open(old, read_only=read_only)
    assert list(sqlite3.connect(old).iterdump()) == before


def test_what_two_bring_up_at_once_is_brought_up_once(old: Path) -> None:
    with closing(sqlite3.connect(old, isolation_level=None)) as late:
        Store.open(old).close()
        migrating.bring_up(late, old, command="", copy=True)
    with Store.open(old) as store:
        assert sum(act.what.startswith("format 1") for act in store.acts()) == 1
