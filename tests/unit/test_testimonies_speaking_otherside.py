"""The forces soldiers went over to are found by the words that tell of it."""

import pytest

from testimonies.speaking.otherside import forces_gone_over_to, speaks_of_those_who_came


@pytest.mark.parametrize(
    ("text", "forces"),
    [
        (
            "Two sergeants defected to the Free Hill Union (FHU) in May.",
            {"free hill union", "fhu"},
        ),
        (
            "They surrendered to the Hill Army, the armed wing of the Coast Party (CP).",
            {"hill army", "ha", "coast party", "cp"},
        ),
        (
            "He gave himself up to the Hill Union. The Hill Army was told.",
            {"hill union", "hu", "hill army", "ha"},
        ),
        ("He deserted and fled to Skarn.", set()),
        ("She defected to the Disobedience Movement (DM).", set()),
        ("They surrendered to the Norvian Front.", {"norvian front", "nf"}),
    ],
)
def test_a_force_is_known_by_its_name_its_letters_and_its_sisters(
    text: str, forces: set[str]
) -> None:
    assert forces_gone_over_to(text) == forces


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("The three soldiers defected to our brigade in July.", True),
        ("We will help him as much as we can.", True),
        ("We picked them up at the ford.", True),
        ("I deserted in July and they took my boots.", False),
        ("We were beaten on parade.", False),
    ],
)
def test_who_tells_of_those_who_came_is_heard(words: str, *, told: bool) -> None:
    assert speaks_of_those_who_came(words) is told
