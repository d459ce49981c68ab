"""How fast the bundled codebook is read, beside the careful parser that faulty ones go to."""

from time import process_time

from pytest_benchmark.fixture import BenchmarkFixture

from codebook.reading import bundled
from codebook.strict_yaml import compiled_nodes, read_carefully

FASTER = 4


def test_a_codebook_without_faults_is_read_several_times_faster_than_carefully(
    benchmark: BenchmarkFixture,
) -> None:
    text = bundled().read_text(encoding="utf-8")
    assert benchmark(compiled_nodes, text) is not None
    compiled = min(_seconds(compiled_nodes, text) for _ in range(3))
    careful = min(_seconds(read_carefully, f"{text}\n# {n}") for n in range(2))  # each text once
    benchmark.extra_info["times as fast"] = round(careful / compiled, 1)
    assert careful > FASTER * compiled


def _seconds(read: object, text: str) -> float:
    assert callable(read)
    start = process_time()
    read(text)
    return process_time() - start
