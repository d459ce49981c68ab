"""How fast the bundled cues read passages of about sixty words."""

from itertools import cycle, islice

from pytest_benchmark.fixture import BenchmarkFixture

from codebook.reading import bundled, read_codebook
from coding.cues import CueSuggester

PASSAGES = 200
WORDS = 60


def test_cues_read_passages(benchmark: BenchmarkFixture) -> None:
    book = read_codebook(bundled())
    words = cycle(" ".join(text for code in book.codes for text in code.examples).split())
    passages = [" ".join(islice(words, WORDS)) for _ in range(PASSAGES)]
    suggester = CueSuggester(book)
    found = benchmark(lambda: list(suggester.hints_many(passages)))
    assert len(found) == PASSAGES
