"""The whole store as sorted rows of plain values, and a store made again of such rows.

Nothing here names a table: what the schema holds is written out, so that a table added later is
written out too. Rows of spans are folded into the rows that own them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from coding.store import sql

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Mapping

    Row = dict[str, Any]

OWNER = "owner"  # the column by which a table's rows belong to rows of another


@dataclass(frozen=True, slots=True)
class Layout:
    """How one table lies in the store.

    Attributes:
        name: Its name.
        columns: Its columns, in order.
        key: Its primary key, by which its rows are sorted.
        owned: Names of the tables whose rows are folded into its own.
    """

    name: str
    columns: tuple[str, ...]
    key: tuple[str, ...]
    owned: tuple[str, ...] = ()


def tables(connection: sqlite3.Connection) -> dict[str, tuple[str, ...]]:
    """Return every table with the names of its columns, in order."""
    return {
        name: tuple(column for _, column, *_ in connection.execute(_info(name)))
        for name in _names(connection)
    }


def layouts(connection: sqlite3.Connection) -> tuple[Layout, ...]:
    """Return the tables that stand for themselves, by name, each with those it owns."""
    names = _names(connection)
    shapes = {name: connection.execute(_info(name)).fetchall() for name in names}
    owners = {each: _owner(connection, each) for each in names if shapes[each][0][1] == OWNER}
    return tuple(
        Layout(
            name,
            tuple(column for _, column, *_ in shapes[name]),
            _key(shapes[name]),
            tuple(owned for owned, owner in owners.items() if owner == name),
        )
        for name in names
        if name not in owners
    )


def rows(connection: sqlite3.Connection, layout: Layout) -> Iterator[Row]:
    """Yield the rows of a table, sorted by its key, each a mapping of plain values.

    What it owns stands under the name of the owned table, as ``[[start, end], ...]``.
    """
    owned = {name: _owned(connection, name) for name in layout.owned}
    chosen = connection.execute(
        sql.select(layout.columns, layout.name, order=sql.listed(layout.key))
    )
    for values in chosen:
        row = dict(zip(layout.columns, values, strict=True))
        yield row | {name: found.get(row["place"], []) for name, found in owned.items()}


def put_back(
    connection: sqlite3.Connection, tables: Mapping[str, Iterable[Row]]
) -> Iterator[tuple[str, int]]:
    """Write rows into the empty tables of a store, inside a transaction already begun.

    Args:
        connection: To the store.
        tables: The rows of each table, by its name, sorted as ``rows`` gives them.

    Yields:
        The name of each table with how many rows it got, once it has them.

    Raises:
        KeyError: If a row lacks a column.
        sqlite3.Error: If a row breaks a rule of its table.
    """
    connection.execute("PRAGMA defer_foreign_keys = ON")
    for layout in layouts(connection):
        count = 0
        sentence = sql.insert(layout.name, layout.columns)
        for row in tables.get(layout.name, ()):
            connection.execute(sentence, [row[column] for column in layout.columns])
            for name in layout.owned:
                _put_owned(connection, name, row["place"], row[name])
            count += 1
        yield layout.name, count


def _names(connection: sqlite3.Connection) -> list[str]:
    found = connection.execute(
        "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' "
        "ORDER BY name"
    )
    return [name for (name,) in found]


def _info(table: str) -> str:
    return f'PRAGMA main.table_info("{table}")'


def _key(columns: list[tuple[Any, ...]]) -> tuple[str, ...]:
    ranked = sorted((rank, name) for _, name, _, _, _, rank in columns if rank)
    return tuple(name for _, name in ranked)


def _owner(connection: sqlite3.Connection, table: str) -> str:
    ((_, _, owner, *_),) = connection.execute(f'PRAGMA foreign_key_list("{table}")').fetchall()
    return str(owner)


def _owned(connection: sqlite3.Connection, table: str) -> dict[int, list[list[int]]]:
    found: dict[int, list[list[int]]] = {}
    spans = connection.execute(sql.select((OWNER, "start", "end"), table, order="owner, place"))
    for owner, start, end in spans:
        found.setdefault(owner, []).append([start, end])
    return found


def _put_owned(
    connection: sqlite3.Connection, table: str, owner: int, spans: list[list[int]]
) -> None:
    connection.executemany(
        sql.insert(table, (OWNER, "place", "start", "end")),
        [(owner, place, start, end) for place, (start, end) in enumerate(spans)],
    )
