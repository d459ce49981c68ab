"""Tests of marks at the ends of words that belong to words quoted within."""

import pytest

from testimonies.quotations import find_quotations
from testimonies.values import Text

CASES = {
    "“She told me, ‘Who lit the lamp?’” Anna Velin said.": "She told me, ‘Who lit the lamp?’",
    "‘He asked me, “Where is the oar?”’ said Velin.": "He asked me, “Where is the oar?”",
    "\"They wrote, 'Bring the oars,'\" said Velin.": "They wrote, 'Bring the oars,'",
    "“‘Row,’ he told me, and so I rowed,” said Velin.": "‘Row,’ he told me, and so I rowed,",
    "“I rowed for the brothers’ sake,” said Velin.": "I rowed for the brothers’ sake,",
    "“We slept in the cooks’” said Velin.": "We slept in the cooks",
    "“We called it ‘home’ and we meant it,” said Velin.": "We called it ‘home’ and we meant it,",
}


@pytest.mark.parametrize("text", CASES)
def test_a_mark_of_words_quoted_within_stays_with_the_words(text: str) -> None:
    found = find_quotations(Text(source_id="s", text=text, sha256="x"))
    span = found.quotations[0].spans[0]
    assert text[span.start : span.end] == CASES[text]
