"""How far coders agree: in a table of anybody's, or in a study."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

from coding.agreement.bootstrap import DRAWS
from coding.agreement.parts import in_parts
from coding.agreement.spans import read_spans
from coding.agreement.stretches import unit_alphas
from coding.agreement.tables import read_table
from coding.agreement.whole import agreement
from exitvoice.errors import RowsError, StudyError
from exitvoice.verbs.batching import batches
from exitvoice.verbs.differing import with_words
from exitvoice.verbs.gathering import decided
from reports.agreement.evidence import By, Cluster, code_names, coded_of, parts_of
from reports.agreement.told import Told, disagreements_of
from reports.heads import codebook_named
from testimonies.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from coding.agreement.bootstrap import Estimate
    from coding.agreement.coded import Coded
    from coding.agreement.single import Scale
    from coding.agreement.spans import Spans
    from coding.store import Store
    from exitvoice.study.folder import Study
    from reports.evidence import Evidence
    from testimonies.values import Passage

Counted = Literal["passage", "sentence", "character"]
COUNTED: tuple[Counted, ...] = get_args(Counted)


@dataclass(frozen=True, slots=True)
class Choices:
    """What of a study's agreement is asked for.

    Attributes:
        by: What is compared, or the parts that are looked at one by one.
        unit: What each passage counts for: itself, its sentences, its characters.
        coders: Names of the coders who are compared; all when empty.
        level: Depth to which codes are rolled up, 1 or 2.
        cluster: Whose passages are drawn together for the intervals.
        draws: How many draws to make; none with 0.
        batch: How many passages make a batch of the learning curve.
        where: A query; only passages of which it is true are compared, all when empty.
    """

    by: By = "code"
    unit: Counted = "passage"
    coders: tuple[str, ...] = ()
    level: int = 1
    cluster: Cluster = "document"
    draws: int = DRAWS
    batch: int = 50
    where: str = ""


def of_table(path: Path, *, single: bool, scale: Scale, draws: int) -> Told:
    """Return how far the coders of a table agree.

    Args:
        path: A table in CSV with the columns unit, coder, code (see docs/reference/agreement.md).
        single: Whether the code is the unit's one category.
        scale: What the codes may be taken for.
        draws: How many draws to make for each interval; none with 0.

    Raises:
        RowsError: With every fault of the table and its line.
    """
    read = read_table(_read(path), single=single, scale=scale)
    if read.coded is None:
        raise RowsError(path.name, read.faults)
    found = agreement(read.coded, single=single, scale=scale, draws=draws)
    return Told(
        found,
        title=path.name,
        unit="unit",
        cluster="cluster" if read.clustered else "unit",
        codebook="none; codes as the table writes them",
        names={},
        disagreements=disagreements_of(read.coded),
    )


def of_spans(path: Path, *, draws: int) -> Spans:
    """Return how far coders agree who marked stretches of texts themselves.

    Args:
        path: A table in CSV with the columns text, coder, start, end and, if wanted, code, length.
        draws: How many draws of texts to make for each interval; none with 0.

    Raises:
        RowsError: With every fault of the table and its line.
    """
    found, faults = read_spans(_read(path), draws=draws)
    if found is None:
        raise RowsError(path.name, faults)
    return found


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise RowsError(path.name, [f"it cannot be read: {error.strerror or error}"]) from error


def of_study(study: Study, store: Store, choices: Choices) -> Told:
    """Return how far the coders of a study agree, adjudications left out.

    Raises:
        UnknownError: If the study does not know a coder who was named.
        QueryError: If the query cannot be read or names what the study does not hold.
        StudyError: If no passage was seen by two coders.
    """
    evidence = decided(study, store, coders=choices.coders, where=choices.where, independent=True)
    if (told := of_evidence(store, evidence, choices)) is None:
        among = " of those asked for" if choices.where else ""
        raise StudyError(
            f"No passage{among} was seen by two coders, so there is nothing to compare. Let two "
            "code the same passages, each under their own name (`--coder NAME`)."
        )
    return told


def of_evidence(store: Store, evidence: Evidence, choices: Choices) -> Told | None:
    """Return how far coders agree by independent evidence gathered from a study's store.

    Returns:
        None where no passage was seen by two coders.
    """
    texts = {text.source_id: text.text for text in evidence.texts}
    coded = coded_of(
        evidence,
        by=choices.by,
        level=choices.level,
        cluster=choices.cluster,
        weights=_weights(evidence, texts, choices.unit),
    )
    if not coded.compared.any():
        return None
    parts = parts_of(evidence, coded, choices.by)
    return Told(
        agreement(coded, draws=choices.draws),
        title=evidence.title,
        unit=choices.unit,
        cluster=choices.cluster,
        codebook=codebook_named(evidence),
        names=code_names(evidence, choices.by),
        disagreements=with_words(store, evidence, texts, disagreements_of(coded)),
        parts=in_parts(coded, parts),
        parted=choices.by if parts else "",
        batches=in_parts(coded, batches(store, coded, choices.batch)),
        unit_alphas=_unit_alphas(coded, choices),
        where=evidence.where,
    )


def _unit_alphas(coded: Coded, choices: Choices) -> dict[str, Estimate]:
    """Return the u-alpha of each code where characters of whole documents are counted."""
    fits = choices.unit == "character" and choices.cluster == "document"
    return unit_alphas(coded, draws=choices.draws) if fits else {}


def _weights(evidence: Evidence, texts: Mapping[str, str], unit: Counted) -> dict[str, int]:
    """Return what each passage counts for, by its id."""
    source_of = {quotation.id: quotation.source_id for quotation in evidence.quotations}
    return {
        passage.id: _weight(passage, texts[source_of[passage.quotation_id]], unit)
        for passage in evidence.passages
    }


def _weight(passage: Passage, text: str, unit: Counted) -> int:
    if unit == "sentence":
        return sum(len(sentences(text, span)) for span in passage.spans)
    if unit == "character":
        return sum(span.end - span.start for span in passage.spans)
    return 1
