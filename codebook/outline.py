"""A codebook as an outline to read: one row a code, and the rows as lines of text."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING

from codebook.tree import ancestors

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from codebook.values import Code, Codebook

_INDENT = "    "
_NARROWEST = 40


@dataclass(frozen=True, slots=True)
class OutlineRow:
    """One code as `codebook show` lists it.

    Attributes:
        code_id: Its id.
        depth: How many codes stand above it.
        name: What people call it.
        direction: Name of its direction.
        category: Name of its category.
        definition: What a passage must hold to be given it.
        include: What else belongs to it.
        exclude: What does not, and where that goes instead.
        examples: Invented passages that carry it.
        counter_examples: Invented passages that seem to and do not.
        cues: How many cues speak for it.
        level: Its level, or an empty text.
        status: Its status.
    """

    code_id: str
    depth: int
    name: str
    direction: str
    category: str
    definition: str
    include: tuple[str, ...]
    exclude: tuple[str, ...]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]
    cues: int
    level: str
    status: str


def outline(codebook: Codebook) -> tuple[OutlineRow, ...]:
    """Return one row a code, each below the code above it, else in the codebook's order."""
    names = {d.id: d.name for d in codebook.directions}, {c.id: c.name for c in codebook.categories}
    return tuple(_row(code, *names) for code in _in_tree_order(codebook.codes))


def outline_lines(rows: Iterable[OutlineRow], *, width: int = 100, full: bool = True) -> list[str]:
    """Return the rows as text.

    Args:
        rows: What ``outline`` returns.
        width: Longest line, in characters; never taken as less than 40.
        full: Whether definitions, rules and examples are shown, or ids and names alone.
    """
    lines: list[str] = []
    for row in rows:
        lines.append(_INDENT * row.depth + _title(row))
        if full:
            lines += _body(row, max(width, _NARROWEST))
            lines.append("")
    return lines[:-1] if lines and not lines[-1] else lines


def _in_tree_order(codes: tuple[Code, ...]) -> Iterator[Code]:
    """Yield codes with those below each directly after it."""
    for code in codes:
        if code.parent is None:
            yield code
            yield from (below for below in codes if code.id in ancestors(below.id))


def _row(code: Code, directions: dict[str, str], categories: dict[str, str]) -> OutlineRow:
    return OutlineRow(
        code_id=code.id,
        depth=len(ancestors(code.id)),
        name=code.name,
        direction=directions[code.direction],
        category=categories[code.category],
        definition=code.definition,
        include=code.include,
        exclude=code.exclude,
        examples=code.examples,
        counter_examples=code.counter_examples,
        cues=len(code.cues),
        level=code.level.value if code.level else "",
        status=code.status.value,
    )


def _title(row: OutlineRow) -> str:
    """Return a code's id and name with what is particular about it."""
    cues = f"{row.cues} cue" if row.cues == 1 else f"{row.cues} cues"
    remarks = [row.level, "" if row.status == "active" else row.status, cues]
    return f"{row.code_id}  {row.name}  ({', '.join(filter(None, remarks))})"


def _body(row: OutlineRow, width: int) -> Iterator[str]:
    """Yield the definition, the rules and the examples of a code."""
    margin = _INDENT * (row.depth + 1)
    yield from _wrapped(row.definition, width, margin, margin)
    for head, texts in (
        ("include", row.include),
        ("exclude", row.exclude),
        ("example", row.examples),
        ("but not", row.counter_examples),
    ):
        first = f"{margin}{head + ':':<9}"
        for text in texts:
            later = " " * len(first)
            yield from _wrapped(text, width, first, later)


def _wrapped(text: str, width: int, first: str, later: str) -> list[str]:
    """Return a text in lines that leave ids whole."""
    return textwrap.wrap(
        text, width, initial_indent=first, subsequent_indent=later, break_on_hyphens=False
    )
