"""How far two answers lie apart: nominal, interval, ratio; of sets see ``overlaps``.

A distance is a function of two arrays of categories that gives 0 for equal ones; it is asked for
stretches of pairs, so that no table of all pairs need fit the memory.
"""

from __future__ import annotations

from collections.abc import Callable
from math import comb, prod
from typing import TypeAlias

import numpy as np

from coding.agreement.arrays import Places, Values
from coding.agreement.overlaps import Overlap

Distance: TypeAlias = Callable[[Places, Places], Values]

_PAIRS = 1_000_000  # pairs of categories looked at in one go


def nominal(one: Places, other: Places) -> Values:
    """Return 0 for the same category and 1 for different ones (Krippendorff 2019, ch. 12)."""
    return np.asarray(one != other, dtype=np.float64)


def interval(numbers: Values) -> Distance:
    """Return the squared difference of the categories' numbers (Krippendorff 2019, ch. 12)."""
    return lambda one, other: np.square(numbers[one] - numbers[other])


def ratio(numbers: Values) -> Distance:
    """Return the squared difference over the squared sum (Krippendorff 2019, ch. 12).

    Args:
        numbers: The categories' numbers, none below 0; two zeros lie 0 apart.
    """

    def apart(one: Places, other: Places) -> Values:
        difference, total = np.broadcast_arrays(
            numbers[one] - numbers[other], numbers[one] + numbers[other]
        )
        share = np.zeros(total.shape)
        np.divide(difference, total, out=share, where=total != 0)
        return np.square(share)

    return apart


def linear(numbers: Values) -> Distance:
    """Return the difference as a share, 0 to 1, of the widest (Gwet 2021, linear weights)."""
    wide = np.ptp(numbers) or 1.0
    return lambda one, other: np.abs(numbers[one] - numbers[other]) / wide


def quadratic(numbers: Values) -> Distance:
    """Return the squared difference as a share of the widest (Gwet 2021, quadratic weights)."""
    wide = np.ptp(numbers) or 1.0
    return lambda one, other: np.square((numbers[one] - numbers[other]) / wide)


def ordinal(categories: int) -> Distance:
    """Return the ranks apart, k steps as (k + 1) k / 2 of the most there are (Gwet 2021).

    Args:
        categories: How many categories there are, numbered in their order.
    """
    steps = np.array([comb(step + 1, 2) for step in range(max(categories, 2))], dtype=np.float64)
    shares = steps / steps[-1]
    return lambda one, other: shares[np.abs(one - other)]


def spread(counts: Values, distance: Distance) -> Values:
    """Return the sum over all pairs of categories of count times count times distance.

    Args:
        counts: ``(..., categories)``, how often each category occurs, or its share.
        distance: How far two categories lie apart.

    Returns:
        ``(...)``. Takes time with the square of the categories that occur, memory for one stretch;
        of many small sets, with their subsets.
    """
    if distance is nominal:
        return np.asarray(np.square(counts.sum(axis=-1)) - np.square(counts).sum(axis=-1))
    flat = counts.reshape(prod(counts.shape[:-1]), counts.shape[-1])
    if isinstance(distance, Overlap) and distance.by_subsets:
        return distance.spread(flat).reshape(counts.shape[:-1])
    used = np.flatnonzero(flat.any(axis=0))
    flat = flat[:, used]
    total = np.zeros(len(flat))
    for start, end in _stretches(len(used)):
        block = distance(used[start:end, None], used[None, start:])
        partner = 2 * flat[:, start:]  # a pair and its mirror, but within the stretch both are here
        partner[:, : end - start] /= 2
        total += ((partner @ block.T) * flat[:, start:end]).sum(axis=1)
    return total.reshape(counts.shape[:-1])


def _stretches(size: int) -> list[tuple[int, int]]:
    """Return first and last row of the stretches in which all pairs are looked at."""
    rows = max(_PAIRS // max(size, 1), 1)
    return [(start, min(start + rows, size)) for start in range(0, size, rows)]
