"""Having people check what was found: a workbook goes out, and what comes back is kept."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from coding.corrections.folding import kept
from coding.corrections.ground import Ground, plain
from coding.corrections.planning import planned
from coding.corrections.rows import Plan
from coding.corrections.settling import Issue
from coding.corrections.wishes import unheard
from coding.ids import coder_id
from coding.values import Memo
from exitvoice.errors import FileTakenError, RowsError, UnknownError
from exitvoice.reviewing.issuing import Issued, gone, lines_of_quotations, lines_of_speakers
from exitvoice.reviewing.returned import Returned, returned
from exitvoice.reviewing.writing import workbook
from exitvoice.study.originals import keeping, returned_folder
from exitvoice.verbs.deciding import named
from exitvoice.workbooks.guarding import LARGEST
from reports.writers.atomic import write_bytes
from testimonies.ids import content_id

if TYPE_CHECKING:
    from pathlib import Path

    from coding.store import Store
    from exitvoice.study.folder import Study


@dataclass(frozen=True, slots=True)
class Workbook:
    """A file that came back: what it is called, and its bytes."""

    name: str
    data: bytes

    @property
    def sha256(self) -> str:
        """Hex digest of its bytes."""
        return hashlib.sha256(self.data).hexdigest()


def read_workbook(path: Path) -> Workbook:
    """Read a file that came back, no more of it than a workbook may hold.

    Raises:
        RowsError: If it cannot be read.
    """
    try:
        with path.open("rb") as file:
            return Workbook(path.name, file.read(LARGEST + 1))
    except OSError as error:
        raise RowsError(str(path), [f"it cannot be read: {error.strerror}."]) from error


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What came of a workbook.

    Attributes:
        plan: What was, or would be, done; what stands already; findings; notes.
        lacking: Sheets and columns that are missing, a sentence each.
        cells: How many cells were filled.
        kept: Where the workbook was kept, or None where nothing was changed.
    """

    plan: Plan
    lacking: tuple[str, ...]
    cells: int
    kept: Path | None = None


def export_review(study: Study, store: Store, path: Path, *, source: str = "") -> Issued:
    """Write a workbook in which people check quotations and speakers, and return what it shows.

    Args:
        study: The study.
        store: Its store.
        path: Where to write it; nothing may lie there yet.
        source: Only documents whose name or title holds this; all when empty.

    Raises:
        UnknownError: If no document's does.
        FileTakenError: If something lies there: it may be filled in.
        OwnPartError: If it would lie among the parts of the study.
        UnwritableReportError: If it cannot be written.
    """
    study.spare(path)
    everything = _grounds(store)
    grounds = [each for each in everything if _fits(each, source)]
    if not grounds:
        names = ", ".join(each.source.path for each in everything) or "none yet"
        asked = f"no document whose name holds {source!r}" if source else "no document"
        raise UnknownError(f"The study holds {asked}; its documents: {names}.")
    if path.exists():
        raise FileTakenError(path)
    base = len(store.corrections(as_written=True))
    ids = sorted(each.source.id for each in grounds)
    mark = _mark(store)
    issued = Issued(
        study=mark,
        title=study.settings.title,
        batch=content_id("b", mark, base, ids),
        base=base,
        documents=tuple(each.source.path for each in grounds),
        speakers=tuple(_choices(each) for each in grounds),
        quotations=lines_of_quotations(grounds),
        people=lines_of_speakers(grounds),
        gone=gone(grounds),
    )
    write_bytes(path, workbook(issued))
    return issued


def check_review(study: Study, store: Store, file: Workbook, *, coder: str) -> Reviewed:
    """Return what would come of a workbook; nothing is written.

    Args:
        study: The study.
        store: Its store.
        file: What came back.
        coder: Name of whoever corrects; may be empty as long as nothing is written.

    Raises:
        RowsError: If it is no review workbook.
    """
    came = returned(file.name, file.data)
    cells = sum(len(row.cells) for row in came.rows) + len(came.findings)
    plan = _plan(study, store, came, coder=coder, sha256=file.sha256)
    plan = replace(plan, findings=(*came.findings, *plan.findings))
    return Reviewed(plan, came.lacking, cells)


def apply_review(study: Study, store: Store, file: Workbook, *, coder: str, at: str) -> Reviewed:
    """Do all that a workbook asks for and that can be done, in one act, and keep the workbook.

    Raises:
        RowsError: If it is no review workbook.
        CoderNeededError: If nobody is named as the one who corrects.
        StudyError: If the study cannot be written to.
    """
    done = check_review(study, store, file, coder=coder)
    plan = done.plan
    if not plan.amendments and not plan.memos:
        return done
    who = named(coder, store.coders())
    memos = [
        Memo(content_id("m", about, who.id, text), about, who.id, at, text)
        for about, text in plan.memos
    ]
    with (
        keeping(returned_folder(study)) as keep,
        store.together(f"corrections: {len(plan.amendments)}", at=at) as act,
    ):
        kept_as = keep(f"{file.sha256[:16]}-{file.name}", file.data)
        act.add_coder(who)
        act.correct(plan.amendments)
        for each in memos:
            act.add_memo(each)
    return replace(done, kept=kept_as)


def _plan(study: Study, store: Store, came: Returned, *, coder: str, sha256: str) -> Plan:
    mark = _mark(store)
    if came.facts.get("study", mark) != mark:
        title = came.facts.get("title", "")
        why = f"the workbook was made from another study, “{title}”"
        cells = [cell for row in came.rows for cell in row.cells]
        return Plan(findings=unheard(cells, why))
    batch = came.facts.get("batch", "")
    base = came.facts.get("base", "")
    issue = Issue(
        coder_id=coder_id(coder),
        batch=f"review {batch or sha256[:16]} ",
        origin=f"review {batch or sha256[:16]} sha256:{sha256}",
        base=int(base) if base.isdigit() else None,
        names={each.id: each.name for each in store.coders()},
        memos=frozenset((each.about, each.text) for each in store.memos()),
        decided=_decided(store),
        most_sentences=study.settings.most_sentences,
    )
    moves = store.moves()  # a document may have changed since the workbook went out
    rows = [replace(row, id=moves.now(row.id)) for row in came.rows]
    return planned(rows, _grounds(store), issue)


def _grounds(store: Store) -> tuple[Ground, ...]:
    return tuple(
        Ground(
            source,
            store.text(source.id),
            store.found(source.id),
            kept(store.corrections(source.id)),
        )
        for source in store.sources()
    )


def _fits(ground: Ground, wanted: str) -> bool:
    return plain(wanted) in plain(ground.source.path) or plain(wanted) in plain(ground.source.title)


def _choices(ground: Ground) -> tuple[str, ...]:
    return tuple(sorted((ground.names[id_] for id_ in ground.speakers), key=str.casefold))


def _mark(store: Store) -> str:
    """Return what tells this study from others: how it was begun."""
    return next(iter(store.acts())).seal[:32]


def _decided(store: Store) -> Counter[str]:
    quotation_of = {each.id: each.quotation_id for each in store.passages()}
    return Counter(
        quotation_of[each.passage_id]
        for each in store.decisions()
        if each.passage_id in quotation_of
    )
