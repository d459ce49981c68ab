"""How often suggestions of a tier were right where people decided about them."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from codebook.tree import top
from coding.combined.weighing import Tally
from coding.values import Tier, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from coding.values import Decision, Suggestion

ENOUGH = 20  # decided suggestions of a tier, fewer say little: 95 % intervals reach over 40 points


def tallies(
    suggestions: Iterable[Suggestion], decisions: Iterable[Decision]
) -> Mapping[Tier, Tally]:
    """Return for each tier how many suggested upper codes people accepted, of those they decided.

    Each coder's latest verdict counts, so a suggestion two coders decided counts twice. A code is
    accepted where it or any of the same upper code is; it is refused where such were rejected and
    none accepted. An unsure or withdrawn verdict says nothing.
    """
    tiers: dict[tuple[str, str], Tier] = {}
    for each in suggestions:
        key = each.passage_id, top(each.code_id)
        if tiers.get(key) is not Tier.STRONG:
            tiers[key] = each.tier
    counts = {tier: [0, 0] for tier in Tier}
    for (passage_id, code_id, _), accepted in _verdicts(decisions).items():
        if tier := tiers.get((passage_id, code_id)):
            counts[tier][0] += accepted
            counts[tier][1] += 1
    return {tier: Tally(*held) for tier, held in counts.items()}


def _verdicts(decisions: Iterable[Decision]) -> dict[tuple[str, str, str], bool]:
    """Return whether each coder accepts an upper code on a passage, where they accept or reject."""
    latest = {
        (each.passage_id, each.code_id, each.coder_id): each.verdict
        for each in sorted(decisions, key=attrgetter("seq"))
    }
    said: dict[tuple[str, str, str], bool] = {}
    for (passage_id, code_id, coder_id), verdict in latest.items():
        if verdict in {Verdict.ACCEPT, Verdict.REJECT}:
            key = passage_id, top(code_id), coder_id
            said[key] = said.get(key, False) or verdict is Verdict.ACCEPT
    return said
