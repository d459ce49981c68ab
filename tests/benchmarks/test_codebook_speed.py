"""How fast the bundled codebook is read, beside the strict reader that all other YAML goes to."""

from time import process_time

from pytest_benchmark.fixture import BenchmarkFixture

from codebook.plain_yaml import plain_nodes
from codebook.reading import bundled
from codebook.strict_yaml import read_yaml

FASTER = 4


def test_a_plain_codebook_is_read_several_times_faster_than_by_the_strict_reader(
    benchmark: BenchmarkFixture,
) -> None:
    text = bundled().read_text(encoding="utf-8")
    assert benchmark(plain_nodes, text) is not None
    plain = min(_seconds(plain_nodes, text) for _ in range(3))
    strict = min(_seconds(read_yaml, f"{text}\n# {n}") for n in range(2))  # each text once
    benchmark.extra_info["times as fast"] = round(strict / plain, 1)
    assert strict > FASTER * plain


def _seconds(read: object, text: str) -> float:
    assert callable(read)
    start = process_time()
    read(text)
    return process_time() - start
