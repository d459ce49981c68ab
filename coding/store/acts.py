"""One act is one transaction: all of it is stored, with what it was, or nothing."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING

from coding.errors import UnconfirmedActError
from coding.ids import digest
from coding.store import sealing, sql
from coding.trail import BEGINNING
from coding.undoing import Done

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


@dataclass(frozen=True, slots=True)
class Act:
    """One change of a study.

    Attributes:
        number: Its place among the acts, from 1.
        what: What was done, as ``"decisions: 3"``; never a word of the testimonies.
        at: When, ISO 8601 in UTC.
        command: The command that did it; may be empty.
        decisions: How many decisions the trail held afterwards.
        head: Hash of the last of them; 64 zeros where there is none.
        corrections: How many corrections their trail held afterwards.
        corrections_head: Hash of the last of them; 64 zeros where there is none.
        events: How many events their trail held afterwards.
        events_head: Hash of the last of them; 64 zeros where there is none.
        held: Digest of the seals over all that stands in no trail; empty in acts of format 1.
        seal: SHA-256 hex digest over all that and the seal of the act before.
    """

    number: int
    what: str
    at: str
    command: str
    decisions: int
    head: str
    corrections: int
    corrections_head: str
    events: int
    events_head: str
    held: str
    seal: str


TRAILS = ("decisions", "corrections", "events")  # in the order of the fields of an act
_LATER = {"events": 0, "events_head": BEGINNING, "held": ""}  # what acts of format 1 lack
COLUMNS = tuple(field.name for field in fields(Act))


@contextmanager
def act(connection: sqlite3.Connection, what: str, *, at: str, command: str) -> Iterator[None]:
    """Do what the block does as one transaction and write down that it was done.

    The study is locked for writing from the start, so that what the block reads still holds when
    it writes. Where anything is raised, nothing of the act remains, with one exception.

    Raises:
        UnconfirmedActError: If it is stored, but the disk failed after that.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        _commit(connection, write_down(connection, what, at, command))
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def _commit(connection: sqlite3.Connection, seal: str) -> None:
    """Commit the act that has this seal.

    Last of all SQLite takes its journal away and syncs the folder. Where just that fails, it says
    so, and yet the act is stored.
    """
    try:
        connection.execute("COMMIT")
    except sqlite3.Error as error:
        if not connection.in_transaction and _last(connection, "acts", "number", "seal")[1] == seal:
            raise UnconfirmedActError(str(error)) from error
        raise


def acts(connection: sqlite3.Connection) -> tuple[Act, ...]:
    """Return every act, first to last."""
    rows = connection.execute(sql.select(COLUMNS, "acts", order="number"))
    return tuple(Act(*row) for row in rows)


def done_by(every: Iterable[Act]) -> tuple[Done, ...]:
    """Return what each act appended to the trails.

    Args:
        every: All acts, first to last.
    """
    made: list[Done] = []
    before = dict.fromkeys(TRAILS, 0)
    for each in every:
        after = {trail: getattr(each, trail) for trail in TRAILS}
        new = {trail: range(before[trail] + 1, after[trail] + 1) for trail in TRAILS}
        made.append(Done(each.number, **new))
        before = after
    return tuple(made)


def act_seal(done: Act, previous: str) -> str:
    """Return the seal of an act that follows one sealed ``previous`` (zeros for the first).

    An act that was done before studies had events and seals over tables keeps the seal it got
    then: what it lacks is not sealed.
    """
    sealed = {name: getattr(done, name) for name in COLUMNS} | {"seal": previous}
    for name, nothing in _LATER.items():
        if done.held == "" and sealed[name] == nothing:
            del sealed[name]
    return digest(sealed)


def write_down(connection: sqlite3.Connection, what: str, at: str, command: str) -> str:
    """Write down, at the end of a transaction, that something was done, and return its seal.

    Args:
        connection: Inside the transaction.
        what: As in an act, like ``at`` and ``command``.
        at: When.
        command: The command that did it.
    """
    last = _last(connection, "acts", "number", "seal")
    decided, corrected, happened = (_last(connection, each, "seq", "hash") for each in TRAILS)
    held = sealing.seal(connection)
    done = Act(last[0] + 1, what, at, command, *decided, *corrected, *happened, held, seal="")
    sealed = replace(done, seal=act_seal(done, last[1]))
    row = [getattr(sealed, name) for name in COLUMNS]
    connection.execute(sql.insert("acts", COLUMNS), row)
    return sealed.seal


def _last(connection: sqlite3.Connection, table: str, number: str, seal: str) -> tuple[int, str]:
    latest = sql.select((number, seal), table, order=f"{number} DESC LIMIT 1")
    row = connection.execute(latest).fetchone()
    return (row[0], row[1]) if row else (0, BEGINNING)
