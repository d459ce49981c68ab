"""How far a coefficient may be off: intervals by drawing whole documents or speakers again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from coding.agreement.measures import coefficients

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from coding.agreement.arrays import Values
    from coding.agreement.measures import Compared, Measure

FEW = 10  # below this many clusters an interval says little
DRAWS = 1000
SHARE = 0.95
SEED = 20160401
_CELLS = 8_000_000  # numbers held at once


@dataclass(frozen=True, slots=True)
class Interval:
    """The middle share of what a coefficient came to in the draws.

    Attributes:
        low: Lower end; None where no draw gave a value.
        high: Upper end; None where no draw gave a value.
        share: Which share of the draws lies between, as 0.95.
        draws: How many draws there were.
        undefined: The share of draws in which the coefficient was undefined.
        clusters: How many documents or speakers were drawn from.
    """

    low: float | None
    high: float | None
    share: float
    draws: int
    undefined: float
    clusters: int

    @property
    def trusted(self) -> bool:
        """Whether there are clusters enough to lean on it."""
        return self.clusters >= FEW


@dataclass(frozen=True, slots=True)
class Estimate:
    """A coefficient and how far it may be off.

    Attributes:
        measure: The coefficient.
        interval: Its interval; None where none was asked for or there is nothing to draw from.
    """

    measure: Measure
    interval: Interval | None = None


def intervals(
    of: Compared,
    work: Callable[[Compared], dict[str, Values]] = coefficients,
    *,
    draws: int = DRAWS,
    share: float = SHARE,
    seed: int = SEED,
) -> dict[str, tuple[Interval, ...]]:
    """Return for each coefficient an interval for each group (Efron and Tibshirani 1993, ch. 13).

    Passages of one document are not independent, so whole clusters are drawn, as many as there are,
    with replacement. Each draw weighs the clusters' sums; no unit is looked at again, so time goes
    with draws times clusters times groups. The same seed gives the same interval.

    Args:
        of: What is compared, with the axes ``(groups, clusters)``.
        work: What works coefficients out.
        draws: How many draws to make.
        share: Which share of them shall lie in the interval, 0 to 1.
        seed: Where the draws begin.
    """
    clusters = of.sums.compared.shape[1]
    cells = max(clusters, of.sums.size // max(clusters, 1))
    return drawn(
        lambda weights: work(of.drawn(weights)),
        (clusters, cells),
        draws=draws,
        share=share,
        seed=seed,
    )


def drawn(
    work: Callable[[Values], dict[str, Values]],
    size: tuple[int, int],
    *,
    draws: int = DRAWS,
    share: float = SHARE,
    seed: int = SEED,
) -> dict[str, tuple[Interval, ...]]:
    """Return for each coefficient an interval for each group, whatever draws are made of.

    Args:
        work: What works out coefficients, each ``(groups, some draws)``, from ``(some draws,
            clusters)``: how often each cluster stands in each draw.
        size: How many clusters there are, and how many numbers a draw takes.
        draws: How many draws to make.
        share: Which share of them shall lie in the interval, 0 to 1.
        seed: Where the draws begin.
    """
    clusters = size[0]
    parts = [work(weights) for weights in _weights(*size, draws, seed)]
    return {
        name: tuple(
            _interval(row, share, clusters)
            for row in np.concatenate([part[name] for part in parts], axis=1)
        )
        for name in parts[0]
    }


def _weights(clusters: int, cells: int, draws: int, seed: int) -> Iterator[Values]:
    """Yield ``(some draws, clusters)``: how often each cluster stands in each draw."""
    chance = np.random.default_rng(seed)
    at_once = max(_CELLS // max(cells, clusters, 1), 1)
    for start in range(0, draws, at_once):
        some = min(at_once, draws - start)
        drawn = chance.integers(0, clusters, size=(some, clusters))
        drawn += clusters * np.arange(some)[:, None]
        counts = np.bincount(drawn.ravel(), minlength=some * clusters)
        yield counts.reshape(some, clusters).astype(np.float64)


def _interval(values: Values, share: float, clusters: int) -> Interval:
    defined = values[~np.isnan(values)]
    undefined = 1 - len(defined) / len(values)
    if not len(defined):
        return Interval(None, None, share, len(values), undefined, clusters)
    low, high = np.quantile(defined, [(1 - share) / 2, (1 + share) / 2])
    return Interval(float(low), float(high), share, len(values), undefined, clusters)
