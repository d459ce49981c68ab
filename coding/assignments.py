"""What stands after all decisions: which codes each coder gives, and which passages they saw."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from coding.values import Assignment, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coding.values import Decision


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


def seen(decisions: Iterable[Decision]) -> frozenset[tuple[str, str]]:
    """Return ``(passage_id, coder_id)`` for every passage a coder has had before them.

    Whoever decides anything of a passage has seen it, also who rejects, is unsure or takes a code
    back. A pair that is here and has no assignment is "seen, no code"; one that is not here is
    "not seen". The two are never the same.
    """
    return frozenset((decision.passage_id, decision.coder_id) for decision in decisions)
