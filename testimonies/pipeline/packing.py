"""What was found, as plain lists and texts that spaCy can write to bytes, and back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypedDict

from testimonies.values import (
    Certainty,
    Extraction,
    Form,
    Kind,
    Passage,
    Quotation,
    Span,
    Speaker,
    Voice,
)

Pairs = Sequence[Sequence[int]]


class SpeakerRow(TypedDict):
    """A speaker in plain values."""

    id: str
    label: str
    voice: str
    attributes: Sequence[Sequence[str]]


class QuotationRow(TypedDict):
    """A quotation in plain values; ``cue`` is empty where there is none."""

    id: str
    source_id: str
    spans: Pairs
    speaker_id: str | None
    cue: Pairs
    form: str
    kind: str
    rule: str
    certainty: str
    voice: str


class PassageRow(TypedDict):
    """A passage in plain values."""

    id: str
    quotation_id: str
    spans: Pairs
    index: int


class Table(TypedDict):
    """All rows of one document, each kind by its id."""

    speakers: Mapping[str, SpeakerRow]
    quotations: Mapping[str, QuotationRow]
    passages: Mapping[str, PassageRow]


def pack(extraction: Extraction, passages: Sequence[Passage] = ()) -> Table:
    """Return what was found in plain values, in the order given."""
    return {
        "speakers": {speaker.id: _speaker_row(speaker) for speaker in extraction.speakers},
        "quotations": {one.id: _quotation_row(one) for one in extraction.quotations},
        "passages": {passage.id: _passage_row(passage) for passage in passages},
    }


def unpack(table: Table) -> Extraction:
    """Return the extraction a table was made from."""
    return Extraction(
        tuple(_speaker(row) for row in table["speakers"].values()),
        tuple(_quotation(row) for row in table["quotations"].values()),
    )


def unpack_passages(table: Table) -> tuple[Passage, ...]:
    """Return the passages a table was made from."""
    return tuple(
        Passage(row["id"], row["quotation_id"], spans_of(row["spans"]), row["index"])
        for row in table["passages"].values()
    )


def spans_of(pairs: Pairs) -> tuple[Span, ...]:
    """Return the spans written as pairs of offsets."""
    return tuple(Span(start, end) for start, end in pairs)


def _pairs(spans: Sequence[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _speaker_row(speaker: Speaker) -> SpeakerRow:
    return {
        "id": speaker.id,
        "label": speaker.label,
        "voice": speaker.voice.value,
        "attributes": [list(pair) for pair in speaker.attributes],
    }


def _speaker(row: SpeakerRow) -> Speaker:
    attributes = tuple((name, value) for name, value in row["attributes"])
    return Speaker(row["id"], row["label"], Voice(row["voice"]), attributes)


def _quotation_row(one: Quotation) -> QuotationRow:
    return {
        "id": one.id,
        "source_id": one.source_id,
        "spans": _pairs(one.spans),
        "speaker_id": one.speaker_id,
        "cue": _pairs([one.cue] if one.cue else []),
        "form": one.form.value,
        "kind": one.kind.value,
        "rule": one.rule,
        "certainty": one.certainty.value,
        "voice": one.voice.value,
    }


def _quotation(row: QuotationRow) -> Quotation:
    return Quotation(
        id=row["id"],
        source_id=row["source_id"],
        spans=spans_of(row["spans"]),
        speaker_id=row["speaker_id"],
        cue=next(iter(spans_of(row["cue"])), None),
        form=Form(row["form"]),
        kind=Kind(row["kind"]),
        rule=row["rule"],
        certainty=Certainty(row["certainty"]),
        voice=Voice(row["voice"]),
    )


def _passage_row(passage: Passage) -> PassageRow:
    return {
        "id": passage.id,
        "quotation_id": passage.quotation_id,
        "spans": _pairs(passage.spans),
        "index": passage.index,
    }
