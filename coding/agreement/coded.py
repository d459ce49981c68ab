"""Units that coders coded: who has seen which, and which codes each gave."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import compress
from typing import TYPE_CHECKING

import numpy as np

from coding.agreement.alike import columns, sets
from coding.agreement.arrays import tally
from coding.agreement.ratings import of_codes
from coding.agreement.sets import of_sets

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from coding.agreement.arrays import Flags, Places, Values, Words
    from coding.agreement.ratings import Ratings


@dataclass(frozen=True, slots=True, eq=False)
class Coded:
    """Three states for each coder and unit: not seen, seen with no code, codes.

    Attributes:
        units: Names of the units.
        coders: Names of the coders.
        codes: Names of the codes.
        given: ``(codes, coders, units)``, whether the coder gave the code to the unit.
        seen: ``(coders, units)``, whether the coder has seen the unit; true wherever a code is.
        weight: ``(units,)``, what a unit counts for: 1, its sentences or its characters.
        times: ``(units,)``, how many units of the study it stands for: 1, or more once those
            answered alike are taken together.
        cluster: ``(units,)``, the document or speaker each unit belongs to, from 0.
        clusters: How many of them there are.
    """

    units: tuple[str, ...]
    coders: tuple[str, ...]
    codes: tuple[str, ...]
    given: Flags
    seen: Flags
    weight: Values
    times: Values
    cluster: Places
    clusters: int

    def among(self, kept: Flags) -> Coded:
        """Return the same with these units only, ``(units,)``, and with their clusters."""
        clusters, cluster = np.unique(self.cluster[kept], return_inverse=True)
        return replace(
            self,
            units=tuple(compress(self.units, kept)),
            given=self.given.compress(kept, axis=2),
            seen=self.seen.compress(kept, axis=1),
            weight=self.weight[kept],
            times=self.times[kept],
            cluster=cluster,
            clusters=len(clusters),
        )

    def by(self, coders: Sequence[int]) -> Coded:
        """Return the same with these coders only, by their places."""
        return replace(
            self,
            coders=tuple(self.coders[place] for place in coders),
            given=self.given[:, list(coders)],
            seen=self.seen[list(coders)],
        )

    def together(self, *, clustered: bool = False) -> Coded:
        """Return the same with units that were answered alike taken together, named as the first.

        Coefficients stay what they are, and a million units are looked at once instead of often.

        Args:
            clustered: Whether to keep clusters apart; else all that is left is in one.
        """
        _, answers = sets(self.given, self.seen)
        where = self.cluster if clustered else np.zeros_like(self.cluster)
        first, place = columns([where, *answers])
        return replace(
            self,
            units=tuple(self.units[unit] for unit in first),
            given=self.given.take(first, axis=2),
            seen=self.seen.take(first, axis=1),
            weight=tally(place, self.weight, len(first)),
            times=tally(place, self.times, len(first)),
            cluster=where[first],
            clusters=self.clusters if clustered else 1,
        )

    @property
    def compared(self) -> Flags:
        """For each unit, whether two coders have seen it."""
        return np.asarray(np.count_nonzero(self.seen, axis=0) > 1)

    @property
    def coded(self) -> Flags:
        """For each unit, whether at least one coder gave it a code, whichever."""
        return np.asarray(self.given.any(axis=(0, 1)))

    @property
    def sets_differ(self) -> Flags:
        """For each unit, whether two coders who have seen it gave it different codes."""
        unseen = ~self.seen[None]
        any_gave = self.given.any(axis=1)
        all_gave = (self.given | unseen).all(axis=1)
        return np.asarray((any_gave & ~all_gave).any(axis=0) & self.compared)

    def code_by_code(self, *, clustered: bool = False) -> Ratings:
        """Return the ratings of each code, present or absent; see ``of_codes`` for the groups."""
        cluster = self.cluster if clustered else None
        return of_codes(
            self.given,
            self.seen,
            weight=self.weight,
            cluster=cluster,
            clusters=self.clusters if clustered else 1,
        )

    def pooled(self, *, clustered: bool = False) -> Ratings:
        """Return the ratings of all codes together, a unit once for each code."""
        ratings = self.code_by_code(clustered=clustered)
        clusters = self.clusters if clustered else 1
        return replace(ratings, group=ratings.group % clusters, groups=clusters)

    def as_sets(self, *, clustered: bool = False) -> tuple[Ratings, Words]:
        """Return the ratings whose categories are whole sets of codes, and the sets."""
        cluster = self.cluster if clustered else None
        return of_sets(
            self.given,
            self.seen,
            weight=self.weight,
            cluster=cluster,
            clusters=self.clusters if clustered else 1,
        )


def coded_from(
    rows: Sequence[tuple[str, str, str]],
    *,
    codes: Sequence[str] | None = None,
    clusters: dict[str, str] | None = None,
) -> Coded:
    """Return what rows of unit, coder and code say.

    Args:
        rows: One for each code a coder gave a unit; an empty code says seen, no code.
        codes: The codes in the order wanted; by default in the order they come.
        clusters: For each unit the document or speaker it belongs to; by default each unit stands
            for itself.
    """
    units = _numbered(unit for unit, _, _ in rows)
    coders = _numbered(coder for _, coder, _ in rows)
    names = _numbered(codes if codes is not None else (code for _, _, code in rows if code))
    given = np.zeros((len(names), len(coders), len(units)), dtype=np.bool_)
    seen = np.zeros((len(coders), len(units)), dtype=np.bool_)
    for unit, coder, code in rows:
        seen[coders[coder], units[unit]] = True
        if code:
            given[names[code], coders[coder], units[unit]] = True
    belongs = clusters or {unit: unit for unit in units}
    groups = _numbered(belongs[unit] for unit in units)
    return Coded(
        units=tuple(units),
        coders=tuple(coders),
        codes=tuple(names),
        given=given,
        seen=seen,
        weight=np.ones(len(units)),
        times=np.ones(len(units)),
        cluster=np.array([groups[belongs[unit]] for unit in units], dtype=np.int64),
        clusters=len(groups),
    )


def _numbered(names: Iterable[str]) -> dict[str, int]:
    """Return the different names with their places, in the order they come."""
    return {name: place for place, name in enumerate(dict.fromkeys(names))}
