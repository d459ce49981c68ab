"""Narration as words with letters."""

import pytest

from testimonies.finding import find, lay_out
from testimonies.speaking.scene import Scene, set_scene


def scene_of(text: str) -> Scene:
    layout = lay_out(text)
    return set_scene(text, layout, find(layout, text))


def named_in(text: str) -> list[str]:
    scene = scene_of(text)
    return [scene.line.said(m.start, m.end) for m in scene.mentions]


def test_quoted_words_become_one_letter() -> None:
    assert scene_of("“We left at dawn,” said Velin.").line.letters == "QvN!"


def test_a_footnote_number_glued_to_a_stop_is_no_word() -> None:
    assert "4" not in scene_of("They left the coast.4 Nobody knew.").line.words


def test_an_abbreviation_does_not_end_a_sentence() -> None:
    line = scene_of("Lt. Velin left. Sgt. Orr stayed.").line
    assert line.letters.count("!") == 2


def test_a_possessive_is_a_word_of_its_own() -> None:
    assert scene_of("Velin’s boat sank.").line.words[:2] == ["velin", "'s"]


def test_went_on_is_a_verb_of_saying() -> None:
    assert "v" in scene_of("“It rained,” the clerk went on.").line.letters


def test_a_common_word_with_a_capital_at_the_start_of_a_sentence_is_no_name() -> None:
    line = scene_of("Bread was short. They baked bread at night.").line
    assert line.letters[0] == "x"


@pytest.mark.parametrize(
    "phrase",
    [
        "a former private",
        "one of the most outspoken defectors",
        "Captain Adra Velin",
        "another defector",
        "a 24-year-old lance corporal",
        "Daw Khin Mar",
        "Sparrow 12",
        "Yusuf al-Amari",
        "María de la Cruz",
        "J. P. O’Dell",
        "the wife of a sergeant clerk",
        "a soldier’s mother",
        "a corporal of engineers",
        "a stoker from the Whimbrel",
        "People’s Harbour Committee",
    ],
)
def test_a_phrase_for_somebody_is_one_mention(phrase: str) -> None:
    assert named_in(f"We heard that {phrase} said no.")[-1] == phrase


def test_a_major_concern_is_nobody() -> None:
    assert named_in("It rained. The cold remained a major concern there.") == ["It"]


def test_offsets_of_words_are_offsets_into_the_text() -> None:
    text = "In Skarn, “we left”\u00a0said the\n cook."
    line = scene_of(text).line
    for start, end, word in zip(line.starts, line.ends, line.words, strict=True):
        assert word in {"", text[start:end].lower()}
