"""Who differs from whom, and on what: coders two by two."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from coding.agreement.assessing import ALL_UNITS, of_all_decisions, of_sets
from coding.agreement.single import one_category

if TYPE_CHECKING:
    from coding.agreement.coded import Coded
    from coding.agreement.measures import Measure

NO_CODE = ""


@dataclass(frozen=True, slots=True)
class Pair:
    """How far two coders agree, all codes together.

    Attributes:
        one: Name of the one coder.
        other: Name of the other one.
        units: Units both have seen.
        differ: Of these, units to which they gave different codes.
        measures: Coefficients by name: of single categories, or of all decisions on codes and
            ``alpha_masi`` of whole sets.
    """

    one: str
    other: str
    units: int
    differ: int
    measures: dict[str, Measure]


@dataclass(frozen=True, slots=True, order=True)
class Confusion:
    """How often one coder said one thing where the other said another.

    Attributes:
        one: Name of the one coder.
        other: Name of the other one.
        first: The code only the one gave; empty where they gave nothing the other did not.
        second: The code only the other gave; empty likewise.
        units: In how many units.
    """

    one: str
    other: str
    first: str
    second: str
    units: int


def pairs(coded: Coded, *, single: bool = False) -> tuple[Pair, ...]:
    """Return how far each two coders agree, in the order of the coders.

    Args:
        coded: What they said.
        single: Whether each unit was put into one category; then the coefficients are of these.
    """
    return tuple(
        _pair(coded.by(places), single=single)
        for places in combinations(range(len(coded.coders)), 2)
    )


def _pair(two: Coded, *, single: bool) -> Pair:
    both = two.among(np.asarray(two.seen.all(axis=0)))
    found = one_category(both) if single else of_all_decisions(both)
    measures = dict(found[ALL_UNITS].measures)
    if not single:
        measures["alpha_masi"] = of_sets(both)[ALL_UNITS].measures["alpha_masi"]
    differ = int(both.times[both.sets_differ].sum())
    return Pair(two.coders[0], two.coders[1], int(both.times.sum()), differ, measures)


def confusions(coded: Coded) -> tuple[Confusion, ...]:
    """Return what coders said where they differ, most frequent first.

    In a unit each code that only the one gave meets each code that only the other gave; where one
    of them gave no further code it meets no code.
    """
    found: dict[tuple[str, str, str, str], int] = {}
    for places in combinations(range(len(coded.coders)), 2):
        two = coded.by(places)
        found |= _differences(two.among(two.seen.all(axis=0) & two.sets_differ))
    ordered = sorted(found.items(), key=lambda each: (-each[1], each[0]))
    return tuple(Confusion(*names, units) for names, units in ordered)


def _differences(two: Coded) -> dict[tuple[str, str, str, str], int]:
    """Return in how many units each code, or none, of the one meets each of the other."""
    first, second = (
        np.vstack((mine, ~mine.any(axis=0))).astype(np.float64)
        for mine in (two.given[:, 0] & ~two.given[:, 1], two.given[:, 1] & ~two.given[:, 0])
    )
    met = (first * two.times) @ second.T
    names = (*two.codes, NO_CODE)
    one, other = two.coders
    return {
        (one, other, names[mine], names[theirs]): int(met[mine, theirs])
        for mine, theirs in np.argwhere(met)
    }
