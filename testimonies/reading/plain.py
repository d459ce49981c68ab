"""Plain text and Markdown: the canonical text is the decoded file itself, nothing changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from testimonies.errors import UnreadableSourceError
from testimonies.reading.decoding import decode
from testimonies.reading.sniffing import binary_content

if TYPE_CHECKING:
    from testimonies.reading.readtext import ReadText

_WIDE = ("utf16", "utf32", "ucs2", "ucs4")


def read_plain(data: bytes, name: str, encoding: str | None) -> ReadText:
    """Return the text of a plain text file.

    Args:
        data: Its bytes.
        name: Its name, for messages.
        encoding: What to use where the bytes are not UTF-8, or None.

    Raises:
        UnreadableSourceError: If the bytes are not text.
    """
    wide = (encoding or "").casefold().replace("-", "").replace("_", "").startswith(_WIDE)
    content = None if wide else binary_content(data)
    if content is not None:
        raise UnreadableSourceError(
            f"{name} is not plain text: by its content it is {content}. "
            f"Save its words as plain text in UTF-8 and add that file."
        )
    read = decode(data, name, encoding)
    if "\x00" in read.text:
        raise UnreadableSourceError(
            f"{name} is not plain text: it holds a NUL character at {read.text.index(chr(0))}. "
            f"Save its words as plain text in UTF-8 and add that file."
        )
    return read


def read_markdown(data: bytes, name: str, encoding: str | None) -> ReadText:
    """Return the text of a Markdown file with all its signs, so that offsets are the file's own.

    Args:
        data: Its bytes.
        name: Its name, for messages.
        encoding: What to use where the bytes are not UTF-8, or None.

    Raises:
        UnreadableSourceError: If the bytes are not text.
    """
    return read_plain(data, name, encoding)
