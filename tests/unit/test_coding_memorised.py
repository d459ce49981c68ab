"""Cues made for one passage are told, and the bundled codebook holds none."""

import os
from pathlib import Path

import pytest

from codebook.reading import bundled, read_codebook
from codebook.values import Cue
from coding.evaluation.gold import read_gold
from coding.evaluation.memorised import Memorised, memorised
from tests.unit.test_cues_suggester import book

PASSAGES = {
    "one": "They cut our wages in the spring of that year.",
    "two": "They cut all wages.",
    "three": "The crane stood still.",
}


def test_a_cue_that_stands_in_one_passage_only_is_told() -> None:
    found = memorised(book(Cue("crane*"), Cue("cut ... wage*"), Cue("bonus*")), PASSAGES)
    assert found == (Memorised("walk-out.wages", "crane*", "three"),)


def test_a_cue_that_copies_four_words_in_a_row_is_told_even_where_it_does_not_stand() -> None:
    found = memorised(book(Cue("bonus* ... in the spring of")), PASSAGES)
    assert found == (
        Memorised("walk-out.wages", "bonus* ... in the spring of", "one", "in the spring of"),
    )


def test_three_words_in_a_row_are_no_copy() -> None:
    assert memorised(book(Cue("bonus* ... in the spring")), PASSAGES) == ()


def test_the_bundled_codebook_remembers_no_passage_of_the_development_gold() -> None:
    folder = Path(os.environ.get("EXITVOICE_SOURCES", Path(__file__).parents[3] / "shared/sources"))
    path = folder.parent / "gold" / "dev.jsonl"
    if not path.exists():
        pytest.skip(f"{path} is not here")
    gold, faults = read_gold(path.read_text(encoding="utf-8").splitlines(), uncoded=True)
    assert not faults
    assert memorised(read_codebook(bundled()), {each.id: each.text for each in gold}) == ()
