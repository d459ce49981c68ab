"""The values of corrections: what a person says of a finding, and its entry in the trail."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from testimonies.values import Span


class Change(StrEnum):
    """What a correction does.

    Those of speakers are about a speaker's id, the others about a quotation's; taking an earlier
    correction back is about what that one was about.
    """

    NEW_SPEAKER = "new speaker"
    RENAME_SPEAKER = "rename speaker"
    SPEAKER_VOICE = "voice of speaker"
    MERGE_SPEAKERS = "merge speakers"
    PART_SPEAKERS = "part speakers"
    ADD_QUOTATION = "add quotation"
    DROP_QUOTATION = "drop quotation"
    RESTORE_QUOTATION = "restore quotation"
    QUOTATION_SPEAKER = "speaker of quotation"
    QUOTATION_VOICE = "voice of quotation"
    QUOTATION_KIND = "kind of quotation"
    TAKE_BACK = "take back"

    @property
    def of_speaker(self) -> bool:
        """Whether it is about a speaker, not about a quotation."""
        return self in _OF_SPEAKER


_OF_SPEAKER = frozenset({
    Change.NEW_SPEAKER,
    Change.RENAME_SPEAKER,
    Change.SPEAKER_VOICE,
    Change.MERGE_SPEAKERS,
    Change.PART_SPEAKERS,
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Amendment:
    """A correction before it is written down.

    Attributes:
        source_id: The source it is about; nothing reaches from one source into another.
        change: What it does.
        about: Id of the speaker or quotation; for what is new, the id it gets.
        coder_id: Who says so.
        value: What is said: the name of a new or renamed speaker; a voice; a kind; the id of the
            speaker merged into, or of the speaker of a quotation, empty where nobody is known; the
            form of an added quotation; the ``seq`` of the correction taken back. Empty otherwise.
        spans: Where an added quotation stands, in code points of the canonical text.
        passages: The spans of each passage an added quotation is cut into.
        comment: Why, in their words; may be empty.
        origin: Where it came from, as ``"shell"`` or the mark of a workbook.
    """

    source_id: str
    change: Change
    about: str
    coder_id: str
    value: str = ""
    spans: tuple[Span, ...] = ()
    passages: tuple[tuple[Span, ...], ...] = ()
    comment: str = ""
    origin: str = "shell"


@dataclass(frozen=True, slots=True)
class Correction:
    """One entry of the trail of corrections: appended, never changed, chained to the one before.

    Attributes:
        seq: Place in the trail of corrections, from 1; it orders them, never the clock.
        source_id: As in the amendment it was made of, like all fields down to ``origin``.
        change: What it does.
        about: Whom or what it is about.
        coder_id: Who said so.
        value: What they said.
        spans: Where an added quotation stands.
        passages: The passages it is cut into.
        at: When, ISO 8601 in UTC.
        comment: Why.
        origin: Where it came from.
        previous_hash: ``hash`` of the entry before; 64 zeros for the first.
        hash: SHA-256 hex digest over all the other fields.
    """

    seq: int
    source_id: str
    change: Change
    about: str
    coder_id: str
    value: str
    spans: tuple[Span, ...]
    passages: tuple[tuple[Span, ...], ...]
    at: str
    comment: str
    origin: str
    previous_hash: str
    hash: str
