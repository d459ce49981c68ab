"""What a report counts: a study's codebook, sources, people, passages and the codes they carry."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from reports.errors import EvidenceError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from codebook.values import Codebook
    from coding.values import Assignment, Coder
    from testimonies.values import Mark, Passage, Quotation, Source, Speaker, Text

Counted = Literal["assignments", "suggestions"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Everything a report is made from.

    Attributes:
        title: What people call the study.
        codebook: What it looks for.
        sources: Its documents, in the order reports show them.
        speakers: The people and bodies quoted.
        quotations: What they say; a quotation may have no speaker.
        passages: The units of coding.
        coders: Those whose codes are counted; suggesters where suggestions are counted.
        assignments: The codes that stand, each for one passage and one coder.
        seen: ``(passage id, coder id)`` for each passage a coder has looked at, whether or not a
            code came of it. A passage that carries a coder's code counts as seen by that coder.
        counted: Whether the assignments come from decisions or are suggestions nobody decided.
        texts: The canonical texts of the sources, where words are asked for or shown.
        marks: What the readers know of the layout of each source, by its id: pages and times.
        where: The query that chose the passages; empty where all of the study's are there.
        masked: Whether speakers bear numbers for names, and their names are covered in the texts.

    Raises:
        EvidenceError: If a part names another part that is not there; all such faults at once.
    """

    title: str
    codebook: Codebook
    sources: tuple[Source, ...]
    speakers: tuple[Speaker, ...]
    quotations: tuple[Quotation, ...]
    passages: tuple[Passage, ...]
    coders: tuple[Coder, ...]
    assignments: frozenset[Assignment]
    seen: frozenset[tuple[str, str]]
    counted: Counted = "assignments"
    texts: tuple[Text, ...] = ()
    marks: Mapping[str, tuple[Mark, ...]] = field(default_factory=dict)
    where: str = ""
    masked: bool = False

    def __post_init__(self) -> None:
        """Refuse evidence that points at what is not there."""
        if faults := tuple(_faults(self)):
            raise EvidenceError(faults)


def _faults(evidence: Evidence) -> Iterator[str]:
    sources = {source.id for source in evidence.sources}
    speakers: set[str | None] = {None, *(speaker.id for speaker in evidence.speakers)}
    quotations = {quotation.id for quotation in evidence.quotations}
    passages = {passage.id for passage in evidence.passages}
    coders = {coder.id for coder in evidence.coders}
    seen = evidence.seen
    given = evidence.assignments
    yield from _missing("source", {q.source_id for q in evidence.quotations} - sources)
    yield from _missing("speaker", {q.speaker_id for q in evidence.quotations} - speakers)
    yield from _missing("quotation", {p.quotation_id for p in evidence.passages} - quotations)
    met = {a.passage_id for a in given} | {passage for passage, _ in seen}
    yield from _missing("passage", met - passages)
    hands = {a.coder_id for a in given} | {coder for _, coder in seen}
    yield from _missing("coder", hands - coders)


def _missing(what: str, ids: set[str] | set[str | None]) -> Iterator[str]:
    if ids:
        names = ", ".join(sorted(str(name) for name in ids)[:5])
        more = f" and {len(ids) - 5} more" if len(ids) > 5 else ""  # noqa: PLR2004 - five names are enough to find the fault
        yield f"It names a {what} that is not among its own: {names}{more}."
