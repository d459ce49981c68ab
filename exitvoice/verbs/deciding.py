"""Decisions of people: a code given to a passage, refused, or withdrawn."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from codebook.naming import alike, called
from codebook.values import Status
from coding.assignments import sightings, standing_assignments
from coding.errors import DroppedPassageError
from coding.ids import coder_id
from coding.values import Coder, Verdict
from exitvoice.errors import CoderNeededError, CodesStandError, RetiredCodeError, UnknownError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from codebook.values import Codebook
    from coding.store import Store
    from coding.values import Decision, Event, Happening, Ruling


_GIVING = (Verdict.ACCEPT, Verdict.UNSURE)


def named(name: str, known: Iterable[Coder]) -> Coder:
    """Return the coder of this name, known to the study or not.

    Raises:
        CoderNeededError: If the name is empty or more than one line of letters.
    """
    if not name.strip() or not name.isprintable():
        raise CoderNeededError([coder.name for coder in known])
    return Coder(coder_id(name.strip()), name.strip())


def the_code(codebook: Codebook, wanted: str) -> str:
    """Return the id of the code meant: a whole id, or the last part of just one.

    Raises:
        UnknownError: If there is none or several, naming those that come near.
    """
    ids = [code.id for code in codebook.codes]
    meant = called(ids, wanted)
    if len(meant) == 1:
        return meant[0]
    near = meant or alike(ids, wanted)
    hint = f" Did you mean {' or '.join(near)}?" if near else ""
    raise UnknownError(
        f"{wanted!r} names no single code of {codebook.title!r}.{hint} "
        "`exitvoice codebook show` lists them all."
    )


def the_part(codebook: Codebook, wanted: str) -> str:
    """Return the id of the code or direction meant, for looking at it and all below.

    Raises:
        UnknownError: If there is none or several.
    """
    if wanted in {direction.id for direction in codebook.directions}:
        return wanted
    return the_code(codebook, wanted)


def decide(store: Store, codebook: Codebook, ruling: Ruling, coder: Coder, *, at: str) -> Decision:
    """Keep one decision of a coder, known or new, and return it as it stands in the trail.

    Raises:
        RetiredCodeError: If it would give a code that is given to nothing more.
    """
    code = codebook.code(ruling.code_id)
    if code and code.status is Status.RETIRED and ruling.verdict in _GIVING:
        raise RetiredCodeError(code.id)
    with store.together("decisions: 1", at=at) as act:
        act.add_coder(coder)
        (decision,) = act.decide((ruling,), codebook_version=codebook.version)
    return decision


def withdraw(
    store: Store, codebook: Codebook, ruling: Ruling, coder: Coder, *, at: str
) -> Decision:
    """Withdraw an assignment that stands.

    Raises:
        UnknownError: If the coder has no such assignment, naming those that stand.
    """
    standing = _standing(store, ruling.passage_id, ruling.coder_id)
    if ruling.code_id not in standing:
        held = ", ".join(sorted(standing)) or "no code"
        raise UnknownError(
            f"{ruling.code_id} does not stand on {ruling.passage_id} for this coder, who gave it "
            f"{held}. Nothing was withdrawn."
        )
    return decide(store, codebook, replace(ruling, verdict=Verdict.WITHDRAW), coder, at=at)


def leave_without_code(
    store: Store, passage_id: str, coder: Coder, *, comment: str = "", at: str
) -> Event:
    """Keep that a coder has seen a passage and gives it no code.

    Raises:
        DroppedPassageError: If the passage's quotation was dropped.
        CodesStandError: If the coder has given it codes that stand.
    """
    if passage_id not in {passage.id for passage in store.passages()}:
        raise DroppedPassageError((passage_id,))
    if standing := _standing(store, passage_id, coder.id):
        raise CodesStandError(passage_id, coder.name, sorted(standing))
    (look,) = sightings((passage_id,), coder.id, comment=comment)
    return keep_event(store, look, coder, at=at)


def keep_event(store: Store, happening: Happening, coder: Coder, *, at: str) -> Event:
    """Keep one event of a coder, known or new, and return it as it stands in the trail."""
    with store.together("events: 1", at=at) as act:
        act.add_coder(coder)
        (event,) = act.record((happening,))
    return event


def _standing(store: Store, passage_id: str, coder_id: str) -> set[str]:
    """Return the ids of the codes that stand on a passage for a coder."""
    return {
        each.code_id
        for each in standing_assignments(store.settled(passage_id=passage_id))
        if each.coder_id == coder_id
    }
