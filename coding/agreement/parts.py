"""Agreement within parts of the units: a document, a speaker, a batch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coding.agreement.assessing import ALL_UNITS, Scope, of_all_decisions, of_sets

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coding.agreement.arrays import Flags
    from coding.agreement.coded import Coded
    from coding.agreement.measures import Measure


@dataclass(frozen=True, slots=True)
class Part:
    """How far coders agree in a part of the units.

    Attributes:
        name: What the part is called.
        pooled: All codes together, each code on each unit one decision.
        sets: Whole sets of codes; its units are those of the part.
    """

    name: str
    pooled: Scope
    sets: Scope

    @property
    def alpha_masi(self) -> Measure:
        """Krippendorff's alpha of whole sets, told apart by MASI."""
        return self.sets.measures["alpha_masi"]


def in_parts(coded: Coded, parts: Iterable[tuple[str, Flags]]) -> tuple[Part, ...]:
    """Return the agreement within each part, in their order, parts with no unit left out.

    Args:
        coded: What coders said.
        parts: Name of each part, and ``(units,)`` whether a unit lies in it.
    """
    return tuple(
        Part(name, of_all_decisions(some)[ALL_UNITS], of_sets(some)[ALL_UNITS])
        for name, inside in parts
        if (some := coded.among(inside)).units
    )
