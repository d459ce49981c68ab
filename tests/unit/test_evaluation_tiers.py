"""Tiers are counted by what people decided about what was suggested."""

from collections.abc import Iterable, Iterator

from codebook.reading import bundled, read_codebook
from coding.combined import CombinedSuggester
from coding.combined.weighing import Tally
from coding.evaluation.tiers import tallies
from coding.values import Decision, Hint, Suggestion, Tier, Verdict
from exitvoice.verbs.suggesting import tiers_told
from testimonies.values import Span

NOTHING = {Tier.STRONG: Tally(0, 0), Tier.WEAK: Tally(0, 0)}


def suggestion(passage: str, code: str, tier: Tier) -> Suggestion:
    return Suggestion(passage, code, (Span(0, 4),), "because", tier, 0.5, "cues/1", "v")


def decision(seq: int, passage: str, code: str, verdict: Verdict, coder: str = "lena") -> Decision:
    rest = ("2026-01-01T00:00:00Z", "", "shell", "v", "0" * 64, str(seq))
    return Decision(seq, passage, code, coder, verdict, *rest)


MADE = [
    suggestion("p1", "out.pay", Tier.STRONG),
    suggestion("p1", "out.pay.late", Tier.WEAK),
    suggestion("p1", "in.fear", Tier.WEAK),
    suggestion("p2", "out.pay", Tier.WEAK),
]


def test_a_suggestion_is_right_where_it_was_accepted_and_wrong_where_it_was_rejected() -> None:
    decided = [
        decision(1, "p1", "out.pay", Verdict.ACCEPT),
        decision(2, "p1", "in.fear", Verdict.REJECT),
        decision(3, "p2", "out.pay", Verdict.ACCEPT),
    ]
    assert tallies(MADE, decided) == {Tier.STRONG: Tally(1, 1), Tier.WEAK: Tally(1, 2)}


def test_a_code_below_the_suggested_one_bears_it_out_though_the_upper_was_rejected() -> None:
    decided = [
        decision(1, "p1", "out.pay", Verdict.REJECT),
        decision(2, "p1", "out.pay.late", Verdict.ACCEPT),
    ]
    assert tallies(MADE, decided)[Tier.STRONG] == Tally(1, 1)


def test_the_latest_verdict_of_each_coder_counts_whatever_the_order_they_come_in() -> None:
    decided = [
        decision(2, "p1", "out.pay", Verdict.REJECT),
        decision(1, "p1", "out.pay", Verdict.ACCEPT),
        decision(3, "p1", "out.pay", Verdict.ACCEPT, coder="omar"),
    ]
    assert tallies(MADE, decided)[Tier.STRONG] == Tally(1, 2)


def test_what_is_unsure_or_withdrawn_or_was_never_suggested_counts_neither_way() -> None:
    decided = [
        decision(1, "p1", "out.pay", Verdict.UNSURE),
        decision(2, "p1", "in.fear", Verdict.ACCEPT),
        decision(3, "p1", "in.fear", Verdict.WITHDRAW),
        decision(4, "p2", "in.fear", Verdict.ACCEPT),
    ]
    assert tallies(MADE, decided) == NOTHING
    assert tallies(MADE, []) == NOTHING


class Naming:
    """A suggester that has no tally of its own."""

    name_and_version = "naming/1"

    def hints(self, text: str) -> tuple[Hint, ...]:  # noqa: ARG002 - it says the same of all
        """Suggest nothing."""
        return ()

    def hints_many(self, texts: Iterable[str]) -> Iterator[tuple[Hint, ...]]:
        """Suggest nothing for each."""
        return map(self.hints, texts)


def test_a_tier_is_told_by_the_study_once_twenty_are_decided_and_by_inventions_before() -> None:
    made = [suggestion(f"p{n}", "out.pay", Tier.STRONG) for n in range(20)]
    verdicts = [Verdict.REJECT] * 5 + [Verdict.ACCEPT] * 15
    decided = [decision(n, f"p{n}", "out.pay", verdict) for n, verdict in enumerate(verdicts)]
    enough = "Of 20 strong ones decided here, 15 were accepted (75%)."
    assert list(tiers_told(made, decided, Naming())) == [enough]
    assert list(tiers_told(made, decided[1:], Naming())) == []
    combined = CombinedSuggester(read_codebook(bundled()))
    strong, weak = tiers_told(made, decided[1:], combined)
    tried = combined.scale.tried[Tier.STRONG]
    assert strong.startswith(f"Of {tried.of} strong ones on invented passages, {tried.right} were")
    assert "19 are decided here" in strong
    assert "0 are decided here" in weak
