"""Values into their tables; every function here runs inside an act."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coding.errors import (
    DuplicateCoderError,
    DuplicateSourceError,
    UnfitValuesError,
    UnknownCoderError,
    UnknownPassageError,
)
from coding.ids import digest
from coding.store import reading, sql
from coding.store.fitting import misfits, wild_suggestions
from coding.store.shapes import (
    CODERS,
    DECISIONS,
    MEMOS,
    PASSAGES,
    QUOTATIONS,
    SOURCES,
    SPEAKERS,
    SUGGESTIONS,
    TEXTS,
)
from coding.trail import chained

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from _typeshed import DataclassInstance

    from coding.store.fitting import Content
    from coding.store.shapes import Shape
    from coding.values import Coder, Decision, Memo, Ruling, Suggestion
    from testimonies.values import Text


def source(connection: sqlite3.Connection, content: Content, text: Text) -> None:
    """Store a source with its text and all that was found in it.

    Raises:
        DuplicateSourceError: If the study holds the source.
        UnfitValuesError: If the values contradict each other.
    """
    new = content.source
    if held := reading.rows(connection, SOURCES, {"id = ?": new.id}):
        raise DuplicateSourceError(held[0].id, held[0].title)
    if wrong := misfits(content, text):
        raise UnfitValuesError(wrong)
    _insert(connection, SOURCES, (new,), seal=digest(content))
    _insert(connection, TEXTS, (text,))
    _insert(connection, SPEAKERS, content.speakers, source_id=new.id)
    _insert(connection, QUOTATIONS, content.quotations)
    _insert(connection, PASSAGES, content.passages)


def suggestions(connection: sqlite3.Connection, made: Sequence[Suggestion], suggester: str) -> None:
    """Store what a suggester made in place of all that any version of it made before.

    Raises:
        UnfitValuesError: If one was made by another suggester, stands twice or points beyond the
            text of its passage.
        UnknownPassageError: If one is about a passage the study does not hold.
    """
    name = suggester.partition("/")[0]
    _know_passages(connection, (each.passage_id for each in made))
    if wrong := wild_suggestions(made, name, reading.text_lengths(connection)):
        raise UnfitValuesError(wrong)
    connection.execute(
        "DELETE FROM suggestions WHERE suggester = ? OR substr(suggester, 1, ?) = ?",
        (name, len(name) + 1, f"{name}/"),
    )
    _insert(connection, SUGGESTIONS, made)


def coder(connection: sqlite3.Connection, new: Coder) -> None:
    """Store a coder.

    Raises:
        DuplicateCoderError: If there is one of this id.
    """
    if new.id in reading.column(connection, "id", "coders"):
        raise DuplicateCoderError(new.id)
    _insert(connection, CODERS, (new,), seal=digest(new))


def memo(connection: sqlite3.Connection, new: Memo) -> None:
    """Store a memo.

    Raises:
        UnknownCoderError: If nobody of that id codes here.
    """
    _know_coders(connection, (new.coder_id,))
    _insert(connection, MEMOS, (new,), seal=digest(new))


def decisions(
    connection: sqlite3.Connection, rulings: Sequence[Ruling], *, at: str, codebook_version: str
) -> tuple[Decision, ...]:
    """Append the rulings to the trail and return them as its entries.

    Raises:
        UnknownCoderError: If a ruling is by somebody who does not code here.
        UnknownPassageError: If a ruling is about a passage the study does not hold.
    """
    _know_coders(connection, (ruling.coder_id for ruling in rulings))
    _know_passages(connection, (ruling.passage_id for ruling in rulings))
    last = reading.last_decision(connection)
    entries = chained(rulings, after=last, at=at, codebook_version=codebook_version)
    sentence = sql.insert(DECISIONS.table, DECISIONS.columns)
    connection.executemany(sentence, (DECISIONS.row(entry) for entry in entries))
    return entries


def _insert(
    connection: sqlite3.Connection,
    shape: Shape[DataclassInstance],
    values: Iterable[DataclassInstance],
    **added: str,
) -> None:
    (before,) = connection.execute(sql.highest("place", shape.table)).fetchone()
    placed = tuple(enumerate(values, before + 1))
    sentence = sql.insert(shape.table, ("place", *added, *shape.columns))
    connection.executemany(
        sentence, ((place, *added.values(), *shape.row(value)) for place, value in placed)
    )
    for name, table in shape.spans.items():
        connection.executemany(
            sql.insert(table, ("owner", "place", "start", "end")),
            (
                (owner, place, span.start, span.end)
                for owner, value in placed
                for place, span in enumerate(shape.spans_of(value, name))
            ),
        )


def _know_coders(connection: sqlite3.Connection, asked: Iterable[str]) -> None:
    known = reading.column(connection, "id", "coders")
    if strangers := sorted(set(asked).difference(known)):
        raise UnknownCoderError(strangers, known)


def _know_passages(connection: sqlite3.Connection, asked: Iterable[str]) -> None:
    held = "SELECT count(*) FROM passages WHERE id = ?"
    wanted = sorted(set(asked))
    unknown = [each for each in wanted if connection.execute(held, (each,)).fetchone() == (0,)]
    if unknown:
        raise UnknownPassageError(unknown)
