"""A thousand random tables, each worked out by another program too."""

from __future__ import annotations

import warnings
from functools import partial
from typing import TYPE_CHECKING, Any

import krippendorff
import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from nltk.metrics import binary_distance, jaccard_distance, masi_distance
from nltk.metrics.agreement import AnnotationTask
from sklearn.metrics import cohen_kappa_score
from statsmodels.stats.inter_rater import cohens_kappa, fleiss_kappa

from coding.agreement import assessing, chance, distances, overlaps
from coding.agreement.alpha import alpha, alpha_ordinal
from coding.agreement.coded import Coded, coded_from
from coding.agreement.measures import compared, measures
from coding.agreement.pairs import confusions, pairs
from coding.agreement.ratings import of_categories
from coding.agreement.segmentation import boundaries, boundary_similarity, pk, window_diff
from coding.agreement.sets import of_sets
from coding.agreement.sums import crossed, summed
from tests.property.chances import chances

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

    from coding.agreement.arrays import Flags, Places, Words

with warnings.catch_warnings():
    warnings.simplefilter("ignore", SyntaxWarning)  # its own, when Python first compiles it
    from segeval import boundary_similarity as their_similarity
    from segeval import pk as their_pk
    from segeval import window_diff as their_window_diff

    their_similarity((1, 1), (2,))  # it loads its parts when they are asked for

TABLES = 250  # for each of the four tests that ask other programs


@st.composite
def tables(draw: st.DrawFn, *, coders: int | None = None, missing: bool = True) -> Places:
    """Return ``(coders, units)`` of categories below 4, -1 not seen."""
    rows = draw(st.integers(2, 5)) if coders is None else coders
    units = draw(st.integers(2, 12))
    answer = st.integers(-1 if missing else 0, 3)
    row = st.lists(answer, min_size=units, max_size=units)
    return np.array(draw(st.lists(row, min_size=rows, max_size=rows)), dtype=np.int64)


@st.composite
def sets(draw: st.DrawFn) -> tuple[Flags, Flags]:
    """Return what 2 or 3 coders gave of 3 codes to some units, and what they saw."""
    coders, units = draw(st.integers(2, 3)), draw(st.integers(2, 8))
    cells = draw(st.lists(st.integers(0, 7), min_size=coders * units, max_size=coders * units))
    bits = np.array(cells).reshape(coders, units)
    given_ = np.stack([bits >> code & 1 for code in range(3)]).astype(np.bool_)
    shown = st.lists(st.booleans(), min_size=units, max_size=units)
    seen = np.array(draw(st.lists(shown, min_size=coders, max_size=coders)), dtype=np.bool_)
    return given_ & seen, seen


def empty_alike(
    theirs: Callable[[frozenset[int], frozenset[int]], float],
    one: frozenset[int],
    other: frozenset[int],
) -> float:
    return theirs(one, other) if one or other else 0.0


masses = st.lists(st.integers(1, 6), min_size=1, max_size=8)


def same(found: float, expected: float) -> None:
    assert found == pytest.approx(float(expected), abs=1e-10)


@settings(max_examples=TABLES, deadline=None)
@given(tables())
def test_alpha_is_that_of_krippendorff(table: Places) -> None:
    ratings = of_categories(table, categories=4)
    if not summed(ratings).varied[0]:
        assert np.isnan([alpha(summed(ratings))[0], alpha_ordinal(ratings)[0]]).all()
        return
    numbers = np.array([0.0, 1, 2, 3])
    data = np.where(table < 0, np.nan, table)
    interval, ratio = distances.interval(numbers), distances.ratio(numbers)
    found = {
        "nominal": alpha(summed(ratings))[0],
        "ordinal": alpha_ordinal(ratings)[0],
        "interval": alpha(summed(ratings, interval), interval)[0],
        "ratio": alpha(summed(ratings, ratio), ratio)[0],
    }
    for level, value in found.items():
        theirs = krippendorff.alpha(data, level_of_measurement=level, value_domain=numbers)  # type: ignore[arg-type]
        same(value, theirs)


@settings(max_examples=TABLES, deadline=None)
@given(tables(coders=2, missing=False), tables(missing=False))
def test_kappas_are_those_of_statsmodels_and_scikit_learn(pair: Places, table: Places) -> None:
    ratings = of_categories(pair, categories=4)
    square = crossed(ratings)
    if summed(ratings).varied[0]:
        with np.errstate(invalid="ignore"):  # its own, where a coder uses one category only
            theirs = cohens_kappa(square[0])
        same(chance.conger(summed(ratings))[0], theirs.kappa)
        if np.isfinite(theirs.var_kappa):
            same(chance.cohens_error(square)[0] ** 2, theirs.var_kappa)
        numbers = np.arange(4.0)
        kinds = {None: distances.nominal, "linear": distances.linear(numbers)}
        kinds["quadratic"] = distances.quadratic(numbers)
        for weights, distance in kinds.items():
            expected = cohen_kappa_score(*pair, labels=range(4), weights=weights)
            same(chance.conger(summed(ratings, distance), distance)[0], expected)
    many = summed(of_categories(table, categories=4))
    if many.varied[0]:
        counts = np.stack([(table == category).sum(axis=0) for category in range(4)], axis=1)
        same(chance.fleiss(many)[0], fleiss_kappa(counts, method="fleiss"))
        same(chance.brennan_prediger(many)[0], fleiss_kappa(counts, method="randolph"))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sets(st.integers(0, 69), max_size=6), min_size=1, max_size=30, unique_by=tuple),
    st.sampled_from((overlaps.masi, overlaps.jaccard)),
)
def test_pairs_counted_by_what_they_share_are_those_looked_at_one_by_one(
    codes: list[set[int]], kind: Callable[[Words], overlaps.Overlap]
) -> None:
    rows = [
        (sum(1 << k for k in each if k < 64), sum(1 << k - 64 for k in each if k >= 64))
        for each in codes
    ]
    distance = kind(np.array(rows, dtype=np.uint64))
    every = np.arange(len(codes))
    counts = np.stack((every + 1.0, every % 3))
    apart = distance(*np.ix_(every, every))
    for found, row in zip(distance.spread(counts), counts, strict=True):
        assert found == pytest.approx(row @ apart @ row)


@st.composite
def _coded(draw: st.DrawFn) -> Coded:
    """Return what 3 coders gave of 2 codes to units in 3 documents, many of them alike."""
    cells = draw(
        st.lists(st.lists(st.integers(-1, 3), min_size=3, max_size=3), min_size=1, max_size=30)
    )
    rows = [
        (f"{unit}", f"{coder}", code)
        for unit, said in enumerate(cells)
        for coder, what in enumerate(said)
        for code in {-1: (), 0: ("",), 1: ("a",), 2: ("b",), 3: ("a", "b")}[what]
    ]
    assume(rows)  # where nobody saw anything there is nothing to agree on
    return coded_from(
        rows, codes=("a", "b"), clusters={f"{unit}": f"{unit % 3}" for unit in range(30)}
    )


@settings(max_examples=60, deadline=None)
@given(_coded())
def test_units_answered_alike_may_be_taken_together(coded: Coded) -> None:
    whole, alike = (
        assessing.of_each_code(each, draws=20) for each in (coded, coded.together(clustered=True))
    )
    assert whole == alike
    assert assessing.of_sets(coded) == assessing.of_sets(coded.together())
    assert pairs(coded) == pairs(coded.together())
    assert confusions(coded) == confusions(coded.together())


@settings(max_examples=TABLES, deadline=None)
@given(sets())
def test_alpha_of_sets_is_that_of_nltk_with_empty_sets_alike(case: tuple[Flags, Flags]) -> None:
    given_, seen = case
    ratings, words = of_sets(given_, seen)
    data = [
        (coder, unit, frozenset(np.flatnonzero(given_[:, coder, unit]).tolist()))
        for coder, unit in zip(*np.nonzero(seen), strict=True)
    ]
    ours: dict[Any, distances.Distance] = {
        masi_distance: overlaps.masi(words),
        jaccard_distance: overlaps.jaccard(words),
        binary_distance: distances.nominal,
    }
    for theirs, distance in ours.items():
        sums = summed(ratings, distance, lean=True)
        if sums.varied[0]:
            task = AnnotationTask(data, distance=partial(empty_alike, theirs))
            same(alpha(sums, distance)[0], task.alpha())
        else:
            assert np.isnan(alpha(sums, distance)[0])


@settings(max_examples=TABLES, deadline=None)
@given(masses, masses, st.integers(2, 4))
def test_segmentations_are_compared_as_segeval_does(
    one: list[int], other: list[int], near: int
) -> None:
    short = sum(one) - sum(other)
    (other if short > 0 else one)[-1] += abs(short)
    if len(one) == len(other) == 1:  # segeval stops where nobody cut
        return
    first, second = boundaries(one), boundaries(other)
    a, b = tuple(one), tuple(other)
    same(boundary_similarity(first, second, near), their_similarity(a, b, n_t=near))
    if len(first) > 1:
        same(pk(first, second), their_pk(b, a))
        same(window_diff(first, second), their_window_diff(b, a))


@settings(deadline=None)
@given(tables(), chances)
def test_names_and_order_change_no_coefficient(table: Places, chance_: random.Random) -> None:
    coders, units, codes = list(range(len(table))), list(range(table.shape[1])), list(range(4))
    for names in (coders, units, codes):
        chance_.shuffle(names)
    renamed = np.append(np.array(codes), -1)[table][coders][:, units]
    before = measures(compared(of_categories(table, categories=4), binary=False))[0]
    after = measures(compared(of_categories(renamed, categories=4), binary=False))[0]
    assert [each.reason for each in before.values()] == [each.reason for each in after.values()]
    for one, other in zip(before.values(), after.values(), strict=True):
        assert one.value == pytest.approx(other.value, abs=1e-12)
