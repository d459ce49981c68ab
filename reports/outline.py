"""The codebook as an outline: directions with their codes below them, each with its depth."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

from reports.errors import UnknownChoiceError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from codebook.values import Code, Codebook

Level = Literal["1", "2", "leaves", "all"]
LEVELS: tuple[Level, ...] = get_args(Level)


@dataclass(frozen=True, slots=True)
class Node:
    """One line of the outline: a direction or a code.

    Attributes:
        id: Id of the direction or code.
        name: What people call it.
        direction: Name of its direction.
        category: Name of its category; empty for a direction.
        depth: 0 for a direction, 1 for a code at the top, 2 for a sub-code, and so on.
        leaf: Whether it is a code with no code below it.
        above: Places in the outline of all it lies under, nearest first.
    """

    id: str
    name: str
    direction: str
    category: str
    depth: int
    leaf: bool
    above: tuple[int, ...]

    @property
    def full_name(self) -> str:
        """The name with its direction before it; a code at the top goes by its category."""
        own = self.category if self.depth == 1 and self.category else self.name
        return f"{self.direction}: {own}" if self.depth else self.name


def outline(codebook: Codebook) -> tuple[Node, ...]:
    """Return directions and codes in codebook order, each direction before its codes."""
    categories = {category.id: category.name for category in codebook.categories}
    parents = {code.parent for code in codebook.codes}
    nodes: list[Node] = []
    places: dict[str, int] = {}
    for direction in codebook.directions:
        places[direction.id] = len(nodes)
        nodes.append(
            Node(direction.id, direction.name, direction.name, "", 0, leaf=False, above=())
        )
        for code in codebook.codes:
            if code.direction == direction.id:
                above = _above(code, places, nodes)
                category = categories.get(code.category, code.category)
                places[code.id] = len(nodes)
                leaf = code.id not in parents
                nodes.append(
                    Node(code.id, code.name, direction.name, category, len(above), leaf, above)
                )
    return tuple(nodes)


def _above(code: Code, places: Mapping[str, int], nodes: list[Node]) -> tuple[int, ...]:
    nearest = places[code.parent or code.direction]
    return (nearest, *nodes[nearest].above)


def at_level(nodes: tuple[Node, ...], level: str) -> tuple[int, ...]:
    """Return the places of the codes at one level of the outline.

    Args:
        nodes: The outline.
        level: ``"1"`` for codes at the top, ``"2"`` for the codes right below them, ``"leaves"``
            for codes with none below, ``"all"`` for every code.

    Raises:
        UnknownChoiceError: If there is no such level.
    """
    if level == "leaves":
        return tuple(place for place, node in enumerate(nodes) if node.leaf)
    if level == "all":
        return tuple(place for place, node in enumerate(nodes) if node.depth)
    if level in LEVELS:
        return tuple(place for place, node in enumerate(nodes) if node.depth == int(level))
    raise UnknownChoiceError("level", level, LEVELS)
