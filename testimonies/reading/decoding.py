"""Bytes to text: a byte order mark, then strict UTF-8, then what was asked for, then cp1252."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from testimonies.errors import UnreadableSourceError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WINDOWS = "cp1252"


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file, as it is, line ends and all.

    Attributes:
        text: The characters, without the byte order mark.
        warnings: What a person should know of the decoding, one sentence each.
    """

    text: str
    warnings: tuple[str, ...] = ()


def decode(data: bytes, name: str, encoding: str | None = None) -> Decoded:
    """Return the text that ``data`` holds.

    Args:
        data: The bytes of a file.
        name: What to call the file in messages.
        encoding: What to use where the bytes are neither marked nor UTF-8; None for Windows-1252
            with a warning.

    Raises:
        UnreadableSourceError: If the bytes hold no text in any of these encodings.
    """
    marked = next((codec for mark, codec in _MARKS if data.startswith(mark)), None)
    if marked is not None:
        return Decoded(_strictly(data, name, marked))
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError as fault:
        first = fault.start
    if encoding is not None:
        return Decoded(_strictly(data, name, encoding))
    text = _strictly(data, name, _WINDOWS)
    warning = (
        f"{name} is not UTF-8: its first bad byte is 0x{data[first]:02x} at byte {first}. "
        f"It was read as Windows-1252; if quotation marks look wrong, name its encoding."
    )
    return Decoded(text, (warning,))


def _strictly(data: bytes, name: str, codec: str) -> str:
    """Decode without replacing anything."""
    try:
        return data.decode(codec)
    except UnicodeDecodeError as fault:
        raise UnreadableSourceError(
            f"{name} is not text in {codec}: byte 0x{data[fault.start]:02x} at byte {fault.start} "
            f"has no meaning there. Name the encoding it was saved in, such as utf-8, cp1252 or "
            f"mac-roman."
        ) from fault
    except LookupError as fault:
        raise UnreadableSourceError(
            f"{codec!r} is not a text encoding known here. Name one such as utf-8, cp1252, latin-1 "
            f"or utf-16."
        ) from fault
