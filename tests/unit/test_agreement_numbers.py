from __future__ import annotations

import numpy as np
import pytest

from coding.agreement import chance, distances
from coding.agreement.alpha import alpha, alpha_of_ranks, alpha_ordinal
from coding.agreement.bootstrap import intervals
from coding.agreement.coded import coded_from
from coding.agreement.measures import compared, measures
from coding.agreement.overlaps import jaccard, masi
from coding.agreement.ratings import of_categories, of_codes
from coding.agreement.sets import of_sets
from coding.agreement.sums import coincidences, summed
from coding.agreement.tables import read_table

SETS = np.array([[0b000], [0b001], [0b011], [0b110], [0b010]], dtype=np.uint64)
NONE, A, AB, BC, B = range(5)


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [(A, AB, 2 / 3), (AB, BC, 8 / 9), (A, B, 1), (AB, AB, 0), (NONE, NONE, 0), (NONE, A, 1)],
)
def test_masi_tells_sets_apart_as_published(one: int, other: int, apart: float) -> None:
    distance = masi(SETS)
    for pair in ((one, other), (other, one)):
        assert distance(*(np.array([each]) for each in pair))[0] == pytest.approx(apart)


def test_jaccard_is_the_share_that_is_not_common() -> None:
    assert jaccard(SETS)(np.array([AB, NONE]), np.array([BC, NONE])).tolist() == [1 - 1 / 3, 0]


def test_sets_of_more_codes_than_a_word_holds_are_told_apart() -> None:
    given = np.zeros((70, 2, 2), dtype=np.bool_)
    given[[3, 69], 0, 0] = given[[3], 1, 0] = given[[69], :, 1] = True
    ratings, sets = of_sets(given, np.ones((2, 2), dtype=np.bool_))
    assert len(sets) == 3
    first = ratings.values[np.argmax(ratings.values[:, 0] != ratings.values[:, 1])]
    assert masi(sets)(first[:1], first[1:])[0] == pytest.approx(2 / 3)


def test_a_unit_with_very_many_codes_takes_no_more_memory_than_others() -> None:
    given = np.zeros((400, 2, 3), dtype=np.bool_)
    given[:, 0, 0] = given[:200, 1, 0] = True
    ratings, sets = of_sets(given, np.ones((2, 3), dtype=np.bool_))
    apart = masi(sets)(ratings.values[:, 0], ratings.values[:, 1])
    assert sorted(apart.tolist()) == [0, pytest.approx(1 - 0.5 * 2 / 3)]


def test_one_number_written_in_two_ways_is_one_category() -> None:
    rows = b"unit,coder,code\n1,a,1\n1,b,1.0\n2,a,2\n2,b,1e0\n"
    coded = read_table(rows, single=True, scale="interval").coded
    assert coded is not None
    assert coded.codes == ("1", "2")


def test_a_manuals_thousand_characters_agree_as_it_says() -> None:
    given = np.array([[[1, 1, 0, 0], [1, 0, 1, 0]]], dtype=np.bool_)
    weight = np.array([50.0, 75, 75, 800])
    ratings = of_codes(given, np.ones((2, 4), dtype=np.bool_), weight=weight)
    sums = summed(ratings)
    assert chance.percent(sums)[0] == pytest.approx(0.85)
    assert chance.conger(sums)[0] == pytest.approx(0.3143, abs=5e-5)


def test_quadratic_weights_give_the_alpha_of_an_interval() -> None:
    numbers = np.array([1.0, 2, 4, 9])
    values = np.array([[0, 1, 2, 3, 1, -1], [0, 2, 2, 3, 1, 1], [1, 1, 3, 3, -1, 0]])
    ratings = of_categories(values, categories=4)
    found = [
        alpha(summed(ratings, distance), distance)[0]
        for distance in (distances.quadratic(numbers), distances.interval(numbers))
    ]
    assert found[0] == pytest.approx(found[1])
    assert 0.5 < found[0] < 1


def test_patterns_of_many_coders_are_counted_as_those_of_few() -> None:
    given = np.array([[[1, 0, 1, 1], [1, 0, 0, 1]]], dtype=np.bool_)
    seen = np.array([[1, 1, 1, 0], [1, 1, 1, 1]], dtype=np.bool_)
    few = compared(of_codes(given, seen))
    blind = np.zeros((1, 10, 4), dtype=np.bool_)
    many = of_codes(np.concatenate((given, blind), axis=1), np.concatenate((seen, blind[0])))
    for name in ("percent", "alpha_nominal", "ac1", "fleiss_kappa", "conger_kappa"):
        assert measures(compared(many))[0][name] == measures(few)[0][name]


def test_codes_are_worked_out_each_by_itself() -> None:
    chance_ = np.random.default_rng(4)
    given = chance_.random((5, 3, 40)) < 0.4
    seen = chance_.random((3, 40)) < 0.8
    together = measures(compared(of_codes(given, seen)))
    alone = [measures(compared(of_codes(given[[code]], seen)))[0] for code in range(5)]
    assert list(together) == alone


def test_documents_add_up_to_the_whole() -> None:
    chance_ = np.random.default_rng(5)
    given = chance_.random((3, 3, 60)) < 0.3
    seen = chance_.random((3, 60)) < 0.9
    cluster = chance_.integers(0, 7, 60)
    parts = compared(of_codes(given, seen, cluster=cluster, clusters=7)).shaped(3, 7).added()
    for one, other in zip(measures(parts), measures(compared(of_codes(given, seen))), strict=True):
        for name, found in one.items():
            assert found.value == pytest.approx(other[name].value)


def test_an_interval_holds_the_value_and_is_the_same_each_time() -> None:
    rows = [
        (f"u{unit}", coder, "x" if (unit * 7 + (coder == "b") * (unit % 5 == 0)) % 3 == 0 else "")
        for unit in range(60)
        for coder in "ab"
    ]
    coded = coded_from(rows, clusters={f"u{unit}": f"d{unit // 4}" for unit in range(60)})
    of = compared(coded.code_by_code(clustered=True)).shaped(1, 15)
    (one,) = intervals(of, draws=400)["alpha_nominal"]
    value = alpha(of.added().sums)[0]
    assert one.low is not None
    assert one.high is not None
    assert one.low < value < one.high
    assert (one.clusters, one.trusted, one.undefined) == (15, True, 0)
    assert intervals(of, draws=400)["alpha_nominal"] == (one,)


def test_draws_without_variation_are_counted_and_left_out() -> None:
    rows = [(f"u{unit}", coder, "x" if unit == 0 else "") for unit in range(4) for coder in "ab"]
    of = compared(coded_from(rows).code_by_code(clustered=True)).shaped(1, 4)
    (found,) = intervals(of, draws=500)["alpha_nominal"]
    assert (found.low, found.high) == (1, 1)
    assert found.undefined == pytest.approx(0.75**4, abs=0.08)
    assert not found.trusted


def test_alpha_of_ranks_from_what_meets_is_that_of_the_answers() -> None:
    values = np.array([[0, 1, 2, 3, 1, -1], [0, 2, 2, 3, 1, 1], [1, 1, 3, 3, -1, 0]])
    ratings = of_categories(values, categories=4)
    met = coincidences(ratings)
    assert alpha_of_ranks(met)[0] == pytest.approx(alpha_ordinal(ratings)[0])
    assert met.sum() == np.count_nonzero(values >= 0)
