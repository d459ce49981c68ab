"""How each code is drawn everywhere: colour tells its category, the outline its direction."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from codebook.values import Codebook

NEUTRAL = "#4d4d4d"


@dataclass(frozen=True, slots=True)
class Look:
    """How a code is drawn.

    Attributes:
        code: Id of the code.
        name: Its name, with its direction.
        color: ``#rrggbb`` of its category.
        dashed: Whether its outline is dashed: all directions but the first.
    """

    code: str
    name: str
    color: str
    dashed: bool


def looks_of(codebook: Codebook) -> dict[str, Look]:
    """Return how each code is drawn, in codebook order."""
    colors = {category.id: category.color for category in codebook.categories}
    names = {direction.id: direction.name for direction in codebook.directions}
    first = codebook.directions[0].id if codebook.directions else ""
    return {
        code.id: Look(
            code.id,
            f"{names.get(code.direction, code.direction)}: {code.name}",
            colors.get(code.category, NEUTRAL),
            dashed=code.direction != first,
        )
        for code in codebook.codes
    }
