"""The trail of decisions: every entry chained to the one before, and what is broken in a trail."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from operator import attrgetter
from typing import TYPE_CHECKING

from coding.ids import digest
from coding.values import Decision

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from coding.values import Ruling

BEGINNING = "0" * 64  # the previous hash of the first entry

_HASHED = tuple(field.name for field in fields(Decision) if field.name != "hash")


@dataclass(frozen=True, slots=True, order=True)
class BrokenLink:
    """One place where a trail does not hold.

    Attributes:
        seq: The entry, or the first of the entries, that the message is about.
        message: What is so, one sentence.
    """

    seq: int
    message: str


def chained(
    rulings: Iterable[Ruling], *, after: Decision | None, at: str, codebook_version: str
) -> tuple[Decision, ...]:
    """Return the rulings as entries of a trail, each chained to the one before.

    Args:
        rulings: What is decided, in order.
        after: The last entry of the trail so far, or None where there is none.
        at: When, ISO 8601 in UTC.
        codebook_version: Version of the codebook the rulings were made under.
    """
    entries: list[Decision] = []
    last = after
    for ruling in rulings:
        last = _entry(ruling, last, at, codebook_version)
        entries.append(last)
    return tuple(entries)


def entry_hash(decision: Decision) -> str:
    """Return the SHA-256 hex digest over all fields of the entry but its hash."""
    return digest({name: getattr(decision, name) for name in _HASHED})


def broken_links(decisions: Iterable[Decision]) -> tuple[BrokenLink, ...]:
    """Return everything that is broken in a trail, in the order of the entries.

    Entries may be missing, stand twice, differ from their own hash, or follow another entry than
    the one they were chained to. Entries cut off at the very end leave no gap here: the store's
    acts tell of them.

    Args:
        decisions: The whole trail, in any order.
    """
    ordered = sorted(decisions, key=attrgetter("seq"))
    found: list[BrokenLink] = []
    seq, previous = 0, BEGINNING
    for decision in ordered:
        found += _faults_of(decision, seq, previous)
        seq, previous = decision.seq, decision.hash
    return tuple(found)


def _entry(ruling: Ruling, last: Decision | None, at: str, codebook_version: str) -> Decision:
    said = {field.name: getattr(ruling, field.name) for field in fields(ruling)}
    unsealed = Decision(
        **said,
        seq=last.seq + 1 if last else 1,
        at=at,
        codebook_version=codebook_version,
        previous_hash=last.hash if last else BEGINNING,
        hash="",
    )
    return replace(unsealed, hash=entry_hash(unsealed))


def _faults_of(decision: Decision, last: int, previous: str) -> Iterator[BrokenLink]:
    seq = decision.seq
    if seq <= last:
        yield BrokenLink(seq, "This number stands twice or below 1 in the trail.")
    elif seq == last + 2:
        yield BrokenLink(last + 1, "The entry is missing.")
    elif seq > last + 2:
        yield BrokenLink(last + 1, f"The entries {last + 1} to {seq - 1} are missing.")
    elif decision.previous_hash != previous:
        yield BrokenLink(seq, "It is not chained to the entry before it.")
    if decision.hash != entry_hash(decision):
        yield BrokenLink(seq, "What it says is not what was decided: its hash differs.")
