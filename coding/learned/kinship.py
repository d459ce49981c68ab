"""Which words are used alike: a small table of word vectors, so that a new word is not unknown."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

LENGTH = 2.0  # of a direction, beside blocks of features of length 1

_COMMON = 1e-3
_MOST_COMMON = 11
_TINY = 1e-9


@dataclass(frozen=True, slots=True)
class Kinship:
    """Vectors of common words, each of length 1.

    Attributes:
        numbers: The row of each word; words come by how common they are.
        vectors: A row for each word, and a last one of zeros for all others.
    """

    numbers: Mapping[str, int]
    vectors: NDArray[np.float32]

    def directions(self, words: Sequence[str], begins: Sequence[int]) -> NDArray[np.float32]:
        """Return the mean direction of all words, then of each part; zeros where none is known.

        Each is of length ``LENGTH``.

        Args:
            words: The words.
            begins: For each part the number of its first word, from 0, rising.
        """
        weighted = self._weighted(words)
        edges = [*begins, len(words)]
        sums = [weighted.sum(0), *(weighted[a:b].sum(0) for a, b in pairwise(edges))]
        table = np.array(sums, np.float32)
        lengths: NDArray[np.float32] = np.linalg.norm(table, axis=1, keepdims=True) + _TINY
        return table * (LENGTH / lengths)

    def shares(self, words: Sequence[str]) -> NDArray[np.float32]:
        """Return for each word its part of the mean direction of all."""
        weighted = self._weighted(words)
        longer = np.float32(LENGTH / (np.linalg.norm(weighted.sum(0)) + _TINY))
        found: NDArray[np.float32] = weighted * longer
        return found

    def _weighted(self, words: Sequence[str]) -> NDArray[np.float32]:
        """Return the vector of each word times how much it counts, zeros where it is unknown.

        Common words count little: a word counts ``a / (a + p)`` with p its share of all text,
        taken from its rank by Zipf's law (Arora, Liang and Ma 2017).
        """
        unknown = len(self.vectors) - 1
        rows = np.array([self.numbers.get(word, unknown) for word in words], np.int64)
        frequency = 1 / (rows + 10) / _MOST_COMMON
        weights = (_COMMON / (_COMMON + frequency)).astype(np.float32)
        found: NDArray[np.float32] = self.vectors[rows] * weights[:, None]
        return found


def load(path: Path) -> Kinship:
    """Return the kinship vectors written to a file."""
    with np.load(path, allow_pickle=False) as arrays:
        words = str(arrays["words"]).split("\n")
        vectors = arrays["vectors"].astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    rows = np.vstack([vectors, np.zeros(vectors.shape[1], np.float32)])
    return Kinship({word: number for number, word in enumerate(words)}, rows)


def distil(words: Sequence[str], vectors: NDArray[np.float32], path: Path) -> None:
    """Write a small table of vectors: centred, freed of what all share, in single bytes.

    The two directions in which all vectors agree most say how common a word is, not what it is
    like, and are taken out (Mu and Viswanath 2018).
    """
    kept = vectors - vectors.mean(0)
    shared = np.linalg.svd(kept[:10_000], full_matrices=False)[2][:2]
    kept = kept - kept @ shared.T @ shared
    scaled = kept / np.abs(kept).max(1, keepdims=True) * 127
    np.savez_compressed(path, words=np.array("\n".join(words)), vectors=scaled.round().astype("i1"))
