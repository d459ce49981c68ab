"""What a file is by its bytes, whatever its name says."""

from __future__ import annotations

import struct

PDF = "a PDF"
WORD = "a Word document"
OPEN_DOCUMENT = "an OpenDocument text"
EXCEL = "an Excel workbook"
RTF = "an RTF document"
ZIP = "a zip archive"

_SIGNATURES = (
    (b"%PDF-", PDF),
    (b"PK\x05\x06", "an empty zip archive"),
    (b"{\\rtf", RTF),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\x00", "a program"),
    (b"ID3", "a sound recording"),
    (b"OggS", "a sound or video recording"),
    (b"RIFF", "a sound or video recording"),
)
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_STREAMS = (
    ("EncryptedPackage", "an Office document locked with a password"),
    ("WordDocument", "an old Word document (.doc)"),
    ("Workbook", "an old Excel workbook (.xls)"),
)
_MEMBERS = (
    (b"word/document", WORD),
    (b"xl/workbook", EXCEL),
    (b"ppt/presentation", "a PowerPoint presentation"),
    (b"META-INF/container.xml", "an EPUB book"),
    (b"META-INF/manifest.xml", OPEN_DOCUMENT),
)
_MIME_TYPES = (
    (b"application/vnd.oasis.opendocument.text", OPEN_DOCUMENT),
    (b"application/vnd.oasis.opendocument.", "an OpenDocument file that is no text"),
    (b"application/epub+zip", "an EPUB book"),
)
_MIME_PLACE = 30  # bytes before the name of an archive's first member
_END_RECORD = b"PK\x05\x06"
_END_LENGTH = 22
_LONGEST_COMMENT = 65_535
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1a\x1b\x1c\x1d\x1e\x1f"))
_MOST_CONTROLS = 0.02  # of the bytes; more than this is no text
_MANY_NULS = 0.2  # of the bytes at even or odd places; as many make it UTF-16 without a mark


def binary_content(data: bytes) -> str | None:
    """Return what ``data`` is where it is plainly not plain text, else None.

    Text marked as UTF-16 or UTF-32 holds NUL bytes and counts as text.
    """
    if data.startswith((_ZIP, _OLE)):
        return _zip_content(data) if data.startswith(_ZIP) else _ole_content(data)
    signed = next((name for signature, name in _SIGNATURES if data.startswith(signature)), None)
    if signed is not None:
        return signed
    if data.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")):
        return None
    if b"\x00" in data:
        return _with_nul(data)
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if controls > _MOST_CONTROLS * len(data):
        return "binary: many of its bytes are control characters"
    return None


def central_directory(data: bytes) -> bytes | None:
    """Return the list of members at the end of a zip archive, or None where it has none."""
    place = data.rfind(_END_RECORD, max(0, len(data) - _LONGEST_COMMENT - _END_LENGTH))
    if place < 0 or place + _END_LENGTH > len(data):
        return None
    size, offset = struct.unpack_from("<II", data, place + 12)
    start = place - size if offset + size != place else offset
    return data[start:place] if 0 <= start <= place else None


def _zip_content(data: bytes) -> str:
    """Return what sort of archive this is, by its first member or the names of all."""
    head = data[_MIME_PLACE : _MIME_PLACE + 200]
    if head.startswith(b"mimetype"):
        for mime, name in _MIME_TYPES:
            if head[len(b"mimetype") :].lstrip(b"\x00").startswith(mime) or mime in head:
                return name
    names = central_directory(data)
    if names is None:
        return f"{ZIP} that is cut off"
    if b"[Content_Types].xml" in names or b"META-INF/" in names:
        return next((name for member, name in _MEMBERS if member in names), ZIP)
    return ZIP


def _ole_content(data: bytes) -> str:
    """Return what an old Office container holds, by the names of its streams."""
    for stream, name in _OLE_STREAMS:
        if stream.encode("utf-16-le") in data:
            return name
    return "an old Office document"


def _with_nul(data: bytes) -> str:
    """Return what data with NUL bytes is."""
    half = max(len(data) // 2, 1)
    if max(data[0::2].count(0), data[1::2].count(0)) > _MANY_NULS * half and (
        min(data[0::2].count(0), data[1::2].count(0)) == 0
    ):
        return "UTF-16 without its byte order mark, or binary"
    return f"binary: it holds a NUL byte at byte {data.index(0)}"
