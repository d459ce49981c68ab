"""What can still be read of a damaged store, and which of it is as it was written."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from coding.ids import digest
from coding.store import plain, sql
from coding.store.fitting import text_hash
from coding.store.reading import NOT_A_VALUE
from coding.store.schema import STATEMENTS
from coding.store.shapes import CODERS, CORRECTIONS, DECISIONS, EVENTS, MEMOS, Shape
from coding.trail import entry_hash

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from coding.store.plain import Layout, Row

_MAGIC = b"SQLite format 3\0"
_UNREADABLE = (sqlite3.Error, UnicodeDecodeError)


@dataclass(frozen=True, slots=True)
class Saved:
    """What can be saved of one table.

    Attributes:
        table: Its name.
        rows: The rows that can be read and are as they were written, in order.
        changed: How many more can be read but are not as they were written.
        whole: Whether the table could be read from its beginning to its end.
    """

    table: str
    rows: tuple[Row, ...]
    changed: int
    whole: bool

    def __str__(self) -> str:
        """Say on one line what can be saved."""
        told = [f"{len(self.rows)} rows can be saved"]
        if self.changed:
            told.append(f"{self.changed} were changed")
        if not self.whole:
            told.append("others cannot be read")
        return f"{self.table}: {', '.join(told)}."


def salvage(path: Path) -> tuple[Saved, ...]:
    """Return what can be saved of the store at ``path``, table by table; nothing is written.

    A row counts as it was written where its own hash or seal says so, or where it has none. A table
    of which no row can be read is told of all the same; one that the store does not have is not.
    """
    try:
        data = path.read_bytes()
    except OSError:
        return ()
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(_mended(data))
        connection.text_factory = _lenient
        held = _tables(connection)
        return tuple(_saved(connection, layout) for layout in _layouts() if layout.name in held)


def _mended(data: bytes) -> bytes:
    """Return a file with its beginning as SQLite has it and as long as that says it is.

    SQLite reads nothing at all of a file that was cut off; with empty pages at its end it reads
    those that are there.
    """
    begun = _MAGIC + data[len(_MAGIC) :]
    size, pages = int.from_bytes(begun[16:18]), int.from_bytes(begun[28:32])
    return begun.ljust(min(size * pages, 2 * len(data)), b"\0")


def _layouts() -> tuple[Layout, ...]:
    with closing(sqlite3.connect(":memory:")) as fresh:
        for statement in STATEMENTS:
            fresh.execute(statement)
        return plain.layouts(fresh)


def _tables(connection: sqlite3.Connection) -> set[str]:
    """Return the names of the tables that the store says it has; none where it says nothing."""
    named = _as_far_as_it_goes(connection, "SELECT name FROM sqlite_master WHERE type = 'table'")
    return {name for (name,) in named}


def _saved(connection: sqlite3.Connection, layout: Layout) -> Saved:
    found, whole = _read(connection, layout, "")
    if not whole:
        # Past the damage the rows may still be reached from the other end.
        known = {_key(row, layout) for row in found}
        backwards, _ = _read(connection, layout, " DESC")
        found += [row for row in reversed(backwards) if _key(row, layout) not in known]
    kept = [row for row in found if _is_as_written(layout.name, row)]
    return Saved(layout.name, tuple(kept), len(found) - len(kept), whole)


def _read(connection: sqlite3.Connection, layout: Layout, way: str) -> tuple[list[Row], bool]:
    order = ", ".join(f'"{name}"{way}' for name in layout.key)
    found: list[Row] = []
    try:
        owned = {name: _owned(connection, name) for name in layout.owned}
        for values in connection.execute(sql.select(layout.columns, layout.name, order=order)):
            row = dict(zip(layout.columns, values, strict=True))
            found.append(row | {name: spans.get(row["place"], []) for name, spans in owned.items()})
    except _UNREADABLE:
        return found, False
    return found, True


def _owned(connection: sqlite3.Connection, table: str) -> dict[int, list[list[int]]]:
    found: dict[int, list[list[int]]] = {}
    for owner, start, end in _as_far_as_it_goes(
        connection, sql.select((plain.OWNER, "start", "end"), table, order="owner, place")
    ):
        found.setdefault(owner, []).append([start, end])
    return found


def _as_far_as_it_goes(connection: sqlite3.Connection, sentence: str) -> Iterator[Sequence[Any]]:
    try:
        yield from connection.execute(sentence)
    except _UNREADABLE:
        return


def _key(row: Row, layout: Layout) -> tuple[object, ...]:
    return tuple(row[name] for name in layout.key)


def _is_as_written(table: str, row: Row) -> bool:
    check = _CHECKS.get(table)
    try:
        json.dumps(row, ensure_ascii=False).encode()
        return check is None or check(row)
    except (*NOT_A_VALUE, KeyError):
        return False


def _entry(shape: Shape[Any]) -> Callable[[Row], bool]:
    def check(row: Row) -> bool:
        entry = shape.restored([row[name] for name in shape.columns], {})
        return bool(entry_hash(entry) == row["hash"])

    return check


def _sealed(shape: Shape[Any]) -> Callable[[Row], bool]:
    def check(row: Row) -> bool:
        return digest(shape.restored([row[name] for name in shape.columns], {})) == str(row["seal"])

    return check


def _text(row: Row) -> bool:
    return text_hash(row["text"]) == str(row["sha256"])


def _lenient(raw: bytes) -> str:
    return raw.decode("utf-8", "surrogateescape")


_CHECKS: dict[str, Callable[[Row], bool]] = {
    "decisions": _entry(DECISIONS),
    "corrections": _entry(CORRECTIONS),
    "events": _entry(EVENTS),
    "coders": _sealed(CODERS),
    "memos": _sealed(MEMOS),
    "texts": _text,
}
