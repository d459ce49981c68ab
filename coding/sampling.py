"""Drawing passages nobody suggested anything for, so that an audit shows what suggesting misses."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coding.values import Suggestion


class Known(Protocol):
    """A passage, or what shows one: anything with a passage's id."""

    @property
    def id(self) -> str:
        """Id of the passage."""


P = TypeVar("P", bound=Known)


def sample_without_suggestions(
    passages: Iterable[P], suggestions: Iterable[Suggestion], n: int, seed: str
) -> tuple[P, ...]:
    """Return passages drawn from those without any suggestion, in the order given.

    A passage is drawn by the hash of the seed and its id. So the same seed draws the same
    passages on every machine, another seed draws others, each passage is as likely as the next,
    and a passage drawn stays drawn when ``n`` grows.

    Args:
        passages: All passages that may be shown, each once.
        suggestions: What was suggested, by whatever suggester.
        n: How many to draw at most; fewer come where fewer are left.
        seed: Any text, as the id of the audit the sample is for.

    Raises:
        ValueError: If ``n`` is negative.
    """
    if n < 0:
        raise ValueError(f"A sample cannot hold {n} passages.")
    suggested = {each.passage_id for each in suggestions}
    bare = [each for each in passages if each.id not in suggested]
    drawn = set(sorted((_lot(seed, each.id), each.id) for each in bare)[:n])
    return tuple(each for each in bare if (_lot(seed, each.id), each.id) in drawn)


def _lot(seed: str, passage_id: str) -> str:
    """Return the lot a passage draws: a hash, so evenly spread."""
    return sha256(f"{seed}\x00{passage_id}".encode()).hexdigest()
