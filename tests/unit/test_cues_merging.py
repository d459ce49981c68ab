from coding.cues.merging import Witness, hints
from coding.cues.reasons import Statement, quote, reason
from coding.values import Tier
from testimonies.values import Span

NAMES = {"out.pay": "Pay", "out.pay.fines": "Fines", "out.pay.hours": "Hours", "in.pay": "Fear"}


def witness(code_id: str, cue: int, *spans: tuple[int, int], demands: int = 1) -> Witness:
    evidence = tuple(Span(*span) for span in spans)
    return Witness(code_id, cue, demands, evidence, f"words {spans[0][0]}")


def test_nothing_speaks_for_nothing() -> None:
    assert hints([], NAMES) == ()


def test_evidence_that_overlaps_runs_together() -> None:
    (hint,) = hints([witness("in.pay", 0, (0, 5), (9, 12)), witness("in.pay", 1, (3, 9))], NAMES)
    assert hint.evidence == (Span(0, 12),)
    assert hint.tier is Tier.WEAK


def test_a_reason_leaves_out_words_that_another_cue_quotes_with_more() -> None:
    (hint,) = hints([witness("in.pay", 0, (0, 9)), witness("in.pay", 1, (4, 9))], NAMES)
    assert hint.reason == "“words 0” speaks for Fear."


def test_a_cue_that_asks_for_more_says_more() -> None:
    scores = [
        hints([witness("in.pay", 0, (0, 5), demands=demands)], NAMES)[0].score
        for demands in (1, 2, 3, 9)
    ]
    assert scores == [0.4, 0.55, 0.65, 0.65]


def test_the_score_rises_with_each_cue_and_stays_below_one() -> None:
    group = [witness("in.pay", cue, (cue * 10, cue * 10 + 5)) for cue in range(9)]
    scores = [hints(group[: n + 1], NAMES)[0].score for n in range(len(group))]
    assert scores == sorted(set(scores))
    assert scores[1] == 0.64
    assert scores[-1] < 1


def test_an_upper_code_without_a_lower_one_stays() -> None:
    found = hints([witness("out.pay", 0, (0, 3)), witness("in.pay", 1, (5, 8))], NAMES)
    assert [hint.code_id for hint in found] == ["out.pay", "in.pay"]


def test_the_upper_code_is_folded_into_the_lower_one_with_the_higher_score() -> None:
    found = hints(
        [
            witness("out.pay", 0, (0, 3)),
            witness("out.pay.fines", 1, (5, 8)),
            witness("out.pay.hours", 2, (10, 13), demands=2),
        ],
        NAMES,
    )
    assert [(hint.code_id, hint.tier) for hint in found] == [
        ("out.pay.hours", Tier.STRONG),
        ("out.pay.fines", Tier.WEAK),
    ]


def test_the_order_of_witnesses_does_not_matter() -> None:
    group = [
        witness("out.pay", 0, (0, 3)),
        witness("out.pay.fines", 1, (5, 8)),
        witness("in.pay", 2, (6, 9)),
    ]
    assert hints(group, NAMES) == hints(reversed(group), NAMES)


def test_a_quote_marks_what_stands_between() -> None:
    assert quote("they  cut all\nour pay", (Span(6, 9), Span(14, 21))) == "cut … our pay"


def test_a_reason_agrees_in_number() -> None:
    assert reason([Statement("Pay", negated=False, quotes=("a",))]) == "“a” speaks for Pay."
    assert reason([Statement("Pay", negated=True, quotes=("a", "b"))]) == (
        "“a” and “b” — negated, so they speak for Pay."
    )


def test_a_long_reason_counts_what_it_leaves_out() -> None:
    quotes = tuple("abcdef")
    assert reason([Statement("Pay", negated=False, quotes=quotes)]) == (
        "“a”, “b”, “c”, “d” and 2 more speak for Pay."
    )
