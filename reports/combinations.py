"""Which sets of codes passages carry: how many have just these and no other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from reports.frequency import share
from reports.ground import Ground, Whole, gather
from reports.heads import head_of
from reports.outline import at_level
from reports.tables import Table
from reports.wording import many

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from reports.evidence import Evidence
    from reports.outline import Node

BETWEEN = " + "
NO_CODE = "no code"


def combinations(evidence: Evidence | Ground, level: str = "1") -> Table:
    """Return for each set of codes how many passages carry just that set.

    Every passage seen stands in one row, so that the rows add up to all of them.

    Args:
        evidence: What is counted.
        level: Which codes, as in ``cooccurrence``; a code stands for all below it.

    Returns:
        A table named ``combinations``, the commonest set first. Columns: ``set_codes`` (ids, in
        codebook order, with `` + `` between), ``set_names``, ``set_size`` (how many codes, 0 where
        there is none), ``n_exactly`` (passages seen with these codes and no other at the level),
        ``exactly_share`` (their share of all seen).

    Raises:
        UnknownChoiceError: If there is no such level.
    """
    ground = gather(evidence)
    nodes = [ground.nodes[place] for place in at_level(ground.nodes, level)]
    sets, counts = _sets(ground, np.array(at_level(ground.nodes, level), dtype=Whole))
    seen = int(counts.sum())
    frame = pd.DataFrame(
        {
            "set_codes": [_joined(held, nodes, "id") for held in sets],
            "set_names": [_joined(held, nodes, "full_name") or NO_CODE for held in sets],
            "set_size": [len(held) for held in sets],
            "n_exactly": counts,
            "exactly_share": share(counts, seen),
        }
    )
    head = head_of(
        ground.evidence,
        "Which codes stand together",
        unit="passage, with just these codes and no other at this level",
        base=f"{many(seen, 'passage')} seen",
        notes=ground.notes,
    )
    return Table("combinations", head, frame)


def _sets(ground: Ground, chosen: NDArray[Whole]) -> tuple[list[tuple[int, ...]], NDArray[Whole]]:
    """Return the sets that occur, as places among the chosen codes, and how often each does."""
    column = np.full(len(ground.nodes), -1, dtype=Whole)
    column[chosen] = np.arange(len(chosen))
    held = column[ground.node] >= 0
    carried = np.zeros((len(ground.reach), len(chosen)), dtype=np.bool_)
    carried[ground.passage[held], column[ground.node[held]]] = True
    packed = np.packbits(carried[ground.met], axis=1)  # eight codes a byte: fewer to sort
    found, counts = np.unique(packed, axis=0, return_counts=True)
    rows = np.unpackbits(found, axis=1, count=len(chosen))
    sets = [tuple(np.flatnonzero(row).tolist()) for row in rows]
    order = sorted(range(len(sets)), key=lambda place: (-counts[place], sets[place]))
    return [sets[place] for place in order], counts[order].astype(Whole)


def _joined(held: Sequence[int], nodes: Sequence[Node], name: str) -> str:
    return BETWEEN.join(getattr(nodes[place], name) for place in held)
