"""Laws of word lists: what finds any of some words finds what a plain pattern finds."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from testimonies.wordlists import any_of

WORDS = "I We we My my me myself"


@given(st.text(alphabet="IWMweysl_’- é1.\n", max_size=30))
def test_any_of_some_words_is_found_where_a_plain_pattern_finds_it(text: str) -> None:
    plain = re.compile(rf"\b(?:{'|'.join(sorted(WORDS.split(), key=len, reverse=True))})\b")
    found = [match.span() for match in any_of(WORDS).finditer(text)]
    assert found == [match.span() for match in plain.finditer(text)]
