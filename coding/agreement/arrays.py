"""The arrays that coefficients are worked out from, by what they hold."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Whole = np.int64
Places = NDArray[Whole]
Values = NDArray[np.float64]
Flags = NDArray[np.bool_]
Words = NDArray[np.uint64]

NOT_SEEN = -1


def tally(keys: Places, weight: Values | None, size: int) -> Values:
    """Return ``(size,)``: the weights of equal keys added up; how many there are with None."""
    return np.bincount(keys, weight, minlength=size).astype(np.float64)
