"""How many units carry both of two codes, altogether and document by document."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from scipy import sparse

from reports.ground import Whole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from reports.meeting.presence import Presence

_PAIRS = 2**22  # pairs of codes laid out at once: some 100 megabytes
_CELLS = 2**22  # counts of documents held at once


def square(there: Presence) -> NDArray[Whole]:
    """Return the square table of how many units carry both codes; the diagonal counts one code."""
    ends = np.searchsorted(there.unit, np.arange(len(there.document) + 1))
    # Whole numbers of 64 bits: a narrower kind would overflow without a word.
    ones = np.ones(len(there.code), dtype=Whole)
    size = (len(there.document), there.codes)
    present = sparse.csr_array((ones, there.code, ends), shape=size)
    return np.asarray((present.T @ present).toarray(), dtype=Whole)


def by_document(there: Presence) -> Iterator[tuple[NDArray[Whole], NDArray[Whole]]]:
    """Yield, for a batch of documents at a time, their numbers of units and their square tables."""
    starts = np.flatnonzero(np.diff(there.document, prepend=-1))
    edges = np.append(starts, len(there.document))
    step = max(_CELLS // max(there.codes**2, 1), 1)
    group = np.repeat(np.arange(len(starts)), np.diff(edges)).astype(Whole)
    firsts = np.searchsorted(there.unit, edges)
    for first, last in pairwise([*range(0, len(starts), step), len(starts)]):
        low, high = int(firsts[first]), int(firsts[last])
        squares = _squares(there, low, high, group - first, last - first)
        yield np.diff(edges[first : last + 1]), squares


def _squares(
    there: Presence, low: int, high: int, group: NDArray[Whole], groups: int
) -> NDArray[Whole]:
    """Return for each group of units how many carry both codes; entries ``low`` to ``high``.

    Every unit lays out each of its codes beside each: few units have many, so that this takes far
    less than a table of all units by all codes.
    """
    codes = there.codes
    unit = there.unit[low:high]
    new = np.flatnonzero(np.diff(unit, prepend=-1))
    sizes = np.diff(np.append(new, len(unit)))
    total = np.zeros(groups * codes * codes, dtype=Whole)
    for first, last in pairwise(_cuts(sizes)):
        begin, own = new[first:last], sizes[first:last]
        each = np.repeat(own, own)
        entry = np.arange(len(each)) + (int(begin[0]) if len(begin) else 0)
        left = np.repeat(entry, each)
        within = np.arange(len(left)) - np.repeat(np.cumsum(each) - each, each)
        right = np.repeat(np.repeat(begin, own), each) + within
        code = there.code[low:high]
        keys = (group[unit[left]] * codes + code[left]) * codes + code[right]
        total += np.bincount(keys, minlength=len(total))
    return total.reshape(groups, codes, codes)


def _cuts(sizes: NDArray[np.intp]) -> list[int]:
    """Return where to cut a row of units so that no piece lays out too many pairs."""
    laid_out = np.cumsum(sizes**2)
    marks = np.arange(_PAIRS, int(laid_out[-1]) if len(laid_out) else 0, _PAIRS)
    inner = np.unique(np.searchsorted(laid_out, marks)).tolist()
    return [*dict.fromkeys([0, *inner, len(sizes)])]
