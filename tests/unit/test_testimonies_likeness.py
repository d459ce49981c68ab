from __future__ import annotations

import random

from testimonies.likeness import Sketches, sketch
from testimonies.values import Mark, MarkKind, Span

WORDS = [f"{first}{second}" for first in "bdfgklmn" for second in ("ara", "ito", "une", "ell")]


def text_of(seed: int, length: int) -> str:
    chance = random.Random(seed)  # noqa: S311 - words for a test
    return " ".join(chance.choices(WORDS, k=length))


def held(*texts: str) -> Sketches:
    sketches = Sketches()
    for number, text in enumerate(texts):
        sketches.add(f"s-{number}", sketch(text))
    return sketches


def test_a_text_with_a_few_words_changed_is_like_itself() -> None:
    for length in (100, 3_000):
        text = text_of(1, length)
        words = text.split(" ")
        words[10] = words[60] = "changed"
        (found,) = held(text_of(2, length), text).like(sketch(" ".join(words)))
        assert found.other == "s-1"
        assert min(found.here, found.there) > 0.85


def test_a_short_text_is_found_inside_a_long_one_and_the_other_way_round() -> None:
    short = text_of(3, 200)
    long = f"{text_of(4, 9_000)} {short} {text_of(5, 9_000)}"
    (inside,) = held(long).like(sketch(short))
    assert (inside.here > 0.9, inside.there < 0.1) == (True, True)
    (around,) = held(short).like(sketch(long))
    assert (around.there > 0.9, around.here < 0.1) == (True, True)


def test_texts_that_share_menus_or_a_letterhead_are_not_alike() -> None:
    menu = text_of(6, 300)
    one, other = f"{menu}\n{text_of(7, 200)}", f"{menu}\n{text_of(8, 200)}"
    marks = [Mark(MarkKind.FURNITURE, Span(0, len(menu)))]
    sketches = Sketches()
    sketches.add("s-0", sketch(one, marks))
    assert sketches.like(sketch(other, marks)) == ()
    head = text_of(9, 25)
    assert held(f"{head} {text_of(10, 15)}").like(sketch(f"{head} {text_of(11, 5)}")) == ()


def test_interviews_with_the_same_questions_are_not_alike() -> None:
    questions = [text_of(seed, 14) for seed in range(20, 32)]
    one, other = (
        "\n".join(
            f"Q: {each}?\nA: {text_of(at * 100 + n, 45)}." for n, each in enumerate(questions)
        )
        for at in (1, 2)
    )
    assert held(one).like(sketch(other)) == ()


def test_texts_without_words_are_like_nothing() -> None:
    assert held("", "...").like(sketch("")) == ()
