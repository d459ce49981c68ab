"""How fast quotations are found, against a peer and against the length of the text."""

from __future__ import annotations

import re
from functools import partial
from time import process_time
from typing import TYPE_CHECKING

import pytest
import spacy

from testimonies.quotations import find_quotations
from testimonies.reading import read_source
from testimonies.values import Text
from tests.benchmarks.quotations_gold import SOURCES, once

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytest_benchmark.fixture import BenchmarkFixture

FLOOR = 400_000  # characters a second, on a machine where the peer reads PEER
PEER = 750_000  # spaCy's blank pipeline with a sentencizer, on a text it has not read before
STEADY = 2.0  # how much longer a character may take in a text four times as long
MARKS = 200_000
TIMES = (1, 2, 4)
ROUNDS = 5
_LONG_LINE = re.compile(r"(?m)^(.{20,}?) (?=.{10,}$)")


def _longest() -> str:
    texts = [read_source(path).text.text for path in sorted(SOURCES.glob("*.txt"))]
    if not texts:
        pytest.skip("no real documents: set EXITVOICE_SOURCES to a folder of .txt files")
    return max(texts, key=len)


def _find(text: str) -> int:
    return len(find_quotations(Text("s-1", text, "")).quotations)


def _best(run: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Return the seconds this process worked in the fastest of a few rounds."""
    seconds = []
    for _ in range(rounds):
        start = process_time()
        run()
        seconds.append(process_time() - start)
    return min(seconds)


def test_finding_keeps_pace_with_a_pipeline_that_only_cuts_sentences(
    benchmark: BenchmarkFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    text = _longest()
    seconds = once(benchmark, lambda: _best(lambda: _find(text)))
    ours, peer = len(text) / seconds, len(text) / _sentencizer(text)
    with capsys.disabled():
        print(  # noqa: T201 - what a benchmark is for
            f"\n{len(text):,} characters: {ours:,.0f} a second; spaCy's sentencizer {peer:,.0f};"
            f" ratio {ours / peer:.2f}, floor {FLOOR / PEER:.2f} ({FLOOR:,} a second where"
            f" spaCy does {PEER:,})"
        )
    assert ours / peer >= FLOOR / PEER


def _sentencizer(text: str) -> float:
    """Return the seconds of the peer, a new one each round, for it remembers what it has read."""
    seconds = []
    for _ in range(ROUNDS):
        nlp = spacy.blank("en")
        nlp.add_pipe("sentencizer")
        nlp("It is awake.")
        seconds.append(_best(partial(nlp, text), 1))
    return min(seconds)


def _growth(texts: list[str], capsys: pytest.CaptureFixture[str]) -> float:
    """Return how much longer a character takes in the last text than in the first."""
    each = [_best(partial(_find, text), 3) / len(text) for text in texts]
    with capsys.disabled():
        told = ", ".join(
            f"{len(text):,}: {1e9 * one:,.0f} ns" for text, one in zip(texts, each, strict=True)
        )
        print(f"\nper character of {told}")  # noqa: T201 - what a benchmark is for
    return each[-1] / each[0]


def _copies(text: str, times: int) -> str:
    """Return a text several times, no long line twice: repeated lines are taken for page heads."""
    words = ("amber", "birch", "cedar", "delta")[:times]
    return "\n\n".join(_LONG_LINE.sub(rf"\1 {word} ", text) for word in words)


def test_a_text_four_times_as_long_takes_four_times_as_long(
    benchmark: BenchmarkFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    texts = [_copies(_longest(), times) for times in TIMES]
    assert once(benchmark, lambda: _growth(texts, capsys)) <= STEADY


@pytest.mark.parametrize("mark", ["“", "‘", '"', "“ ", "‘ ", "“a "])
def test_marks_that_only_open_take_time_in_proportion(
    mark: str, benchmark: BenchmarkFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    texts = [mark * (MARKS // 4 * times) for times in TIMES]
    assert once(benchmark, lambda: _growth(texts, capsys)) <= STEADY


@pytest.mark.parametrize(
    "run",
    [
        *("\n", " ", "“A” ", "Abc: ", "Anna 10:30\n", "A\tAppellant\n", "Anna ‘A’ is ", "A-", ". "),
        *("Anna spoke to a man. ", "Anna said that he was told by a man. "),
    ],
)
def test_runs_of_one_thing_take_time_in_proportion(
    run: str, benchmark: BenchmarkFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    texts = ["A" + run * (MARKS // 40 * times // len(run)) + "Appellant" for times in TIMES]
    assert once(benchmark, lambda: _growth(texts, capsys)) <= STEADY


def test_blocks_that_only_open_take_time_in_proportion(
    benchmark: BenchmarkFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    texts = ["Quote.\n" * (MARKS // 40 * times) for times in TIMES]
    assert once(benchmark, lambda: _growth(texts, capsys)) <= STEADY
