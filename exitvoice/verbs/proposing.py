"""Codes that people proposed in workbooks, taken into the codebook as candidates."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

from codebook.changing import add, new_code
from codebook.values import Status
from coding.audit.batches import AuditEvent
from coding.values import Ruling, Verdict
from exitvoice.verbs.recoding import change_codebook

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coding.store import Store
    from coding.values import Coder, Happening
    from exitvoice.study.folder import Study

_TOP = 2  # parts of an id that say direction and category


def take_proposals(
    study: Study, store: Store, proposals: Iterable[Happening], *, at: str
) -> tuple[str, ...]:
    """Take codes that were proposed beside another into the codebook, and give them out.

    A candidate stands in the category of the code it was proposed instead of, and is given to the
    passage by whoever proposed it; a second proposal of the same name means the same candidate.
    What was proposed beside no code stays a proposal, since nobody knows where it belongs.

    Args:
        study: The study.
        store: Its store, open for writing.
        proposals: What was written down, of any kind.
        at: The present moment.

    Returns:
        The ids of the codes that are new.

    Raises:
        StudyError: If the codebook cannot be written; the proposals are written down all the same.
    """
    people = {each.id: each for each in store.coders()}
    made = []
    for each in proposals:
        id_ = _id_of(each)
        if each.kind == AuditEvent.CODE_PROPOSED and id_:
            if study.codebook().code(id_) is None:
                _propose(study, store, each, people[each.coder_id], at)
                made.append(id_)
            _give(study, store, each, at)
    return tuple(made)


def _id_of(proposal: Happening) -> str:
    """Return the id a proposed code would have, or nothing where its place is not known."""
    beside = str(proposal.body.get("beside", ""))
    plain = unicodedata.normalize("NFKD", str(proposal.body.get("name", "")).casefold())
    last = re.sub(r"[^a-z0-9]+", "-", plain.encode("ascii", "ignore").decode()).strip("-")
    above = ".".join(beside.split(".")[:_TOP])
    return f"{above}.{last}" if beside and last else ""


def _propose(study: Study, store: Store, proposal: Happening, coder: Coder, at: str) -> None:
    book = study.codebook()
    name, comment = str(proposal.body["name"]), str(proposal.body["comment"])
    code = replace(
        new_code(_id_of(proposal), name),
        status=Status.CANDIDATE,
        proposed_by=coder.name,
        proposed_in=proposal.about,
    )
    change_codebook(study, store, book, add(book, code), coder, comment=comment, at=at)


def _give(study: Study, store: Store, proposal: Happening, at: str) -> None:
    """Give a candidate to the passage it was proposed for."""
    book = study.codebook()
    code = book.code(_id_of(proposal))
    if proposal.about and code is not None and code.status is not Status.RETIRED:
        ruling = Ruling(
            proposal.about,
            code.id,
            proposal.coder_id,
            Verdict.ACCEPT,
            str(proposal.body["comment"]),
            proposal.origin,
        )
        store.decide([ruling], at=at, codebook_version=book.version)
