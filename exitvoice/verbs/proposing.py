"""Codes that people proposed in workbooks, taken into the codebook as candidates."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

from codebook.changing import add, new_code
from codebook.values import Status
from coding.audit.batches import AuditEvent
from coding.recoding import CodebookEvent
from coding.undoing import standing_events
from coding.values import Ruling, Verdict
from exitvoice.verbs.recoding import change_codebook

if TYPE_CHECKING:
    from coding.store import Store
    from coding.values import Coder, Event
    from exitvoice.study.folder import Study

_TOP = 2  # parts of an id that say direction and category


def take_proposals(study: Study, store: Store, *, at: str) -> tuple[str, ...]:
    """Take codes that were proposed beside another into the codebook, and give them out.

    A candidate stands in the category of the code it was proposed instead of, and is given to the
    passage by whoever proposed it; a second proposal of the same name means the same candidate.
    What was proposed beside no code stays a proposal, since nobody knows where it belongs. Each
    proposal is looked at that was not taken before, so that what a full disk kept back comes in
    the next time.

    Args:
        study: The study.
        store: Its store, open for writing.
        at: The present moment.

    Returns:
        The ids of the codes that are new.

    Raises:
        StudyError: If the codebook cannot be written; the proposals are written down all the same.
    """
    people = {each.id: each for each in store.coders()}
    once = {each.about for each in store.events(CodebookEvent.CHANGED)}
    made = []
    proposals = (e for e in standing_events(store.events()) if e.kind == AuditEvent.CODE_PROPOSED)
    for each in proposals:
        id_ = _id_of(each)
        if id_ and id_ not in once and study.codebook().code(id_) is None:
            _propose(study, store, each, people[each.coder_id], at)
            made.append(id_)
        if id_ and each.about:
            _give(study, store, each, at)
    return tuple(made)


def _id_of(proposal: Event) -> str:
    """Return the id a proposed code would have, or nothing where its place is not known."""
    beside = str(proposal.said.get("beside", ""))
    plain = unicodedata.normalize("NFKD", str(proposal.said.get("name", "")).casefold())
    last = re.sub(r"[^a-z0-9]+", "-", plain.encode("ascii", "ignore").decode()).strip("-")
    above = ".".join(beside.split(".")[:_TOP])
    return f"{above}.{last}" if beside and last else ""


def _propose(study: Study, store: Store, proposal: Event, coder: Coder, at: str) -> None:
    book = study.codebook()
    name, comment = str(proposal.said["name"]), str(proposal.said["comment"])
    code = replace(
        new_code(_id_of(proposal), name),
        status=Status.CANDIDATE,
        proposed_by=coder.name,
        proposed_in=proposal.about,
    )
    change_codebook(study, store, book, add(book, code), coder, comment=comment, at=at)


def _give(study: Study, store: Store, proposal: Event, at: str) -> None:
    """Give a candidate to the passage it was proposed for, where nobody has said so yet."""
    book = study.codebook()
    code = book.code(_id_of(proposal))
    said = {(each.code_id, each.coder_id) for each in store.decisions(passage_id=proposal.about)}
    if code is None or (code.id, proposal.coder_id) in said:
        return
    if code.status is not Status.RETIRED:
        ruling = Ruling(
            proposal.about,
            code.id,
            proposal.coder_id,
            Verdict.ACCEPT,
            str(proposal.said["comment"]),
            proposal.origin,
        )
        store.decide([ruling], at=at, codebook_version=book.version)
