"""Values out of their tables, with their spans, in the order they were added."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

from coding.errors import DamagedStudyError
from coding.store import sql
from coding.store.fitting import Content
from coding.store.shapes import (
    CORRECTIONS,
    DECISIONS,
    EVENTS,
    MARKS,
    PASSAGES,
    QUOTATIONS,
    SOURCES,
    SPEAKERS,
    TEXTS,
)
from testimonies.errors import SpanError
from testimonies.values import Span

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from _typeshed import DataclassInstance

    from coding.corrections.values import Correction
    from coding.store.shapes import Shape
    from coding.values import Decision, Event
    from testimonies.values import Mark

V = TypeVar("V", bound="DataclassInstance")

# What a damaged row raises when it is read, also one of other columns, or with bytes for words.
NOT_A_VALUE = (AttributeError, LookupError, SpanError, TypeError, ValueError)

# What no newer version replaces; the question mark stands for VersionEvent.UPDATED.
CURRENT_SOURCE = "NOT " + sql.within("id", "about", EVENTS.table, ("kind = ?",))
CURRENT = "NOT " + sql.within("source_id", "about", EVENTS.table, ("kind = ?",))
OF_CURRENT = sql.within("quotation_id", "id", QUOTATIONS.table, (CURRENT,))
OF_NONE_AMONG = "source_id NOT IN (SELECT value FROM json_each(?))"  # a JSON list of ids
ADDED_BY = "coalesce(correction, 0) = ?"  # 0: what was found, not added by a person
OF_SOURCE = sql.within("quotation_id", "id", QUOTATIONS.table, ("source_id = ?",))


@contextmanager
def one_moment(connection: sqlite3.Connection, path: Path) -> Iterator[None]:
    """Read everything in the block as it stood at one moment, whoever else is writing.

    Raises:
        DamagedStudyError: If what is stored makes no value.
    """
    connection.execute("BEGIN")
    try:
        yield
    except NOT_A_VALUE:  # which may hold what it could not read
        raise DamagedStudyError(path, "something in it is no value of this program") from None
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def rows(
    connection: sqlite3.Connection,
    shape: Shape[V],
    asked: Mapping[str, object] | None = None,
    *,
    order: str = "place",
) -> tuple[V, ...]:
    """Return the values of a table.

    Args:
        connection: To the study.
        shape: How the values lie in their tables.
        asked: SQL conditions on the table, each with what its question mark stands for; a
            condition that stands for None is left out.
        order: The column that orders them.
    """
    wanted = {how: what for how, what in (asked or {}).items() if what is not None}
    spans = {
        name: _spans(connection, shape.table, kept_in, wanted)
        for name, kept_in in shape.spans.items()
    }
    sentence = sql.select((order, *shape.columns), shape.table, wanted, order)
    return tuple(
        shape.restored(row, {name: by_owner.get(owner, ()) for name, by_owner in spans.items()})
        for owner, *row in connection.execute(sentence, tuple(wanted.values()))
    )


def _spans(
    connection: sqlite3.Connection, owners: str, table: str, wanted: Mapping[str, object]
) -> dict[int, tuple[Span, ...]]:
    conditions = (sql.within("owner", "place", owners, wanted),) if wanted else ()
    sentence = sql.select(("owner", "start", "end"), table, conditions, "owner, place")
    found: dict[int, list[Span]] = {}
    for owner, start, end in connection.execute(sentence, tuple(wanted.values())):
        found.setdefault(owner, []).append(Span(start, end))
    return {owner: tuple(spans) for owner, spans in found.items()}


def content(connection: sqlite3.Connection, source_id: str) -> Content:
    """Return a source with its speakers, quotations and passages as they were found.

    Raises:
        IndexError: If there is no such source.
    """
    asked = {"source_id = ?": source_id}
    return Content(
        rows(connection, SOURCES, {"id = ?": source_id})[0],
        rows(connection, SPEAKERS, asked),
        rows(connection, QUOTATIONS, {**asked, ADDED_BY: 0}),
        rows(connection, PASSAGES, {OF_SOURCE: source_id, ADDED_BY: 0}),
        marks(connection, source_id),
    )


def marks(connection: sqlite3.Connection, source_id: str) -> tuple[Mark, ...]:
    """Return how the text of a source lies on the page; nothing where there is no such source."""
    kept = rows(connection, MARKS, {"source_id = ?": source_id})
    return kept[0].marks if kept else ()


def last_decision(connection: sqlite3.Connection) -> Decision | None:
    """Return the last entry of the trail, or None where there is none."""
    (seq,) = connection.execute(sql.highest("seq", DECISIONS.table)).fetchone()
    return next(iter(rows(connection, DECISIONS, {"seq = ?": seq}, order="seq")), None)


def last_correction(connection: sqlite3.Connection) -> Correction | None:
    """Return the last entry of the trail of corrections, or None where there is none."""
    (seq,) = connection.execute(sql.highest("seq", CORRECTIONS.table)).fetchone()
    return next(iter(rows(connection, CORRECTIONS, {"seq = ?": seq}, order="seq")), None)


def last_event(connection: sqlite3.Connection) -> Event | None:
    """Return the last entry of the trail of events, or None where there is none."""
    (seq,) = connection.execute(sql.highest("seq", EVENTS.table)).fetchone()
    return next(iter(rows(connection, EVENTS, {"seq = ?": seq}, order="seq")), None)


def text_lengths(connection: sqlite3.Connection) -> dict[str, int]:
    """Return for each passage how many code points its source's text has."""
    lengths = {text.source_id: len(text.text) for text in rows(connection, TEXTS)}
    source_of = dict(connection.execute(sql.select(("id", "source_id"), QUOTATIONS.table)))
    pairs = connection.execute(sql.select(("id", "quotation_id"), PASSAGES.table))
    return {passage: lengths[source_of[quotation]] for passage, quotation in pairs}


def column(connection: sqlite3.Connection, name: str, table: str) -> tuple[Any, ...]:
    """Return one column of a table, in the order its rows were added."""
    return tuple(value for (value,) in connection.execute(sql.select((name,), table)))
