"""The evidence as arrays of whole numbers: who saw which passage and which codes stand on it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

from reports.outline import Node, outline
from reports.wording import listed, many

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from numpy.typing import NDArray

    from reports.evidence import Evidence

Whole = np.int64
_MASKED = "Names of speakers are covered; what else is told can still show who somebody is."
_MARKS = 2**28  # keys up to which each has a mark of its own, a byte, which no sorting matches


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """Evidence made ready for counting; ``-1`` stands where something is not known.

    Attributes:
        evidence: What it was made from.
        nodes: The outline of the codebook; codes are counted by their place in it.
        units: For each kind of unit the unit of every passage, arrays of equal length:
            ``"passage"``, ``"quotation"``, ``"speaker"``, ``"testimony"``, ``"document"``.
        reach: Of every passage where it begins and where it ends, in code points of its document,
            whatever lies between; passages by two.
        seen: Passages by coders, whether the coder has looked at the passage.
        passage: Place of the passage, one for each code a coder gave to it or that lies above such
            a code; parallel to ``coder`` and ``node``; no triple twice.
        coder: Place of the coder among the evidence's coders.
        node: Place of the code or direction in the outline.
        notes: What was left out, one sentence each.
    """

    evidence: Evidence
    nodes: tuple[Node, ...]
    units: Mapping[str, NDArray[Whole]]
    reach: NDArray[Whole]
    seen: NDArray[np.bool_]
    passage: NDArray[Whole]
    coder: NDArray[Whole]
    node: NDArray[Whole]
    notes: tuple[str, ...]

    @property
    def met(self) -> NDArray[np.bool_]:
        """For each passage, whether any coder has seen it."""
        return np.asarray(self.seen.any(axis=1), dtype=np.bool_)

    def base(self, unit: str) -> int:
        """Return how many units of this kind hold a passage somebody has seen."""
        return len(known(self.units[unit][self.met]))

    def count(self, unit: str) -> NDArray[Whole]:
        """Return for each node how many units of this kind carry it, coders taken together."""
        return tally(self.units[unit][self.passage], self.node, len(self.nodes))


def known(units: NDArray[Whole]) -> NDArray[Whole]:
    """Return the different units, unknown ones left out."""
    return different(units[units >= 0], int(units.max(initial=0)) + 1)


def different(keys: NDArray[Whole], bound: int) -> NDArray[Whole]:
    """Return the different keys, ascending; each is 0 or more and less than ``bound``."""
    if bound <= _MARKS:
        marks = np.zeros(bound, dtype=np.bool_)
        marks[keys] = True
        return np.flatnonzero(marks).astype(Whole, copy=False)
    ordered = np.sort(keys)
    new = np.ones(len(ordered), dtype=np.bool_)
    np.not_equal(ordered[1:], ordered[:-1], out=new[1:])
    return ordered[new]


def tally(units: NDArray[Whole], groups: NDArray[Whole], size: int) -> NDArray[Whole]:
    """Return for each group in how many different known units it stands.

    Args:
        units: Unit of each pair, -1 where it is not known.
        groups: Group of each pair, below ``size``; parallel to ``units``.
        size: Number of groups.
    """
    held = units >= 0
    if not held.all():
        units, groups = units[held], groups[held]
    width = int(units.max(initial=0)) + 1
    pairs = groups * width + units
    if size * width <= _MARKS:
        marks = np.zeros((size, width), dtype=np.bool_)
        marks.reshape(-1)[pairs] = True
        return np.array([np.count_nonzero(row) for row in marks], dtype=Whole)
    firsts = np.arange(size + 1, dtype=Whole) * width
    return np.diff(np.searchsorted(different(pairs, size * width), firsts)).astype(Whole)


def gather(evidence: Evidence | Ground) -> Ground:
    """Return the evidence as arrays; what is ready already is returned as it is."""
    if isinstance(evidence, Ground):
        return evidence
    nodes = outline(evidence.codebook)
    passages = {passage.id: place for place, passage in enumerate(evidence.passages)}
    coders = {coder.id: place for place, coder in enumerate(evidence.coders)}
    codes = {node.id: place for place, node in enumerate(nodes) if node.depth}
    passage = _array(passages[a.passage_id] for a in evidence.assignments)
    coder = _array(coders[a.coder_id] for a in evidence.assignments)
    code = _array(codes.get(a.code_id, -1) for a in evidence.assignments)
    seen = np.zeros((len(passages), len(coders)), dtype=np.bool_)
    seen[passage, coder] = True
    pairs = _array(chain.from_iterable((passages[p], coders[c]) for p, c in evidence.seen))
    seen[pairs[::2], pairs[1::2]] = True
    held = code >= 0
    triples = _rolled_up(passage[held], coder[held], code[held], (len(coders), nodes))
    reach = _array(e for p in evidence.passages for e in (p.spans[0].start, p.spans[-1].end))
    units, notes = _units(evidence), _notes(evidence, codes)
    return Ground(evidence, nodes, units, reach.reshape(-1, 2), seen, *triples, notes)


def _array(values: Iterable[int]) -> NDArray[Whole]:
    return np.fromiter(values, dtype=Whole)


def _rolled_up(
    passage: NDArray[Whole],
    coder: NDArray[Whole],
    code: NDArray[Whole],
    sizes: tuple[int, tuple[Node, ...]],
) -> tuple[NDArray[Whole], NDArray[Whole], NDArray[Whole]]:
    """Return the triples with those of everything above each code, none twice, in order."""
    coders, nodes = sizes
    deepest = max((node.depth for node in nodes), default=0)
    lines = [(place, *node.above) for place, node in enumerate(nodes)]
    ladder = np.array([line + (-1,) * (deepest + 1 - len(line)) for line in lines], dtype=Whole)
    steps = ladder.reshape(len(nodes), deepest + 1)[code]
    pair = np.repeat((passage * coders + coder)[:, None], deepest + 1, axis=1)
    keys = np.unique((pair * len(nodes) + steps)[steps >= 0])
    pairs, node = np.divmod(keys, max(len(nodes), 1))
    return (*np.divmod(pairs, max(coders, 1)), node)


def _units(evidence: Evidence) -> dict[str, NDArray[Whole]]:
    speakers = {speaker.id: place for place, speaker in enumerate(evidence.speakers)}
    documents = {source.id: place for place, source in enumerate(evidence.sources)}
    quotations = {quotation.id: place for place, quotation in enumerate(evidence.quotations)}
    said_in = _array(quotations[passage.quotation_id] for passage in evidence.passages)
    speaker = _array(
        -1 if quotation.speaker_id is None else speakers[quotation.speaker_id]
        for quotation in evidence.quotations
    )[said_in]
    document = _array(documents[q.source_id] for q in evidence.quotations)[said_in]
    return {
        "passage": np.arange(len(evidence.passages), dtype=Whole),
        "quotation": said_in,
        "speaker": speaker,
        "testimony": np.where(speaker < 0, -1, speaker * len(documents) + document),
        "document": document,
    }


def _notes(evidence: Evidence, codes: Mapping[str, int]) -> tuple[str, ...]:
    lost = [a.code_id for a in evidence.assignments if a.code_id not in codes]
    notes = []
    if lost:
        names = listed(sorted(set(lost)))
        left = f"{many(len(lost), 'assignment')} left out: the codebook has no code {names}."
        notes.append(left)
    if not evidence.assignments:
        notes.append(_nothing(evidence))
    if evidence.masked:
        notes.append(_MASKED)
    return tuple(notes)


def _nothing(evidence: Evidence) -> str:
    if not evidence.passages and evidence.where:
        return "The query is true of no passage."
    if not evidence.passages:
        return "There are no passages yet: add documents first."
    if evidence.counted == "suggestions":
        return "No suggestions have been made, so every count is 0."
    return "No passage carries a code yet, so every count is 0: code some passages first."
