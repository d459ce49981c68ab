"""The readers: one for each sort of file, chosen by suffix. A new format is one new module."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from testimonies.reading.plain import read_markdown, read_plain

if TYPE_CHECKING:
    from collections.abc import Callable

    from testimonies.reading.decoding import Decoded


@dataclass(frozen=True, slots=True)
class Reader:
    """What turns the bytes of one sort of file into a canonical text.

    Attributes:
        name: Its name and version, kept with every source it reads, as ``"plain/1"``.
        suffixes: The file name endings it answers for, in lower case with the dot.
        read: Takes bytes, file name and encoding (or None); returns the text with warnings; raises
            UnreadableSourceError where it cannot.
    """

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[bytes, str, str | None], Decoded]


READERS: tuple[Reader, ...] = (
    Reader("plain/1", (".txt", ".text", ""), read_plain),
    Reader("markdown/1", (".md", ".markdown"), read_markdown),
)


def reader_for(suffix: str) -> Reader | None:
    """Return the reader that answers for a suffix, or None."""
    return next((reader for reader in READERS if suffix.lower() in reader.suffixes), None)


def known_suffixes() -> str:
    """Return the suffixes that can be read, for messages."""
    return ", ".join(suffix for reader in READERS for suffix in reader.suffixes if suffix)
