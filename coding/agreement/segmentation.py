"""How far two people cut a text at the same places: boundary similarity, Pk and WindowDiff.

A text of ``n`` pieces (sentences, say) has ``n - 1`` places where it may be cut; a segmentation is
an array of truth values, one for each place.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coding.agreement.arrays import Flags, Places

NEAR = 2  # places a boundary may lie apart, both counted, to be a near miss


def boundaries(lengths: Iterable[int]) -> Flags:
    """Return the segmentation with segments of these lengths, each 1 or more."""
    ends = np.cumsum(np.fromiter(lengths, dtype=np.int64))
    cuts = np.zeros(max(int(ends[-1]) - 1, 0) if len(ends) else 0, dtype=np.bool_)
    cuts[ends[:-1] - 1] = True
    return cuts


def boundary_similarity(one: Flags, other: Flags, near: int = NEAR) -> float:
    """Return boundary similarity, 0 to 1 (Fournier 2013); NaN where nobody cut.

    ``1 - (misses + near misses weighted) / (misses + near misses + matches)``. A near miss is a cut
    of the one and a cut of the other fewer than ``near`` places apart; it weighs its distance over
    ``near``. Nearest pairs first, from the left, each cut in one pair only.

    Args:
        one: ``(places,)``, where the one coder cut.
        other: ``(places,)``, where the other one did.
        near: How many places a near miss may span, both ends counted.
    """
    matches = np.count_nonzero(one & other)
    distances = _near_misses(one & ~other, other & ~one, near)
    misses = np.count_nonzero(one ^ other) - 2 * len(distances)
    edits = misses + len(distances)
    if not edits + matches:
        return float("nan")
    return 1 - (misses + sum(distances) / near) / (edits + matches)


def pk(reference: Flags, hypothesis: Flags, window: int | None = None) -> float:
    """Return Pk, 0 to 1, 0 best (Beeferman, Berger and Lafferty 1999); NaN for too short a text.

    The share of pairs of pieces ``window`` apart that one has in the same segment and the other
    has not.

    Args:
        reference: ``(places,)``, the segmentation that gives the window.
        hypothesis: ``(places,)``, the other one.
        window: Pieces between the two ends; by default half the reference's mean segment, at
            least 2.
    """
    first, second = _in_windows(reference, hypothesis, window)
    return _share((first > 0) != (second > 0))


def window_diff(reference: Flags, hypothesis: Flags, window: int | None = None) -> float:
    """Return WindowDiff, 0 to 1, 0 best (Pevzner and Hearst 2002); NaN for too short a text.

    The share of windows in which the numbers of cuts differ. Arguments as for ``pk``.
    """
    first, second = _in_windows(reference, hypothesis, window)
    return _share(first != second)


def window_of(reference: Flags) -> int:
    """Return half the mean length of the reference's segments, rounded half to even, at least 2."""
    segments = np.count_nonzero(reference) + 1
    return max(round(Fraction(len(reference) + 1, 2 * int(segments))), 2)


def _near_misses(one: Flags, other: Flags, near: int) -> list[int]:
    """Return how far the cuts of each near miss lie apart; cuts that match are not given."""
    left, right = one.copy(), other.copy()
    found: list[int] = []
    for step in range(1, near):
        for place in range(len(left) - step):
            end = place + step
            for here, there in ((left, right), (right, left)):
                if here[place] and there[end]:
                    here[place] = there[end] = False
                    found.append(step)
    return found


def _in_windows(one: Flags, other: Flags, window: int | None) -> tuple[Places, Places]:
    """Return how many cuts each has in each window."""
    wide = window_of(one) if window is None else window
    counts = [np.concatenate(([0], np.cumsum(each))) for each in (one, other)]
    first, second = (count[wide:] - count[: max(len(count) - wide, 0)] for count in counts)
    return first, second


def _share(flags: Flags) -> float:
    return float(flags.mean()) if len(flags) else float("nan")
