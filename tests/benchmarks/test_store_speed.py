from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coding.store import Store
from testimonies.values import Span
from tests.unit.store_cases import AT, document, suggestion

if TYPE_CHECKING:
    from pathlib import Path

    from pytest_benchmark.fixture import BenchmarkFixture

TEXT = "They told us to shoot and we did not. " * 5_600
SPANS = [(Span(n * 1_000, n * 1_000 + 900),) for n in range(200)]


def test_a_long_report_with_two_hundred_quotations_and_ten_thousand_suggestions(
    tmp_path: Path, benchmark: BenchmarkFixture
) -> None:
    whole = document(TEXT, spans=SPANS, cue=None)
    made = [
        replace(suggestion(passage), code_id=f"driver.{n}")
        for passage in whole.passages
        for n in range(50)
    ]
    turns = iter(range(1_000))

    def add() -> None:
        with Store.create(tmp_path / f"{next(turns)}.sqlite3", at=AT) as store:
            whole.store(store)
            store.replace_suggestions(made, suggester="cues", at=AT)

    benchmark(add)
