"""The readers: one for each sort of file, chosen by suffix. A new format is one new module."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from testimonies.errors import UnreadableSourceError
from testimonies.reading import sniffing
from testimonies.reading.docx.reader import read_docx
from testimonies.reading.html.reader import read_html, read_mhtml
from testimonies.reading.odt.reader import read_odt
from testimonies.reading.pdf import read_pdf
from testimonies.reading.plain import read_markdown, read_plain
from testimonies.reading.rtf.reader import read_rtf
from testimonies.reading.subtitles import read_subtitles
from testimonies.reading.surveys.reader import read_answers

if TYPE_CHECKING:
    from collections.abc import Callable

    from testimonies.reading.readtext import ReadText


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns of a survey hold what; None leaves it to the reader.

    Attributes:
        text: Name of the column that holds the answers.
        id: Name of the column that says whose they are.
    """

    text: str | None = None
    id: str | None = None

    @property
    def named(self) -> bool:
        """Whether somebody named one."""
        return self.text is not None or self.id is not None


@dataclass(frozen=True, slots=True)
class Reader:
    """What turns the bytes of one sort of file into a canonical text.

    Attributes:
        name: Its name and version, kept with every source it reads, as ``"plain/1"``.
        suffixes: The file name endings it answers for, in lower case with the dot.
        read: Takes bytes, file name and encoding (or None); returns the text with marks and
            warnings; raises UnreadableSourceError where it cannot. Heavy libraries are imported
            inside the call.
        content: What the bytes must be, in the words of ``sniffing``; None for plain text, which
            the reader itself has to tell from binary.
        read_columns: Of a survey, reads the columns named instead of guessing them.
    """

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[bytes, str, str | None], ReadText]
    content: str | None = None
    read_columns: Callable[[bytes, str, str | None, Columns], ReadText] | None = None


def _read_survey(data: bytes, name: str, encoding: str | None, columns: Columns) -> ReadText:
    return read_answers(data, name, encoding, text_column=columns.text, id_column=columns.id)


READERS: tuple[Reader, ...] = (
    Reader("plain/1", (".txt", ".text", ""), read_plain),
    Reader("markdown/1", (".md", ".markdown"), read_markdown),
    Reader("docx/1", (".docx", ".docm"), read_docx, sniffing.WORD),
    Reader("odt/1", (".odt", ".ott"), read_odt, sniffing.OPEN_DOCUMENT),
    Reader("rtf/1", (".rtf",), read_rtf, sniffing.RTF),
    Reader("pdf/1", (".pdf",), read_pdf, sniffing.PDF),
    Reader("html/1", (".html", ".htm", ".xhtml"), read_html),
    Reader("mhtml/1", (".mhtml", ".mht"), read_mhtml),
    Reader("subtitles/1", (".srt", ".vtt"), read_subtitles),
    Reader("csv/1", (".csv", ".tsv"), read_answers, read_columns=_read_survey),
    Reader("xlsx/1", (".xlsx", ".xlsm"), read_answers, sniffing.EXCEL, _read_survey),
)
ARCHIVE = ".zip"
_WIDEST = 4  # bytes that one character takes at most


def reader_for(suffix: str) -> Reader | None:
    """Return the reader that answers for a suffix, or None."""
    return next((reader for reader in READERS if suffix.lower() in reader.suffixes), None)


def known_suffixes() -> str:
    """Return the suffixes that can be read, for messages."""
    return ", ".join(suffix for reader in READERS for suffix in reader.suffixes if suffix)


def read_bytes(
    data: bytes, name: str, encoding: str | None, most: int, columns: Columns
) -> tuple[Reader, ReadText]:
    """Return the reader that the name asks for, and what it makes of the bytes.

    Args:
        data: The bytes of one document.
        name: Its name, which says what it should be and stands in messages.
        encoding: What to use where the bytes are text, not marked and not UTF-8; or None.
        most: The largest number of characters wanted; plain text that must hold more is refused
            before it is decoded.
        columns: Of a survey, which columns somebody named.

    Raises:
        UnreadableSourceError: If it is too large, no reader answers for the name, the bytes are
            something else than the name says, or the reader cannot read them.
    """
    suffix = PurePath(name).suffix
    reader = reader_for(suffix)
    if reader is None:
        raise UnreadableSourceError(
            f"{name} ends in {suffix!r}, which cannot be read{_by_content(data)}. Files ending in "
            f"{known_suffixes()} can; save it as one of these."
        )
    found = sniffing.binary_content(data)
    honest = reader.content is None or reader.content == found
    answering = next((one for one in READERS if found is not None and one.content == found), None)
    if answering is not None and answering is not reader:
        right = PurePath(name).stem + answering.suffixes[0]
        raise UnreadableSourceError(
            f"{name} is {_not_what(reader)}: by its content it is {found}. Name it {right} and add "
            f"it again."
        )
    if not honest:
        raise UnreadableSourceError(
            f"{name} is {_not_what(reader)}: by its content it is {found or 'plain text'}. "
            f"{_advice(found, reader)}"
        )
    if reader.content is None and len(data) > _WIDEST * most:
        raise UnreadableSourceError(
            f"{name} takes {len(data):,} bytes; at most {most:,} characters are read of one "
            f"document. Split it, or raise the limit."
        )
    if not columns.named:
        return reader, reader.read(data, name, encoding)
    if reader.read_columns is None:
        raise UnreadableSourceError(
            f"{name} has no columns to choose from: those of a survey are named for csv and xlsx "
            f"files. Add it without naming columns."
        )
    return reader, reader.read_columns(data, name, encoding, columns)


def _not_what(reader: Reader) -> str:
    return f"not {reader.content}" if reader.content else "not plain text"


def _by_content(data: bytes) -> str:
    found = sniffing.binary_content(data)
    return f" (by its content it is {found})" if found else ""


def _advice(found: str | None, reader: Reader) -> str:
    """Return what to do with a file that is something else than its name says."""
    if found is None:
        return "Name it by what it is, such as .txt or .html, and add it again."
    if "cut off" in found:
        return "Fetch or save it again."
    if "password" in found:
        return "Open it with its password, save it without one, and add that file."
    return f"Save it as {reader.suffixes[0]} and add that file."
