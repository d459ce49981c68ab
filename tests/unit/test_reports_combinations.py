from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from reports.combinations import combinations
from reports.errors import UnknownChoiceError
from reports.ground import gather
from reports.outline import LEVELS, at_level
from reports.pictures.marks import Disc, Words
from reports.pictures.rendering import svg_text
from reports.pictures.upset import upset
from tests.unit.test_reports_cases import (
    empty_study,
    nothing_coded,
    small_codebook,
    small_evidence,
)


def test_each_set_counts_the_passages_with_just_its_codes() -> None:
    frame = combinations(small_evidence()).frame
    rows = {row.set_codes: (row.n_exactly, row.set_size) for row in frame.itertuples()}
    assert rows == {
        "leave.heart": (2, 1),
        "leave.heart + stay.bread": (1, 2),
        "leave.bread + stay.bread": (1, 2),
        "stay.bread": (1, 1),
        "": (1, 0),
    }
    assert frame["n_exactly"].tolist() == sorted(frame["n_exactly"], reverse=True)


@pytest.mark.parametrize("level", LEVELS)
def test_the_rows_add_up_to_all_passages_seen_and_the_codes_to_their_own_counts(level: str) -> None:
    ground = gather(small_evidence())
    frame = combinations(ground, level).frame
    assert frame["n_exactly"].sum() == ground.base("passage")
    assert frame["exactly_share"].sum() == pytest.approx(1)
    counts = ground.count("passage")
    for place in at_level(ground.nodes, level):
        held = [ground.nodes[place].id in codes.split(" + ") for codes in frame["set_codes"]]
        assert frame["n_exactly"][np.array(held)].sum() == counts[place]


def test_a_level_there_is_not_is_named() -> None:
    with pytest.raises(UnknownChoiceError, match="1, 2, leaves, all"):
        combinations(small_evidence(), "9")


def test_an_upset_plot_fills_just_the_dots_of_each_set() -> None:
    picture = upset(combinations(small_evidence()), small_codebook())
    filled = [mark for mark in picture.marks if isinstance(mark, Disc) and mark.edge]
    assert len(filled) == 6  # codes in the four sets
    columns = {round(mark.x) for mark in filled}
    assert len(columns) == 4
    words = [mark.text for mark in picture.marks if isinstance(mark, Words)]
    assert {"Reasons to leave: Heart", "Reasons to stay: Bread"} <= set(words)
    assert "no code" not in words


def test_an_upset_plot_of_many_sets_says_how_many_it_leaves_out() -> None:
    table = combinations(small_evidence())
    frame = table.frame.loc[[0] * 31].assign(set_codes="leave.heart", n_exactly=1)
    svg = svg_text(upset(replace(table, frame=frame), small_codebook()))
    assert "The 30 commonest of 31 sets are drawn." in svg


def test_with_nothing_coded_an_upset_plot_says_so() -> None:
    for evidence in (nothing_coded(), empty_study()):
        assert "nothing to draw yet" in svg_text(upset(combinations(evidence), small_codebook()))
