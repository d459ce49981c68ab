"""A store copied while it is in use, and a store made again of plain rows."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from coding.errors import StudyExistsError, UnfitRowsError
from coding.store import checking, opening, plain
from coding.store.faults import plainly

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path


def copy(connection: sqlite3.Connection, path: Path) -> None:
    """Write the store as one file, packed, readable by its owner alone.

    Raises:
        StudyExistsError: If there is something at ``path``.
        UnreachableStudyError: If it cannot be written; nothing is left there.
    """
    if path.exists():
        raise StudyExistsError(path)
    opening.make_file(path)
    try:
        with plainly(path):
            connection.execute("VACUUM INTO ?", (str(path),))
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def made_of(
    connection: sqlite3.Connection, path: Path, tables: Mapping[str, Iterable[plain.Row]]
) -> None:
    """Fill a new store with rows, all of them or none.

    Raises:
        StudyExistsError: If the store holds anything.
        UnfitRowsError: If the rows do not make a whole study: every fault of what they make.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        opening.lay_out(connection, path)
        if strangers := sorted(tables.keys() - {each.name for each in plain.layouts(connection)}):
            raise UnfitRowsError([f"there is no such table as {each}" for each in strangers])
        _fill(connection, tables)
        if found := checking.faults(connection):
            raise UnfitRowsError(found)
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def _fill(connection: sqlite3.Connection, tables: Mapping[str, Iterable[plain.Row]]) -> None:
    table = "the first table"
    try:
        for name, count in plain.put_back(connection, tables):
            table = f"{name} (or what comes after its {count} rows)"
    except KeyError as error:
        raise UnfitRowsError([f"after {table}: a row lacks {error.args[0]!r}"]) from error
    except (TypeError, ValueError, sqlite3.IntegrityError, sqlite3.ProgrammingError) as error:
        raise UnfitRowsError([f"after {table}: {error}"]) from error
