"""The learned model: plain arrays, and what they say of a text for each code."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from coding.learned.kinship import Kinship
    from coding.learned.reading import Occurrences

    Logits = NDArray[np.float32]

ABSTRACT = "fp"  # kinds of features that are families, and pairs of what may be one


class LogOdds(NamedTuple):
    """What the model makes of texts read together.

    Attributes:
        texts: The log-odds of each code for each text; a row a text, a column a code.
        parts: The same for each part of the texts.
        shares: For each feature found in the texts, each time it occurs, its share in the value of
            the feature there; its weight times this is how far it moved the log-odds.
    """

    texts: Logits
    parts: Logits
    shares: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The features the model knows.

    Attributes:
        numbers: The number of each feature by name.
        rarity: For each feature, how much its rarity counts: 1 + ln((1 + n) / (1 + texts with it)).
        abstract: For each feature 1 where it is a family or a pair of them, else 0.
    """

    numbers: Mapping[str, int]
    rarity: NDArray[np.float32]
    abstract: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Model:
    """Weights for a few codes.

    Attributes:
        codes: Ids of the codes, in the order of the columns.
        vocabulary: The features known.
        kinship: Vectors of single words.
        weights: For each feature and code its weight.
        kin_weights: For each dimension of the kinship vectors and code its weight.
        bias: For each code what it starts from.
    """

    codes: tuple[str, ...]
    vocabulary: Vocabulary
    kinship: Kinship
    weights: NDArray[np.float32]
    kin_weights: NDArray[np.float32]
    bias: NDArray[np.float32]

    def logits(self, seen: Occurrences, parts: NDArray[np.int64]) -> LogOdds:
        """Return the log-odds of each code for each text, and for each part of the texts.

        Args:
            seen: The texts.
            parts: The number of the first word of each part, rising; each text that has words
                begins one. A feature whose words lie in two parts counts for the text only.
        """
        texts = np.flatnonzero(np.diff(seen.begins))
        count = len(seen.begins) - 1
        found = np.tile(self.bias, (count + len(parts), 1))
        for place, begins in ((texts, seen.begins[texts]), (count + np.arange(len(parts)), parts)):
            kin = self.kinship.directions(seen.kin, begins)
            found[place] += np.einsum("ij,jk->ik", kin, self.kin_weights)  # alike, however many
        part = np.searchsorted(parts, seen.firsts, side="right")
        inside = (part > 0) & (part == np.searchsorted(parts, seen.seconds, side="right"))
        shares = self._add(found, seen.of_text, seen.features)
        self._add(found, (count - 1 + part)[inside], seen.features[inside])
        return LogOdds(found[:count], found[count:], shares)

    def moved_by(
        self, seen: Occurrences, shares: NDArray[np.float32], text: int, code: int
    ) -> NDArray[np.float32]:
        """Return for each word of a text how far it moved the log-odds of a code.

        A feature's share is divided evenly among the words it rests on; what the model starts
        from belongs to no word.

        Args:
            seen: Texts read together.
            shares: The shares of the features found in them.
            text: The number of the text.
            code: The number of the code.
        """
        start, end = seen.begins[text : text + 2]
        ours = slice(*np.searchsorted(seen.of_text, (text, text + 1)))
        each = shares[ours] * self.weights[seen.features[ours], code] / 2
        moved = sum(
            np.bincount(words[ours] - start, each, minlength=end - start)
            for words in (seen.firsts, seen.seconds)
        )
        kin = self.kinship.shares(seen.kin[start:end]) @ self.kin_weights[:, code]
        found: NDArray[np.float32] = (moved + kin).astype(np.float32)
        return found

    def _add(
        self, found: Logits, rows: NDArray[np.int64], features: NDArray[np.int64]
    ) -> NDArray[np.float32]:
        """Add to rows what features speak for, and return the share of each time one occurs.

        Args:
            found: The log-odds; a column a code.
            rows: For each time a feature occurs, the row it speaks in.
            features: The number of the feature.
        """
        size = len(self.vocabulary.rarity)
        keys, which, counts = np.unique(
            rows * size + features, return_inverse=True, return_counts=True
        )
        places, numbers = np.divmod(keys, size)
        values = weighed(places, numbers, counts, self.vocabulary)
        some, firsts = np.unique(places, return_index=True)
        if len(some):
            moved = values[:, None] * self.weights[numbers]
            found[some] += np.add.reduceat(moved, firsts, axis=0)
        shares: NDArray[np.float32] = (values / counts)[which].astype(np.float32)
        return shares


def weighed(
    rows: NDArray[np.int64],
    numbers: NDArray[np.int64],
    counts: NDArray[np.int64],
    vocabulary: Vocabulary,
) -> NDArray[np.float32]:
    """Return the value of each feature of each row.

    It is ``(1 + ln(count)) * rarity``; each of the two blocks of features (words and neighbours;
    families and pairs) is then brought to length 1 in its row, so that long texts do not outweigh
    short ones (Salton and Buckley 1988).
    """
    values = (1 + np.log(counts)) * vocabulary.rarity[numbers]
    blocks = rows * 2 + vocabulary.abstract[numbers]
    squares = np.bincount(blocks, values**2, minlength=1)
    found: NDArray[np.float32] = (values / np.sqrt(squares[blocks])).astype(np.float32)
    return found


def vocabulary(names: Sequence[str], rarity: NDArray[np.float32]) -> Vocabulary:
    """Return features as a model knows them."""
    abstract = np.array([name[0] in ABSTRACT for name in names], np.int64)
    return Vocabulary({name: number for number, name in enumerate(names)}, rarity, abstract)


def save(model: Model, path: Path) -> None:
    """Write a model as plain arrays, without its kinship vectors."""
    np.savez_compressed(
        path,
        codes=np.array(model.codes),
        features=np.array("\n".join(model.vocabulary.numbers)),
        rarity=model.vocabulary.rarity.astype(np.float16),
        weights=model.weights.astype(np.float16),
        kin_weights=model.kin_weights,
        bias=model.bias,
    )


def load(path: Path, kinship: Kinship) -> Model:
    """Return the model written to a file."""
    with np.load(path, allow_pickle=False) as arrays:
        names = str(arrays["features"]).split("\n")
        return Model(
            codes=tuple(map(str, arrays["codes"])),
            vocabulary=vocabulary(names, arrays["rarity"].astype(np.float32)),
            kinship=kinship,
            weights=arrays["weights"].astype(np.float32),
            kin_weights=arrays["kin_weights"],
            bias=arrays["bias"],
        )
