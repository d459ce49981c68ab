"""How many units carry both of two codes, altogether and document by document."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from reports.ground import Whole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from reports.meeting.presence import Presence

_CELLS = 2**21  # cells of a block of units by codes: 8 megabytes


def square(there: Presence) -> NDArray[Whole]:
    """Return the square table of how many units carry both codes; the diagonal counts one code."""
    return _square(there, 0, len(there.document))


def by_document(there: Presence) -> Iterator[tuple[int, NDArray[Whole]]]:
    """Yield for each document how many units it has and its square table."""
    _, starts = np.unique(there.document, return_index=True)
    for start, end in pairwise([*starts.tolist(), len(there.document)]):
        yield end - start, _square(there, start, end)


def _square(there: Presence, start: int, end: int) -> NDArray[Whole]:
    total = np.zeros((there.codes, there.codes), dtype=Whole)
    step = max(_CELLS // max(there.codes, 1), 1)
    for first in range(start, end, step):
        stop = min(first + step, end)
        low, high = np.searchsorted(there.unit, (first, stop)).tolist()
        block = np.zeros((stop - first, there.codes), dtype=np.float32)
        block[there.unit[low:high] - first, there.code[low:high]] = 1
        # A block has fewer than 2**24 units, so that its sums are exact in single precision.
        total += np.rint(block.T @ block).astype(Whole)
    return total
