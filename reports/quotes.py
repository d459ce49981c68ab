"""The quotation book: every coded passage under its code, who said it and where, who coded it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import pandas as pd

from reports.ground import Ground, gather
from reports.heads import head_of
from reports.outline import outline
from reports.tables import Table
from reports.wording import many
from testimonies.excerpts import excerpt
from testimonies.places import Places

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reports.evidence import Evidence
    from testimonies.values import Passage

COLUMNS = (
    "direction", "category", "code", "name", "passage", "words", "speaker", "voice", "document",
    "page", "coder",
)  # fmt: skip
NOBODY = "nobody named"


def quotes(evidence: Evidence | Ground) -> Table:
    """Return every coded passage under each code it was given.

    Returns:
        A table named ``quotes``, codes in codebook order, passages in the order of the documents.
        Columns: ``direction``, ``category``, ``code``, ``name``, ``passage`` (id), ``words``,
        ``speaker``, ``voice``, ``document`` (title), ``page`` (as the document calls it, or the
        time of a recording; empty where neither is known) and ``coder``, who gave the code.
    """
    ground = gather(evidence)
    study = ground.evidence
    rows = list(_rows(study))
    frame = pd.DataFrame(rows, columns=list(COLUMNS), dtype="str")
    passages = many(frame["passage"].nunique(), "coded passage")
    head = head_of(
        study,
        "Quotation book",
        unit="passage under a code it was given; under several codes it stands several times",
        base=f"{passages} of {len(study.passages):,}, {many(len(rows), 'entry', 'entries')}",
        notes=ground.notes,
    )
    return Table("quotes", head, frame)


def _rows(evidence: Evidence) -> Iterator[tuple[str, ...]]:
    given = _given(evidence)
    told = _told(evidence)
    for node in outline(evidence.codebook):
        if node.depth:
            for passage in evidence.passages:
                if coders := given.get((passage.id, node.id)):
                    about = (node.direction, node.category, node.id, node.name)
                    yield (*about, *told[passage.id], " and ".join(coders))


def _given(evidence: Evidence) -> dict[tuple[str, str], list[str]]:
    given: dict[tuple[str, str], list[str]] = defaultdict(list)
    for coder in evidence.coders:
        for each in evidence.assignments:
            if each.coder_id == coder.id:
                given[each.passage_id, each.code_id].append(coder.name)
    return given


def cited(places: Places | None, passage: Passage) -> str:
    """Return the page or the time at which a passage begins; empty where neither is known."""
    if places is None:
        return ""
    place = passage.spans[0].start
    return places.page(place) or places.time(place) or ""


def page_worded(page: str) -> str:
    """Return a page or a time as it is cited; a time has colons."""
    return f"at {page}" if ":" in page else f"page {page}"


def _told(evidence: Evidence) -> dict[str, tuple[str, ...]]:
    """Return for each coded passage its id, words, speaker, voice, document and page."""
    coded = {each.passage_id for each in evidence.assignments}
    quotations = {quotation.id: quotation for quotation in evidence.quotations}
    speakers = {speaker.id: speaker.label for speaker in evidence.speakers}
    titles = {source.id: source.title for source in evidence.sources}
    texts = {text.source_id: text.text for text in evidence.texts}
    places = {source_id: Places(marks) for source_id, marks in evidence.marks.items()}
    told: dict[str, tuple[str, ...]] = {}
    for passage in evidence.passages:
        if passage.id not in coded:
            continue
        quotation = quotations[passage.quotation_id]
        source = quotation.source_id
        told[passage.id] = (
            passage.id,
            excerpt(texts.get(source, ""), passage.spans).text,
            speakers.get(quotation.speaker_id or "", NOBODY),
            quotation.voice.value,
            titles[source],
            cited(places.get(source), passage),
        )
    return told
