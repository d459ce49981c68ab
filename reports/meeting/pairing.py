"""How many pairs of passages lie near each other, one with each of two codes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from reports.ground import Whole, different

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from reports.ground import Ground
    from reports.meeting.rules import Near


def near_pairs(ground: Ground, rule: Near, chosen: NDArray[Whole]) -> NDArray[Whole]:
    """Return the square table of pairs of passages, one with each code, that lie near each other.

    A passage that carries both codes is a pair with itself. No join is made: of each passage it is
    counted how many with the other code begin before its reach ends, less those that end before its
    reach begins.

    Args:
        ground: What is counted.
        rule: How near.
        chosen: Places of the codes in the outline, ascending.
    """
    column = np.full(len(ground.nodes), -1, dtype=Whole)
    column[chosen] = np.arange(len(chosen))
    size = max(len(chosen), 1)
    held = column[ground.node] >= 0
    keys = ground.passage[held] * size + column[ground.node[held]]
    keys = different(keys, max(len(ground.reach), 1) * size)
    passage, code = np.divmod(keys, size)
    begins, ends, reach = _places(ground, rule)
    from_start, from_end = np.sort(begins), np.sort(ends)
    before = np.searchsorted(from_start, ends[passage] + reach, side="left")
    gone = np.searchsorted(from_end, begins[passage] - reach, side="right")
    by_start = np.searchsorted(from_start, begins[passage], side="left")
    by_end = np.searchsorted(from_end, ends[passage], side="left")
    total = np.zeros((len(chosen), len(chosen)), dtype=Whole)
    for other in range(len(chosen)):
        own = code == other
        met = _up_to(by_start[own], len(begins))[before] - _up_to(by_end[own], len(ends))[gone]
        total[:, other] = np.rint(np.bincount(code, weights=met, minlength=len(chosen)))
    return total


def _up_to(places: NDArray[np.intp], size: int) -> NDArray[Whole]:
    """Return for each place how many of these lie before it."""
    return np.concatenate(([0], np.cumsum(np.bincount(places, minlength=size)))).astype(Whole)


def _places(ground: Ground, rule: Near) -> tuple[NDArray[Whole], NDArray[Whole], int]:
    """Return where each passage begins and ends, documents too far apart to meet, and the reach."""
    document = ground.units["document"]
    start, end = ground.reach[:, 0], ground.reach[:, 1]
    if rule.reach == "passages":
        order = np.lexsort((end, start, document))
        start = np.empty(len(order), dtype=Whole)
        start[order] = np.arange(len(order), dtype=Whole)
        # Passages are counted as one character each, so that k apart is fewer than k between.
        end = start + 1
    longest = int(end.max(initial=0))
    reach = min(rule.distance, longest)
    offset = document * (longest + reach + 1)
    return start + offset, end + offset, reach
