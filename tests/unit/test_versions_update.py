from __future__ import annotations

from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from coding.corrections.rows import Column, Sheet
from coding.corrections.values import Amendment, Change
from coding.errors import CannotUndoError
from coding.store import writing
from coding.values import Happening, Memo, Ruling, Verdict
from exitvoice.errors import ConflictError, UnknownError
from exitvoice.recounting.telling import history
from exitvoice.reviewing.layout import HEADINGS
from exitvoice.verbs.adding import Added, ReadingChoices, add
from exitvoice.verbs.gathering import decided
from exitvoice.verbs.holding import held_rows, leave, settle
from exitvoice.verbs.reviewing import Workbook, apply_review, export_review
from exitvoice.verbs.undoing import Wish, undo
from exitvoice.verbs.updating import Updated, update
from exitvoice.verbs.verifying import findings
from testimonies.excerpts import excerpt
from testimonies.ids import quotation_id
from testimonies.likeness import Sketches
from testimonies.values import Span, Voice
from tests.unit.store_cases import AT
from tests.unit.version_cases import (
    MIRA,
    NOTHING_SAID,
    PARAGRAPHS,
    changed,
    code_all,
    passage_with,
    put_in,
    study_in,
    text_of,
    words_by_id,
    written,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from coding.store import Store
    from exitvoice.recounting.entries import Entry
    from exitvoice.study.folder import Study


@pytest.fixture
def study(tmp_path: Path) -> Study:
    return study_in(tmp_path)


@pytest.fixture
def store(study: Study) -> Iterator[Store]:
    with study.store() as opened:
        put_in(study, opened, text_of())
        yield opened


def without(number: int) -> str:
    return text_of([each for n, each in enumerate(PARAGRAPHS) if n != number])


def test_words_before_a_passage_move_it_and_all_that_was_decided_of_it(
    study: Study, store: Store
) -> None:
    code_all(store)
    before = words_by_id(store)
    done = changed(study, store, "A line that is new.\n\n" + text_of())
    after = words_by_id(store)
    assert (done.same, done.near, done.held, done.fresh, done.gone) == (4, (), (), 0, 0)
    written_ = [before[each.passage_id] for each in store.decisions(as_written=True)]
    assert [after[each.passage_id] for each in store.decisions()] == written_
    assert {each.passage_id for each in store.decisions()} == {each.id for each in store.passages()}
    assert findings(study, store) == ()


def test_the_trail_keeps_what_was_decided_and_the_log_tells_where_it_is(
    study: Study, store: Store
) -> None:
    code_all(store)
    trail = store.decisions(as_written=True)
    changed(study, store, "A line that is new.\n\n" + text_of())
    assert store.decisions(as_written=True) == trail
    entries = log(store, "decision")
    assert [entry.was for entry in entries] == [each.passage_id for each in trail]
    assert [entry.passage for entry in entries] == [each.id for each in store.passages()]
    assert all(entry.source == "ferry-2.txt" for entry in entries)


def test_a_few_changed_words_move_a_passage_and_are_shown(study: Study, store: Store) -> None:
    code_all(store)
    done = changed(study, store, text_of().replace("names every evening", "names each evening"))
    (went,) = done.near
    assert "every evening" in went.was
    assert "each evening" in went.now
    assert 0.9 < went.likeness < 1
    assert passage_with(store, "each evening") in {each.passage_id for each in store.decisions()}
    moved = [entry for entry in log(store, "event") if "how: near" in entry.value]
    assert [(entry.was, entry.passage) for entry in moved] == [(went.old, went.new)]


def test_words_that_deny_what_was_said_are_not_nearly_the_same(study: Study, store: Store) -> None:
    code_all(store)
    done = changed(study, store, text_of().replace("never gave them back", "gave them back"))
    assert ["never gave them back" in went.was for went in done.held] == [True]


def test_a_passage_that_is_gone_is_held_and_counted_nowhere(study: Study, store: Store) -> None:
    code_all(store)
    gone = passage_with(store, "They took my boots")
    assert len(decided(study, store).assignments) == 4
    done = changed(study, store, without(4))
    assert [went.old for went in done.held] == [gone]
    assert len(decided(study, store).assignments) == 3
    (row,) = held_rows(store)
    assert (row["held"], row["decided"]) == (gone, ["accept driver.moral (Mira)"])
    assert str(row["text"]).startswith("They took my boots")
    assert ("passage held", gone) in {(each.what, each.passage) for each in log(store, "event")}


def test_what_nobody_has_had_to_do_with_is_gone_without_being_held(
    study: Study, store: Store
) -> None:
    done = changed(study, store, without(4))
    assert (done.gone, done.held) == (1, ())
    assert held_rows(store) == []


def test_what_was_held_is_found_again_when_its_words_come_back(study: Study, store: Store) -> None:
    code_all(store)
    changed(study, store, without(4))
    done = changed(study, store, text_of())
    assert done.held == ()
    assert held_rows(store) == []
    assert len(decided(study, store).assignments) == 4


def test_a_person_says_where_a_held_passage_goes_on(study: Study, store: Store) -> None:
    code_all(store)
    changed(study, store, without(4) + "\n“My boots were taken,” said Dov Kestrel, a defector.\n")
    (row,) = held_rows(store)
    settle(store, str(row["held"]), passage_with(store, "boots were taken"), MIRA, at=AT)
    assert held_rows(store) == []
    assert passage_with(store, "boots were taken") in {
        each.passage_id for each in store.decisions()
    }
    assert "how: person" in log(store, "event")[-1].value


def test_what_a_person_said_of_a_held_passage_is_undone_and_said_again(
    study: Study, store: Store
) -> None:
    code_all(store)
    changed(study, store, without(4) + "\n“My boots were taken,” said Dov Kestrel, a defector.\n")
    (row,) = held_rows(store)
    settle(store, str(row["held"]), passage_with(store, "boots were taken"), MIRA, at=AT)
    moved = len(store.acts())
    undo(store, Wish(moved, "Mira"), codebook_version="v1", at=AT)
    assert held_rows(store) == [row]
    leave(store, str(row["held"]), MIRA, comment="", at=AT)
    undo(store, Wish(len(store.acts()), "Mira"), codebook_version="v1", at=AT)
    assert held_rows(store) == [row]
    undo(store, Wish(moved + 1, "Mira"), codebook_version="v1", at=AT)
    assert held_rows(store) == []
    assert store.verify() == ()


def test_a_document_that_was_updated_is_not_undone(study: Study, store: Store) -> None:
    code_all(store)
    changed(study, store, without(4))
    with pytest.raises(CannotUndoError, match="“source updated”"):
        undo(store, Wish(len(store.acts()), "Mira"), codebook_version="v1", at=AT)


def test_a_held_passage_is_not_moved_onto_one_decided_otherwise(study: Study, store: Store) -> None:
    code_all(store)
    changed(study, store, without(4))
    (row,) = held_rows(store)
    other = store.passages()[0].id
    store.decide(
        [Ruling(other, "driver.moral", MIRA.id, Verdict.REJECT)], at=AT, codebook_version="v1"
    )
    with pytest.raises(ConflictError, match="Mira says “accept” there and “reject” here"):
        settle(store, str(row["held"]), other, MIRA, at=AT)
    assert held_rows(store) == [row]


def test_a_held_passage_that_is_left_behind_stays_in_the_trail(study: Study, store: Store) -> None:
    code_all(store)
    changed(study, store, without(4))
    (row,) = held_rows(store)
    leave(store, str(row["held"]), MIRA, comment="He took it back.", at=AT)
    assert held_rows(store) == []
    assert len(store.decisions()) == 4
    assert log(store, "event")[-1].comment == "He took it back."
    with pytest.raises(UnknownError, match="is not held"):
        leave(store, str(row["held"]), MIRA, comment="", at=AT)


def test_a_decision_made_on_the_version_before_follows_its_passage(
    study: Study, store: Store
) -> None:
    old = passage_with(store, "trucks come back empty")
    changed(study, store, "A line that is new.\n\n" + text_of())
    store.decide([Ruling(old, "driver.fear", MIRA.id, Verdict.ACCEPT)], at=AT, codebook_version="v")
    (decision,) = store.decisions()
    assert decision.passage_id == passage_with(store, "trucks come back empty") != old
    assert store.passage(old).id == decision.passage_id
    assert store.passage(old, as_written=True).id == old


def test_memos_and_other_events_follow_too(study: Study, store: Store) -> None:
    old = passage_with(store, "suitcase and I let her over")
    store.add_memo(Memo("m-1", old, MIRA.id, AT, "Which aunt?"))
    store.record([Happening("seen", old, MIRA.id)], at=AT)
    changed(study, store, "A line that is new.\n\n" + text_of())
    new = passage_with(store, "suitcase and I let her over")
    assert [each.id for each in store.memos(about=new)] == ["m-1"]
    assert [each.kind for each in store.events(about=new)] == ["seen"]


def test_corrections_of_speakers_and_quotations_follow(study: Study, store: Store) -> None:
    corporal = next(each for each in store.speakers() if each.label == "Oru Venn")
    letters = next(each for each in store.quotations() if "captain" in words(store, each.spans))
    (source,) = store.sources()
    made = [
        Amendment(source.id, Change.RENAME_SPEAKER, corporal.id, MIRA.id, "O. Venn"),
        Amendment(source.id, Change.NEW_SPEAKER, "v-0000000001", MIRA.id, "The harbour master"),
        Amendment(source.id, Change.QUOTATION_SPEAKER, letters.id, MIRA.id, "v-0000000001"),
        Amendment(source.id, Change.QUOTATION_VOICE, letters.id, MIRA.id, "official"),
    ]
    store.correct(made, at=AT)
    changed(study, store, "A line that is new.\n\n" + text_of())
    assert "O. Venn" in {each.label for each in store.speakers()}
    now = next(each for each in store.quotations() if "captain" in words(store, each.spans))
    assert (now.speaker_id, now.voice) == ("v-0000000001", Voice.OFFICIAL)
    assert held_rows(store) == []
    assert [entry.source for entry in log(store, "correction")] == ["ferry.txt"] * 4


def test_a_review_that_went_out_before_an_update_is_taken_in_after_it(
    study: Study, store: Store
) -> None:
    path = study.folder / "check.xlsx"
    export_review(study, store, path)
    changed(study, store, "A line that is new.\n\n" + text_of())
    book: Any = openpyxl.load_workbook(path)
    headings = [each.column for each in HEADINGS[Sheet.QUOTATIONS]]
    page, voice = book[Sheet.QUOTATIONS.value], headings.index(Column.VOICE) + 1
    (row,) = (
        cell.row
        for line in page.iter_rows()
        for cell in line
        if str(cell.value).startswith("They took my boots")
    )
    page.cell(row, voice).value = "official"
    book.save(path)
    done = apply_review(study, store, Workbook(path.name, path.read_bytes()), coder="Mira", at=AT)
    assert done.plan.findings == ()
    now = next(each for each in store.quotations() if "boots" in words(store, each.spans))
    assert now.voice is Voice.OFFICIAL


def test_a_correction_of_somebody_who_is_gone_is_held(study: Study, store: Store) -> None:
    dov = next(each for each in store.speakers() if "Kestrel" in each.label)
    (source,) = store.sources()
    store.correct([Amendment(source.id, Change.RENAME_SPEAKER, dov.id, MIRA.id, "Dov")], at=AT)
    changed(study, store, without(4))
    (row,) = held_rows(store)
    assert (row["held"], row["what"], row["text"]) == ("correction 1", "rename speaker", dov.label)


def test_a_dropped_quotation_stays_dropped_and_an_added_one_is_carried_over(
    study: Study, store: Store
) -> None:
    (source,) = store.sources()
    text = store.text(source.id).text
    nobody = next(each for each in store.quotations() if "barracks" in words(store, each.spans))
    start = text.index("the market stayed shut")
    added = added_at(source.id, start, start + len("the market stayed shut"))
    store.correct([Amendment(source.id, Change.DROP_QUOTATION, nobody.id, MIRA.id), added], at=AT)
    changed(study, store, "A line that is new.\n\n" + text_of())
    quoted = [words(store, each.spans) for each in store.quotations()]
    assert "the market stayed shut" in quoted
    assert not any("barracks" in each for each in quoted)
    assert passage_with(store, "the market stayed shut")
    assert held_rows(store) == []
    assert store.verify() == ()


def test_an_update_is_stored_whole_or_not_at_all(
    study: Study, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError

    code_all(store)
    before = (store.sources(), store.acts(), sorted(study.originals.iterdir()))
    monkeypatch.setattr(writing, "events", fail)
    with pytest.raises(RuntimeError):
        changed(study, store, without(4))
    assert (store.sources(), store.acts(), sorted(study.originals.iterdir())) == before


def test_the_bytes_of_every_version_are_kept(study: Study, store: Store) -> None:
    changed(study, store, without(4))
    kept = {each.read_text(encoding="utf-8") for each in study.originals.iterdir()}
    assert kept == {text_of(), without(4)}
    assert [each.path for each in store.versions()] == ["ferry.txt", "ferry-2.txt"]
    (study.originals / "ferry.txt").unlink()
    assert any("ferry.txt is missing" in each for each in findings(study, store))


def test_a_document_that_says_the_same_changes_nothing(study: Study, store: Store) -> None:
    before = store.acts()
    done = changed(study, store, text_of())
    assert not done.is_new
    assert store.acts() == before


def test_the_same_bytes_are_read_again_in_another_encoding(study: Study, store: Store) -> None:
    path = written(study, "", "letter.txt")
    said = "“We crossed the bridge at night,” said Oru Venn, a deserter.\n"
    path.write_bytes(said.encode("mac-roman"))
    (first,) = add(study, store, path, NOTHING_SAID, sketches=Sketches(), at=AT)
    assert isinstance(first, Added)
    assert first.quotations == 0
    (done,) = update(study, store, path, ReadingChoices(encoding="mac-roman"), at=AT)
    assert isinstance(done, Updated)
    assert (done.is_new, done.fresh, done.source.path) == (True, 1, "letter.txt")
    assert store.text(done.source.id).text == said
    assert findings(study, store) == ()


def test_a_version_of_no_document_or_of_another_is_refused(study: Study, store: Store) -> None:
    (done,) = update(study, store, written(study, "x y", "other.txt"), NOTHING_SAID, at=AT)
    assert isinstance(done, UnknownError)
    assert "no document called “other.txt”" in str(done)
    named = ReadingChoices(version_of="ferry.txt")
    (done,) = update(study, store, written(study, without(1), "other.txt"), named, at=AT)
    assert isinstance(done, Updated)
    assert done.source.path == "other.txt"
    (done,) = update(study, store, written(study, without(2), "ferry.txt"), NOTHING_SAID, at=AT)
    assert isinstance(done, Updated)  # it is still known by the name it first had


def log(store: Store, kind: str) -> list[Entry]:
    return [each for each in history(store) if each.kind == kind]


def words(store: Store, spans: tuple[Span, ...]) -> str:
    (source,) = store.sources()
    return excerpt(store.text(source.id).text, spans).text


def added_at(source_id: str, start: int, end: int) -> Amendment:
    spans = (Span(start, end),)
    return Amendment(
        source_id,
        Change.ADD_QUOTATION,
        quotation_id(source_id, spans),
        MIRA.id,
        "block",
        spans,
        (spans,),
    )
