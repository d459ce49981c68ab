import pytest

from coding.evaluation.gold import Gold, read_gold
from coding.evaluation.measuring import directions, recall_of_first, said_of, scores
from coding.values import Hint, Tier
from testimonies.values import Span


def hint(code: str, tier: Tier = Tier.WEAK) -> Hint:
    return Hint(code, (Span(0, 1),), "Because.", tier, 0.5)


def gold(codes: str, disputed: str = "", document: str = "d") -> Gold:
    return Gold("p", document, "Words.", frozenset(codes.split()), frozenset(disputed.split()))


ROWS = [
    said_of(gold("in.pay"), [hint("in.pay.low", Tier.STRONG), hint("out.pay")]),
    said_of(gold("out.pay in.fear", document="e"), [hint("in.pay")]),
    said_of(gold("", "in.fear", document="e"), [hint("in.fear")]),
]


def test_what_coders_dispute_counts_neither_way() -> None:
    assert ROWS[2].ranked == ()
    assert said_of(gold("in.fear", "in.fear"), [hint("in.fear")]).ranked == ("in.fear",)


def test_scores_are_told_by_code_together_and_by_document() -> None:
    found = {score.what: score for score in scores(ROWS)}
    assert list(found) == [
        *("in.fear", "in.pay", "out.pay", "all codes", "mean of codes"),
        *("categories without direction", "strong tier", "d", "e"),
    ]
    every = found["all codes"]
    assert every.n == 3
    assert every.precision == pytest.approx(1 / 3)
    assert every.recall == pytest.approx(1 / 3)
    assert every.f1 == pytest.approx(1 / 3)
    assert every.f1 is not None
    assert every.low is not None
    assert every.high is not None
    assert every.low <= every.f1 <= every.high
    assert found["categories without direction"].f1 == pytest.approx(4 / 5)
    assert (found["strong tier"].n, found["strong tier"].precision) == (1, 1.0)
    assert found["mean of codes"].f1 == pytest.approx((0 + 2 / 3 + 0) / 3)
    assert found["d"].recall == 1.0


def test_directions_are_counted_where_people_gave_just_one() -> None:
    assert directions(ROWS) == {("in", "both"): 1, ("out", "in"): 1}


def test_recall_among_the_first_counts_codes_not_passages() -> None:
    assert recall_of_first(ROWS, 1) == pytest.approx(1 / 3)
    assert recall_of_first([said_of(gold(""), [])], 3) is None


def test_gold_is_read_and_every_fault_named() -> None:
    lines = [
        '{"id": 1, "text": ["They  left.", "Then"], "codes": ["in.pay.low"], "source": "a.txt"}',
        '{"id": 2, "text": "Nobody coded this.", "codes": null}',
        "",
        "no",
        '{"id": 3, "text": 7, "codes": []}',
        "[]",
    ]
    found, faults = read_gold(lines)
    assert found == (Gold("1", "a.txt", "They left. Then", frozenset({"in.pay"}), frozenset()),)
    assert [fault.partition(":")[0] for fault in faults] == ["line 4", "line 5", "line 6"]
