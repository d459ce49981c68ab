"""How often each code was given, the tree rolled up: together and coder by coder."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from reports.columns import COLUMNS
from reports.ground import Ground, Whole, gather, tally
from reports.heads import head_of
from reports.tables import Table
from reports.wording import distinct, many

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from reports.evidence import Evidence
    from reports.outline import Node

UNITS = {
    "passages": "passage",
    "quotations": "quotation",
    "speakers": "speaker",
    "documents": "document",
}
NODE_COLUMNS = ("direction", "category", "code", "name", "depth")


def node_frame(nodes: tuple[Node, ...]) -> pd.DataFrame:
    """Return one row a direction or code, in codebook order.

    Columns: ``direction`` and ``category`` (names), ``code`` (id), ``name``, ``depth`` (0 for a
    direction, 1 for a code at the top, and so on).
    """
    rows = [(node.direction, node.category, node.id, node.name, node.depth) for node in nodes]
    return pd.DataFrame(rows, columns=list(NODE_COLUMNS))


def share(counts: NDArray[Whole], base: NDArray[Whole] | int) -> NDArray[np.float64]:
    """Return counts as shares of their base, 0 to 1; NaN where the base is 0."""
    bases = np.broadcast_to(np.asarray(base, dtype=np.float64), counts.shape)
    shares: NDArray[np.float64] = np.full(counts.shape, np.nan)
    np.divide(counts, bases, out=shares, where=bases > 0)
    return shares


def frequency(evidence: Evidence | Ground) -> Table:
    """Return how many passages, quotations, speakers and documents carry each code.

    A unit counts once for a code, however often it carries the code or codes below it and whoever
    of the coders gave them. Codes never given stand with 0.

    Returns:
        A table named ``frequency``. Columns: those of ``node_frame``; then for each of
        ``passages``, ``quotations``, ``speakers``, ``documents`` the count, ``..._share`` (0 to 1)
        and ``..._base``, the number of such units seen by the coders.
    """
    ground = gather(evidence)
    frame = node_frame(ground.nodes)
    for column, unit in UNITS.items():
        counts, base = ground.count(unit), ground.base(unit)
        frame[column] = counts
        frame[f"{column}_share"] = share(counts, base)
        frame[f"{column}_base"] = base
    head = head_of(
        ground.evidence,
        "Frequency of codes",
        unit="passage, with the quotations, speakers and documents the passages stand in",
        base=base_of(ground),
        notes=(*_rules(ground), *ground.notes),
    )
    return Table("frequency", head, frame)


def by_coder(evidence: Evidence | Ground) -> Table:
    """Return how many passages each coder gave each code.

    Returns:
        A table named ``by-coder``. Columns: those of ``node_frame``; one for each coder, by name;
        ``any`` (at least one coder gave it); and of the passages that all coders have seen,
        ``any_of_shared`` (at least one gave it) and ``all`` (all of them gave it).
    """
    ground = gather(evidence)
    coders = ground.evidence.coders
    frame = node_frame(ground.nodes)
    names = distinct(((c.id, c.name) for c in coders), COLUMNS)
    for place, name in enumerate(names):
        own = ground.coder == place
        frame[name] = tally(ground.passage[own], ground.node[own], len(ground.nodes))
    frame["any"] = ground.count("passage")
    shared = ground.seen.all(axis=1) & ground.met
    frame["any_of_shared"], frame["all"] = _agreed(ground, shared)
    head = head_of(
        ground.evidence,
        "Frequency of codes by coder",
        unit="passage",
        base=base_of(ground),
        notes=(*_seen_by(ground, int(shared.sum())), *ground.notes),
    )
    return Table("by-coder", head, frame)


def base_of(ground: Ground) -> str:
    """Return the base of counts of passages, in words."""
    counts = [many(ground.base(unit), unit) for unit in UNITS.values()]
    total = many(len(ground.evidence.passages), "passage")
    whole = "asked for" if ground.evidence.where else "in the study"
    return (
        f"{counts[0]} seen of {total} {whole}; they stand in {counts[1]}"
        f" by {counts[2]} in {counts[3]}"
    )


def _rules(ground: Ground) -> tuple[str, ...]:
    rules = ["A unit counts once for a code, also when it carries several codes below it."]
    quotations = ground.units["quotation"]
    mute = quotations[ground.met & (ground.units["speaker"] < 0)]
    if len(mute):
        without = many(len(np.unique(mute)), "quotation")
        rules.append(f"{without} with no speaker found: counted, but under no speaker.")
    return tuple(rules)


def _agreed(ground: Ground, shared: NDArray[np.bool_]) -> tuple[NDArray[Whole], NDArray[Whole]]:
    """Return for each node on how many shared passages any coder and all coders gave it."""
    size = len(ground.nodes)
    held = shared[ground.passage]
    pairs, hands = np.unique(ground.passage[held] * size + ground.node[held], return_counts=True)
    together = pairs[hands == len(ground.evidence.coders)]
    some = np.bincount(pairs % max(size, 1), minlength=size)
    every = np.bincount(together % max(size, 1), minlength=size)
    return some.astype(Whole), every.astype(Whole)


def _seen_by(ground: Ground, shared: int) -> tuple[str, ...]:
    coders = ground.evidence.coders
    if len(coders) < 2:  # noqa: PLR2004 - agreement begins with the second coder
        return ("With fewer than two coders there is nothing to compare.",)
    notes = [
        f"{coder.name} has seen {many(int(ground.seen[:, place].sum()), 'passage')}."
        for place, coder in enumerate(coders)
    ]
    return (*notes, f"All of them have seen {many(shared, 'passage')}.")
