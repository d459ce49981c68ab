"""What stands after all decisions: which codes each coder gives, and which passages they saw."""

from __future__ import annotations

from enum import StrEnum
from operator import attrgetter
from typing import TYPE_CHECKING

from coding.undoing import standing_events
from coding.values import Assignment, Happening, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coding.values import Decision, Event


class Looking(StrEnum):
    """Kinds of events that tell what a coder has had before them."""

    SEEN = "seen"


def standing_assignments(decisions: Iterable[Decision]) -> frozenset[Assignment]:
    """Return the assignments that remain once every later decision has had its say.

    Each coder's latest verdict on a passage and a code wins; ``seq`` orders them, never the clock.
    Only an accepted code is an assignment.
    """
    latest: dict[Assignment, Verdict] = {}
    for decision in sorted(decisions, key=attrgetter("seq")):
        about = Assignment(decision.passage_id, decision.code_id, decision.coder_id)
        latest[about] = decision.verdict
    return frozenset(about for about, last in latest.items() if last is Verdict.ACCEPT)


def sightings(
    passage_ids: Iterable[str], coder_id: str, *, comment: str = "", origin: str = "shell"
) -> tuple[Happening, ...]:
    """Return what to record when a coder has had these passages before them, code or no code.

    Args:
        passage_ids: The passages; one named twice is recorded once.
        coder_id: Who has seen them.
        comment: What they say of it; may be empty.
        origin: Where it came from, as ``"shell"`` or the mark of a workbook.
    """
    body = {"comment": comment} if comment else {}
    return tuple(
        Happening(Looking.SEEN.value, each, coder_id, body, origin)
        for each in dict.fromkeys(passage_ids)
    )


def looks(events: Iterable[Event]) -> tuple[Event, ...]:
    """Return the events in which a coder says to have seen a passage, and which stand."""
    return tuple(each for each in standing_events(events) if each.kind == Looking.SEEN)


def seen(decisions: Iterable[Decision], events: Iterable[Event] = ()) -> frozenset[tuple[str, str]]:
    """Return ``(passage_id, coder_id)`` for every passage a coder has had before them.

    Whoever decides anything of a passage has seen it, also who rejects, is unsure or takes a code
    back; and so has whoever said so (``sightings``). A pair that is here and has no assignment is
    "seen, no code"; one that is not here is "not seen". The two are never the same.

    Args:
        decisions: What coders decided.
        events: The trail of events; a look that was taken back does not count.
    """
    decided = {(decision.passage_id, decision.coder_id) for decision in decisions}
    said = {(event.about, event.coder_id) for event in looks(events)}
    return frozenset(decided | said)
