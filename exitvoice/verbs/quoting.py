"""Quotations as rows that other programs read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from testimonies.excerpts import excerpt
from testimonies.places import Places
from testimonies.quotations import extract
from testimonies.reading import read_source

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from coding.store import Store
    from testimonies.values import Quotation, Source, Speaker


def quotations_of_file(path: Path, *, encoding: str | None = None) -> Iterator[dict[str, object]]:
    """Yield a row for each quotation of one file, in text order.

    Raises:
        UnreadableSourceError: If it cannot be read.
    """
    reading = read_source(path, encoding=encoding)
    extraction = extract(reading)
    speakers = {speaker.id: speaker for speaker in extraction.speakers}
    places = Places(extraction.marks)
    for quotation in extraction.quotations:
        row = quotation_row(reading.source, reading.text.text, speakers, quotation)
        yield row | places.row(quotation.spans[0].start)


def quotations_of_study(store: Store) -> Iterator[dict[str, object]]:
    """Yield a row for each quotation of a study, in the order its sources were added."""
    speakers = {speaker.id: speaker for speaker in store.speakers()}
    for source in store.sources():
        text, places = store.text(source.id).text, Places(store.marks(source.id))
        for quotation in store.quotations(source.id):
            row = quotation_row(source, text, speakers, quotation)
            yield row | places.row(quotation.spans[0].start)


def quotation_row(
    source: Source, text: str, speakers: Mapping[str, Speaker], quotation: Quotation
) -> dict[str, object]:
    """Return one quotation as a row; spans and cue in code points of the canonical text."""
    speaker = speakers.get(quotation.speaker_id or "")
    cue = quotation.cue
    return {
        "id": quotation.id,
        "source": source.path,
        "form": quotation.form.value,
        "kind": quotation.kind.value,
        "spans": [[span.start, span.end] for span in quotation.spans],
        "text": excerpt(text, quotation.spans).text,
        "speaker": speaker.label if speaker else None,
        "speaker_label": excerpt(text, (cue,)).text if cue else None,
        "voice": quotation.voice.value,
        "cue": [cue.start, cue.end] if cue else None,
        "rule": quotation.rule,
        "certainty": quotation.certainty.value,
    }
