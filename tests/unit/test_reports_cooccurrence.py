from __future__ import annotations

import pytest

from reports.cooccurrence import WITHIN, cooccurrence, matrix, names, strongest_first
from reports.errors import UnknownChoiceError
from tests.unit.test_reports_cases import empty_study, nothing_coded, row, small_evidence

PAIR = ("leave.heart", "stay.bread")


def counts_of(within: str, level: str = "1", pair: tuple[str, str] = PAIR) -> list[int]:
    frame = cooccurrence(small_evidence(), within, level).frame
    first = frame[frame["code_a"] == pair[0]]
    return [int(count) for count in row(first, pair[1], ["n1", "n2", "n12", "n"], "code_b")]


@pytest.mark.parametrize(
    ("within", "expected"),
    [
        ("passage", [3, 3, 1, 6]),
        ("quotation", [3, 2, 1, 5]),
        ("testimony", [2, 2, 1, 3]),
        ("document", [2, 2, 2, 2]),
    ],
)
def test_two_codes_meet_in_the_unit_asked_for(within: str, expected: list[int]) -> None:
    assert counts_of(within) == expected


def test_sub_codes_meet_at_their_own_level() -> None:
    pair = ("leave.heart.pity", "leave.heart.shame")
    assert counts_of("passage", "2", pair) == [2, 1, 1, 6]
    assert counts_of("passage", "leaves", pair) == [2, 1, 1, 6]


def test_codes_of_two_coders_on_one_passage_meet() -> None:
    assert counts_of("passage", pair=("leave.bread", "stay.bread")) == [1, 3, 1, 6]


def test_a_code_never_meets_one_above_it() -> None:
    frame = cooccurrence(small_evidence(), "passage", "all").frame
    pairs = set(zip(frame["code_a"], frame["code_b"], strict=True))
    assert ("leave.heart", "leave.heart.pity") not in pairs
    assert ("leave.heart.pity", "leave.heart.shame") in pairs
    assert ("leave.heart.pity", "stay.bread") in pairs


@pytest.mark.parametrize("level", ["1", "2", "leaves", "all"])
def test_the_matrix_is_symmetric_with_each_codes_own_count_in_codebook_order(level: str) -> None:
    table = cooccurrence(small_evidence(), "passage", level)
    square = matrix(table)
    order = [code.id for code in small_evidence().codebook.codes]
    assert square.index.tolist() == [code for code in order if code in set(square.index)]
    assert square.index.tolist() == list(names(table))
    assert square.equals(square.T)
    if "leave.heart.pity" in square:
        assert square.loc["leave.heart.pity", "leave.heart.pity"] == 2


def test_the_head_names_the_rule_and_what_has_no_speaker() -> None:
    head = cooccurrence(small_evidence(), "testimony").head
    assert "in the same testimony" in head.title
    assert head.base == "3 testimonies of which a passage was seen"
    assert "1 passage seen with no speaker found: in no testimony." in head.notes


def test_passages_with_codes_only_above_the_level_are_told_of() -> None:
    notes = cooccurrence(small_evidence(), "passage", "2").head.notes
    assert "2 passages with codes, but none at this level." in notes


def test_the_strongest_pairs_can_be_put_first() -> None:
    frame = strongest_first(cooccurrence(small_evidence()))
    assert frame["n12"].is_monotonic_decreasing
    assert frame.loc[0, "code_a"] == "leave.bread"


@pytest.mark.parametrize("within", WITHIN)
def test_with_nothing_coded_all_pairs_are_undefined(within: str) -> None:
    for evidence in (nothing_coded(), empty_study()):
        frame = cooccurrence(evidence, within).frame
        assert len(frame) == 6
        assert frame["n12"].sum() == 0
        assert frame[["lift", "npmi", "phi", "fisher_p", "q"]].isna().all(axis=None)


@pytest.mark.parametrize(
    ("within", "name", "unit"),
    [
        ("overlap", "cooccurrence-overlap", "window: a passage and those that begin within it"),
        ("2 passages", "cooccurrence-2-passages", "the 2 after it in its document"),
        ("1 passage", "cooccurrence-1-passages", "the 1 after it in its document"),
        ("500 characters", "cooccurrence-500-characters", "begin within 500 characters"),
    ],
)
def test_a_rule_of_nearness_is_named_by_its_distance(within: str, name: str, unit: str) -> None:
    table = cooccurrence(small_evidence(), within)
    assert table.name == name
    assert unit in table.head.unit
    assert table.head.base == "6 windows, one from each passage seen"
    assert any("Fewer than 10 documents" in note for note in table.head.notes)


def test_an_unknown_rule_or_level_names_the_ones_there_are() -> None:
    with pytest.raises(UnknownChoiceError, match="passage, quotation, testimony, document"):
        cooccurrence(small_evidence(), "chapter")
    with pytest.raises(UnknownChoiceError, match="1, 2, leaves, all"):
        cooccurrence(small_evidence(), "passage", "3")
