"""Counting a million codes: beside what pandas alone would take, and within a fixed room."""

from __future__ import annotations

import time
import tracemalloc
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import pytest

from codebook.values import Category, Code, Codebook, Direction
from coding.values import Coder
from reports.cooccurrence import cooccurrence
from reports.evidence import Evidence
from reports.frequency import frequency
from reports.ground import Ground, gather

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytest_benchmark.fixture import BenchmarkFixture

CODES = 36
DOCUMENTS = 1000


def flat_codebook() -> Codebook:
    codes = tuple(
        Code(f"a.c{n % 5}.k{n}" if n >= 5 else f"a.c{n}", None if n < 5 else f"a.c{n % 5}",
             f"Code {n}", "a", f"c{n % 5}", "")
        for n in range(CODES)
    )  # fmt: skip
    return Codebook(
        "Bench", "0" * 64, "en", (Direction("a", "A"),),
        tuple(Category(f"c{n}", f"C{n}", "#112233") for n in range(5)), (), codes,
    )  # fmt: skip


def ground_of(assignments: int, seed: int = 1) -> Ground:
    """Return so many assignments of one coder, three to a passage, in a thousand documents."""
    chance = np.random.default_rng(seed)
    passages = assignments // 3
    empty = Evidence(
        "B", flat_codebook(), (), (), (), (), (Coder("c", "C"),), frozenset(), frozenset()
    )
    base = gather(empty)
    document = np.sort(chance.integers(0, DOCUMENTS, passages))
    start = np.arange(passages) * 200
    first = np.searchsorted(document, document, side="left")
    start -= start[first]
    codes = np.arange(6, CODES + 1)
    node = codes[chance.integers(0, len(codes), 4 * passages)]
    passage = np.repeat(np.arange(passages), 4)
    keys = np.unique(passage * 64 + node)[:assignments]
    passage, node = np.divmod(keys, 64)
    speaker = document * 3 + chance.integers(0, 3, passages)
    return replace(
        base,
        units={
            "passage": np.arange(passages),
            "quotation": np.arange(passages) // 2,
            "speaker": speaker,
            "testimony": speaker * DOCUMENTS + document,
            "document": document,
        },
        reach=np.stack([start, start + chance.integers(50, 180, passages)], axis=1),
        seen=np.ones((passages, 1), dtype=np.bool_),
        passage=passage,
        coder=np.zeros(len(passage), dtype=np.int64),
        node=node,
    )


def by_crosstab(ground: Ground) -> object:
    """Count the same with a table of all passages by all codes."""
    wide = pd.crosstab(ground.passage, ground.node) > 0
    return wide.T.astype(np.int64).dot(wide.astype(np.int64))


def by_merge(ground: Ground) -> object:
    """Count the same by setting every code beside every other of its passage."""
    frame = pd.DataFrame({"passage": ground.passage, "node": ground.node})
    pairs = frame.merge(frame, on="passage")
    return pairs.groupby(["node_x", "node_y"]).size()


def seconds(work: Callable[[], object]) -> float:
    """Return what a piece of work takes of the processor, whoever else is at it."""
    start = time.process_time()
    work()
    return time.process_time() - start


@pytest.mark.parametrize("peer", [by_crosstab, by_merge])
def test_all_coefficients_take_less_than_pandas_takes_to_count(
    benchmark: BenchmarkFixture, peer: Callable[[Ground], object]
) -> None:
    ground = ground_of(300_000)
    benchmark(lambda: cooccurrence(ground, "passage", "all", resamples=0))
    ours = seconds(lambda: cooccurrence(ground, "passage", "all", resamples=0))
    theirs = seconds(lambda: peer(ground))
    benchmark.extra_info |= {"ours": ours, "theirs": theirs, "times faster": theirs / ours}
    assert ours < theirs


@pytest.mark.parametrize("rule", ["passage", "500 characters"])
def test_ten_times_as_many_codes_take_about_ten_times_as_long(
    benchmark: BenchmarkFixture, rule: str
) -> None:
    small, large = ground_of(100_000), ground_of(1_000_000)
    cooccurrence(small, rule, "all", resamples=0)
    few = seconds(lambda: cooccurrence(small, rule, "all", resamples=0))
    benchmark(lambda: cooccurrence(large, rule, "all", resamples=0))
    many = seconds(lambda: cooccurrence(large, rule, "all", resamples=0))
    whole = seconds(lambda: (frequency(large), cooccurrence(large, rule, "all")))
    benchmark.extra_info |= {"seconds at 1e6": many, "with frequency and intervals": whole}
    assert many < 30 * max(few, 0.02)


def test_ten_million_codes_take_about_ten_times_as_long_as_one(benchmark: BenchmarkFixture) -> None:
    def counted(ground: Ground) -> None:
        frequency(ground)
        cooccurrence(ground, "passage", "all", resamples=0)

    one, ten = ground_of(1_000_000), ground_of(10_000_000)
    few = seconds(lambda: counted(one))
    benchmark.pedantic(lambda: counted(ten), rounds=2)  # type: ignore[no-untyped-call]
    many = seconds(lambda: counted(ten))
    benchmark.extra_info |= {"seconds at 1e6": few, "seconds at 1e7": many}
    assert many < 30 * max(few, 0.05)


def test_a_million_codes_fit_into_a_gigabyte(benchmark: BenchmarkFixture) -> None:
    ground = ground_of(1_000_000)
    benchmark(lambda: cooccurrence(ground, "500 characters", "all"))
    tracemalloc.start()
    cooccurrence(ground, "500 characters", "all")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    benchmark.extra_info["megabytes"] = peak / 1e6
    assert peak < 1e9
