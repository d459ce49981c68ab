"""How fast a report of some fifty pages in two columns, with notes and heads, is read."""

from __future__ import annotations

from itertools import cycle
from typing import TYPE_CHECKING

from testimonies.reading.pdf import read_pdf
from tests.making_documents_pdf import Page, Typesetter
from tests.making_documents_words import NOTES, paragraphs

if TYPE_CHECKING:
    from pytest_benchmark.fixture import BenchmarkFixture

TIMES = 20


def test_a_long_report_is_read(benchmark: BenchmarkFixture) -> None:
    setter = Typesetter(Page(columns=2, head="The road", numbered=True, justified=True))
    notes = cycle(NOTES)
    for words in paragraphs(2) * TIMES:
        setter.paragraph(words, note=next(notes))
    data = setter.data()
    read = benchmark(lambda: read_pdf(data, "a.pdf"))
    assert read.text.count("\f") > 2 * TIMES
