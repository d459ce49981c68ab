"""How cues and the learned model are weighed together: seven signals of a code, one scale."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import exp
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from coding.values import Tier

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray


DECIDED_FROM = 1.5  # of log-odds between two directions; nearer ones were taken for each other as
# often as not on invented passages, out of fold


class Signals(NamedTuple):
    """What speaks for and against one upper code in a text.

    Attributes:
        learned: Log-odds by the learned model.
        cues: Score of the cues, 0 to 1.
        two_cues: 1 where two independent cues speak for it, else 0.
        cues_opposite: Score of the cues for the other direction of the category.
        learned_opposite: Log-odds of the other direction.
        learned_best: The highest log-odds of any code.
        cues_elsewhere: Sum of the cue scores of all other codes.
    """

    learned: float
    cues: float
    two_cues: float
    cues_opposite: float
    learned_opposite: float
    learned_best: float
    cues_elsewhere: float


@dataclass(frozen=True, slots=True)
class Tally:
    """How often hints of a tier were right where it was tried.

    Attributes:
        right: Hints that the passage's codes bear out.
        of: All hints.
    """

    right: int
    of: int


@dataclass(frozen=True, slots=True)
class Scale:
    """Weights of the signals, and from where on a hint is given.

    Attributes:
        weights: One for each of the signals.
        bias: What is added to them.
        suggest_from: The least share (0 to 1) at which a code is suggested.
        category_from: The least share of either direction of a category at which the likelier one
            is suggested, be it below ``suggest_from``.
        strong_from: The least share at which a hint with a cue is strong.
        tried: How often each tier was right on passages the scale had not seen.
        leanings: By code, log-odds added because documents carry it more often, or less, than the
            passages it was learned from; codes left out have none.
    """

    weights: tuple[float, ...]
    bias: float
    suggest_from: float
    category_from: float
    strong_from: float
    tried: Mapping[Tier, Tally]
    leanings: Mapping[str, float] = field(default_factory=dict)

    def odds(self, given: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return log-odds; the last dimension of what is given holds ``Signals``."""
        found: NDArray[np.float64] = self.bias + given @ np.array(self.weights)
        return found

    def leaning(self, codes: Sequence[str]) -> NDArray[np.float64]:
        """Return for each code what is added to its log-odds."""
        return np.array([self.leanings.get(code, 0.0) for code in codes])

    def tier(self, share: float, signals: Signals) -> Tier:
        """Return the tier of a hint: strong with a cue, high enough on the scale."""
        return Tier.STRONG if signals.cues > 0 and share >= self.strong_from else Tier.WEAK


def share(odds: float) -> float:
    """Return where on the scale log-odds stand, 0 to 1."""
    return 1 / (1 + exp(-odds)) if odds > 0 else exp(odds) / (1 + exp(odds))


def suggested(
    odds: NDArray[np.float64], opposites: Sequence[int], code_from: float, category_from: float
) -> NDArray[np.bool_]:
    """Return which codes are suggested: by their own share, or by that of their category.

    What a text is about may be clear where its direction is not; then the likelier direction is
    suggested.

    Args:
        odds: Log-odds; a row a text, a column a code.
        opposites: The column of the code of the same category in the other direction, -1 for none.
        code_from: The least share of a code.
        category_from: The least share of either direction of a category.
    """
    shares = (1 + np.tanh(odds / 2)) / 2  # as ``share`` says of one
    other = np.where(np.array(opposites, np.int64) >= 0, shares[:, opposites], 0.0)
    either = 1 - (1 - shares) * (1 - other)
    likelier = (shares >= other) & (either >= category_from)
    found: NDArray[np.bool_] = likelier | (shares >= code_from)
    return found


def is_decided(odds: float, opposite: float) -> bool:
    """Whether one direction of a category lies clear of the other, both given as log-odds."""
    return abs(odds - opposite) >= DECIDED_FROM


def signals(
    logits: NDArray[np.float64],
    cues: NDArray[np.float64],
    two_cues: NDArray[np.bool_],
    opposites: Sequence[int],
) -> NDArray[np.float64]:
    """Return the signals of each code in each text.

    Args:
        logits: Log-odds by the learned model; a row a text, a column a code.
        cues: The score of the cues of each code, 0 where none speaks; a last column holds the sum
            of the scores of all codes not among the columns.
        two_cues: Whether two independent cues speak for it.
        opposites: The column of the code of the same category in the other direction, -1 for none.

    Returns:
        Texts by codes by ``Signals``.
    """
    there = np.array(opposites, np.int64) >= 0
    scores = cues[:, :-1]
    least = logits.min(1, keepdims=True, initial=np.inf)
    most = logits.max(1, keepdims=True, initial=-np.inf)
    return np.stack(
        [
            logits,
            scores,
            two_cues,
            np.where(there, scores[:, opposites], 0.0),
            np.where(there, logits[:, opposites], least),
            np.broadcast_to(most, logits.shape),
            cues.sum(1, keepdims=True) - scores,
        ],
        axis=2,
    )
