from __future__ import annotations

from dataclasses import replace

import pytest

from reports.frequency import by_coder, frequency
from reports.outline import at_level, outline
from tests.unit.test_reports_cases import (
    ADA,
    BO,
    empty_study,
    given,
    nothing_coded,
    of_suggestions,
    row,
    saw,
    small_codebook,
    small_evidence,
    with_coders,
)

UNITS = ["passages", "quotations", "speakers", "documents"]


def test_a_parent_counts_a_passage_once_though_two_of_its_codes_stand_there() -> None:
    frame = frequency(small_evidence()).frame
    assert row(frame, "leave.heart.pity", UNITS) == [2, 2, 2, 1]
    assert row(frame, "leave.heart.shame", UNITS) == [1, 1, 1, 1]
    assert row(frame, "leave.heart", UNITS) == [3, 3, 2, 2]


def test_a_direction_has_a_row_of_its_own() -> None:
    frame = frequency(small_evidence()).frame
    assert row(frame, "leave", UNITS) == [4, 3, 2, 2]
    assert row(frame, "stay", UNITS) == [3, 2, 2, 2]
    assert row(frame, "stay", ["depth"])[0] == 0


def test_codes_never_given_stand_with_zero_in_codebook_order() -> None:
    frame = frequency(small_evidence()).frame
    expected = [code.id for code in small_codebook().codes]
    assert [code for code in frame["code"] if "." in code] == expected
    assert row(frame, "leave.bread.hunger", UNITS) == [0, 0, 0, 0]


def test_shares_stand_on_what_the_coders_have_seen() -> None:
    frame = frequency(small_evidence()).frame
    assert row(frame, "leave", [f"{unit}_base" for unit in UNITS]) == [6, 5, 3, 2]
    assert row(frame, "leave", ["passages_share"])[0] == pytest.approx(4 / 6)
    assert row(frame, "leave", ["speakers_share"])[0] == pytest.approx(2 / 3)


def test_the_head_names_unit_base_coders_and_codebook() -> None:
    head = frequency(small_evidence()).head
    assert head.unit.startswith("passage")
    assert head.base.startswith("6 passages seen of 7 passages in the study; they stand in")
    assert (
        head.coder == "Ada Holm and Bo Rask, together: a code counts once when any of them gave it"
    )
    assert head.codebook == "Leaving the river guard, version abcdef012345"
    assert "1 quotation with no speaker found: counted, but under no speaker." in head.notes


def test_suggestions_are_called_suggestions_loudly() -> None:
    head = frequency(of_suggestions()).head
    assert head.warning == "OF SUGGESTIONS: nobody has decided these"
    assert ("Counted", head.warning) in head.fields()
    assert ("Suggester", head.coder) in head.fields()
    assert not frequency(small_evidence()).head.warning


def test_each_coder_has_a_column_and_agreement_counts_what_all_have_seen() -> None:
    frame = by_coder(small_evidence()).frame
    columns = ["Ada Holm", "Bo Rask", "any", "any_of_shared", "all"]
    assert row(frame, "leave.heart", columns) == [3, 1, 3, 1, 1]
    assert row(frame, "leave.bread", columns) == [1, 0, 1, 1, 0]
    assert row(frame, "stay.bread", columns) == [2, 1, 3, 2, 0]


def test_what_one_coder_has_not_seen_is_no_disagreement() -> None:
    evidence = replace(
        small_evidence(),
        assignments=given(ADA, "p1 leave.heart", "p4 leave.heart") | given(BO, "p1 leave.heart"),
        seen=saw(ADA, "p1", "p4"),
    )
    frame = by_coder(evidence).frame
    assert row(frame, "leave.heart", ["any", "any_of_shared", "all"]) == [2, 1, 1]


def test_coders_of_one_name_are_told_apart_by_id() -> None:
    columns = by_coder(with_coders(["Kim", "Kim"])).frame.columns
    assert {"Kim (ada)", "Kim (bo)"} <= set(columns)


def test_a_coder_called_like_a_column_does_not_hide_it() -> None:
    columns = by_coder(with_coders(["any", "n12"])).frame.columns
    assert {"any", "any (ada)", "n12 (bo)"} <= set(columns)


def test_a_study_with_nothing_coded_says_so() -> None:
    table = frequency(nothing_coded())
    assert table.frame["passages"].sum() == 0
    assert table.frame["passages_share"].isna().all()
    assert table.head.notes[-1].startswith("No passage carries a code yet")


def test_a_study_with_no_documents_says_so() -> None:
    table = frequency(empty_study())
    assert table.head.notes[-1] == "There are no passages yet: add documents first."
    assert table.head.coder == "nobody"
    assert by_coder(empty_study()).frame["any"].sum() == 0


def test_a_level_takes_codes_of_one_depth_and_leaves_have_none_below() -> None:
    nodes = outline(small_codebook())
    top = [nodes[place].id for place in at_level(nodes, "1")]
    assert top == ["leave.heart", "leave.bread", "stay.heart", "stay.bread"]
    assert all(nodes[place].depth == 2 for place in at_level(nodes, "2"))
    assert at_level(nodes, "leaves") == at_level(nodes, "2")
    assert len(at_level(nodes, "all")) == 9
