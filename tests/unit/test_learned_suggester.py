"""The learned model that comes with the program, as a user of it sees it."""

import pytest

from codebook.reading import bundled, read_codebook
from coding.learned import LearnedSuggester
from coding.learned.suggester import MOST_WORDS, shipped
from coding.values import Tier
from tests.unit.test_cues_suggester import book

SUGGESTER = LearnedSuggester(read_codebook(bundled()))


def test_a_hint_of_the_model_shows_the_words_that_moved_it() -> None:
    text = "They gave us rotten rice, and for a whole winter I was hungry."
    hint = SUGGESTER.hints(text)[0]
    said = [text[span.start : span.end] for span in hint.evidence]
    assert hint.code_id == "driver.pragmatic"
    assert {"rice", "hungry"} <= set(" ".join(said).split())  # perhaps as rotten rice
    assert len(said) <= MOST_WORDS
    quoted = ", ".join(f"“{word}”" for word in said)
    assert hint.reason == f"Passages coded Pragmatic drivers often hold words like {quoted}."
    assert hint.tier is Tier.WEAK


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("They would have arrested my sisters and taken their house.", "security"),
        ("A ferryman carried my daughter and me across while it was still dark.", "security"),
        (
            "No letters came to the island, and nobody told us what went on at home.",
            "informational",
        ),
        ("I would sooner rot in a cell than aim at a crowd of schoolgirls.", "moral"),
    ],
)
def test_the_model_sees_what_no_cue_says(text: str, code: str) -> None:
    assert SUGGESTER.hints(text)[0].code_id.endswith(f".{code}")


def test_a_text_of_no_words_has_no_hints() -> None:
    assert SUGGESTER.hints("") == ()
    assert SUGGESTER.hints("… 42 — !") == ()


def test_the_model_is_silent_about_codes_of_another_codebook() -> None:
    other = LearnedSuggester(book())
    assert other.hints("They cut our wages and we went hungry.") == ()


def test_one_sentence_of_many_can_carry_a_code() -> None:
    quiet = "The barracks stand by a lake. In spring we painted the boats. "
    alone = shipped().view("My family would have been arrested.").logits["obstacle.security"]
    among = shipped().view(quiet * 4 + "My family would have been arrested.").logits
    silent = shipped().view(quiet * 4).logits
    assert silent["obstacle.security"] < among["obstacle.security"] <= alone
