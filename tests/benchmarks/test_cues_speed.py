"""How fast cues, and cues with the learned model, read passages of about forty-five words."""

import subprocess
import sys
from time import process_time

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from codebook.reading import bundled, read_codebook
from coding.combined.training import shipped_examples
from coding.suggesters import load_suggester

PASSAGES = 500
WORDS = 45
MOST_MEMORY = 400  # MB, the whole of a process that does nothing else
ALONE = """
import resource, sys
from codebook.reading import bundled, read_codebook
from coding.suggesters import load_suggester
suggester = load_suggester(sys.argv[1], read_codebook(bundled()))
for _ in suggester.hints_many(sys.stdin.read().splitlines()):
    pass
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


@pytest.fixture(scope="module")
def passages() -> list[str]:
    """Return passages of invented sentences, each about forty-five words long."""
    made, words = [], 0
    held: list[str] = []
    for example in shipped_examples():
        held.append(example.text)
        words += len(example.text.split())
        if words >= WORDS:
            made.append(" ".join(held))
            held, words = [], 0
    return made[:PASSAGES]


@pytest.mark.parametrize(("name", "a_second"), [("cues", 2000), ("combined", 1000)])
def test_passages_are_read(
    benchmark: BenchmarkFixture, passages: list[str], name: str, a_second: int
) -> None:
    suggester = load_suggester(name, read_codebook(bundled()))
    assert len(list(suggester.hints_many(passages))) == len(passages)  # words are met once
    start = process_time()
    list(suggester.hints_many(passages))
    benchmark.extra_info["passages a second"] = round(len(passages) / (process_time() - start))
    benchmark(lambda: list(suggester.hints_many(passages)))
    benchmark.extra_info["aimed at"] = a_second
    used = _memory_alone(name, passages)
    benchmark.extra_info["MB"] = round(used)
    assert used < MOST_MEMORY


def _memory_alone(name: str, passages: list[str]) -> float:
    """Return how many MB a process of its own needs; this one has run other benchmarks."""
    done = subprocess.run(
        [sys.executable, "-c", ALONE, name],
        input="\n".join(passages),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return float(done.stdout)
