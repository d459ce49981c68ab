"""Coefficients of two codes that meet, from counts alone; NaN where a coefficient is undefined.

Every function takes arrays of equal shape: ``n1`` and ``n2``, in how many units each code stands,
``n12``, in how many both stand, and where needed ``n``, the number of units.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

Counts = NDArray[np.int64]
Values = NDArray[np.float64]

FEW_TIMES = 5  # beyond this ratio of frequencies most coefficients say little


def _over(top: NDArray[np.generic], bottom: NDArray[np.generic]) -> Values:
    """Return ``top / bottom``, NaN where the bottom is 0."""
    over, under = np.broadcast_arrays(
        np.asarray(top, dtype=np.float64), np.asarray(bottom, dtype=np.float64)
    )
    shares: Values = np.full(over.shape, np.nan)
    np.divide(over, under, out=shares, where=under != 0)
    return shares


def _floats(*counts: Counts) -> tuple[Values, ...]:
    """Return counts as floats, so that products of four of them cannot overflow."""
    return tuple(np.asarray(count, dtype=np.float64) for count in counts)


def conditional(n12: Counts, given: Counts) -> Values:
    """Return of the units with the given code the share, 0 to 1, that has the other one too."""
    return _over(n12, given)


def jaccard(n1: Counts, n2: Counts, n12: Counts) -> Values:
    """Return the units with both codes as a share, 0 to 1, of those with either (Jaccard 1901)."""
    return _over(n12, n1 + n2 - n12)


def lift(n1: Counts, n2: Counts, n12: Counts, n: Counts) -> Values:
    """Return how many times as often the codes meet as they would by chance; 1 is chance."""
    one, two, both, total = _floats(n1, n2, n12, n)
    return _over(both * total, one * two)


def pmi(n1: Counts, n2: Counts, n12: Counts, n: Counts) -> Values:
    """Return the binary logarithm of the lift, in bits; minus infinity where codes never meet."""
    ratio = lift(n1, n2, n12, n)
    never = np.where(ratio == 0, -np.inf, np.nan)
    return np.log2(ratio, out=never, where=ratio > 0)


def npmi(n1: Counts, n2: Counts, n12: Counts, n: Counts) -> Values:
    """Return the normalised pointwise mutual information, -1 to 1 (Bouma 2009).

    -1 where two codes in use never meet, its limit; undefined where both stand in every unit.
    """
    information = pmi(n1, n2, n12, n)
    surprise = -np.log2(_over(n12, n), out=np.zeros(information.shape), where=n12 > 0)
    return np.where(np.isneginf(information), -1.0, _over(information, surprise))


def phi(n1: Counts, n2: Counts, n12: Counts, n: Counts) -> Values:
    """Return the correlation of two codes present or absent, -1 to 1 (Yule 1912)."""
    one, two, both, total = _floats(n1, n2, n12, n)
    spread = np.sqrt(one * two * (total - one) * (total - two))
    return _over(total * both - one * two, spread)


def yules_q(n1: Counts, n2: Counts, n12: Counts, n: Counts) -> Values:
    """Return Yule's Q, -1 to 1: (ad - bc) / (ad + bc) of the two by two table (Yule 1900)."""
    (first, second), (third, fourth) = _four(n1, n2, n12, n)
    return _over(first * fourth - second * third, first * fourth + second * third)


def g2(n1: Counts, n2: Counts, n12: Counts, n: Counts) -> Values:
    """Return the likelihood ratio against independence, 0 upwards (Dunning 1993).

    Undefined where a code stands in no unit or in every unit.
    """
    one, two, _, total = _floats(n1, n2, n12, n)
    rows, columns = (one, total - one), (two, total - two)
    with np.errstate(over="raise"):
        terms = [
            cell
            * np.log(_over(cell * total, row * column), out=np.zeros(cell.shape), where=cell > 0)
            for row, cells in zip(rows, _four(n1, n2, n12, n), strict=True)
            for column, cell in zip(columns, cells, strict=True)
        ]
    sums = np.maximum(2 * np.sum(terms, axis=0), 0.0)
    return np.where(varied(n1, n2, n), sums, np.nan)


def _four(
    n1: Counts, n2: Counts, n12: Counts, n: Counts
) -> tuple[tuple[Values, Values], tuple[Values, Values]]:
    """Return the two by two table: both and only the first; only the second and neither."""
    one, two, both, total = _floats(n1, n2, n12, n)
    return (both, one - both), (two - both, total - one - two + both)


def varied(n1: Counts, n2: Counts, n: Counts) -> NDArray[np.bool_]:
    """Return whether each code stands in some units and not in all, so that a test has sense."""
    return (np.minimum(n1, n2) > 0) & (np.maximum(n1, n2) < n)


def fisher_p(n1: Counts, n2: Counts, n12: Counts, n: Counts) -> Values:
    """Return the two-sided p of Fisher's exact test: all tables no likelier than the one seen.

    Undefined where a code stands in no unit or in every unit.
    """
    one, two, both, total = np.broadcast_arrays(n1, n2, n12, n)
    fair = varied(one, two, total)
    result = np.full(one.shape, np.nan)
    if not fair.any():
        return result
    factorials = _log_factorials(int(total.max()))
    cases = np.column_stack((one[fair], two[fair], both[fair], total[fair]))
    different, places = np.unique(cases, axis=0, return_inverse=True)
    values = np.array([_two_sided(case, factorials) for case in different.tolist()])
    result[fair] = values[places.ravel()]
    return result


def _log_factorials(largest: int) -> Values:
    """Return the natural logarithms of 0! to ``largest``!, summed in the longest float there is."""
    logs = np.log(np.arange(1, largest + 1, dtype=np.longdouble))
    return np.concatenate((np.zeros(1), np.cumsum(logs))).astype(np.float64)


def _two_sided(case: list[int], factorials: Values) -> float:
    one, two, both, total = case
    low, high = max(0, one + two - total), min(one, two)
    mean = one * two / total
    spread = math.sqrt(mean * (total - one) * (total - two) / total / max(total - 1, 1))
    # Beyond forty standard deviations nothing is left that a float can hold.
    low = max(low, math.floor(mean - 40 * spread - 40))
    high = min(high, math.ceil(mean + 40 * spread + 40))
    if not low <= both <= high:
        return 0.0
    cells = np.arange(low, high + 1)
    logs = -(
        factorials[cells]
        + factorials[one - cells]
        + factorials[two - cells]
        + factorials[total - one - two + cells]
    )
    weights = np.exp(logs - logs.max())
    seen = weights[both - low]
    as_rare = weights <= seen * (1 + 1e-7)  # equal probabilities may differ in their last digits
    return float(weights[as_rare].sum() / weights.sum())


def false_discovery(p: Values) -> Values:
    """Return the q of each p, step-up over all defined ones (Benjamini and Hochberg 1995)."""
    q = np.full(p.shape, np.nan)
    defined = np.flatnonzero(~np.isnan(p))
    order = defined[np.argsort(p[defined], kind="stable")]
    ranks = np.arange(1, len(order) + 1)
    stepped = np.minimum.accumulate((p[order] * len(order) / ranks)[::-1])[::-1]
    q[order] = np.minimum(stepped, 1.0)
    return q


def lopsided(n1: Counts, n2: Counts) -> NDArray[np.bool_]:
    """Return where two codes in use differ more than fivefold in how often they were given."""
    return (np.maximum(n1, n2) > FEW_TIMES * np.minimum(n1, n2)) & (np.minimum(n1, n2) > 0)
