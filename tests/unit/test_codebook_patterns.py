import pytest

from codebook.patterns import Slot, lists_named, parse_pattern, word_fault


def test_a_pattern_is_one_slot_a_word() -> None:
    assert parse_pattern("rank and file", {}).slots == (
        Slot(("rank",)),
        Slot(("and",)),
        Slot(("file",)),
    )


def test_a_slot_holds_words_beginnings_and_lists() -> None:
    lists = {"harm": ("kill*", "shot")}
    assert parse_pattern("{harm}|hurt*|hit", lists).slots == (
        Slot(("shot", "hit"), ("kill", "hurt")),
    )


def test_a_gap_belongs_to_the_slot_after_it() -> None:
    assert parse_pattern("never ... the? pay*", {}).slots == (
        Slot(("never",)),
        Slot(("the",), optional=True, after_gap=True),
        Slot((), ("pay",)),
    )


def test_a_list_may_be_optional() -> None:
    assert parse_pattern("{our}? home", {"our": ("our", "my")}).slots[0] == Slot(
        ("our", "my"), optional=True
    )


def test_the_names_of_lists_are_found_wherever_they_stand() -> None:
    assert lists_named("{harm}|hurt* ... {people}?") == {"harm", "people"}


@pytest.mark.parametrize("word", ["pay", "pay*", "'s", "détente", "40", "b52*", "wed", "id"])
def test_a_word_is_letters_digits_or_a_possessive(word: str) -> None:
    assert word_fault(word) is None


@pytest.mark.parametrize(
    "word", ["", "*", "Pay", "half-pay", "p*y", "don't", "don’t", "cannot", "p_y", "a.m", "pay**"]
)
def test_what_no_text_can_hold_is_a_fault(word: str) -> None:
    assert word_fault(word) is not None


def test_all_faults_of_a_pattern_are_told_at_once() -> None:
    faults = parse_pattern("... Pay half-day {none} ...", {}).faults
    assert len(faults) == 4
