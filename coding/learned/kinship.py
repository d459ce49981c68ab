"""Which words are used alike: a small table of word vectors, so that a new word is not unknown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    Directions = NDArray[np.float32]

LENGTH = 2.0  # of a direction, beside blocks of features of length 1

_COMMON = 1e-3
_MOST_COMMON = 11
_TINY = 1e-9


@dataclass(frozen=True, slots=True)
class Kinship:
    """Vectors of common words.

    Attributes:
        numbers: The row of each word; words come by how common they are.
        vectors: A row for each word, its length how much the word counts (see ``weighted``), and
            a last one of zeros for all others.
    """

    numbers: Mapping[str, int]
    vectors: NDArray[np.float32]

    def rows(self, words: Iterable[str]) -> NDArray[np.int64]:
        """Return the row of each word."""
        unknown = len(self.vectors) - 1
        return np.array([self.numbers.get(word, unknown) for word in words], np.int64)

    def directions(self, rows: NDArray[np.int64], begins: NDArray[np.int64]) -> Directions:
        """Return the mean direction of the words of each stretch, of length ``LENGTH``.

        Args:
            rows: The row of each word.
            begins: The number of the first word of each stretch, rising; the first is 0.

        Returns:
            A row a stretch; zeros where none of its words is known.
        """
        if not len(begins):
            return self.vectors[:0]
        sums = np.add.reduceat(self.vectors[rows], begins, axis=0)
        lengths: Directions = np.linalg.norm(sums, axis=1, keepdims=True) + _TINY
        found: Directions = sums * (LENGTH / lengths)
        return found

    def shares(self, rows: NDArray[np.int64]) -> Directions:
        """Return for each word its part of the mean direction of all."""
        vectors = self.vectors[rows]
        longer = np.float32(LENGTH / (np.linalg.norm(vectors.sum(0)) + _TINY))
        found: Directions = vectors * longer
        return found


def weighted(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return vectors of words, the commonest first, each as long as its word counts.

    Common words count little: a word counts ``a / (a + p)`` with p its share of all text, taken
    from its rank by Zipf's law (Arora, Liang and Ma 2017).
    """
    frequency = 1 / (np.arange(len(vectors)) + 10) / _MOST_COMMON
    counts = (_COMMON / (_COMMON + frequency)).astype(np.float32)
    lengths: NDArray[np.float32] = np.linalg.norm(vectors, axis=1, keepdims=True)
    return vectors / lengths * counts[:, None]


def load(path: Path) -> Kinship:
    """Return the kinship vectors written to a file."""
    with np.load(path, allow_pickle=False) as arrays:
        words = str(arrays["words"]).split("\n")
        vectors = weighted(arrays["vectors"].astype(np.float32))
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
