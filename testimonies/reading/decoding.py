"""Bytes to text: a byte order mark, then strict UTF-8, then what was asked for, then cp1252."""

from __future__ import annotations

import codecs
import re

from testimonies.errors import UnreadableSourceError
from testimonies.reading.readtext import ReadText

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WINDOWS = "cp1252"
# Three bytes that mean one character in UTF-8 hardly ever follow one another in Windows-1252;
# two may, by chance, now and then.
_LONG_SEQUENCE = re.compile(rb"[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_SHORT_SEQUENCE = re.compile(rb"(?<![\x80-\xff])[\xc3-\xdf][\x80-\xbf](?![\x80-\xff])")
_BY_CHANCE = 2


def decode(data: bytes, name: str, encoding: str | None = None) -> ReadText:
    """Return the text that ``data`` holds, as it is, line ends and all.

    Args:
        data: The bytes of a file.
        name: What to call the file in messages.
        encoding: What to use where the bytes are neither marked nor UTF-8; None for Windows-1252
            with a warning.

    Raises:
        UnreadableSourceError: If the bytes hold no text in any of these encodings, or mix UTF-8
            with another one.
    """
    marked = next((codec for mark, codec in _MARKS if data.startswith(mark)), None)
    if marked is not None:
        return ReadText(_strictly(data, name, marked))
    wide = encoding is not None and b"\x00" in data  # UTF-16 may pass for UTF-8 with NUL bytes
    first = _first_bad(data)
    if first is None and not wide:
        return ReadText(data.decode("utf-8"))
    if encoding is not None or first is None:
        return ReadText(_strictly(data, name, encoding or "utf-8"))
    if _holds_utf8(data):
        raise UnreadableSourceError(
            f"{name} mixes encodings: some of it is UTF-8, but 0x{data[first]:02x} at byte {first} "
            f"(line {_line(data, first)}) is not. Save the whole of it as UTF-8, or name the one "
            f"encoding to read it in."
        )
    text = _strictly(data, name, _WINDOWS)
    warning = (
        f"{name} is not UTF-8: its first bad byte is 0x{data[first]:02x} at byte {first} "
        f"(line {_line(data, first)}). It was read as Windows-1252; if quotation marks look wrong, "
        f"name its encoding."
    )
    return ReadText(text, (warning,))


def _first_bad(data: bytes) -> int | None:
    """Return the place of the first byte that is not UTF-8, or None where all is."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as fault:
        return fault.start
    return None


def _holds_utf8(data: bytes) -> bool:
    """Tell whether bytes that are not all UTF-8 hold characters that only UTF-8 writes so."""
    if _LONG_SEQUENCE.search(data):
        return True
    short = _SHORT_SEQUENCE.finditer(data)
    return sum(1 for _ in zip(range(_BY_CHANCE + 1), short, strict=False)) > _BY_CHANCE


def _line(data: bytes, place: int) -> int:
    """Return the number of the line on which a byte stands, from 1."""
    return data.count(b"\n", 0, place) + 1


def _strictly(data: bytes, name: str, codec: str) -> str:
    """Decode without replacing anything."""
    try:
        return data.decode(codec)
    except UnicodeDecodeError as fault:
        raise UnreadableSourceError(
            f"{name} is not text in {codec}: byte 0x{data[fault.start]:02x} at byte {fault.start} "
            f"(line {_line(data, fault.start)}) has no meaning there. Name the encoding it was "
            f"saved in, such as utf-8, cp1252 or mac-roman."
        ) from fault
    except (LookupError, UnicodeError) as fault:
        raise UnreadableSourceError(
            f"{codec!r} is not a text encoding known here. Name one such as utf-8, cp1252, latin-1 "
            f"or utf-16."
        ) from fault
