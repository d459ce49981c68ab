"""Making and opening the file of a study, and what SQLite is told to keep to.

The journal mode is DELETE: between acts a study is one file and nothing beside it, so that a folder
that is synced, copied or mailed holds the whole study. WAL would leave two files that belong to it,
needs shared memory that network folders lack, and lets readers write. The price, a few milliseconds
an act, is not felt where people decide. `synchronous = EXTRA` is FULL and also syncs the folder
once the journal is gone: an act that was acknowledged survives a loss of power.
"""

from __future__ import annotations

import os
import sqlite3
import stat
from contextlib import closing
from typing import TYPE_CHECKING

from coding.errors import (
    DamagedStudyError,
    MissingStudyError,
    NewerStudyError,
    NotAStudyError,
    OldSQLiteError,
    StudyExistsError,
    UnreachableStudyError,
)
from coding.store import migrating
from coding.store.faults import plainly, told
from coding.store.schema import APPLICATION_ID, FORMAT, STATEMENTS

if TYPE_CHECKING:
    from pathlib import Path

_OLDEST = (3, 37, 0)  # the first with STRICT tables

_ALWAYS = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA synchronous = EXTRA",
    "PRAGMA temp_store = MEMORY",  # no testimony in the system's folder for temporary files
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
)


def make_file(path: Path) -> None:
    """Make an empty file that only its owner may read, where there is none.

    Raises:
        UnreachableStudyError: If its folder is missing or may not be written.
    """
    try:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    except OSError as error:
        raise UnreachableStudyError(path, error.strerror or type(error).__name__) from error


def connect(path: Path, *, read_only: bool, wait: float) -> sqlite3.Connection:
    """Return a connection that begins no transaction by itself.

    Args:
        path: The file, which exists.
        read_only: Whether SQLite refuses every write.
        wait: Seconds to wait for another process that is writing.

    Raises:
        OldSQLiteError: If Python was built with an SQLite that lacks what the tables need.
    """
    if sqlite3.sqlite_version_info < _OLDEST:
        raise OldSQLiteError(sqlite3.sqlite_version, ".".join(map(str, _OLDEST)))
    address = f"{path.absolute().as_uri()}?mode={'ro' if read_only else 'rw'}"
    connection = sqlite3.connect(address, timeout=wait, isolation_level=None, uri=True)
    try:
        for setting in _ALWAYS if read_only else (*_ALWAYS, "PRAGMA journal_mode = DELETE"):
            connection.execute(setting)
    except BaseException:
        connection.close()
        raise
    return connection


def lay_out(connection: sqlite3.Connection, path: Path) -> None:
    """Make the tables, inside a transaction that is already begun.

    Raises:
        StudyExistsError: If the file holds anything.
    """
    (things,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    if things or _number(connection, "application_id") or _number(connection, "user_version"):
        raise StudyExistsError(path)
    for statement in STATEMENTS:
        connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {FORMAT}")


def opened(path: Path, *, read_only: bool, wait: float, command: str = "") -> sqlite3.Connection:
    """Return a connection to the study at ``path``, once it is known to be one.

    A study of an older format is brought to the present one: the file itself, with a copy as it
    was beside it, or a copy in memory where nothing shall be written.

    Opening for reading writes nothing, with one exception: where a crash has cut an act short,
    that act is first undone, as nobody could read the study otherwise.

    Raises:
        MissingStudyError: If there is no file.
        NotAStudyError: If the file is something else.
        NewerStudyError: If a newer exitvoice made it.
        DamagedStudyError: If it cannot be read any more.
    """
    try:
        mode = path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        raise MissingStudyError(path) from None
    except OSError as error:
        raise UnreachableStudyError(path, error.strerror or type(error).__name__) from error
    if not stat.S_ISREG(mode):
        raise NotAStudyError(path, "it is not a file")
    with plainly(path):
        connection = _opened(path, read_only=read_only, wait=wait)
        try:
            return _brought_up(connection, path, read_only=read_only, command=command)
        except BaseException:
            connection.close()
            raise


def _brought_up(
    connection: sqlite3.Connection, path: Path, *, read_only: bool, command: str
) -> sqlite3.Connection:
    if migrating.format_of(connection) == FORMAT:
        return connection
    if not read_only:
        migrating.bring_up(connection, path, command=command, copy=True)
        return connection
    with closing(connection):
        return migrating.brought_up_in_memory(connection, path)


def _opened(path: Path, *, read_only: bool, wait: float) -> sqlite3.Connection:
    try:
        return _checked(path, read_only=read_only, wait=wait)
    except sqlite3.OperationalError as error:
        if not read_only or told(error) != sqlite3.SQLITE_READONLY_ROLLBACK:
            raise
    _checked(path, read_only=False, wait=wait).close()  # SQLite undoes what was cut short
    return _checked(path, read_only=True, wait=wait)


def _checked(path: Path, *, read_only: bool, wait: float) -> sqlite3.Connection:
    connection = connect(path, read_only=read_only, wait=wait)
    try:
        _check(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


def _check(connection: sqlite3.Connection, path: Path) -> None:
    application, version = (
        _number(connection, name) for name in ("application_id", "user_version")
    )
    if application != APPLICATION_ID:
        empty = not path.stat().st_size
        why = "it is empty" if empty else "it is a database of another program"
        raise NotAStudyError(path, why)
    if version > FORMAT:
        raise NewerStudyError(path, version, FORMAT)
    if version < 1:
        raise DamagedStudyError(path, f"its format number is {version}")


def _number(connection: sqlite3.Connection, name: str) -> int:
    (number,) = connection.execute(f"PRAGMA {name}").fetchone()
    return int(number)
