"""Where everything of older versions is now: the fold of what was recorded of their changes."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from coding.corrections.folding import kept
from coding.corrections.values import Change, Correction
from coding.versions.values import VersionEvent

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from coding.values import Event

_NAMES_A_SPEAKER = frozenset({Change.MERGE_SPEAKERS, Change.QUOTATION_SPEAKER})


@dataclass(frozen=True, slots=True)
class Moves:
    """Where sources, speakers, quotations and passages of older versions are now.

    Attributes:
        next: For each id that went on, the id it went on as in a newer version.
        home: For each id that something went on as, the source it is in.
        replaced: Ids of the sources that a newer version replaces.
        left: Ids of passages that went nowhere and that a person left behind.
    """

    next: Mapping[str, str] = field(default_factory=dict)
    home: Mapping[str, str] = field(default_factory=dict)
    replaced: frozenset[str] = frozenset()
    left: frozenset[str] = frozenset()

    def now(self, id_: str) -> str:
        """Return the id that something has now, its own where it never moved."""
        while id_ in self.next:
            id_ = self.next[id_]
        return id_

    def line(self, source_id: str, known: Iterable[str]) -> frozenset[str]:
        """Return those of the known sources that are this one or an older version of it."""
        return frozenset(each for each in known if self.now(each) == source_id)


def folded(events: Iterable[Event]) -> Moves:
    """Return where everything is now.

    What was recorded last of a passage counts: a person may say that it went elsewhere.

    Args:
        events: Those of versions, others among them or not, in any order.
    """
    next_: dict[str, str] = {}
    home: dict[str, str] = {}
    replaced: set[str] = set()
    left: set[str] = set()
    for each in sorted(events, key=lambda event: event.seq):
        if each.kind == VersionEvent.UPDATED:
            replaced.add(each.about)
            next_[each.about] = each.said["to"]
            went = {**each.said["speakers"], **each.said["quotations"]}
            next_ |= went
            home |= dict.fromkeys(went.values(), each.said["to"])
        elif each.kind == VersionEvent.MOVED:
            next_[each.about] = each.said["to"]
            home[each.said["to"]] = each.said["source"]
            left.discard(each.about)
        elif each.kind == VersionEvent.LEFT:
            left.add(each.about)
    return Moves(next_, home, frozenset(replaced), frozenset(left))


def followed(
    corrections: Iterable[Correction], source_id: str, moves: Moves
) -> tuple[Correction, ...]:
    """Return what corrections of a source and its older versions say of it now, in their order.

    What a person added is among what was found in the newer version, so the correction that added
    it says nothing any more. What is about something that went nowhere is left out: see
    ``homeless``.

    Args:
        corrections: Those of the source and its older versions, in any order.
        source_id: The source, which nothing replaces.
        moves: Where everything is now.
    """
    made = sorted(corrections, key=lambda each: each.seq)
    named = _named(made)
    told = (_followed(each, source_id, moves, named) for each in made)
    return tuple(each for each in told if each is not None)


def homeless(
    corrections: Iterable[Correction], source_id: str, moves: Moves
) -> Iterator[Correction]:
    """Yield the corrections that say nothing of a source any more, though somebody may miss them.

    One that dropped a quotation which is found no more has its wish.

    Args:
        corrections: Those of the source and its older versions, in order.
        source_id: The source, which nothing replaces.
        moves: Where everything is now.
    """
    made = tuple(corrections)
    named = _named(made)
    for each in (one for one in kept(made) if isinstance(one, Correction)):
        moot = each.change in {Change.DROP_QUOTATION, Change.RESTORE_QUOTATION}
        arrived = each.change is Change.ADD_QUOTATION and _at_home(each, source_id, moves, named)
        if not (moot or arrived or _followed(each, source_id, moves, named)):
            yield each


def _named(corrections: Iterable[Correction]) -> frozenset[str]:
    """Return the ids of speakers whom people named; they stay the same in every version."""
    return frozenset(each.about for each in corrections if each.change is Change.NEW_SPEAKER)


def _followed(
    each: Correction, source_id: str, moves: Moves, named: Collection[str]
) -> Correction | None:
    if each.source_id == source_id:
        return each
    if each.change is Change.ADD_QUOTATION or not _at_home(each, source_id, moves, named):
        return None
    value = each.value
    if each.change in _NAMES_A_SPEAKER and value and value not in named:
        value = moves.now(value)
        if moves.home.get(value) != source_id:
            return None
    about = each.about if each.about in named else moves.now(each.about)
    return replace(each, source_id=source_id, about=about, value=value)


def _at_home(each: Correction, source_id: str, moves: Moves, named: Collection[str]) -> bool:
    return each.about in named or moves.home.get(moves.now(each.about)) == source_id
