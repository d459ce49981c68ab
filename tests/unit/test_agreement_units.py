from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from coding.agreement.coded import coded_from
from coding.agreement.segmentation import (
    boundaries,
    boundary_similarity,
    pk,
    window_diff,
)
from coding.agreement.stretches import unit_alphas
from coding.agreement.unitizing import Continuum, Unit, unitized

ALEX = (Unit(2, 5, 1), Unit(9, 11, 1), Unit(12, 20, 2))
PAUL = (Unit(2, 5, 1), Unit(7, 15, 2))
SUSAN = (Unit(2, 5, 1), Unit(10, 15, 2))


def test_the_published_example_of_unitizing_is_found() -> None:
    found = unitized([Continuum(20, (ALEX, PAUL, SUSAN))], 2)
    assert found.u == pytest.approx(0.474, abs=5e-4)
    assert found.marked == pytest.approx(0.433, abs=5e-4)
    assert found.coded == pytest.approx(0.779, abs=5e-4)
    assert found.by_value == pytest.approx([0.769, 0.787], abs=5e-4)


def test_who_has_not_seen_a_text_does_not_count() -> None:
    one = Continuum(20, (ALEX, PAUL, SUSAN))
    other = Continuum(30, (None, (Unit(3, 9, 1),), None))
    with_none = Continuum(20, (*one.coders, None))
    for found in (unitized([one, other], 2), unitized([with_none], 2)):
        assert found.u == unitized([one], 2).u


def test_equal_units_agree_and_no_units_are_undefined() -> None:
    assert unitized([Continuum(20, (ALEX, ALEX))], 2).u == 1
    nothing = unitized([Continuum(20, ((), ()))], 1)
    assert np.isnan([nothing.u, nothing.marked, nothing.coded, *nothing.by_value]).all()
    assert np.isnan(unitized([Continuum(20, (ALEX, None))], 2).u)


def test_renaming_coders_changes_no_unitizing() -> None:
    found = unitized([Continuum(20, (SUSAN, ALEX, PAUL))], 2)
    assert found.u == pytest.approx(unitized([Continuum(20, (ALEX, PAUL, SUSAN))], 2).u)


def test_passages_laid_end_to_end_are_units_of_their_document() -> None:
    rows = [("p1", "A", "x"), ("p1", "B", "x"), ("p2", "A", ""), ("p2", "B", "x")]
    rows += [("p3", "A", "x"), ("p4", "A", ""), ("p4", "B", "")]
    coded = coded_from(rows, clusters=dict.fromkeys(("p1", "p2", "p3", "p4"), "document"))
    coded = replace(coded, weight=np.array([10.0, 5, 40, 20]))
    one, other = (Unit(0, 10, 1),), (Unit(0, 10, 1), Unit(10, 15, 1))
    expected = unitized([Continuum(35, (one, other))], 1).u
    assert unit_alphas(coded)["x"].measure.value == pytest.approx(expected)
    parted = replace(coded, cluster=np.array([0, 0, 1, 1]), clusters=2)
    interval = unit_alphas(parted, draws=30)["x"].interval
    assert interval is not None
    assert interval.clusters == 2
    unseen = coded.among(np.array([False, False, True, False]))
    assert unit_alphas(unseen)["x"].measure.reason == "no unit was seen by two coders"


def test_a_near_miss_counts_half_of_a_miss() -> None:
    one, near, far = boundaries((2, 3, 6)), boundaries((2, 4, 5)), boundaries((2, 7, 2))
    assert boundary_similarity(one, one) == 1
    assert boundary_similarity(one, near) == pytest.approx(1 - 0.5 / 2)
    assert boundary_similarity(one, far) == pytest.approx(1 - 2 / 3)


def test_two_texts_nobody_cut_have_nothing_to_agree_on() -> None:
    assert np.isnan(boundary_similarity(boundaries((5,)), boundaries((5,))))
    assert np.isnan(pk(boundaries((1,)), boundaries((1,))))
    assert np.isnan(window_diff(boundaries((2,)), boundaries((1, 1))))
