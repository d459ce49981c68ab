"""Who differs from whom, and on what: coders two by two."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import combinations, product
from typing import TYPE_CHECKING

import numpy as np

from coding.agreement.assessing import ALL_UNITS, of_all_decisions, of_sets
from coding.agreement.single import one_category

if TYPE_CHECKING:
    from collections.abc import Iterator

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
    differ = int(np.count_nonzero(both.sets_differ))
    return Pair(two.coders[0], two.coders[1], len(both.units), differ, measures)


def confusions(coded: Coded) -> tuple[Confusion, ...]:
    """Return what coders said where they differ, most frequent first.

    In a unit each code that only the one gave meets each code that only the other gave; where one
    of them gave no further code it meets no code.
    """
    found: Counter[tuple[str, str, str, str]] = Counter()
    for places in combinations(range(len(coded.coders)), 2):
        two = coded.by(places)
        found.update(_differences(two.among(two.seen.all(axis=0) & two.sets_differ)))
    ordered = sorted(found.items(), key=lambda each: (-each[1], each[0]))
    return tuple(Confusion(*names, units) for names, units in ordered)


def _differences(two: Coded) -> Iterator[tuple[str, str, str, str]]:
    only_one = two.given[:, 0] & ~two.given[:, 1]
    only_other = two.given[:, 1] & ~two.given[:, 0]
    for unit in range(len(two.units)):
        first = [two.codes[code] for code in np.flatnonzero(only_one[:, unit])] or [NO_CODE]
        second = [two.codes[code] for code in np.flatnonzero(only_other[:, unit])] or [NO_CODE]
        for one, other in product(first, second):
            yield (*two.coders, one, other)  # type: ignore[misc]  # two coders, by its making
