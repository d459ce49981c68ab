from __future__ import annotations

import sqlite3
import stat
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from coding.errors import (
    DamagedStudyError,
    StudyExistsError,
    UnfitRowsError,
    UnfitValuesError,
    UnreachableStudyError,
)
from coding.store import Store
from coding.values import Happening, Memo
from testimonies.values import Mark, MarkKind, Span
from tests.unit.store_cases import AT, MIRA, TOVE, document, new_store, ruling, suggestion

if TYPE_CHECKING:
    from pathlib import Path

    Rows = dict[str, list[dict[str, Any]]]


@pytest.fixture
def rows(tmp_path: Path) -> Rows:
    """Return all rows of a study with something in nearly every table."""
    with new_store(tmp_path) as store:
        store.decide([ruling(store), ruling(store, coder=TOVE)], at=AT, codebook_version="v1")
        store.replace_suggestions([suggestion(store.passages()[0])], suggester="cues", at=AT)
        with store.together("a note", at=AT) as act:
            act.add_coder(MIRA)
            act.add_memo(Memo("m-1", "driver.moral", MIRA.id, AT, "Ask again."))
            act.record([Happening("seen", "p-1", MIRA.id)])
        return every_row(store)


def every_row(store: Store) -> Rows:
    with store.plain_rows() as tables:
        return {name: list(each) for name, each in tables.items()}


def test_a_study_made_of_its_rows_is_the_same_study(tmp_path: Path, rows: Rows) -> None:
    with Store.made_of(tmp_path / "again.sqlite3", rows, command="import") as again:
        assert again.verify() == ()
        assert every_row(again) == rows


@pytest.mark.parametrize(
    ("table", "change", "complaint"),
    [
        ("decisions", {"comment": "x"}, "decision 1: What it says"),
        ("decisions", {"seq": 5}, "decisions are added one after the other"),
        ("coders", {"kind": None}, "NOT NULL"),
        ("passages", {"passage_spans": [[3]]}, "not enough values"),
        ("texts", {"text": ["no", "text"]}, "after"),
    ],
)
def test_rows_that_make_no_whole_study_make_none(
    tmp_path: Path, rows: Rows, table: str, change: dict[str, Any], complaint: str
) -> None:
    rows[table][0] |= change
    with pytest.raises(UnfitRowsError, match=complaint):
        Store.made_of(tmp_path / "again.sqlite3", rows)
    with closing(sqlite3.connect(tmp_path / "again.sqlite3")) as left:
        assert left.execute("SELECT count(*) FROM sqlite_schema").fetchone() == (0,)


def test_a_row_that_lacks_a_column_and_a_table_that_is_none_are_named(
    tmp_path: Path, rows: Rows
) -> None:
    del rows["memos"][0]["text"]
    with pytest.raises(UnfitRowsError, match="a row lacks 'text'"):
        Store.made_of(tmp_path / "again.sqlite3", rows)
    with pytest.raises(UnfitRowsError, match="no such table as moods"):
        Store.made_of(tmp_path / "again.sqlite3", rows | {"moods": []})


def test_a_copy_is_a_file_for_its_owner_that_verifies(tmp_path: Path) -> None:
    with new_store(tmp_path) as store:
        store.copy_to(tmp_path / "copy.sqlite3")
        with pytest.raises(StudyExistsError):
            store.copy_to(tmp_path / "copy.sqlite3")
        with pytest.raises(UnreachableStudyError):
            store.copy_to(tmp_path / "none" / "copy.sqlite3")
        before = every_row(store)
    assert stat.S_IMODE((tmp_path / "copy.sqlite3").stat().st_mode) == 0o600
    with Store.open(tmp_path / "copy.sqlite3") as copy:
        assert copy.verify() == ()
        assert every_row(copy) == before


def test_a_document_can_be_a_part_of_an_act(tmp_path: Path) -> None:
    new = document("Another text. Nobody spoke.", spans=[], label="another")
    with new_store(tmp_path) as store:
        with store.together("two things", at=AT) as act:
            act.add_source(new.reading, new.extraction, new.passages)
            act.add_coder(MIRA)
        assert len(store.sources()) == 2
        assert store.verify() == ()


def test_of_a_store_that_cannot_be_read_any_more_no_half_copy_is_left(tmp_path: Path) -> None:
    with new_store(tmp_path) as store:
        many = [ruling(store, code=f"a.{n}", comment="why " * 99) for n in range(300)]
        store.decide(many, at=AT, codebook_version="v1")
    path = tmp_path / "study.sqlite3"
    path.write_bytes(path.read_bytes()[:-4096] + b"\xff" * 4096)
    with Store.open(path, read_only=True) as store, pytest.raises(DamagedStudyError):
        store.copy_to(tmp_path / "copy.sqlite3")
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


def test_marks_of_a_text_are_kept_in_their_order(tmp_path: Path) -> None:
    new = document("Short.", spans=[], label="short", cue=None)
    marks = (Mark(MarkKind.PAGE, Span(0, 3), "1"), Mark(MarkKind.PAGE, Span(3, 6), "2"))
    with new_store(tmp_path) as store:
        store.add_source(new.reading, replace(new.extraction, marks=marks), (), at=AT)
        assert store.marks(new.reading.source.id) == marks


def test_a_mark_beyond_its_text_is_not_stored(tmp_path: Path) -> None:
    new = document("Short.", spans=[], label="short", cue=None)
    wild = replace(new.extraction, marks=(Mark(MarkKind.PAGE, Span(0, 99), "1"),))
    with (
        new_store(tmp_path) as store,
        pytest.raises(UnfitValuesError, match=r"A mark of .* reaches beyond its text"),
    ):
        store.add_source(new.reading, wild, new.passages, at=AT)
