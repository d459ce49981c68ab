"""Workbooks that came back into one plan: what is to be written down, what is held, and why."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from coding.audit.adding import added
from coding.audit.asking import Asked, Asker, Terms
from coding.audit.batches import NO_CODE, AuditEvent, BatchKind, meaning
from coding.audit.matching import Subject, Unmatched, subject_of, subject_of_empty
from coding.audit.settling import Settler, without_contradictions
from coding.audit.values import Column, Ledger, Place, Plan, Remark, Sheet, all_for
from coding.values import Happening, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from coding.audit.batches import Batch
    from coding.audit.ground import Ground
    from coding.audit.values import Came

_EMPTIED = "the verdict was emptied"


def planned(came: Sequence[Came], ground: Ground, terms: Terms) -> Plan:
    """Return what comes of workbooks that came back together.

    Every filled cell is done, says what stands already, is held for a person to settle, or is
    refused with the reason. Reviewers are layers: nothing here touches what another one said.

    Args:
        came: The workbooks.
        ground: The study as it stands.
        terms: On what terms they are taken in.
    """
    ledger = Ledger()
    asker = Asker(ground, terms, ledger)
    asked: list[Asked] = []
    mine = [(each, batch) for each in came if (batch := _batch(each, ground, terms, ledger)) != ""]
    for each, batch in mine:
        assert not isinstance(batch, str)  # noqa: S101 - left out above
        ledger.refused += each.refused
        ledger.notes += each.notes
        asked += _asked(asker, each, batch)
    settler = Settler(ground, ledger)
    for one in without_contradictions(asked, ledger):
        settler.settle(one)
    for each, batch in mine:
        if batch is not None and not isinstance(batch, str):
            _emptied(each, batch, asked, settler, asker)
            ledger.notes += _of_the_batch(each, batch, ground)
    return _plan(ledger, settler)


def taken_in(came: Came, plan: Plan) -> Happening:
    """Return that a workbook was taken in, with what came of it, to be written down."""
    counts = {
        name: sum(bool(each.text) and each.place.file == came.file for each in remarks)
        for name, remarks in (
            ("done", plan.done),
            ("standing", plan.standing),
            ("held", plan.held),
            ("refused", plan.refused),
        )
    }
    body = {"file": came.file, "sha256": came.sha256, "cells": came.filled, **counts}
    return Happening(AuditEvent.RETURNED, about=came.facts.get("batch", ""), body=body)


def _batch(came: Came, ground: Ground, terms: Terms, ledger: Ledger) -> Batch | str | None:
    """Return the batch of a workbook, None where that was lost, "" where it is none of ours."""
    mark = came.facts.get("batch", "")
    batch = ground.batches.get(mark)
    if mark and batch is None:
        title = came.facts.get("title", "")
        of = f", “{title}”" if title else ""
        why = f"this workbook was made from another study{of}: its batch {mark} is not known here."
    elif batch is not None and batch.kind is not terms.kind:
        why = f"this workbook is an {batch.kind}; take it in with the command for that."
    else:
        return batch
    cells = [cell for row in came.rows for cell in row.filled]
    ledger.refused += (*came.refused, *all_for(cells, why))
    ledger.notes.append(Remark(Place(came.file, "", ""), "", why))
    return ""


def _asked(asker: Asker, came: Came, batch: Batch | None) -> Iterator[Asked]:
    mark = batch.id if batch else "unknown batch"
    origin = f"{asker.terms.kind} {mark} sha256:{came.sha256}"
    for row in came.rows:
        if not row.cells:
            continue
        read = added(asker, row, batch, origin) if row.sheet is Sheet.ADDED else None
        if row.sheet is not Sheet.ADDED:
            read = asker.asked(row, batch, origin)
        if read is not None:
            yield read


def _emptied(
    came: Came, batch: Batch, asked: Iterable[Asked], settler: Settler, asker: Asker
) -> None:
    """Take back, where that is allowed, verdicts that went out filled and came back empty."""
    ground, ledger = asker.ground, asker.ledger
    spoken = {(one.passage_id, code) for one in asked for code, _ in one.says}
    for at, pair in _without_verdict(came, batch, ground):
        if pair in spoken:
            continue
        if asker.terms.allow_withdraw:
            origin = f"{asker.terms.kind} {batch.id} sha256:{came.sha256}"
            settler.withdraw(batch.reviewer_id, *pair, origin)
            ledger.done.append(Remark(at, "", f"withdraw {pair[1]}"))
        else:
            why = f"{_EMPTIED}, which takes nothing back; say --allow-withdraw if it shall."
            ledger.notes.append(Remark(at, "", why))


def _without_verdict(
    came: Came, batch: Batch, ground: Ground
) -> Iterator[tuple[Place, tuple[str, str]]]:
    """Yield where a verdict is gone that went out filled and still stands, and what it was on."""
    if batch.kind is BatchKind.ADJUDICATION:  # where what is final goes out empty
        return
    for row in came.rows:
        at, there = row.verdict_at, Column.VERDICT in row.cells or Column.VERDICT in row.spoiled
        if at is not None and row.id and not there:
            subject = subject_of(row, batch, ground)
            if not isinstance(subject, Unmatched) and _was_filled(subject, batch, ground):
                yield at, (subject.passage_id, subject.code_id)
    for each in came.empty:
        sent = subject_of_empty(each, ground)
        if each.verdict_at and sent is not None and _was_filled(sent, batch, ground):
            yield each.verdict_at, (sent.passage_id, sent.code_id)


def _was_filled(subject: Subject, batch: Batch, ground: Ground) -> bool:
    """Return whether the verdict of a row went out filled and still stands."""
    if subject.code_id == NO_CODE:
        return False
    slot = (batch.reviewer_id, subject.passage_id, subject.code_id)
    before, now = ground.at_base(slot, batch.base), ground.latest.get(slot)
    if before is None or now is None or before.seq != now.seq:
        return False
    return now.verdict is not Verdict.WITHDRAW


def _of_the_batch(came: Came, batch: Batch, ground: Ground) -> Iterator[Remark]:
    """Yield what a person should know of the workbook as a whole."""
    ids = [row.id for row in came.rows if row.id] + [each.id for each in came.empty]
    there = {each.rpartition("/")[2] for each in ids}
    lost = [number for number in batch.pairs if number not in there]
    whole = Place(came.file, "", "")
    if there and lost:
        why = (
            f"{len(lost)} of {len(batch.pairs)} rows are not in it: deleting a row rejects nothing."
        )
        yield Remark(whole, "", why)
    judged = Counter(
        batch.pairs[number][1]
        for row in came.rows
        if row.cells and (number := row.id.rpartition("/")[2]) in batch.pairs
    )
    for code, rows in judged.items():
        now = ground.code_now(code, batch.codebook)
        known = ground.codebook.code(now)
        if now != code and known is not None:
            yield Remark(
                whole, "", f"{code} is {now} since; {rows} rows that judge it count for that."
            )
        elif code and (known is None or meaning(known) != batch.meanings.get(code)):
            what = "is no longer in the codebook" if known is None else "means something else now"
            yield Remark(whole, "", f"{code} {what}; {rows} rows judge it as it was then.")


def _plan(ledger: Ledger, settler: Settler) -> Plan:
    return Plan(
        done=tuple(ledger.done),
        standing=tuple(ledger.standing),
        held=tuple(ledger.held),
        refused=tuple(ledger.refused),
        notes=tuple(ledger.notes),
        rulings=settler.rulings,
        happenings=settler.happenings,
        memos=settler.memos,
    )
