"""Faults by their place in a codebook, and the findings people read made from them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from codebook.values import Finding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from codebook.values import Category, Code, Codebook, Direction

Place = tuple[str | int, ...]  # the way from the root, as ("codes", 3, "examples", 1)

_SINGULAR = {"directions": "direction", "categories": "category", "word_lists": "word list"}


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong at one place of a codebook."""

    place: Place
    message: str


def findings(
    faults: Iterable[Fault],
    codebook: Codebook,
    lines: Mapping[Place, int],
    called: Callable[[Place, int, str], str] = lambda _place, _line, said: said,
) -> tuple[Finding, ...]:
    """Return the faults as findings in file order, each with its line and a name for its place.

    Args:
        faults: What was found, in any order.
        codebook: The codebook they were found in, for the ids of its parts.
        lines: The lines of the places known; a place that is not among them stands where the
            nearest place around it does, and at line 0 if there is none.
        called: What people call a place, given the place, its line and its usual name.
    """
    found = []
    for fault in faults:
        line = _line(fault.place, lines)
        where = called(fault.place, line, _where(fault.place, codebook))
        found.append(Finding(line, where, fault.message))
    return tuple(sorted(dict.fromkeys(found), key=lambda finding: finding.line))


def _line(place: Place, lines: Mapping[Place, int]) -> int:
    """Return the line of a place, or of the nearest place around it."""
    return next((lines[place[:n]] for n in range(len(place), -1, -1) if place[:n] in lines), 0)


def _where(place: Place, codebook: Codebook) -> str:
    """Return how people call a place, as ``driver.moral: examples``."""
    names = [part for part in place if isinstance(part, str)]
    if len(place) == 1 or not names:
        return names[0] if names else "codebook"
    head, rest = names[0], names[1:]
    if isinstance(place[1], str):
        return f"{_SINGULAR.get(head, head)} {rest[0]}"
    owner = _owner(head, place[1], codebook)
    return ": ".join([owner, *rest[:1]])


def _owner(head: str, index: int, codebook: Codebook) -> str:
    """Return the id of one entry of a list, or its number where it has no id."""
    lists: dict[str, tuple[Direction | Category | Code, ...]] = {
        "directions": codebook.directions,
        "categories": codebook.categories,
        "codes": codebook.codes,
    }
    entries = lists[head]
    name = entries[index].id if index < len(entries) else ""
    kind = _SINGULAR.get(head, "code")
    if not name:
        return f"{kind} {index + 1}"
    return name if kind == "code" else f"{kind} {name}"
