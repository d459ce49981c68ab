"""A file written whole or not at all."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from reports.errors import UnwritableReportError

if TYPE_CHECKING:
    from pathlib import Path


def write_bytes(path: Path, data: bytes) -> Path:
    """Write ``data`` beside ``path`` first, then put it in its place; return ``path``.

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
        draft.write_bytes(data)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
