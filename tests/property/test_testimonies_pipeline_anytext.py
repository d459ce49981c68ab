"""Any text in a spaCy document: nothing raises, and the characters are those found in the text."""

from __future__ import annotations

import spacy
from hypothesis import example, given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from testimonies.pipeline.packing import pack, unpack, unpack_passages

NLP = spacy.blank("en")
NLP.add_pipe("exitvoice_quotations")
NLP.add_pipe("exitvoice_passages", config={"most_sentences": 1})
PIECES = (
    "“", "”", "‘", "’", '"', "'", "«", "»", "\n", "\n\n", " ", "\u200b", "\u00a0", "\u202e",
    "said", "Corporal Veld", "the driver", "I left.", "No!", "where?", "103", "Quote.\n",
    "’End quote.\n", "Q:", "A:", "> ", "သူက", "قال", "𝒳", ",", ".", ":", "(", ")", "—",
)  # fmt: skip
TEXTS = (
    st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=30)
    .map("".join)
    .filter(lambda text: not any("\ud800" <= sign <= "\udfff" for sign in text))
)


@given(TEXTS)
@example("“a”“b”“c”")
@example("“ “ “ “")
@settings(deadline=None)
def test_spans_in_a_document_hold_the_characters_that_were_found(text: str) -> None:
    doc = NLP(text)
    assert doc.text == text
    for key in ("quotations", "passages"):
        for span in doc.spans[key]:
            start, end = span._.chars
            assert span.start_char <= start < end <= span.end_char
            assert span._.quotation_id is not None


@given(TEXTS)
@settings(deadline=None)
def test_each_found_stretch_has_its_span_in_order(text: str) -> None:
    doc = NLP(text)
    exact = [(one.id, part.start) for one in doc._.extraction.quotations for part in one.spans]
    shown = [(span.id_, span._.chars[0]) for span in doc.spans["quotations"]]
    assert set(shown) <= set(exact)
    assert {one for one, _ in shown} == {one for one, _ in exact}


@given(TEXTS)
@settings(deadline=None)
def test_what_was_found_survives_plain_values_and_bytes(text: str) -> None:
    doc = NLP(text)
    table = pack(doc._.extraction, doc._.passages)
    assert unpack(table) == doc._.extraction
    assert unpack_passages(table) == doc._.passages
    copy = Doc(NLP.vocab).from_bytes(doc.to_bytes())
    assert copy._.extraction == doc._.extraction
