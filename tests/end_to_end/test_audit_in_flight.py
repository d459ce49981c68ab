"""Workbooks that come back to a codebook that changed while they were out, or change it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest

from coding.audit.asking import Terms
from coding.audit.batches import BatchKind
from coding.errors import StudyError
from coding.values import Verdict
from exitvoice.auditing.returned import returned
from exitvoice.door import enter
from exitvoice.verbs import proposing
from exitvoice.verbs.auditing import Order, export_adjudication
from tests.unit.audit_cases import FIRE, PAY, ROSA, Book, Desk, new_desk, told
from tests.unit.store_cases import AT

if TYPE_CHECKING:
    from pathlib import Path

FERRY, HARVEST = "fire on the ferry", "since the harvest"
RENAMED, BELOW = "driver.moral.orders-refused", "driver.pragmatic.exploitation"
NEW = "driver.moral.fear-of-god"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return new_desk(tmp_path)


def change(desk: Desk, *words: str) -> None:
    assert enter(["codebook", *words, "--coder", "Mira", "--study", str(desk.study.folder)]) == 0


def test_a_verdict_on_a_code_that_was_renamed_lands_on_its_new_name(desk: Desk) -> None:
    back = desk.edited(lambda book: book.say(FERRY, Verdict="accept", Comment="as he says"))
    change(desk, "rename", FIRE, "orders-refused")
    taken = desk.take_in(back, applied=True)
    (ruling,) = taken.plan.rulings
    assert (ruling.code_id, ruling.verdict) == (RENAMED, Verdict.ACCEPT)
    assert any(f"{FIRE} is {RENAMED} since" in note.message for note in taken.plan.notes)
    assert not desk.take_in(back).plan.asks
    with desk.store() as store:
        settled = store.settled()
        assert settled is not None
        mine = [each for each in settled if each.comment == "as he says"]
        assert [each.code_id for each in mine] == [RENAMED]


def test_a_correct_code_chosen_by_its_old_name_is_known(desk: Desk) -> None:
    def edit(book: Book) -> None:
        book.say(HARVEST, Verdict="change", Correct_code=FIRE)
        book.say(2, "Add codes", Words="The bread was good", Code=FIRE)

    back = desk.edited(edit)
    change(desk, "rename", FIRE, "orders-refused")
    given = {(each.code_id, each.verdict) for each in desk.take_in(back).plan.rulings}
    assert given == {(PAY, Verdict.REJECT), (RENAMED, Verdict.ACCEPT)}


def test_verdicts_on_codes_that_became_one_land_on_it_or_are_held(desk: Desk) -> None:
    back = desk.edited(lambda book: book.say(HARVEST, Verdict="reject"))
    change(desk, "merge", PAY, "--into", BELOW)
    (ruling,) = desk.take_in(back).plan.rulings
    assert (ruling.code_id, ruling.verdict) == (BELOW, Verdict.REJECT)


def test_a_code_proposed_for_another_becomes_a_candidate_and_is_offered(
    desk: Desk, tmp_path: Path
) -> None:
    back = desk.edited(
        lambda book: book.say(
            FERRY, Verdict="change", Correct_code="new: Fear of God", Comment="he prays"
        )
    )
    assert not desk.take_in(back).candidates
    assert desk.take_in(back, applied=True).candidates == (NEW,)
    code = desk.study.codebook().code(NEW)
    assert code is not None
    assert (code.status, code.name, code.proposed_by) == ("candidate", "Fear of God", ROSA)
    with desk.store() as store:
        last = store.decisions()[-1]
        assert (last.code_id, last.verdict, last.comment) == (NEW, Verdict.ACCEPT, "he prays")
        before = len(store.decisions())
    assert desk.take_in(back, applied=True).candidates == ()
    with desk.store() as store:
        assert len(store.decisions()) == before
    out = tmp_path / "next.xlsx"
    sent = ["audit", "export", "--reviewer", "Ada", str(out), "--study", str(desk.study.folder)]
    assert enter(sent) == 0
    book = openpyxl.load_workbook(out)
    assert NEW in {cell.value for column in book["_lists"].columns for cell in column}
    meanings = {row[0].value: row[4].value for row in book["Codebook"].iter_rows(min_row=2)}
    assert meanings[NEW] == f"(candidate proposed by {ROSA})"


def test_a_proposal_that_could_not_be_taken_comes_in_the_next_time(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    back = desk.edited(lambda book: book.say(FERRY, Verdict="change", Correct_code="new: Awe"))

    def full(*_: object, **__: object) -> None:
        raise StudyError("No room on the disk.")

    with monkeypatch.context() as during:
        during.setattr(proposing, "change_codebook", full)
        with pytest.raises(StudyError, match="No room"):
            desk.take_in(back, applied=True)
    assert desk.study.codebook().code("driver.moral.awe") is None
    assert desk.take_in(back, applied=True).candidates == ("driver.moral.awe",)
    assert desk.take_in(back, applied=True).candidates == ()
    change(desk, "rename", "driver.moral.awe", "wonder")
    assert desk.take_in(back, applied=True).candidates == ()
    assert desk.study.codebook().code("driver.moral.awe") is None


def test_what_is_settled_without_a_reason_is_remarked_and_settled(
    desk: Desk, tmp_path: Path
) -> None:
    out = tmp_path / "settle.xlsx"
    with desk.study.store() as store:
        export_adjudication(desk.study, store, out, Order("Ines"), at=AT)
    book = Book(out)
    book.say(2, "Disagreements", Final="accept")
    back = book.save(tmp_path / "back.xlsx")
    plan = desk.take_in(back, terms=Terms(kind=BatchKind.ADJUDICATION)).plan
    assert [each.code_id for each in plan.rulings] == [FIRE]
    assert "no reason is given" in plan.notes[0].message
    assert told(plan)["held"] == {}


def test_a_sheet_of_blank_rows_prints_one_page(desk: Desk) -> None:
    page = openpyxl.load_workbook(desk.out)["Add codes"]
    assert page.print_area == "'Add codes'!$A$1:$J$26"
    assert page.max_row == 201


def test_a_row_that_nobody_touched_is_held_by_its_id_and_not_by_its_words(desk: Desk) -> None:
    came = returned("out.xlsx", desk.out.read_bytes(), "")
    assert (len(came.rows), len(came.empty)) == (0, 8)
    edited = desk.edited(lambda book: book.say(FERRY, Passage="They told us to fire."))
    came = returned("back.xlsx", edited.read_bytes(), "")
    assert (len(came.rows), len(came.empty)) == (1, 7)
