"""Seals over whole tables, so that a row that was added, taken away or moved by hand is found.

The trails are chains of their own, and the seal of a source is over all that was found in it.
What is left is sealed here: the seals stand among the facts, and each act keeps a digest of those.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from coding.ids import digest
from coding.store import plain, sql

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

SUGGESTIONS = "suggestions"
_CHAINED = frozenset({"acts", "decisions", "corrections", "events"})
_IN_SOURCES = frozenset({"speakers", "quotations", "passages"})
# Of these the seal or hash in each row is enough, and quickly read.
_BY_ROW = {
    "sources": ("place", "id", "seal"),
    "texts": ("place", "source_id", "sha256"),
    "marks": ("place", "source_id"),
    "coders": ("place", "id", "seal"),
    "memos": ("place", "id", "seal"),
}
_FACTS = "facts"
_PREFIX = "seal of "


def seal(connection: sqlite3.Connection) -> str:
    """Write down the seals of all tables, inside an act, and return the digest of the facts.

    Suggestions are many, and only change when ``seal_suggestions`` is called.
    """
    known = _facts(connection)
    for table in _tables(connection):
        if table != SUGGESTIONS or _PREFIX + table not in known:
            _write(connection, table, known)
    return facts_digest(connection)


def seal_suggestions(connection: sqlite3.Connection) -> None:
    """Write down the seal of the suggestions, inside the act that changed them."""
    _write(connection, SUGGESTIONS, _facts(connection))


def facts_digest(connection: sqlite3.Connection) -> str:
    """Return the SHA-256 hex digest of all facts, the seals among them."""
    return digest(_facts(connection))


def broken_seals(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield the name of each table that is not as its seal says."""
    known = _facts(connection)
    for table in _tables(connection):
        if known.get(_PREFIX + table) != _seal_of(connection, table):
            yield table


def _write(connection: sqlite3.Connection, table: str, known: dict[str, str]) -> None:
    name, now = _PREFIX + table, _seal_of(connection, table)
    if known.get(name) == now:
        return
    connection.execute("DELETE FROM facts WHERE name = ?", (name,))
    connection.execute(sql.insert(_FACTS, ("name", "value")), (name, now))


def _seal_of(connection: sqlite3.Connection, table: str) -> str:
    if table in _BY_ROW:
        return digest([list(row) for row in connection.execute(sql.select(_BY_ROW[table], table))])
    (layout,) = (each for each in plain.layouts(connection) if each.name == table)
    return digest(list(plain.rows(connection, layout)))


def _tables(connection: sqlite3.Connection) -> list[str]:
    names = [each.name for each in plain.layouts(connection)]
    return [each for each in names if each not in {*_CHAINED, *_IN_SOURCES, _FACTS}]


def _facts(connection: sqlite3.Connection) -> dict[str, str]:
    return dict(connection.execute(sql.select(("name", "value"), _FACTS, order="name")).fetchall())
