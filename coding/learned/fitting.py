"""Fitting weights to coded passages: one logistic regression a code."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

from coding.learned.features import features, pieces
from coding.learned.model import Model, vocabulary, weighed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from scipy.sparse import csr_array

    from coding.learned.features import Families
    from coding.learned.kinship import Kinship
    from coding.learned.model import Vocabulary

LOOSENESS = 8.0  # how freely weights follow single passages; the C of a support vector machine
FEWEST_TEXTS = 2  # a feature of one passage says nothing of the next
_STEEPEST = 1e-3  # slope at the end: the penalty holds weights as near the best, so machines agree
_MOST_STEPS = 3000
_REMEMBERED = 30  # steps from which the next is reckoned; with ten it takes twice as many


def fit(
    texts: Sequence[str],
    labels: NDArray[np.bool_],
    codes: Sequence[str],
    families: Families,
    kinship: Kinship,
) -> Model:
    """Return a model fitted to coded texts; the same texts give the same model.

    Args:
        texts: The texts.
        labels: For each text and code, whether it carries it.
        codes: Ids of the codes, in the order of the columns.
        families: Families of words.
        kinship: Vectors of single words.
    """
    found = [features(text, families) for text in texts]
    known = _vocabulary(found)
    table = _table(found, known, np.vstack([_direction(text, kinship) for text in texts]))
    columns = [_weights(table, len(known.numbers), labels[:, i]) for i in range(len(codes))]
    both = np.array([weights for weights, _ in columns]).T
    cut = len(known.numbers)
    return Model(
        codes=tuple(codes),
        vocabulary=known,
        kinship=kinship,
        weights=both[:cut].astype(np.float32),
        kin_weights=both[cut:].astype(np.float32),
        bias=np.array([bias for _, bias in columns], np.float32),
    )


def _direction(text: str, kinship: Kinship) -> NDArray[np.float32]:
    """Return the mean direction of the words of a text, as a table of one row."""
    rows = kinship.rows(word for word, _, _ in pieces(text))
    if not len(rows):
        return np.zeros((1, kinship.vectors.shape[1]), np.float32)
    return kinship.directions(rows, np.zeros(1, np.int64))


def _vocabulary(found: Sequence[Counter[str]]) -> Vocabulary:
    """Return the features that occur in at least ``FEWEST_TEXTS`` texts."""
    counts = Counter(feature for one in found for feature in one)
    known = sorted(feature for feature, count in counts.items() if count >= FEWEST_TEXTS)
    texts_with = np.array([counts[feature] for feature in known], float)
    rarity = 1 + np.log((1 + len(found)) / (1 + texts_with))
    return vocabulary(known, rarity.astype(np.float32))


def _table(
    found: Sequence[Counter[str]], known: Vocabulary, directions: NDArray[np.float32]
) -> csr_array:
    """Return a row a text: its features, then its mean direction."""
    from scipy.sparse import coo_array, csr_array, hstack  # noqa: PLC0415 - only to fit a model

    entries = [
        (row, known.numbers[feature], count)
        for row, one in enumerate(found)
        for feature, count in one.items()
        if feature in known.numbers
    ]
    rows, numbers, counts = np.array(entries, np.int64).reshape(-1, 3).T
    values = weighed(rows, numbers, counts, known).astype(float)
    shape = (len(found), len(known.numbers))
    table = coo_array((values, (rows, numbers)), shape=shape)
    return csr_array(hstack([table, csr_array(directions.astype(float))]))


def _weights(
    table: csr_array, features: int, labels: NDArray[np.bool_]
) -> tuple[NDArray[np.float64], float]:
    """Return weights and bias of one code, features freer the more they tell of it.

    A feature is brought up by half of how far the logarithm of its share among passages with the
    code lies from that among passages without it, beside the mean of all features (after Wang and
    Manning 2012), so that few passages suffice for one that is seen nearly always with the code.

    Args:
        table: A row a text: its features, then its mean direction.
        features: How many columns are features.
        labels: For each text whether it carries the code.
    """
    from scipy.sparse import diags_array  # noqa: PLC0415 - only to fit a model

    there = table[:, :features] > 0
    told = np.log(_shares(there[labels]) / _shares(there[~labels]))
    scales = np.ones(table.shape[1])
    scales[:features] = (1 + np.abs(told) / np.abs(told).mean()) / 2
    weights, bias = logistic(table @ diags_array(scales), labels, LOOSENESS)
    return weights * scales, bias


def _shares(there: csr_array) -> NDArray[np.float64]:
    """Return the share of rows in which each feature is, one row with and one without added."""
    found: NDArray[np.float64] = (1 + there.sum(0)) / (2 + there.shape[0])
    return found


def logistic(
    table: csr_array | NDArray[np.float64], labels: NDArray[np.bool_], looseness: float
) -> tuple[NDArray[np.float64], float]:
    """Return the weights and the bias of a logistic regression with a ridge penalty.

    It minimises ``|w|^2 / 2 + C sum(log(1 + exp(-y (x w + b))))``, y being 1 or -1, until no slope
    is steeper than ``_STEEPEST``.

    Args:
        table: A row a case, a column a feature.
        labels: For each case whether it is one.
        looseness: C: how freely the weights follow single cases.
    """
    from scipy.optimize import minimize  # noqa: PLC0415 - only where a model is fitted

    signs = np.where(labels, 1.0, -1.0)
    turned = table.T if isinstance(table, np.ndarray) else table.T.tocsr()

    def loss(point: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        weights, bias = point[:-1], point[-1]
        margins = signs * (table @ weights + bias)
        slopes = -looseness * signs / (1 + np.exp(np.clip(margins, -500, 500)))
        value = weights @ weights / 2 + looseness * np.logaddexp(0, -margins).sum()
        return float(value), np.append(weights + turned @ slopes, slopes.sum())

    start = np.zeros(table.shape[1] + 1)
    found = minimize(
        loss,
        start,
        jac=True,
        method="L-BFGS-B",
        options={
            "gtol": _STEEPEST,
            "ftol": 0.0,
            "maxcor": _REMEMBERED,
            "maxiter": _MOST_STEPS,
            "maxfun": 2 * _MOST_STEPS,
        },
    ).x
    return found[:-1], float(found[-1])
