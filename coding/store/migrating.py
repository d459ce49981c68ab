"""A study of an older format, brought to the present one: copied first, in one act, and verified.

Every table is written anew with the columns it has now. Trails and acts keep their hashes and
seals; what was sealed by an older rule is proved by that rule before it gets a seal of today.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from coding.errors import DamagedStudyError
from coding.ids import digest
from coding.store import checking, plain, reading, sealing, sql
from coding.store.acts import write_down
from coding.store.schema import FORMAT, STATEMENTS
from coding.trail import BEGINNING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

# What a column holds in rows from before there was such a column.
_BEFORE: Mapping[tuple[str, str], object] = {
    ("acts", "events"): 0,
    ("acts", "events_head"): BEGINNING,
    ("acts", "held"): "",
}
# Over what the seal of a source was made in format 1.
_SEALED_THEN = ("source", "speakers", "quotations", "passages")
_NOW = "SELECT strftime('%Y-%m-%dT%H:%M:%S+00:00', 'now')"  # who opens a study gives no moment


def format_of(connection: sqlite3.Connection) -> int:
    """Return the number of the format that a study was written in."""
    (number,) = connection.execute("PRAGMA user_version").fetchone()
    return int(number)


def bring_up(connection: sqlite3.Connection, path: Path, *, command: str, copy: bool) -> None:
    """Bring a study to the present format, all of it or nothing.

    Args:
        connection: To the study, outside a transaction.
        path: Its file.
        command: The command that is run.
        copy: Whether to leave a copy of the study as it was beside it, for its owner alone.

    Raises:
        DamagedStudyError: If it is not as it was written; then it stays as it is.
    """
    connection.execute("PRAGMA foreign_keys = OFF")  # checked as a whole at the end
    connection.execute("BEGIN IMMEDIATE")
    try:
        if (found := format_of(connection)) < FORMAT:  # nobody was quicker
            if copy:
                _copy(path, path.with_name(f"{path.stem}-format-{found}{path.suffix}.bak"))
            _rewrite(connection, path, found, command)
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
    connection.execute("PRAGMA foreign_keys = ON")


def brought_up_in_memory(connection: sqlite3.Connection, path: Path) -> sqlite3.Connection:
    """Return a connection to a copy of a study, of the present format, that nobody can write to.

    Args:
        connection: To the study, which stays as it is.
        path: Its file.

    Raises:
        DamagedStudyError: If it is not as it was written.
    """
    inside = sqlite3.connect(":memory:", isolation_level=None)
    try:
        connection.backup(inside)
        bring_up(inside, path, command="", copy=False)
        inside.execute("PRAGMA query_only = ON")
    except BaseException:
        inside.close()
        raise
    return inside


def _copy(path: Path, beside: Path) -> None:
    draft = beside.with_name(f".{beside.name}.new")
    draft.unlink(missing_ok=True)
    os.close(os.open(draft, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    try:
        # The study is locked against writing; who reads it does no harm to that.
        with closing(sqlite3.connect(path)) as study, closing(sqlite3.connect(draft)) as whole:
            study.backup(whole)
        draft.replace(beside)
    finally:
        draft.unlink(missing_ok=True)


def _rewrite(connection: sqlite3.Connection, path: Path, found: int, command: str) -> None:
    old = plain.tables(connection)
    for name in old:
        connection.execute(_setting_aside(name))
    for kind, name in connection.execute(_PARTS).fetchall():
        connection.execute(_dropping(kind, name))
    rules = [each for each in STATEMENTS if each.strip().startswith("CREATE TRIGGER")]
    for statement in (each for each in STATEMENTS if each not in rules):
        connection.execute(statement)
    for name, columns in plain.tables(connection).items():
        if name in old:
            _fill(connection, name, columns, old[name])
    for statement in rules:
        connection.execute(statement)
    _seal_sources_anew(connection, path)
    sealing.seal(connection)
    connection.execute(f"PRAGMA user_version = {FORMAT}")
    (at,) = connection.execute(_NOW).fetchone()
    write_down(connection, f"format {found} brought to {FORMAT}", at, command)
    if strange := sorted(old.keys() - plain.tables(connection).keys()):
        raise DamagedStudyError(path, f"the table {strange[0]} was not made by exitvoice")
    if wrong := checking.faults(connection):
        raise DamagedStudyError(path, f"it cannot be brought to format {FORMAT}: {wrong[0]}")
    for name in old:
        connection.execute(_dropping("table", f"temp.old_{name}"))


def _fill(
    connection: sqlite3.Connection, name: str, columns: tuple[str, ...], known: tuple[str, ...]
) -> None:
    new = [each for each in columns if each not in known]
    marks = ", ".join("?" * len(new))
    kept = sql.listed(each for each in columns if each in known)
    sources = ", ".join(part for part in (kept, marks) if part)
    into = sql.listed([*(each for each in columns if each in known), *new])
    words = ("INSERT INTO", name, f"({into})", "SELECT", sources, "FROM", f"temp.old_{name}")
    connection.execute(" ".join((*words, "ORDER BY 1")), [_BEFORE[name, column] for column in new])


def _seal_sources_anew(connection: sqlite3.Connection, path: Path) -> None:
    """Prove each source by the seal it has, and seal it by the rule of today."""
    sealed = connection.execute(sql.select(("id", "seal"), "sources")).fetchall()
    for source_id, seal in sealed:
        content = reading.content(connection, source_id)
        then = {name: getattr(content, name) for name in _SEALED_THEN}
        if digest(then) != seal:
            raise DamagedStudyError(path, f"source {source_id} is not as it was written")
        connection.execute("UPDATE sources SET seal = ? WHERE id = ?", (digest(content), source_id))


_PARTS = """
    SELECT type, name FROM main.sqlite_schema WHERE name NOT LIKE 'sqlite_%'
    ORDER BY type = 'table', type
"""


def _setting_aside(table: str) -> str:
    return f'CREATE TEMP TABLE "old_{table}" AS SELECT * FROM main."{table}"'  # noqa: S608


def _dropping(kind: str, name: str) -> str:
    return f"DROP {kind} {name}"
