from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from scipy import stats

from reports.attributes import well_stated
from reports.crosstab import frequency_by, spread, timeline
from reports.errors import NoDatesError, UnknownAttributeError
from reports.fairness import fair_test
from reports.sequence import sequence
from tests.unit.test_reports_cases import dated_evidence, empty_study, row, small_evidence


def test_what_follows_what_is_counted_by_steps_within_a_testimony() -> None:
    rows = sequence(small_evidence()).frame.to_dict("records")
    pairs = {(str(row["code_before"]), str(row["code_after"])): row for row in rows}
    assert len(pairs) == 16
    assert {row["n_steps"] for row in rows} == {2}
    step = pairs["leave.heart", "leave.bread"]
    assert (step["n_before"], step["n_after"], step["n_followed"], step["p_after"]) == (1, 1, 1, 1)
    assert pairs["leave.bread", "leave.heart"]["n_followed"] == 0


def test_without_testimonies_there_are_no_steps() -> None:
    frame = sequence(empty_study()).frame
    assert set(frame["n_steps"]) == {0}
    assert frame["lift"].isna().all()


def test_a_timeline_has_every_year_between_the_first_and_the_last() -> None:
    table = timeline(dated_evidence())
    assert table.name == "timeline-left"
    wide = spread(table).frame
    years = ["2021", "2022", "2023", "2024", "not stated"]
    assert wide.columns[5:10].tolist() == years
    assert row(wide, "leave.heart", years) == [1, 0, 0, 1, 1]


def test_without_dates_there_is_no_timeline() -> None:
    with pytest.raises(NoDatesError, match="Nothing known of the speakers"):
        timeline(small_evidence())
    with pytest.raises(NoDatesError, match="under 'rank'"):
        timeline(small_evidence(), "rank")
    with pytest.raises(UnknownAttributeError):
        timeline(small_evidence(), "shoe size")


def test_only_what_is_stated_often_enough_is_crossed_unasked() -> None:
    evidence = small_evidence()
    assert well_stated(evidence) == ("voice", "speaker", "document", "rank")
    same = tuple(
        replace(speaker, attributes=(("rank", "private"),)) for speaker in evidence.speakers
    )
    assert "rank" not in well_stated(replace(evidence, speakers=same))
    assert well_stated(empty_study()) == ()


def test_a_test_counts_every_speaker_once() -> None:
    frame = frequency_by(small_evidence(), "voice").frame
    heart = frame[frame["code"] == "leave.heart"].to_dict("records")[0]
    assert heart["test"] == "Fisher"
    assert heart["p"] == pytest.approx(float(stats.fisher_exact(np.array([[2, 0], [0, 1]])).pvalue))
    assert heart["why_not"] == ""


@pytest.mark.parametrize("attribute", ["speaker", "document"])
def test_passages_of_one_speaker_or_document_are_never_tested(attribute: str) -> None:
    frame = frequency_by(small_evidence(), attribute).frame
    assert set(frame["test"]) == {"none"}
    assert "not independent" in str(frame.loc[0, "why_not"])


@pytest.mark.parametrize(
    ("table", "test", "why"),
    [
        ([[20, 10], [10, 20]], "chi-square", ""),
        ([[20, 10, 15], [10, 20, 15]], "chi-square", ""),
        ([[3, 1], [1, 3]], "Fisher", ""),
        ([[3, 1, 0], [1, 3, 2]], "none", "6 of 6 cells expect fewer than 5"),
        ([[3, 0], [1, 0]], "none", "fewer than two values"),
        ([[3, 2], [0, 0]], "none", "all or none"),
    ],
)
def test_a_test_is_made_only_where_it_is_fair(table: list[list[int]], test: str, why: str) -> None:
    verdict = fair_test(np.array(table))
    assert verdict.test == test
    assert why in verdict.why
    assert np.isnan(verdict.p) == (test == "none")


def test_the_chi_square_is_that_of_pearson() -> None:
    verdict = fair_test(np.array([[20, 10], [10, 20]]))
    assert verdict.statistic == pytest.approx(20 / 3)
    assert verdict.effect == pytest.approx(1 / 3)
    assert verdict.p == pytest.approx(float(stats.chi2.sf(20 / 3, 1)))
