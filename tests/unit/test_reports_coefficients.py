from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from reports import coefficients


def counts(*numbers: int) -> tuple[coefficients.Counts, ...]:
    return tuple(np.array([number]) for number in numbers)


KNOWN = counts(100, 10, 5, 1000)


def test_the_coefficients_of_a_known_table_are_right_to_their_last_digit() -> None:
    n1, n2, n12, n = KNOWN
    assert coefficients.jaccard(n1, n2, n12)[0] == pytest.approx(0.0476, abs=5e-5)
    assert coefficients.lift(n1, n2, n12, n)[0] == pytest.approx(5.0)
    assert coefficients.pmi(n1, n2, n12, n)[0] == pytest.approx(2.32193, abs=5e-6)
    assert coefficients.npmi(n1, n2, n12, n)[0] == pytest.approx(0.30376, abs=5e-6)
    assert coefficients.yules_q(n1, n2, n12, n)[0] == pytest.approx(0.80808, abs=5e-6)
    assert coefficients.phi(n1, n2, n12, n)[0] == pytest.approx(0.13401, abs=5e-6)
    assert coefficients.g2(n1, n2, n12, n)[0] == pytest.approx(10.39828, abs=5e-6)
    assert coefficients.fisher_p(n1, n2, n12, n)[0] == pytest.approx(0.00152, abs=5e-6)
    assert coefficients.conditional(n12, n2)[0] == pytest.approx(0.5)


@pytest.mark.parametrize("table", [(0, 0, 0, 10), (0, 5, 0, 10), (10, 10, 10, 10), (0, 0, 0, 0)])
def test_without_variation_a_test_is_undefined(table: tuple[int, int, int, int]) -> None:
    n1, n2, n12, n = counts(*table)
    assert np.isnan(coefficients.g2(n1, n2, n12, n)[0])
    assert np.isnan(coefficients.fisher_p(n1, n2, n12, n)[0])
    assert np.isnan(coefficients.phi(n1, n2, n12, n)[0])
    assert np.isnan(coefficients.npmi(n1, n2, n12, n)[0])
    assert np.isnan(coefficients.yules_q(n1, n2, n12, n)[0])


def test_codes_in_use_that_never_meet_have_the_lowest_npmi() -> None:
    n1, n2, n12, n = counts(3, 4, 0, 10)
    assert coefficients.npmi(n1, n2, n12, n)[0] == -1
    assert coefficients.pmi(n1, n2, n12, n)[0] == -np.inf
    assert coefficients.yules_q(n1, n2, n12, n)[0] == -1


def test_large_counts_do_not_overflow() -> None:
    n1, n2, n12, n = counts(4_000_000, 4_000_000, 2_000_000, 10_000_000)
    assert coefficients.phi(n1, n2, n12, n)[0] == pytest.approx(1 / 6)


@pytest.mark.parametrize("table", [(3, 4, 2, 10), (7, 8, 5, 10), (50, 60, 30, 90), (1, 1, 1, 2)])
def test_fishers_p_is_that_of_the_textbook_test(table: tuple[int, int, int, int]) -> None:
    n1, n2, n12, n = table
    square = np.array([[n12, n1 - n12], [n2 - n12, n - n1 - n2 + n12]])
    expected = stats.fisher_exact(square).pvalue
    assert coefficients.fisher_p(*counts(*table))[0] == pytest.approx(expected, rel=1e-9)


def test_false_discovery_steps_up_over_the_defined_ones() -> None:
    p = np.array([0.01, np.nan, 0.04, 0.03, 0.5])
    q = coefficients.false_discovery(p)
    assert q[[0, 2, 3, 4]] == pytest.approx([0.04, 0.04 * 4 / 3, 0.04 * 4 / 3, 0.5])
    assert np.isnan(q[1])
    defined = p[~np.isnan(p)]
    assert q[~np.isnan(q)] == pytest.approx(stats.false_discovery_control(defined))


def test_frequencies_that_differ_more_than_fivefold_are_flagged() -> None:
    n1, n2 = np.array([11, 10, 2, 0]), np.array([2, 2, 11, 9])
    assert coefficients.lopsided(n1, n2).tolist() == [True, False, True, False]
