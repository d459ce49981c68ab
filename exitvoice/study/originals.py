"""The documents as they were received, kept byte for byte inside the study."""

from __future__ import annotations

import os
from itertools import count
from typing import TYPE_CHECKING

from exitvoice.errors import StudyError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from exitvoice.study.folder import Study


def keep(originals: Path, name: str, data: bytes) -> Path:
    """Write ``data`` under a free name like ``name`` and return where it lies.

    A file that is there already is never written over: other bytes of the same name get a
    number, the same bytes are left as they are.

    Raises:
        StudyError: If the folder cannot be written to; nothing is left behind.
    """
    for path in _names(originals, _spelt(name)):
        try:
            number = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            if path.is_file() and path.read_bytes() == data:
                return path
            continue
        except OSError as error:
            raise StudyError(f"{path} cannot be written: {error.strerror}.") from error
        _write(number, path, data)
        return path
    raise AssertionError  # the names never end


def keep_returned(study: Study, name: str, data: bytes) -> Path:
    """Keep a workbook that came back, byte for byte, as evidence; return where it lies.

    Raises:
        StudyError: If the folder cannot be written to; nothing is left behind.
    """
    folder = study.folder / "coding" / "returned"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StudyError(f"{folder} cannot be made: {error.strerror}.") from error
    return keep(folder, name, data)


def _write(number: int, path: Path, data: bytes) -> None:
    try:
        with os.fdopen(number, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        path.unlink(missing_ok=True)
        raise StudyError(f"{path} cannot be written: {error.strerror}.") from error


def _spelt(name: str) -> str:
    """Return the name as this system can write it: where it knows no such letter, its number."""
    try:
        os.fsencode(name)
    except UnicodeEncodeError:
        return name.encode("ascii", "backslashreplace").decode("ascii").replace("\\", "_")
    return name


def _names(originals: Path, name: str) -> Iterator[Path]:
    first = originals / name
    yield first
    for number in count(2):
        yield originals / f"{first.stem}-{number}{first.suffix}"
