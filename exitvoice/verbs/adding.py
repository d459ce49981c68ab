"""Reading documents into a study: sources, quotations, speakers, passages."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from exitvoice.study.originals import keep
from testimonies.errors import UnreadableSourceError
from testimonies.passages import cut_passages
from testimonies.quotations import extract
from testimonies.reading import Columns, read_source, read_sources

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from coding.store import Store
    from exitvoice.study.folder import Study
    from testimonies.values import Reading, Source, SourceKind


@dataclass(frozen=True, slots=True)
class ReadingChoices:
    """What a person says of the documents they add; None leaves it to the reader.

    Attributes:
        kind: What sort of document it is.
        title: What people call it.
        language: BCP 47 tag of its main language.
        encoding: The encoding of its bytes.
        text_column: Of a survey, the column that holds the answers.
        id_column: Of a survey, the column that says whose they are.
    """

    kind: SourceKind | None = None
    title: str | None = None
    language: str = "en"
    encoding: str | None = None
    text_column: str | None = None
    id_column: str | None = None


@dataclass(frozen=True, slots=True)
class Added:
    """What one act of adding did.

    Attributes:
        source: The source, as it stands in the study.
        is_new: False where the same bytes were there already and nothing was added.
        quotations: How many quotations were found.
        speakers: How many speakers they have.
        passages: How many passages there are to code; terms make none.
        warnings: What a person should know, one sentence each.
    """

    source: Source
    is_new: bool
    quotations: int
    speakers: int
    passages: int
    warnings: tuple[str, ...]


def add(
    study: Study, store: Store, path: Path, choices: ReadingChoices, *, at: str
) -> Iterator[Added | UnreadableSourceError]:
    """Add a file, or each file of a zip archive, and yield what was done or why it was not.

    Each document is one act: all of it is added or nothing.

    Raises:
        UnreadableSourceError: If a file given a title cannot be read.
        StudyError: If the study cannot be written to.
    """
    for reading in _readings(path, choices):
        if isinstance(reading, UnreadableSourceError):
            yield reading
        else:
            yield _add(study, store, reading, at=at)


def _readings(path: Path, choices: ReadingChoices) -> Iterator[Reading | UnreadableSourceError]:
    kind, language, encoding = choices.kind, choices.language, choices.encoding
    columns = Columns(choices.text_column, choices.id_column)
    if choices.title is None:
        yield from read_sources(
            path, kind=kind, language=language, encoding=encoding, columns=columns
        )
    else:
        yield read_source(
            path,
            kind=kind,
            title=choices.title,
            language=language,
            encoding=encoding,
            columns=columns,
        )


def _add(study: Study, store: Store, reading: Reading, *, at: str) -> Added:
    source = reading.source
    if known := next((each for each in store.sources() if each.id == source.id), None):
        return _already(known)
    extraction = extract(reading)
    most = study.settings.most_sentences
    passages = cut_passages(reading.text, extraction.quotations, most_sentences=most)
    kept = keep(study.originals, source.path, reading.data)
    source = replace(source, path=kept.name)
    try:
        store.add_source(replace(reading, source=source), extraction, passages, at=at)
    except BaseException:
        kept.unlink(missing_ok=True)
        raise
    return Added(
        source=source,
        is_new=True,
        quotations=len(extraction.quotations),
        speakers=len(extraction.speakers),
        passages=len(store.passages(source.id)),
        warnings=reading.warnings,
    )


def _already(known: Source) -> Added:
    return Added(
        source=known,
        is_new=False,
        quotations=0,
        speakers=0,
        passages=0,
        warnings=(f"the study holds this document already, as {known.path}; nothing was added.",),
    )
