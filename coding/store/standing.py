"""What of a study stands once people have corrected what was found in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coding.corrections.folding import corrected
from coding.store import reading
from coding.store.shapes import CORRECTIONS, PASSAGES, QUOTATIONS, SPEAKERS
from testimonies.values import Extraction, Kind

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from coding.corrections.values import Correction
    from testimonies.values import Passage


def found(connection: sqlite3.Connection, source_id: str | None) -> Extraction:
    """Return what was found in a source, or in all, whatever people said of it since."""
    asked = {"source_id = ?": source_id}
    return Extraction(
        reading.rows(connection, SPEAKERS, asked),
        reading.rows(connection, QUOTATIONS, {**asked, reading.ADDED_BY: 0}),
    )


def corrections(connection: sqlite3.Connection, source_id: str | None) -> tuple[Correction, ...]:
    """Return the corrections of a source, or all, first entry first."""
    return reading.rows(connection, CORRECTIONS, {"source_id = ?": source_id}, order="seq")


def extraction(connection: sqlite3.Connection, source_id: str | None) -> Extraction:
    """Return the speakers and quotations of a source, or of all, as they stand."""
    made = corrections(connection, source_id)
    if not made:
        return found(connection, source_id)
    sources = reading.column(connection, "id", "sources") if source_id is None else (source_id,)
    parts = [
        corrected(found(connection, each), [one for one in made if one.source_id == each])
        for each in sources
    ]
    return Extraction(
        tuple(speaker for part in parts for speaker in part.speakers),
        tuple(quotation for part in parts for quotation in part.quotations),
    )


def passages(
    connection: sqlite3.Connection, source_id: str | None, quotation_id: str | None
) -> tuple[Passage, ...]:
    """Return the passages of the quotations that stand, in the order of the texts.

    A term (a scare quote, a name, a slogan) is nobody's speech: its words are kept, but there is
    nothing in them to code, and counting them would make a study look less coded than it is.
    """
    standing = extraction(connection, source_id).quotations
    order = {each.id: n for n, each in enumerate(standing) if each.kind is not Kind.TERM}
    held = [
        each for each in _held(connection, source_id, quotation_id) if each.quotation_id in order
    ]
    return tuple(sorted(held, key=lambda each: (order[each.quotation_id], each.index)))


def dropped(connection: sqlite3.Connection, passage_ids: Iterable[str]) -> tuple[str, ...]:
    """Return those of the passages whose quotation people have dropped, sorted."""
    if reading.last_correction(connection) is None:
        return ()
    standing = {each.id for each in extraction(connection, None).quotations}
    gone = {each.id for each in _held(connection, None, None) if each.quotation_id not in standing}
    return tuple(sorted(gone.intersection(passage_ids)))


def _held(
    connection: sqlite3.Connection, source_id: str | None, quotation_id: str | None
) -> tuple[Passage, ...]:
    asked = {reading.OF_SOURCE: source_id, "quotation_id = ?": quotation_id}
    return reading.rows(connection, PASSAGES, asked)
