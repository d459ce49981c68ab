"""The files of a study beside its store, and lists of files with their SHA-256."""

from __future__ import annotations

import hashlib
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from exitvoice.errors import DamagedCopyError
from exitvoice.study.folder import SETTINGS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from exitvoice.study.folder import Study

NAME = "SHA256SUMS"
_KEPT = ("codebook", "testimonies", "coding/returned")
_DIGEST = 64  # characters


def files_beside_the_store(study: Study) -> Iterator[tuple[str, Path]]:
    """Yield the name within the study and the place of every file to keep, sorted by name.

    Reports are left out: they can be made again.
    """
    yield from sorted(_found(study.folder))


def _found(folder: Path) -> Iterator[tuple[str, Path]]:
    yield SETTINGS, folder / SETTINGS
    for part in _KEPT:
        for path in (folder / part).rglob("*"):
            if path.is_file():
                yield path.relative_to(folder).as_posix(), path


def written(digests: Mapping[str, str]) -> str:
    """Return a list of files as `sha256sum --check` reads it, sorted by name."""
    return "".join(f"{digest}  {name}\n" for name, digest in sorted(digests.items()))


def read(text: str, whose: Path) -> dict[str, str]:
    """Return the digest of each file of a list.

    Raises:
        DamagedCopyError: If a line of it names no file, or one that lies outside.
    """
    lines = text.splitlines()
    if wrong := [number for number, line in enumerate(lines, 1) if not _is_entry(line)]:
        raise DamagedCopyError(whose, [f"{NAME}, line {each}: names no file" for each in wrong])
    return {line[_DIGEST + 2 :]: line[:_DIGEST] for line in lines}


def digest(data: bytes) -> str:
    """Return the SHA-256 hex digest of bytes."""
    return hashlib.sha256(data).hexdigest()


def differences(listed: Mapping[str, str], found: Mapping[str, str]) -> list[str]:
    """Return a sentence for every file that is missing, was changed or was not listed."""
    return [
        *(f"{name} is missing." for name in _sorted(listed.keys() - found.keys())),
        *(f"{name} was not there." for name in _sorted(found.keys() - listed.keys())),
        *(
            f"{name} was changed."
            for name in _sorted(listed.keys() & found.keys())
            if listed[name] != found[name]
        ),
    ]


def _sorted(names: Iterable[str]) -> list[str]:
    return sorted(names)


def _is_entry(line: str) -> bool:
    name = PurePosixPath(line[_DIGEST + 2 :])
    hexadecimal = not line[:_DIGEST].strip("0123456789abcdef")
    inside = bool(name.parts) and not name.is_absolute() and ".." not in name.parts
    return hexadecimal and line[_DIGEST : _DIGEST + 2] == "  " and inside and "\\" not in line
