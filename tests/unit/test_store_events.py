from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from coding.errors import UnknownCoderError
from coding.ids import coder_id
from coding.store import Store
from coding.values import Coder, Happening
from tests.unit.store_cases import AT, MIRA, TOVE, new_store, ruling

if TYPE_CHECKING:
    from pathlib import Path

    from coding.values import Ruling

GUARDS = ("events_no_update", "events_no_delete", "acts_no_update")
SEEN = Happening("seen", "p-1", MIRA.id, {"how": "by hand", "n": 3}, "workbook b-7")
SENT = Happening("batch issued", "b-7", body={"passages": ["p-1", "p-2"], "blind": True})


def test_events_are_kept_in_order_with_all_that_was_said_of_them(tmp_path: Path) -> None:
    with new_store(tmp_path) as store:
        made = store.record([SEEN, SENT], at=AT)
    with Store.open(tmp_path / "study.sqlite3") as store:
        assert store.events() == made
        assert [each.seq for each in made] == [1, 2]
        assert made[0].said == {"how": "by hand", "n": 3}
        assert (made[1].coder_id, made[1].origin, made[1].at) == ("", "shell", AT)
        assert store.verify() == ()


def test_events_are_found_by_kind_and_by_what_they_are_about(tmp_path: Path) -> None:
    with new_store(tmp_path) as store:
        seen, sent = store.record([SEEN, SENT], at=AT)
        assert store.events("seen") == (seen,)
        assert store.events(about="b-7") == (sent,)
        assert store.events("seen", about="b-7") == ()


def test_an_event_by_somebody_unknown_is_refused_and_nothing_is_kept(tmp_path: Path) -> None:
    with new_store(tmp_path) as store:
        acts = store.acts()
        with pytest.raises(UnknownCoderError):
            store.record([SENT, Happening("seen", "p-1", "c-nobody")], at=AT)
        assert (store.events(), store.acts()) == ((), acts)


def test_where_nothing_happened_nothing_is_written(tmp_path: Path) -> None:
    with new_store(tmp_path) as store:
        acts = store.acts()
        assert store.record([], at=AT) == ()
        assert store.acts() == acts


def test_things_done_together_are_one_act(tmp_path: Path) -> None:
    new = Coder(coder_id("Ansa"), "Ansa")
    with new_store(tmp_path) as store:
        acts = len(store.acts())
        wish = ruling(store, coder=new)
        with store.together("merge of a workbook", at=AT) as act:
            act.add_coder(new)
            act.add_coder(TOVE)
            act.decide([wish], codebook_version="v1")
            act.record([SEEN])
            assert [each.coder_id for each in act.decisions()] == [new.id]
        assert [each.what for each in store.acts()[acts:]] == ["merge of a workbook"]
        assert (len(store.decisions()), len(store.events()), len(store.coders())) == (1, 1, 3)
        assert store.verify() == ()


def test_of_things_done_together_none_is_kept_when_one_fails(tmp_path: Path) -> None:
    with new_store(tmp_path) as store:
        acts, wish = store.acts(), ruling(store)
        with pytest.raises(UnknownCoderError):
            _decide_and_fail(store, wish)
        assert (store.decisions(), store.events(), store.acts()) == ((), (), acts)


def _decide_and_fail(store: Store, wish: Ruling) -> None:
    with store.together("merge", at=AT) as act:
        act.decide([wish], codebook_version="v1")
        act.record([Happening("seen", "p-1", "c-nobody")])


@pytest.mark.parametrize(
    ("change", "finding"),
    [
        ("UPDATE events SET body = '{}' WHERE seq = 1", "event 1: What it says"),
        ("UPDATE events SET about = 'p-9' WHERE seq = 2", "event 2: What it says"),
        ("DELETE FROM events WHERE seq = 1", "event 1: The entry is missing."),
        ("DELETE FROM events WHERE seq = 2", "act 5: Event 2 is not the one it ended with."),
        ("UPDATE acts SET events_head = 'x' WHERE number = 5", "act 5: Event 2 is not the one"),
    ],
)
def test_an_event_changed_by_hand_is_found(tmp_path: Path, change: str, finding: str) -> None:
    path = tmp_path / "study.sqlite3"
    with new_store(tmp_path) as store:
        store.record([SEEN, SENT], at=AT)
    unlocked = [f"DROP TRIGGER {name}" for name in GUARDS]
    with closing(sqlite3.connect(path)) as other, other:
        for statement in (*unlocked, change):
            other.execute(statement)
    with Store.open(path, read_only=True) as store:
        findings = [str(each) for each in store.verify()]
    assert any(each.startswith(finding) for each in findings), findings
