"""Agreement, and what of it chance leaves: percent, AC1, AC2, Brennan-Prediger, kappas and pi.

Every function takes sums of any leading axes and returns an array of these axes; NaN where the
coefficient is undefined: no unit was seen by two coders, or all their answers are the same, so that
there is no variation to agree on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from coding.agreement.distances import Distance, nominal, spread

if TYPE_CHECKING:
    from coding.agreement.arrays import Values
    from coding.agreement.sums import Sums


def over(top: Values, bottom: Values) -> Values:
    """Return ``top / bottom``, NaN where the bottom is 0."""
    first, second = np.broadcast_arrays(top, bottom)
    shares = np.full(first.shape, np.nan)
    np.divide(first, second, out=shares, where=second != 0)
    return shares


def percent(sums: Sums) -> Values:
    """Return the observed agreement, 0 to 1: two coders of a unit, taken at random, agree.

    ``1 -`` the mean over compared units of the mean distance of two coders (Fleiss 1971; Gwet 2021,
    ch. 2, for missing data). It says nothing of chance, and is defined without variation.
    """
    return 1 - over(sums.apart, sums.compared)


def positive(sums: Sums, category: int = 1) -> Values:
    """Return the agreement on giving a code, 0 to 1 (Spitzer and Fleiss 1974).

    ``sum r (r - 1) / (m - 1) / sum r`` over compared units: ``2a / (2a + b + c)`` for two coders.
    Undefined where nobody gave it.
    """
    return over(sums.alike[..., category], sums.values[..., category])


def ac(sums: Sums, distance: Distance = nominal) -> Values:
    """Return Gwet's AC1, or AC2 for answers that lie nearer or farther (Gwet 2008, 2021).

    Chance: ``T / (q (q - 1)) * sum p_c (1 - p_c)``; ``q`` categories, ``T`` the sum of all weights
    (``q`` for AC1), ``p_c`` the mean share of ``c`` over all units seen by anybody.

    Args:
        sums: Sums made with the same distance.
        distance: From 0 to 1, the weights being ``1 - distance``.
    """
    q = sums.values.shape[-1]
    shares = over(sums.shares, sums.seen[..., None])
    by_chance = _weights(q, distance) / max(q * (q - 1), 1) * (shares * (1 - shares)).sum(axis=-1)
    return _beyond(sums, by_chance)


def brennan_prediger(sums: Sums, distance: Distance = nominal) -> Values:
    """Return Brennan and Prediger's kappa (1981): chance is ``1 / q``, ``T / q^2`` with weights."""
    q = sums.values.shape[-1]
    return _beyond(sums, np.full(sums.compared.shape, _weights(q, distance) / max(q * q, 1)))


def fleiss(sums: Sums, distance: Distance = nominal) -> Values:
    """Return Fleiss' kappa (1971), for missing data as in Gwet (2021); for two coders Scott's pi.

    Chance: ``sum p_c^2``, ``p_c`` the mean share of ``c`` over all units seen by anybody.
    """
    shares = over(sums.shares, sums.seen[..., None])
    return _beyond(sums, 1 - spread(np.nan_to_num(shares), distance))


def conger(sums: Sums, distance: Distance = nominal) -> Values:
    """Return Conger's kappa (1980), which keeps coders apart; for two coders Cohen's kappa (1960).

    Chance: the mean over pairs of different coders of ``sum p_gc p_hc``, ``p_gc`` the share of
    ``c`` among all that coder ``g`` has seen. Coders who have seen nothing are left out.
    """
    answered = sums.chosen.sum(axis=-1, keepdims=True)
    shares = np.nan_to_num(over(sums.chosen, answered))
    coders = np.count_nonzero(answered[..., 0], axis=-1).astype(np.float64)
    together = spread(shares.sum(axis=-2), distance)
    alone = spread(shares, distance).sum(axis=-1)
    return _beyond(sums, 1 - over(together - alone, coders * (coders - 1)))


def cohens_error(table: Values) -> Values:
    """Return the large-sample standard error of Cohen's kappa (Fleiss, Cohen and Everitt 1969).

    Args:
        table: ``(..., q, q)``, units by the category each of two coders chose.
    """
    n = table.sum(axis=(-2, -1))
    p = over(table, n[..., None, None])
    rows, columns = p.sum(axis=-1), p.sum(axis=-2)
    agreed = np.trace(p, axis1=-2, axis2=-1)
    by_chance = (rows * columns).sum(axis=-1)
    kappa = over(agreed - by_chance, 1 - by_chance)
    means = columns[..., :, None] + rows[..., None, :]
    kept = np.eye(table.shape[-1]) - (1 - kappa)[..., None, None] * means
    mean = agreed - 2 * (1 - kappa) * by_chance
    scatter = (p * kept**2).sum(axis=(-2, -1)) - mean**2
    error: Values = np.sqrt(np.maximum(over(scatter, n), 0)) / np.abs(1 - by_chance)
    return error


def _weights(categories: int, distance: Distance) -> float:
    """Return the sum of all weights, ``1 - distance`` over all pairs of categories."""
    return categories**2 - float(spread(np.ones(categories), distance))


def _beyond(sums: Sums, by_chance: Values) -> Values:
    """Return how far agreement goes beyond chance as a share of how far it could go."""
    agreed = percent(sums)
    return np.where(sums.varied, over(agreed - by_chance, 1 - by_chance), np.nan)
