"""The values of this package: coders, suggestions, decisions, assignments, memos."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from testimonies.values import Span


class CoderKind(StrEnum):
    """Whether a coder is a person or a machine."""

    HUMAN = "human"
    MACHINE = "machine"


class Verdict(StrEnum):
    """What a coder says of a code on a passage."""

    ACCEPT = "accept"
    REJECT = "reject"
    UNSURE = "unsure"
    WITHDRAW = "withdraw"


class Tier(StrEnum):
    """How much stands behind a suggestion: strong needs two or more independent cues."""

    STRONG = "strong"
    WEAK = "weak"


@dataclass(frozen=True, slots=True)
class Coder:
    """Somebody who decides. The id is short, stable and made from the name."""

    id: str
    name: str
    kind: CoderKind = CoderKind.HUMAN


@dataclass(frozen=True, slots=True)
class Hint:
    """What a suggester sees in one piece of text, before it belongs to a passage.

    Attributes:
        code_id: The code it speaks for.
        evidence: Where the words stand in the text given, code points, in order and disjoint.
        reason: One sentence a reader understands.
        tier: How much stands behind it.
        score: From 0 to 1, for ordering only; it is not a probability.
    """

    code_id: str
    evidence: tuple[Span, ...]
    reason: str
    tier: Tier
    score: float


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A hint that a passage may carry a code; it never counts as coding.

    Attributes:
        passage_id: The passage.
        code_id: The code it speaks for.
        evidence: Where the words stand in the source's canonical text, code points.
        reason: One sentence a reader understands.
        tier: How much stands behind it.
        score: From 0 to 1, for ordering only; it is not a probability.
        suggester: Name and version of what made it, as ``"cues/1"``.
        codebook_version: Version of the codebook it was made with.
    """

    passage_id: str
    code_id: str
    evidence: tuple[Span, ...]
    reason: str
    tier: Tier
    score: float
    suggester: str
    codebook_version: str


@dataclass(frozen=True, slots=True)
class Ruling:
    """A decision before it is written down: who says what of which code on which passage.

    Attributes:
        passage_id: The passage.
        code_id: The code.
        coder_id: Who decides.
        verdict: What they say.
        comment: Why, in their words; may be empty.
        origin: Where the decision came from, as ``"shell"`` or ``"demo"``.
    """

    passage_id: str
    code_id: str
    coder_id: str
    verdict: Verdict
    comment: str = ""
    origin: str = "shell"


@dataclass(frozen=True, slots=True)
class Decision:
    """One entry of the trail: appended, never changed, chained to the entry before it.

    Attributes:
        seq: Place in the trail, from 1; it orders decisions, never the clock.
        passage_id: The passage.
        code_id: The code.
        coder_id: Who decided.
        verdict: What they said.
        at: When, ISO 8601 in UTC.
        comment: Why, in their words.
        origin: Where it came from.
        codebook_version: Version of the codebook it was made under.
        previous_hash: ``hash`` of the entry before; 64 zeros for the first.
        hash: SHA-256 hex digest over all the other fields.
    """

    seq: int
    passage_id: str
    code_id: str
    coder_id: str
    verdict: Verdict
    at: str
    comment: str
    origin: str
    codebook_version: str
    previous_hash: str
    hash: str


@dataclass(frozen=True, slots=True, order=True)
class Assignment:
    """A code that stands on a passage for one coder; never stored, always folded from decisions."""

    passage_id: str
    code_id: str
    coder_id: str


@dataclass(frozen=True, slots=True)
class Memo:
    """A note somebody wrote about a passage, a code or a source."""

    id: str
    about: str
    coder_id: str
    at: str
    text: str


@dataclass(frozen=True, slots=True)
class Happening:
    """Something done to a study that is neither a decision nor a correction, not yet written down.

    Attributes:
        kind: What sort of thing happened, as ``"seen"``; whoever folds events names their kinds.
        about: Id of what it is about; may be empty.
        coder_id: Who did it; empty where nobody did.
        body: What else there is to say of it: strings, numbers, truths, None, lists, mappings.
        origin: Where it came from, as ``"shell"`` or the mark of a workbook.
    """

    kind: str
    about: str = ""
    coder_id: str = ""
    body: Mapping[str, Any] = field(default_factory=dict)
    origin: str = "shell"


@dataclass(frozen=True, slots=True)
class Event:
    """One entry of the trail of events: appended, never changed, chained to the entry before it.

    Attributes:
        seq: Place in the trail of events, from 1; it orders them, never the clock.
        kind: As in the happening it was made of, like all fields down to ``origin``.
        about: Id of what it is about.
        coder_id: Who did it.
        body: What else there is to say of it, as canonical JSON; ``said`` reads it.
        at: When, ISO 8601 in UTC.
        origin: Where it came from.
        previous_hash: ``hash`` of the entry before; 64 zeros for the first.
        hash: SHA-256 hex digest over all the other fields.
    """

    seq: int
    kind: str
    about: str
    coder_id: str
    body: str
    at: str
    origin: str
    previous_hash: str
    hash: str

    @property
    def said(self) -> dict[str, Any]:
        """What else there is to say of it."""
        said: dict[str, Any] = json.loads(self.body)
        return said
