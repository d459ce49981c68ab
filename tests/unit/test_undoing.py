from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from coding.assignments import standing_assignments
from coding.corrections.folding import corrected, kept
from coding.corrections.values import Amendment, Change
from coding.store.acts import done_by
from coding.trail import chained, chained_corrections, chained_events
from coding.undoing import Done, Trails, Undoing, obstacles, reversal, standing_events
from coding.values import Happening, Ruling, Verdict
from tests.unit.correction_cases import ASKED, ASKED_ID, FOUND, ILSE, ME, RIFLES, VARN, says
from tests.unit.store_cases import AT, new_store, ruling

if TYPE_CHECKING:
    from pathlib import Path

SEEN = frozenset({"seen"})
NONE = range(1, 1)


def decided(*verdicts: Verdict, code: str = "driver.moral") -> tuple[Ruling, ...]:
    return tuple(Ruling("p-1", code, ME, each, f"comment {n}") for n, each in enumerate(verdicts))


def trails(*rulings: Ruling, corrections: tuple[Amendment, ...] = ()) -> Trails:
    return Trails(
        chained(rulings, after=None, at=AT, codebook_version="v1"),
        chained_corrections(corrections, after=None, at=AT),
    )


def undone(done: Done, there: Trails) -> Trails:
    """Return the trails with what undoes an act at their ends."""
    assert obstacles(done, there, retractable=SEEN, lasting=()) == ()
    plan = reversal(done, there, coder_id=ME, codebook_version="v2", retractable=SEEN)
    decisions, events = [*there.decisions], [*there.events]
    for version, rulings in plan.rulings.items():
        last = decisions[-1] if decisions else None
        decisions += chained(rulings, after=last, at=AT, codebook_version=version)
    corrections = [*there.corrections]
    last_one = corrections[-1] if corrections else None
    corrections += chained_corrections(plan.amendments, after=last_one, at=AT)
    events += chained_events(plan.happenings, after=events[-1] if events else None, at=AT)
    return Trails(decisions, corrections, events)


def test_undoing_a_first_decision_withdraws_the_code_under_the_codebook_in_use() -> None:
    after = undone(Done(1, range(1, 2), NONE, NONE), trails(*decided(Verdict.ACCEPT)))
    last = after.decisions[-1]
    assert (last.verdict, last.origin) == (Verdict.WITHDRAW, "undo of act 1")
    assert last.codebook_version == "v2"
    assert standing_assignments(after.decisions) == frozenset()


def test_undoing_a_later_decision_gives_the_earlier_verdict_again_with_its_comment() -> None:
    there = trails(*decided(Verdict.UNSURE, Verdict.ACCEPT))
    last = undone(Done(2, range(2, 3), NONE, NONE), there).decisions[-1]
    assert (last.verdict, last.comment) == (Verdict.UNSURE, "comment 0")
    assert (last.codebook_version, last.coder_id) == ("v1", ME)


def test_undoing_a_decision_that_said_what_stood_already_decides_nothing() -> None:
    twice = decided(Verdict.ACCEPT)
    there = trails(*twice, *twice)
    after = undone(Done(2, range(2, 3), NONE, NONE), there)
    assert tuple(after.decisions) == there.decisions
    assert len(standing_assignments(after.decisions)) == 1


def test_undoing_a_withdrawal_gives_the_code_again() -> None:
    there = trails(*decided(Verdict.ACCEPT, Verdict.WITHDRAW))
    after = undone(Done(2, range(2, 3), NONE, NONE), there)
    assert len(standing_assignments(after.decisions)) == 1


def test_a_decision_that_another_took_the_place_of_is_not_undone() -> None:
    there = trails(*decided(Verdict.ACCEPT, Verdict.REJECT))
    (why,) = obstacles(Done(1, range(1, 2), NONE, NONE), there, retractable=(), lasting=())
    assert why.startswith("Decision 2 ")
    assert "reject" in why


def test_a_decision_on_another_code_is_in_nobodys_way() -> None:
    there = trails(*decided(Verdict.ACCEPT), *decided(Verdict.REJECT, code="driver.other"))
    assert obstacles(Done(1, range(1, 2), NONE, NONE), there, retractable=(), lasting=()) == ()


def test_an_act_that_made_no_entry_is_not_undone() -> None:
    done = Done(1, NONE, NONE, NONE)
    assert obstacles(done, Trails(), retractable=(), lasting=()) == (
        "It made no decision and no correction.",
    )


def test_a_correction_that_is_taken_back_was_never_said() -> None:
    made = (
        says(Change.MERGE_SPEAKERS, VARN.id, ILSE.id),
        says(Change.RENAME_SPEAKER, ILSE.id, "Ilse V."),
    )
    there = trails(corrections=made)
    after = undone(Done(1, NONE, range(1, 2), NONE), there)
    assert corrected(FOUND, after.corrections) == corrected(FOUND, made[1:])
    assert [each.seq for each in after.corrections] == [1, 2, 3]


def test_taking_back_a_taking_back_lets_the_correction_stand_again() -> None:
    there = trails(corrections=(says(Change.SPEAKER_VOICE, VARN.id, "official"),))
    once = undone(Done(1, NONE, range(1, 2), NONE), there)
    twice = undone(Done(2, NONE, range(2, 3), NONE), once)
    assert corrected(FOUND, once.corrections) == FOUND
    assert corrected(FOUND, twice.corrections) == corrected(FOUND, there.corrections)
    assert kept(twice.corrections) == tuple(there.corrections)


def test_a_quotation_that_was_added_is_dropped() -> None:
    there = trails(corrections=(says(Change.ADD_QUOTATION, ASKED_ID, "direct", ASKED),))
    after = undone(Done(1, NONE, range(1, 2), NONE), there)
    assert after.corrections[-1].change is Change.DROP_QUOTATION
    assert corrected(FOUND, after.corrections) == FOUND


@pytest.mark.parametrize(
    ("first", "later"),
    [
        (
            says(Change.MERGE_SPEAKERS, VARN.id, ILSE.id),
            says(Change.RENAME_SPEAKER, VARN.id, "Ilse V."),
        ),
        (
            says(Change.NEW_SPEAKER, "v-new", "A clerk"),
            says(Change.QUOTATION_SPEAKER, RIFLES.id, "v-new"),
        ),
        (
            says(Change.ADD_QUOTATION, ASKED_ID, "direct", ASKED),
            says(Change.QUOTATION_KIND, ASKED_ID, "testimony"),
        ),
    ],
)
def test_a_correction_that_later_ones_lean_on_is_not_taken_back(
    first: Amendment, later: Amendment
) -> None:
    there = trails(corrections=(first, later))
    done = Done(1, NONE, range(1, 2), NONE)
    (why,) = obstacles(done, there, retractable=(), lasting=())
    assert why.startswith("Correction 2 ")
    freed = undone(Done(2, NONE, range(2, 3), NONE), there)
    assert obstacles(done, freed, retractable=(), lasting=()) == ()


def test_an_added_quotation_that_somebody_coded_is_not_taken_back() -> None:
    there = trails(corrections=(says(Change.ADD_QUOTATION, ASKED_ID, "direct", ASKED),))
    from coding.corrections.folding import added_passages  # noqa: PLC0415

    (passage,) = added_passages(there.corrections[0])
    coded = [replace(each, passage_id=passage.id) for each in decided(Verdict.ACCEPT)]
    there = replace(there, decisions=chained(coded, after=None, at=AT, codebook_version="v1"))
    done = Done(1, NONE, range(1, 2), NONE)
    (why,) = obstacles(done, there, retractable=(), lasting=())
    assert "about a passage that it added" in why
    taken = undone(Done(2, range(1, 2), NONE, NONE), there)
    assert obstacles(done, taken, retractable=(), lasting=()) == ()


def test_a_look_at_a_passage_is_taken_back_and_given_again() -> None:
    events = chained_events([Happening("seen", "p-1", ME)], after=None, at=AT)
    there = Trails(events=events)
    once = undone(Done(1, NONE, NONE, range(1, 2)), there)
    assert standing_events(once.events) == ()
    twice = undone(Done(2, NONE, NONE, range(2, 3)), once)
    assert standing_events(twice.events) == events


def test_what_cannot_be_taken_back_is_named_and_what_lasts_is_in_nobodys_way() -> None:
    made = [Happening("source updated", "s-1"), Happening("workbook returned", "b-1")]
    there = Trails(events=chained_events(made, after=None, at=AT))
    done = Done(1, NONE, NONE, range(1, 3))
    assert obstacles(done, there, retractable=SEEN, lasting=("workbook returned",)) == (
        "It did what cannot be taken back: “source updated”.",
    )


def test_an_act_is_not_undone_twice() -> None:
    made = [Happening("seen", "p-1", ME), Happening(Undoing.UNDONE, "", ME, {"act": 1})]
    there = Trails(events=chained_events(made, after=None, at=AT))
    done = Done(1, NONE, NONE, range(1, 2))
    (why,) = obstacles(done, there, retractable=SEEN, lasting=())
    assert why.startswith("It was undone already")


def test_every_entry_belongs_to_the_act_that_made_it(tmp_path: Path) -> None:
    with new_store(tmp_path) as store:
        store.decide([ruling(store), ruling(store)], at=AT, codebook_version="v1")
        store.record([Happening("seen", "p-1")], at=AT)
        acts = done_by(store.acts())
    assert [each.number for each in acts] == [1, 2, 3, 4, 5, 6]
    assert acts[4] == Done(5, range(1, 3), range(1, 1), range(1, 1))
    assert acts[5] == Done(6, range(3, 3), range(1, 1), range(1, 2))
