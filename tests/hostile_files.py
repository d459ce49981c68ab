"""Hostile, broken and odd files, each with what becomes of it: refused in these words, or read."""

from __future__ import annotations

import io
import os
import socket
import stat
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.office_files import docx, odt, open_package, para, rtf_file, word_package, zipped

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

GOOD = "“We left at dawn,” said the clerk, and nobody followed.\n"
MANY = 100 * 1024 * 1024
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
_DOCUMENT = "<w:document {}><w:body>{}</w:body></w:document>"
_LAUGHS = '<!DOCTYPE a [<!ENTITY a "ha">' + "".join(
    f'<!ENTITY {name} "{f"&{before};" * 10}">'
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)


@dataclass(frozen=True)
class Hostile:
    """A file, how it is made, and what becomes of it.

    Attributes:
        name: Its name.
        make: Writes it at a path.
        refused: Words of every refusal that must come, in order; none where all is read.
        read: How many documents in it are read all the same.
        warned: Words of a warning that must come with what is read.
    """

    name: str
    make: Callable[[Path], object]
    refused: tuple[str, ...] = ()
    read: int = 0
    warned: str = ""


def _holding(data: bytes | str) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(data.encode() if isinstance(data, str) else data)


def _refused(name: str, data: bytes | str, words: str) -> Hostile:
    return Hostile(name, _holding(data), (words,))


def _read(name: str, data: bytes | str, warned: str = "") -> Hostile:
    return Hostile(name, _holding(data), read=1, warned=warned)


def _one_line(path: Path) -> None:
    with path.open("wb") as file:
        for _ in range(100):
            file.write(b"walked " * (MANY // 700))


def _socket(path: Path) -> None:
    held = socket.socket(socket.AF_UNIX)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        held.bind(f"/proc/self/fd/{folder}/{path.name}")
    finally:
        held.close()
        os.close(folder)


def _unreadable(path: Path) -> None:
    path.write_text(GOOD, encoding="utf-8")
    path.chmod(0)


def _nothing(_: Path) -> None:
    """Leave the place empty."""


def _word(xml: str | bytes) -> bytes:
    """Return a Word document whose main part is this."""
    return zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": xml})


def _open(xml: str | bytes) -> bytes:
    mime = "application/vnd.oasis.opendocument.text"
    return zipped({"mimetype": mime, "content.xml": xml})


def _corrupted(data: bytes) -> bytes:
    """Return a Word document with packed bytes of its text overwritten."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        text = archive.getinfo("word/document.xml")
    place = text.header_offset + 30 + len(text.filename) + text.compress_size // 2
    return data[:place] + b"\xff\x00\xff\x00" + data[place + 4 :]


def _lying(member: str, claimed: int, data: bytes) -> bytes:
    """Return an archive whose directory states a smaller size for a member."""
    real = zipped({member: data, "[Content_Types].xml": "<Types/>"})
    size = len(data).to_bytes(4, "little")
    return real.replace(size, claimed.to_bytes(4, "little"))


def _archive(*members: tuple[str | zipfile.ZipInfo, bytes | str]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for member, data in members:
            archive.writestr(member, data, zipfile.ZIP_DEFLATED)
    return held.getvalue()


def _link(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    return info


def _locked() -> bytes:
    """Return an archive whose one file says that it wants a password."""
    data = bytearray(_archive(("a.txt", GOOD)))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


_SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TABLES = 50
_NESTED_TABLES = (
    "<w:tbl><w:tr><w:tc>" * _TABLES
    + "<w:p><w:r><w:t>Deep words.</w:t></w:r></w:p>"
    + "</w:tc></w:tr></w:tbl>" * _TABLES
)

TEXTS = (
    _refused("empty.txt", b"", "is empty"),
    _refused("blank.txt", b" \r\n\t\r\n", "holds no words"),
    _refused("nul.txt", b"words\x00words", "NUL byte at byte 5"),
    _refused("controls.txt", b"\x01\x02\x03\x04words", "control characters"),
    _refused("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(50), "a PNG picture"),
    _refused("mixed.txt", b"\xe2\x80\x9cWe left.\xe2\x80\x9d\nHe can\x92t.", "(line 2)"),
    _refused("undefined.txt", b"caf\x81", "0x81 at byte 3"),
    _refused("unmarked-16.txt", GOOD.encode("utf-16-le"), "byte order mark"),
    _refused("torn-16.txt", GOOD.encode("utf-16")[:-1], "not text in utf-16"),
    _refused("lone-16.txt", b"\xff\xfea\x00\x00\xd8b\x00", "not text in utf-16"),
    _refused("pages.pages", GOOD, "'.pages'"),
    _read("windows.txt", GOOD.encode("cp1252"), "read as Windows-1252"),
    _read("little-16.txt", GOOD.encode("utf-16")),
    _read("big-16.txt", b"\xfe\xff" + GOOD.encode("utf-16-be")),
    _read("marked-32.txt", GOOD.encode("utf-32")),
    _read("long-line.txt", GOOD.strip() * 20_000),
    _read("only-marks.txt", "“‘" * 200_000),
    _read("zawgyi.txt", "ေဖေဖာ္ဝါရီ ေန႔က ရန္ကုန္ၿမိဳ႕", "Zawgyi"),
    Hostile("one-line.txt", _one_line, ("104,857,200 bytes; at most",)),
)

PLACES = (
    Hostile("folder.txt", lambda path: path.mkdir(), ("is a directory",)),
    Hostile("pipe.txt", os.mkfifo, ("is a pipe",)),
    Hostile("socket.txt", _socket, ("is a socket",)),
    Hostile("device.txt", lambda path: path.symlink_to("/dev/zero"), ("is a device",)),
    Hostile("loop.txt", lambda path: path.symlink_to(path.name), ("leads back to itself",)),
    Hostile("dangling.txt", lambda path: path.symlink_to("gone.txt"), ("does not exist",)),
    Hostile("missing.txt", _nothing, ("does not exist",)),
    Hostile(f"{'long' * 100}.txt", _nothing, ("has a name too long",)),
    Hostile(os.fsdecode(b"caf\xe9.txt"), _holding(GOOD), ("no text in UTF-8",)),
    Hostile("two\nlines.txt", _holding(GOOD), read=1),
    Hostile(
        "unreadable.txt",
        _unreadable,
        *(((), 1) if os.geteuid() == 0 else (("cannot be opened",), 0)),
    ),
)

DOCUMENTS = (
    _refused("word.txt", docx([para(GOOD)]), "Name it word.docx"),
    _refused("open.docx", odt([para(GOOD)]), "Name it open.odt"),
    _refused("text.docx", GOOD, "by its content it is plain text"),
    _refused("text.odt", GOOD, "by its content it is plain text"),
    _refused("text.rtf", GOOD, "by its content it is plain text"),
    _refused("plain-zip.docx", zipped({"a.txt": GOOD}), "a zip archive"),
    _refused("old.doc", _OLE + "WordDocument".encode("utf-16-le"), "old Word document"),
    _refused("old.docx", _OLE + "WordDocument".encode("utf-16-le"), "old Word document"),
    _refused("locked.docx", _OLE + "EncryptedPackage".encode("utf-16-le"), "with its password"),
    _refused("cut-off.docx", docx([para(GOOD)])[:600], "that is cut off"),
    _refused("corrupted.docx", _corrupted(docx([para(GOOD * 50)])), "is damaged"),
    _refused("no-text.docx", zipped({"[Content_Types].xml": "", "word/document2": ""}), "missing"),
    _refused("malformed.docx", _word("<w:document"), "not well-formed XML"),
    _refused("bomb.docx", _word(bytes(60_000_000)), "as no honest document does"),
    _refused("bigger-bomb.docx", _word(bytes(200_000_000)), "as no honest document does"),
    _refused("lying.docx", _lying("word/document.xml", 64, bytes(3_000_000)), "is damaged"),
    _refused(
        "laughs.docx",
        _word(f"{_LAUGHS}]>{_DOCUMENT.format(_SPACE, '<w:p><w:r><w:t>&i;</w:t></w:r></w:p>')}"),
        "defines a document type",
    ),
    _refused(
        "laughs-16.docx",
        _word(f'<?xml version="1.0" encoding="UTF-16"?>{_LAUGHS}]><a>&i;</a>'.encode("utf-16")),
        "defines a document type",
    ),
    _refused(
        "outside.docx",
        _word('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'),
        "defines a document type",
    ),
    _refused("deep.docx", _word("<a>" * 200_000), "not well-formed XML"),
    _refused("no-words.docx", word_package("<w:p/>" * 1000), "holds no words"),
    _read("tables.docx", word_package(_NESTED_TABLES)),
    _refused("bomb.odt", _open(bytes(60_000_000)), "as no honest document does"),
    _refused("laughs.odt", _open(f"{_LAUGHS}]><a>&i;</a>"), "defines a document type"),
    _refused("sheet.odt", _open("<a/>"), "no text"),
    _refused(
        "locked.odt",
        zipped(
            {
                "mimetype": "application/vnd.oasis.opendocument.text",
                "META-INF/manifest.xml": "<manifest:encryption-data/>",
            }
        ),
        "locked with a password",
    ),
    _read("spaces.odt", open_package(f'<text:p>a<text:s text:c="{10**9}"/>b</text:p>')),
    _refused("deep.rtf", b"{\\rtf1 " + b"{" * 500_000, "nests its groups"),
    _refused("wordless.rtf", rtf_file("\\par" * 300_000), "holds no words"),
    _refused("bin.rtf", rtf_file("\\bin999999999 words"), "holds no words"),
    _read("open.rtf", b"{\\rtf1 {\\b words"),
    _read("lone.rtf", rtf_file("\\u-10179?words"), "1 broken character"),
    _read("numbers.rtf", rtf_file("\\li99999999999\\u9999999999?\\s-5 words")),
)

ARCHIVES = (
    Hostile(
        "slip.zip",
        _holding(_archive(("../out.txt", GOOD), ("/etc/out.txt", GOOD), ("in/good.txt", GOOD))),
        ("leads out of the archive", "leads out of the archive"),
        read=1,
    ),
    Hostile(
        "nested.zip",
        _holding(_archive(("inner.zip", _archive(("a.txt", GOOD))), ("a.txt", GOOD))),
        ("archive within an archive",),
        read=1,
    ),
    Hostile(
        "link.zip",
        _holding(_archive((_link("a.txt"), "/etc/passwd"), ("b.txt", GOOD))),
        ("is a link",),
        read=1,
    ),
    Hostile(
        "bomb.zip",
        _holding(_archive(("a.txt", bytes(60_000_000)), ("b.txt", GOOD), ("c.txt", b""))),
        ("as no honest document does", "holds no words"),
        read=1,
    ),
    Hostile(
        "mac.zip",
        _holding(_archive(("__MACOSX/._a.txt", b"\0"), ("a.docx", docx([para(GOOD)])))),
        read=1,
    ),
    _refused("locked.zip", _locked(), "locked with a password"),
    _refused("many.zip", zipped({f"{i}.txt": "" for i in range(10_001)}), "10,001 files"),
    _refused("none.zip", zipped({}), "holds no files"),
    _refused("cut-off.zip", _archive(("a.txt", GOOD))[:40], "damaged or cut off"),
    _refused("text.zip", GOOD, "damaged or cut off"),
)

HOSTILE = (*TEXTS, *PLACES, *DOCUMENTS, *ARCHIVES)
