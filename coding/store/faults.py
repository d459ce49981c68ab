"""What SQLite complains of, as an error with a sentence for the person at the keyboard."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from coding.errors import (
    DamagedStudyError,
    FullDiskError,
    LockedStudyError,
    NotAStudyError,
    ReadOnlyStudyError,
    UnfitValuesError,
    UnreachableStudyError,
    UnstorableTextError,
)
from coding.store.holding import holder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from coding.errors import CodingError

_FAMILY = 0xFF  # the lower eight bits of SQLite's result codes

_SENTENCES: dict[int, Callable[[Path, str], CodingError]] = {
    sqlite3.SQLITE_BUSY: lambda path, _: LockedStudyError(path, holder(path)),
    sqlite3.SQLITE_LOCKED: lambda path, _: LockedStudyError(path),
    sqlite3.SQLITE_READONLY: lambda path, _: ReadOnlyStudyError(path),
    sqlite3.SQLITE_FULL: lambda path, _: FullDiskError(path),
    sqlite3.SQLITE_NOTADB: lambda path, _: NotAStudyError(path, "it is no SQLite database"),
    sqlite3.SQLITE_CORRUPT: DamagedStudyError,
    sqlite3.SQLITE_CONSTRAINT: lambda _, why: UnfitValuesError((f"{why}.",)),
    sqlite3.SQLITE_IOERR: UnreachableStudyError,
    sqlite3.SQLITE_CANTOPEN: UnreachableStudyError,
    sqlite3.SQLITE_PERM: UnreachableStudyError,
    sqlite3.SQLITE_AUTH: UnreachableStudyError,
}


@contextmanager
def plainly(path: Path) -> Iterator[None]:
    """Turn the complaints of SQLite inside the block into errors of this package.

    Args:
        path: The study's file, named in the message.

    Raises:
        CodingError: One of those above. A misuse of the sqlite3 module itself stays what it is.
    """
    try:
        yield
    except UnicodeEncodeError as error:
        raise UnstorableTextError(error.start) from error
    except UnicodeDecodeError:  # which holds the bytes it could not read
        raise DamagedStudyError(path, "words in it are not UTF-8") from None
    except (sqlite3.ProgrammingError, sqlite3.InterfaceError):
        raise
    except sqlite3.Error as error:
        if told(error) is None:  # the module's own complaint, which repeats what it could not read
            raise DamagedStudyError(path, "words in it are not UTF-8") from None
        raise _plain(error, path) from error


def told(error: sqlite3.Error) -> int | None:
    """Return SQLite's extended result code, or None where the error is not SQLite's own."""
    return getattr(error, "sqlite_errorcode", None)


def _plain(error: sqlite3.Error, path: Path) -> CodingError:
    sentence = _SENTENCES.get((told(error) or 0) & _FAMILY, DamagedStudyError)
    return sentence(path, str(error))
