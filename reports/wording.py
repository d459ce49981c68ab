"""Numbers and names put into words, for heads and notes."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def many(number: int, noun: str, plural: str = "") -> str:
    """Return a number with its noun: ``1 passage``, ``1,200 passages``."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def listed(names: Sequence[str]) -> str:
    """Return names as one phrase: ``A``, ``A and B``, ``A, B and C``; ``nobody`` where none."""
    if not names:
        return "nobody"
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def distinct(names: Iterable[tuple[str, str]], reserved: Iterable[str] = ()) -> tuple[str, ...]:
    """Return one heading for each ``(id, name)``, with the id added where names clash.

    Args:
        names: Pairs of id and name, ids all different.
        reserved: Headings already taken.
    """
    pairs = tuple(names)
    counts = Counter(name for _, name in pairs)
    taken = {*reserved, *(name for name, count in counts.items() if count > 1)}
    return tuple(f"{name} ({key})" if name in taken else name for key, name in pairs)
