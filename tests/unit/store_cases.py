"""Invented documents and decisions for the tests of the store."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coding.ids import coder_id
from coding.store import Store
from coding.values import Coder, Ruling, Suggestion, Tier, Verdict
from testimonies import ids
from testimonies.values import (
    Certainty,
    Extraction,
    Form,
    Kind,
    Passage,
    Quotation,
    Reading,
    Source,
    SourceKind,
    Span,
    Speaker,
    Text,
    Voice,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

AT = "2031-05-04T09:30:00Z"
TEXT = "“We lowered our rifles,” said Oru Venn, a corporal, “and then we walked home.” Snow fell."
CUE = Span(25, 38)
MIRA = Coder(coder_id("Mira"), "Mira")
TOVE = Coder(coder_id("Tove"), "Tove")


@dataclass(frozen=True, slots=True)
class Document:
    """All that is given to the store for one source."""

    reading: Reading
    extraction: Extraction
    passages: tuple[Passage, ...]

    def store(self, store: Store) -> None:
        store.add_source(self.reading, self.extraction, self.passages, at=AT)


def document(
    text: str = TEXT,
    *,
    spans: Sequence[tuple[Span, ...]] = ((Span(1, 23), Span(53, 77)),),
    cue: Span | None = CUE,
    label: str = "Oru Venn",
) -> Document:
    """Return a document with a quotation at each of the spans, and a passage for each quotation."""
    data = text.encode("utf-8", "surrogatepass")
    digest = hashlib.sha256(data).hexdigest()
    source_id = ids.source_id(digest)
    source = Source(source_id, label, "a.txt", SourceKind.ARTICLE, "en", digest, "plain/1")
    pairs = (("rank", label), ("region", "the north"))
    speaker = Speaker(ids.speaker_id(source_id, label), label, Voice.DEFECTOR, pairs)
    quotations = tuple(_quotation(source_id, each, speaker.id, cue) for each in spans)
    passages = tuple(
        Passage(ids.passage_id(each.id, each.spans), each.id, each.spans, 0) for each in quotations
    )
    reading = Reading(source, Text(source_id, text, digest), data)
    return Document(reading, Extraction((speaker,), quotations), passages)


def _quotation(
    source_id: str, spans: tuple[Span, ...], speaker_id: str, cue: Span | None
) -> Quotation:
    return Quotation(
        id=ids.quotation_id(source_id, spans),
        source_id=source_id,
        spans=spans,
        speaker_id=speaker_id,
        cue=cue,
        form=Form.DIRECT,
        kind=Kind.TESTIMONY,
        rule="after-comma",
        certainty=Certainty.LIKELY,
        voice=Voice.DESERTER,
    )


def new_store(folder: Path) -> Store:
    """Return a new store with one document and two coders."""
    store = Store.create(folder / "study.sqlite3", at=AT, command="init")
    document().store(store)
    store.add_coder(MIRA, at=AT)
    store.add_coder(TOVE, at=AT)
    return store


def ruling(
    store: Store,
    *,
    code: str = "driver.moral",
    coder: Coder = MIRA,
    verdict: Verdict = Verdict.ACCEPT,
    comment: str = "",
) -> Ruling:
    """Return a ruling about the first passage of the store."""
    return Ruling(store.passages()[0].id, code, coder.id, verdict, comment)


def suggestion(passage: Passage, code: str = "driver.moral", by: str = "cues/1") -> Suggestion:
    """Return a suggestion that points at the first and the last word of a passage's first span."""
    first = passage.spans[0]
    evidence = (Span(first.start, first.start + 2), Span(first.end - 6, first.end))
    return Suggestion(passage.id, code, evidence, "It says so.", Tier.WEAK, 0.25, by, "v1")
