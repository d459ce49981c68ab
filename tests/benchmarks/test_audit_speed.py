"""How long audit workbooks of many rows take, and how much memory, beside the usual reader."""

from __future__ import annotations

import resource
import time
import tracemalloc
from io import BytesIO
from typing import TYPE_CHECKING, ParamSpec, TypeVar

import openpyxl
import pytest

from coding.audit.asking import Terms
from coding.values import Suggestion, Tier
from exitvoice.auditing.returned import returned
from exitvoice.study.folder import make_study
from exitvoice.study.settings import Settings
from exitvoice.verbs.auditing import Order, export_audit, take_in
from exitvoice.verbs.reviewing import Workbook
from testimonies.values import Span
from tests.unit.store_cases import AT, document

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytest_benchmark.fixture import BenchmarkFixture

    from exitvoice.study.folder import Study

P = ParamSpec("P")
T = TypeVar("T")
CODES = ("driver.moral.refusing-orders", "driver.pragmatic.poor-conditions")
SAID = (
    "They told us to fire on ferry {} and we put the rifles down that night, all of us who stood "
    "there, and nobody in the boathouse slept until the morning came."
)


def big_study(folder: Path, rows: int) -> Study:
    """Return a study whose audit has so many rows: two codes suggested for each passage."""
    said = [SAID.format(n) for n in range(rows // len(CODES))]
    spans, start = [], 0
    for each in said:
        spans.append((Span(start, start + len(each)),))
        start += len(each) + 2
    whole = document("\n\n".join(said), spans=spans, cue=None)
    study = make_study(folder, Settings(title="Ferries"), at=AT)
    with study.store() as store:
        whole.store(store)
        made = [
            Suggestion(
                passage.id,
                code,
                (Span(at + 8, at + 21),),
                "It says so.",
                Tier.WEAK,
                0.5,
                "cues/1",
                "v",
            )
            for passage in whole.passages
            for code in CODES
            for at in (passage.spans[0].start,)
        ]
        store.replace_suggestions(made, suggester="cues", at=AT)
    return study


def exported(study: Study, out: Path) -> bytes:
    out.unlink(missing_ok=True)
    with study.store() as store:
        export_audit(study, store, out, Order("Rosa Amsel"), at=AT)
    return out.read_bytes()


def rounds(
    benchmark: BenchmarkFixture,
    number: int,
    work: Callable[P, T],
    *given: P.args,
    **named: P.kwargs,
) -> T:
    """Time some work so many times and return what it returned."""
    done: T = benchmark.pedantic(work, given, named, rounds=number)  # type: ignore[no-untyped-call]
    return done


def megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> Study:
    return big_study(tmp_path_factory.mktemp("big") / "study", 10_000)


def test_ten_thousand_rows_go_out(
    study: Study, tmp_path: Path, benchmark: BenchmarkFixture
) -> None:
    rounds(benchmark, 2, exported, study, tmp_path / "out.xlsx")
    benchmark.extra_info["peak MB of the process"] = round(megabytes())


def test_ten_thousand_rows_come_back_no_slower_than_they_are_merely_read(
    study: Study, tmp_path: Path, benchmark: BenchmarkFixture
) -> None:
    file = Workbook("out.xlsx", exported(study, tmp_path / "out.xlsx"))

    def come_back() -> None:
        with study.store(read_only=True) as store:
            taken = take_in(study, store, [file], Terms())
        assert sum(len(came.empty) for came in taken.came) == 10_000

    rounds(benchmark, 2, come_back)
    started = time.process_time()
    book = openpyxl.load_workbook(BytesIO(file.data), read_only=True)
    assert sum(1 for page in book for _ in page.iter_rows(values_only=True)) > 15_000
    peer = time.process_time() - started
    started = time.process_time()
    come_back()
    ours = time.process_time() - started
    benchmark.extra_info["share of the usual reader's time"] = round(ours / peer, 2)
    assert ours < peer


def test_a_stray_cell_in_the_last_row_costs_next_to_nothing(
    tmp_path: Path, benchmark: BenchmarkFixture
) -> None:
    small = big_study(tmp_path / "small", 200)
    plain = exported(small, tmp_path / "out.xlsx")
    book = openpyxl.load_workbook(BytesIO(plain))
    book["Audit"].cell(1_048_576, 14).value = "stray"
    stray = BytesIO()
    book.save(stray)
    came = benchmark(returned, "stray.xlsx", stray.getvalue(), "")
    assert came.filled == 1


def test_a_hundred_thousand_rows_go_out_and_come_back(
    tmp_path: Path, benchmark: BenchmarkFixture
) -> None:
    study = big_study(tmp_path / "huge", 100_000)
    before = megabytes()
    data = rounds(benchmark, 1, exported, study, tmp_path / "out.xlsx")
    benchmark.extra_info["peak MB of the process"] = f"{before:.0f} to {megabytes():.0f}"
    assert len(returned("out.xlsx", data, "").empty) == 100_000


def test_rows_that_come_back_are_read_one_by_one(
    tmp_path: Path, benchmark: BenchmarkFixture
) -> None:
    """What is held of a row nobody touched is a fraction of what the sheet says of it."""
    peak, data = {}, b""
    for rows in (500, 2_500):
        data = exported(big_study(tmp_path / str(rows), rows), tmp_path / f"{rows}.xlsx")
        tracemalloc.start()
        came = returned("out.xlsx", data, "")
        _, peak[rows] = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert len(came.empty) == rows
    rounds(benchmark, 1, returned, "out.xlsx", data, "")
    each = (peak[2_500] - peak[500]) / 2_000
    benchmark.extra_info["bytes held of a row"] = round(each)
    assert each < 1_000  # its words and context alone are some 500 characters
