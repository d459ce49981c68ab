"""What decisions say in the codes of a later codebook: codes renamed, moved, merged, split.

A decision names a code as the codebook called it under which it was made. Every change of a
codebook is an event; read in order they tell what each code became. Nothing is rewritten: this
module folds decisions and changes into what stands.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from enum import StrEnum
from operator import attrgetter
from typing import TYPE_CHECKING

from coding.values import Assignment, Verdict

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from coding.values import Decision, Event, Suggestion

_STRENGTH = {Verdict.ACCEPT: 3, Verdict.UNSURE: 2, Verdict.REJECT: 1, Verdict.WITHDRAW: 0}

Way = tuple[tuple[int, str], ...]  # the merges and splits a code went through, latest last


class CodebookEvent(StrEnum):
    """The kinds of events about codebooks.

    Kept: what a version says, as its canonical form. Read: the file a version was read from.
    Changed: how one version came of another.
    """

    KEPT = "codebook kept"
    READ = "codebook read"
    CHANGED = "codebook changed"


@dataclass(frozen=True, slots=True)
class CodeChange:
    """How one version of a codebook came of another, as far as decisions are concerned.

    Attributes:
        before: Version before it.
        after: Version after it.
        act: What was done, as ``"merge"``.
        about: The code it was done to, as it was called before.
        now: Ids after it by ids before it, of the codes that go by another.
        parts: For a split, the ids people choose from for what the code was given to.
    """

    before: str
    after: str
    act: str
    about: str
    now: Mapping[str, str]
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class ToReview:
    """A code that was split since somebody gave it to a passage.

    Attributes:
        passage_id: The passage.
        code_id: The code, as it is called now.
        coder_id: Who gave it.
        parts: The codes to choose from, as they are called now.
    """

    passage_id: str
    code_id: str
    coder_id: str
    parts: tuple[str, ...]


def code_changes(events: Iterable[Event]) -> tuple[CodeChange, ...]:
    """Return the changes among the events, first to last."""
    changes = []
    for event in sorted(events, key=attrgetter("seq")):
        if event.kind == CodebookEvent.CHANGED:
            said = event.said
            rest = (dict(said["now"]), tuple(said["parts"]))
            changes.append(
                CodeChange(said["before"], said["after"], said["act"], event.about, *rest)
            )
    return tuple(changes)


def changed_after(events: Iterable[Event], version: str) -> int | None:
    """Return the place in the trail of events of the first change after a version, if any."""
    end = None
    for event in sorted(events, key=attrgetter("seq"), reverse=True):
        if event.kind == CodebookEvent.CHANGED:
            if event.said["after"] == version:
                return end
            end = event.seq
    return end


def settled(
    decisions: Iterable[Decision], changes: Sequence[CodeChange], *, as_of: str | None = None
) -> tuple[Decision, ...]:
    """Return each coder's standing word on each code of each passage, in the codes of today.

    A code that was renamed or moved takes its decisions along. Of codes that were merged the
    strongest word stands: accept, then unsure, then reject; until the coder decides on the merged
    code itself. A code that was split keeps what it was given to, until the coder decides on one
    of its parts.

    Args:
        decisions: The trail, in any order.
        changes: Every change of the codebook, first to last.
        as_of: The version whose codes are meant in place of today's; what was decided under later
            ones is left out.

    Returns:
        One decision for each coder, code and passage, its code by its present id, in the order of
        the trail.
    """
    return tuple(sorted(_Fold(changes, as_of).winners(decisions), key=attrgetter("seq")))


def to_review(decisions: Iterable[Decision], changes: Sequence[CodeChange]) -> tuple[ToReview, ...]:
    """Return what was given before its code was split and not looked at since, sorted."""
    return _Fold(changes, None).waiting(decisions)


def suggested_now(
    suggestions: Iterable[Suggestion], changes: Sequence[CodeChange]
) -> tuple[Suggestion, ...]:
    """Return suggestions in the codes of today, in their order.

    Where codes were merged, the better of two suggestions for a passage by one suggester stays. A
    code that was split keeps its suggestions until they are made anew.
    """
    if not changes:
        return tuple(suggestions)
    fold = _Fold(changes, None)
    best: dict[tuple[str, str, str], Suggestion] = {}
    for each in suggestions:
        now = replace(each, code_id=fold.now(each.code_id, each.codebook_version))
        about = (now.passage_id, now.code_id, now.suggester)
        if about not in best or best[about].score < now.score:
            best[about] = now
    return tuple(best.values())


def called_now(changes: Sequence[CodeChange]) -> Callable[[str, str], str]:
    """Return what tells, of a code and the version of the codebook it is of, its name now."""
    return _Fold(changes, None).now


class _Fold:
    """Decisions one by one, against all changes up to a version."""

    def __init__(self, changes: Sequence[CodeChange], as_of: str | None) -> None:
        self._places: dict[str, int] = {}  # how many changes had been made when a version came
        for i, change in enumerate(changes):
            self._places[change.before] = i
            self._places[change.after] = i + 1
        end = len(changes) if as_of is None else self._places.get(as_of, 0)
        self._changes = changes[:end]
        self._held: dict[Assignment, dict[Way, Decision]] = defaultdict(dict)
        self._splits = self._all_splits()

    def winners(self, decisions: Iterable[Decision]) -> list[Decision]:
        """Return the word that stands of each coder on each code of each passage."""
        self._take(decisions)
        return [
            replace(max(held.values(), key=_weight), code_id=about.code_id)
            for about, held in self._held.items()
            if held
        ]

    def now(self, code_id: str, version: str) -> str:
        """Return what a code of a version is called now."""
        return self._now(code_id, self._places.get(version, 0))[0]

    def waiting(self, decisions: Iterable[Decision]) -> tuple[ToReview, ...]:
        """Return what is to be looked at again."""
        self._take(decisions)
        found = set()
        for about, held in self._held.items():
            for way, decision in held.items():
                splits = [place for place in way if place in self._splits]
                if splits and decision.verdict is Verdict.ACCEPT:
                    parts = self._splits[splits[-1]]
                    row = ToReview(about.passage_id, about.code_id, about.coder_id, parts)
                    found.add(row)
        return tuple(sorted(found))

    def _take(self, decisions: Iterable[Decision]) -> None:
        for decision in sorted(decisions, key=attrgetter("seq")):
            start = self._places.get(decision.codebook_version, 0)
            if start <= len(self._changes):
                code, way = self._now(decision.code_id, start)
                self._lapse(decision, code, start)
                held = self._held[Assignment(decision.passage_id, code, decision.coder_id)]
                for older in [each for each in held if each[len(each) - len(way) :] == way]:
                    del held[older]
                held[way] = decision

    def _now(self, code_id: str, start: int) -> tuple[str, Way]:
        """Return what a code became, and the merges and splits it went through on the way."""
        way: list[tuple[int, str]] = []
        for i, change in enumerate(self._changes[start:], start):
            after = change.now.get(code_id, code_id)
            if _marks(change, code_id, after):
                way.append((i, code_id))
            code_id = after
        return code_id, tuple(way)

    def _all_splits(self) -> dict[tuple[int, str], tuple[str, ...]]:
        """Return the parts of every split as they are called now, by its mark on a way."""
        return {
            (i, change.about): tuple(self._now(part, i + 1)[0] for part in change.parts)
            for i, change in enumerate(self._changes)
            if change.parts
        }

    def _lapse(self, decision: Decision, code: str, start: int) -> None:
        """Take away what was given before a split of which the coder now chooses a part."""
        for (i, source), parts in self._splits.items():
            if start > i and code in parts:
                whole = self._now(source, i + 1)[0]
                held = self._held[Assignment(decision.passage_id, whole, decision.coder_id)]
                for way in [each for each in held if (i, source) in each]:
                    del held[way]


def _marks(change: CodeChange, before: str, after: str) -> bool:
    """Whether a change leaves a mark on the way of a code: it was merged or split."""
    if change.parts:
        return before == change.about
    return change.act == "merge" and after == change.about


def _weight(decision: Decision) -> tuple[int, int]:
    return _STRENGTH[decision.verdict], decision.seq
