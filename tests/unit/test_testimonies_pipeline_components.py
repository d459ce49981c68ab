"""Quotations and passages in spaCy documents."""

from __future__ import annotations

import hashlib
import importlib
import pickle
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
import spacy
from spacy import displacy
from spacy.tokens import Doc, DocBin
from spacy.tokens import Span as SpacySpan
from spacy.tokens.underscore import Underscore

from testimonies.ids import source_id
from testimonies.pipeline import attributes
from testimonies.quotations import find_quotations
from testimonies.values import Text, Voice

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.language import Language

STORY = (
    "“We were told to burn the mill. I left that night,” said Corporal Ane Veld, a former driver"
    " who defected in May. “My brother stayed.”\n\n"
    "The ministry denied it. “No mill was burned,” said Deputy Minister Oskar Rem.\n\n"
    "The “peace column” stood at the gate.\n"
)


def _nlp(**config: object) -> Language:
    nlp = spacy.blank("en")
    nlp.add_pipe("exitvoice_quotations", config=config)
    nlp.add_pipe("exitvoice_passages", config={"most_sentences": 1})
    return nlp


def _said(doc: Doc, key: str = "quotations") -> list[tuple[str, str, str | None]]:
    return [(span.text, span.label_, span._.speaker) for span in doc.spans[key]]


def test_a_document_holds_its_quotations_with_kind_and_speaker() -> None:
    assert _said(_nlp()(STORY)) == [
        ("We were told to burn the mill. I left that night,", "testimony", "Ane Veld"),
        ("My brother stayed.", "testimony", "Ane Veld"),
        ("No mill was burned,", "statement", "Oskar Rem"),
        ("peace column", "term", None),
    ]


def test_spans_may_be_labelled_with_the_voice_instead() -> None:
    doc = _nlp(label="voice")(STORY)
    assert [span.label_ for span in doc.spans["quotations"]] == [
        "defector",
        "defector",
        "official",
        "unknown",
    ]


def test_a_span_tells_all_that_is_known_of_its_quotation() -> None:
    doc = _nlp()(STORY)
    span = doc.spans["quotations"][0]
    assert (span._.voice, span._.kind, span._.form) == ("defector", "testimony", "direct")
    assert span._.certainty == "certain"
    assert span._.rule == "split"
    assert span._.cue.text == "said Corporal Ane Veld"
    assert span._.speaker_id == doc._.speakers[0].id


def test_the_parts_of_a_split_quotation_share_an_id() -> None:
    doc = _nlp()(STORY)
    first, second, other, _ = doc.spans["quotations"]
    assert first.id_ == second.id_ == first._.quotation_id
    assert other.id_ != first.id_


def test_passages_are_cut_at_sentence_ends_and_know_their_quotation() -> None:
    doc = _nlp()(STORY)
    quotation = doc.spans["quotations"][0].id_
    passages = [span for span in doc.spans["passages"] if span._.quotation_id == quotation]
    assert [span.text for span in passages] == [
        "We were told to burn the mill.",
        "I left that night,",
        "My brother stayed.",
    ]
    assert {span._.speaker for span in passages} == {"Ane Veld"}
    assert {span.id_ for span in passages} <= {passage.id for passage in doc._.passages}


def test_a_span_inside_a_quotation_knows_who_says_it() -> None:
    doc = _nlp()(STORY)
    mill = next(token for token in doc if token.text == "mill")
    assert doc[mill.i : mill.i + 1]._.speaker == "Ane Veld"
    outside = doc.char_span(STORY.index("The ministry"), STORY.index(" denied"))
    assert outside is not None
    assert outside._.speaker is None
    assert outside._.cue is None


def test_a_document_gives_the_same_values_and_ids_as_a_file_of_its_text() -> None:
    doc = _nlp()(STORY)
    digest = hashlib.sha256(STORY.encode()).hexdigest()
    assert doc._.extraction == find_quotations(Text(source_id(digest), STORY, digest))
    assert [speaker.voice for speaker in doc._.speakers] == [Voice.DEFECTOR, Voice.OFFICIAL]


def test_a_mark_glued_to_a_token_is_outside_the_exact_characters() -> None:
    doc = Doc(spacy.blank("en").vocab, words=["“Leave", "now,”she", "said."])
    doc = _nlp().get_pipe("exitvoice_quotations")(doc)
    (span,) = doc.spans["quotations"]
    start, end = span._.chars
    assert span.text == "“Leave now,”she"
    assert doc.text[start:end] == "Leave now,"


def test_quotations_that_share_a_token_keep_their_own_characters() -> None:
    doc = Doc(spacy.blank("en").vocab, words=["“Leave at once.”“Stay where you are.”"])
    doc = _nlp().get_pipe("exitvoice_quotations")(doc)
    exact = [doc.text[slice(*span._.chars)] for span in doc.spans["quotations"]]
    assert exact == ["Leave at once.", "Stay where you are."]


def test_an_empty_document_has_no_quotations() -> None:
    for text in ("", " ", "\n\n", "Nobody speaks."):
        doc = _nlp()(text)
        assert list(doc.spans["quotations"]) == list(doc.spans["passages"]) == []
        assert doc._.speakers == ()


def test_a_document_nobody_has_read_has_no_speakers() -> None:
    _nlp()
    doc = spacy.blank("en")(STORY)
    assert doc._.speakers == ()
    assert doc[0:2]._.speaker is None
    assert doc[0:2]._.chars == (0, len("“We"))


@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")  # Python 3.12 on forking
@pytest.mark.parametrize("n_process", [1, 2])
def test_many_documents_are_read_in_one_process_or_several(n_process: int) -> None:
    docs = list(_nlp().pipe([STORY, "", STORY], n_process=n_process))
    assert [len(doc.spans["quotations"]) for doc in docs] == [4, 0, 4]
    assert _said(docs[0]) == _said(docs[2])
    assert docs[0].spans["passages"][0]._.speaker == "Ane Veld"


def test_the_attributes_can_be_sent_to_a_process_that_is_started_anew() -> None:
    _nlp()
    sent = pickle.loads(pickle.dumps(Underscore.get_state()))  # noqa: S301 - our own bytes
    assert sent == Underscore.get_state()


def test_a_document_survives_being_written_as_bytes() -> None:
    nlp = _nlp()
    doc = nlp(STORY)
    plain = spacy.blank("en").vocab
    boxed = DocBin(store_user_data=True, docs=[doc]).to_bytes()
    unboxed = next(DocBin(store_user_data=True).from_bytes(boxed).get_docs(plain))
    for copy in (Doc(plain).from_bytes(doc.to_bytes()), pickle.loads(pickle.dumps(doc)), unboxed):  # noqa: S301 - our own bytes
        assert copy._.extraction == doc._.extraction
        assert copy._.passages == doc._.passages
        assert _said(copy, "passages") == _said(doc, "passages")


def test_a_pipeline_survives_being_written_to_disk_and_as_bytes(tmp_path: Path) -> None:
    nlp = _nlp(label="voice")
    nlp.to_disk(tmp_path / "pipeline")
    pickled = pickle.loads(pickle.dumps(nlp))  # noqa: S301 - our own bytes
    for copy in (spacy.load(tmp_path / "pipeline"), _nlp(label="voice").from_bytes(nlp.to_bytes())):
        assert _said(copy(STORY)) == _said(nlp(STORY))
    assert _said(pickled(STORY)) == _said(nlp(STORY))


def test_displacy_shows_kind_and_speaker_in_a_colour_of_their_own() -> None:
    page = displacy.render(_nlp()(STORY), style="span", options={"spans_key": "quotations"})
    assert page.count("Ane Veld</a>") == 2
    assert page.count("Oskar Rem</a>") == 1
    assert "testimony" in page
    assert "#f0b35c" in page


def test_a_name_made_of_html_cannot_enter_a_page() -> None:
    doc = _nlp()("<b>Ane</b>: I left in May.\n<b>Q</b>: Why?\n<b>Ane</b>: They burned the mill.\n")
    for span in doc.spans["quotations"]:
        assert "<" not in span.kb_id_


def test_passages_without_quotations_say_what_to_add() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("exitvoice_passages")
    with pytest.raises(ValueError, match="add exitvoice_quotations before it"):
        nlp("“No.”")


def test_a_passage_of_no_sentences_is_refused_when_the_pipeline_is_made() -> None:
    with pytest.raises(ValueError, match="at least one sentence"):
        spacy.blank("en").add_pipe("exitvoice_passages", config={"most_sentences": 0})


def test_a_label_that_is_none_of_the_two_is_refused() -> None:
    with pytest.raises(ValueError, match="label"):
        _nlp(label="mood")


def test_an_attribute_of_another_component_is_not_taken_over() -> None:
    _nlp()
    ours = SpacySpan.remove_extension("speaker")
    SpacySpan.set_extension("speaker", default="somebody else's")
    try:
        with pytest.raises(ValueError, match=r"Span\._\.speaker is already set"):
            _nlp()
    finally:
        SpacySpan.remove_extension("speaker")
        SpacySpan.set_extension("speaker", getter=ours[2])


def test_loading_the_attributes_twice_is_harmless() -> None:
    importlib.reload(attributes)
    attributes.register()
    attributes.register()
    assert _said(_nlp()(STORY))[0][2] == "Ane Veld"


def test_the_package_itself_does_not_import_spacy() -> None:
    code = (
        "import sys, testimonies.quotations, testimonies.pipeline.packing, testimonies.passages;"
        "sys.exit('spacy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
