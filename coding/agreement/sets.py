"""Sets of codes as categories: what each coder said of a unit, taken as one answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from coding.agreement.ratings import NOT_SEEN, Flags, Ratings, of_categories

if TYPE_CHECKING:
    from coding.agreement.distances import Words
    from coding.agreement.ratings import Places, Values

_BITS = 64


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
    words = _words(given & seen)
    place = np.full(seen.shape, NOT_SEEN, dtype=np.int64)
    sets, place[seen] = _different(words[:, seen])
    ratings = of_categories(
        place, categories=len(sets), weight=weight, cluster=cluster, clusters=clusters
    )
    return ratings, sets


def _words(given: Flags) -> Words:
    """Return ``(words, coders, units)``: the codes of each answer as bits."""
    count = max(-(-len(given) // _BITS), 1)
    words = np.zeros((count, *given.shape[1:]), dtype=np.uint64)
    for code, flags in enumerate(given):
        words[code // _BITS] |= flags.astype(np.uint64) << np.uint64(code % _BITS)
    return words


def _different(answers: Words) -> tuple[Words, Places]:
    """Return the different columns of words, a row each, and the place of each column's like."""
    kinds, key = np.unique(answers[0], return_inverse=True)
    for row in answers[1:]:
        more, place = np.unique(row, return_inverse=True)
        kinds, key = np.unique(key * len(more) + place, return_inverse=True)
    first = np.zeros(len(kinds), dtype=np.int64)
    first[key] = np.arange(len(key))
    return answers[:, first].T, key
