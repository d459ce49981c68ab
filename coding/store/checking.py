"""What in a store is not as it was written, all of it at once."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coding.corrections.folding import added_passages, added_quotation
from coding.corrections.values import Change
from coding.ids import digest
from coding.store import reading, sealing, sql
from coding.store.acts import TRAILS, act_seal, acts
from coding.store.fitting import misfits
from coding.store.schema import STATEMENTS
from coding.store.shapes import (
    CODERS,
    CORRECTIONS,
    DECISIONS,
    EVENTS,
    MEMOS,
    PASSAGES,
    QUOTATIONS,
    TEXTS,
)
from coding.trail import BEGINNING, broken_links
from coding.values import Decision

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from coding.store.acts import Act
    from coding.values import Coder, Memo

    Check = Callable[[sqlite3.Connection], Iterator["Fault"]]


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing in a study that is not as it was written.

    Attributes:
        where: The file, a table or a row, as ``"decision 12"``.
        message: What is so, one sentence.
    """

    where: str
    message: str

    def __str__(self) -> str:
        """Say where and what on one line."""
        return f"{self.where}: {self.message}"


def faults(connection: sqlite3.Connection) -> tuple[Fault, ...]:
    """Return everything that is broken, in the order of the checks.

    The connection must be inside a transaction, so that all is looked at as of one moment. Text
    that is no UTF-8 any more is read with its bad bytes marked, so that it differs from its hash.
    """
    strict, connection.text_factory = connection.text_factory, _lenient
    try:
        return tuple(fault for check in _CHECKS for fault in _run(check, connection))
    finally:
        connection.text_factory = strict


def _lenient(raw: bytes) -> str:
    return raw.decode("utf-8", "surrogateescape")


def _run(check: Check, connection: sqlite3.Connection) -> Iterator[Fault]:
    try:
        yield from check(connection)
    except sqlite3.DatabaseError as error:
        yield Fault("file", f"A part of it cannot be read ({error}).")
    except reading.NOT_A_VALUE:  # also words that are no UTF-8, in what SQLite itself complains of
        yield Fault("file", "A row of it makes no value of this program any more.")


def _file(connection: sqlite3.Connection) -> Iterator[Fault]:
    for (message,) in connection.execute("PRAGMA integrity_check(1000)"):
        if message != "ok":
            yield Fault("file", f"SQLite says: {message}.")


def _tables(connection: sqlite3.Connection) -> Iterator[Fault]:
    with closing(sqlite3.connect(":memory:")) as fresh:
        for statement in STATEMENTS:
            fresh.execute(statement)
        made, found = _layout(fresh), _layout(connection)
    for name in sorted(made.keys() | found.keys()):
        if name not in found:
            yield Fault(name, "This part of the study is missing.")
        elif name not in made:
            yield Fault(name, "This part was not made by exitvoice.")
        elif made[name] != found[name]:
            yield Fault(name, "This part is not as exitvoice made it.")


def _layout(connection: sqlite3.Connection) -> dict[str, tuple[str, str, str]]:
    parts = connection.execute("SELECT name, type, tbl_name, sql FROM sqlite_schema").fetchall()
    return {name: (kind, of, " ".join((said or "").split())) for name, kind, of, said in parts}


def _references(connection: sqlite3.Connection) -> Iterator[Fault]:
    for table, row, wanted, _ in connection.execute("PRAGMA foreign_key_check"):
        where = table if row is None else f"{table}, row {row}"
        yield Fault(where, f"It names something among the {wanted} that is not there.")


def _sources(connection: sqlite3.Connection) -> Iterator[Fault]:
    rows = connection.execute(sql.select(("id", "seal"), "sources")).fetchall()
    for source_id, seal in rows:
        where = f"source {source_id}"
        try:
            content = reading.content(connection, source_id)
            texts = reading.rows(connection, TEXTS, {"source_id = ?": source_id})
            wrong = misfits(content, texts[0]) if texts else ("Its text is missing.",)
        except reading.NOT_A_VALUE:
            yield Fault(where, "Something found in it makes no value of this program any more.")
            continue
        yield from (Fault(where, message) for message in wrong)
        if digest(content) != seal:
            yield Fault(where, "It, a speaker, a quotation or a passage of it was changed.")


def _sealed(connection: sqlite3.Connection) -> Iterator[Fault]:
    for shape in (CODERS, MEMOS):
        seals = reading.column(connection, "seal", shape.table)
        values: tuple[Coder | Memo, ...] = reading.rows(connection, shape)
        for value, seal in zip(values, seals, strict=True):
            if digest(value) != seal:
                yield Fault(f"{shape.table}, {value.id}", "It was changed.")


def _numbers(connection: sqlite3.Connection) -> Iterator[Fault]:
    for table in _NUMBERED:
        numbers = f"SELECT count(*), min(place), max(place) FROM {table}"  # noqa: S608 - our names
        ((rows, first, last),) = connection.execute(numbers)
        if rows and (first, last) != (1, rows):
            yield Fault(table, "Its rows are not numbered as they were added.")
    for table in _SPANS:
        gaps = f"SELECT owner FROM {table} {_WITH_GAPS}"  # noqa: S608 - our own names
        for (owner,) in connection.execute(gaps):
            yield Fault(table, f"The spans of row {owner} are not numbered as they were added.")


def _whole_tables(connection: sqlite3.Connection) -> Iterator[Fault]:
    for table in sealing.broken_seals(connection):
        yield Fault(table, "A row of it was added, taken away, moved or changed.")


def _trail(connection: sqlite3.Connection) -> Iterator[Fault]:
    # Not through `rows`: a verdict that is none any more is a finding like the others.
    found = connection.execute(sql.select(DECISIONS.columns, DECISIONS.table, order="seq"))
    for link in broken_links([Decision(*row) for row in found]):
        yield Fault(f"decision {link.seq}", link.message)


def _corrections(connection: sqlite3.Connection) -> Iterator[Fault]:
    made = reading.rows(connection, CORRECTIONS, order="seq")
    for link in broken_links(made):
        yield Fault(f"correction {link.seq}", link.message)
    adding = {each.seq: each for each in made if each.change is Change.ADD_QUOTATION}
    named = {seq for table in _ADDED for seq in reading.column(connection, "correction", table)}
    for seq in sorted({*adding, *(named - {None})}):
        asked = {reading.ADDED_BY: seq}
        there = (
            reading.rows(connection, QUOTATIONS, asked),
            reading.rows(connection, PASSAGES, asked),
        )
        entry = adding.get(seq)
        said = ((added_quotation(entry),), added_passages(entry)) if entry else ((), ())
        if there != said:
            yield Fault(f"correction {seq}", "What it added is not what stands there.")


def _events(connection: sqlite3.Connection) -> Iterator[Fault]:
    for link in broken_links(reading.rows(connection, EVENTS, order="seq")):
        yield Fault(f"event {link.seq}", link.message)


def _acts(connection: sqlite3.Connection) -> Iterator[Fault]:
    done = acts(connection)
    if not done:
        yield Fault("acts", "There is none, though a study begins with one.")
    yield from _chained(done)
    if done and done[-1].held not in {"", sealing.facts_digest(connection)}:  # "": of format 1
        yield Fault(f"act {done[-1].number}", "The facts of the study are not those it ended with.")
    for table, (length, head) in zip(TRAILS, _ENDS, strict=True):
        hashes = dict(connection.execute(sql.select(("seq", "hash"), table, order="seq")))
        ends = [(each.number, getattr(each, length), getattr(each, head)) for each in done]
        yield from _ends(ends, table.removesuffix("s"), hashes)


def _chained(done: Sequence[Act]) -> Iterator[Fault]:
    number, previous = 0, BEGINNING
    for each in done:
        where = f"act {each.number}"
        if each.number != number + 1:
            yield Fault(where, f"The acts after act {number} and before it are missing.")
        elif each.seal != act_seal(each, previous):
            yield Fault(where, "What it says is not what was written down: its seal differs.")
        number, previous = each.number, each.seal


def _ends(
    ends: Iterable[tuple[int, int, str]], what: str, hashes: Mapping[int, str]
) -> Iterator[Fault]:
    known = 0
    for number, known, head in ends:
        if head != hashes.get(known, BEGINNING):
            yield Fault(f"act {number}", f"{what.title()} {known} is not the one it ended with.")
    if extra := sum(seq > known for seq in hashes):
        yield Fault(f"{what}s", f"{extra} after {what} {known} belong to no act.")


_ENDS = (("decisions", "head"), ("corrections", "corrections_head"), ("events", "events_head"))
_NUMBERED = ("sources", "texts", "marks", "speakers", "quotations", "passages", "coders", "memos")
_SPANS = ("quotation_spans", "quotation_cues", "passage_spans", "suggestion_evidence")
_WITH_GAPS = "GROUP BY owner HAVING min(place) <> 0 OR max(place) <> count(*) - 1"
_ADDED = (QUOTATIONS.table, PASSAGES.table)
_CHECKS: tuple[Check, ...] = (
    _file,
    _tables,
    _references,
    _sources,
    _sealed,
    _numbers,
    _whole_tables,
    _trail,
    _corrections,
    _events,
    _acts,
)
