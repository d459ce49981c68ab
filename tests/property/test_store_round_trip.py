from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from coding.ids import coder_id
from coding.store import Store
from coding.values import Coder, Memo, Ruling, Suggestion, Tier, Verdict
from testimonies.values import Span
from tests.unit.store_cases import AT, document

# Any text SQLite can hold, often of the kinds that have broken such programs: astral letters,
# zero-width and right-to-left marks, Burmese, NUL, combining marks, all line ends, a BOM.
NASTY = (
    "\u1000\u103c\u102d\U00010400\U0001f642\u200b\u200d\u202e\ufeff\x00e\u0301\r\n\u2028\x85“”'\""
)
words = st.text(st.one_of(st.sampled_from(NASTY), st.characters(exclude_categories=["Cs"])))
some_words = st.one_of(words.filter(bool), st.text(NASTY, min_size=1, max_size=30))


@st.composite
def spans_within(draw: st.DrawFn, text: str) -> tuple[Span, ...]:
    """Return some spans of a text that are in order and disjoint, at least one."""
    edges = draw(st.sets(st.integers(0, len(text)), min_size=2, max_size=8))
    ordered = sorted(edges)[: len(edges) // 2 * 2]
    return tuple(Span(a, b) for a, b in zip(ordered[::2], ordered[1::2], strict=True))


@settings(max_examples=60, deadline=None)
@given(st.data(), some_words, some_words, words)
def test_whatever_is_stored_comes_back_equal(
    data: st.DataObject, text: str, name: str, comment: str
) -> None:
    spans = data.draw(spans_within(text))
    whole = document(text, spans=[spans], cue=data.draw(st.none() | st.just(spans[0])), label=name)
    (passage,) = whole.passages
    coder = Coder(coder_id(name), name)
    made = Suggestion(passage.id, name, spans, comment, Tier.STRONG, 1 / 3, "cues/1", comment)
    memo = Memo(name, comment, coder.id, AT, comment)
    with (
        tempfile.TemporaryDirectory() as folder,
        Store.create(Path(folder) / "s", at=AT) as store,
    ):
        whole.store(store)
        store.add_coder(coder, at=AT)
        store.replace_suggestions([made], suggester="cues", at=AT)
        rulings = [Ruling(passage.id, name, coder.id, each, comment) for each in Verdict]
        decisions = store.decide(rulings, at=AT, codebook_version=comment)
        store.add_memo(memo)
        assert store.sources() == (whole.reading.source,)
        assert store.text(whole.reading.source.id) == whole.reading.text
        assert store.speakers() == whole.extraction.speakers
        assert store.quotations() == whole.extraction.quotations
        assert store.passages() == whole.passages
        assert store.suggestions() == (made,)
        assert store.coders() == (coder,)
        assert store.decisions() == decisions
        assert store.memos() == (memo,)
        assert store.verify() == ()


@settings(max_examples=100, deadline=None)
@given(st.data(), some_words)
def test_the_spans_that_come_back_hold_the_same_words(data: st.DataObject, text: str) -> None:
    spans = data.draw(spans_within(text))
    with (
        tempfile.TemporaryDirectory() as folder,
        Store.create(Path(folder) / "s", at=AT) as store,
    ):
        document(text, spans=[spans], cue=None).store(store)
        (source,), (quotation,) = store.sources(), store.quotations()
        kept = store.text(source.id).text
        assert [kept[s.start : s.end] for s in quotation.spans] == [
            text[s.start : s.end] for s in spans
        ]
