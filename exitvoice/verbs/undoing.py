"""Undoing one act of a study, as a new act."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coding.assignments import Looking
from coding.audit import batches
from coding.errors import CannotUndoError, UnknownActError
from coding.hiding import Showing
from coding.setting_aside import Standing
from coding.store.acts import done_by
from coding.undoing import Trails, Undoing, obstacles, reversal
from coding.values import Happening
from coding.versions.values import VersionEvent
from exitvoice.verbs.deciding import named

if TYPE_CHECKING:
    from coding.store import Store

_OF_VERSIONS = (VersionEvent.MOVED.value, VersionEvent.LEFT.value)  # what a person said of one
RETRACTABLE = batches.RETRACTABLE | {Looking.SEEN.value, *Showing, *Standing, *_OF_VERSIONS}
LASTING = batches.LASTING  # kinds of events that stay true whatever is undone


@dataclass(frozen=True, slots=True)
class Undone:
    """What undoing an act did.

    Attributes:
        what: What the act was, as it was written down.
        decisions: How many decisions were given again or withdrawn.
        corrections: How many corrections were taken back.
        events: How many events were taken back.
    """

    what: str
    decisions: int
    corrections: int
    events: int


@dataclass(frozen=True, slots=True)
class Wish:
    """Which act to undo.

    Attributes:
        act: Its number.
        coder: Name of who undoes it.
        comment: Why, in their words; may be empty.
    """

    act: int
    coder: str
    comment: str = ""


def undo(store: Store, wish: Wish, *, codebook_version: str, at: str) -> Undone:
    """Undo an act by new entries, all of them or none.

    Args:
        store: The study's store, open for writing.
        wish: Which act, and who says so.
        codebook_version: Version of the codebook in use.
        at: The present moment.

    Raises:
        UnknownActError: If there is no such act.
        CannotUndoError: If later entries build on it, or it did what nothing takes back.
        CoderNeededError: If nobody is named as the one who undoes it.
    """
    number = wish.act
    with store.together(f"undo of act {number}", at=at) as act:
        who = named(wish.coder, act.coders())
        every = act.acts()
        if not 1 <= number <= len(every):
            raise UnknownActError(number, len(every))
        what, done = every[number - 1].what, done_by(every)[number - 1]
        trails = Trails(act.decisions(), act.corrections(), act.events())
        wrong = obstacles(done, trails, retractable=RETRACTABLE, lasting=LASTING)
        if wrong:
            raise CannotUndoError(number, what, wrong)
        plan = reversal(
            done,
            trails,
            coder_id=who.id,
            codebook_version=codebook_version,
            retractable=RETRACTABLE,
        )
        act.add_coder(who)
        for version, rulings in plan.rulings.items():
            act.decide(rulings, codebook_version=version)
        act.correct(plan.amendments)
        body = {"act": number, "comment": wish.comment}
        act.record((*plan.happenings, Happening(Undoing.UNDONE, "", who.id, body)))
    decided = sum(map(len, plan.rulings.values()))
    return Undone(what, decided, len(plan.amendments), len(plan.happenings))
