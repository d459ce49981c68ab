from __future__ import annotations

from testimonies.speaking.parties import parties_in


def test_a_party_is_named_before_its_part_or_on_the_line_above() -> None:
    head = "Between\n\nM T\n(ANONYMITY DIRECTION MADE)\nAppellant\n\nAnd\n\nA STATE     Respondent"
    assert list(parties_in(head)) == [("appellant", "M T"), ("respondent", "A STATE")]
    wide = "F M T\n(ANONYMITY DIRECTION MADE)                   Appellant\n"
    assert list(parties_in(wide)) == [("appellant", "F M T")]


def test_what_names_nobody_is_no_party() -> None:
    assert list(parties_in("Between\nAppellant\n")) == []
    assert list(parties_in("For the Appellant: Ms Odell\nAppellant\n")) == []
    assert list(parties_in("the clerk\nAppellant\n")) == []
    assert list(parties_in("The appellant left. He is a\ndefendant in\n")) == []
    assert list(parties_in("Appellant\n")) == []


def test_wide_gaps_are_read_once() -> None:
    assert list(parties_in("A" + " " * 200_000 + "Appellant")) == [("appellant", "A")]
