"""Words of letters alone are parted without spaCy, and just as spaCy parts them."""

import spacy
from hypothesis import assume, given
from hypothesis import strategies as st
from spacy.lang.en import English

from coding.cues.words import SENTENCE_END, WordReader

TOKENIZE = spacy.blank("en").tokenizer
READER = WordReader()
FORMS = {".": SENTENCE_END, "!": SENTENCE_END, "?": SENTENCE_END, ",": "", ";": "", ":": ""}

words = st.one_of(
    st.text("abdegilmnoprstuwxzADIMNOPSTX", min_size=1, max_size=6),
    st.sampled_from(
        sorted(word for word in English.Defaults.tokenizer_exceptions if word.isascii())
    ),
)


@given(words, st.sampled_from(["", *FORMS]))
def test_a_word_and_the_mark_after_it_are_parted_as_spacy_parts_them(word: str, mark: str) -> None:
    written = word + mark
    tokens = TOKENIZE(written)
    assume(all(token.text.isalpha() or token.text in FORMS for token in tokens))
    assume(all(token.norm_ == token.lower_ for token in tokens))
    expected = [
        (form, token.idx, token.idx + len(token))
        for token in tokens
        if (form := FORMS.get(token.text, token.lower_))
    ]
    read = READER.read(written)
    assert [*zip(read.forms, read.starts, read.ends, strict=True)] == expected
