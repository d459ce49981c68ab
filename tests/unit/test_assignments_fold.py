from __future__ import annotations

from coding.assignments import seen, sightings, standing_assignments
from coding.trail import chained, chained_events
from coding.values import Assignment, Decision, Happening, Ruling, Verdict

AT = "2031-05-04T09:30:00Z"


def decided(*said: tuple[str, str, str, Verdict]) -> tuple[Decision, ...]:
    rulings = [Ruling(*each) for each in said]
    return chained(rulings, after=None, at=AT, codebook_version="v1")


def test_only_an_accepted_code_is_an_assignment() -> None:
    decisions = decided(
        ("p-1", "a", "c-1", Verdict.ACCEPT),
        ("p-1", "b", "c-1", Verdict.REJECT),
        ("p-1", "d", "c-1", Verdict.UNSURE),
        ("p-1", "e", "c-1", Verdict.WITHDRAW),
    )
    assert standing_assignments(decisions) == {Assignment("p-1", "a", "c-1")}


def test_the_latest_verdict_of_a_coder_wins() -> None:
    again = decided(
        ("p-1", "a", "c-1", Verdict.ACCEPT),
        ("p-1", "a", "c-1", Verdict.WITHDRAW),
        ("p-1", "a", "c-1", Verdict.ACCEPT),
    )
    assert standing_assignments(again[:2]) == frozenset()
    assert standing_assignments(again) == {Assignment("p-1", "a", "c-1")}


def test_the_order_is_that_of_the_trail_and_not_that_of_the_argument() -> None:
    decisions = decided(("p-1", "a", "c-1", Verdict.ACCEPT), ("p-1", "a", "c-1", Verdict.REJECT))
    assert standing_assignments(reversed(decisions)) == frozenset()


def test_coders_do_not_overwrite_each_other() -> None:
    decisions = decided(("p-1", "a", "c-1", Verdict.ACCEPT), ("p-1", "a", "c-2", Verdict.REJECT))
    assert standing_assignments(decisions) == {Assignment("p-1", "a", "c-1")}


def test_who_rejects_or_takes_back_a_code_has_seen_the_passage() -> None:
    decisions = decided(
        ("p-1", "a", "c-1", Verdict.REJECT),
        ("p-2", "a", "c-2", Verdict.ACCEPT),
        ("p-2", "a", "c-2", Verdict.WITHDRAW),
    )
    assert seen(decisions) == {("p-1", "c-1"), ("p-2", "c-2")}
    assert standing_assignments(decisions) == frozenset()


def test_who_decides_nothing_of_a_passage_has_not_seen_it() -> None:
    assert ("p-1", "c-2") not in seen(decided(("p-1", "a", "c-1", Verdict.ACCEPT)))


def test_who_says_so_has_seen_a_passage_and_given_no_code() -> None:
    said = (*sightings(("p-1", "p-2", "p-1"), "c-1"), Happening("batch issued", "p-3", "c-1"))
    events = chained_events(said, after=None, at=AT)
    decisions = decided(("p-2", "a", "c-1", Verdict.ACCEPT))
    assert [each.about for each in said] == ["p-1", "p-2", "p-3"]
    assert seen(decisions, events) == {("p-1", "c-1"), ("p-2", "c-1")}
    assert standing_assignments(decisions) == {Assignment("p-2", "a", "c-1")}
