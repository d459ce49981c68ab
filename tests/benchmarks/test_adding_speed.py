"""How fast many small files, and one long PDF, are taken into a study."""

from __future__ import annotations

import resource
import sys
import time
from itertools import count, cycle, islice
from random import Random
from typing import TYPE_CHECKING

import pytest

from exitvoice.study.folder import make_study
from exitvoice.study.settings import Settings
from exitvoice.verbs.adding import ReadingChoices, add, sketches_of
from testimonies.reading.pdf import read_pdf
from tests.making_documents_pdf import Page, Typesetter
from tests.making_documents_words import NOTES, paragraphs
from tests.unit.store_cases import AT

if TYPE_CHECKING:
    from pathlib import Path

    from pytest_benchmark.fixture import BenchmarkFixture

FILES = 1_000
PAGES = 300
NOUNS = "bridge mill river ferry barracks quay school lorry kitchen orchard depot chapel".split()  # noqa: SIM905
VERBS = "left guarded counted burned crossed painted sold repaired searched closed".split()  # noqa: SIM905


def small_files(folder: Path, how_many: int) -> list[Path]:
    """Return so many interviews of some two hundred words, no two alike."""
    chance = Random(5)  # noqa: S311 - words for a test

    def words(length: int) -> str:
        told = (f"we {chance.choice(VERBS)} the {chance.choice(NOUNS)}" for _ in range(length))
        return " and ".join(told)

    paths = []
    for number in range(how_many):
        lines = [
            f"{words(12).capitalize()}.",
            f"“{words(9).capitalize()},” said Oru Venn, a corporal who deserted.",
            f"“{words(14).capitalize()},” said Ilse Tarn, a villager. “{words(6).capitalize()}.”",
        ]
        path = folder / f"interview-{number}.txt"
        path.write_text("\n\n".join(lines), encoding="utf-8")
        paths.append(path)
    return paths


def test_a_thousand_small_files_are_added(tmp_path: Path, benchmark: BenchmarkFixture) -> None:
    paths, turns = small_files(tmp_path, FILES), count()
    shares: list[float] = []

    def add_all() -> None:
        study = make_study(tmp_path / f"study-{next(turns)}", Settings(title="Many"), at=AT)
        with study.store() as store:
            sketches = sketches_of(store)
            times = []
            for path in paths:
                started = time.perf_counter()
                list(add(study, store, path, ReadingChoices(), sketches=sketches, at=AT))
                times.append(time.perf_counter() - started)
            tenth = FILES // 10
            shares.append(sum(times[-tenth:]) / sum(times[:tenth]))
            assert len(store.sources()) == FILES

    benchmark.pedantic(add_all, rounds=1)  # type: ignore[no-untyped-call]
    benchmark.extra_info["last tenth over first"] = round(shares[0], 2)
    assert shares[0] < 4  # a study that has grown takes in the next file nearly as fast


@pytest.mark.parametrize("columns", [1, 2])
def test_a_report_of_three_hundred_pages_is_read(columns: int, benchmark: BenchmarkFixture) -> None:
    setter = Typesetter(Page(columns=columns, head="The road", numbered=True, justified=True))
    notes = cycle(NOTES)
    for words in islice(cycle(paragraphs(2)), 5_000):
        setter.paragraph(words, note=next(notes))
        if setter.pages >= PAGES:
            break
    data = setter.data()
    read = benchmark.pedantic(lambda: read_pdf(data, "a.pdf"), rounds=1)  # type: ignore[no-untyped-call]
    assert read.text.count("\f") >= PAGES
    if sys.platform == "linux":
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        benchmark.extra_info["peak MiB of the process"] = round(most)
        assert most < 1_024
