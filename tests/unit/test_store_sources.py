from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from coding.errors import (
    AmbiguousPassageError,
    DuplicateSourceError,
    UnfitValuesError,
    UnknownPassageError,
    UnknownSourceError,
    UnstorableTextError,
)
from testimonies.values import Extraction, Passage, Span
from tests.unit.store_cases import AT, Document, document, new_store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from coding.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with new_store(tmp_path) as store:
        yield store


def with_passage(whole: Document, passage: Passage) -> Document:
    return replace(whole, passages=(passage,))


def test_a_source_comes_back_as_it_was_given(store: Store) -> None:
    whole = document()
    (source,) = store.sources()
    assert source == whole.reading.source
    assert store.text(source.id) == whole.reading.text
    assert store.speakers() == store.speakers(source.id) == whole.extraction.speakers
    assert store.quotations() == store.quotations(source.id) == whole.extraction.quotations
    assert store.passages() == store.passages(source.id) == whole.passages


def test_what_is_of_another_source_is_left_out(store: Store) -> None:
    other = document("“No,” he said, and it was an order.", spans=[(Span(1, 3),)], cue=None)
    other.store(store)
    assert store.quotations(other.reading.source.id) == other.extraction.quotations
    assert store.quotations() == document().extraction.quotations + other.extraction.quotations
    assert store.passages(other.reading.source.id) == other.passages
    assert store.passages(quotation_id=other.passages[0].quotation_id) == other.passages
    assert store.speakers(other.reading.source.id) == other.extraction.speakers


def test_a_quotation_may_have_no_speaker_and_no_cue(store: Store) -> None:
    whole = document("“Go!” The road was empty.", spans=[(Span(1, 4),)], cue=None)
    (quotation,) = whole.extraction.quotations
    nobody = replace(quotation, speaker_id=None)
    store.add_source(whole.reading, Extraction((), (nobody,)), whole.passages, at=AT)
    assert store.quotations(whole.reading.source.id) == (nobody,)


def test_a_source_without_quotations_is_a_source(store: Store) -> None:
    whole = document("Nobody spoke.", spans=[])
    whole.store(store)
    assert store.sources()[-1] == whole.reading.source
    assert store.verify() == ()


def test_the_same_document_is_not_stored_twice(store: Store) -> None:
    before = store.acts()
    with pytest.raises(DuplicateSourceError, match="already: s-"):
        document().store(store)
    assert store.acts() == before


def test_a_text_of_a_source_that_is_not_there_names_those_that_are(store: Store) -> None:
    with pytest.raises(UnknownSourceError, match=store.sources()[0].id):
        store.text("s-nothing")


def test_half_of_a_character_is_refused_and_nothing_is_stored(store: Store) -> None:
    before = (store.sources(), store.acts())
    with pytest.raises(UnstorableTextError, match="character 3 "):
        document("“Go\ud83d,” she said.", spans=[(Span(1, 3),)], cue=None).store(store)
    with pytest.raises(UnstorableTextError):
        document("“Go,” she said.", spans=[(Span(1, 3),)], cue=None, label="Ve\udc00").store(store)
    assert (store.sources(), store.acts()) == before


def test_a_span_beyond_the_text_is_refused_and_nothing_is_stored(store: Store) -> None:
    before = (store.sources(), store.acts())
    with pytest.raises(UnfitValuesError, match="beyond the 9 characters"):
        document("“Go far.”", spans=[(Span(1, 10),)], cue=None).store(store)
    with pytest.raises(UnfitValuesError, match="beyond the 9 characters"):
        document("“Go far.”", spans=[(Span(1, 8),)], cue=Span(9, 12)).store(store)
    assert (store.sources(), store.acts()) == before


def test_spans_count_code_points_and_not_units_of_an_encoding(store: Store) -> None:
    document("“𐀀𐀀𐀀”", spans=[(Span(1, 4),)], cue=Span(4, 5)).store(store)
    with pytest.raises(UnfitValuesError, match="beyond"):
        document("“𐀀𐀀𐀁”", spans=[(Span(1, 6),)], cue=None).store(store)


def test_every_contradiction_is_named_at_once(store: Store) -> None:
    whole = document("“Stay,” he said. “Or go.”", spans=[(Span(18, 23), Span(1, 5))], cue=None)
    (quotation,) = whole.extraction.quotations
    astray = replace(quotation, source_id="s-elsewhere", speaker_id="v-nobody")
    beyond = Passage("p-1", quotation.id, (Span(4, 7),), 0)
    lost = Passage("p-2", "q-nowhere", (Span(1, 2),), 0)
    empty = Passage("p-3", quotation.id, (), 0)
    mixed = Passage("p-4", quotation.id, (Span(19, 20), Span(18, 19)), 1)
    mute = replace(quotation, id="q-mute", spans=())
    found = Extraction(whole.extraction.speakers, (astray, mute))
    text = replace(whole.reading.text, sha256="0" * 64, source_id="s-other")
    reading = replace(whole.reading, text=text)
    with pytest.raises(UnfitValuesError) as caught:
        store.add_source(reading, found, (beyond, lost, empty, mixed), at=AT)
    for part in (
        "The text of s-other was given",
        "not the one its hash was made of",
        "stands in another source",
        "v-nobody, is unknown",
        f"The spans of quotation {quotation.id} overlap or are out of order",
        "Quotation q-mute has no words",
        "The spans of passage p-4 overlap or are out of order",
        "Passage p-1 reaches beyond its quotation",
        "q-nowhere, is unknown",
        "Passage p-3 has no words",
    ):
        assert part in str(caught.value)


def test_two_quotations_of_one_id_are_refused(store: Store) -> None:
    whole = document("“Go,” she said.", spans=[(Span(1, 3),), (Span(1, 3),)], cue=None)
    with pytest.raises(UnfitValuesError, match="Nothing was stored"):
        whole.store(store)


def test_a_passage_is_found_by_the_beginning_of_its_id(store: Store) -> None:
    (passage,) = store.passages()
    for prefix in (passage.id, passage.id[:5], passage.id[2:6], f" {passage.id.upper()}"):
        assert store.passage(prefix) == passage


@pytest.mark.parametrize("prefix", ["", "p", "p-", "p-zzzzzzzzzzzz", "%", "p-_", "*"])
def test_a_passage_that_is_not_there_says_where_to_look(store: Store, prefix: str) -> None:
    with pytest.raises(UnknownPassageError, match="exitvoice passages"):
        store.passage(prefix)


def test_a_beginning_that_fits_several_passages_lists_them(store: Store) -> None:
    text = "“" + "no " * 40 + "”"
    document(text, spans=[(Span(n, n + 2),) for n in range(1, 118, 3)], cue=None).store(store)
    ids = [passage.id for passage in store.passages()]
    first = max(sorted({each[:3] for each in ids}), key=lambda head: sum(head in i for i in ids))
    with pytest.raises(AmbiguousPassageError, match="write more of the id") as caught:
        store.passage(first)
    assert [each in str(caught.value) for each in ids if each.startswith(first)].count(True) > 1


def test_the_acts_tell_what_was_done_without_a_word_of_the_testimonies(store: Store) -> None:
    (source,) = store.sources()
    acts = store.acts()
    assert [act.what.split()[0] for act in acts] == ["study", "source", "coder", "coder"]
    assert acts[1].what == f"source {source.id}"
    assert {(act.at, act.command) for act in acts} == {(AT, "init")}
    assert "Venn" not in repr(acts)
