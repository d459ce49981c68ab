"""Sentences and passages are exact whatever the text."""

from __future__ import annotations

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from testimonies.passages import cut_passages
from testimonies.sentences import sentences
from testimonies.values import Certainty, Form, Kind, Quotation, Span, Text

PIECES = st.sampled_from(
    [*".?!…,;:()[]“”‘’\"' \n\n", "Capt. ", "The road. ", "i.e. ", "U.S. ", "1) ",
     "a. ", "[…] ", "103 ",
     "walked ", "• ", "၊", "။ ", "𝔘 ", "e\u0301", "\r\n", "\u200b"]
)  # fmt: skip
TEXTS = st.one_of(st.text(min_size=1), st.lists(PIECES, min_size=1, max_size=50).map("".join))


@st.composite
def quotations(draw: st.DrawFn) -> tuple[str, Quotation]:
    text = draw(TEXTS)
    edges = sorted(draw(st.sets(st.integers(0, len(text)), min_size=2, max_size=6)))
    pairs = zip(edges[::2], edges[1::2], strict=False)
    spans = tuple(Span(a, b) for a, b in pairs if a < b)
    return text, Quotation(
        "q", "s", spans, None, None, Form.DIRECT, Kind.TERM, "none", Certainty.UNSURE
    )


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_sentences_hold_every_word_once_and_in_order(text: str) -> None:
    spans = sentences(text, Span(0, len(text)))
    assert "".join("".join(text[s.start : s.end].split()) for s in spans) == "".join(text.split())
    assert all(text[s.start : s.end] == text[s.start : s.end].strip() for s in spans)
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))


@settings(max_examples=300, deadline=None)
@given(quotations(), st.integers(1, 5))
def test_each_span_of_a_passage_lies_in_one_span_of_its_quotation(
    case: tuple[str, Quotation], most: int
) -> None:
    text, quotation = case
    passages = cut_passages(Text("s", text, ""), [quotation], most_sentences=most)
    spans = [span for passage in passages for span in passage.spans]
    for span in spans:
        assert any(q.start <= span.start and span.end <= q.end for q in quotation.spans)
        assert text[span.start : span.end] == text[span.start : span.end].strip()
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
    quoted = "".join("".join(text[q.start : q.end].split()) for q in quotation.spans)
    assert "".join("".join(text[s.start : s.end].split()) for s in spans) == quoted
