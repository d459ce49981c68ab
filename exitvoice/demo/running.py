"""The demo study: made, filled, suggested for, decided on and reported, in one go."""

from __future__ import annotations

import os
import shutil
from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import count
from typing import TYPE_CHECKING

from coding.ids import coder_id
from coding.suggesters import DEFAULT, load_suggester
from coding.values import Coder
from exitvoice.demo.decisions import decisions, documents, rulings
from exitvoice.errors import FolderTakenError
from exitvoice.study.folder import make_study
from exitvoice.study.settings import Settings
from exitvoice.verbs.adding import ReadingChoices, add
from exitvoice.verbs.agreeing import Choices, of_evidence
from exitvoice.verbs.gathering import decided, method_of
from exitvoice.verbs.suggesting import suggest_for_study
from reports.agreement.told import in_a_sentence
from reports.agreement.written import rendered
from reports.everything import write_all
from reports.writers.atomic import write_bytes
from testimonies.excerpts import excerpt
from testimonies.likeness import Sketches

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from coding.store import Store
    from exitvoice.study.folder import Study
    from exitvoice.verbs.suggesting import Suggested
    from exitvoice.verbs.tracking import Track

AGREEMENT = "agreement.html"
TITLE = "Fictional testimonies"


@dataclass(frozen=True, slots=True)
class DemoDone:
    """What the demo made, for telling the person who ran it."""

    study: Study
    documents: int
    quotations: int
    speakers: int
    suggested: Suggested
    decisions: int
    coders: tuple[str, ...]


def free_folder(start: Path) -> Path:
    """Return ``start``, or the first of ``start-2``, ``start-3``, ... where nothing lies yet."""
    if not start.exists():
        return start
    return next(
        folder for n in count(2) if not (folder := start.with_name(f"{start.name}-{n}")).exists()
    )


def run_demo(folder: Path, *, clock: Callable[[], str], track: Track) -> DemoDone:
    """Make the demo study in ``folder`` and take it the whole way to its reports.

    It is made beside its place and moved there whole, so that stopping half way leaves nothing.

    Args:
        folder: Where it shall lie; nothing may lie there yet.
        clock: Returns the present moment, ISO 8601 in UTC.
        track: Wraps what is worked through, to show how far it has come.

    Raises:
        FolderTakenError: If something lies in ``folder``.
    """
    if folder.exists():
        raise FolderTakenError(folder)
    building = folder.with_name(f".{folder.name}.{os.getpid()}.making")
    try:
        done = _run(building, clock=clock, track=track)
        building.replace(folder)
    finally:
        shutil.rmtree(building, ignore_errors=True)
    return replace(done, study=replace(done.study, folder=folder))


def _run(folder: Path, *, clock: Callable[[], str], track: Track) -> DemoDone:
    study = make_study(folder, Settings(title=TITLE, coder="You"), at=clock())
    book = study.codebook()
    files = documents()
    sketches = Sketches()
    with study.store(command="demo") as store:
        for path in track(files, "Reading documents", len(files)):
            list(add(study, store, path, ReadingChoices(), sketches=sketches, at=clock()))
        suggested = suggest_for_study(
            store, book, load_suggester(DEFAULT, book), at=clock(), track=track
        )
        made = _decide(store, book.version, clock)
        _report(study, store)
        return DemoDone(
            study=study,
            documents=len(files),
            quotations=len(store.quotations()),
            speakers=len(store.speakers()),
            suggested=suggested,
            decisions=made,
            coders=tuple(coder.name for coder in store.coders()),
        )


def _report(study: Study, store: Store) -> None:
    evidence = decided(study, store)
    told = of_evidence(store, evidence, Choices())  # nobody has adjudicated yet
    write_all(evidence, study.reports, method_of(study, in_a_sentence(told)), agreed=told)
    if told:
        write_bytes(study.reports / AGREEMENT, rendered(told, "html"))


def _decide(store: Store, codebook_version: str, clock: Callable[[], str]) -> int:
    worded = decisions()
    for name in dict.fromkeys(each.coder for each in worded):
        store.add_coder(Coder(coder_id(name), name), at=clock())
    made = rulings(worded, _passages(store))
    return len(store.decide(made, at=clock(), codebook_version=codebook_version))


def _passages(store: Store) -> dict[str, list[tuple[str, str]]]:
    texts = {source.id: (source.path, store.text(source.id).text) for source in store.sources()}
    source_of = {quotation.id: quotation.source_id for quotation in store.quotations()}
    passages: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for passage in store.passages():
        name, text = texts[source_of[passage.quotation_id]]
        passages[name].append((passage.id, excerpt(text, passage.spans).text))
    return passages
