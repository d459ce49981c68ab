"""Audits: workbooks go out to people who judge codes, and what comes back is kept."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from coding.assignments import seen
from coding.audit.batches import NO_CODE, Batch, BatchKind, batches, meaning, returned
from coding.audit.choosing import Choice, rows_of
from coding.audit.disputes import disputes
from coding.audit.ground import Ground, Shown
from coding.audit.planning import planned, taken_in
from coding.audit.progress import fast_runs, shares, standings
from coding.corrections.ground import plain
from coding.errors import UnconfirmedActError
from coding.hiding import hidden_from
from coding.ids import coder_id, digest
from coding.recoding import CodebookEvent, code_changes
from coding.undoing import standing_events
from coding.values import Coder, Memo
from exitvoice.auditing import returned as coming_back
from exitvoice.auditing.issuing import Issued
from exitvoice.auditing.writing import audit_workbook
from exitvoice.errors import CoderNeededError, FileTakenError, UnknownError
from exitvoice.study.originals import keeping, returned_folder
from exitvoice.verbs.deciding import the_part
from exitvoice.verbs.proposing import take_proposals
from reports.writers.atomic import write_bytes
from testimonies.ids import content_id

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from coding.audit.asking import Terms
    from coding.audit.progress import FastRun, Shares, Standing
    from coding.audit.values import Came, Plan
    from coding.store import Store
    from coding.store.questions import Questions
    from coding.values import Happening
    from exitvoice.study.folder import Study
    from exitvoice.verbs.reviewing import Workbook
    from testimonies.values import Passage

    Rows = dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of workbooks that came back.

    Attributes:
        came: What they hold.
        plan: What was, or would be, done, and all that was not.
        kept: Where each workbook was kept; nothing where nothing was written.
        candidates: Ids of the codes that were proposed and stand in the codebook now.
    """

    came: tuple[Came, ...]
    plan: Plan
    kept: tuple[Path, ...] = ()
    candidates: tuple[str, ...] = ()

    @property
    def filled(self) -> int:
        """How many cells were filled, in all workbooks."""
        return sum(each.filled for each in self.came)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far audits have come.

    Attributes:
        coders: Names by id.
        batches: How far each batch has come.
        shares: What each coder says of each code.
        fast: Long runs of very fast decisions.
        proposals: Codes and passages that were proposed.
    """

    coders: dict[str, str]
    batches: tuple[Standing, ...]
    shares: tuple[Shares, ...]
    fast: tuple[FastRun, ...]
    proposals: tuple[dict[str, object], ...]


@dataclass(frozen=True, slots=True)
class Order:
    """What is to go out.

    Attributes:
        reviewer: Name of whoever is to judge; made known to the study if new.
        choice: What the batch is to hold; an adjudication holds what is disputed.
        protect: Whether what is not to be filled in is locked.
    """

    reviewer: str
    choice: Choice = field(default_factory=Choice)
    protect: bool = True


def export_audit(study: Study, store: Store, path: Path, order: Order, *, at: str) -> Batch:
    """Write a workbook in which a person judges codes, and keep that it went out.

    Args:
        study: The study.
        store: Its store.
        path: Where to write it; nothing may lie there yet.
        order: What is to go out, and to whom.
        at: The present moment.

    Raises:
        UnknownError: If nothing fits the choice, or it names a batch or code there is none of.
        CoderNeededError: If the reviewer has no name.
        FileTakenError: If something lies there: it may be filled in.
        OwnPartError: If it would lie among the parts of the study.
        UnwritableReportError: If it cannot be written.
    """

    def rows(ground: Ground, who: Coder) -> Rows:
        choice = order.choice
        if choice.code_id is not None:
            choice = replace(choice, code_id=the_part(ground.codebook, choice.code_id))
        if choice.batch is not None:
            choice = replace(choice, batch=_batch_named(ground, choice.batch))
        if chosen := rows_of(choice, ground, who.id):
            return chosen
        raise UnknownError(
            "No passage of the study fits what was asked for; `exitvoice passages` lists them all."
        )

    return _issue(study, store, path, _Going(BatchKind.AUDIT, order, rows), at)


def export_adjudication(study: Study, store: Store, path: Path, order: Order, *, at: str) -> Batch:
    """Write a workbook of the disagreements that are open; raises as ``export_audit``."""

    def rows(ground: Ground, _who: Coder) -> Rows:
        found: Rows = {}
        for each in disputes(ground):
            found[each.passage_id] = (*found.get(each.passage_id, ()), each.code_id)
        if found:
            return found
        raise UnknownError("There is no disagreement to settle: no two coders differ on a code.")

    return _issue(study, store, path, _Going(BatchKind.ADJUDICATION, order, rows), at)


def take_in(study: Study, store: Questions, files: Iterable[Workbook], terms: Terms) -> Taken:
    """Return what would come of workbooks that came back; nothing is written.

    Raises:
        RowsError: If one of them is no audit workbook.
        UnknownError: If the reviewer named is no coder of the study.
    """
    came = tuple(coming_back.returned(each.name, each.data, each.sha256) for each in files)
    ground = ground_of(study, store)
    if terms.reviewer and plain(terms.reviewer) not in ground.by_name:
        known = ", ".join(ground.coders.values()) or "nobody yet"
        raise UnknownError(f"The study knows no coder {terms.reviewer!r}; it knows {known}.")
    return Taken(came, planned(came, ground, terms))


def apply_audit(
    study: Study, store: Store, files: Sequence[Workbook], terms: Terms, *, at: str
) -> Taken:
    """Do all that workbooks ask for and that can be done, in one act, and keep the workbooks.

    The workbooks' bytes are kept also where nothing comes of them but remarks. Codes that are
    proposed beside another then become candidates of the codebook, each in an act of its own; what
    fails then is written down as a proposal and is taken up the next time.

    Raises:
        RowsError: If one of them is no audit workbook; nothing is done then.
        UnknownError: If the reviewer named is no coder of the study.
        StudyError: If the study cannot be written to.
    """
    looked = take_in(study, store, files, terms)
    if not looked.plan.asks and not _news(store, looked):
        return replace(looked, candidates=take_proposals(study, store, at=at))
    with (
        keeping(returned_folder(study)) as keep,
        store.together(f"audit workbooks: {len(files)}", at=at) as act,
    ):
        kept = tuple(keep(f"{each.sha256[:16]}-{each.name}", each.data) for each in files)
        done = take_in(study, act, files, terms)
        plan = done.plan
        act.decide(plan.rulings, codebook_version=study.codebook().version)
        act.record([*plan.happenings, *_news(act, done)])
        for about, who, text in plan.memos:
            act.add_memo(Memo(content_id("m", about, who, text), about, who, at, text))
    candidates = take_proposals(study, store, at=at)
    return replace(done, kept=kept, candidates=candidates)


def progress(study: Study, store: Store, seconds_of: Callable[[str], float]) -> Progress:
    """Return how far audits have come.

    Args:
        study: The study.
        store: Its store.
        seconds_of: Turns a moment, ISO 8601, into seconds.
    """
    ground = ground_of(study, store)
    events = standing_events(store.events())
    return Progress(
        coders=dict(ground.coders),
        batches=standings(ground, returned(events)),
        shares=shares(ground),
        fast=tuple(fast_runs(ground.decisions, seconds_of)),
        proposals=tuple(
            {
                "what": each.kind,
                "about": each.about,
                "coder": ground.coders.get(each.coder_id, ""),
                "at": each.at,
                **each.said,
            }
            for each in events
            if each.kind.endswith(" proposed")
        ),
    )


def ground_of(study: Study, store: Questions, passages: Sequence[Passage] | None = None) -> Ground:
    """Return the study as audits see it.

    Args:
        study: The study.
        store: Its store.
        passages: Its passages, where they were asked for already.
    """
    texts = {source.id: store.text(source.id).text for source in store.sources()}
    events = standing_events(store.events())
    decisions = store.decisions()
    return Ground(
        codebook=study.codebook(),
        passages=_shown(store, texts, store.passages() if passages is None else passages),
        decisions=decisions,
        settled=store.settled(),
        coders={each.id: each.name for each in store.coders()},
        seen=seen(decisions, events),
        suggestions=store.suggestions(),
        batches=batches(events),
        memos=frozenset((each.about, each.coder_id, each.text) for each in store.memos()),
        details=frozenset(
            (each.kind, each.about, each.coder_id, digest(each.said)) for each in events
        ),
        texts=texts,
        changes=code_changes(store.events(CodebookEvent.CHANGED)),
        moves=store.moves(),
    )


@dataclass(frozen=True, slots=True)
class _Going:
    """What is to go out: of what kind, on what order, and what it holds of a study."""

    kind: BatchKind
    order: Order
    rows: Callable[[Ground, Coder], Rows]


def _issue(study: Study, store: Store, path: Path, going: _Going, at: str) -> Batch:
    """Write the workbook and write down that it went out: both, or neither."""
    study.spare(path)
    if path.exists():
        raise FileTakenError(path)
    who = _coder(store, going.order.reviewer)
    try:
        with store.together(f"batch of an {going.kind} for {who.id}", at=at) as act:
            act.add_coder(who)
            issued = _issued(study, act, going, who)
            act.record([issued.batch.issued()])
            write_bytes(path, audit_workbook(issued, protect=going.order.protect))
    except UnconfirmedActError:
        raise
    except BaseException:
        path.unlink(missing_ok=True)  # what is not written down did not go out
        raise
    return issued.batch


def _issued(study: Study, store: Questions, going: _Going, who: Coder) -> Issued:
    passages = store.passages()
    ground = ground_of(study, store, passages)
    rows = going.rows(ground, who)
    mark = next(iter(store.acts())).seal[:32]
    base = len(ground.decisions)
    given = {code for codes in rows.values() for code in codes if code != NO_CODE}
    batch = Batch(
        id=content_id("b", mark, who.id, base, len(store.events())),
        kind=going.kind,
        reviewer_id=who.id,
        base=base,
        codebook=ground.codebook.version,
        blind=going.order.choice.blind or who.id in hidden_from(store.events()),
        rows=rows,
        meanings={code.id: meaning(code) for code in ground.codebook.codes if code.id in given},
    )
    adjudicates = going.kind is BatchKind.ADJUDICATION
    return Issued(
        study=mark,
        title=study.settings.title,
        batch=batch,
        reviewer=who.name,
        ground=ground,
        passages={each.id: each for each in passages},
        disputes=disputes(ground) if adjudicates else (),
    )


def _coder(store: Store, name: str) -> Coder:
    if not name.strip() or not name.isprintable():
        raise CoderNeededError([coder.name for coder in store.coders()])
    return Coder(coder_id(name.strip()), name.strip())


def _batch_named(ground: Ground, wanted: str) -> str:
    """Return the id of the one batch whose id begins so."""
    asked = wanted if wanted.startswith("b-") else f"b-{wanted}"
    found = [id_ for id_ in ground.batches if id_.startswith(asked)]
    if len(found) != 1:
        known = ", ".join(ground.batches) or "none yet"
        raise UnknownError(f"{wanted!r} names no single batch; the batches are {known}.")
    return found[0]


def _news(store: Questions, done: Taken) -> list[Happening]:
    """Return what to write down of each workbook in which anything was filled, once each."""
    known = Counter(each.said["sha256"] for each in store.events("workbook returned"))
    return [
        taken_in(each, done.plan) for each in done.came if each.filled and not known[each.sha256]
    ]


def _shown(
    store: Questions, texts: dict[str, str], passages: Sequence[Passage]
) -> dict[str, Shown]:
    sources = {each.id: each for each in store.sources()}
    speakers = {each.id: each.label for each in store.speakers()}
    quotations = {each.id: each for each in store.quotations()}

    def shown(passage: Passage) -> Shown:
        quotation = quotations[passage.quotation_id]
        return Shown(
            id=passage.id,
            source_id=quotation.source_id,
            document=sources[quotation.source_id].path,
            speaker=speakers.get(quotation.speaker_id or "", ""),
            voice=quotation.voice.value,
            text=_on_one_line(texts[quotation.source_id], passage),
        )

    return {passage.id: shown(passage) for passage in passages}


def _on_one_line(text: str, passage: Passage) -> str:
    """Return the words of a passage as an excerpt shows them, without the way back."""
    return " ".join(word for span in passage.spans for word in text[span.start : span.end].split())
