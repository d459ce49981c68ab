"""Which codes meet: in the same unit, or near each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from reports import coefficients
from reports.ground import Ground, Whole, gather, known
from reports.heads import head_of
from reports.meeting.counting import square
from reports.meeting.intervals import FEW_DOCUMENTS, RESAMPLES, Intervals, lift_intervals
from reports.meeting.pairing import near_pairs
from reports.meeting.presence import presence
from reports.meeting.rules import SAME, Near, Rule, Same, rule_of
from reports.outline import at_level
from reports.tables import Table
from reports.wording import many

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from reports.evidence import Evidence

WITHIN = SAME

_LEVEL_NAMES = {
    "1": "top-level codes",
    "2": "sub-codes",
    "leaves": "lowest-level codes",
    "all": "all codes",
}


def cooccurrence(
    evidence: Evidence | Ground,
    within: str = "passage",
    level: str = "1",
    *,
    resamples: int = RESAMPLES,
) -> Table:
    """Return for each two codes in how many units both stand, with coefficients.

    Codes are rolled up to the level; a unit counts once for a code and coders are taken together.
    A code is never set beside one that lies above it.

    Args:
        evidence: What is counted.
        within: Where two codes meet: in the same ``"passage"``, ``"quotation"``, ``"testimony"``
            (all that one speaker says in one document) or ``"document"``; on passages that
            ``"overlap"``; within ``"2 passages"`` or ``"500 characters"``, with any number.
        level: ``"1"`` for codes at the top, ``"2"`` for the codes right below, ``"leaves"`` for
            codes with none below, ``"all"``.
        resamples: Draws of the bootstrap of documents; 0 for no intervals.

    Returns:
        A table named ``cooccurrence-`` and the rule (and level, where it is not 1), pairs in
        codebook order. Columns: ``code_a``, ``name_a``, ``code_b``, ``name_b``; counts ``n1``,
        ``n2``, ``n12``, ``n``; ``p_a_given_b``, ``p_b_given_a``, ``jaccard``, ``lift``, ``pmi``,
        ``npmi``, ``phi``, ``yules_q``, ``g2``, ``fisher_p``, ``q`` (NaN where undefined, ``pmi``
        also where codes never meet);
        ``lopsided``, whether the frequencies differ more than fivefold; where near passages meet,
        ``pairs``, how many pairs of them do; with a bootstrap, ``lift_low``, ``lift_high`` and
        ``lift_undefined``.

    Raises:
        UnknownChoiceError: If there is no such rule or level.
    """
    ground = gather(evidence)
    rule = rule_of(within)
    chosen = np.array(at_level(ground.nodes, level), dtype=Whole)
    there = presence(ground, rule, chosen)
    counts = square(there)
    first, second = _pairs(ground, chosen)
    frame = _names(ground, chosen[first], chosen[second])
    n = np.full(len(first), len(there.document), dtype=Whole)
    diagonal = np.diagonal(counts)
    n1, n2 = diagonal[first], diagonal[second]
    frame = frame.assign(**_values(n1, n2, counts[first, second], n))
    if isinstance(rule, Near):
        frame["pairs"] = near_pairs(ground, rule, chosen)[first, second]
    notes = _notes(ground, rule, chosen, frame)
    if resamples:
        intervals = lift_intervals(there, first, second, resamples)
        frame = frame.assign(
            lift_low=intervals.low, lift_high=intervals.high, lift_undefined=intervals.undefined
        )
        notes = (*notes, *_trust(intervals, resamples))
    head = head_of(
        ground.evidence,
        f"Co-occurrence of {_LEVEL_NAMES[level]} {rule.words}",
        unit=rule.counted,
        base=_base(len(there.document), rule),
        notes=(*notes, *ground.notes),
    )
    suffix = "" if level == "1" else f"-{level}"
    return Table(f"cooccurrence-{rule.name}{suffix}", head, frame)


def matrix(table: Table) -> pd.DataFrame:
    """Return a pairs table as a square frame of counts, code ids on both sides, codebook order.

    The diagonal holds how many units carry the code; a code and one above it are left as NaN.
    """
    frame = table.frame
    order = _codes(frame)
    index = pd.Index(list(order))
    rows, columns = (index.get_indexer(pd.Index(frame[end])) for end in ("code_a", "code_b"))
    cells = np.full((len(order), len(order)), np.nan)
    cells[rows, columns] = cells[columns, rows] = frame["n12"]
    cells[rows, rows], cells[columns, columns] = frame["n1"], frame["n2"]
    return pd.DataFrame(cells, index=index, columns=index)


def names(table: Table) -> dict[str, str]:
    """Return the name of every code of a pairs table, with its direction, in codebook order."""
    frame = table.frame
    called = dict(zip(frame["code_a"], frame["name_a"], strict=True))
    called |= dict(zip(frame["code_b"], frame["name_b"], strict=True))
    return {code: called[code] for code in _codes(frame)}


def strongest_first(table: Table) -> pd.DataFrame:
    """Return the pairs, those that meet most often first, then by lift, then as they stood."""
    return table.frame.sort_values(
        ["n12", "lift"], ascending=False, kind="stable", ignore_index=True
    )


def _codes(frame: pd.DataFrame) -> tuple[str, ...]:
    """Return the codes of all pairs in codebook order.

    All codes that the first code may meet stand in its row; the others lie below it.
    """
    if frame.empty:
        return ()
    row = tuple(frame.loc[frame["code_a"] == frame["code_a"].iloc[0], "code_b"])
    family = tuple(code for code in frame["code_a"].unique() if code not in set(row))
    return (*family, *row)


def _pairs(ground: Ground, chosen: NDArray[Whole]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return the two ends of every pair in which neither code lies above the other."""
    first, second = np.triu_indices(len(chosen), k=1)
    places = chosen.tolist()
    free = [
        places[a] not in ground.nodes[places[b]].above
        for a, b in zip(first.tolist(), second.tolist(), strict=True)
    ]
    held = np.array(free, dtype=np.bool_)
    return first[held], second[held]


def _names(ground: Ground, first: NDArray[Whole], second: NDArray[Whole]) -> pd.DataFrame:
    ids = np.array([node.id for node in ground.nodes], dtype=object)
    called = np.array([node.full_name for node in ground.nodes], dtype=object)
    columns = {
        "code_a": ids[first],
        "name_a": called[first],
        "code_b": ids[second],
        "name_b": called[second],
    }
    return pd.DataFrame(columns, dtype="str")


def _values(
    n1: NDArray[Whole], n2: NDArray[Whole], n12: NDArray[Whole], n: NDArray[Whole]
) -> dict[str, NDArray[np.generic]]:
    p = coefficients.fisher_p(n1, n2, n12, n)
    return {
        "n1": n1,
        "n2": n2,
        "n12": n12,
        "n": n,
        "p_a_given_b": coefficients.conditional(n12, n2),
        "p_b_given_a": coefficients.conditional(n12, n1),
        "jaccard": coefficients.jaccard(n1, n2, n12),
        "lift": coefficients.lift(n1, n2, n12, n),
        "pmi": np.where(n12 > 0, coefficients.pmi(n1, n2, n12, n), np.nan),
        "npmi": coefficients.npmi(n1, n2, n12, n),
        "phi": coefficients.phi(n1, n2, n12, n),
        "yules_q": coefficients.yules_q(n1, n2, n12, n),
        "g2": coefficients.g2(n1, n2, n12, n),
        "fisher_p": p,
        "q": coefficients.false_discovery(p),
        "lopsided": coefficients.lopsided(n1, n2),
    }


def _base(units: int, rule: Rule) -> str:
    counted = many(units, *rule.noun)
    if isinstance(rule, Near):
        return f"{counted}, one from each passage seen"
    return f"{counted} seen" if rule.unit == "passage" else f"{counted} of which a passage was seen"


def _notes(
    ground: Ground, rule: Rule, chosen: NDArray[Whole], frame: pd.DataFrame
) -> tuple[str, ...]:
    tests = int(frame["fisher_p"].notna().sum())
    notes = [
        "Codes are counted with those below them; a code is never set beside one above it.",
        f"q is Benjamini and Hochberg's over {many(tests, 'pair')} of codes that vary.",
    ]
    if isinstance(rule, Near):
        notes.append("Windows share passages: read p and q as a guide, and the interval instead.")
    elif rule.unit in {"passage", "quotation"}:
        notes.append("Passages of one speaker are not independent: read p and q as a guide.")
    if tests < len(frame):
        notes.append("Undefined: a code that stands nowhere, or everywhere, has no coefficient.")
    if frame["lopsided"].any():
        notes.append("Lopsided: one code was given more than five times as often as the other.")
    if rule == Same("testimony") and (mute := _without_speaker(ground)):
        notes.append(f"{many(mute, 'passage')} seen with no speaker found: in no testimony.")
    if higher := _only_higher(ground, chosen):
        notes.append(f"{many(higher, 'passage')} with codes, but none at this level.")
    return tuple(notes)


def _trust(intervals: Intervals, resamples: int) -> tuple[str, ...]:
    drawn = many(intervals.documents, "document")
    notes = [f"Interval of the lift: 95 %, {resamples:,} draws of {drawn}, whole each time."]
    if intervals.documents < FEW_DOCUMENTS:
        few = f"Fewer than {FEW_DOCUMENTS} documents: the intervals cannot be trusted."
        notes.append(few)
    missing = float(intervals.undefined.max(initial=0.0))
    if missing:
        notes.append(f"Up to {100 * missing:.0f} % of the draws have no lift of a pair.")
    return tuple(notes)


def _without_speaker(ground: Ground) -> int:
    return int((ground.units["testimony"][ground.met] < 0).sum())


def _only_higher(ground: Ground, chosen: NDArray[Whole]) -> int:
    coded = known(ground.passage)
    there = known(ground.passage[np.isin(ground.node, chosen)])
    return len(coded) - len(there)
