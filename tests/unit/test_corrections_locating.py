from __future__ import annotations

import pytest

from coding.corrections.locating import form_at, places_of, squeezed
from testimonies.values import Form, Span

TEXT = (
    "The clerk said: “I kept\n   the lists, and nobody\u00a0asked.” She shrugged.\n"
    "“We had soup,” said the cook, “and\u200b then none.” We had soup - they had meat.\n"
    "Straße and heart and art.\n"
)


def found(words: str) -> list[tuple[str, ...]]:
    places = places_of(words, TEXT, squeezed(TEXT))
    return [tuple(TEXT[span.start : span.end] for span in spans) for spans in places]


@pytest.mark.parametrize(
    "words",
    [
        "I kept the lists, and nobody asked.",
        "  I kept the\tlists,\nand nobody asked. ",
        "“I kept the lists, and nobody asked.”",
        '"I kept the lists, and nobody asked."',
        "I keptthe lists, and nobody asked.",
        "i kept the LISTS, and nobody asked.",
    ],
)
def test_white_space_marks_around_and_capitals_make_no_difference(words: str) -> None:
    assert found(words) == [("I kept\n   the lists, and nobody\u00a0asked.",)]


def test_words_that_stand_twice_are_found_twice() -> None:
    assert len(found("We had soup")) == 2


def test_words_that_follow_upon_themselves_are_found_each_time() -> None:
    text = "He said … … and no more."
    assert len(places_of("…", text, squeezed(text))) == 2


def test_words_as_typed_go_before_words_in_other_capitals() -> None:
    assert len(places_of("soup", "Soup, soup.", squeezed("Soup, soup."))) == 1


def test_no_word_is_cut() -> None:
    assert found("art") == [("art",)]
    assert found("ept the lists") == []


def test_split_words_have_a_span_for_each_part() -> None:
    assert found("We had soup, [...] and then none.") == [
        ("We had soup,", "and\u200b then none."),
    ]
    assert found("We had soup, […] and then ice.") == []
    assert found("and then none. [...] We had soup,") == []


@pytest.mark.parametrize("words", ["", " ", "“”", "[...]", "[...] [...]", "\u200b"])
def test_what_holds_no_words_is_found_nowhere(words: str) -> None:
    assert found(words) == []


def test_a_form_is_told_by_the_marks_around() -> None:
    (spans,) = places_of("I kept the lists, and nobody asked.", TEXT, squeezed(TEXT))
    assert form_at(TEXT, spans) is Form.DIRECT
    (spans,) = places_of("She shrugged.", TEXT, squeezed(TEXT))
    assert form_at("One line.", (Span(0, 9),)) is Form.BLOCK
