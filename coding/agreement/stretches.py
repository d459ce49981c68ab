"""Coded units laid end to end as texts, so that a code's stretches can be compared as units."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from coding.agreement.bootstrap import Estimate, drawn
from coding.agreement.measures import NO_VARIATION, NOTHING_COMPARED, Measure
from coding.agreement.unitizing import Continuum, Unit, family, lengths_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coding.agreement.arrays import Flags
    from coding.agreement.bootstrap import Interval
    from coding.agreement.coded import Coded
    from coding.agreement.unitizing import Lengths


def unit_alphas(coded: Coded, *, draws: int = 0) -> dict[str, Estimate]:
    """Return Krippendorff's ``u``-alpha of each code, its passages being units of a text.

    The units of one cluster that the same coders have seen are laid end to end; what stands between
    them was nobody's to code. Each unit is as long as it weighs, so weights should be lengths.

    Args:
        coded: What coders said of units in the order of their texts, clusters being texts.
        draws: How many draws of clusters to make for the intervals; none with 0.
    """
    texts = list(_texts(coded))
    cluster = np.array([coded.cluster[text][0] for text in texts], dtype=np.int64)
    belongs = (np.unique(cluster)[:, None] == cluster).astype(np.float64)  # documents by texts
    found = {}
    for place, code in enumerate(coded.codes):
        lengths = lengths_of((_continuum(coded, place, text) for text in texts), 1).drawn(belongs)
        value = float(family(lengths.drawn(np.ones(len(belongs)))).u)
        reason = NO_VARIATION if texts else NOTHING_COMPARED
        measure = Measure(None, reason) if np.isnan(value) else Measure(value)
        found[code] = Estimate(measure, _interval(lengths, draws))
    return found


def _interval(lengths: Lengths, draws: int) -> Interval | None:
    texts = len(lengths.apart)
    if not draws or not texts:
        return None
    work = lambda weights: {"u": family(lengths.drawn(weights)).u[None]}  # noqa: E731
    return drawn(work, (texts, 4), draws=draws)["u"][0]


def _texts(coded: Coded) -> Iterator[Flags]:
    """Yield which units make up each text that two coders or more have seen."""
    groups = np.vstack((coded.cluster, coded.seen))[:, coded.compared]
    for group in np.unique(groups, axis=1).T:
        yield np.asarray((coded.cluster == group[0]) & (group[1:] == coded.seen.T).all(axis=1))


def _continuum(coded: Coded, code: int, text: Flags) -> Continuum:
    ends = np.cumsum(coded.weight[text]).astype(np.int64).tolist()
    starts = [0, *ends[:-1]]
    seen = np.asarray(coded.seen[:, text].any(axis=1))
    given = coded.given[code][:, text]
    coders = (
        tuple(Unit(starts[n], ends[n], 1) for n in np.flatnonzero(row)) if here else None
        for row, here in zip(given, seen, strict=True)
    )
    return Continuum(ends[-1], tuple(coders))
