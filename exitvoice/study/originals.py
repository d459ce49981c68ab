"""The documents as they were received, kept byte for byte inside the study."""

from __future__ import annotations

import os
from contextlib import contextmanager
from itertools import count
from typing import TYPE_CHECKING

from coding.errors import UnconfirmedActError
from exitvoice.errors import StudyError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from exitvoice.study.folder import Study

    Keep = Callable[[str, bytes], Path]

_DRAFT = ".kept.new"  # one at a time, so that what a killed command left is found and taken away


@contextmanager
def keeping(folder: Path) -> Iterator[Keep]:
    """Give a function that writes bytes under a free name like the one given and returns where.

    A file that is there already is never written over: other bytes of the same name get a
    number, the same bytes are left as they are. What the block writes goes again where it fails.

    Let the act that speaks of the files begin and end inside the block, and write them within it:
    so nobody else writes files meanwhile, or comes to rely on one that goes again.

    Args:
        folder: Where they shall lie.

    Raises:
        StudyError: By the function, if the folder cannot be written to.
    """
    made: list[Path] = []

    def keep(name: str, data: bytes) -> Path:
        path, new = _kept(folder, name, data)
        made.extend([path] if new else [])
        return path

    try:
        yield keep
    except UnconfirmedActError:
        raise
    except BaseException:
        for path in made:
            path.unlink(missing_ok=True)
        raise


def returned_folder(study: Study) -> Path:
    """Return the folder for workbooks that came back, which is made where it is missing.

    Raises:
        StudyError: If it cannot be made.
    """
    folder = study.folder / "coding" / "returned"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StudyError(f"{folder} cannot be made: {error.strerror}.") from error
    return folder


def _kept(folder: Path, name: str, data: bytes) -> tuple[Path, bool]:
    """Return where the bytes lie, and whether they were written just now."""
    path = next(
        each
        for each in _names(folder, _spelt(name))
        if not os.path.lexists(each) or (each.is_file() and each.read_bytes() == data)
    )
    if path.exists():
        return path, False
    try:
        _write(folder / _DRAFT, path, data)
    except OSError as error:
        raise StudyError(f"{path} cannot be written: {error.strerror}.") from error
    return path, True


def _write(draft: Path, path: Path, data: bytes) -> None:
    draft.unlink(missing_ok=True)  # a command that was killed may have left it
    try:
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        draft.rename(path)
    except OSError:
        draft.unlink(missing_ok=True)
        raise


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
