"""Taking in a document that changed: a new version of a source, and where its passages went."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from coding.corrections.folding import said
from coding.versions.recording import happenings
from coding.versions.renewing import renewed
from coding.versions.values import How, Older
from exitvoice.errors import ExitvoiceError, UnknownError
from exitvoice.study.originals import keeping
from exitvoice.verbs.adding import readings
from exitvoice.verbs.naming import names_of
from testimonies.errors import UnreadableSourceError
from testimonies.excerpts import excerpt
from testimonies.ids import version_id
from testimonies.quotations import extract
from testimonies.values import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from coding.store import Store
    from coding.store.questions import Questions
    from coding.versions.values import Version
    from exitvoice.study.folder import Study
    from exitvoice.verbs.adding import ReadingChoices
    from testimonies.values import Reading, Source


@dataclass(frozen=True, slots=True)
class Went:
    """A passage that people had to do with or that changed, and what became of it.

    Attributes:
        old: Its id before.
        new: Its id now, or None where it is held.
        likeness: How alike the words are, 0 to 1; 0 where it is held.
        was: Its words before.
        now: Its words now; nothing where it is held.
    """

    old: str
    new: str | None
    likeness: float
    was: str
    now: str = ""


@dataclass(frozen=True, slots=True)
class Updated:
    """What one act of updating did.

    Attributes:
        source: The source as it stands now.
        before: What the study called the version before.
        is_new: False where the document says what it said before and nothing was changed.
        same: How many passages have the very words they had.
        near: The passages whose words changed a little, likest first.
        held: The passages that people had to do with and that a person has to look for.
        fresh: How many passages are new.
        gone: How many passages nobody had to do with are gone.
        suggestions: How many suggestions speak of the version before.
        warnings: What a person should know, one sentence each.
    """

    source: Source
    before: str
    is_new: bool
    same: int = 0
    near: tuple[Went, ...] = ()
    held: tuple[Went, ...] = ()
    fresh: int = 0
    gone: int = 0
    suggestions: int = 0
    warnings: tuple[str, ...] = ()


def update(
    study: Study, store: Store, path: Path, choices: ReadingChoices, *, at: str
) -> Iterator[Updated | UnreadableSourceError | ExitvoiceError]:
    """Take in a file, or each file of an archive, as a new version of a source.

    Each document is one act. Decisions stay as they were made; where the passages they are about
    went is recorded, and whatever reads the study follows.

    Args:
        study: The study.
        store: Its store.
        path: The file.
        choices: What a person says of it; what they do not say stays as it was.
        at: The present moment.

    Yields:
        What was done, or why it was not.
    """
    for reading in readings(path, replace(choices, title=None)):
        if isinstance(reading, UnreadableSourceError):
            yield reading
            continue
        try:
            yield _update(study, store, reading, choices, at=at)
        except UnknownError as error:
            yield error


def _update(
    study: Study,
    store: Store,
    reading: Reading,
    choices: ReadingChoices,
    *,
    at: str,
) -> Updated:
    old = _meant(store, choices.version_of or reading.source.path)
    if reading.text.text == store.text(old.id).text:
        return Updated(old, old.path, is_new=False, warnings=reading.warnings)
    _refuse_another(store, old, reading)
    name = reading.source.path
    reading = _as_version(reading, old, choices)
    extraction = extract(reading)
    again = old.sha256 == reading.source.sha256  # the same bytes, read in another way
    with (
        keeping(study.originals) as keep,
        store.together(f"source {old.id} updated: {reading.source.id}", at=at) as act,
    ):
        _refuse_replaced(act, old)
        kept = old.path if again else keep(name, reading.data).name
        reading = replace(reading, source=replace(reading.source, path=kept))
        olders = (_older(act, old.id), *_older_still(act, old))
        most = study.settings.most_sentences
        version = renewed(reading.text, extraction, olders, most_sentences=most)
        act.add_source(reading, version.extraction, version.passages)
        act.record(happenings(old, reading.source, name, version))
    return _told(store, old, reading, olders, version)


def _meant(store: Store, wanted: str) -> Source:
    """Return the source that a name means.

    Raises:
        UnknownError: If there is none, or several.
    """
    sources = {each.id: each for each in store.sources()}
    meant = [id_ for id_, names in names_of(store).items() if wanted in names]
    if len(meant) == 1:
        return sources[meant[0]]
    if meant:
        listed = ", ".join(f"{id_} ({sources[id_].path})" for id_ in meant)
        raise UnknownError(f"“{wanted}” may be a version of {listed}: say which with `--of ID`.")
    held = ", ".join(each.path for each in sources.values()) or "none yet"
    raise UnknownError(
        f"The study holds no document called “{wanted}”, so nothing was updated. Say with `--of` "
        f"of which it is a version ({held}), or add it without `--update`."
    )


def _refuse_another(store: Store, old: Source, reading: Reading) -> None:
    for each in store.sources():
        if each.id != old.id and each.sha256 == reading.source.sha256:
            raise UnknownError(
                f"{reading.source.path} is held already, as {each.path}, which is another document "
                f"than {old.path}; nothing was updated."
            )


def _refuse_replaced(act: Questions, old: Source) -> None:
    if old.id in act.moves().replaced:
        raise UnknownError(f"{old.path} was updated by somebody else just now; try again.")


def _as_version(reading: Reading, old: Source, choices: ReadingChoices) -> Reading:
    id_ = version_id(reading.source.sha256, old.id)
    source = replace(
        reading.source,
        id=id_,
        title=choices.title or old.title,
        kind=choices.kind or old.kind,
        language=choices.language or old.language,
        citation=old.citation,
    )
    return replace(reading, source=source, text=replace(reading.text, source_id=id_))


def _older(store: Questions, source_id: str) -> Older:
    words = said(store.corrections(source_id))
    found = store.found(source_id)
    whole = replace(found, quotations=(*found.quotations, *words.added.values()))
    touched = store.touched() - words.dropped
    return Older(store.text(source_id).text, whole, store.there(source_id), touched)


def _older_still(store: Questions, old: Source) -> Iterator[Older]:
    """Yield the versions before, latest first, each with what is held of it only."""
    homeless = {each.id for each in store.homeless()}
    moves = store.moves()
    for each in reversed(store.versions()):
        if each.id != old.id and moves.now(each.id) == old.id:
            older = _older(store, each.id)
            held = tuple(passage for passage in older.passages if passage.id in homeless)
            if held:
                yield replace(older, passages=held)


def _told(
    store: Store, old: Source, reading: Reading, olders: Sequence[Older], version: Version
) -> Updated:
    was = {
        each.id: excerpt(older.text, each.spans).text for older in olders for each in older.passages
    }
    now = {each.id: excerpt(reading.text.text, each.spans).text for each in version.passages}
    standing = {each.id for each in store.passages(reading.source.id)}
    moves = [each for each in version.moves if each.new in standing]
    near = [
        Went(each.old, each.new, each.likeness, was[each.old], now[each.new])
        for each in moves
        if each.how is How.NEAR
    ]
    suggested = {each.passage_id for each in store.suggestions()}
    return Updated(
        source=reading.source,
        before=old.path,
        is_new=True,
        same=len(moves) - len(near),
        near=tuple(sorted(near, key=lambda each: -each.likeness)),
        held=tuple(Went(each, None, 0.0, was[each]) for each in version.held),
        fresh=len(standing - {each.new for each in moves}),
        gone=len(_codable(olders[0]) - {each.old for each in version.moves} - {*version.held}),
        suggestions=len(suggested & was.keys()),
        warnings=reading.warnings,
    )


def _codable(older: Older) -> set[str]:
    """Return the ids of the passages that somebody could have coded."""
    terms = {each.id for each in older.extraction.quotations if each.kind is Kind.TERM}
    return {each.id for each in older.passages if each.quotation_id not in terms}
