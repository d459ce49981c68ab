"""What a query says, as a tree of frozen values; each part knows its place in the query."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Operator = Literal["=", "!=", "<", "<=", ">", ">=", "~"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in the query, in characters, half-open."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Words:
    """The passage holds these words; ``*`` at the end of one stands for any letters."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Name:
    """A word without an operator: a code, a direction, or something that is stated.

    Attributes:
        name: The word.
        by: Name of the coder who gave the code; None for any.
        place: Where the word stands.
        by_place: Where the coder's name stands.
    """

    name: str
    place: Place
    by: str | None = None
    by_place: Place | None = None


@dataclass(frozen=True, slots=True)
class Compare:
    """What is known under a name, held against a value."""

    field: str
    operator: Operator
    value: str
    place: Place
    value_place: Place


@dataclass(frozen=True, slots=True)
class Near:
    """Two words, or two codes, that stand at most ``distance`` words, or passages, apart."""

    left: Query
    right: Query
    distance: int
    place: Place


@dataclass(frozen=True, slots=True)
class Not:
    """The part is not true."""

    part: Query


@dataclass(frozen=True, slots=True)
class And:
    """Both parts are true."""

    left: Query
    right: Query


@dataclass(frozen=True, slots=True)
class Or:
    """At least one part is true."""

    left: Query
    right: Query


Query: TypeAlias = Words | Name | Compare | Near | Not | And | Or
