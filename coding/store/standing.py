"""What of a study stands: as people have corrected it, and where newer versions have taken it."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from coding.corrections.folding import corrected
from coding.setting_aside import Standing, set_aside
from coding.store import reading
from coding.store.shapes import (
    CORRECTIONS,
    DECISIONS,
    EVENTS,
    MEMOS,
    PASSAGES,
    QUOTATIONS,
    SOURCES,
    SPEAKERS,
)
from coding.undoing import standing_events
from coding.versions.moves import Moves, folded, followed
from coding.versions.values import VersionEvent
from testimonies.values import Extraction, Kind

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping

    from coding.corrections.values import Correction
    from coding.values import Decision, Event, Memo
    from testimonies.values import Passage, Source

_UPDATED = VersionEvent.UPDATED.value
_OWN = frozenset(each.value for each in VersionEvent)


def moves(connection: sqlite3.Connection) -> Moves:
    """Return where everything of older versions is now."""
    if not reading.rows(connection, EVENTS, {"kind = ?": _UPDATED}, order="seq"):
        return Moves()
    every = reading.rows(connection, EVENTS, order="seq")
    return folded(each for each in standing_events(every) if each.kind in _OWN)


def aside(connection: sqlite3.Connection) -> Mapping[str, Event]:
    """Return what set each source aside that counts nowhere, by its id."""
    if not reading.rows(connection, EVENTS, {"kind = ?": Standing.ASIDE.value}, order="seq"):
        return {}
    return set_aside(reading.rows(connection, EVENTS, order="seq"))


def sources(connection: sqlite3.Connection) -> tuple[Source, ...]:
    """Return the sources that count, in the order they first came.

    Those that a newer version replaces and those that were set aside are none of them.
    """
    current = reading.rows(connection, SOURCES, {reading.CURRENT_SOURCE: _UPDATED})
    went, gone = moves(connection), aside(connection)
    first: dict[str, int] = {}
    for place, each in enumerate(reading.column(connection, "id", SOURCES.table)):
        first.setdefault(went.now(each), place)
    counted = (each for each in current if each.id not in gone)
    return tuple(sorted(counted, key=lambda each: first[each.id]))


def found(connection: sqlite3.Connection, source_id: str | None) -> Extraction:
    """Return what was found in a source, or in all, whatever people said of it since."""
    asked = _of(connection, source_id)
    return Extraction(
        reading.rows(connection, SPEAKERS, asked),
        reading.rows(connection, QUOTATIONS, {**asked, reading.ADDED_BY: 0}),
    )


def corrections(connection: sqlite3.Connection, source_id: str | None) -> tuple[Correction, ...]:
    """Return what corrections say of a source or all, those of older versions among them."""
    made = reading.rows(connection, CORRECTIONS, order="seq")
    went = moves(connection) if made else Moves()
    known = {each.source_id for each in made}
    asked = [source_id] if source_id else sorted({went.now(each) for each in known})
    told = [
        each
        for now in asked
        for each in followed(
            [one for one in made if one.source_id in went.line(now, known)], now, went
        )
    ]
    return tuple(sorted(told, key=lambda each: each.seq))


def extraction(connection: sqlite3.Connection, source_id: str | None) -> Extraction:
    """Return the speakers and quotations of a source, or of all, as they stand."""
    made = corrections(connection, source_id)
    several = source_id is None and bool(moves(connection).replaced)
    if not made and not several:
        return found(connection, source_id)
    every = (each.id for each in sources(connection)) if source_id is None else (source_id,)
    parts = [
        corrected(found(connection, each), [one for one in made if one.source_id == each])
        for each in every
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


def there(connection: sqlite3.Connection, source_id: str | None = None) -> tuple[Passage, ...]:
    """Return every passage of a version, or of all that counts, dropped ones and terms too."""
    if source_id is not None:
        return _held(connection, source_id, None)
    gone = passages_aside(connection)
    current = reading.rows(connection, PASSAGES, {reading.OF_CURRENT: _UPDATED})
    return tuple(each for each in current if each.id not in gone)


def passages_aside(connection: sqlite3.Connection) -> frozenset[str]:
    """Return the ids of the passages of all sources that were set aside."""
    gone = aside(connection)
    return frozenset(each.id for id_ in gone for each in _held(connection, id_, None))


def touched(connection: sqlite3.Connection) -> frozenset[str]:
    """Return the ids of all that people decided, corrected, noted or saw, as it is now."""
    told = events(connection, None, None)
    return frozenset({
        *(each.passage_id for each in decisions(connection, None)),
        *(each.about for each in corrections(connection, None)),
        *(each.about for each in memos(connection, None)),
        *(each.about for each in told if each.kind not in _OWN),
    })  # fmt: skip


def homeless(connection: sqlite3.Connection) -> tuple[Passage, ...]:
    """Return the passages that people have had to do with and that are in no latest version.

    Those that a person left behind are none of them.
    """
    left = moves(connection).left
    gone = reading.rows(connection, PASSAGES, {f"NOT {reading.OF_CURRENT}": _UPDATED})
    wanted = touched(connection) - left if gone else frozenset()
    return tuple(each for each in gone if each.id in wanted)


def dropped(connection: sqlite3.Connection, passage_ids: Iterable[str]) -> tuple[str, ...]:
    """Return those of the passages whose quotation people have dropped, sorted."""
    if reading.last_correction(connection) is None:
        return ()
    went = moves(connection)
    standing = {each.id for each in extraction(connection, None).quotations}
    gone = {each.id for each in there(connection) if each.quotation_id not in standing}
    return tuple(sorted(each for each in set(passage_ids) if went.now(each) in gone))


def decisions(connection: sqlite3.Connection, passage_id: str | None) -> tuple[Decision, ...]:
    """Return the decisions on one passage as it is now, or all, each about what it is now."""
    made = reading.rows(connection, DECISIONS, order="seq")
    went = moves(connection)
    told = (replace(each, passage_id=went.now(each.passage_id)) for each in made)
    return tuple(each for each in told if passage_id in {None, each.passage_id})


def events(
    connection: sqlite3.Connection, kind: str | None, about: str | None
) -> tuple[Event, ...]:
    """Return the events of one kind or about one thing, each about what it is now.

    Those of versions tell where things went, so they stay about what was.
    """
    made = reading.rows(connection, EVENTS, {"kind = ?": kind}, order="seq")
    went = moves(connection)
    told = (
        each if each.kind in _OWN else replace(each, about=went.now(each.about)) for each in made
    )
    return tuple(each for each in told if about in {None, each.about})


def memos(connection: sqlite3.Connection, about: str | None) -> tuple[Memo, ...]:
    """Return the memos about one thing, or all, each about what it is now."""
    went = moves(connection)
    told = (replace(each, about=went.now(each.about)) for each in reading.rows(connection, MEMOS))
    return tuple(each for each in told if about in {None, each.about})


def _of(connection: sqlite3.Connection, source_id: str | None) -> Mapping[str, object]:
    """Return the conditions that something is of a source, or of any that counts."""
    if source_id is not None:
        return {"source_id = ?": source_id}
    gone = json.dumps(sorted(aside(connection)))
    return {reading.CURRENT: _UPDATED, reading.OF_NONE_AMONG: gone}


def _held(
    connection: sqlite3.Connection, source_id: str | None, quotation_id: str | None
) -> tuple[Passage, ...]:
    asked = {reading.OF_SOURCE: source_id, "quotation_id = ?": quotation_id}
    return reading.rows(connection, PASSAGES, asked)
