"""Own words that sound like those of people inside an army, or of others."""

import pytest

from testimonies.ownwords import leaning
from testimonies.ownwords.leaning import BASE, shipped, signs
from testimonies.ownwords.training import (
    parse,
    right_out_of_fold,
    shipped_passages,
    weighed,
)


def test_words_of_one_who_served_lean_inside_and_words_on_soldiers_outside() -> None:
    assert leaning("We were sent to the square, and I put my rifle down.") > 1
    assert leaning("Most of the soldiers who come to us are young men.") < -1


def test_nothing_said_leans_nowhere() -> None:
    assert leaning("") == leaning(" \n") == 0


def test_signs_are_words_and_neighbours_whatever_their_marks_and_numbers() -> None:
    assert signs("I’m in the 33rd") == signs("i'm in the 45RD")
    assert "i'm in" in signs("I'm in")


def test_the_shipped_weights_come_from_the_shipped_passages() -> None:
    assert weighed(shipped_passages()) == pytest.approx(shipped(), abs=0.002)


def test_passages_not_seen_are_mostly_told_rightly() -> None:
    right, told = right_out_of_fold(shipped_passages())
    assert right / told > 0.75


def test_a_passage_without_its_side_is_told_with_its_line() -> None:
    assert parse("f", ["# a comment", "", "inside | We left."]) == [("We left.", True)]
    with pytest.raises(ValueError, match="f, line 2"):
        parse("f", ["outside | They left.", "They left."])


def test_a_word_in_too_few_passages_has_no_weight() -> None:
    passages = [("we ran", True)] * 3 + [("they ran", False)] * 3 + [("owls ran", False)] * 2
    weights = weighed(passages)
    assert weights["we"] > 0 > weights["they"]
    assert "owls" not in weights
    assert BASE in weights
