"""Rows of an audit made by hand, and what comes of each cell; no workbook is written or read."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from codebook.values import Status
from codebook.versions import with_version
from coding.audit import wording
from coding.audit.asking import Terms
from coding.audit.batches import Batch, BatchKind, row_id
from coding.audit.disputes import disputes
from coding.audit.ground import check_of
from coding.audit.planning import planned
from coding.audit.values import Came, Cell, Column, Empty, Place, Row, Sheet
from coding.values import Verdict
from coding.versions.moves import Moves
from exitvoice.verbs.auditing import ground_of
from tests.unit.audit_cases import FIRE, HELP, OATH, PAY, SAID, new_study
from tests.unit.store_cases import MIRA, TOVE

if TYPE_CHECKING:
    from coding.audit.ground import Ground
    from coding.audit.values import Plan


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Ground:
    """Return a study of eight passages, of which a batch of two went out to Mira."""
    study = new_study(tmp_path_factory.mktemp("rows") / "study")
    with study.store(read_only=True) as store:
        there = ground_of(study, store)
    first, second, *_ = there.passages
    rows = {first: (FIRE,), second: (PAY, "")}
    batch = Batch(
        "b-1", BatchKind.AUDIT, MIRA.id, 3, there.codebook.version, blind=False, rows=rows
    )
    return replace(there, batches={batch.id: batch})


def row(sheet: Sheet, /, *, at: str = "2", **shown: str) -> Row:
    """Return a row with the cells named by their columns; what begins small is what it shows."""
    cells = {
        column: Cell(Place("back.xlsx", sheet, f"{column[0]}{at}"), column, text)
        for name, text in shown.items()
        if name[0].isupper()
        for column in (Column[name.upper()],)
    }
    told = {name: text for name, text in shown.items() if name[0].islower()}
    place = Place("back.xlsx", sheet, f"E{at}")
    return Row(sheet, cells, words_at=place, verdict_at=place, **told)  # type: ignore[arg-type]


def plan(ground: Ground, *rows: Row, terms: Terms | None = None, batch: str = "b-1") -> Plan:
    facts = {"batch": batch} if batch else {}
    return planned((Came("back.xlsx", "f" * 64, facts, rows),), ground, terms or Terms())


def passage(ground: Ground, number: int) -> str:
    return list(ground.passages)[number]


def refusals(plan: Plan) -> str:
    return " ".join(each.message for each in plan.refused)


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        ({"Reviewer": "Mirra", "Passage": "{0}", "Code": FIRE}, "did you mean Mira?"),
        ({"Passage": "{0}", "Code": "driver.moral.no-such"}, "is no code of the codebook"),
        ({"Passage": "p-none", "Code": FIRE}, "“p-none” is no passage; see the sheet"),
        ({"Passage": "ab", "Code": FIRE}, "“ab” is no passage"),
        ({"Passage": "{0}", "Words": "The bread was good", "Code": FIRE}, "do not stand in"),
        ({"Passage": "{0}", "Category": "moral"}, "which code? Choose one, or write"),
    ],
)
def test_an_added_row_that_cannot_be_used_says_why_and_decides_nothing(
    ground: Ground, cells: dict[str, str], why: str
) -> None:
    filled = {name: text.format(passage(ground, 0)) for name, text in cells.items()}
    came = plan(ground, row(Sheet.ADDED, **filled))
    assert why in refusals(came)
    assert len(came.refused) == len(cells)
    assert not came.asks


def test_a_short_id_that_fits_several_passages_is_not_guessed(ground: Ground) -> None:
    one = ground.passages[passage(ground, 0)]
    twins = {id_: replace(one, id=id_) for id_ in ("p-abcd1", "p-abcd2")}
    lost = replace(ground, passages=twins, batches={})
    terms = Terms(reviewer="Mira")
    came = plan(lost, row(Sheet.ADDED, Passage="abcd", Code=FIRE), terms=terms, batch="")
    assert "may be p-abcd1, p-abcd2; write more of it" in refusals(came)


def test_an_added_row_is_placed_by_words_that_one_passage_has(ground: Ground) -> None:
    came = plan(ground, row(Sheet.ADDED, Words="the BREAD was good", Code=PAY))
    assert [(each.passage_id, each.code_id) for each in came.rulings] == [(passage(ground, 5), PAY)]
    none = plan(ground, row(Sheet.ADDED, Words="Nobody said this.", Code=PAY))
    assert "stand in no document of the study" in refusals(none)


def test_a_category_is_compared_with_the_codes_beside_it(ground: Ground) -> None:
    shown = {"Passage": passage(ground, 5), "Code": PAY}
    for category, noted in (("moral", 1), ("pragmatic", 0), ("Pragmatic ", 0)):
        came = plan(ground, row(Sheet.ADDED, Category=category, **shown))
        assert len(came.notes) == noted
        assert [each.code_id for each in came.rulings] == [PAY]


def test_a_comment_alone_becomes_a_memo_and_what_stands_beside_it_says_nothing(
    ground: Ground,
) -> None:
    there = passage(ground, 5)
    came = plan(ground, row(Sheet.ADDED, Passage=there, Category="moral", Comment="Was it?"))
    assert came.memos == ((there, MIRA.id, "Was it?"),)
    assert refusals(came) == "it says nothing without a code."


def test_a_reviewer_named_beside_a_comment_alone_is_told_to_be_understood(ground: Ground) -> None:
    came = plan(ground, judged(ground, 1, PAY, Comment="Look again.", Reviewer="Tove"))
    assert came.memos == ((passage(ground, 1), TOVE.id, "Look again."),)
    assert [each.message for each in came.standing] == ["names the reviewer."]


def test_a_passage_is_seen_by_yes_and_nothing_else(ground: Ground) -> None:
    one, two, three = (passage(ground, number) for number in (2, 3, 4))
    came = plan(
        ground,
        row(Sheet.PASSAGES, short=one, Seen="Yes"),
        row(Sheet.PASSAGES, at="3", short=two, Seen="perhaps"),
        row(Sheet.PASSAGES, at="4", short=three, Comment="Look again."),
    )
    assert [each.about for each in came.happenings] == [one]
    assert "“perhaps” is not yes" in refusals(came)
    assert came.memos == ((three, MIRA.id, "Look again."),)


def test_withdraw_is_a_verdict_only_where_it_is_allowed(ground: Ground) -> None:
    there = row(Sheet.AUDIT, id=f"b-1/{row_id(passage(ground, 0), FIRE)}", Verdict="withdraw")
    came = plan(ground, there)
    assert not came.rulings
    assert "--allow-withdraw" in refusals(came)
    came = plan(ground, there, terms=Terms(allow_withdraw=True))
    assert [each.verdict for each in came.rulings] == [Verdict.WITHDRAW]


@pytest.mark.parametrize(
    ("shown", "why"),
    [
        ({"id": "b-9/r-1"}, "comes from another study: it knows no batch b-9"),
        ({"id": "b-1/r-1"}, "the row's id r-1 is not of its batch"),
        ({"short": "{0}", "code": "no code of ours"}, "its ids are gone and “no code of ours”"),
        ({"words": "Nobody said this."}, "what was missed belongs on the sheet “Add codes”"),
        ({}, "this row names no passage of this study"),
        ({"words": SAID[0], "document": "other.txt", "code": FIRE}, "names no passage"),
    ],
)
def test_a_row_that_nobody_can_place_is_refused_with_the_reason(
    ground: Ground, shown: dict[str, str], why: str
) -> None:
    there = {name: text.format(passage(ground, 0)) for name, text in shown.items()}
    came = plan(ground, row(Sheet.AUDIT, Verdict="accept", **there))
    assert why in refusals(came)
    assert not came.asks


def test_words_that_stand_in_two_passages_place_no_row(ground: Ground) -> None:
    first, second, *_ = ground.passages
    same = replace(ground.passages[second], text=ground.passages[first].text)
    both = replace(ground, passages={**ground.passages, second: same})
    came = plan(both, row(Sheet.AUDIT, words=SAID[0], code=FIRE, Verdict="accept"))
    assert "its words stand in 2 passages" in refusals(came)


def test_a_row_is_placed_by_its_words_in_the_document_it_shows(ground: Ground) -> None:
    document = ground.passages[passage(ground, 5)].document
    shown = {"words": SAID[5].upper(), "document": document, "code": "(none suggested)"}
    came = plan(ground, row(Sheet.AUDIT, Verdict="change", Correct=HELP, **shown))
    assert [(each.passage_id, each.code_id) for each in came.rulings] == [
        (passage(ground, 5), HELP)
    ]


def test_ids_of_one_passage_beside_the_words_of_another_are_held(ground: Ground) -> None:
    there = {"id": f"b-1/{row_id(passage(ground, 0), FIRE)}", "words": SAID[3]}
    came = plan(ground, row(Sheet.AUDIT, Verdict="accept", **there))
    assert "a part of the columns was sorted alone" in came.held[0].message
    typed_over = {"id": there["id"], "words": SAID[0], "code": HELP}
    came = plan(ground, row(Sheet.AUDIT, Verdict="accept", **typed_over))
    assert "the code was typed over" in came.held[0].message


def test_a_passage_that_stands_no_more_holds_its_row(ground: Ground) -> None:
    left = {id_: each for id_, each in ground.passages.items() if id_ != passage(ground, 0)}
    there = {"id": f"b-1/{row_id(passage(ground, 0), FIRE)}"}
    came = plan(replace(ground, passages=left), row(Sheet.AUDIT, Verdict="accept", **there))
    assert "it was dropped since" in came.held[0].message


def test_a_passage_that_stands_no_more_is_in_no_dispute_and_bears_no_code(ground: Ground) -> None:
    assert [each.code_id for each in disputes(ground)] == [FIRE]
    left = {id_: each for id_, each in ground.passages.items() if id_ != passage(ground, 0)}
    dropped = replace(ground, passages=left, settled=None)
    assert disputes(dropped) == ()
    assert dropped.standing == {passage(ground, 6): {OATH: [MIRA.id]}}
    assert passage(ground, 0) not in dropped.suggested


def test_what_stands_is_the_last_word_also_where_codes_never_changed(ground: Ground) -> None:
    never = replace(ground, settled=None)
    assert never.latest == replace(ground, settled=ground.decisions).latest
    assert {slot[0] for slot in never.latest} == {MIRA.id, TOVE.id}


def test_nothing_is_asked_back_of_an_adjudication_that_comes_back_empty(ground: Ground) -> None:
    batch = replace(ground.batches["b-1"], kind=BatchKind.ADJUDICATION)
    there = row(Sheet.DISPUTED, id=f"b-1/{row_id(passage(ground, 0), FIRE)}")
    terms = Terms(kind=BatchKind.ADJUDICATION, allow_withdraw=True)
    came = plan(replace(ground, batches={"b-1": batch}), there, terms=terms)
    assert (came.rulings, came.done) == ((), ())


def test_a_code_that_may_be_several_or_is_retired_is_not_taken(ground: Ground) -> None:
    book = ground.codebook
    fire = next(each for each in book.codes if each.id == FIRE)
    twin = replace(fire, id="obstacle.moral.refusing-orders")
    two = with_version(replace(book, codes=(*book.codes, twin)))
    assert wording.code(fire.name, two).fault.startswith(
        f"“{fire.name}” may be {FIRE} or obstacle."
    )
    old = replace(fire, status=Status.RETIRED)
    kept = tuple(old if each is fire else each for each in book.codes)
    assert "is retired" in wording.code(FIRE, with_version(replace(book, codes=kept))).fault


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2026-05-31", "2026-05-31"), ("31 May 2026", "2026-05-31"), ("May 31, 2026", "2026-05-31"),
        ("31 Mau 2026", ""), ("31.5.2026", "2026-05-31"), ("3.5.2026", ""), ("2026-02-30", ""),
        ("soon", ""),
    ],
)  # fmt: skip
def test_a_day_is_read_in_several_spellings_and_never_guessed(words: str, day: str) -> None:
    heard = wording.date(words, dated=False)
    assert (heard.value[:10], bool(heard.fault)) == (day, not day)


def test_a_verdict_that_comes_back_empty_is_taken_back_where_that_is_allowed(
    ground: Ground,
) -> None:
    there = row(Sheet.AUDIT, id=f"b-1/{row_id(passage(ground, 0), FIRE)}")
    came = plan(ground, there, terms=Terms(allow_withdraw=True))
    assert [(each.code_id, each.verdict) for each in came.rulings] == [(FIRE, Verdict.WITHDRAW)]
    assert [each.message for each in came.done] == [f"withdraw {FIRE}"]
    came = plan(ground, there)
    assert (came.rulings, came.done) == ((), ())
    assert "takes nothing back; say --allow-withdraw" in came.notes[0].message


def test_a_verdict_is_not_taken_back_where_a_copy_of_its_row_still_says_it(ground: Ground) -> None:
    rows = (judged(ground, 0, FIRE, Verdict="accept"), judged(ground, 0, FIRE))
    came = plan(ground, *rows, terms=Terms(allow_withdraw=True))
    assert came.rulings == ()


def test_a_row_that_came_back_empty_takes_back_only_what_it_went_out_with(ground: Ground) -> None:
    there = ground.passages[passage(ground, 0)]
    id_, check = f"b-1/{row_id(there.id, FIRE)}", check_of(there.text, FIRE)
    place = Place("back.xlsx", Sheet.AUDIT, "K2")
    for strange in (("b-9/r-1", check), ("b-1/r-1", check), (id_, check_of("Other words.", FIRE))):
        assert withdrawn(ground, Empty(strange[0], place, strange[1])) == []
    assert withdrawn(ground, Empty(id_, place, check)) == [FIRE]


def withdrawn(ground: Ground, empty: Empty) -> list[str]:
    came = Came("back.xlsx", "f" * 64, {"batch": "b-1"}, (), (empty,))
    made = planned((came,), ground, Terms(allow_withdraw=True))
    assert {each.verdict for each in made.rulings} <= {Verdict.WITHDRAW}
    return [each.code_id for each in made.rulings]


def judged(ground: Ground, place: int, code: str, **said: str) -> Row:
    """Return the row of the batch for a passage and a code, filled in so."""
    return row(Sheet.AUDIT, id=f"b-1/{row_id(passage(ground, place), code)}", **said)


def test_who_is_named_in_a_row_says_what_it_says(ground: Ground) -> None:
    came = plan(ground, judged(ground, 1, PAY, Verdict="accept", Reviewer=" tove "))
    assert [(each.coder_id, each.code_id) for each in came.rulings] == [(TOVE.id, PAY)]


@pytest.mark.parametrize(
    ("said", "fate", "why"),
    [
        ({"Verdict": "change"}, "refused", "change needs another code"),
        ({"Verdict": "change", "Correct": PAY}, "refused", "change needs another code"),
        ({"Verdict": "reject", "Correct": HELP}, "held", "contradict each other"),
        ({"Verdict": "accept", "Correct": HELP}, "held", "contradict each other"),
        ({"Correct": HELP}, "refused", "a correct code needs a verdict"),
        ({"Certainty": "high"}, "refused", "it says nothing without a verdict"),
    ],
)
def test_half_an_answer_decides_nothing(
    ground: Ground, said: dict[str, str], fate: str, why: str
) -> None:
    came = plan(ground, judged(ground, 1, PAY, **said))
    assert why in getattr(came, fate)[0].message
    assert came.rulings == ()


def test_a_code_is_changed_to_others_and_to_a_new_one_that_is_proposed(ground: Ground) -> None:
    came = plan(
        ground,
        judged(ground, 1, PAY, Verdict="change", Correct=f"{HELP}; {OATH}; {HELP}"),
        judged(ground, 0, FIRE, Verdict="change", Correct="new: Bread"),
    )
    told = [(each.code_id, each.verdict) for each in came.rulings]
    accept, reject = Verdict.ACCEPT, Verdict.REJECT
    assert sorted(told) == sorted([(PAY, reject), (HELP, accept), (OATH, accept), (FIRE, reject)])
    (proposed, *_) = [each for each in came.happenings if each.kind == "code proposed"]
    assert proposed.about == passage(ground, 0)


def test_a_code_that_is_no_longer_in_the_codebook_is_not_accepted(ground: Ground) -> None:
    kept = tuple(each for each in ground.codebook.codes if each.id != PAY)
    book = with_version(replace(ground.codebook, codes=kept))
    came = plan(replace(ground, codebook=book), judged(ground, 1, PAY, Verdict="accept"))
    assert f"{PAY} is no longer in the codebook" in refusals(came)


@pytest.mark.parametrize(
    ("said", "rulings", "happenings"),
    [
        ({"Verdict": "accept"}, [], ["seen"]),
        ({"Verdict": "unsure"}, [], ["seen"]),
        ({"Verdict": "change", "Correct": HELP}, [HELP], []),
        ({"Verdict": "reject"}, [], []),
        ({"Verdict": "change"}, [], []),
    ],
)
def test_where_no_code_was_suggested_accept_says_that_none_applies(
    ground: Ground, said: dict[str, str], rulings: list[str], happenings: list[str]
) -> None:
    came = plan(ground, judged(ground, 1, "", **said))
    assert [each.code_id for each in came.rulings] == rulings
    assert [each.kind for each in came.happenings] == happenings
    assert bool(came.refused) is not came.asks


def test_the_same_verdict_with_another_comment_is_said_again(ground: Ground) -> None:
    same = plan(ground, judged(ground, 0, FIRE, Verdict="accept", Comment="in so many words"))
    assert (same.rulings, len(same.standing)) == ((), 2)
    more = plan(ground, judged(ground, 0, FIRE, Verdict="accept", Comment="and he says why"))
    assert [each.comment for each in more.rulings] == ["and he says why"]


def test_a_row_of_a_document_that_changed_goes_with_its_passage(ground: Ground) -> None:
    old, new = "p-older", passage(ground, 1)
    batch = replace(ground.batches["b-1"], rows={old: (PAY,)})
    moved = replace(ground, batches={"b-1": batch}, moves=Moves(next={old: new}))
    asked = {"id": f"b-1/{row_id(old, PAY)}", "Verdict": "accept"}
    for shown in ({}, {"words": SAID[1].upper()}):
        came = plan(moved, row(Sheet.AUDIT, **asked, **shown))
        assert [(each.passage_id, each.code_id) for each in came.rulings] == [(new, PAY)]
    came = plan(moved, row(Sheet.AUDIT, **asked, words="Quite another thing was said."))
    assert "its document changed since" in (*came.held, *came.refused)[0].message
