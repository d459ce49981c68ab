"""Krippendorff's alpha for nominal, ordinal, interval and ratio answers, and for sets of codes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from coding.agreement.chance import over
from coding.agreement.distances import Distance, interval, nominal, spread
from coding.agreement.sums import summed

if TYPE_CHECKING:
    from coding.agreement.arrays import Values
    from coding.agreement.ratings import Ratings
    from coding.agreement.sums import Sums


def alpha(sums: Sums, distance: Distance = nominal) -> Values:
    """Return Krippendorff's alpha (2019, ch. 12): ``1 - D_o / D_e``.

    ``D_o`` is the mean distance of values within compared units, each unit weighing as its values
    do; ``D_e`` the mean distance of all ``n`` values however paired, ``sum n_c n_k d_ck / (n (n -
    1))``. Any number of coders and missing data. Near 0 and below, coders agree no better than
    chance; NaN without variation.

    Args:
        sums: Sums made with the same distance.
        distance: 0 for equal answers, any number above for others.
    """
    n = sums.values.sum(axis=-1)
    expected = over(spread(sums.values, distance), n * (n - 1))
    value = 1 - over(over(sums.tension, n), expected)
    return np.where(sums.varied, value, np.nan)


def alpha_of_ranks(coincidences: Values) -> Values:
    """Return alpha for answers whose order counts from the coincidences of their values.

    The same as ``alpha_ordinal``, for draws of clusters, whose coincidences add up.

    Args:
        coincidences: ``(..., categories, categories)``; see ``sums.coincidences``.
    """
    counts = coincidences.sum(axis=-1)
    ranks = counts.cumsum(axis=-1) - counts / 2
    apart = np.square(ranks[..., :, None] - ranks[..., None, :])
    n = counts.sum(axis=-1)
    by_chance = (counts[..., :, None] * counts[..., None, :] * apart).sum(axis=(-2, -1))
    observed = (coincidences * apart).sum(axis=(-2, -1))
    value = 1 - over(over(observed, n), over(by_chance, n * (n - 1)))
    return np.where(np.count_nonzero(counts > 0, axis=-1) > 1, value, np.nan)


def alpha_ordinal(ratings: Ratings) -> Values:
    """Return alpha for answers whose order counts, ``(groups,)`` (Krippendorff 2019, ch. 12).

    The distance of two categories is the square of the values from one to the other, each end
    counting by half; so it depends on the values given, and alpha is that of an interval between
    mean ranks.

    Args:
        ratings: Ratings whose categories are numbered in their order.
    """
    values = summed(ratings).values
    ranks = values.cumsum(axis=-1) - values / 2
    return np.array([_of_group(ratings, group, row) for group, row in enumerate(ranks)])


def _of_group(ratings: Ratings, group: int, ranks: Values) -> float:
    alone = ratings.where(ratings.group == group)
    distance = interval(ranks)
    sums = summed(replace(alone, group=np.zeros_like(alone.group), groups=1), distance, lean=True)
    return float(alpha(sums, distance)[0])
