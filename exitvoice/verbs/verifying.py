"""Everything about a study that is not as it was written, and what of it can be saved."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coding.errors import LockedStudyError, NewerStudyError, OldSQLiteError
from coding.errors import StudyError as StoreError
from coding.store.salvaging import salvage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coding.store import Store
    from coding.store.salvaging import Saved
    from exitvoice.study.folder import Study

_DRAFTS = (".exitvoice-*", ".*.new")


@dataclass(frozen=True, slots=True)
class Verified:
    """What came of looking at a study.

    Attributes:
        findings: A sentence for each thing that was lost or changed.
        saved: What can be saved of each table of a damaged store; nothing of one that is whole.
        sources: How many sources it holds, older versions among them.
        decisions: How many decisions.
        corrections: How many corrections.
        events: How many other events.
    """

    findings: tuple[str, ...]
    saved: tuple[Saved, ...] = ()
    sources: int = 0
    decisions: int = 0
    corrections: int = 0
    events: int = 0


def verified(study: Study) -> Verified:
    """Look at all of a study, also at one whose store cannot be opened any more.

    Raises:
        LockedStudyError: If somebody is writing meanwhile.
        NewerStudyError: If a newer exitvoice made it.
    """
    try:
        with study.store(read_only=True) as store:
            found = findings(study, store)
            saved = salvage(study.database) if store.verify() else ()
            return Verified((*found, *_strays(study)), saved, **_counted(store))
    except (LockedStudyError, NewerStudyError, OldSQLiteError):
        raise
    except StoreError as error:
        return Verified((str(error), *_strays(study)), salvage(study.database))


def findings(study: Study, store: Store) -> tuple[str, ...]:
    """Return a sentence for each thing that was lost or changed; none when the study is whole."""
    broken = tuple(map(str, store.verify()))
    try:
        return (*broken, *_changed_originals(study, store))
    except StoreError as error:
        return (*broken, str(error))


def _counted(store: Store) -> dict[str, int]:
    try:
        return {
            "sources": len(store.versions()),
            "decisions": len(store.decisions()),
            "corrections": len(store.corrections(as_written=True)),
            "events": len(store.events()),
        }
    except StoreError:
        return {}  # what cannot be counted is among the findings


def _changed_originals(study: Study, store: Store) -> Iterator[str]:
    for source in store.versions():
        path = study.originals / source.path
        if not path.is_file():
            yield f"testimonies/{source.path} is missing; put the document back from a copy."
        elif hashlib.sha256(path.read_bytes()).hexdigest() != source.sha256:
            yield (
                f"testimonies/{source.path} is not the document that was received; "
                "put it back from a copy."
            )


def _strays(study: Study) -> Iterator[str]:
    for pattern in _DRAFTS:
        for path in sorted(study.folder.rglob(pattern)):
            name = path.relative_to(study.folder).as_posix()
            yield f"{name} was left by a command that was cut short; it can be removed."
