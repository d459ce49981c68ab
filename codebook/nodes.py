"""The nodes of a YAML document: plain values that know their line; every scalar stays a string."""

from __future__ import annotations

from dataclasses import dataclass, field

DEEPEST = 8  # levels of lists and fields


@dataclass(slots=True)
class Scalar:
    """A piece of text as written, white space run together."""

    line: int
    text: str


@dataclass(slots=True)
class Sequence:
    """A list."""

    line: int
    items: list[Node] = field(default_factory=list)


@dataclass(slots=True)
class Mapping:
    """Named values; a name written twice keeps its first value."""

    line: int
    entries: dict[str, Node] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)


Node = Scalar | Sequence | Mapping
