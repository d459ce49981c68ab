"""A test of independence where it is fair, and otherwise the reason why there is none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy import stats

if TYPE_CHECKING:
    from numpy.typing import NDArray

_LEAST = 5  # expected count from which the chi-square holds (Cochran 1954)
_MOST_BELOW = 0.2  # share of the cells that may expect less, though none less than 1


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a test says.

    Attributes:
        test: ``"chi-square"``, ``"Fisher"`` or ``"none"``.
        statistic: Chi-square; NaN for the others.
        p: Two-sided; NaN without a test.
        effect: Cramér's V, 0 to 1; NaN without a test.
        why: Why there is no test; empty where there is one.
    """

    test: str
    statistic: float
    p: float
    effect: float
    why: str = ""


def fair_test(table: NDArray[np.int64]) -> Verdict:
    """Return the test of a table of counts, of units that are independent of each other.

    Chi-square without a correction where at least 80 % of the cells expect five and none expects
    less than one (Cochran 1954); otherwise Fisher's exact test where the table is two by two.

    Args:
        table: Two rows, with and without something, by columns.
    """
    held = table[:, table.sum(axis=0) > 0]
    if held.shape[1] < 2:  # noqa: PLR2004 - one value cannot be compared
        return no_test("fewer than two values are stated")
    if (held.sum(axis=1) == 0).any():
        return no_test("all or none of the speakers have the code")
    expected = stats.contingency.expected_freq(held)
    low = int((expected < _LEAST).sum())
    if low <= _MOST_BELOW * expected.size and expected.min() >= 1:
        result = stats.chi2_contingency(held, correction=False)
        return Verdict("chi-square", result.statistic, result.pvalue, _cramer(held))
    if held.shape == (2, 2):
        return Verdict("Fisher", np.nan, float(stats.fisher_exact(held).pvalue), _cramer(held))
    return no_test(f"{low} of {expected.size} cells expect fewer than {_LEAST}")


def no_test(why: str) -> Verdict:
    """Return that there is no test, and why."""
    return Verdict("none", np.nan, np.nan, np.nan, why)


def _cramer(table: NDArray[np.int64]) -> float:
    statistic = stats.chi2_contingency(table, correction=False).statistic
    return float(np.sqrt(statistic / table.sum() / (min(table.shape) - 1)))
