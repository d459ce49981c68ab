"""Which codes stand in which units, for every rule."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from reports.ground import Whole, different
from reports.meeting.rules import Near, Rule, Same

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from reports.ground import Ground


@dataclass(frozen=True, slots=True, eq=False)
class Presence:
    """Units with the codes in them.

    Attributes:
        unit: Unit of each pair of a unit and a code in it, ascending; no pair twice.
        code: Code of each pair, by its place among the codes chosen.
        document: Document of each unit that counts, ascending.
        codes: Number of codes chosen.
    """

    unit: NDArray[Whole]
    code: NDArray[Whole]
    document: NDArray[Whole]
    codes: int


def presence(ground: Ground, rule: Rule, chosen: NDArray[Whole]) -> Presence:
    """Return which of the chosen codes stand in which units that somebody has seen.

    Args:
        ground: What is counted.
        rule: What a unit is.
        chosen: Places of the codes in the outline, ascending.
    """
    column = np.full(len(ground.nodes), -1, dtype=Whole)
    column[chosen] = np.arange(len(chosen))
    code = column[ground.node]
    held = code >= 0
    if isinstance(rule, Same):
        return _same(ground, rule, ground.passage[held], code[held], len(chosen))
    return _near(ground, rule, ground.passage[held], code[held], len(chosen))


def _same(
    ground: Ground, rule: Same, passage: NDArray[Whole], code: NDArray[Whole], codes: int
) -> Presence:
    units = ground.units[rule.unit]
    documents = ground.units["document"]
    seen = np.flatnonzero(ground.met & (units >= 0))
    # Ordered by document first, so that the units of one document stand together.
    keys = documents[seen] * (int(units.max(initial=0)) + 1) + units[seen]
    order = seen
    if not _ascending(keys):
        places = np.argsort(keys, kind="stable")
        keys, order = keys[places], seen[places]
    new = np.diff(keys, prepend=-1) != 0
    unit_of = np.full(len(units), -1, dtype=Whole)
    unit_of[order] = np.cumsum(new) - 1
    unit = unit_of[passage]
    known = unit >= 0
    document = documents[order[new]]
    return _present(unit[known], code[known], document, codes)


def _present(
    unit: NDArray[Whole], code: NDArray[Whole], document: NDArray[Whole], codes: int
) -> Presence:
    wide = max(codes, 1)
    keys = unit * wide + code
    if not _ascending(keys, strictly=True):
        unit, code = np.divmod(different(keys, max(len(document), 1) * wide), wide)
    return Presence(unit, code, document, codes)


def _ascending(keys: NDArray[Whole], *, strictly: bool = False) -> bool:
    """Return whether whole numbers stand in order already, as those of one coder mostly do."""
    return bool((keys[1:] > keys[:-1] if strictly else keys[1:] >= keys[:-1]).all())


def _near(
    ground: Ground, rule: Near, passage: NDArray[Whole], code: NDArray[Whole], codes: int
) -> Presence:
    order, last = windows(ground, rule)
    place = np.empty(len(order), dtype=Whole)
    place[order] = np.arange(len(order))
    starts = np.flatnonzero(ground.met[order])
    ends = last[starts] + 1
    units, there = [], []
    for one in range(codes):
        carried = np.zeros(len(order) + 1, dtype=np.int32)
        carried[place[passage[code == one]] + 1] = 1
        before = np.cumsum(carried, dtype=np.int32)
        with_it = np.flatnonzero(before[ends] > before[starts])
        units.append(with_it)
        there.append(np.full(len(with_it), one, dtype=Whole))
    nothing = np.empty(0, dtype=Whole)
    document = ground.units["document"][order][starts]
    unit, code = np.concatenate([nothing, *units]), np.concatenate([nothing, *there])
    return _present(unit, code, document, codes)


def windows(ground: Ground, rule: Near) -> tuple[NDArray[Whole], NDArray[Whole]]:
    """Return the passages in reading order, and for each the last one in its window.

    Both count passages from 0: the order by their places in the evidence, the last by its place in
    this order.
    """
    start, end = ground.reach[:, 0], ground.reach[:, 1]
    document = ground.units["document"]
    order = np.lexsort((end, start, document)).astype(Whole)
    start, end, document = start[order], end[order], document[order]
    if rule.reach == "passages":
        last = np.searchsorted(document, document, side="right") - 1
        return order, np.minimum(np.arange(len(order)) + rule.distance, last).astype(Whole)
    longest = int(end.max(initial=0))
    reach = min(rule.distance, longest)
    # Documents stand a text and a reach apart, so that no window runs from one into the next.
    offset = document * (longest + reach + 1)
    last = np.searchsorted(start + offset, end + offset + reach, side="left") - 1
    return order, last.astype(Whole)
