"""Reading documents into a study: sources, quotations, speakers, passages."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from exitvoice.study.originals import keep
from testimonies.passages import cut_passages
from testimonies.quotations import find_quotations
from testimonies.reading import read_source

if TYPE_CHECKING:
    from pathlib import Path

    from coding.store import Store
    from exitvoice.study.folder import Study
    from testimonies.values import Extraction, Passage, Reading, Source, SourceKind


@dataclass(frozen=True, slots=True)
class ReadingChoices:
    """What a person says of the documents they add; None leaves it to the reader.

    Attributes:
        kind: What sort of document it is.
        title: What people call it.
        language: BCP 47 tag of its main language.
        encoding: The encoding of its bytes.
    """

    kind: SourceKind | None = None
    title: str | None = None
    language: str = "en"
    encoding: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A document read, and all that was found in it."""

    reading: Reading
    extraction: Extraction
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Added:
    """What one act of adding did.

    Attributes:
        source: The source, as it stands in the study.
        is_new: False where the same bytes were there already and nothing was added.
        quotations: How many quotations were found.
        speakers: How many speakers they have.
        passages: How many passages they were cut into.
        warnings: What a person should know, one sentence each.
    """

    source: Source
    is_new: bool
    quotations: int
    speakers: int
    passages: int
    warnings: tuple[str, ...]


def read_document(path: Path, choices: ReadingChoices, *, most_sentences: int) -> Document:
    """Read one file and find its quotations, speakers and passages.

    Args:
        path: The file.
        choices: What a person says of it.
        most_sentences: The largest number of sentences in one passage.

    Raises:
        UnreadableSourceError: If it cannot be read.
    """
    reading = read_source(
        path,
        kind=choices.kind,
        title=choices.title,
        language=choices.language,
        encoding=choices.encoding,
    )
    extraction = find_quotations(reading.text)
    passages = cut_passages(reading.text, extraction.quotations, most_sentences=most_sentences)
    return Document(reading, extraction, passages)


def add(study: Study, store: Store, path: Path, choices: ReadingChoices, *, at: str) -> Added:
    """Add one file to the study in one act: all of it or nothing.

    Raises:
        UnreadableSourceError: If the file cannot be read.
        StudyError: If the study cannot be written to.
    """
    document = read_document(path, choices, most_sentences=study.settings.most_sentences)
    reading = document.reading
    known = {source.id: source for source in store.sources()}.get(reading.source.id)
    if known:
        return _already(known)
    kept = keep(study.originals, path.name, reading.data)
    reading = replace(reading, source=replace(reading.source, path=kept.name))
    try:
        store.add_source(reading, document.extraction, document.passages, at=at)
    except BaseException:
        kept.unlink(missing_ok=True)
        raise
    return Added(
        source=reading.source,
        is_new=True,
        quotations=len(document.extraction.quotations),
        speakers=len(document.extraction.speakers),
        passages=len(document.passages),
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
