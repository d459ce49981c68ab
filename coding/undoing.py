"""Undoing one act by new entries: what to append, or why it cannot be undone.

Nothing is ever removed. Decisions get each coder's earlier verdict again, or are withdrawn;
corrections and looks at passages are taken back, so that the folds leave them out.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from operator import attrgetter
from typing import TYPE_CHECKING

from coding.corrections.folding import added_passages, kept
from coding.corrections.values import Amendment, Change, Correction
from coding.values import Happening, Ruling, Verdict

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from coding.values import Decision, Event

    About = tuple[str, str, str]


class Undoing(StrEnum):
    """Kinds of events that undoing makes."""

    UNDONE = "act undone"  # its body names the act
    TAKEN_BACK = "event taken back"  # about what that event was about; its body names it


# Later corrections may lean on these: they make somebody or something, or say who is whom.
_LEANT_ON = frozenset({
    Change.NEW_SPEAKER, Change.MERGE_SPEAKERS, Change.PART_SPEAKERS, Change.ADD_QUOTATION,
})  # fmt: skip

_ORIGIN = "undo of act "


@dataclass(frozen=True, slots=True)
class Trails:
    """The three trails of a study, each whole and in order."""

    decisions: Sequence[Decision] = ()
    corrections: Sequence[Correction] = ()
    events: Sequence[Event] = ()


@dataclass(frozen=True, slots=True)
class Done:
    """What one act appended to the trails, by the ``seq`` of the entries.

    Attributes:
        number: The act's number.
        decisions: Its decisions.
        corrections: Its corrections.
        events: Its events.
    """

    number: int
    decisions: range
    corrections: range
    events: range


@dataclass(frozen=True, slots=True)
class Reversal:
    """What undoes an act.

    Attributes:
        rulings: Verdicts to give again or to withdraw, under the codebook version each belongs to.
        amendments: Corrections that take corrections back.
        happenings: What is taken back of looks at passages.
    """

    rulings: Mapping[str, Sequence[Ruling]]
    amendments: Sequence[Amendment]
    happenings: Sequence[Happening]


def standing_events(events: Iterable[Event]) -> tuple[Event, ...]:
    """Return the events that nobody took back, without those that take others back, in order."""
    made = sorted(events, key=attrgetter("seq"))
    gone: set[int] = set()
    for each in reversed(made):
        if each.kind == Undoing.TAKEN_BACK and each.seq not in gone:
            gone.add(each.said["event"])
    return tuple(each for each in made if each.kind != Undoing.TAKEN_BACK and each.seq not in gone)


def obstacles(
    done: Done, trails: Trails, *, retractable: Collection[str], lasting: Collection[str]
) -> tuple[str, ...]:
    """Return why an act cannot be undone, a sentence each; none where it can.

    Args:
        done: The act.
        trails: All trails.
        retractable: Kinds of events that can be taken back.
        lasting: Kinds of events that tell what was so and stand for ever, without being in the
            way.
    """
    own = [each for each in trails.events if each.seq in done.events]
    known = {*retractable, *lasting, *Undoing}
    strange = dict.fromkeys(each.kind for each in own if each.kind not in known)
    if not (len(done.decisions) or len(done.corrections) or len(done.events)):
        return ("It made no decision and no correction.",)
    if undone := tuple(_earlier_undoing(done, trails.events)):
        return undone
    return (
        *(f"It did what cannot be taken back: “{kind}”." for kind in strange),
        *_later_decisions(done, trails.decisions),
        *_later_corrections(done, trails),
    )


def reversal(
    done: Done,
    trails: Trails,
    *,
    coder_id: str,
    codebook_version: str,
    retractable: Collection[str],
) -> Reversal:
    """Return what undoes an act that nothing stands in the way of.

    Args:
        done: The act.
        trails: All trails.
        coder_id: Who undoes it.
        codebook_version: Version of the codebook in use, for what is withdrawn; a verdict that is
            given again keeps the version it was given under.
        retractable: Kinds of events that can be taken back.
    """
    origin = f"{_ORIGIN}{done.number}"
    rulings: dict[str, list[Ruling]] = defaultdict(list)
    for about, last in _latest(done, trails.decisions).items():
        before = _before(about, done, trails.decisions)
        if before is None or before.verdict is Verdict.WITHDRAW:
            version, ruling = codebook_version, Ruling(*about, Verdict.WITHDRAW, origin=origin)
        else:
            version = before.codebook_version
            ruling = Ruling(*about, before.verdict, before.comment, origin)
        if (ruling.verdict, ruling.comment) != (last.verdict, last.comment):
            rulings[version].append(ruling)
    own = [each for each in trails.corrections if each.seq in done.corrections]
    looks = [
        each
        for each in trails.events
        if each.seq in done.events and each.kind in {*retractable, *Undoing}
    ]
    return Reversal(
        rulings,
        [_taking_back(each, coder_id, origin) for each in own],
        [
            Happening(Undoing.TAKEN_BACK, each.about, coder_id, {"event": each.seq}, origin)
            for each in looks
        ],
    )


def _taking_back(entry: Correction, coder_id: str, origin: str) -> Amendment:
    # Its words are stored, so an added quotation is dropped, as a person would drop it.
    adds = entry.change is Change.ADD_QUOTATION
    change, value = (Change.DROP_QUOTATION, "") if adds else (Change.TAKE_BACK, str(entry.seq))
    return Amendment(entry.source_id, change, entry.about, coder_id, value, origin=origin)


def _earlier_undoing(done: Done, events: Iterable[Event]) -> Iterator[str]:
    for each in standing_events(events):
        if each.kind == Undoing.UNDONE and each.said["act"] == done.number:
            yield f"It was undone already ({each.at})."


def _about(decision: Decision) -> About:
    return decision.passage_id, decision.code_id, decision.coder_id


def _latest(done: Done, decisions: Iterable[Decision]) -> dict[About, Decision]:
    return {_about(each): each for each in decisions if each.seq in done.decisions}


def _before(about: About, done: Done, decisions: Iterable[Decision]) -> Decision | None:
    earlier = (e for e in decisions if e.seq < done.decisions.start and _about(e) == about)
    return max(earlier, key=attrgetter("seq"), default=None)


def _later_decisions(done: Done, decisions: Iterable[Decision]) -> Iterator[str]:
    own = _latest(done, decisions)
    latest = {_about(each): each for each in decisions}
    for about, last in own.items():
        each = latest[about]
        if each is not last and not _gives_again(each, last):
            yield (
                f"Decision {each.seq} ({each.at}) says “{each.verdict}” of {each.code_id} on "
                f"{each.passage_id} since, by the same coder."
            )


def _gives_again(later: Decision, last: Decision) -> bool:
    """Return whether a later decision, by undoing what came between, says the same again."""
    same = (later.verdict, later.comment) == (last.verdict, last.comment)
    return same and later.origin.startswith(_ORIGIN)


def _later_corrections(done: Done, trails: Trails) -> Iterator[str]:
    own = [each for each in trails.corrections if each.seq in done.corrections]
    by_seq = {str(each.seq): each for each in trails.corrections}
    leant = {each.about for each in own if _first(each, by_seq).change in _LEANT_ON}
    for each in kept(trails.corrections):
        if (
            isinstance(each, Correction)
            and each.seq >= done.corrections.stop
            and leant & {each.about, each.value}
        ):
            yield (
                f"Correction {each.seq} ({each.at}) leans on it: “{each.change}” of {each.about}."
            )
    added = {
        passage.id
        for each in own
        if each.change is Change.ADD_QUOTATION
        for passage in added_passages(each)
    }
    since = {_about(each): each for each in trails.decisions if each.passage_id in added}
    for decision in since.values():
        if decision.verdict is not Verdict.WITHDRAW and decision.seq not in done.decisions:
            yield f"Decision {decision.seq} ({decision.at}) is about a passage that it added."


def _first(entry: Correction, by_seq: Mapping[str, Correction]) -> Correction:
    """Return the correction that an entry, by taking back or by itself, is in the end about."""
    while entry.change is Change.TAKE_BACK and entry.value in by_seq:
        entry = by_seq[entry.value]
    return entry
