"""Opening zip archives under caps, so that no archive can fill the memory or the day."""

from __future__ import annotations

import io
import lzma
import stat
import struct
import zipfile
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from testimonies.errors import UnreadableSourceError
from testimonies.reading.sniffing import central_directory

if TYPE_CHECKING:
    from collections.abc import Iterator

_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
)
_LOCKED = 0x1  # the flag of a member that wants a password
_LONGEST_DIRECTORY = 4 * 1024 * 1024  # bytes
_SMALL = 1024 * 1024  # bytes; below this no ratio is suspicious


@dataclass(frozen=True, slots=True)
class Caps:
    """How much of an archive is read at most.

    Attributes:
        members: Files in it.
        member_bytes: Bytes of one unpacked file.
        total_bytes: Bytes of all files unpacked, as the archive states them.
        ratio: How many times its packed size a file of more than a mebibyte may unpack to.
    """

    members: int = 10_000
    member_bytes: int = 64 * 1024 * 1024
    total_bytes: int = 1024 * 1024 * 1024
    ratio: int = 250


class Archive:
    """A zip archive in memory, opened and checked."""

    __slots__ = ("_caps", "_infos", "_name", "_zip")

    def __init__(self, data: bytes, name: str, caps: Caps | None = None) -> None:
        """Open an archive.

        Args:
            data: Its bytes.
            name: Its name, for messages.
            caps: How much of it is read at most.

        Raises:
            UnreadableSourceError: If it is damaged or exceeds a cap.
        """
        self._name = name
        self._caps = caps or Caps()
        directory = central_directory(data)
        if directory is None:
            raise UnreadableSourceError(
                f"{name} is a damaged or cut off archive: it has no list of its files. "
                f"Fetch or save it again."
            )
        if len(directory) > _LONGEST_DIRECTORY:
            raise self._too_much(f"its list of files takes {len(directory):,} bytes")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _FAULTS as fault:
            raise self._damaged(fault) from fault
        infos = [i for i in self._zip.infolist() if i.filename and not i.is_dir()]
        self._infos = {info.filename: info for info in infos}
        self._check(infos)

    def _check(self, infos: list[zipfile.ZipInfo]) -> None:
        """Refuse an archive that states more than the caps allow."""
        if len(infos) > self._caps.members:
            raise self._too_much(f"it holds {len(infos):,} files")
        total = sum(info.file_size for info in infos)
        if total > self._caps.total_bytes:
            raise self._too_much(f"it would unpack to {total:,} bytes")

    def members(self) -> Iterator[str]:
        """Yield the names of its files, in the order the archive lists them."""
        return iter(self._infos)

    def __contains__(self, member: str) -> bool:
        """Tell whether the archive holds a file of this name."""
        return member in self._infos

    def read(self, member: str) -> bytes:
        """Return the bytes of one file.

        Raises:
            UnreadableSourceError: If it is locked, a link, damaged, or would unpack to too much.
        """
        where = f"{self._name}/{member}"
        info = self._infos[member]
        if info.flag_bits & _LOCKED:
            raise UnreadableSourceError(
                f"{where} is locked with a password. Unlock it and add it again."
            )
        if stat.S_ISLNK(info.external_attr >> 16):
            raise UnreadableSourceError(
                f"{where} is a link to another file, which is not followed. Add that file itself."
            )
        if info.file_size > self._caps.member_bytes or self._swells(info):
            raise UnreadableSourceError(
                f"{where} would unpack from {info.compress_size:,} to {info.file_size:,} bytes, "
                f"as no honest document does. It was not opened."
            )
        try:
            with self._zip.open(info) as file:
                data = file.read(self._caps.member_bytes + 1)
        except _FAULTS as fault:
            raise self._damaged(fault, member) from fault
        return data

    def _swells(self, info: zipfile.ZipInfo) -> bool:
        packed = max(info.compress_size, 1)
        return info.file_size > _SMALL and info.file_size > self._caps.ratio * packed

    def _damaged(self, fault: Exception, member: str = "") -> UnreadableSourceError:
        where = f"{self._name}/{member}" if member else self._name
        why = str(fault) or type(fault).__name__
        return UnreadableSourceError(
            f"{where} is damaged and cannot be unpacked ({why}). Fetch or save it again."
        )

    def _too_much(self, what: str) -> UnreadableSourceError:
        return UnreadableSourceError(
            f"{self._name} holds too much to be read safely: {what}. Unpack it and add the "
            f"documents in it."
        )
