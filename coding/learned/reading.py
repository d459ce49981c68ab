"""Reading texts fast, many together: the numbers of the features a model knows, and where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from coding.learned.features import NEAR, is_content, pieces, stem

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from coding.learned.features import Families
    from coding.learned.kinship import Kinship
    from coding.learned.model import Vocabulary

    Numbers = NDArray[np.int64]

_BASE = 1 << 20  # a pair of numbers below this is one number
_NO_PAIR = 1 << 62
_REMEMBERED = 100_000


@dataclass(frozen=True, slots=True)
class Occurrences:
    """Where known features stand in texts read together; words are numbered through all of them.

    Attributes:
        words: The words of the texts in lower case.
        starts: Where each stands in its text, in code points.
        ends: Where each ends.
        kin: The row of each among the vectors of words.
        begins: For each text the number of its first word, and last the number of all words.
        features: The number of each feature found, once each time it occurs, text by text.
        of_text: The number of the text of each.
        firsts: The first word each rests on.
        seconds: The second word, or the first again.
    """

    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    kin: Numbers
    begins: Numbers
    features: Numbers
    of_text: Numbers
    firsts: Numbers
    seconds: Numbers


class _Known(NamedTuple):
    """What is known of a word; -1 stands for nothing.

    Attributes:
        stem: Number of its stem among stems.
        alone: Number of the feature that is its stem.
        family: Number of the feature that is its family.
        token: Number of what stands for it in pairs.
        content: 1 where it is a word of content, else 0.
        kin: Its row among the vectors of words.
    """

    stem: int
    alone: int
    family: int
    token: int
    content: int
    kin: int


class _Pairs:
    """The pairs of one kind that a vocabulary knows, by the numbers of both parts."""

    def __init__(self, numbers: Mapping[str, int], kind: str) -> None:
        """Number the parts of the pairs, and sort the pairs."""
        self.parts: dict[str, int] = {}
        found = [(_NO_PAIR, 0)]
        for name, number in numbers.items():
            if name.startswith(kind):
                one, other = (self._part(part) for part in name[len(kind) :].split(" "))
                found.append((one * _BASE + other, number))
        self._keys, self._features = np.array(sorted(found), np.int64).T

    def among(self, parts: Numbers, words: Numbers, texts: Numbers, apart: int) -> Numbers:
        """Return the known pairs among parts ``apart`` places from each other in one text.

        Args:
            parts: Numbers of parts in order, -1 for one that is in no pair.
            words: The word of each.
            texts: The text of each.
            apart: How many places the second stands after the first.

        Returns:
            A row a pair: its feature, its first word, its second word.
        """
        one, other = parts[:-apart], parts[apart:]
        joined = (one >= 0) & (other >= 0) & (texts[:-apart] == texts[apart:])
        keys = np.where(joined, one * _BASE + other, -1)
        near = np.searchsorted(self._keys, keys)
        hit = np.flatnonzero(self._keys[near] == keys)
        return np.column_stack([self._features[near[hit]], words[hit], words[hit + apart]])

    def _part(self, name: str) -> int:
        return self.parts.setdefault(name, len(self.parts))


class Reader:
    """Reads texts by a vocabulary; finds what ``features.features`` finds of it, and faster."""

    def __init__(self, vocabulary: Vocabulary, families: Families, kinship: Kinship) -> None:
        """Take the vocabulary apart into single words and pairs."""
        self._families = families
        self._kinship = kinship
        self._numbers = vocabulary.numbers
        self._neighbours = _Pairs(vocabulary.numbers, "b:")
        self._near = _Pairs(vocabulary.numbers, "p:")
        self._met: dict[str, int] = {}
        self._table = np.zeros((0, len(_Known._fields)), np.int64)

    def read(self, texts: Sequence[str]) -> Occurrences:
        """Return the known features of texts."""
        found = [pieces(text) for text in texts]
        counts = [len(each) for each in found]
        every = [piece for each in found for piece in each]
        words, starts, ends = zip(*every, strict=True) if every else ((), (), ())
        table = self._look_up(words)
        of_text = np.repeat(np.arange(len(texts)), counts)
        rows = self._rows(table, of_text)
        rows = rows[np.argsort(rows[:, 1], kind="stable")]
        begins = np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
        return Occurrences(
            *(words, starts, ends, table[:, -1], begins),
            features=rows[:, 0],
            of_text=of_text[rows[:, 1]],
            firsts=rows[:, 1],
            seconds=rows[:, 2],
        )

    def _rows(self, table: Numbers, of_text: Numbers) -> Numbers:
        """Return each known feature with the first and the second word it rests on."""
        stems, alone, families, tokens, content, _ = table.T
        words = np.arange(len(table))
        inside = np.flatnonzero(content)
        told, where = tokens[inside], of_text[inside]
        return np.concatenate(
            [
                *(np.column_stack([each, words, words])[each >= 0] for each in (alone, families)),
                self._neighbours.among(stems, words, of_text, 1),
                *(self._near.among(told, inside, where, n) for n in range(1, NEAR + 1)),
            ]
        )

    def _look_up(self, words: Sequence[str]) -> Numbers:
        """Return what is known of words, a row each with the columns of ``_Known``."""
        unmet = dict.fromkeys(word for word in words if word not in self._met)
        if unmet:
            if len(self._met) > _REMEMBERED:
                self._met, self._table = {}, self._table[:0]
                return self._look_up(words)
            self._met.update({word: len(self._met) + n for n, word in enumerate(unmet)})
            rows = np.array([self._of(word) for word in unmet], np.int64)
            self._table = np.concatenate([self._table, rows])
        return self._table[[self._met[word] for word in words]]

    def _of(self, word: str) -> _Known:
        """Return what is known of a word."""
        family, stemmed = self._families.of(word), stem(word)
        return _Known(
            self._neighbours.parts.get(stemmed, -1),
            self._numbers.get(f"w:{stemmed}", -1),
            self._numbers.get(f"f:{family}", -1) if family else -1,
            self._near.parts.get(family.upper() if family else stemmed, -1),
            int(bool(family) or is_content(word)),
            int(self._kinship.rows([word])[0]),
        )
