"""The agreement of coders as a whole: overall, code by code, coder by coder."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coding.agreement.assessing import OfCode, Scope, of_all_decisions, of_each_code, of_sets
from coding.agreement.bootstrap import DRAWS, Estimate
from coding.agreement.pairs import Confusion, Pair, confusions, pairs
from coding.agreement.single import on_a_scale, one_category, weighted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coding.agreement.coded import Coded
    from coding.agreement.single import Scale

# What is usually cited, and by whom; lines to look at, not verdicts.
REFERENCE_LINES = (
    (0.800, "customary for conclusions to lean on (Krippendorff 2019, ch. 12)"),
    (0.667, "the lowest for tentative conclusions (Krippendorff 2019, ch. 12)"),
)


@dataclass(frozen=True, slots=True, eq=False)
class Agreement:
    """How far coders agree.

    Attributes:
        coded: What they said.
        single: Whether each unit was put into one category.
        scale: What the categories were taken for, where they are numbers.
        overall: Of whole answers to units, sets of codes or single categories, by scope.
        pooled: Of all codes together, each code on each unit one decision; empty when single.
        codes: Of each code by itself.
        pairs: Of each two coders.
        confusions: What they said where they differ, most frequent first.
        on_scale: Alphas for numbers; empty for names.
        weighted: Weighted coefficients for numbers, by the weights' name.
        draws: How many draws stand behind each interval; 0 where there are none.
    """

    coded: Coded
    single: bool
    scale: Scale
    overall: Mapping[str, Scope]
    pooled: Mapping[str, Scope]
    codes: tuple[OfCode, ...]
    pairs: tuple[Pair, ...]
    confusions: tuple[Confusion, ...]
    on_scale: Mapping[str, Estimate]
    weighted: Mapping[str, Mapping[str, Estimate]]
    draws: int


def agreement(
    coded: Coded, *, single: bool = False, scale: Scale = "nominal", draws: int = DRAWS
) -> Agreement:
    """Return how far coders agree.

    Args:
        coded: What they said of which units.
        single: Whether each unit was put into one category.
        scale: What the categories may be taken for; other than nominal, they are numbers.
        draws: How many draws to make for each interval; none with 0.
    """
    numbers = single and scale != "nominal"
    drawn = coded.together(clustered=True) if draws else coded
    alike = drawn.together()
    every = drawn if draws else alike
    return Agreement(
        coded=coded,
        single=single,
        scale=scale,
        overall=one_category(every, draws=draws) if single else of_sets(every, draws=draws),
        pooled={} if single else of_all_decisions(every, draws=draws),
        codes=of_each_code(every, draws=draws),
        pairs=pairs(alike, single=single),
        confusions=confusions(alike),
        on_scale=on_a_scale(every, scale, draws=draws) if numbers else {},
        weighted=weighted(every, draws=draws) if numbers else {},
        draws=draws,
    )
