"""The tree of codes: what stands above and below a code, and on the other side of the question."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from codebook.values import Code, Codebook

_TOP_PARTS = 2
_SIDES = 2


def top(code_id: str) -> str:
    """Return the id of the top code a code belongs to, itself where it is one."""
    return ".".join(code_id.split(".")[:_TOP_PARTS])


def ancestors(code_id: str) -> tuple[str, ...]:
    """Return the ids of the codes above a code, the nearest first."""
    parts = code_id.split(".")
    return tuple(".".join(parts[:n]) for n in range(len(parts) - 1, _TOP_PARTS - 1, -1))


def children(codebook: Codebook, code_id: str) -> tuple[Code, ...]:
    """Return the codes just below a code, in the codebook's order."""
    return tuple(code for code in codebook.codes if code.parent == code_id)


def rolled_up(code_ids: Iterable[str]) -> frozenset[str]:
    """Return the ids given together with all ids above them: what a tree counts for a passage."""
    return frozenset(above for code_id in code_ids for above in (code_id, *ancestors(code_id)))


def opposite(codebook: Codebook, code: Code) -> str | None:
    """Return the top code of the same category in the other direction, or None without one.

    There is none unless the codebook has exactly two directions and the code's is one of them.
    """
    sides = [direction.id for direction in codebook.directions]
    if len(sides) != _SIDES or code.direction not in sides:
        return None
    other = sides[1 - sides.index(code.direction)]
    return f"{other}.{code.category}"
