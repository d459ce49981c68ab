from dataclasses import replace
from pathlib import Path

from codebook.outline import outline, outline_lines
from codebook.reading import read_codebook
from codebook.tree import ancestors, children, opposite, rolled_up, top
from codebook.values import Direction

STRIKES = read_codebook(Path(__file__).parents[1] / "golden" / "codebooks" / "strikes.yaml")


def test_a_sub_code_stands_below_its_top_code() -> None:
    assert ancestors("walk-out.wages.unpaid-hours") == ("walk-out.wages",)
    assert ancestors("walk-out.wages") == ()
    assert top("walk-out.wages.unpaid-hours") == top("walk-out.wages") == "walk-out.wages"


def test_children_come_in_the_order_of_the_codebook() -> None:
    assert [code.id for code in children(STRIKES, "walk-out.wages")] == [
        "walk-out.wages.unpaid-hours"
    ]
    assert children(STRIKES, "stay-in.wages") == ()


def test_rolling_up_adds_the_codes_above_and_counts_each_once() -> None:
    assert rolled_up(["walk-out.wages.unpaid-hours", "walk-out.wages", "stay-in.dignity"]) == {
        "walk-out.wages.unpaid-hours",
        "walk-out.wages",
        "stay-in.dignity",
    }
    assert rolled_up([]) == frozenset()


def test_the_opposite_of_a_sub_code_is_a_top_code() -> None:
    code = STRIKES.codes[1]
    assert opposite(STRIKES, code) == "stay-in.wages"


def test_there_is_no_opposite_without_two_directions() -> None:
    code = STRIKES.codes[1]
    three = replace(STRIKES, directions=(*STRIKES.directions, Direction("waver", "Wavering")))
    assert opposite(three, code) is None


def test_the_outline_has_one_row_a_code_below_its_parent() -> None:
    moved = replace(STRIKES, codes=(*STRIKES.codes[:1], *STRIKES.codes[2:], STRIKES.codes[1]))
    rows = outline(moved)
    assert [(row.code_id, row.depth, row.cues) for row in rows] == [
        ("walk-out.wages", 0, 2),
        ("walk-out.wages.unpaid-hours", 1, 2),
        ("stay-in.wages", 0, 1),
        ("walk-out.dignity", 0, 2),
        ("stay-in.dignity", 0, 1),
    ]
    assert rows[0].direction == "Walking out"
    assert rows[0].category == "Wages"


def test_the_outline_shows_rules_and_examples_within_its_width() -> None:
    lines = outline_lines(outline(STRIKES), width=60)
    assert lines[0] == "walk-out.wages  Wages as a grievance  (2 cues)"
    assert lines[2] == "    include: Fines and unpaid hours."
    assert any(line.startswith("    exclude: Pay kept back") for line in lines)
    assert "stay-in.dignity  Pride in the work  (structural, 1 cue)" in lines
    assert max(map(len, lines)) <= 60


def test_the_short_outline_has_one_line_a_code() -> None:
    assert len(outline_lines(outline(STRIKES), full=False)) == len(STRIKES.codes)
