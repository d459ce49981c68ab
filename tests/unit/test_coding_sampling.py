import pytest

from coding.sampling import sample_without_suggestions
from coding.values import Suggestion, Tier
from testimonies.values import Passage, Span

PASSAGES = tuple(Passage(f"p{n}", "q", (Span(n, n + 1),), n) for n in range(200))


def suggested(*numbers: int) -> list[Suggestion]:
    return [
        Suggestion(f"p{n}", "a.b", (), "Because.", Tier.WEAK, 0.5, "cues/1", "") for n in numbers
    ]


def test_a_sample_holds_no_passage_with_a_suggestion() -> None:
    drawn = sample_without_suggestions(PASSAGES, suggested(*range(150)), 30, "audit-1")
    assert len(drawn) == 30
    assert {each.index for each in drawn} <= set(range(150, 200))


def test_the_same_seed_draws_the_same_and_another_seed_others() -> None:
    first = sample_without_suggestions(PASSAGES, [], 20, "audit-1")
    assert first == sample_without_suggestions(PASSAGES, [], 20, "audit-1")
    assert first != sample_without_suggestions(PASSAGES, [], 20, "audit-2")


def test_a_larger_sample_holds_the_smaller_one_in_the_order_of_the_passages() -> None:
    small = sample_without_suggestions(PASSAGES, [], 5, "a")
    large = sample_without_suggestions(PASSAGES, [], 50, "a")
    assert set(small) <= set(large)
    assert [each.index for each in large] == sorted(each.index for each in large)


def test_every_passage_is_about_as_likely_as_the_next() -> None:
    counts = dict.fromkeys(range(200), 0)
    for seed in range(400):
        for each in sample_without_suggestions(PASSAGES, [], 20, str(seed)):
            counts[each.index] += 1
    assert 15 < min(counts.values()) <= max(counts.values()) < 75


def test_a_sample_is_as_large_as_what_is_left_and_never_negative() -> None:
    assert sample_without_suggestions(PASSAGES, suggested(*range(198)), 10, "a") == PASSAGES[198:]
    assert sample_without_suggestions(PASSAGES, [], 0, "a") == ()
    with pytest.raises(ValueError, match="-1 passages"):
        sample_without_suggestions(PASSAGES, [], -1, "a")
