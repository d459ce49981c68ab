"""Values into their tables; every function here runs inside an act."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coding.corrections.fitting import amiss
from coding.corrections.folding import added_passages, added_quotation, said
from coding.corrections.values import Change
from coding.errors import (
    DroppedPassageError,
    DuplicateCoderError,
    DuplicateSourceError,
    PassageAsideError,
    UnfitValuesError,
    UnknownCoderError,
    UnknownPassageError,
    UnknownSourceError,
)
from coding.ids import digest
from coding.store import reading, sealing, sql, standing
from coding.store.fitting import Marks, misfits, wild_suggestions
from coding.store.shapes import (
    CODERS,
    CORRECTIONS,
    DECISIONS,
    EVENTS,
    MARKS,
    MEMOS,
    PASSAGES,
    QUOTATIONS,
    SOURCES,
    SPEAKERS,
    SUGGESTIONS,
    TEXTS,
)
from coding.trail import chained, chained_corrections, chained_events

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from _typeshed import DataclassInstance

    from coding.corrections.values import Amendment, Correction
    from coding.store.fitting import Content
    from coding.store.shapes import Shape
    from coding.values import Coder, Decision, Event, Happening, Memo, Ruling, Suggestion
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
    _insert(connection, MARKS, (Marks(new.id, content.marks),))
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
    sealing.seal_suggestions(connection)


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
        PassageAsideError: If a ruling is about a passage of a source that was set aside.
        DroppedPassageError: If a ruling is about a passage of a quotation that was dropped.
    """
    _know_coders(connection, (ruling.coder_id for ruling in rulings))
    _know_passages(connection, (ruling.passage_id for ruling in rulings))
    if hidden := standing.passages_aside(connection) & {each.passage_id for each in rulings}:
        raise PassageAsideError(sorted(hidden))
    if gone := standing.dropped(connection, (ruling.passage_id for ruling in rulings)):
        raise DroppedPassageError(gone)
    last = reading.last_decision(connection)
    entries = chained(rulings, after=last, at=at, codebook_version=codebook_version)
    sentence = sql.insert(DECISIONS.table, DECISIONS.columns)
    connection.executemany(sentence, (DECISIONS.row(entry) for entry in entries))
    return entries


def corrections(
    connection: sqlite3.Connection, amendments: Sequence[Amendment], *, at: str
) -> tuple[Correction, ...]:
    """Append the amendments to the trail of corrections and return them as its entries.

    What they add is stored beside what was found, so that it can be coded.

    Raises:
        UnknownCoderError: If an amendment is by somebody who does not code here.
        UnknownSourceError: If one is about a source the study does not hold.
        UnfitValuesError: If one contradicts itself or what is there.
    """
    _know_coders(connection, (each.coder_id for each in amendments))
    for source_id in dict.fromkeys(each.source_id for each in amendments):
        _fit(connection, source_id, [each for each in amendments if each.source_id == source_id])
    last = reading.last_correction(connection)
    entries = chained_corrections(amendments, after=last, at=at)
    sentence = sql.insert(CORRECTIONS.table, CORRECTIONS.columns)
    connection.executemany(sentence, (CORRECTIONS.row(entry) for entry in entries))
    for entry in entries:
        if entry.change is Change.ADD_QUOTATION:
            _insert(connection, QUOTATIONS, (added_quotation(entry),), correction=entry.seq)
            _insert(connection, PASSAGES, added_passages(entry), correction=entry.seq)
    return entries


def events(
    connection: sqlite3.Connection, happenings: Sequence[Happening], *, at: str
) -> tuple[Event, ...]:
    """Append the happenings to the trail of events and return them as its entries.

    Raises:
        UnknownCoderError: If one names somebody who does not code here.
    """
    _know_coders(connection, (each.coder_id for each in happenings if each.coder_id))
    entries = chained_events(happenings, after=reading.last_event(connection), at=at)
    sentence = sql.insert(EVENTS.table, EVENTS.columns)
    connection.executemany(sentence, (EVENTS.row(entry) for entry in entries))
    return entries


def _fit(connection: sqlite3.Connection, source_id: str, new: Sequence[Amendment]) -> None:
    texts = reading.rows(connection, TEXTS, {"source_id = ?": source_id})
    if not texts:
        raise UnknownSourceError(source_id, reading.column(connection, "id", "sources"))
    there = standing.found(connection, source_id)
    made = standing.corrections(connection, source_id)
    words = said(made)
    speakers = {*(each.id for each in there.speakers), *words.new}
    quotations = {*(each.id for each in there.quotations), *words.added}
    entries = {each.seq for each in made}
    if wrong := amiss(new, speakers, quotations, len(texts[0].text), entries):
        raise UnfitValuesError(wrong)


def _insert(
    connection: sqlite3.Connection,
    shape: Shape[DataclassInstance],
    values: Iterable[DataclassInstance],
    **added: str | int,
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
