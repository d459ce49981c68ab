from __future__ import annotations

import pytest

from testimonies.passages import cut_passages
from testimonies.testimony import testimonies_of
from testimonies.values import (
    Certainty,
    Extraction,
    Form,
    Kind,
    Quotation,
    Span,
    Text,
)


def quotation(*spans: Span, name: str = "q-1", speaker: str | None = "v-1") -> Quotation:
    return Quotation(
        id=name,
        source_id="s-1",
        spans=spans,
        speaker_id=speaker,
        cue=None,
        form=Form.DIRECT,
        kind=Kind.TESTIMONY,
        rule="none",
        certainty=Certainty.UNSURE,
    )


def cut(text: str, *spans: Span, most: int = 4) -> list[list[str]]:
    passages = cut_passages(Text("s-1", text, ""), [quotation(*spans)], most_sentences=most)
    return [[text[s.start : s.end] for s in passage.spans] for passage in passages]


SIX = "One went. Two stayed. Three hid. Four wept. Five slept. Six sang."


def test_a_short_quotation_is_one_passage() -> None:
    assert cut(SIX, Span(0, 21)) == [["One went. Two stayed."]]


def test_a_long_quotation_is_cut_into_passages_of_about_equal_length() -> None:
    assert cut(SIX, Span(0, len(SIX))) == [
        ["One went. Two stayed. Three hid."],
        ["Four wept. Five slept. Six sang."],
    ]


def test_a_passage_holds_no_more_sentences_than_asked_for() -> None:
    assert len(cut(SIX, Span(0, len(SIX)), most=1)) == 6


def test_a_split_sentence_stays_in_one_passage() -> None:
    text = "“One went,” he said, “and two stayed. Three hid.”"
    first, second = Span(1, 10), Span(22, 48)
    assert text[first.start : first.end] == "One went,"
    assert cut(text, first, second, most=1) == [["One went,", "and two stayed."], ["Three hid."]]


def test_a_passage_over_two_spans_keeps_them_apart() -> None:
    text = "“One went,” he said. “Two stayed.”"
    assert cut(text, Span(1, 10), Span(22, 33)) == [["One went,", "Two stayed."]]


def test_passages_are_numbered_and_named_by_their_quotation() -> None:
    text = Text("s-1", SIX, "")
    passages = cut_passages(text, [quotation(Span(0, len(SIX)))], most_sentences=2)
    assert [p.index for p in passages] == [0, 1, 2]
    assert {p.quotation_id for p in passages} == {"q-1"}
    assert len({p.id for p in passages}) == 3


def test_a_passage_of_no_sentences_cannot_be_asked_for() -> None:
    with pytest.raises(ValueError, match="at least one sentence"):
        cut_passages(Text("s-1", SIX, ""), [], most_sentences=0)


def test_a_testimony_gathers_what_one_speaker_says_in_one_source() -> None:
    extraction = Extraction(
        (),
        (
            quotation(Span(0, 9), name="q-1", speaker="v-1"),
            quotation(Span(10, 21), name="q-2", speaker="v-2"),
            quotation(Span(22, 32), name="q-3", speaker=None),
            quotation(Span(33, 43), name="q-4", speaker="v-1"),
        ),
    )
    assert [(t.speaker_id, t.quotation_ids) for t in testimonies_of(extraction)] == [
        ("v-1", ("q-1", "q-4")),
        ("v-2", ("q-2",)),
    ]
