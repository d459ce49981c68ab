from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from coding.errors import DamagedStudyError, StudyError
from coding.store import Store
from coding.values import Memo, Verdict
from testimonies.values import Span
from tests.unit.store_cases import AT, MIRA, TEXT, TOVE, document, new_store, ruling, suggestion

if TYPE_CHECKING:
    from pathlib import Path

COMMENT = "Refusal, plainly said, before any reason is given."


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with new_store(tmp_path) as store:
        made = [ruling(store, comment=COMMENT), ruling(store, coder=TOVE), ruling(store)]
        store.decide(made, at=AT, codebook_version="v1")
        store.decide([ruling(store, verdict=Verdict.REJECT)], at=AT, codebook_version="v1")
        store.add_memo(Memo("m-1", "driver.moral", MIRA.id, AT, "Ask again."))
        store.replace_suggestions([suggestion(store.passages()[0])], suggester="cues", at=AT)
    return tmp_path / "study.sqlite3"


def tampered(path: Path, *statements: str) -> tuple[str, ...]:
    """Return what verify finds after somebody changed the file by hand."""
    with closing(sqlite3.connect(path)) as other, other:
        for statement in statements:
            other.execute(statement)
    with Store.open(path, read_only=True) as store:
        return tuple(map(str, store.verify()))


ONE_MORE = """
INSERT INTO decisions
SELECT 5, passage_id, code_id, coder_id, verdict, at, comment, origin, codebook_version, hash, hash
FROM decisions WHERE seq = 4
"""
UNLOCKED = ("DROP TRIGGER decisions_no_update", "DROP TRIGGER decisions_no_delete")


def without_the_triggers(findings: tuple[str, ...]) -> list[str]:
    return [each for each in findings if not each.startswith(("decisions_no_", "acts_no_"))]


def test_a_whole_study_has_no_fault(path: Path) -> None:
    assert tampered(path) == ()


@pytest.mark.parametrize(
    ("statement", "complaint"),
    [
        ("UPDATE decisions SET verdict = 'reject' WHERE seq = 1", "never changed"),
        ("DELETE FROM decisions WHERE seq = 4", "never deleted"),
        ("INSERT OR REPLACE INTO decisions SELECT * FROM decisions WHERE seq = 2", "one after"),
        ("UPDATE acts SET at = '2020-01-01T00:00:00Z'", "never changed"),
        ("DELETE FROM acts", "never deleted"),
        ("INSERT OR REPLACE INTO acts SELECT * FROM acts WHERE number = 2", "one after"),
        ("UPDATE texts SET text = 'Nothing.'", "never changed"),
    ],
)
def test_what_was_decided_done_or_said_is_not_changed(
    path: Path, statement: str, complaint: str
) -> None:
    with (
        closing(sqlite3.connect(path)) as other,
        pytest.raises(sqlite3.IntegrityError, match=complaint),
    ):
        other.execute(statement)


@pytest.mark.parametrize(
    ("change", "finding"),
    [
        ("UPDATE decisions SET verdict = 'reject' WHERE seq = 1", "decision 1: What it says"),
        ("UPDATE decisions SET verdict = 'perhaps' WHERE seq = 2", "decision 2: What it says"),
        ("UPDATE decisions SET comment = 'x' WHERE seq = 3", "decision 3: What it says"),
        ("DELETE FROM decisions WHERE seq = 2", "decision 2: The entry is missing."),
        ("DELETE FROM decisions WHERE seq = 4", "act 6: Decision 4 is not the one"),
        ("UPDATE decisions SET seq = seq + 10 WHERE seq > 2", "decision 3: The entries 3 to 12"),
        (ONE_MORE, "decisions: 1 after decision 4 belong to no act."),
    ],
)
def test_a_decision_changed_deleted_or_added_by_hand_is_found(
    path: Path, change: str, finding: str
) -> None:
    findings = tampered(path, *UNLOCKED, change)
    assert any(each.startswith(finding) for each in findings), findings
    assert "decisions_no_update: This part of the study is missing." in findings


@pytest.mark.parametrize(
    ("change", "finding"),
    [
        ("UPDATE acts SET what = 'nothing' WHERE number = 2", "act 2: What it says"),
        ("UPDATE acts SET head = 'x' WHERE number = 6", "act 6: Decision 4 is not"),
        ("DELETE FROM acts WHERE number = 3", "act 4: The acts after act 2 and before it"),
        ("DELETE FROM acts WHERE number > 5", "decisions: 1 after decision 3 belong to no act."),
    ],
)
def test_an_act_changed_or_deleted_by_hand_is_found(path: Path, change: str, finding: str) -> None:
    findings = tampered(path, "DROP TRIGGER acts_no_update", "DROP TRIGGER acts_no_delete", change)
    assert any(each.startswith(finding) for each in findings), findings


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE sources SET title = 'Another'",
        "UPDATE sources SET kind = 'rumour'",
        "UPDATE speakers SET label = 'Somebody'",
        "UPDATE speakers SET attributes = '[]'",
        "UPDATE speakers SET attributes = '{'",
        "UPDATE speakers SET voice = 'ghost'",
        "UPDATE quotations SET certainty = 'certain'",
        "UPDATE quotations SET speaker_id = NULL",
        "UPDATE quotation_spans SET start = start + 1 WHERE place = 0",
        'UPDATE quotation_cues SET "end" = "end" + 1',
        "DELETE FROM quotation_cues",
        'UPDATE passages SET "index" = 7',
        'UPDATE passage_spans SET "end" = "end" - 1 WHERE place = 1',
        "DELETE FROM passage_spans WHERE place = 1",
    ],
)
def test_a_change_to_what_was_found_in_a_source_is_found(path: Path, change: str) -> None:
    findings = tampered(path, change)
    assert findings
    assert all(each.startswith("source s-") for each in findings), findings


@pytest.mark.parametrize(
    ("change", "finding"),
    [
        ("UPDATE coders SET name = 'Somebody' WHERE place = 1", "coders, c-"),
        ("UPDATE coders SET kind = 'ghost' WHERE place = 1", "file: A row of it makes no value"),
        ("UPDATE memos SET text = 'Never mind.'", "memos, m-1: It was changed."),
        ("DELETE FROM texts", "source s-"),
        ("DELETE FROM speakers", "quotations, row 1: It names something among the speakers"),
        ("DROP INDEX decisions_by_passage", "decisions_by_passage: This part of the study is miss"),
        ("DROP TABLE memos", "file: A part of it cannot be read (no such table: memos)."),
        ("CREATE TABLE mine (x)", "mine: This part was not made by exitvoice."),
        ("ALTER TABLE memos ADD COLUMN mood TEXT", "memos: This part is not as exitvoice made it."),
        ("ALTER TABLE suggestions RENAME place TO spot", "suggestions: This part is not as exitv"),
        ("ALTER TABLE quotations RENAME place TO spot", "quotations: This part is not as exitvoi"),
    ],
)
def test_other_changes_by_hand_are_found(path: Path, change: str, finding: str) -> None:
    findings = tampered(path, change)
    assert any(each.startswith(finding) for each in findings), findings


def test_a_table_that_is_not_called_one_is_found(path: Path) -> None:
    renamed = "UPDATE sqlite_schema SET type = 'tablE' WHERE name = 'marks'"
    findings = tampered(path, "PRAGMA writable_schema = ON", renamed)
    assert "marks: This part is not as exitvoice made it." in findings


def test_bytes_in_place_of_words_are_found(path: Path) -> None:
    loosened = "UPDATE sqlite_schema SET sql = replace(sql, 'STRICT', '') WHERE name = 'texts'"
    tampered(path, "PRAGMA writable_schema = ON", loosened, "DROP TRIGGER texts_no_update")
    findings = tampered(path, "UPDATE texts SET text = CAST(text AS BLOB)")
    assert any("makes no value of this program any more" in each for each in findings), findings


def test_speakers_numbered_from_nought_are_found(path: Path) -> None:
    with Store.open(path) as store:
        spans = [(Span(15, 23),)]
        document("Another text. “We went.” said Bo.", spans=spans, cue=None, label="Bo").store(
            store
        )
    findings = tampered(path, "UPDATE speakers SET place = 0 WHERE place = 1")
    assert "speakers: Its rows are not numbered as they were added." in findings


@pytest.mark.parametrize(
    ("change", "finding"),
    [
        ("UPDATE facts SET value = '2020' WHERE name = 'made'", "act 8: The facts of the study"),
        ("DELETE FROM coders WHERE place = 2", "coders: A row of it was added, taken away"),
        ("DELETE FROM suggestions", "suggestions: A row of it was added, taken away"),
        ("INSERT INTO coders VALUES (3, 'c-x', 'X', 'human', '')", "coders, c-x: It was changed."),
        ("UPDATE speakers SET place = 9", "speakers: Its rows are not numbered"),
        ("UPDATE passage_spans SET place = place + 4", "passage_spans: The spans of row 1 are not"),
    ],
)
def test_what_stands_in_no_trail_is_sealed_too(path: Path, change: str, finding: str) -> None:
    findings = tampered(path, change)
    assert any(each.startswith(finding) for each in findings), findings


def test_a_study_without_acts_is_none(path: Path) -> None:
    findings = tampered(path, "DROP TRIGGER acts_no_delete", "DELETE FROM acts")
    assert "acts: There is none, though a study begins with one." in findings


def test_all_faults_are_found_at_once(path: Path) -> None:
    findings = tampered(
        path,
        *UNLOCKED,
        "UPDATE decisions SET comment = 'x' WHERE seq = 1",
        "UPDATE decisions SET code_id = 'y' WHERE seq = 3",
        "UPDATE coders SET name = 'Somebody' WHERE place = 2",
        "DELETE FROM passage_spans",
    )
    starts = ("source s-", "coders, c-", "decision 1:", "decision 3:")
    for start in starts:
        assert any(each.startswith(start) for each in findings), (start, findings)


def found_after_a_flip(path: Path, place: int, bit: int) -> bool:
    """Return whether opening or verifying tells of one changed bit, then put it back."""
    whole = path.read_bytes()
    changed = bytearray(whole)
    changed[place] ^= 1 << bit
    path.write_bytes(changed)
    try:
        with Store.open(path, read_only=True) as store:
            return bool(store.verify())
    except StudyError:
        return True
    finally:
        path.write_bytes(whole)


@pytest.mark.parametrize("stored", [TEXT, COMMENT, "m-1driver.moral", "Mira"])
def test_every_flipped_bit_of_a_stored_text_or_decision_is_found(path: Path, stored: str) -> None:
    words = stored.encode()
    start = path.read_bytes().index(words)
    missed = [
        (place, bit)
        for place, bit in zip(range(len(words)), [0, 7, 5, 3, 1, 6, 4, 2] * 99, strict=False)
        if not found_after_a_flip(path, start + place, bit)
    ]
    assert missed == []


def test_words_that_are_no_text_any_more_stop_reading_and_are_not_repeated(path: Path) -> None:
    place = path.read_bytes().index(TEXT.encode())
    changed = bytearray(path.read_bytes())
    changed[place] = 0xFF
    path.write_bytes(changed)
    with Store.open(path, read_only=True) as store:
        (source,) = store.sources()
        with pytest.raises(DamagedStudyError, match="not UTF-8") as caught:
            store.text(source.id)
        assert "rifles" not in str(caught.value)
        assert caught.value.__suppress_context__
        assert [fault.where for fault in store.verify()] == [f"source {source.id}"]
        assert store.quotations()


def test_a_value_that_is_none_any_more_stops_reading(path: Path) -> None:
    tampered(path, "UPDATE quotations SET form = 'song'")
    with (
        Store.open(path, read_only=True) as store,
        pytest.raises(DamagedStudyError, match="no value of this program"),
    ):
        store.quotations()
