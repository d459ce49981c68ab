"""Reading one file from disk as a source; the only module here that touches a disk."""

from __future__ import annotations

import hashlib
import re
from typing import TYPE_CHECKING

from testimonies.errors import UnreadableSourceError
from testimonies.ids import source_id
from testimonies.reading.kinds import guess_kind
from testimonies.reading.registry import Reader, known_suffixes, reader_for
from testimonies.values import Reading, Source, SourceKind, Text

if TYPE_CHECKING:
    from pathlib import Path

_HEADING = re.compile(r"\s*#\s+(\S[^\n]{0,200})")


def read_source(
    path: Path,
    *,
    kind: SourceKind | None = None,
    title: str | None = None,
    language: str = "en",
    encoding: str | None = None,
) -> Reading:
    """Return what a file holds: the source, its canonical text, its bytes, and warnings.

    The canonical text of a text file is the decoded file itself without its byte order mark:
    nothing is normalised, so offsets count the code points of the file.

    Args:
        path: The file.
        kind: What sort of document it is; guessed from its content where None.
        title: What people call it; its first Markdown heading or its name where None.
        language: BCP 47 tag of its main language.
        encoding: What to decode with where the bytes carry no mark and are not UTF-8.

    Raises:
        UnreadableSourceError: If the file is missing, a directory, empty, of an unknown suffix, or
            holds no text; the message says which and what to do.
    """
    reader = _reader(path)
    data = _bytes(path)
    decoded = reader.read(data, path.name, encoding)
    if not decoded.text.strip():
        raise UnreadableSourceError(
            f"{path} holds no words. Check that it was saved, and add it again or leave it out."
        )
    text_sha = hashlib.sha256(decoded.text.encode("utf-8", "surrogatepass")).hexdigest()
    digest = hashlib.sha256(data).hexdigest()
    source = Source(
        id=source_id(digest),
        title=title or _title(decoded.text, path),
        path=path.name,
        kind=kind or guess_kind(decoded.text),
        language=language,
        sha256=digest,
        reader=reader.name,
    )
    return Reading(source, Text(source.id, decoded.text, text_sha), data, decoded.warnings)


def _reader(path: Path) -> Reader:
    """Return the reader for a file that is there, or say why there is none."""
    if path.is_dir():
        raise UnreadableSourceError(
            f"{path} is a directory. Name the files in it, for example {path / '*.txt'}."
        )
    if not path.exists():
        raise UnreadableSourceError(f"{path} does not exist. Check its name and where it lies.")
    reader = reader_for(path.suffix)
    if reader is None:
        raise UnreadableSourceError(
            f"{path} ends in {path.suffix!r}, which cannot be read. Files ending in "
            f"{known_suffixes()} can; save it as one of these."
        )
    return reader


def _bytes(path: Path) -> bytes:
    try:
        data = path.read_bytes()
    except OSError as fault:
        raise UnreadableSourceError(
            f"{path} cannot be opened: {fault.strerror or fault}. Check its permissions."
        ) from fault
    if not data:
        raise UnreadableSourceError(f"{path} is empty. Check that it was saved, and add it again.")
    return data


def _title(text: str, path: Path) -> str:
    heading = _HEADING.match(text)
    return heading.group(1).strip().rstrip("#").strip() if heading else path.stem or path.name
