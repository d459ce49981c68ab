"""How alike two passages are: the pieces of words they share, the rare ones counting more."""

from __future__ import annotations

from collections import Counter
from math import log, sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_PIECE = 4


def most_alike(text: str, others: Mapping[str, str], n: int) -> Sequence[tuple[str, float]]:
    """Return the keys of the texts most like a text, with how alike they are, the nearest first.

    Texts are compared by their pieces of four letters, each weighing ``ln(N / texts with it)``;
    the measure is the cosine, 0 for nothing in common, 1 for the same. Texts that share nothing
    are left out; ties keep the order given.

    Args:
        text: The text.
        others: The texts to compare it with, by key.
        n: How many to return at most.
    """
    cut = {key: _pieces(other) for key, other in others.items()}
    ours = _pieces(text)
    texts_with = Counter(piece for pieces in (ours, *cut.values()) for piece in pieces)
    weigh = {piece: log((len(cut) + 2) / count) for piece, count in texts_with.items()}
    found = [(key, _cosine(ours, pieces, weigh)) for key, pieces in cut.items()]
    near = [pair for pair in found if pair[1] > 0]
    return sorted(near, key=lambda pair: -pair[1])[:n]


def _pieces(text: str) -> Counter[str]:
    plain = f" {' '.join(text.lower().split())} "
    return Counter(plain[i : i + _PIECE] for i in range(max(1, len(plain) - _PIECE + 1)))


def _cosine(one: Counter[str], other: Counter[str], weigh: Mapping[str, float]) -> float:
    shared = sum(one[piece] * other[piece] * weigh[piece] ** 2 for piece in one.keys() & other)
    lengths = [sqrt(sum((n * weigh[p]) ** 2 for p, n in each.items())) for each in (one, other)]
    return round(shared / (lengths[0] * lengths[1]), 4) if all(lengths) else 0.0
