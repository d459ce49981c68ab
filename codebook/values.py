"""The values of this package: codes with their cues, the codebook, findings about it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class WhenNegated(StrEnum):
    """What a negation just before a cue does to it.

    Drop: the cue says nothing. Keep: it says the same. Flip: it speaks for the same category in
    the other direction.
    """

    DROP = "drop"
    KEEP = "keep"
    FLIP = "flip"


class About(StrEnum):
    """Whom a cue, or the words it stands in, are about.

    Self: the speaker. Others: people the speaker tells of. Either: both, or nobody knows.
    """

    SELF = "self"
    OTHERS = "others"
    EITHER = "either"


class Level(StrEnum):
    """Whether an obstacle is met by one person now or is built into the institution."""

    IMMEDIATE = "immediate"
    STRUCTURAL = "structural"


class Status(StrEnum):
    """Where a code stands in its life.

    Candidate: proposed and used, its definition or examples perhaps still to be written. Active:
    in use. Retired: what was decided with it stands, nothing new is.
    """

    CANDIDATE = "candidate"
    ACTIVE = "active"
    RETIRED = "retired"


@dataclass(frozen=True, slots=True)
class Cue:
    """A construction whose words speak for a code.

    Attributes:
        pattern: The construction in the cue language (see docs/reference/cues.md).
        when_negated: What a negation in the three words before it does.
        about: Whom it is about; it does not speak where its words are clearly about the other.
        source: Where the idea of it comes from; empty where nobody has said.
        examples: Invented passages in which it speaks.
        counter_examples: Invented passages in which it must not.
    """

    pattern: str
    when_negated: WhenNegated = WhenNegated.DROP
    about: About = About.EITHER
    source: str = ""
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Direction:
    """One side of the question a codebook asks, such as what drives people out."""

    id: str
    name: str
    definition: str = ""


@dataclass(frozen=True, slots=True)
class Category:
    """One kind of reason, shared by all directions.

    Attributes:
        id: The word that stands second in a code's id.
        name: What people call it.
        color: ``#rrggbb``, the hue of all its codes.
    """

    id: str
    name: str
    color: str


@dataclass(frozen=True, slots=True)
class Code:
    """One entry of a codebook.

    Attributes:
        id: Dotted, ``direction.category`` or ``direction.category.sub-code``.
        parent: Id of the code above it, or None for a code at the top.
        name: What people call it.
        direction: Id of its direction, the first part of ``id``.
        category: Id of its category, the second part of ``id``.
        definition: What a passage must hold to be given the code.
        include: What else belongs to it, one sentence each.
        exclude: What does not, and where that goes instead.
        examples: Invented passages that carry the code.
        counter_examples: Invented passages that seem to carry it and do not, with what they carry.
        cues: Constructions that speak for it.
        level: Immediate or structural, for obstacles; None where it makes no sense.
        status: Where it stands in its life.
        in_vivo: The speaker's own words the code was named by; empty where it was not.
        proposed_by: Name of the coder who proposed it; empty where nobody did.
        proposed_in: Id of the passage it was proposed at; empty where it was at none.
    """

    id: str
    parent: str | None
    name: str
    direction: str
    category: str
    definition: str
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()
    cues: tuple[Cue, ...] = ()
    level: Level | None = None
    status: Status = Status.ACTIVE
    in_vivo: str = ""
    proposed_by: str = ""
    proposed_in: str = ""


@dataclass(frozen=True, slots=True)
class Codebook:
    """What a study looks for.

    Attributes:
        title: What people call it.
        version: Hex digest of its canonical form; two codebooks that mean the same have the same.
        language: BCP 47 tag of the language its cues are written in.
        directions: In the order people read them.
        categories: In the order people read them.
        word_lists: Named lists of words for cues, as ``(name, words)`` pairs.
        codes: In the order people read them, each after its parent.
        source: Where the scheme comes from; empty where nobody has said.
    """

    title: str
    version: str
    language: str
    directions: tuple[Direction, ...]
    categories: tuple[Category, ...]
    word_lists: tuple[tuple[str, tuple[str, ...]], ...]
    codes: tuple[Code, ...]
    source: str = ""

    def code(self, code_id: str) -> Code | None:
        """Return the code of this id, or None."""
        return next((code for code in self.codes if code.id == code_id), None)


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One fault in a codebook.

    Attributes:
        line: Line of the file it stands in, from 1; 0 where no line can be named.
        where: The code or field, as ``driver.moral: examples``.
        message: What is so and what to do, one sentence.
    """

    line: int
    where: str
    message: str
