"""Trails: every entry chained to the one before, and what is broken in a trail.

A study keeps three: one of decisions, one of corrections, one of all other events.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from operator import attrgetter
from typing import TYPE_CHECKING, Any, TypeVar

from coding.corrections.values import Correction
from coding.ids import canonical, digest
from coding.values import Decision, Event

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from coding.corrections.values import Amendment
    from coding.values import Happening, Ruling

Entry = TypeVar("Entry", Decision, Correction, Event)

BEGINNING = "0" * 64  # the previous hash of the first entry


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
        unsealed = Decision(
            **_said(ruling), **_linked(last), at=at, codebook_version=codebook_version
        )
        last = replace(unsealed, hash=entry_hash(unsealed))
        entries.append(last)
    return tuple(entries)


def chained_corrections(
    amendments: Iterable[Amendment], *, after: Correction | None, at: str
) -> tuple[Correction, ...]:
    """Return the amendments as entries of a trail, each chained to the one before.

    Args:
        amendments: What is corrected, in order.
        after: The last entry of the trail so far, or None where there is none.
        at: When, ISO 8601 in UTC.
    """
    entries: list[Correction] = []
    last = after
    for amendment in amendments:
        unsealed = Correction(**_said(amendment), **_linked(last), at=at)
        last = replace(unsealed, hash=entry_hash(unsealed))
        entries.append(last)
    return tuple(entries)


def chained_events(
    happenings: Iterable[Happening], *, after: Event | None, at: str
) -> tuple[Event, ...]:
    """Return the happenings as entries of a trail, each chained to the one before.

    Args:
        happenings: What happened, in order.
        after: The last entry of the trail so far, or None where there is none.
        at: When, ISO 8601 in UTC.
    """
    entries: list[Event] = []
    last = after
    for happening in happenings:
        said = _said(happening) | {"body": canonical(dict(happening.body))}
        unsealed = Event(**said, **_linked(last), at=at)
        last = replace(unsealed, hash=entry_hash(unsealed))
        entries.append(last)
    return tuple(entries)


def entry_hash(entry: Decision | Correction | Event) -> str:
    """Return the SHA-256 hex digest over all fields of the entry but its hash."""
    hashed = (field.name for field in fields(entry) if field.name != "hash")
    return digest({name: getattr(entry, name) for name in hashed})


def broken_links(entries: Iterable[Entry]) -> tuple[BrokenLink, ...]:
    """Return everything that is broken in a trail, in the order of the entries.

    Entries may be missing, stand twice, differ from their own hash, or follow another entry than
    the one they were chained to. Entries cut off at the very end leave no gap here: the store's
    acts tell of them.

    Args:
        entries: The whole trail, in any order.
    """
    ordered = sorted(entries, key=attrgetter("seq"))
    found: list[BrokenLink] = []
    seq, previous = 0, BEGINNING
    for entry in ordered:
        found += _faults_of(entry, seq, previous)
        seq, previous = entry.seq, entry.hash
    return tuple(found)


def _said(words: Ruling | Amendment | Happening) -> dict[str, Any]:
    return {field.name: getattr(words, field.name) for field in fields(words)}


def _linked(last: Decision | Correction | Event | None) -> dict[str, Any]:
    seq, previous = (last.seq + 1, last.hash) if last else (1, BEGINNING)
    return {"seq": seq, "previous_hash": previous, "hash": ""}


def _faults_of(
    entry: Decision | Correction | Event, last: int, previous: str
) -> Iterator[BrokenLink]:
    seq = entry.seq
    if seq <= last:
        yield BrokenLink(seq, "This number stands twice or below 1 in the trail.")
    elif seq == last + 2:
        yield BrokenLink(last + 1, "The entry is missing.")
    elif seq > last + 2:
        yield BrokenLink(last + 1, f"The entries {last + 1} to {seq - 1} are missing.")
    elif entry.previous_hash != previous:
        yield BrokenLink(seq, "It is not chained to the entry before it.")
    if entry.hash != entry_hash(entry):
        yield BrokenLink(seq, "What it says is not what was decided: its hash differs.")
