from __future__ import annotations

from dataclasses import replace

import pytest

from reports.attributes import attributes
from reports.crosstab import frequency_by, spread
from reports.errors import UnknownAttributeError
from tests.unit.test_reports_cases import empty_study, row, small_evidence

RANKS = ["captain", "private", "not stated"]


def test_what_codes_can_be_crossed_with_includes_every_attribute_of_a_speaker() -> None:
    assert attributes(small_evidence()) == ("voice", "speaker", "document", "rank")


def test_passages_are_counted_by_rank_with_what_is_not_stated_apart() -> None:
    wide = spread(frequency_by(small_evidence(), "rank")).frame
    assert wide.columns[5:8].tolist() == RANKS
    assert row(wide, "leave.heart", RANKS) == [1, 1, 1]
    assert row(wide, "stay.bread", RANKS) == [0, 2, 1]


def test_row_shares_add_up_to_one_and_column_shares_stand_on_what_was_seen() -> None:
    table = frequency_by(small_evidence(), "rank")
    rows = row(spread(table, "row_share").frame, "leave.heart", RANKS)
    assert rows == pytest.approx([1 / 3, 1 / 3, 1 / 3])
    columns = row(spread(table, "column_share").frame, "leave.heart", RANKS)
    assert columns == pytest.approx([1, 1 / 3, 1 / 2])


def test_the_note_tells_who_had_no_speaker_from_who_has_no_rank() -> None:
    notes = frequency_by(small_evidence(), "rank").head.notes
    assert "Not stated: 2 passages seen, 1 of them with no speaker found." in notes


@pytest.mark.parametrize(
    ("attribute", "values"),
    [
        ("voice", ["defector", "family", "not stated"]),
        ("speaker", ["Ana", "Ben", "Cyd", "not stated"]),
        ("document", ["First report", "Second report", "not stated"]),
    ],
)
def test_voice_speaker_and_document_are_always_there(attribute: str, values: list[str]) -> None:
    assert frequency_by(small_evidence(), attribute).frame["value"].unique().tolist() == values


def test_speakers_of_one_name_are_told_apart() -> None:
    evidence = small_evidence()
    speakers = tuple(replace(speaker, label="The sergeant") for speaker in evidence.speakers)
    frame = frequency_by(replace(evidence, speakers=speakers), "speaker").frame
    assert "The sergeant (ben)" in frame["value"].tolist()


def test_an_unknown_attribute_names_the_ones_there_are() -> None:
    with pytest.raises(UnknownAttributeError, match="voice, speaker, document, rank"):
        frequency_by(small_evidence(), "shoe size")


def test_a_study_without_speakers_has_only_what_is_not_stated() -> None:
    frame = frequency_by(empty_study(), "voice").frame
    assert set(frame["value"]) == {"not stated"}
    assert frame["passages"].sum() == 0
    assert frame["row_share"].isna().all()
