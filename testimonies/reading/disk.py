"""Taking the bytes of a file from disk, under a cap, and saying clearly why not."""

from __future__ import annotations

import errno
import stat
from typing import TYPE_CHECKING

from testimonies.errors import UnreadableSourceError

if TYPE_CHECKING:
    import os
    from pathlib import Path

_SPECIAL = (
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


def shown(name: object) -> str:
    """Return a path or name as any terminal can print it, on one line."""
    text = str(name)
    if text.isprintable():
        return text
    return "".join(
        char if char.isprintable() else char.encode("unicode_escape").decode() for char in text
    )


def bytes_of(path: Path, most: int) -> bytes:
    """Return the bytes of a regular file.

    Args:
        path: The file.
        most: The largest number of bytes that is read.

    Raises:
        UnreadableSourceError: If it is missing, no regular file, too large, empty, unreadable, or
            bears a name that is no text.
    """
    _check_name(path)
    try:
        status = path.stat()
    except (OSError, ValueError) as fault:
        raise _missing(path, fault) from fault
    _check_sort(path, status)
    if status.st_size > most:
        raise _too_large(path, f"takes {status.st_size:,} bytes", most)
    try:
        with path.open("rb") as file:
            data = file.read(most + 1)
    except OSError as fault:
        raise UnreadableSourceError(
            f"{shown(path)} cannot be opened: {fault.strerror or fault}. Check its permissions."
        ) from fault
    if len(data) > most:
        raise _too_large(path, "has no end in sight", most)
    if not data:
        raise UnreadableSourceError(
            f"{shown(path)} is empty. Check that it was saved, and add it again."
        )
    return data


def _check_name(path: Path) -> None:
    """Refuse a name whose bytes are no text, since a study keeps names as text."""
    try:
        str(path).encode()
    except UnicodeEncodeError as fault:
        raise UnreadableSourceError(
            f"{shown(path)} has a name that is no text in UTF-8. Rename it and add it again."
        ) from fault


def _check_sort(path: Path, status: os.stat_result) -> None:
    """Refuse what is no regular file."""
    if stat.S_ISDIR(status.st_mode):
        raise UnreadableSourceError(
            f"{shown(path)} is a directory. Name the files in it, for example "
            f"{shown(path / '*.txt')}."
        )
    sort = next((name for test, name in _SPECIAL if test(status.st_mode)), None)
    if sort is not None or not stat.S_ISREG(status.st_mode):
        raise UnreadableSourceError(
            f"{shown(path)} is {sort or 'no regular file'}, not a document. Save what it gives to "
            f"a file and add that."
        )


def _missing(path: Path, fault: OSError | ValueError) -> UnreadableSourceError:
    """Return why a file cannot even be looked at."""
    number = fault.errno if isinstance(fault, OSError) else None
    where = shown(path)
    if number in {errno.ENOENT, errno.ENOTDIR}:
        what = "does not exist. Check its name and where it lies."
    elif number == errno.ELOOP:
        what = "is a link that leads back to itself. Name the file it should lead to."
    elif number == errno.ENAMETOOLONG:
        where, what = f"{where[:60]}…", "has a name too long for this disk. Shorten it."
    else:
        why = fault.strerror if isinstance(fault, OSError) else fault
        what = f"cannot be opened: {why}. Check its name and permissions."
    return UnreadableSourceError(f"{where} {what}")


def _too_large(path: Path, what: str, most: int) -> UnreadableSourceError:
    return UnreadableSourceError(
        f"{shown(path)} {what}; at most {most:,} are read of one document. Split it, or raise the "
        f"limit."
    )
