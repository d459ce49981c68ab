"""What the codebooks that come with the program say, and that their colours can be told apart."""

import re
from functools import cache
from itertools import combinations

import numpy as np
import pytest
from numpy.typing import NDArray

from codebook.reading import BUNDLED, bundled, check_codebook_file, read_codebook
from codebook.values import About, Codebook, Level, WhenNegated
from coding.cues.trying import example_faults

Matrix = NDArray[np.float64]

# What eyes without one kind of cone make of linear RGB: Machado, Oliveira and Fernandes (2009),
# severity 1.0. "all" sees as most people do.
SIGHTS: dict[str, Matrix] = {
    "all": np.eye(3),
    "no red": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
         [-0.003882, -0.048116, 1.051998]]
    ),
    "no green": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
         [-0.011820, 0.042940, 0.968881]]
    ),
    "no blue": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602],
         [0.004733, 0.691367, 0.303900]]
    ),
}  # fmt: skip
XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
WHITE = np.array([0.9505, 1.0, 1.089])
APART = 12.0  # CIE 1976 difference; 2.3 is just noticeable

BOTH = pytest.mark.parametrize("name", sorted(BUNDLED))


@cache
def book(name: str) -> Codebook:
    return read_codebook(bundled(name))


def lightness_and_hue(color: str, sight: Matrix) -> Matrix:
    shown = np.array([int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)])
    linear = np.where(shown <= 0.04045, shown / 12.92, ((shown + 0.055) / 1.055) ** 2.4)
    x = XYZ @ np.clip(sight @ linear, 0, 1) / WHITE
    f = np.where(x > 0.008856, np.cbrt(x), 7.787 * x + 16 / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


@BOTH
def test_a_bundled_codebook_has_no_faults(name: str) -> None:
    assert check_codebook_file(bundled(name)) == ()


@BOTH
def test_every_code_says_what_it_holds_and_what_it_does_not(name: str) -> None:
    codes = book(name).codes
    assert [c.id for c in codes if not (c.definition and c.include and c.exclude)] == []


@BOTH
def test_every_code_has_three_examples_two_counter_examples_and_a_cue(name: str) -> None:
    codes = book(name).codes
    assert [c.id for c in codes if len(set(c.examples)) < 3] == []
    assert [c.id for c in codes if len(set(c.counter_examples)) < 2] == []
    assert [c.id for c in codes if not c.cues] == []


@BOTH
def test_every_counter_example_says_where_it_goes_instead(name: str) -> None:
    whole = book(name)
    ids = {code.id for code in whole.codes}
    for code in whole.codes:
        for text in code.counter_examples:
            end = re.search(r"\(([a-z.-]+|not coded)\)$", text)
            assert end is not None, text
            assert end[1] == "not coded" or end[1] in ids - {code.id}, text


@BOTH
def test_no_passage_is_an_example_twice(name: str) -> None:
    codes = book(name).codes
    said = [text for code in codes for text in (*code.examples, *code.counter_examples)]
    assert len(said) == len(set(said))


def test_every_cue_says_where_it_comes_from_and_shows_what_it_finds() -> None:
    cues = [cue for code in book("defection").codes for cue in code.cues]
    assert [cue.pattern for cue in cues if not (cue.source and cue.examples)] == []


def test_every_cue_that_may_be_silenced_shows_by_what() -> None:
    cues = [cue for code in book("defection").codes for cue in code.cues]
    narrowed = [
        cue
        for cue in cues
        if cue.when_negated is not WhenNegated.KEEP or cue.about is not About.EITHER
    ]
    assert len(narrowed) > len(cues) / 3
    assert [cue.pattern for cue in narrowed if not cue.counter_examples] == []


@BOTH
def test_every_cue_speaks_in_its_examples_and_in_none_of_its_counter_examples(name: str) -> None:
    assert list(example_faults(book(name))) == []


def test_every_obstacle_is_immediate_or_structural_and_no_driver_is() -> None:
    codes = book("defection").codes
    assert {c.level for c in codes if c.direction == "obstacle"} == set(Level)
    assert {c.level for c in codes if c.direction == "driver"} == {None}


def test_five_categories_stand_in_both_directions_with_codes_below_each() -> None:
    whole = book("defection")
    tops = [code.id for code in whole.codes if code.parent is None]
    assert tops == [f"{d.id}.{c.id}" for d in whole.directions for c in whole.categories]
    assert all(any(code.parent == above for code in whole.codes) for above in tops)


# The thirteen borders on which two coders hesitated, each with the words that draw it.
BORDERS = (
    ("driver.pragmatic", "Why somebody joined the army is not coded"),
    ("obstacle.security", "Leaving called hard, with no kind of difficulty named, is not coded"),
    ("driver.pragmatic", "Leaders' greed judged wrong goes to driver.moral.unjust-leadership"),
    ("driver.pragmatic", "driver.ideological only when rights or rule are the point"),
    ("driver.moral", "when it answers violence and names no coup, rule or struggle"),
    ("obstacle.security", "Confinement counts when it is guarding and control"),
    ("obstacle.security", "Monitoring of accounts goes to obstacle.informational.monitoring"),
    ("driver.security", "Money, food, shelter or work after arrival"),
    ("obstacle.informational", "what they teach takes obstacle.ideological as well"),
    ("obstacle.moral", "pleading orders as an excuse for violence stays here"),
    ("driver.informational", "Awareness in people who stay, described in others"),
    ("driver.pragmatic", "Deductions from pay told as a grievance count"),
    ("obstacle.pragmatic", "Content with regained power or status counts when staying is said"),
)


@pytest.mark.parametrize(("code_id", "words"), BORDERS)
def test_every_border_is_drawn_where_a_coder_looks_for_it(code_id: str, words: str) -> None:
    code = book("defection").code(code_id)
    assert code is not None
    assert any(words in rule for rule in (*code.include, *code.exclude))


@BOTH
@pytest.mark.parametrize("sight", sorted(SIGHTS))
def test_no_two_categories_look_alike_to_anybody(name: str, sight: str) -> None:
    seen = [lightness_and_hue(c.color, SIGHTS[sight]) for c in book(name).categories]
    assert min(float(np.linalg.norm(a - b)) for a, b in combinations(seen, 2)) > APART


@BOTH
def test_no_category_goes_by_its_colour_alone(name: str) -> None:
    names = [category.name for category in book(name).categories]
    assert len(set(names)) == len(names)
