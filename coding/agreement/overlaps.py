"""How far two sets of codes lie apart: Jaccard and MASI, which ask how much they share."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from math import comb
from typing import TYPE_CHECKING

import numpy as np

from coding.agreement import alike
from coding.agreement.arrays import Places, Values, Words, tally

if TYPE_CHECKING:
    from collections.abc import Callable

_BITS = 64
_MOST_CODES = 12  # in a set whose subsets are listed; with more, rounding would tell
_DEARER = 32  # how much more work a subset is than a pair


def jaccard(sets: Words) -> Overlap:
    """Return 1 - J, J the codes in both sets as a share of those in either (Jaccard 1901).

    Args:
        sets: ``(categories, words)``, the sets as bits; two empty sets lie 0 apart.
    """
    return _of_overlap(sets, lambda both, _, either: 1 - _share(both, either))


def masi(sets: Words) -> Overlap:
    """Return 1 - J * M (Passonneau 2006): J as in Jaccard, M for how the sets lie to each other.

    M is 1 for equal sets, 2/3 where one holds the other, 1/3 where they overlap, 0 where they share
    nothing.

    Args:
        sets: ``(categories, words)``, the sets as bits; two empty sets lie 0 apart, an empty and
            another one 1.
    """

    def apart(both: Values, smaller: Values, either: Values) -> Values:
        nested = np.where(both == smaller, 2 / 3, 1 / 3)
        return 1 - _share(both, either) * np.where(both == either, 1, nested)

    return _of_overlap(sets, apart)


def _share(both: Values, either: Values) -> Values:
    """Return J; two empty sets are alike."""
    share = np.ones(both.shape)
    np.divide(both, either, out=share, where=either > 0)
    return share


def _of_overlap(sets: Words, apart: Callable[[Values, Values, Values], Values]) -> Overlap:
    """Return a distance, worked out once for all sizes that occur."""
    lengths = np.bitwise_count(sets).sum(axis=1, dtype=np.int64)
    sizes, kind = np.unique(lengths, return_inverse=True)
    span = int(sizes.max(initial=0)) + 1
    one, other, both = np.ix_(sizes, sizes, np.arange(span))
    parts = np.broadcast_arrays(both, np.minimum(one, other), np.maximum(one + other - both, 0))
    table = apart(*(part.astype(np.float64) for part in parts))
    return Overlap(sets, lengths, kind, table)


@dataclass(frozen=True, eq=False)
class Overlap:
    """A distance that depends on how many codes lie in the one, the other, and both of two sets.

    Attributes:
        sets: ``(sets, words)``, the sets as bits.
        lengths: ``(sets,)``, how many codes are in each.
        kind: ``(sets,)``, the place of its length among those that occur.
        table: ``(kinds, kinds, shared)``, the distance by both lengths and the codes in both.
    """

    sets: Words
    lengths: Places
    kind: Places
    table: Values = field(repr=False)

    def __call__(self, first: Places, second: Places) -> Values:
        """Return how far two sets lie apart, a look into the table for each pair."""
        kinds, _, span = self.table.shape
        place = (self.kind[first] * kinds + self.kind[second]) * span
        for word in self.sets.T:
            place += np.bitwise_count(word[first] & word[second])
        return np.asarray(self.table.ravel()[place])

    @property
    def by_subsets(self) -> bool:
        """Whether all pairs are dearer to look at than what pairs may have in common."""
        small = self.lengths <= _MOST_CODES
        listed = float(np.exp2(self.lengths[small]).sum())
        return bool(small.all()) and len(self.sets) ** 2 > _DEARER * listed

    def spread(self, counts: Values) -> Values:
        """Return the sum over all pairs of sets of count times count times distance.

        With ``f_a(T)`` how many sets of length ``a`` hold all codes of ``T``, the sum of ``f_a(T)
        f_b(T)`` over all ``T`` of ``j`` codes counts each pair of sets that share ``k`` codes
        ``comb(k, j)`` times; all ``j`` together say how many pairs share how many. Time goes with
        the subsets of the sets, not with the pairs.

        Args:
            counts: ``(rows, sets)``, how often each set occurs.
        """
        return np.array([self._spread(row) for row in counts])

    def _spread(self, count: Values) -> float:
        listed, kinds = self._subsets, len(self.table)
        cells = tally(listed.key, count[listed.of], listed.ends[-1] * kinds)
        held = cells.reshape(-1, kinds)
        total = 0.0
        for j, (start, end) in enumerate(pairwise(listed.ends)):
            met = held[start:end].T @ held[start:end]
            total += float((met * self._worth[:, :, j]).sum())
        return total

    @cached_property
    def _worth(self) -> Values:
        """``(kinds, kinds, codes)``: what a subset of ``j`` codes in common adds."""
        span = range(self.table.shape[-1])
        signs = [[(-1) ** (j - k) * comb(j, k) if j >= k else 0 for j in span] for k in span]
        return np.asarray(self.table @ np.array(signs, dtype=np.float64))

    @cached_property
    def _subsets(self) -> _Subsets:
        of, parts = [], []
        for length in np.unique(self.lengths):
            alone = np.flatnonzero(self.lengths == length)
            parts.append(_subsets_of(self.sets[alone], int(length)))
            of.append(np.repeat(alone, 2 ** int(length)))
        every, which = np.concatenate(parts), np.concatenate(of)
        first, place = alike.words(every)
        codes = np.bitwise_count(every[first]).sum(axis=1, dtype=np.int64)
        rank = np.empty(len(codes), dtype=np.int64)
        rank[np.argsort(codes, kind="stable")] = np.arange(len(codes))
        ends = np.cumsum(np.bincount(codes, minlength=self.table.shape[-1]))
        key = rank[place] * len(self.table) + self.kind[which]
        return _Subsets(which, key, [0, *ends.tolist()])


@dataclass(frozen=True, slots=True, eq=False)
class _Subsets:
    """Every subset of every set, those of few codes first.

    Attributes:
        of: ``(n,)``, the set it is a subset of.
        key: ``(n,)``, its place among the different subsets times kinds of sets, and that kind.
        ends: Where the different subsets of 0, 1, 2, ... codes begin, and where the last end.
    """

    of: Places
    key: Places
    ends: list[int]


def _subsets_of(sets: Words, length: int) -> Words:
    """Return ``(sets * 2 ** length, words)``: the subsets of sets that all have this many codes."""
    flags = sets[:, :, None] >> np.arange(_BITS, dtype=np.uint64) & np.uint64(1)
    which, word, bit = np.nonzero(flags)
    alone = np.zeros((len(sets), length, sets.shape[1]), dtype=np.uint64)
    alone[which, np.arange(len(which)) % max(length, 1), word] = np.uint64(1) << bit.astype(
        np.uint64
    )
    subsets = np.zeros((len(sets), 1, sets.shape[1]), dtype=np.uint64)
    for place in range(length):
        subsets = np.concatenate((subsets, subsets | alone[:, place, None]), axis=1)
    return subsets.reshape(-1, sets.shape[1])
