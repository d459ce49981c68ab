"""The documents in a zip archive, one after the other, each read or refused on its own."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from testimonies.errors import UnreadableSourceError
from testimonies.reading.archives import Archive, Caps
from testimonies.reading.disk import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

_BY_THE_WAY = {"__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini"}
_NESTED = {".zip", ".gz", ".bz2", ".xz", ".7z", ".rar", ".tar", ".tgz", ".jar"}


@dataclass(frozen=True, slots=True)
class Member:
    """One file of an archive.

    Attributes:
        name: Its own name, without the folders it lies in.
        place: Archive, folders and name, for messages.
        data: Its bytes.
    """

    name: str
    place: str
    data: bytes


def members_of(data: bytes, name: str, most: int) -> Iterator[Member | UnreadableSourceError]:
    """Yield the files of an archive, and for each that cannot be had a sentence why.

    What systems put beside documents, such as ``__MACOSX``, is passed over.

    Args:
        data: The bytes of the archive.
        name: Its name, for messages.
        most: The largest number of bytes that is read of one file.

    Raises:
        UnreadableSourceError: If the archive as a whole cannot be opened or holds no file.
    """
    archive = Archive(data, name, Caps(member_bytes=most))
    members = [member for member in archive.members() if not _by_the_way(member)]
    if not members:
        raise UnreadableSourceError(f"{name} holds no files. Check that it was made well.")
    for member in members:
        try:
            yield _member(archive, name, member)
        except UnreadableSourceError as fault:
            yield fault


def _by_the_way(member: str) -> bool:
    return any(part in _BY_THE_WAY for part in member.split("/"))


def _member(archive: Archive, name: str, member: str) -> Member:
    place = f"{name}/{shown(member)}"
    path = PurePosixPath(member.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or path.parts[0].endswith(":"):
        raise UnreadableSourceError(
            f"{place} has a name that leads out of the archive, as attacks do. It was not opened."
        )
    if path.suffix.lower() in _NESTED:
        raise UnreadableSourceError(
            f"{place} is an archive within an archive, which is not opened. Unpack it and add the "
            f"files in it."
        )
    return Member(path.name, place, archive.read(member))
