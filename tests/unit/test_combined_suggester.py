"""Cues and the learned model weighed together."""

from dataclasses import replace

import numpy as np
import pytest

from codebook.reading import bundled, read_codebook
from codebook.tree import top
from codebook.values import Cue
from coding.combined import CombinedSuggester
from coding.combined.suggester import TOGETHER, cue_table, joined, shipped_scale, strengths
from coding.combined.weighing import (
    Scale,
    Signals,
    Tally,
    is_decided,
    share,
    signals,
    suggested,
)
from coding.suggesters import DEFAULT, load_suggester
from coding.values import Hint, Tier
from testimonies.values import Span
from tests.unit.test_cues_suggester import book, code

SUGGESTER = CombinedSuggester(read_codebook(bundled()))
SCALE = Scale((1.0, 4.0, 0, 0, 0, 0, 0), 0.0, 0.4, 0.45, 0.8, {Tier.STRONG: Tally(9, 10)})


def hint(code_id: str, score: float, tier: Tier = Tier.WEAK) -> Hint:
    return Hint(code_id, (Span(0, 1),), "Because.", tier, score)


def test_the_combined_suggester_is_the_default() -> None:
    assert DEFAULT == "combined"
    made = load_suggester(DEFAULT, read_codebook(bundled()))
    assert made.name_and_version == "combined/1"


def test_a_hint_quotes_the_cue_and_the_words_that_moved_the_model() -> None:
    text = "They opened fire on the crowd. I felt sick, and I walked away that night."
    found = SUGGESTER.hints(text)[0]
    assert found.code_id == "driver.moral.violence-against-civilians"
    assert found.tier is Tier.STRONG
    assert "speak" in found.reason
    assert "often hold words like" in found.reason
    assert all(text[span.start : span.end].strip() for span in found.evidence)


def test_what_the_cues_say_of_unknown_codes_is_passed_on() -> None:
    other = CombinedSuggester(book(Cue("cut ... wage*")))
    (found,) = other.hints("They cut our wages.")
    assert (found.code_id, found.tier) == ("walk-out.wages", Tier.WEAK)


def test_hints_come_best_first_and_each_code_once() -> None:
    text = "They cut our pay, they beat us, and whoever ran was shot or jailed with his family."
    found = SUGGESTER.hints(text)
    assert [each.score for each in found] == sorted((each.score for each in found), reverse=True)
    assert len({each.code_id for each in found}) == len(found) > 1


def test_a_share_lies_between_none_and_all_and_rises_with_the_cues() -> None:
    given = [Signals(x, 0.5, 0, 0, 0, 0, 0) for x in (-800.0, -2.0, 0.0, 2.0, 800.0)]
    shares = [share(odds) for odds in SCALE.odds(np.array(given)).tolist()]
    assert shares == sorted(shares)
    assert shares[0] >= 0
    assert shares[-1] <= 1
    without = share(float(SCALE.odds(np.zeros(7))))
    assert without == pytest.approx(0.5)


def test_a_code_documents_carry_more_often_stands_higher_and_one_unknown_as_before() -> None:
    leaning = replace(SCALE, leanings={"a.x": 0.5, "b.x": -1.0}).leaning(["b.x", "a.x", "c.z"])
    assert leaning.tolist() == [-1.0, 0.5, 0.0]
    known = {code_id: share(odds) for code_id, odds in shipped_scale().leanings.items()}
    assert known["driver.moral"] > 0.5 > known["obstacle.moral"]


def test_nothing_is_strong_without_a_cue() -> None:
    assert SCALE.tier(0.99, Signals(9, 0, 0, 0, 0, 0, 0)) is Tier.WEAK
    assert SCALE.tier(0.99, Signals(9, 0.4, 0, 0, 0, 0, 0)) is Tier.STRONG
    assert SCALE.tier(0.79, Signals(9, 0.4, 0, 0, 0, 0, 0)) is Tier.WEAK


def test_the_signals_of_a_code_name_its_other_side_and_the_rest() -> None:
    hints = [hint("a.x", 0.4, Tier.STRONG), hint("b.x", 0.5), hint("a.y", 0.6), hint("c.z", 0.2)]
    cues = cue_table([hints], ["a.x", "b.x", "a.y"])
    ((one, other, alone),) = signals(np.array([[1.0, -1.0, 2.0]]), *cues, [1, 0, -1])
    assert Signals(*one) == pytest.approx(Signals(1.0, 0.4, 1.0, 0.5, -1.0, 2.0, 1.3))
    assert Signals(*other) == pytest.approx(Signals(-1.0, 0.5, 0.0, 0.4, 1.0, 2.0, 1.2))
    assert Signals(*alone) == pytest.approx(Signals(2.0, 0.6, 0.0, 0.0, -1.0, 2.0, 1.1))


@pytest.mark.parametrize(
    ("shares", "expected"),
    [
        ((0.41, 0.1, 0.1), [True, False, False]),
        ((0.41, 0.42, 0.1), [True, True, False]),
        ((0.3, 0.2, 0.39), [False, False, False]),  # either of the two: .44
        ((0.3, 0.25, 0.46), [True, False, True]),  # either of the two: .475
        ((0.1, 0.39, 0.39), [False, True, False]),  # either of the two: .451
    ],
)
def test_a_code_is_suggested_by_its_share_or_as_the_likelier_direction_by_that_of_either(
    shares: tuple[float, ...], expected: list[bool]
) -> None:
    odds = np.log(np.array([shares]) / (1 - np.array([shares])))
    assert suggested(odds, [1, 0, -1], 0.4, 0.45).tolist() == [expected]


def test_where_neither_direction_is_likely_enough_alone_the_likelier_is_suggested() -> None:
    text = "They kept our wages so that we could not leave."
    shares = {each.code_id: each.share for each in SUGGESTER.explain(text)}
    either = 1 - (1 - shares["driver.pragmatic"]) * (1 - shares["obstacle.pragmatic"])
    likelier = max(("driver.pragmatic", "obstacle.pragmatic"), key=lambda one: shares[one])
    for least, expected in ((either - 0.001, {likelier}), (either + 0.001, set[str]())):
        scale = replace(SUGGESTER.scale, suggest_from=1.0, category_from=least)
        strict = CombinedSuggester(read_codebook(bundled()), scale=scale)
        assert {top(hint.code_id) for hint in strict.hints(text)} == expected
        assert {each.code_id for each in strict.explain(text) if each.suggested} == expected


def test_more_texts_than_are_read_together_come_in_their_order() -> None:
    texts = ["It rained.", "They cut our pay.", ""] * TOGETHER
    assert list(SUGGESTER.hints_many(texts)) == [SUGGESTER.hints(text) for text in texts[:3]] * (
        TOGETHER
    )
    assert list(SUGGESTER.hints_many([])) == []


def test_cues_of_sub_codes_count_for_the_code_above_them() -> None:
    made = [hint("a.x.one", 0.4), hint("a.x.two", 0.7, Tier.STRONG), hint("b.x", 0.3)]
    assert strengths(made) == {"a.x": (0.7, True), "b.x": (0.3, False)}


def test_evidence_that_touches_runs_together() -> None:
    assert joined([Span(5, 8), Span(0, 2), Span(2, 3), Span(7, 9)]) == (Span(0, 3), Span(5, 9))


def test_a_sub_code_is_suggested_where_its_cue_stands() -> None:
    other = CombinedSuggester(
        book(Cue("wage*"), more=(code("walk-out.wages.cut", "Cuts", Cue("cut ... wage*")),))
    )
    assert [each.code_id for each in other.hints("They cut our wages.")] == ["walk-out.wages.cut"]


def test_where_both_directions_are_near_the_hints_say_so_and_are_weak() -> None:
    text = "The army owned our houses and paid us nothing."
    found = {top(each.code_id): each for each in SUGGESTER.hints(text)}
    for one, other in (("driver", "Pragmatic obstacles"), ("obstacle", "Pragmatic drivers")):
        assert found[f"{one}.pragmatic"].tier is Tier.WEAK
        said = f"Its direction is undecided: it may as well be {other}."
        assert found[f"{one}.pragmatic"].reason.endswith(said)
    told = {each.code_id: each for each in SUGGESTER.explain(text)}
    assert told["driver.pragmatic"].decided is told["obstacle.pragmatic"].decided is False
    side = [text[span.start : span.end] for span in told["obstacle.pragmatic"].side]
    assert "houses" in side
    assert "paid" not in side  # it speaks for the category, and rather for the other direction


def test_a_clear_direction_is_named_by_the_words_that_tell_it_from_the_other() -> None:
    text = "We heard on the internet what had happened."
    (told, *_) = SUGGESTER.explain(text)
    assert (told.code_id, told.decided) == ("driver.informational", True)
    assert "heard" in [text[span.start : span.end] for span in told.side]
    assert "undecided" not in SUGGESTER.hints(text)[0].reason


def test_a_code_without_another_direction_has_none_to_decide() -> None:
    codes = SUGGESTER.explain("It rained.")
    assert all(each.decided is not None for each in codes)
    alone = [each for each in read_codebook(bundled()).codes if each.id == "driver.moral"]
    one_sided = replace(read_codebook(bundled()), codes=tuple(alone))
    assert [each.decided for each in CombinedSuggester(one_sided).explain("It rained.")] == [None]


def test_directions_are_clear_from_a_distance_on_whichever_is_nearer() -> None:
    assert is_decided(2.0, 0.5)
    assert is_decided(0.5, 2.0)
    assert not is_decided(1.0, 0.0)
