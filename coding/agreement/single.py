"""Units that each coder puts into one category: nominal, ordered, or measured in numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args

import numpy as np

from coding.agreement.alpha import alpha, alpha_of_ranks, alpha_ordinal
from coding.agreement.arrays import NOT_SEEN
from coding.agreement.assessing import ALL_UNITS, UNITS_CODED, Scope, may_draw
from coding.agreement.bootstrap import Estimate, drawn, intervals
from coding.agreement.chance import cohens_error
from coding.agreement.distances import interval, linear, nominal, ordinal, quadratic, ratio
from coding.agreement.measures import PAIR, Compared, compared, measure, measures
from coding.agreement.ratings import of_categories
from coding.agreement.sums import coincidences, crossed, summed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coding.agreement.arrays import Places, Values
    from coding.agreement.bootstrap import Interval
    from coding.agreement.coded import Coded
    from coding.agreement.distances import Distance
    from coding.agreement.ratings import Ratings

Scale = Literal["nominal", "ordinal", "interval", "ratio"]
SCALES: tuple[Scale, ...] = get_args(Scale)


def one_category(coded: Coded, *, draws: int = 0) -> dict[str, Scope]:
    """Return how far coders agree on the one category of each unit, by what units are looked at.

    Args:
        coded: Coded units with at most one code for each coder and unit; no code is a category of
            its own.
        draws: How many draws to make for the intervals; none with 0.
    """
    return {
        ALL_UNITS: _nominal(coded, draws),
        UNITS_CODED: _nominal(coded.among(coded.coded), draws),
    }


def on_a_scale(coded: Coded, scale: Scale, *, draws: int = 0) -> dict[str, Estimate]:
    """Return Krippendorff's alphas for all scales up to this one, for codes that are numbers.

    What is measured as a ratio is an interval and an order too.

    Args:
        coded: Coded units whose codes are numbers, one for each answer.
        scale: What the numbers may be taken for; for ``"nominal"`` there is nothing to add.
        draws: How many draws to make for the intervals; none with 0.
    """
    ratings, numbers = _numbered(coded)
    plain = compared(ratings, binary=False)
    found = {}
    for each in SCALES[1 : SCALES.index(scale) + 1]:
        name = f"alpha_{each}"
        if each == "ordinal":
            value = float(alpha_ordinal(ratings)[0])
            interval_ = _of_ranks(coded, draws)
        else:
            distance = interval(numbers) if each == "interval" else ratio(numbers)
            value = float(alpha(summed(ratings, distance, lean=True), distance)[0])
            interval_ = _of_distance(coded, distance, draws)
        found[name] = Estimate(measure(name, value, plain), interval_)
    return found


def weighted(coded: Coded, *, draws: int = 0) -> dict[str, dict[str, Estimate]]:
    """Return the weighted coefficients for codes that are numbers, by the weights' name.

    Weights are linear and quadratic in the numbers, and ordinal in their order (Gwet 2021).
    """
    ratings, numbers = _numbered(coded)
    weights: Mapping[str, Distance] = {
        "linear": linear(numbers),
        "quadratic": quadratic(numbers),
        "ordinal": ordinal(len(numbers)),
    }
    found = {}
    for name, distance in weights.items():
        drawn_ = _of_weights(coded, distance, draws)
        (values,) = measures(compared(ratings, distance, binary=False))
        found[name] = {each: Estimate(value, drawn_.get(each)) for each, value in values.items()}
    return found


def _of_ranks(coded: Coded, draws: int) -> Interval | None:
    """Return the interval of the ordinal alpha, whose distances each draw makes anew."""
    if not may_draw(coded, draws, len(coded.codes) ** 2):
        return None
    met = coincidences(_numbered(coded, clustered=True)[0])
    found = drawn(
        lambda weights: {"alpha": alpha_of_ranks(np.tensordot(weights, met, axes=1))[None]},
        (coded.clusters, 4 * met[0].size),
        draws=draws,
    )
    return found["alpha"][0]


def _of_distance(coded: Coded, distance: Distance, draws: int) -> Interval | None:
    if not may_draw(coded, draws, len(coded.codes)):
        return None
    ratings, _ = _numbered(coded, clustered=True)
    sums = summed(ratings, distance, lean=True).shaped(1, coded.clusters)
    of = Compared(sums, None, distance, binary=False)
    found = intervals(of, lambda each: {"alpha": alpha(each.sums, distance)}, draws=draws)
    return found["alpha"][0]


def _of_weights(coded: Coded, distance: Distance, draws: int) -> dict[str, Interval]:
    if not may_draw(coded, draws, len(coded.codes) * len(coded.coders)):
        return {}
    ratings, _ = _numbered(coded, clustered=True)
    of = compared(ratings, distance, binary=False).shaped(1, coded.clusters)
    return {name: each[0] for name, each in intervals(of, draws=draws).items()}


def answers(coded: Coded) -> Places:
    """Return ``(coders, units)``: the place of the code given, one past the last for no code."""
    any_code = coded.given.any(axis=0)
    first = coded.given.argmax(axis=0) if coded.codes else np.zeros(coded.seen.shape, np.int64)
    chosen = np.where(any_code, first, len(coded.codes))
    return np.where(coded.seen, chosen, NOT_SEEN)


def _nominal(coded: Coded, draws: int) -> Scope:
    ratings = _categories(coded, clustered=False)
    of = compared(ratings, binary=False)
    (found,) = measures(of)
    if len(coded.coders) == PAIR:
        error = float(cohens_error(crossed(ratings))[0])
        found["cohen_kappa_se"] = measure("cohen_kappa_se", error, of)
    return Scope(
        float(of.sums.seen[0]), float(of.sums.compared[0]), found, _of_categories(coded, draws)
    )


def _of_categories(coded: Coded, draws: int) -> dict[str, Interval]:
    if not may_draw(coded, draws):
        return {}
    clustered = compared(_categories(coded, clustered=True), nominal, binary=False)
    found = intervals(clustered.shaped(1, coded.clusters), draws=draws)
    return {name: each[0] for name, each in found.items()}


def _categories(coded: Coded, *, clustered: bool) -> Ratings:
    """Return ratings whose categories are those in use, no code last."""
    used, values = _in_use(answers(coded))
    return of_categories(
        values,
        categories=len(used),
        weight=coded.weight,
        cluster=coded.cluster if clustered else None,
        clusters=coded.clusters if clustered else 1,
    )


def _numbered(coded: Coded, *, clustered: bool = False) -> tuple[Ratings, Values]:
    """Return ratings whose categories are in the order of their numbers, and the numbers."""
    used, values = _in_use(answers(coded))
    numbers = np.array([float(coded.codes[place]) for place in used])
    order = np.argsort(numbers, kind="stable")
    rank = np.empty(len(order) + 1, dtype=np.int64)
    rank[order], rank[-1] = np.arange(len(order)), NOT_SEEN
    ratings = of_categories(
        rank[values],
        categories=len(order),
        weight=coded.weight,
        cluster=coded.cluster if clustered else None,
        clusters=coded.clusters if clustered else 1,
    )
    return ratings, numbers[order]


def _in_use(values: Places) -> tuple[Places, Places]:
    """Return the categories that occur, and the answers as places among them."""
    used = np.unique(values[values != NOT_SEEN])
    return used, np.where(values == NOT_SEEN, NOT_SEEN, np.searchsorted(used, values))
