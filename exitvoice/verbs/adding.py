"""Reading documents into a study: sources, quotations, speakers, passages."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from exitvoice.study.originals import keeping
from testimonies.errors import UnreadableSourceError
from testimonies.likeness import Sketches, sketch
from testimonies.passages import cut_passages
from testimonies.quotations import extract
from testimonies.reading import Columns, read_source, read_sources

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from coding.store import Store
    from exitvoice.study.folder import Study
    from testimonies.likeness import Sketch
    from testimonies.values import Reading, Source, SourceKind


@dataclass(frozen=True, slots=True)
class ReadingChoices:
    """What a person says of the documents they add; None leaves it to the reader.

    Attributes:
        kind: What sort of document it is.
        title: What people call it.
        language: BCP 47 tag of its main language; None for the study's first.
        encoding: The encoding of its bytes.
        text_column: Of a survey, the column that holds the answers.
        id_column: Of a survey, the column that says whose they are.
        version_of: Of a newer version, the id, file name or title of the document it is one of;
            None for the one that has its file name.
    """

    kind: SourceKind | None = None
    title: str | None = None
    language: str | None = None
    encoding: str | None = None
    text_column: str | None = None
    id_column: str | None = None
    version_of: str | None = None


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


def sketches_of(store: Store) -> Sketches:
    """Return the sketches of all documents of a study, to tell which of them say the same."""
    sketches = Sketches()
    for source in store.sources():
        sketches.add(source.id, sketch(store.text(source.id).text, store.marks(source.id)))
    return sketches


def add(  # noqa: PLR0913 - what a document is added to, what is said of it, and when
    study: Study,
    store: Store,
    path: Path,
    choices: ReadingChoices,
    *,
    sketches: Sketches,
    at: str,
) -> Iterator[Added | UnreadableSourceError]:
    """Add a file, or each file of a zip archive, and yield what was done or why it was not.

    Each document is one act: all of it is added or nothing.

    Args:
        study: The study.
        store: Its store.
        path: The file.
        choices: What a person says of it.
        sketches: Those of the documents of the study; those of new ones are added.
        at: The present moment.

    Raises:
        UnreadableSourceError: If a file given a title cannot be read.
        StudyError: If the study cannot be written to.
    """
    language = choices.language or study.settings.languages[0]
    for reading in readings(path, replace(choices, language=language)):
        if isinstance(reading, UnreadableSourceError):
            yield reading
        else:
            yield _add(study, store, reading, sketches, at=at)


def readings(path: Path, choices: ReadingChoices) -> Iterator[Reading | UnreadableSourceError]:
    """Yield what a file or each file of an archive holds, or why it cannot be read.

    Raises:
        UnreadableSourceError: If a file given a title cannot be read.
    """
    kind, language, encoding = choices.kind, choices.language or "en", choices.encoding
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


def _add(study: Study, store: Store, reading: Reading, sketches: Sketches, *, at: str) -> Added:
    source = reading.source
    if known := _known(store, reading, sketches):
        return known
    extraction = extract(reading)
    most = study.settings.most_sentences
    passages = cut_passages(reading.text, extraction.quotations, most_sentences=most)
    with (
        keeping(study.originals) as keep,
        store.together(f"source {source.id}", at=at) as act,
    ):
        source = replace(source, path=keep(source.path, reading.data).name)
        act.add_source(replace(reading, source=source), extraction, passages)
    own = sketch(reading.text.text, extraction.marks)
    alike = tuple(_alike(store, sketches, own))
    sketches.add(source.id, own)
    return Added(
        source=source,
        is_new=True,
        quotations=len(extraction.quotations),
        speakers=len(extraction.speakers),
        passages=len(store.passages(source.id)),
        warnings=(*reading.warnings, *alike),
    )


def _known(store: Store, reading: Reading, sketches: Sketches) -> Added | None:
    """Return what to say of a document that the study holds in the same bytes or words."""
    replaced, aside = store.moves().replaced, store.aside()
    for each in store.versions(sha256=reading.source.sha256):
        what = "an older version of it" if each.id in replaced else "this document already"
        told = ", set aside (`exitvoice sources back` takes it back in)" if each.id in aside else ""
        return _already(each, f"the study holds {what}, as {each.path}{told}")
    if same := sketches.same(reading.text.sha256):
        held = next(each for each in store.sources() if each.id == same)
        told = f"{reading.source.path} has other bytes but the very same text"
        return _already(held, f"{told}, so the study holds it already, as {held.path}")
    return None


def _alike(store: Store, sketches: Sketches, own: Sketch) -> Iterator[str]:
    """Yield a warning for each document that says mostly the same: it would count twice."""
    alike = sketches.like(own)
    paths = {each.id: each.path for each in store.sources()} if alike else {}
    for each in alike:
        whose = (
            f"{each.here:.0%} of what it says stands in {paths[each.other]} too"
            if each.here >= each.there
            else f"it holds {each.there:.0%} of what {paths[each.other]} says"
        )
        yield (
            f"{whose}, so what is quoted in both would be counted twice. If it is a newer version "
            f"of it, it belongs in with `exitvoice add --update`; `exitvoice sources aside` takes "
            f"one of the two out of every count."
        )


def _already(known: Source, told: str) -> Added:
    return Added(
        source=known,
        is_new=False,
        quotations=0,
        speakers=0,
        passages=0,
        warnings=(f"{told}; nothing was added.",),
    )
