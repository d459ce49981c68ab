"""The coefficients by name, each a number or the reason why there is none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from coding.agreement import chance
from coding.agreement.alpha import alpha
from coding.agreement.distances import Distance, nominal
from coding.agreement.sums import summed

if TYPE_CHECKING:
    from coding.agreement.arrays import Values
    from coding.agreement.ratings import Ratings
    from coding.agreement.sums import Sums

NO_VARIATION = "no variation"
NOTHING_COMPARED = "no unit was seen by two coders"
NOT_GIVEN = "nobody gave it"
NOT_TWO = "only for two coders"

PAIR = 2  # coders of whom Cohen and Scott speak


@dataclass(frozen=True, slots=True)
class Measure:
    """What a coefficient comes to.

    Attributes:
        value: Its value, or None where it is undefined.
        reason: Why it is undefined; empty where it is not.
    """

    value: float | None
    reason: str = ""

    def __str__(self) -> str:
        """Return it as people read it: ``0.743``, or ``undefined (no variation)``."""
        return f"undefined ({self.reason})" if self.value is None else f"{self.value:.3f}"


@dataclass(frozen=True, slots=True, eq=False)
class Compared:
    """All that the coefficients of some ratings are worked out from.

    Attributes:
        sums: Sums over all units.
        pair: The same over the units both of two coders have seen; None for any other number.
        distance: How answers were told apart.
        binary: Whether the categories are a code's absence and presence.
    """

    sums: Sums
    pair: Sums | None
    distance: Distance = nominal
    binary: bool = True

    def shaped(self, *shape: int) -> Compared:
        """Return the same with the groups laid out in these axes."""
        return self._each(self.sums.shaped(*shape), self.pair and self.pair.shaped(*shape))

    def added(self) -> Compared:
        """Return the same with clusters, the last axis of groups, added up."""
        return self._each(self.sums.added(), self.pair and self.pair.added())

    def drawn(self, weights: Values) -> Compared:
        """Return the same with clusters replaced by draws of clusters (see ``Sums.drawn``)."""
        return self._each(self.sums.drawn(weights), self.pair and self.pair.drawn(weights))

    def _each(self, sums: Sums, pair: Sums | None) -> Compared:
        return Compared(sums, pair, self.distance, self.binary)


def compared(ratings: Ratings, distance: Distance = nominal, *, binary: bool = True) -> Compared:
    """Return what the coefficients of ratings are worked out from, groups on one axis."""
    two = ratings.values.shape[1] == PAIR
    pair = summed(ratings.of_pair(0, 1), distance) if two else None
    return Compared(summed(ratings, distance), pair, distance, binary)


def coefficients(of: Compared) -> dict[str, Values]:
    """Return every coefficient by its name, arrays of the axes of the groups; NaN undefined.

    The names are those of the JSON of ``exitvoice agreement``: ``percent``, ``positive_agreement``
    (of a code only), ``alpha_nominal``, ``ac1``, ``brennan_prediger``, ``fleiss_kappa``,
    ``conger_kappa``, ``cohen_kappa`` and ``scott_pi``; with another distance than the nominal one
    ``alpha`` and ``ac2`` stand for the second and third.
    """
    sums, pair, distance = of.sums, of.pair, of.distance
    plain = distance is nominal
    nowhere = np.full(sums.compared.shape, np.nan)
    positive = {"positive_agreement": chance.positive(sums)} if of.binary else {}
    return {
        "percent": chance.percent(sums),
        **positive,
        "alpha_nominal" if plain else "alpha": alpha(sums, distance),
        "ac1" if plain else "ac2": chance.ac(sums, distance),
        "brennan_prediger": chance.brennan_prediger(sums, distance),
        "fleiss_kappa": chance.fleiss(sums, distance),
        "conger_kappa": chance.conger(sums, distance),
        "cohen_kappa": chance.conger(pair, distance) if pair else nowhere,
        "scott_pi": chance.fleiss(pair, distance) if pair else nowhere,
    }


def measures(of: Compared) -> tuple[dict[str, Measure], ...]:
    """Return the coefficients of each group by name, undefined ones with their reason."""
    found = coefficients(of)
    return tuple(
        {name: measure(name, values[group], of, group) for name, values in found.items()}
        for group in range(len(of.sums.compared))
    )


def measure(name: str, value: float, of: Compared, group: int = 0) -> Measure:
    """Return a coefficient of one group, with the reason where it is NaN."""
    if not np.isnan(value):
        return Measure(float(value))
    if name in {"cohen_kappa", "scott_pi"} and of.pair is None:
        return Measure(None, NOT_TWO)
    if not of.sums.compared[group]:
        return Measure(None, NOTHING_COMPARED)
    return Measure(None, NOT_GIVEN if name == "positive_agreement" else NO_VARIATION)
