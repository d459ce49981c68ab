from __future__ import annotations

import pytest

from testimonies.sentences import sentences
from testimonies.values import Span


def cut(text: str) -> list[str]:
    return [text[span.start : span.end] for span in sentences(text, Span(0, len(text)))]


WHOLE = [
    "Capt. Osk met Lt. Dov at St. Ana's Church at 5 p.m. on a Friday.",
    "He lived in the U.S. for years and worked for the E.U. Council.",
    "The clerk, K. J. Marn, signed form No. 7 on p. 12 of the book.",
    "They paid 3.50 for bread, 1.000.000 for a gun and nothing for us.",
    "Salt, oil, soap, etc. were sold by the officers.",
    "He said “Well. You must be back in an hour.” and looked at his watch.",
    "The camp (There were two. Both are shut.) lies in the north.",
    "“Is it far?” she asked.",
    "I was tired … and the lamp was out.",
    "What I mean is . . . I could not go back.",
    "We walked\nall night.",
    "Write to osk@ford.example or see www.ford.example for more.",
]


@pytest.mark.parametrize("text", WHOLE)
def test_a_sentence_stays_whole(text: str) -> None:
    assert cut(text) == [text]


PARTS = [
    ("We left. Nobody saw.", ["We left.", "Nobody saw."]),
    ("Who went? I did! You too.", ["Who went?", "I did!", "You too."]),
    ("It was over.12 We went home.", ["It was over.12", "We went home."]),
    ("It was over.[3] We went home.", ["It was over.[3]", "We went home."]),
    ("We were afraid… They knew it.", ["We were afraid…", "They knew it."]),
    ("I meant it.... She left.", ["I meant it....", "She left."]),
    ("He said “We go.” I went.", ["He said “We go.”", "I went."]),
    ("I lived in the U.S. How about you?", ["I lived in the U.S.", "How about you?"]),
    ("They had nothing […] They sold it all.", ["They had nothing […]", "They sold it all."]),
    ("You and I. Did you see him?", ["You and I.", "Did you see him?"]),
    ("1) The boots 2) The coat", ["1) The boots", "2) The coat"]),
    ("a. Boots b. Coats c. Caps", ["a. Boots", "b. Coats", "c. Caps"]),
    ("No boots\n\nNo coats", ["No boots", "No coats"]),
    ("Bread:\n• Rye\n• Oats", ["Bread:", "• Rye", "• Oats"]),
    ("မသွားဘူး။ ပြန်လာတယ်။", ["မသွားဘူး။", "ပြန်လာတယ်။"]),
]


@pytest.mark.parametrize(("text", "parts"), PARTS)
def test_sentences_end_where_a_reader_ends_them(text: str, parts: list[str]) -> None:
    assert cut(text) == parts


def test_only_what_stands_within_is_cut() -> None:
    text = "Before. We left. Nobody saw. After."
    spans = sentences(text, Span(8, 28))
    assert [text[s.start : s.end] for s in spans] == ["We left.", "Nobody saw."]


def test_white_space_alone_holds_no_sentence() -> None:
    assert sentences(" \n ", Span(0, 3)) == ()
