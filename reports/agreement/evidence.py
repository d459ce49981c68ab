"""A study's evidence as coded units: codes, categories or directions, each passage weighed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args

import numpy as np

from coding.agreement.coded import Coded
from reports.outline import outline

if TYPE_CHECKING:
    from collections.abc import Mapping

    from codebook.values import Codebook
    from coding.agreement.arrays import Flags, Places
    from reports.evidence import Evidence

By = Literal["code", "category", "direction", "source", "speaker"]
BY: tuple[By, ...] = get_args(By)
Cluster = Literal["document", "speaker"]


def coded_of(
    evidence: Evidence, *, by: By, level: int, cluster: Cluster, weights: Mapping[str, int]
) -> Coded:
    """Return who has seen which passage and what they gave it.

    Args:
        evidence: What coders decided, and what they have seen.
        by: What is compared: categories, directions, or else codes.
        level: Depth to which codes are rolled up: 1 for codes at the top, 2 for those below them; a
            code that lies higher stands for itself.
        cluster: Whose passages are drawn together.
        weights: What each passage counts for, by its id.
    """
    columns = _columns(evidence.codebook, by, level)
    codes = {column: place for place, column in enumerate(dict.fromkeys(columns.values()))}
    units = {passage.id: place for place, passage in enumerate(evidence.passages)}
    coders = {coder.id: place for place, coder in enumerate(evidence.coders)}
    given = np.zeros((len(codes), len(coders), len(units)), dtype=np.bool_)
    seen = np.zeros((len(coders), len(units)), dtype=np.bool_)
    for passage_id, coder_id in evidence.seen:
        seen[coders[coder_id], units[passage_id]] = True
    for each in evidence.assignments:
        seen[coders[each.coder_id], units[each.passage_id]] = True
        if each.code_id in columns:
            place = codes[columns[each.code_id]]
            given[place, coders[each.coder_id], units[each.passage_id]] = True
    numbers, clusters = _clusters(evidence, cluster)
    coded = Coded(
        units=tuple(units),
        coders=tuple(coder.name for coder in evidence.coders),
        codes=tuple(codes),
        given=given,
        seen=seen,
        weight=np.array([weights[each] for each in units], dtype=np.float64),
        times=np.ones(len(units)),
        cluster=numbers,
        clusters=clusters,
    )
    return coded.among(np.asarray(seen.any(axis=0)))


def code_names(evidence: Evidence, by: By) -> dict[str, str]:
    """Return what codes, categories and directions are called, by id."""
    if by == "category":
        return {category.id: category.name for category in evidence.codebook.categories}
    return {node.id: node.full_name for node in outline(evidence.codebook)}


def parts_of(evidence: Evidence, coded: Coded, by: By) -> list[tuple[str, Flags]]:
    """Return documents or speakers by name, and which units are theirs; for others, nothing."""
    if by not in {"source", "speaker"}:
        return []
    belongs = _belongs(evidence, "document" if by == "source" else "speaker")
    labels = {source.id: source.path for source in evidence.sources}
    labels |= {speaker.id: speaker.label for speaker in evidence.speakers}
    mine = np.array([belongs[unit] for unit in coded.units], dtype=object)
    return [(labels.get(each, "nobody named"), mine == each) for each in dict.fromkeys(mine)]


def _columns(codebook: Codebook, by: By, level: int) -> dict[str, str]:
    """Return for each code what it counts as, in the order of the codebook."""
    lines: dict[str, tuple[str, ...]] = {}
    for code in codebook.codes:
        lines[code.id] = (*lines.get(code.parent or "", ()), code.id)
    if by == "direction":
        return {code.id: code.direction for code in codebook.codes}
    if by == "category":
        return {code.id: code.category for code in codebook.codes}
    return {code: line[min(level, len(line)) - 1] for code, line in lines.items()}


def _belongs(evidence: Evidence, cluster: Cluster) -> dict[str, str]:
    """Return for each passage its document or speaker; an unnamed one's quotation stands alone."""
    quotations = {quotation.id: quotation for quotation in evidence.quotations}
    said = {passage.id: quotations[passage.quotation_id] for passage in evidence.passages}
    if cluster == "document":
        return {passage: quotation.source_id for passage, quotation in said.items()}
    return {passage: each.speaker_id or each.id for passage, each in said.items()}


def _clusters(evidence: Evidence, cluster: Cluster) -> tuple[Places, int]:
    belongs = _belongs(evidence, cluster)
    numbers = {each: place for place, each in enumerate(dict.fromkeys(belongs.values()))}
    places = (numbers[belongs[passage.id]] for passage in evidence.passages)
    return np.fromiter(places, dtype=np.int64), len(numbers)
