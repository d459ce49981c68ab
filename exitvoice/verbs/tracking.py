"""How a long verb shows how far it has come, without knowing on what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

T = TypeVar("T")


class Track(Protocol):
    """Wraps what is worked through, and yields it unchanged."""

    def __call__(self, items: Iterable[T], doing: str, total: int) -> Iterator[T]:
        """Yield the items; ``doing`` and ``total`` are for the person who waits."""
        ...
