"""How little suggestions tell of a passage: where a decision would teach most."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_EVEN = 0.5


def uncertainty(scores: Iterable[float]) -> float:
    """Return how uncertain the least certain of some suggestions is, 0 to 1.

    A score in the middle is least certain and one at either end is certain (uncertainty sampling,
    Lewis and Gale 1994). No suggestion at all counts as certain.
    """
    return max((1 - abs(score - _EVEN) / _EVEN for score in scores), default=0.0)
