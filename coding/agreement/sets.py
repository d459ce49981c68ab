"""Sets of codes as categories: what each coder said of a unit, taken as one answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coding.agreement.alike import sets
from coding.agreement.ratings import Ratings, of_categories

if TYPE_CHECKING:
    from coding.agreement.arrays import Flags, Places, Values, Words


def of_sets(
    given: Flags,
    seen: Flags,
    *,
    weight: Values | None = None,
    cluster: Places | None = None,
    clusters: int = 1,
) -> tuple[Ratings, Words]:
    """Return ratings whose categories are the sets that occur, and these sets as bits.

    Args:
        given: ``(codes, coders, units)``, whether the coder gave the code to the unit.
        seen: ``(coders, units)``, whether the coder has seen the unit.
        weight: ``(units,)``, what a unit counts for; 1 when None.
        cluster: ``(units,)``, document or speaker of each unit, from 0; one for all when None.
        clusters: How many clusters there are, and groups in the result.

    Returns:
        The ratings, and ``(sets, words)`` unsigned 64-bit words: bit ``k`` of word ``w`` is code
        ``64 w + k``. The empty set is a set: it means seen, no code.
    """
    different, place = sets(given, seen)
    ratings = of_categories(
        place, categories=len(different), weight=weight, cluster=cluster, clusters=clusters
    )
    return ratings, different
