"""How far a lift may be leaned on: whole documents drawn again and again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from reports.meeting.counting import by_document

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from reports.meeting.presence import Presence

RESAMPLES = 1000
FEW_DOCUMENTS = 10  # with fewer an interval cannot be trusted
_SEED = 20210201  # fixed, so that a report made twice says the same
_LEVEL = 0.95


@dataclass(frozen=True, slots=True, eq=False)
class Intervals:
    """Intervals of the lift of pairs.

    Attributes:
        low: Lower end of each, at 95 %; NaN where no draw has a lift.
        high: Upper end.
        undefined: Share, 0 to 1, of the draws in which a code of the pair does not stand.
        documents: Number of documents drawn from.
    """

    low: NDArray[np.float64]
    high: NDArray[np.float64]
    undefined: NDArray[np.float64]
    documents: int


def lift_intervals(
    there: Presence, first: NDArray[np.intp], second: NDArray[np.intp], resamples: int = RESAMPLES
) -> Intervals:
    """Return percentile intervals of the lift by a bootstrap of documents.

    Passages of one document are not independent, so documents are drawn with replacement, as many
    as there are; counts are summed a document once and weighted (Efron and Tibshirani 1993).

    Args:
        there: Which codes stand in which units.
        first: First code of each pair.
        second: Second code of each pair.
        resamples: Number of draws.
    """
    documents = int(np.count_nonzero(np.diff(there.document, prepend=-1)))
    chance = np.random.default_rng(_SEED)
    even = np.full(max(documents, 1), 1 / max(documents, 1))
    weights = chance.multinomial(documents, even, size=resamples).astype(np.float64)
    units, one, both = (
        np.zeros((resamples, 1)),
        np.zeros((resamples, there.codes)),
        np.zeros((resamples, len(first))),
    )
    done = 0
    for sizes, squares in by_document(there):
        drawn = weights[:, done : done + len(sizes)]
        units += drawn @ sizes[:, None]
        one += drawn @ np.diagonal(squares, axis1=1, axis2=2).astype(np.float64)
        both += drawn @ squares[:, first, second].astype(np.float64)
        done += len(sizes)
    expected = one[:, first] * one[:, second]
    lifts = np.full(both.shape, np.nan)
    np.divide(both * units, expected, out=lifts, where=expected > 0)
    return _intervals(lifts, documents)


def _intervals(lifts: NDArray[np.float64], documents: int) -> Intervals:
    lifts.sort(axis=0)  # what is undefined goes to the end
    defined = np.count_nonzero(~np.isnan(lifts), axis=0)
    tail = (1 - _LEVEL) / 2
    low, high = (_quantile(lifts, defined, share) for share in (tail, 1 - tail))
    return Intervals(low, high, 1 - defined / max(len(lifts), 1), documents)


def _quantile(
    ordered: NDArray[np.float64], defined: NDArray[np.intp], share: float
) -> NDArray[np.float64]:
    """Return the quantile of the first ``defined`` values of each column, between neighbours."""
    place = np.maximum(defined - 1, 0) * share
    below = np.floor(place).astype(np.intp)
    above = np.minimum(below + 1, np.maximum(defined - 1, 0))
    columns = np.arange(ordered.shape[1])
    part = place - below
    result: NDArray[np.float64] = (
        ordered[below, columns] * (1 - part) + ordered[above, columns] * part
    )
    return result
