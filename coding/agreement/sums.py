"""What coefficients are made of: sums over units, so that documents can be added and weighted."""

from __future__ import annotations

from dataclasses import dataclass, fields
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from coding.agreement.arrays import NOT_SEEN, Flags, Values, tally
from coding.agreement.distances import Distance, nominal

if TYPE_CHECKING:
    from collections.abc import Callable

    from coding.agreement.arrays import Places
    from coding.agreement.ratings import Ratings


@dataclass(frozen=True, slots=True, eq=False)
class Sums:
    """Sums over the units of each group; every one of them adds up over groups.

    ``m`` is how many coders have seen a unit, ``r_c`` how many of them chose category ``c`` for it;
    a unit with ``m >= 2`` is a compared unit. All arrays begin with the same axes, ``(groups,)`` at
    first.

    Attributes:
        compared: Compared units.
        seen: Units with ``m >= 1``.
        apart: Over compared units, the mean distance between two coders' answers.
        tension: Over compared units, ``m`` times that mean distance: the observed disagreement of
            Krippendorff's alpha before it is divided by the number of values.
        values: ``(..., categories)``, over compared units, ``r_c``.
        alike: ``(..., categories)``, over compared units, ``r_c (r_c - 1) / (m - 1)``.
        shares: ``(..., categories)``, over units with ``m >= 1``, ``r_c / m``.
        chosen: ``(..., coders, categories)``, how many units each coder put where.
    """

    compared: Values
    seen: Values
    apart: Values
    tension: Values
    values: Values
    alike: Values
    shares: Values
    chosen: Values

    def shaped(self, *shape: int) -> Sums:
        """Return the same sums with the groups laid out in these axes."""
        return self._each(lambda array: array.reshape(*shape, *array.shape[1:]))

    def added(self) -> Sums:
        """Return the sums with the last axis of groups added up: documents to the whole."""
        axis = self.compared.ndim - 1
        return self._each(lambda array: array.sum(axis=axis))

    def drawn(self, weights: Values) -> Sums:
        """Return the sums of weighted clusters, the last axis of groups replaced by draws.

        Args:
            weights: ``(draws, clusters)``, how often each cluster stands in each draw.
        """
        axis = self.compared.ndim - 1

        def weighted(array: Values) -> Values:
            moved = np.tensordot(weights, array, axes=(1, axis))
            return np.moveaxis(moved, 0, axis)

        return self._each(weighted)

    @property
    def size(self) -> int:
        """How many numbers the largest of the arrays holds."""
        return max(self.values.size, self.chosen.size)

    @property
    def varied(self) -> Flags:
        """Whether the compared units show more than one category."""
        return np.asarray(np.count_nonzero(self.values > 0, axis=-1) > 1)

    def _each(self, change: Callable[[Values], Values]) -> Sums:
        return Sums(*(change(getattr(self, field.name)) for field in fields(self)))


def summed(ratings: Ratings, distance: Distance = nominal, *, lean: bool = False) -> Sums:
    """Return the sums of ratings for one way to tell answers apart, ``(groups,)`` and further axes.

    Time goes with patterns times pairs of coders, memory with groups times coders and categories.

    Args:
        ratings: What coders answered.
        distance: How far two answers lie apart.
        lean: Whether to keep only what percent and alpha are made of; ``alike``, ``shares`` and
            ``chosen`` are empty then.
    """
    m = np.count_nonzero(ratings.values != NOT_SEEN, axis=1)
    compared = np.where(m > 1, ratings.count, 0.0)
    tension, alike = _pairs(ratings, distance, 2 * compared / np.maximum(m - 1, 1))
    empty = np.zeros((ratings.groups, 0))
    return Sums(
        compared=_by_group(ratings, compared),
        seen=_by_group(ratings, np.where(m > 0, ratings.count, 0.0)),
        apart=_by_group(ratings, tension / np.maximum(m, 1)),
        tension=_by_group(ratings, tension),
        values=_by_category(ratings, compared),
        alike=empty if lean else alike,
        shares=empty if lean else _by_category(ratings, ratings.count / np.maximum(m, 1)),
        chosen=empty[:, None] if lean else _by_coder(ratings),
    )


def coincidences(ratings: Ratings) -> Values:
    """Return ``(groups, categories, categories)``: how often values meet within compared units.

    Each unit weighs as the values it has, so that rows add up to the values (Krippendorff 2019, ch.
    12).
    """
    m = np.count_nonzero(ratings.values != NOT_SEEN, axis=1)
    weight = ratings.count / np.maximum(m - 1, 1)
    size = ratings.categories
    table = np.zeros(ratings.groups * size * size)
    for one, other in combinations(ratings.values.T, 2):
        both = np.flatnonzero((one != NOT_SEEN) & (other != NOT_SEEN))
        keys = (ratings.group[both] * size + one[both]) * size + other[both]
        table += tally(keys, weight[both], len(table))
    once = table.reshape(ratings.groups, size, size)
    return once + once.swapaxes(1, 2)


def crossed(ratings: Ratings) -> Values:
    """Return ``(groups, categories, categories)``: the answers of two coders to what both saw."""
    pair = ratings.of_pair(0, 1)
    size = pair.categories
    keys = (pair.group * size + pair.values[:, 0]) * size + pair.values[:, 1]
    table = tally(keys, pair.count, pair.groups * size * size)
    return table.reshape(pair.groups, size, size)


def _pairs(ratings: Ratings, distance: Distance, weight: Values) -> tuple[Values, Values]:
    """Return of each pattern the weighted distances of all pairs, and equal pairs by category."""
    tension = np.zeros(len(weight))
    alike = np.zeros(ratings.groups * ratings.categories)
    for one, other in combinations(ratings.values.T, 2):
        both = np.flatnonzero((one != NOT_SEEN) & (other != NOT_SEEN))
        equal = one[both] == other[both]
        unequal, same = both[~equal], both[equal]
        tension[unequal] += weight[unequal] * distance(one[unequal], other[unequal])
        keys = ratings.group[same] * ratings.categories + one[same]
        alike += tally(keys, weight[same], len(alike))
    return tension, alike.reshape(ratings.groups, ratings.categories)


def _by_group(ratings: Ratings, weight: Values) -> Values:
    return tally(ratings.group, weight, ratings.groups)


def _by_category(ratings: Ratings, weight: Values) -> Values:
    """Return ``(groups, categories)``: the weight of all coders' answers together."""
    table = np.zeros((ratings.groups, ratings.categories))
    for answers in ratings.values.T:
        table += _answers(ratings, answers, weight)
    return table


def _by_coder(ratings: Ratings) -> Values:
    """Return ``(groups, coders, categories)``: how many units each coder put where."""
    columns = [_answers(ratings, answers, ratings.count) for answers in ratings.values.T]
    return np.stack(columns, axis=1)


def _answers(ratings: Ratings, answers: Places, weight: Values) -> Values:
    """Return ``(groups, categories)``: the weight of one coder's answers."""
    here = answers != NOT_SEEN
    keys = ratings.group[here] * ratings.categories + answers[here]
    size = ratings.groups * ratings.categories
    counts = tally(keys, weight[here], size)
    return counts.reshape(ratings.groups, ratings.categories)
