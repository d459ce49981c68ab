"""The lines of the log, and which of them are wanted."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from typing import Any

DECISION, CORRECTION, EVENT, ACT = KINDS = ("decision", "correction", "event", "act")


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the log.

    Attributes:
        act: Number of the act it belongs to; entries of one act were stored together or not.
        seq: Its number in its own trail; of an act, the act's number.
        at: When, ISO 8601 in UTC.
        coder: Name of who did it; empty where nobody is named.
        kind: One of ``KINDS``.
        what: The verdict, the change, the kind of event, or what the act was.
        code: The code decided on.
        passage: Id of the passage it is about, as it is now.
        was: Id of the passage it was about when it was made, where that moved since.
        source: Name of the document it is about.
        about: Id of what else it is about: a quotation, a speaker.
        words: How the quotation begins, or what the speaker was called when found.
        value: What was said instead, or what else there is to say.
        comment: Why.
        origin: Where it came from: the shell, or the mark of a workbook.
        command: The command that was run.
        codebook: Version of the codebook a decision was made under.
        hash: Its hash, or the seal of the act.
    """

    act: int
    seq: int
    at: str
    coder: str
    kind: str
    what: str
    code: str = ""
    passage: str = ""
    was: str = ""
    source: str = ""
    about: str = ""
    words: str = ""
    value: str = ""
    comment: str = ""
    origin: str = ""
    command: str = ""
    codebook: str = ""
    hash: str = ""

    def row(self) -> dict[str, Any]:
        """Return it as a row."""
        return asdict(self)


COLUMNS = tuple(field.name for field in fields(Entry))


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which entries of the log to show; None asks nothing.

    Attributes:
        coder: Name of the coder.
        code: A code, or what stands above it.
        passage: Id of the passage, as it is now or was.
        source: A part of the document's name.
        since: The first moment, ISO 8601; a day means its beginning.
        until: The last moment, ISO 8601; a day means its end.
        origin: A part of where it came from, or of the command.
        kinds: Kinds of entries; all when empty.
    """

    coder: str | None = None
    code: str | None = None
    passage: str | None = None
    source: str | None = None
    since: str | None = None
    until: str | None = None
    origin: str | None = None
    kinds: frozenset[str] = frozenset()

    def meets(self, each: Entry) -> bool:
        """Return whether an entry is wanted."""
        return (
            (self.coder is None or each.coder == self.coder)
            and (self.code is None or f"{each.code}.".startswith(f"{self.code}."))
            and (self.passage is None or self.passage in {each.passage, each.was})
            and (self.source is None or self.source.casefold() in each.source.casefold())
            and (self.since is None or each.at >= self.since)
            and (self.until is None or each.at[: len(self.until)] <= self.until)
            and (self.origin is None or self.origin in f"{each.origin} {each.command}")
            and (not self.kinds or each.kind in self.kinds)
        )
