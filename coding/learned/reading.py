"""Reading a text fast: the numbers of the features a model knows, and where they stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from coding.learned.features import NEAR, is_passed_over, pieces, stem

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from coding.learned.features import Families
    from coding.learned.model import Vocabulary

_BASE = 1 << 20  # a pair of numbers below this is one number
_REMEMBERED = 100_000


@dataclass(frozen=True, slots=True)
class Occurrences:
    """Where known features stand in a text.

    Attributes:
        words: The words of the text in lower case.
        starts: Where each stands in the text, in code points.
        ends: Where each ends.
        features: The number of each feature found, once each time it occurs.
        firsts: The first word each rests on.
        seconds: The second word, or the first again.
    """

    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    features: NDArray[np.int64]
    firsts: NDArray[np.int64]
    seconds: NDArray[np.int64]


class _Known(NamedTuple):
    """What is known of a word; -1 stands for nothing.

    Attributes:
        stem: Number of its stem among stems.
        alone: Number of the feature that is its stem.
        family: Number of the feature that is its family.
        token: Number of what stands for it in pairs.
        content: Whether it is a word of content.
    """

    stem: int
    alone: int
    family: int
    token: int
    content: bool


class Reader:
    """Reads texts by a vocabulary; finds what ``features.read`` finds of it, and faster."""

    def __init__(self, vocabulary: Vocabulary, families: Families) -> None:
        """Take the vocabulary apart into single words and pairs."""
        self._families = families
        self._numbers = vocabulary.numbers
        self._stems: dict[str, int] = {}
        self._tokens: dict[str, int] = {}
        self._neighbours = self._pairs("b:", self._stems)
        self._near = self._pairs("p:", self._tokens)
        self._known: dict[str, _Known] = {}

    def read(self, text: str) -> Occurrences:
        """Return the known features of a text."""
        found = pieces(text)
        known = [self._of(word) for word, _, _ in found]
        rows: list[tuple[int, int, int]] = []
        content: list[tuple[int, int]] = []
        before = -1
        for i, word in enumerate(known):
            if word.alone >= 0:
                rows.append((word.alone, i, i))
            if before >= 0 and word.stem >= 0:
                pair = self._neighbours.get(before * _BASE + word.stem)
                if pair is not None:
                    rows.append((pair, i - 1, i))
            if word.family >= 0:
                rows.append((word.family, i, i))
            if word.content:
                content.append((i, word.token))
            before = word.stem
        rows += self._pairs_near(content)
        table = np.array(rows, np.int64).reshape(-1, 3)
        return Occurrences(
            tuple(word for word, _, _ in found),
            tuple(start for _, start, _ in found),
            tuple(end for _, _, end in found),
            *table.T,
        )

    def _pairs_near(self, content: Sequence[tuple[int, int]]) -> list[tuple[int, int, int]]:
        """Return the known pairs of words of content that stand near each other."""
        rows = []
        for n, (i, one) in enumerate(content):
            if one < 0:
                continue
            for j, other in content[n + 1 : n + 1 + NEAR]:
                pair = self._near.get(one * _BASE + other) if other >= 0 else None
                if pair is not None:
                    rows.append((pair, i, j))
        return rows

    def _pairs(self, kind: str, numbered: dict[str, int]) -> Mapping[int, int]:
        """Return the features of one kind of pairs by the numbers of both parts."""
        found = {}
        for name, number in self._numbers.items():
            if name.startswith(kind):
                one, other = name[len(kind) :].split(" ")
                left = numbered.setdefault(one, len(numbered))
                found[left * _BASE + numbered.setdefault(other, len(numbered))] = number
        return found

    def _of(self, word: str) -> _Known:
        """Return what is known of a word."""
        known = self._known.get(word)
        if known is None:
            if len(self._known) > _REMEMBERED:
                self._known.clear()
            family, stemmed = self._families.of(word), stem(word)
            known = self._known[word] = _Known(
                self._stems.get(stemmed, -1),
                self._numbers.get(f"w:{stemmed}", -1),
                self._numbers.get(f"f:{family}", -1) if family else -1,
                self._tokens.get(family.upper() if family else stemmed, -1),
                bool(family) or not is_passed_over(word),
            )
        return known
