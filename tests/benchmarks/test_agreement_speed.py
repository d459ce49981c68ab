"""How fast agreement is counted: a million passages, thirty codes, three coders."""

from __future__ import annotations

import tracemalloc
from time import perf_counter
from typing import TYPE_CHECKING, TypeVar, cast

import krippendorff
import numpy as np
import pytest

from coding.agreement.alpha import alpha
from coding.agreement.arrays import Flags, Places
from coding.agreement.bootstrap import intervals
from coding.agreement.coded import Coded
from coding.agreement.measures import coefficients, compared
from coding.agreement.overlaps import masi
from coding.agreement.ratings import of_codes
from coding.agreement.sets import of_sets
from coding.agreement.sums import summed
from coding.agreement.whole import agreement

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytest_benchmark.fixture import BenchmarkFixture

CODES, CODERS, UNITS, DOCUMENTS = 30, 3, 1_000_000, 1_000

T = TypeVar("T")
Million = tuple[Flags, Flags, Places]


@pytest.fixture(scope="module")
def million() -> Million:
    """Return codes of which few are frequent, who saw what, and the document of each passage."""
    chance = np.random.default_rng(3)
    truth = np.zeros((CODES, UNITS), dtype=np.bool_)
    shares = 1 / np.arange(1, CODES + 1)
    for some in (chance.random(UNITS) < 0.7, chance.random(UNITS) < 0.3):
        coded = np.flatnonzero(some)
        truth[chance.choice(CODES, len(coded), p=shares / shares.sum()), coded] = True
    given = np.empty((CODES, CODERS, UNITS), dtype=np.bool_)
    for code in range(CODES):
        for coder in range(CODERS):
            given[code, coder] = truth[code] & (chance.random(UNITS) < 0.8)
    seen = chance.random((CODERS, UNITS)) < 0.9
    return given, seen, np.sort(chance.integers(0, DOCUMENTS, UNITS))


@pytest.fixture(scope="module")
def coded(million: Million) -> Coded:
    """Return the same as a study has it."""
    given, seen, document = million
    names = tuple(map(str, range(UNITS)))
    codes, once = tuple(f"code {code}" for code in range(CODES)), np.ones(UNITS)
    return Coded(names, ("a", "b", "c"), codes, given & seen, seen, once, once, document, DOCUMENTS)


def timed(benchmark: BenchmarkFixture, work: Callable[[], T], *, rounds: int) -> T:
    done = benchmark.pedantic(work, rounds=rounds)  # type: ignore[no-untyped-call]  # theirs
    return cast("T", done)


def test_every_coefficient_of_every_code(benchmark: BenchmarkFixture, million: Million) -> None:
    given, seen, _ = million
    found = timed(benchmark, lambda: coefficients(compared(of_codes(given, seen))), rounds=3)
    began = perf_counter()
    data = np.where(seen, given[0], np.nan)
    theirs = krippendorff.alpha(data, level_of_measurement="nominal")
    alone = perf_counter() - began
    benchmark.extra_info["krippendorff: one coefficient of one code, seconds"] = alone
    assert found["alpha_nominal"][0] == pytest.approx(theirs)
    assert benchmark.stats is not None
    assert benchmark.stats.stats.min < CODES * alone


def test_a_thousand_draws_of_documents(benchmark: BenchmarkFixture, million: Million) -> None:
    given, seen, document = million

    def draw() -> None:
        of = compared(of_codes(given, seen, cluster=document, clusters=DOCUMENTS))
        intervals(of.shaped(CODES, DOCUMENTS), draws=1_000)

    timed(benchmark, draw, rounds=2)


def test_everything_there_is_to_say_of_a_million(benchmark: BenchmarkFixture, coded: Coded) -> None:
    found = timed(benchmark, lambda: agreement(coded, draws=0), rounds=3)
    assert found.overall["all_units"].measures["alpha_masi"].value == pytest.approx(0.683639)


def test_everything_with_a_thousand_draws(benchmark: BenchmarkFixture, coded: Coded) -> None:
    found = timed(benchmark, lambda: agreement(coded, draws=1_000), rounds=1)
    assert "alpha_masi" in found.overall["all_units"].intervals


def test_alpha_of_sets(benchmark: BenchmarkFixture, million: Million) -> None:
    """Codes given at random: as many different sets as there can be."""
    _, seen, _ = million
    given = np.random.default_rng(5).random((CODES, CODERS, UNITS), dtype=np.float32) < 0.05

    def of_million() -> int:
        ratings, sets = of_sets(given, seen)
        distance = masi(sets)
        alpha(summed(ratings, distance, lean=True), distance)
        return len(sets)

    benchmark.extra_info["different sets"] = timed(benchmark, of_million, rounds=2)


def test_memory_stays_below_two_gigabytes(benchmark: BenchmarkFixture, coded: Coded) -> None:
    def most() -> int:
        tracemalloc.start()
        agreement(coded, draws=1_000)
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return peak

    peak = timed(benchmark, most, rounds=1)
    benchmark.extra_info["peak, bytes"] = peak
    assert peak < 2 * 2**30
