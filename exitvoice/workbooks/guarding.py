"""Whether a file that came back is a workbook that can safely be opened."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import BadZipFile, ZipFile

if TYPE_CHECKING:
    from collections.abc import Sequence
    from zipfile import ZipInfo

_MEGABYTE = 1024 * 1024
LARGEST = 64 * _MEGABYTE  # of a file
_LARGEST_INSIDE = 512 * _MEGABYTE  # of all its parts, unpacked
_MOST_PARTS = 4_000
_MOST_PACKED = 250  # times a large part may be smaller in the file than unpacked
_SMALL = 8 * _MEGABYTE
_OLD_OR_ENCRYPTED = bytes.fromhex("d0cf11e0a1b11ae1")
_ASK = "save it as an Excel workbook (.xlsx)"


def fault_of(data: bytes) -> str:
    """Return why the bytes cannot be opened as a workbook, as a sentence, or nothing."""
    if fault := _fault_of_beginning(data):
        return fault
    try:
        with ZipFile(BytesIO(data)) as parts:
            return _fault_inside(parts.infolist()) or _another_kind(parts)
    except (BadZipFile, OSError, ValueError, NotImplementedError):
        return "it is damaged or cut off; ask for it again."


def _fault_of_beginning(data: bytes) -> str:
    if not data:
        return "it is empty; ask for it again."
    if len(data) > LARGEST:
        return f"it has {len(data) // _MEGABYTE} MB and a review workbook has less than 64."
    if data.startswith(_OLD_OR_ENCRYPTED):
        return f"it is {_old_or_encrypted(data)}: {_ASK} without password."
    if data.startswith(b"PK"):
        return ""
    what = "it is a web page or XML" if data.lstrip()[:1] == b"<" else "it is no Excel workbook"
    return f"{what}, whatever its name says: {_ASK}."


def _fault_inside(parts: Sequence[ZipInfo]) -> str:
    if len(parts) > _MOST_PARTS or sum(each.file_size for each in parts) > _LARGEST_INSIDE:
        return "it would unpack to far more than a review workbook holds, and was not opened."
    if any(_is_bomb(each) for each in parts):
        return "a part of it is packed as no workbook is, and it was not opened."
    if any(each.flag_bits & 1 for each in parts):
        return f"it is protected by a password: {_ASK} without password."
    return ""


def _another_kind(parts: ZipFile) -> str:
    names = set(parts.namelist())
    if {"[Content_Types].xml", "xl/workbook.xml"} <= names:
        return ""
    if "mimetype" in names and "content.xml" in names:
        return f"it is an OpenDocument sheet (.ods): {_ASK}."
    if any(name.startswith("Index/") or name == "Index.zip" for name in names):
        return f"it is a Numbers document: export it from there as Excel, or {_ASK}."
    if "xl/workbook.bin" in names:
        return f"it is a binary workbook (.xlsb): {_ASK}."
    return f"it is no Excel workbook: {_ASK}."


def _old_or_encrypted(data: bytes) -> str:
    """Return what a file of the old container holds, told by the names of its streams."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return "protected by a password"
    if "Workbook".encode("utf-16-le") in data:
        return "of the old kind (.xls)"
    return "protected by a password or of the old kind (.xls)"


def _is_bomb(part: ZipInfo) -> bool:
    return part.file_size > _SMALL and part.file_size > _MOST_PACKED * max(part.compress_size, 1)
