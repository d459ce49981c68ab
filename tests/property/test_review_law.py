"""Whatever people type into a review workbook, no filled cell is forgotten."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from coding.store import Store
from exitvoice.reviewing.layout import HEADINGS
from exitvoice.study.folder import Study
from exitvoice.study.settings import Settings
from exitvoice.verbs.reviewing import Workbook, apply_review, check_review, export_review
from testimonies.passages import cut_passages
from testimonies.values import Extraction, Reading
from tests.property.chances import chances
from tests.property.test_store_round_trip import some_words, spans_within
from tests.unit.correction_cases import FOUND, TEXT, ground
from tests.unit.store_cases import AT, document

if TYPE_CHECKING:
    from random import Random

QUICK = (Phase.explicit, Phase.reuse, Phase.generate)  # a workbook takes too long to shrink
RUBBISH = (
    "expret", "=1+1", "=SUM(A1:A9)", "#N/A", "ja", "12", "3.5", "nobody", "  ", "yes", "NO",
    "\u00a0Yes\u00a0", "Minister Oben Kray", "Ilse Varn", "Varn", "ilse  varn", "<b>", "\U0001f600",
    "x" * 300, "family", "Testimony", "defector", "term", "_x000D_", "1", "2", "snow.txt",
    "Nobody asked us anything.", "nobody asked us anything", "[...]", "“”", "rifles", "the", "war",
    "ice.txt", "They fired first,", "We left [...] in the snow,", "That was all the cook would say",
)  # fmt: skip


def study_in(folder: Path) -> Study:
    """Return a study whose store is still to be made."""
    (folder / "coding").mkdir()
    return Study(folder, Settings(title="The snow", coder="Tova Lind"))


def with_snow(study: Study) -> Store:
    """Return the store of a study with the invented source of the tests of corrections."""
    store = Store.create(study.database, at=AT)
    there = ground()
    passages = cut_passages(there.text, FOUND.quotations)
    store.add_source(Reading(there.source, there.text, TEXT.encode()), FOUND, passages, at=AT)
    return store


def fill(path: Path, chance: Random) -> set[str]:
    """Fill cells at random and return their places."""
    book: Any = openpyxl.load_workbook(path)
    places = set()
    for sheet, headings in HEADINGS.items():
        page = book[sheet.value]
        inputs = [n for n, each in enumerate(headings, start=1) if each.column]
        for row in range(3, 8):
            for place in inputs:
                cell = page.cell(row, place)
                cell.value = chance.choice(RUBBISH) if chance.random() < 0.35 else None
                if str(cell.value or "").strip():
                    places.add(f"{sheet.value}!{cell.coordinate}")
    book.save(path)
    return places


@settings(max_examples=20, deadline=None, phases=QUICK)
@given(chances)
def test_every_filled_cell_is_done_or_stands_or_is_listed(chance: Random) -> None:
    with tempfile.TemporaryDirectory() as name:
        study = study_in(Path(name))
        path = Path(name) / "out.xlsx"
        with with_snow(study) as store:
            export_review(study, store, path)
            places = fill(path, chance)
            file = Workbook(path.name, path.read_bytes())
            looked = check_review(study, store, file, coder="Tova Lind")
            plan = looked.plan
            told = [each.place for each in (*plan.done, *plan.standing, *plan.findings)]
            assert sorted(told) == sorted(places)
            assert looked.cells == len(places)
            applied = apply_review(study, store, file, coder="Tova Lind", at=AT)
            assert applied.plan == plan
            assert len(store.corrections()) == len(plan.amendments)
            assert len(store.memos()) == len(plan.memos)
            again = apply_review(study, store, file, coder="Tova Lind", at=AT)
            assert (again.plan.amendments, again.plan.memos) == ((), ())
            assert {each.place for each in plan.done} <= {e.place for e in again.plan.standing}
            assert store.verify() == ()


@settings(max_examples=20, deadline=None, phases=QUICK)
@given(st.data(), some_words, some_words)
def test_a_workbook_nobody_filled_corrects_nothing_whatever_the_words(
    data: st.DataObject, text: str, name: str
) -> None:
    spans = data.draw(spans_within(text))
    whole = document(text, spans=[spans], cue=None, label=name)
    with tempfile.TemporaryDirectory() as folder:
        study = study_in(Path(folder))
        path = Path(folder) / "out.xlsx"
        with Store.create(study.database, at=AT) as store:
            store.add_source(
                whole.reading,
                Extraction(whole.extraction.speakers, whole.extraction.quotations),
                whole.passages,
                at=AT,
            )
            export_review(study, store, path)
            file = Workbook(path.name, path.read_bytes())
            looked = check_review(study, store, file, coder="")
            assert looked.plan == replace(looked.plan, done=(), findings=(), amendments=())
            assert (looked.cells, looked.lacking) == (0, ())
