from __future__ import annotations

import re
import struct
from dataclasses import replace
from itertools import pairwise
from math import dist

import pytest

from codebook.values import Direction
from reports.cooccurrence import cooccurrence
from reports.crosstab import frequency_by
from reports.errors import UnknownChoiceError
from reports.frequency import frequency
from reports.pictures.cooccurrence_heatmap import cooccurrence_heatmap
from reports.pictures.crosstab_heatmap import crosstab_heatmap
from reports.pictures.frequency_bars import DETAILS, frequency_bars
from reports.pictures.network import network, on_circle
from reports.pictures.rendering import png_bytes, svg_text
from tests.unit.test_reports_cases import (
    empty_study,
    nothing_coded,
    of_suggestions,
    small_codebook,
    small_evidence,
    with_coders,
)


def words(svg: str) -> list[str]:
    """Return the texts of a drawing, in order, without what its marks say when pointed at."""
    return re.findall(r"<text[^>]*>([^<>]+)<", svg)


@pytest.mark.parametrize("detail", DETAILS)
def test_bars_name_directions_counts_unit_base_and_coder(detail: str) -> None:
    drawn = words(svg_text(frequency_bars(frequency(small_evidence()), small_codebook(), detail)))
    assert {"Reasons to leave", "Reasons to stay", "3 (50.0 %)"} <= set(drawn)
    head = " ".join(drawn)
    assert "Unit: passage" in head
    assert "Base: 6 passages seen" in head
    assert "Coder: Ada Holm and Bo Rask" in head


def test_bars_bear_the_colours_of_the_codebook_and_directions_differ_in_outline() -> None:
    svg = svg_text(frequency_bars(frequency(small_evidence()), small_codebook()))
    assert "#4477aa" in svg
    assert "#ee6677" in svg
    assert 'stroke-dasharray="4,2"' in svg


def test_pictures_of_suggestions_say_so_loudly() -> None:
    table = frequency(of_suggestions())
    assert "OF SUGGESTIONS: nobody has decided these" in words(
        svg_text(frequency_bars(table, small_codebook()))
    )
    pairs = cooccurrence(of_suggestions())
    assert "OF SUGGESTIONS: nobody has decided these" in words(
        svg_text(cooccurrence_heatmap(pairs))
    )


def test_the_heatmap_shows_counts_and_readable_names() -> None:
    drawn = words(svg_text(cooccurrence_heatmap(cooccurrence(small_evidence()))))
    assert drawn.count("Reasons to leave: Heart") == 2
    assert drawn.count("3") == 2
    assert drawn.count("1") == 5


def test_pictures_of_nothing_say_that_there_is_nothing() -> None:
    for evidence in (nothing_coded(), empty_study()):
        bars = words(svg_text(frequency_bars(frequency(evidence), small_codebook())))
        square = words(svg_text(cooccurrence_heatmap(cooccurrence(evidence))))
        for drawn in (bars, square):
            assert "No passage carries a code, so there is nothing to draw yet." in drawn


def test_a_long_coders_name_is_broken_into_lines() -> None:
    name = "Coder of the institute for river guards " * 8
    svg = svg_text(frequency_bars(frequency(with_coders([name, "Bo"])), small_codebook()))
    assert max(map(len, words(svg))) < 130


def test_one_direction_alone_is_drawn_in_one_panel() -> None:
    book = small_codebook()
    codes = tuple(code for code in book.codes if code.direction == "leave")
    book = replace(book, directions=(Direction("leave", "Reasons to leave"),), codes=codes)
    evidence = replace(small_evidence(), codebook=book)
    drawn = words(svg_text(frequency_bars(frequency(evidence), book)))
    assert "Reasons to leave" in drawn
    assert "Reasons to stay" not in drawn


def test_a_name_with_quotes_and_brackets_is_drawn_as_it_stands() -> None:
    book = small_codebook()
    first = replace(book.codes[1], name='Pity\'s "edge" \\ ]')
    book = replace(book, codes=(book.codes[0], first, *book.codes[2:]))
    table = frequency(replace(small_evidence(), codebook=book))
    drawn = words(svg_text(frequency_bars(table, book, "codes")))
    assert any(word.startswith("Pity") and word.endswith("\\ ]") for word in drawn)


def test_a_picture_drawn_twice_is_the_same_to_the_byte() -> None:
    pairs = cooccurrence(small_evidence())
    first, second = svg_text(cooccurrence_heatmap(pairs)), svg_text(cooccurrence_heatmap(pairs))
    assert first == second
    assert png_bytes(first) == png_bytes(second)


def test_a_png_is_twice_as_many_pixels_as_its_drawing() -> None:
    svg = svg_text(cooccurrence_heatmap(cooccurrence(small_evidence())))
    size = re.search(r'width="(\d+)" height="(\d+)"', svg)
    assert size
    width, height = struct.unpack(">II", png_bytes(svg)[16:24])
    assert (width, height) == (2 * int(size[1]), 2 * int(size[2]))


def test_an_unknown_detail_names_the_ones_there_are() -> None:
    with pytest.raises(UnknownChoiceError, match="categories, codes"):
        frequency_bars(frequency(small_evidence()), small_codebook(), "atoms")


def test_a_network_shows_only_codes_that_meet_and_each_label_once() -> None:
    drawn = words(svg_text(network(cooccurrence(small_evidence()), small_codebook())))
    labels = [word for word in drawn if word.startswith("Reasons to ")]
    assert sorted(labels) == [
        "Reasons to leave: Bread",
        "Reasons to leave: Heart",
        "Reasons to stay: Bread",
    ]


def test_labels_of_a_network_lie_far_enough_apart_whatever_their_number() -> None:
    for count in (2, 9, 20, 21, 60):
        placed = on_circle([f"c{place}" for place in range(count)])
        for side in (True, False):
            nodes = [node for node in placed if node.right == side]
            upright = all(node.lean == 0 for node in nodes)
            steps = [
                abs(one.label[1] - other.label[1]) if upright else dist(one.label, other.label)
                for one, other in pairwise(nodes)
            ]
            assert min(steps, default=13) >= 13


def test_with_nothing_coded_a_network_says_so() -> None:
    drawn = " ".join(words(svg_text(network(cooccurrence(nothing_coded()), small_codebook()))))
    assert "nothing to draw yet" in drawn


def test_a_crosstab_is_drawn_with_its_counts_and_shares() -> None:
    drawn = words(svg_text(crosstab_heatmap(frequency_by(small_evidence(), "rank"))))
    assert {"captain", "private", "not stated", "1 (100.0 %)", "Reasons to leave: Heart"} <= set(
        drawn
    )
    svg_text(crosstab_heatmap(frequency_by(empty_study(), "voice")))
