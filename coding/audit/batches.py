"""Batches: what went out to whom, when, and on what ground; kept as events, folded from them."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from coding.ids import digest
from coding.values import Happening
from testimonies.ids import content_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from codebook.values import Code
    from coding.values import Event

NO_CODE = ""  # the code of a row that asks which code a passage carries, if any


class AuditEvent(StrEnum):
    """Kinds of events that audits write down."""

    ISSUED = "batch issued"
    RETURNED = "workbook returned"
    DETAIL = "verdict detail"
    CODE_PROPOSED = "code proposed"
    PASSAGE_PROPOSED = "passage proposed"


# What may be taken back when an act is undone; that a batch went out or came back stays true.
RETRACTABLE = frozenset(
    each.value
    for each in (AuditEvent.DETAIL, AuditEvent.CODE_PROPOSED, AuditEvent.PASSAGE_PROPOSED)
)
LASTING = frozenset({AuditEvent.ISSUED.value, AuditEvent.RETURNED.value})


class BatchKind(StrEnum):
    """What a batch asks for."""

    AUDIT = "audit"
    ADJUDICATION = "adjudication"


@dataclass(frozen=True)
class Batch:
    """What went out in one workbook.

    Attributes:
        id: Its mark, which stands in four places of the workbook.
        kind: What it asks for.
        reviewer_id: Who was to fill it in.
        base: How many decisions the trail held when it went out.
        codebook: Version of the codebook then.
        blind: Whether it hid what was suggested and decided.
        rows: For each passage the codes to be judged, ``NO_CODE`` where there is none.
        meanings: A digest of what each code meant then, by code.
        at: When it went out, ISO 8601 in UTC; empty while it has not.
    """

    id: str
    kind: BatchKind
    reviewer_id: str
    base: int
    codebook: str
    blind: bool
    rows: Mapping[str, tuple[str, ...]]
    meanings: Mapping[str, str] = field(default_factory=dict)
    at: str = ""

    @cached_property
    def pairs(self) -> dict[str, tuple[str, str]]:
        """Passage and code of each row, by the row's id."""
        return {
            row_id(passage, code): (passage, code)
            for passage, codes in self.rows.items()
            for code in codes
        }

    def issued(self) -> Happening:
        """Return what is to be written down when it goes out."""
        return Happening(
            AuditEvent.ISSUED,
            about=self.id,
            coder_id=self.reviewer_id,
            body={
                "kind": self.kind.value,
                "base": self.base,
                "codebook": self.codebook,
                "blind": self.blind,
                "rows": {passage: list(codes) for passage, codes in self.rows.items()},
                "meanings": dict(self.meanings),
            },
        )


def row_id(passage_id: str, code_id: str) -> str:
    """Return the id of a row, made from what it is about."""
    return content_id("r", passage_id, code_id)


def meaning(code: Code) -> str:
    """Return a short digest of what a code means to the person who judges by it."""
    return digest([code.name, code.definition, code.include, code.exclude])[:12]


def batches(events: Iterable[Event]) -> dict[str, Batch]:
    """Return every batch that went out, by its id, in the order they went."""
    return {event.about: _batch(event) for event in events if event.kind == AuditEvent.ISSUED}


def returned(events: Iterable[Event]) -> dict[str, list[Event]]:
    """Return the workbooks that were taken in, by the batch they belong to."""
    found: dict[str, list[Event]] = {}
    for event in events:
        if event.kind == AuditEvent.RETURNED:
            found.setdefault(event.about, []).append(event)
    return found


def _batch(event: Event) -> Batch:
    said = event.said
    return Batch(
        id=event.about,
        kind=BatchKind(said["kind"]),
        reviewer_id=event.coder_id,
        base=said["base"],
        codebook=said["codebook"],
        blind=said["blind"],
        rows={passage: tuple(codes) for passage, codes in said["rows"].items()},
        meanings=said["meanings"],
        at=event.at,
    )
