"""Everything there is to say of how far coders agree, worked out in one go."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from coding.agreement.alpha import alpha
from coding.agreement.arrays import tally
from coding.agreement.bootstrap import Interval, intervals
from coding.agreement.chance import cohens_error, percent
from coding.agreement.distances import Distance, nominal
from coding.agreement.measures import (
    PAIR,
    Compared,
    Measure,
    compared,
    measure,
    measures,
)
from coding.agreement.overlaps import jaccard, masi
from coding.agreement.ratings import PRESENT
from coding.agreement.sums import crossed, summed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coding.agreement.arrays import Values
    from coding.agreement.coded import Coded
    from coding.agreement.ratings import Ratings

ALL_UNITS = "all_units"
UNITS_CODED = "units_coded"
UNITS_WITH_CODE = "units_with_code"
MOST_CLUSTERS = 20_000  # beyond this there are no intervals
_MOST_CELLS = 20_000_000  # clusters times sets, likewise


@dataclass(frozen=True, slots=True)
class Scope:
    """The coefficients over some of the units.

    Attributes:
        units: How many units there are, by weight.
        compared: How many of them two coders have seen.
        measures: Coefficients by name.
        intervals: Their intervals by name; empty where none were asked for.
    """

    units: float
    compared: float
    measures: Mapping[str, Measure]
    intervals: Mapping[str, Interval]


@dataclass(frozen=True, slots=True)
class OfCode:
    """How far coders agree on one code.

    Attributes:
        code: Its name.
        given: How many units each coder gave it, in the order of the coders.
        every: Of the compared units, those to which everybody who saw them gave it; with two
            coders, both.
        some: Those to which some did and some did not.
        none: Those to which nobody did.
        scopes: The coefficients over all units, over units to which anybody gave any code, and over
            units to which anybody gave this one.
    """

    code: str
    given: tuple[float, ...]
    every: float
    some: float
    none: float
    scopes: Mapping[str, Scope]


def of_each_code(coded: Coded, *, draws: int = 0) -> tuple[OfCode, ...]:
    """Return how far coders agree on each code by itself, in the order of the codes."""
    parts = {
        ALL_UNITS: coded,
        UNITS_CODED: coded.among(coded.coded),
    }
    scopes = {name: _by_code(part, draws) for name, part in parts.items()}
    ratings = coded.code_by_code()
    with_code = ratings.where((ratings.values == PRESENT).any(axis=1))
    scopes[UNITS_WITH_CODE] = _scopes(with_code, {})
    given = summed(ratings).chosen[..., PRESENT]
    counts = _counts(ratings)
    return tuple(
        OfCode(
            name,
            tuple(given[place].tolist()),
            every=float(counts[place, 0]),
            some=float(counts[place, 1]),
            none=float(counts[place, 2]),
            scopes={scope: each[place] for scope, each in scopes.items()},
        )
        for place, name in enumerate(coded.codes)
    )


def of_all_decisions(coded: Coded, *, draws: int = 0) -> dict[str, Scope]:
    """Return how far coders agree on all codes together, each code on each unit one decision."""
    found = {}
    for name, part in ((ALL_UNITS, coded), (UNITS_CODED, coded.among(coded.coded))):
        spread_out = {}
        if may_draw(part, draws):
            clustered = compared(part.pooled(clustered=True)).shaped(1, part.clusters)
            spread_out = intervals(clustered, draws=draws)
        (found[name],) = _scopes(part.pooled(), spread_out)
    return found


def of_sets(coded: Coded, *, draws: int = 0) -> dict[str, Scope]:
    """Return how far coders agree on the whole answer to a unit, a set of codes.

    To the coefficients of sets taken as categories come ``alpha_masi`` and ``alpha_jaccard``, for
    which two sets that share codes lie nearer.
    """
    return {
        ALL_UNITS: _sets(coded, draws),
        UNITS_CODED: _sets(coded.among(coded.coded), draws),
    }


def _by_code(coded: Coded, draws: int) -> tuple[Scope, ...]:
    if not may_draw(coded, draws):
        return _scopes(coded.code_by_code(), {})
    clustered = compared(coded.code_by_code(clustered=True))
    shaped = clustered.shaped(len(coded.codes), coded.clusters)
    return _scopes(coded.code_by_code(), intervals(shaped, draws=draws))


def may_draw(coded: Coded, draws: int, categories: int = 1) -> bool:
    """Return whether intervals are wanted and there is something, and not too much, to draw from.

    Args:
        coded: What coders said.
        draws: How many draws are wanted.
        categories: How many numbers each cluster comes to.
    """
    few = coded.clusters <= MOST_CLUSTERS and coded.clusters * categories <= _MOST_CELLS
    return bool(draws and coded.units and coded.codes) and few


def _scopes(ratings: Ratings, spread_out: Mapping[str, tuple[Interval, ...]]) -> tuple[Scope, ...]:
    """Return a scope for each group of binary ratings."""
    of = compared(ratings)
    errors = _errors(ratings)
    return tuple(
        Scope(
            float(of.sums.seen[group]),
            float(of.sums.compared[group]),
            {**found, **{name: each[group] for name, each in errors.items()}},
            {name: each[group] for name, each in spread_out.items()},
        )
        for group, found in enumerate(measures(of))
    )


def _errors(ratings: Ratings) -> dict[str, tuple[Measure, ...]]:
    """Return the standard error of Cohen's kappa for each group, where there are two coders."""
    if ratings.values.shape[1] != PAIR:
        return {}
    of = compared(ratings)
    values = cohens_error(crossed(ratings))
    found = tuple(measure("cohen_kappa_se", value, of, n) for n, value in enumerate(values))
    return {"cohen_kappa_se": found}


def _sets(coded: Coded, draws: int) -> Scope:
    ratings, sets = coded.as_sets()
    of = compared(ratings, binary=False)
    distances: dict[str, Distance] = {
        "alpha_nominal": nominal,
        "alpha_masi": masi(sets),
        "alpha_jaccard": jaccard(sets),
    }
    (found,) = measures(of)
    for name, distance in distances.items():
        sums = summed(ratings, distance, lean=True)
        value = float(alpha(sums, distance)[0])
        found[name] = measure(name, value, Compared(sums, None, distance))
    drawn: dict[str, Interval] = {}
    if may_draw(coded, draws, len(sets)):
        clustered, _ = coded.as_sets(clustered=True)
        for name, distance in distances.items():
            drawn |= _drawn(clustered, name, distance, draws)
    return Scope(float(of.sums.seen[0]), float(of.sums.compared[0]), found, drawn)


def _drawn(ratings: Ratings, name: str, distance: Distance, draws: int) -> dict[str, Interval]:
    """Return the intervals of an alpha and of percent; clusters are the groups of the ratings."""
    sums = summed(ratings, distance, lean=True).shaped(1, ratings.groups)
    found = intervals(Compared(sums, None, distance), partial(_only_alpha, name=name), draws=draws)
    nominal_too = ("percent", name) if distance is nominal else (name,)
    return {each: found[each][0] for each in nominal_too}


def _only_alpha(of: Compared, name: str) -> dict[str, Values]:
    return {"percent": percent(of.sums), name: alpha(of.sums, of.distance)}


def _counts(ratings: Ratings) -> Values:
    """Return ``(groups, 3)``: compared units that everybody, some and nobody gave the code."""
    given = (ratings.values == PRESENT).sum(axis=1)
    m = (ratings.values >= 0).sum(axis=1)
    kinds = (given == m, (given > 0) & (given < m), given == 0)
    columns = [
        tally(ratings.group, ratings.count * (kind & (m > 1)), ratings.groups) for kind in kinds
    ]
    return np.stack(columns, axis=1)
