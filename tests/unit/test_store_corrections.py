from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from coding.corrections.values import Amendment, Change
from coding.errors import (
    DroppedPassageError,
    DuplicateSourceError,
    UnfitValuesError,
    UnknownCoderError,
    UnknownPassageError,
    UnknownSourceError,
)
from coding.store import Store
from coding.values import Coder, Memo
from testimonies import ids
from testimonies.values import Span, Voice
from tests.unit.store_cases import AT, MIRA, document, new_store, ruling, suggestion

if TYPE_CHECKING:
    from pathlib import Path

WORDS = (Span(79, 84),)  # after the quotation that was found


def amendment(
    store: Store, change: Change, value: str = "", *, about: str = "", coder: Coder = MIRA
) -> Amendment:
    """Return an amendment about the first speaker or quotation of the store."""
    (source,) = store.sources()
    found = store.found(source.id)
    first = found.speakers[0] if change.of_speaker else found.quotations[0]
    return Amendment(source.id, change, about or first.id, coder.id, value)


def adding(store: Store) -> Amendment:
    (source,) = store.sources()
    about = ids.quotation_id(source.id, WORDS)
    made = amendment(store, Change.ADD_QUOTATION, "block", about=about)
    return replace(made, spans=WORDS, passages=(WORDS,), comment="It snows.")


def test_everybody_reads_what_was_corrected_and_what_was_found_stays(tmp_path: Path) -> None:
    with new_store(tmp_path) as store:
        (source,) = store.sources()
        found = store.found(source.id)
        store.correct(
            [
                amendment(store, Change.RENAME_SPEAKER, "Corporal Venn"),
                amendment(store, Change.QUOTATION_VOICE, "family"),
                adding(store),
            ],
            at=AT,
        )
        assert [each.label for each in store.speakers()] == ["Corporal Venn"]
        assert [each.voice for each in store.quotations()] == [Voice.FAMILY, Voice.UNKNOWN]
        assert [each.spans for each in store.passages()] == [found.quotations[0].spans, WORDS]
        assert store.found(source.id) == found
        assert store.speakers(source.id) == store.speakers()
        assert store.quotations(source.id) == store.quotations()
        assert store.passages(source.id) == store.passages()
        assert store.verify() == ()


def test_corrections_are_there_when_the_study_is_opened_again(tmp_path: Path) -> None:
    with new_store(tmp_path) as store:
        made = store.correct([adding(store)], at=AT)
    with Store.open(tmp_path / "study.sqlite3") as store:
        assert store.corrections() == made
        assert (made[0].seq, made[0].at, made[0].comment) == (1, AT, "It snows.")
        assert store.acts()[-1].what == "corrections: 1"


def test_adding_the_document_again_undoes_no_correction(tmp_path: Path) -> None:
    with new_store(tmp_path) as store:
        store.correct([amendment(store, Change.DROP_QUOTATION), adding(store)], at=AT)
        before = (store.quotations(), store.passages(), store.speakers())
        with pytest.raises(DuplicateSourceError):
            document().store(store)
        assert (store.quotations(), store.passages(), store.speakers()) == before


def test_an_added_quotation_is_coded_like_any_other(tmp_path: Path) -> None:
    with new_store(tmp_path) as store:
        store.correct([adding(store)], at=AT)
        passage = store.passages()[1]
        store.decide([replace(ruling(store), passage_id=passage.id)], at=AT, codebook_version="v1")
        made = replace(suggestion(store.passages()[0]), passage_id=passage.id)
        store.replace_suggestions([made], suggester="cues", at=AT)
        assert store.passage(passage.id) == passage
        assert store.decisions()[0].passage_id == passage.id
        assert store.verify() == ()


def test_decisions_on_a_dropped_quotation_stay_and_no_new_ones_are_taken(tmp_path: Path) -> None:
    with new_store(tmp_path) as store:
        made = ruling(store)
        store.decide([made], at=AT, codebook_version="v1")
        store.correct([amendment(store, Change.DROP_QUOTATION)], at=AT)
        assert store.passages() == ()
        assert len(store.decisions()) == 1
        assert store.passage(made.passage_id).id == made.passage_id
        with pytest.raises(DroppedPassageError, match="bring it back first"):
            store.decide([made], at=AT, codebook_version="v1")
        assert issubclass(DroppedPassageError, UnknownPassageError)
        store.correct([amendment(store, Change.RESTORE_QUOTATION)], at=AT)
        store.decide([made], at=AT, codebook_version="v1")
        assert store.verify() == ()


def test_all_is_corrected_or_nothing(tmp_path: Path) -> None:
    with new_store(tmp_path) as store:
        good = amendment(store, Change.DROP_QUOTATION)
        memo = Memo("m-1", good.about, MIRA.id, AT, "Why?")
        wrong = [
            (replace(good, coder_id="c-none"), UnknownCoderError),
            (replace(good, source_id="s-none"), UnknownSourceError),
            (replace(good, about="q-none"), UnfitValuesError),
        ]
        for bad, error in wrong:
            with pytest.raises(error):
                store.correct([adding(store), bad], at=AT)
        with pytest.raises(UnknownCoderError):
            note(store, good, replace(memo, coder_id="c-none"))
        assert (store.corrections(), store.memos(), len(store.passages())) == ((), (), 1)
        acts = store.acts()
        assert store.correct([], at=AT) == ()
        assert store.acts() == acts


def note(store: Store, good: Amendment, memo: Memo) -> None:
    with store.together("corrections: 1", at=AT) as act:
        act.correct([good])
        act.add_memo(memo)


def corrected(folder: Path) -> Path:
    with new_store(folder) as store:
        store.correct([adding(store), amendment(store, Change.SPEAKER_VOICE, "expert")], at=AT)
        store.correct([amendment(store, Change.DROP_QUOTATION)], at=AT)
    return folder / "study.sqlite3"


def tampered(path: Path, *statements: str) -> list[str]:
    with closing(sqlite3.connect(path)) as other, other:
        for statement in statements:
            other.execute(statement)
    with Store.open(path, read_only=True) as store:
        return [str(each) for each in store.verify()]


@pytest.mark.parametrize(
    ("statement", "complaint"),
    [
        ("UPDATE corrections SET value = 'family' WHERE seq = 2", "never changed"),
        ("DELETE FROM corrections WHERE seq = 3", "never deleted"),
        ("INSERT OR REPLACE INTO corrections SELECT * FROM corrections WHERE seq = 2", "one after"),
    ],
)
def test_what_was_corrected_is_not_changed(tmp_path: Path, statement: str, complaint: str) -> None:
    with (
        closing(sqlite3.connect(corrected(tmp_path))) as other,
        pytest.raises(sqlite3.IntegrityError, match=complaint),
    ):
        other.execute(statement)


UNLOCKED = ("DROP TRIGGER corrections_no_update", "DROP TRIGGER corrections_no_delete")


@pytest.mark.parametrize(
    ("change", "finding"),
    [
        ("UPDATE corrections SET value = 'family' WHERE seq = 2", "correction 2: What it says"),
        ("UPDATE corrections SET spans = '[[1, 5]]' WHERE seq = 1", "correction 1: What it says"),
        (
            "UPDATE corrections SET change = 'song' WHERE seq = 2",
            "file: A row of it makes no value",
        ),
        ("DELETE FROM corrections WHERE seq = 2", "correction 2: The entry is missing."),
        ("DELETE FROM corrections WHERE seq = 3", "act 6: Correction 3 is not the one"),
        ("UPDATE acts SET corrections_head = 'x' WHERE number = 6", "act 6: Correction 3 is not"),
        ("UPDATE quotations SET rule = 'x' WHERE correction = 1", "correction 1: What it added"),
        (
            "UPDATE quotations SET correction = 2 WHERE correction = 1",
            "correction 1: What it added",
        ),
        ("UPDATE passages SET correction = 1 WHERE correction IS NULL", "source s-"),
        ("UPDATE quotations SET correction = 1 WHERE correction IS NULL", "source s-"),
        ("DELETE FROM passages WHERE correction = 1", "correction 1: What it added"),
    ],
)
def test_a_correction_or_what_it_added_changed_by_hand_is_found(
    tmp_path: Path, change: str, finding: str
) -> None:
    path = corrected(tmp_path)
    assert tampered(path) == []
    findings = tampered(path, *UNLOCKED, "DROP TRIGGER acts_no_update", change)
    assert any(each.startswith(finding) for each in findings), findings


def test_a_correction_cut_off_with_its_act_leaves_what_it_added_behind(tmp_path: Path) -> None:
    path = corrected(tmp_path)
    findings = tampered(
        path, *UNLOCKED, "DROP TRIGGER acts_no_delete", "PRAGMA foreign_keys = OFF",
        "DELETE FROM corrections", "DELETE FROM acts WHERE number > 3",
    )  # fmt: skip
    assert any(each.startswith("correction 1: What it added") for each in findings), findings
