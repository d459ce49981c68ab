"""What follows what: which code a speaker turns to in the passage after a code."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from reports import coefficients
from reports.ground import Ground, Whole, gather
from reports.heads import head_of
from reports.outline import at_level
from reports.tables import Table
from reports.wording import many

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from reports.evidence import Evidence


def sequence(evidence: Evidence | Ground, level: str = "1") -> Table:
    """Return for each two codes how often the second follows the first in a testimony.

    A step leads from one passage of a testimony to the next in the order of the text, where both
    were seen. A code may follow itself.

    Args:
        evidence: What is counted.
        level: Which codes, as in ``cooccurrence``.

    Returns:
        A table named ``sequence``, pairs in codebook order. Columns: ``code_before``,
        ``name_before``, ``code_after``, ``name_after``; of the steps ``n_before``, that begin with
        the one code, ``n_after``, that end with the other, ``n_followed``, that do both, and
        ``n_steps``, all of them; ``p_after``, of the steps from the one the share, 0 to 1, that
        leads to the other; ``lift``, ``phi``, ``fisher_p``, ``q``; NaN where undefined.

    Raises:
        UnknownChoiceError: If there is no such level.
    """
    ground = gather(evidence)
    chosen = np.array(at_level(ground.nodes, level), dtype=Whole)
    begins, ends = steps(ground)
    carried = _carried(ground, chosen)
    before, after = carried[begins], carried[ends]
    size = len(chosen)
    followed = np.rint(before.T @ after).astype(Whole).ravel()
    n_before = np.repeat(before.sum(axis=0).astype(Whole), size)
    n_after = np.tile(after.sum(axis=0).astype(Whole), size)
    n = np.full(size * size, len(begins), dtype=Whole)
    p = coefficients.fisher_p(n_before, n_after, followed, n)
    frame = _names(ground, chosen).assign(
        n_before=n_before,
        n_after=n_after,
        n_followed=followed,
        n_steps=n,
        p_after=coefficients.conditional(followed, n_before),
        lift=coefficients.lift(n_before, n_after, followed, n),
        phi=coefficients.phi(n_before, n_after, followed, n),
        fisher_p=p,
        q=coefficients.false_discovery(p),
    )
    head = head_of(
        ground.evidence,
        "What follows what in a testimony",
        unit="step from one passage of a testimony to the next",
        base=f"{many(len(begins), 'step')} between passages seen",
        notes=("Steps of one speaker are not independent: read p and q as a guide.", *ground.notes),
    )
    return Table("sequence", head, frame)


def steps(ground: Ground) -> tuple[NDArray[Whole], NDArray[Whole]]:
    """Return the passages steps begin with and end with, by their places in the evidence."""
    testimony = ground.units["testimony"]
    order = np.lexsort((ground.reach[:, 1], ground.reach[:, 0], testimony)).astype(Whole)
    begins, ends = order[:-1], order[1:]
    met = ground.met
    held = (
        (testimony[begins] == testimony[ends]) & (testimony[begins] >= 0) & met[begins] & met[ends]
    )
    return begins[held], ends[held]


def _carried(ground: Ground, chosen: NDArray[Whole]) -> NDArray[np.float32]:
    column = np.full(len(ground.nodes), -1, dtype=Whole)
    column[chosen] = np.arange(len(chosen))
    held = column[ground.node] >= 0
    carried = np.zeros((len(ground.reach), len(chosen)), dtype=np.float32)
    carried[ground.passage[held], column[ground.node[held]]] = 1
    return carried


def _names(ground: Ground, chosen: NDArray[Whole]) -> pd.DataFrame:
    nodes = [ground.nodes[place] for place in chosen.tolist()]
    rows = [(a.id, a.full_name, b.id, b.full_name) for a in nodes for b in nodes]
    names = ["code_before", "name_before", "code_after", "name_after"]
    return pd.DataFrame(rows, columns=names, dtype="str")
