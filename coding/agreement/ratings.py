"""Ratings: who said what of which unit, with everything that is alike counted together."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from coding.agreement import alike
from coding.agreement.arrays import NOT_SEEN, Flags, Places, Values, Whole, tally

ABSENT, PRESENT = 0, 1  # the two categories of one code
_DENSE = 4096  # patterns that are counted by place instead of being looked for


@dataclass(frozen=True, slots=True, eq=False)
class Ratings:
    """Patterns of answers, how often each occurs, and in which group.

    All coefficients depend on nothing but how many units were answered in the same way by the same
    coders, so units are counted once and never looked at again.

    Attributes:
        values: ``(patterns, coders)``, the category each coder chose, from 0; ``-1`` not seen.
        count: ``(patterns,)``, how many units (or sentences, or characters) show the pattern.
        group: ``(patterns,)``, which group the pattern belongs to; coefficients are worked out for
            each group by itself. A group is a code, or a code within a document.
        groups: How many groups there are.
        categories: How many categories there are.
    """

    values: Places
    count: Values
    group: Places
    groups: int
    categories: int

    def of_pair(self, one: int, other: int) -> Ratings:
        """Return the answers of two coders to the units both have seen."""
        both = self.values[:, [one, other]]
        seen = (both != NOT_SEEN).all(axis=1)
        return replace(self, values=both).where(seen)

    def where(self, kept: Flags) -> Ratings:
        """Return the same with these patterns only, ``(patterns,)``."""
        return replace(
            self, values=self.values[kept], count=self.count[kept], group=self.group[kept]
        )


def of_codes(
    given: Flags,
    seen: Flags,
    *,
    weight: Values | None = None,
    cluster: Places | None = None,
    clusters: int = 1,
) -> Ratings:
    """Return the ratings of codes that are present or absent, each code by itself.

    Args:
        given: ``(codes, coders, units)``, whether the coder gave the code to the unit.
        seen: ``(coders, units)``, whether the coder has seen the unit; what is given to a unit
            that was not seen is left out.
        weight: ``(units,)``, what a unit counts for, such as its characters; 1 when None.
        cluster: ``(units,)``, document or speaker of each unit, from 0; one for all when None.
        clusters: How many clusters there are.

    Returns:
        Ratings in ``codes * clusters`` groups: code ``k`` in cluster ``d`` is ``k * clusters + d``.
    """
    codes, coders, units = given.shape
    where = np.zeros(units, dtype=Whole) if cluster is None else cluster.astype(Whole)
    parts = [_one_code(given[code], seen, where, (clusters, weight)) for code in range(codes)]
    empty = (np.zeros((0, coders), Whole), np.zeros(0), np.zeros(0, Whole))
    values, count, group = (
        zip(*parts, strict=True) if parts else ([empty[0]], [empty[1]], [empty[2]])
    )
    shifted = [each + code * clusters for code, each in enumerate(group)]
    return Ratings(
        np.concatenate(values),
        np.concatenate(count),
        np.concatenate(shifted),
        codes * clusters,
        categories=2,
    )


def of_categories(
    values: Places,
    *,
    categories: int,
    weight: Values | None = None,
    cluster: Places | None = None,
    clusters: int = 1,
) -> Ratings:
    """Return the ratings of units that each coder puts into one category.

    Args:
        values: ``(coders, units)``, the category chosen, from 0; ``-1`` where not seen.
        categories: How many categories there are.
        weight: ``(units,)``, what a unit counts for; 1 when None.
        cluster: ``(units,)``, document or speaker of each unit, from 0; one for all when None.
        clusters: How many clusters there are, and groups in the result.
    """
    units = values.shape[1]
    where = np.zeros(units, dtype=Whole) if cluster is None else cluster.astype(Whole)
    first, place = alike.columns([where, *values])
    count = tally(place, weight, len(first))
    return Ratings(values[:, first].T, count, where[first], clusters, categories)


def _one_code(
    given: Flags, seen: Flags, where: Places, how: tuple[int, Values | None]
) -> tuple[Places, Values, Places]:
    """Return values, count and cluster of one code's patterns."""
    clusters, weight = how
    table, place = _patterns(given, seen)
    key = where * len(table) + place if clusters > 1 else place
    size = clusters * len(table)
    if size > max(_DENSE * 16, 4 * len(key)):
        kept, key = np.unique(key, return_inverse=True)
    else:
        kept = np.arange(size, dtype=Whole)
    count = tally(key, weight, len(kept))
    kept, count = kept[count > 0], count[count > 0]
    cluster, pattern = np.divmod(kept, len(table))
    return table[pattern], count, cluster


def _patterns(given: Flags, seen: Flags) -> tuple[Places, Places]:
    """Return the patterns that may occur, a row each, and the place of each unit's pattern."""
    coders, units = given.shape
    if 3**coders > _DENSE:
        states = given.astype(np.int8)
        states[~seen] = NOT_SEEN
        first, place = alike.columns(states)
        return states[:, first].T.astype(Whole), place
    key = np.zeros(units, dtype=np.uint16)
    for coder in range(coders):
        key *= np.uint16(3)
        key += seen[coder]
        key += given[coder] & seen[coder]
    digits = np.arange(3**coders)[:, None] // 3 ** np.arange(coders - 1, -1, -1) % 3
    return digits.astype(Whole) - 1, key.astype(Whole)
