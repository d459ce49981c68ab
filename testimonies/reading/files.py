"""Reading files from disk as sources: one a file, or one for each file in a zip archive."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from testimonies.errors import UnreadableSourceError
from testimonies.ids import source_id
from testimonies.reading.burmese import zawgyi_warning
from testimonies.reading.disk import bytes_of, shown
from testimonies.reading.kinds import guess_kind
from testimonies.reading.members import Member, members_of
from testimonies.reading.registry import ARCHIVE, Columns, read_bytes
from testimonies.values import Reading, Source, SourceKind, Text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_HEADING = re.compile(r"\s*#\s+(\S[^\n]{0,200})")


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of one document is read at most; what exceeds it is refused, not cut.

    Attributes:
        file_bytes: Bytes of a file.
        characters: Code points of its canonical text.
    """

    file_bytes: int = 256 * 1024 * 1024
    characters: int = 4_000_000


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a person says of a document; None leaves it to the reader."""

    kind: SourceKind | None
    title: str | None
    language: str
    encoding: str | None
    columns: Columns


def read_source(  # noqa: PLR0913 - one argument for each thing a person may say
    path: Path,
    *,
    kind: SourceKind | None = None,
    title: str | None = None,
    language: str = "en",
    encoding: str | None = None,
    columns: Columns | None = None,
    limits: Limits | None = None,
) -> Reading:
    """Return what a file holds: the source, its canonical text, its bytes, marks and warnings.

    The canonical text of a text file is the decoded file itself without its byte order mark:
    nothing is normalised, so offsets count the code points of the file.

    Args:
        path: The file.
        kind: What sort of document it is; told by its format or guessed from its content where
            None.
        title: What people call it; its own title, first Markdown heading or name where None.
        language: BCP 47 tag of its main language.
        encoding: What to decode with where the bytes carry no mark and are not UTF-8.
        columns: Of a survey, which columns hold the answers and the respondents' ids.
        limits: How much is read at most.

    Raises:
        UnreadableSourceError: If the file is missing, a directory, no regular file, empty, too
            large, of an unknown suffix, or holds no text; the message says which and what to do.
    """
    limits = limits or Limits()
    data = bytes_of(path, limits.file_bytes)
    if path.suffix.lower() == ARCHIVE:
        raise UnreadableSourceError(
            f"{shown(path)} is an archive of several documents. Unpack it and name the documents "
            f"in it."
        )
    return _reading(
        data, path.name, _Asked(kind, title, language, encoding, columns or Columns()), limits
    )


def read_sources(  # noqa: PLR0913 - one argument for each thing a person may say
    path: Path,
    *,
    kind: SourceKind | None = None,
    language: str = "en",
    encoding: str | None = None,
    columns: Columns | None = None,
    limits: Limits | None = None,
) -> Iterator[Reading | UnreadableSourceError]:
    """Yield a reading for the file, or for each file in a zip archive; a refusal in its place.

    The path of a reading is the file's own name, without the archive and its folders; two files
    of an archive may share one.

    Args:
        path: A document, or a zip archive of documents.
        kind: What sort of documents they are; see :func:`read_source`.
        language: BCP 47 tag of their main language.
        encoding: What to decode with where bytes carry no mark and are not UTF-8.
        columns: Of surveys, which columns hold the answers and the respondents' ids.
        limits: How much is read of each at most.
    """
    limits = limits or Limits()
    asked = _Asked(kind, None, language, encoding, columns or Columns())
    try:
        data = bytes_of(path, limits.file_bytes)
        if path.suffix.lower() != ARCHIVE:
            yield _reading(data, path.name, asked, limits)
            return
        for member in members_of(data, shown(path.name), limits.file_bytes):
            yield _of_member(member, asked, limits)
    except UnreadableSourceError as fault:
        yield fault


def _of_member(
    member: Member | UnreadableSourceError, asked: _Asked, limits: Limits
) -> Reading | UnreadableSourceError:
    """Return the reading of one file of an archive, or why there is none."""
    if isinstance(member, UnreadableSourceError):
        return member
    try:
        return _reading(member.data, member.name, asked, limits, place=member.place)
    except UnreadableSourceError as fault:
        return fault


def _reading(
    data: bytes, name: str, asked: _Asked, limits: Limits, *, place: str | None = None
) -> Reading:
    """Return what the bytes of one document hold.

    Raises:
        UnreadableSourceError: If they hold no text, or too much.
    """
    place = shown(place or name)
    reader, read = read_bytes(data, place, asked.encoding, limits.characters, asked.columns)
    if not read.text.strip():
        raise UnreadableSourceError(
            f"{place} holds no words. Check that it was saved, and add it again or leave it out."
        )
    if len(read.text) > limits.characters:
        raise UnreadableSourceError(
            f"{place} holds {len(read.text):,} characters; at most {limits.characters:,} are read "
            f"of one document. Split it, or raise the limit."
        )
    digest = hashlib.sha256(data).hexdigest()
    source = Source(
        id=source_id(digest),
        title=asked.title or read.title or _title(read.text, name),
        path=name,
        kind=asked.kind or read.kind or guess_kind(read.text, read.marks),
        language=asked.language,
        sha256=digest,
        reader=reader.name,
    )
    text_sha = hashlib.sha256(read.text.encode("utf-8", "surrogatepass")).hexdigest()
    zawgyi = zawgyi_warning(read.text)
    warnings = (*read.warnings, zawgyi) if zawgyi else read.warnings
    text = Text(source.id, read.text, text_sha)
    return Reading(source, text, data, warnings, read.marks, read.respondents)


def _title(text: str, name: str) -> str:
    heading = _HEADING.match(text)
    title = heading.group(1).strip().rstrip("#").strip() if heading else PurePath(name).stem
    return title or name
