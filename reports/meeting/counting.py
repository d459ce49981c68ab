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

_FEW = 128  # codes up to which every two are compared bit by bit
_MARKS = 2**28  # bytes these may take at once, one for each code and unit
_WORD = 64  # bits
_PAIRS = 2**22  # pairs of codes laid out at once: some 100 megabytes
_CELLS = 2**22  # counts of documents held at once


def square(there: Presence) -> NDArray[Whole]:
    """Return the square table of how many units carry both codes; the diagonal counts one code."""
    units = len(there.document)
    if there.codes <= _FEW and there.codes * units <= _MARKS:
        return _by_bits(there, units)
    ends = np.searchsorted(there.unit, np.arange(units + 1))
    # Whole numbers of 64 bits: a narrower kind would overflow without a word.
    ones = np.ones(len(there.code), dtype=Whole)
    present = sparse.csr_array((ones, there.code, ends), shape=(units, there.codes))
    return np.asarray((present.T @ present).toarray(), dtype=Whole)


def _by_bits(there: Presence, units: int) -> NDArray[Whole]:
    """Return the same square, from a row of bits for each code: faster where codes are few."""
    marks = np.zeros((there.codes, -(-units // _WORD) * _WORD), dtype=np.bool_)
    marks.reshape(-1)[there.code * marks.shape[1] + there.unit] = True
    words = np.packbits(marks, axis=1).view(np.uint64)
    counts = np.zeros((there.codes, there.codes), dtype=Whole)
    for code, row in enumerate(words):
        both = np.bitwise_count(words[code:] & row)
        counts[code, code:] = counts[code:, code] = both.sum(axis=1, dtype=Whole)
    return counts


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
