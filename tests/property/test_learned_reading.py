"""Reading fast finds what reading plainly finds, on any text."""

from collections import Counter

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from coding.learned.features import features
from coding.learned.suggester import families, shipped

LEARNED = shipped()
NAMES = list(LEARNED.model.vocabulary.numbers)
NAMES_SET = set(NAMES)
FAMILIES = families()

WORDS = (
    *("they", "cut", "our", "wages", "didn’t", "prison", "family", ".", "!", "the", "of"),
    *("run", "away", "not", "I", "killed", "people", "’s", "7"),
)
texts = st.one_of(st.text(), st.lists(st.sampled_from(WORDS)).map(" ".join))


@settings(deadline=None)
@given(texts)
def test_fast_reading_finds_the_known_features_of_a_text(text: str) -> None:
    seen = LEARNED.view(text).seen
    known = {name: n for name, n in features(text, FAMILIES).items() if name in NAMES_SET}
    assert Counter(NAMES[number] for number in seen.features.tolist()) == known


@settings(deadline=None)
@given(texts)
def test_what_moved_the_words_and_the_bias_make_up_the_whole(text: str) -> None:
    seen = LEARNED.view(text).seen
    found = LEARNED.model.logits(seen, np.zeros(0, np.int64))
    whole = found.texts[0]
    for code in range(len(LEARNED.model.codes)):
        moved = LEARNED.model.moved_by(seen, found.shares, 0, code).sum() + LEARNED.model.bias[code]
        assert np.isclose(moved, whole[code], atol=1e-3)


@settings(deadline=None)
@given(st.lists(texts, max_size=5))
def test_texts_read_together_are_seen_as_if_each_were_read_alone(many: list[str]) -> None:
    for text, view in zip(many, LEARNED.views(many), strict=True):
        alone = LEARNED.view(text)
        assert view.logits == alone.logits
        for code in LEARNED.model.codes:
            assert LEARNED.words(view, code) == LEARNED.words(alone, code)


@settings(deadline=None)
@given(texts)
def test_words_stand_where_they_say(text: str) -> None:
    view = LEARNED.view(text)
    for span in LEARNED.words(view, LEARNED.model.codes[0]):
        assert text[span.start : span.end].strip()
