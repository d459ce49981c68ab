"""A file written whole or not at all, which only its owner may read."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from reports.errors import UnwritableReportError

if TYPE_CHECKING:
    from pathlib import Path

_NEW = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)


def write_bytes(path: Path, data: bytes) -> Path:
    """Write ``data`` beside ``path`` first, then put it in its place; return ``path``.

    Outputs hold words of people who can be harmed, so they get file mode 0600.

    A link is followed: what it leads to is written, the link stays.

    Raises:
        UnwritableReportError: If the folder or the file cannot be written; nothing is left half
            done and an older file stays as it was.
    """
    if path.exists() and not path.is_file():
        raise UnwritableReportError(f"{path} cannot be written: it is no ordinary file.")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _replace(path.resolve(), data)
    except OSError as error:
        raise UnwritableReportError(
            f"{path} cannot be written: {error.strerror or error}. "
            "Close it where it is open, or choose another folder."
        ) from error
    return path


def _replace(path: Path, data: bytes) -> None:
    draft = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        with os.fdopen(os.open(draft, _NEW, 0o600), "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
