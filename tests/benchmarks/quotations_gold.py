"""Quotations set by hand, and how far what a program finds agrees with them."""

from __future__ import annotations

import csv
import json
import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, cast

from exitvoice.demo.decisions import CORPUS
from testimonies.reading import read_source

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytest_benchmark.fixture import BenchmarkFixture

T = TypeVar("T")
REPO = Path(__file__).parents[2]
SOURCES = Path(os.environ.get("EXITVOICE_SOURCES", REPO.parent / "shared" / "sources"))
DEMO = REPO / "tests" / "golden" / "demo_quotations.csv"
_TITLES = frozenset(
    """a an the one another former mr mrs ms dr captain major lieutenant colonel sergeant corporal
    private officer warrant defector soldier minister deputy""".split()  # noqa: SIM905 - words
)
_OVERLAP = 0.8  # of the characters of both, to count as found


def once(benchmark: BenchmarkFixture, run: Callable[[], T]) -> T:
    """Run a benchmark a single time and return what it returns."""
    return cast("T", benchmark.pedantic(run))  # type: ignore[no-untyped-call]  # theirs


@dataclass(frozen=True)
class Said:
    """Words somebody says: ``spans`` in code points of the document, ``speaker`` or empty."""

    spans: tuple[tuple[int, int], ...]
    speaker: str

    @property
    def places(self) -> set[int]:
        """Return the numbers of its characters."""
        return {place for start, end in self.spans for place in range(start, end)}


@dataclass(frozen=True)
class Document:
    """A document with the quotations that people found in it."""

    name: str
    text: str
    gold: tuple[Said, ...]


@dataclass
class Score:
    """How many quotations of how many were found, and how many speakers named right."""

    gold: int = 0
    named: int = 0
    found: int = 0
    right: int = 0

    def __str__(self) -> str:
        """Return the counts in words."""
        return f"found {self.found} of {self.gold}, speaker right for {self.right} of {self.named}"


def gold_documents() -> list[Document]:
    """Return the documents of $EXITVOICE_GOLD, else the bundled ones, with their quotations."""
    path = os.environ.get("EXITVOICE_GOLD")
    return _from_jsonl(Path(path)) if path else _from_csv()


def _from_jsonl(path: Path) -> list[Document]:
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
    said: dict[str, list[Said]] = {}
    for row in rows:
        spans = tuple((start, end) for start, end in row["spans"])
        said.setdefault(row["source"], []).append(Said(spans, row["speaker"] or ""))
    return [
        Document(name, read_source(SOURCES / name).text.text, tuple(said[name])) for name in said
    ]


def _from_csv() -> list[Document]:
    with DEMO.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    documents = []
    for name in dict.fromkeys(row["document"] for row in rows):
        text = read_source(CORPUS / name).text.text
        gold = []
        for row in rows:
            if row["document"] == name:
                start = _search(row["start_words"], text, 0).start()
                end = _search(row["end_words"], text, start).end()
                gold.append(Said(((start, end),), row["speaker"]))
        documents.append(Document(name, text, tuple(gold)))
    return documents


def _search(words: str, text: str, start: int) -> re.Match[str]:
    found = re.compile(r"\s+".join(map(re.escape, words.split()))).search(text, start)
    assert found, words
    return found


def score(documents: list[Document], found: list[list[Said]]) -> Score:
    """Return how far the finds of each document agree with its gold.

    A program that lists the parts of a split quotation apart loses nothing: all its finds that
    touch a quotation count together, and any of their speakers may be the right one.
    """
    total = Score()
    for document, finds in zip(documents, found, strict=True):
        for gold in document.gold:
            _count(total, gold, finds)
    return total


def _count(total: Score, gold: Said, finds: list[Said]) -> None:
    low, high = gold.spans[0][0], gold.spans[-1][1]
    close = [one for one in finds if one.spans[0][0] < high and low < one.spans[-1][1]]
    total.gold += 1
    total.named += bool(gold.speaker)
    places = set().union(*(one.places for one in close))
    if len(gold.spans) == 1 and close:  # a speaker tag may stand in it
        places = set(range(close[0].spans[0][0], close[-1].spans[-1][1]))
    if not places or len(places & gold.places) < _OVERLAP * len(places | gold.places):
        return
    total.found += 1
    total.right += bool(gold.speaker) and any(_same(gold.speaker, one.speaker) for one in close)


def _same(one: str, other: str) -> bool:
    first, second = _name(one), _name(other)
    return bool(first and second) and (first <= second or second <= first)


def _name(label: str) -> set[str]:
    words = set(re.findall(r"\w+", re.sub(r"[’']s\b", "", label.casefold())))
    return words - _TITLES or words
