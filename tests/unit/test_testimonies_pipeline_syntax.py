"""A parse's vote on who speaks, on parses written by hand."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from testimonies.finding import lay_out
from testimonies.pipeline.syntax import vote
from testimonies.values import (
    Certainty,
    Extraction,
    Form,
    Kind,
    Quotation,
    Span,
    Speaker,
    Text,
    Voice,
)

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.vocab import Vocab

# word, part of speech, dependency, number of the head; a word that is glued to the next ends in _
AFTER = """
    “_ PUNCT punct 7
    They PRON nsubj 2
    burned VERB ccomp 7
    the DET det 4
    mill_ NOUN dobj 2
    ,_ PUNCT punct 7
    ” PUNCT punct 7
    said VERB ROOT 7
    Corporal PROPN compound 10
    Ane PROPN compound 10
    Veld_ PROPN nsubj 7
    . PUNCT punct 7
"""
NOTED = """
    “_ PUNCT punct 7
    They PRON nsubj 2
    burned VERB ccomp 7
    it_ PRON dobj 2
    ”_ PUNCT punct 7
    .3 NUM dep 7
    Veld PROPN nsubj 7
    said VERB ROOT 7
    so_ ADV advmod 7
    . PUNCT punct 7
"""
DRIVER = """
    A DET det 1
    driver NOUN nsubj 4
    who PRON nsubj 3
    fled VERB relcl 1
    said VERB ROOT 4
    that SCONJ mark 8
    “_ PUNCT punct 8
    nobody PRON nsubj 8
    slept_ VERB ccomp 4
    ” PUNCT punct 4
    afterwards_ ADV advmod 4
    . PUNCT punct 4
"""
NAMED_BESIDE = """
    A DET det 2
    former ADJ amod 2
    driver_ NOUN nsubj 7
    , PUNCT punct 2
    Ane PROPN compound 5
    Veld_ PROPN appos 2
    , PUNCT punct 2
    said VERB ROOT 7
    “_ PUNCT punct 10
    nobody PRON nsubj 10
    slept_ VERB ccomp 7
    ”_ PUNCT punct 7
    . PUNCT punct 7
"""
PASSIVE = """
    He PRON nsubjpass 2
    was AUX auxpass 2
    told VERB ROOT 2
    by ADP agent 2
    Ane PROPN compound 5
    Veld PROPN pobj 3
    “_ PUNCT punct 8
    nobody PRON nsubj 8
    slept_ VERB ccomp 2
    ”_ PUNCT punct 2
    . PUNCT punct 2
"""


@dataclass(frozen=True)
class Parsed:
    """A text with its parse written by hand."""

    vocab: Vocab
    rows: list[list[str]]

    @property
    def doc(self) -> Doc:
        """Return the parse."""
        return Doc(
            self.vocab,
            words=[row[0].removesuffix("_") for row in self.rows],
            spaces=[not row[0].endswith("_") for row in self.rows[:-1]] + [False],
            pos=[row[1] for row in self.rows],
            deps=[row[2] for row in self.rows],
            heads=[int(row[3]) for row in self.rows],
        )

    @property
    def text(self) -> Text:
        """Return the text."""
        return Text("s-1", self.doc.text, "")

    def __call__(self, text: str) -> Doc:
        """Parse the text this parse is of, and no other."""
        assert text == self.doc.text
        return self.doc


def _parsed(rows: str) -> Parsed:
    return Parsed(spacy.blank("en").vocab, [line.split() for line in rows.strip().splitlines()])


def _open(parsed: Parsed, **changes: object) -> Quotation:
    text = parsed.doc.text
    span = Span(text.index("“") + 1, text.index("”"))
    bare = Quotation(
        id="q-1",
        source_id="s-1",
        spans=(span,),
        speaker_id=None,
        cue=None,
        form=Form.DIRECT,
        kind=Kind.STATEMENT,
        rule="none",
        certainty=Certainty.UNSURE,
    )
    return replace(bare, **changes)  # type: ignore[arg-type]  # the fields of a quotation


def _vote(
    parsed: Parsed, *speakers: Speaker, **changes: object
) -> tuple[tuple[Speaker, ...], Quotation]:
    found = vote(parsed, parsed.text, Extraction(speakers, (_open(parsed, **changes),)))
    return found.speakers, found.quotations[0]


def test_the_subject_of_the_verb_a_quotation_hangs_on_is_its_speaker() -> None:
    parsed = _parsed(AFTER)
    (speaker,), quotation = _vote(parsed)
    assert speaker.label == "Corporal Ane Veld"
    assert (quotation.speaker_id, quotation.rule) == (speaker.id, "syntax")
    assert quotation.certainty is Certainty.LIKELY
    assert quotation.cue is not None
    words = parsed.doc.text[quotation.cue.start : quotation.cue.end]
    assert words == "said Corporal Ane Veld"


def test_a_speaker_the_rules_know_is_not_made_twice() -> None:
    known = Speaker("v-1", "Ane Veld", Voice.DEFECTOR, (("rank", "corporal"),))
    speakers, quotation = _vote(_parsed(AFTER), known)
    assert speakers == (known,)
    assert quotation.speaker_id == "v-1"
    assert (quotation.voice, quotation.kind) == (Voice.DEFECTOR, Kind.TESTIMONY)


def test_a_speaker_named_by_a_clause_of_their_own_is_found() -> None:
    (speaker,), quotation = _vote(_parsed(DRIVER), kind=Kind.FRAGMENT)
    assert speaker.label == "A driver"
    assert quotation.kind is Kind.FRAGMENT


def test_a_name_beside_a_role_is_the_speaker() -> None:
    (speaker,), _ = _vote(_parsed(NAMED_BESIDE))
    assert speaker.label == "Ane Veld"


def test_the_one_by_whom_it_is_told_speaks_and_not_the_one_who_is_told() -> None:
    (speaker,), _ = _vote(_parsed(PASSIVE))
    assert speaker.label == "Ane Veld"


def test_a_sure_rule_is_never_overridden() -> None:
    other = Speaker("v-2", "Miro Sand", Voice.OTHER)
    for certainty in (Certainty.CERTAIN, Certainty.LIKELY):
        _, quotation = _vote(_parsed(AFTER), other, speaker_id="v-2", certainty=certainty)
        assert quotation.speaker_id == "v-2"
        assert quotation.rule == "none"


def test_an_unsure_speaker_gives_way_and_is_not_listed_any_more() -> None:
    other = Speaker("v-2", "Miro Sand", Voice.OTHER)
    speakers, quotation = _vote(_parsed(AFTER), other, speaker_id="v-2")
    assert [speaker.label for speaker in speakers] == ["Corporal Ane Veld"]
    assert quotation.speaker_id == speakers[0].id


def _abstains(rows: str, *speakers: Speaker, **changes: object) -> bool:
    parsed = _parsed(rows)
    before = _open(parsed, **changes)
    return vote(parsed, parsed.text, Extraction(speakers, (before,))).quotations == (before,)


def test_the_parse_abstains_on_a_pronoun() -> None:
    assert _abstains(AFTER.replace("Veld_ PROPN", "she_ PRON"))


def test_the_parse_abstains_on_what_is_no_person_or_body() -> None:
    assert _abstains(AFTER.replace("Veld_ PROPN", "poster_ NOUN"))


def test_the_parse_abstains_where_two_people_speak() -> None:
    two = AFTER.replace("Veld_ PROPN nsubj 7", "Veld PROPN nsubj 7\nand CCONJ cc 10")
    assert _abstains(two.replace(". PUNCT punct 7", "Sand_ PROPN conj 10\n. PUNCT punct 7"))


def test_the_parse_abstains_where_a_name_fits_two_speakers() -> None:
    veld = AFTER.replace("Ane PROPN compound 10", "Sergeant PROPN compound 10")
    both = (Speaker("v-1", "Ane Veld", Voice.OTHER), Speaker("v-2", "Ruth Veld", Voice.OTHER))
    assert _abstains(veld.replace("Corporal", "Former"), *both)


def test_the_parse_abstains_on_somebody_spoken_of_before_whom_it_does_not_know() -> None:
    assert _abstains(DRIVER.replace("A DET", "The DET"))


def test_somebody_spoken_of_before_whom_the_rules_know_is_taken() -> None:
    known = Speaker("v-1", "a driver from Ostra", Voice.OTHER)
    _, quotation = _vote(_parsed(DRIVER.replace("A DET", "The DET")), known)
    assert quotation.speaker_id == "v-1"


def test_the_parse_abstains_where_the_verb_does_not_report_speech() -> None:
    assert _abstains(AFTER.replace("said VERB", "ate VERB"))


def test_the_parse_abstains_where_a_sentence_ends_in_between() -> None:
    assert _abstains(NOTED)


def test_terms_blocks_and_turns_are_not_asked_about() -> None:
    assert _abstains(AFTER, kind=Kind.TERM)
    assert _abstains(AFTER, form=Form.BLOCK)
    assert _abstains(AFTER, form=Form.TURN)


def test_a_pipeline_without_a_parser_is_refused() -> None:
    parsed = _parsed(AFTER)
    with pytest.raises(ValueError, match="has no parser"):
        vote(spacy.blank("en"), parsed.text, Extraction((), (_open(parsed),)))


def test_only_the_paragraph_of_a_quotation_is_parsed() -> None:
    parsed = _parsed(AFTER)
    text = Text("s-1", f"{'Rain fell. ' * 90}\n\n{parsed.doc.text}\n\n{'Snow fell. ' * 90}\n", "")
    quotation = _open(parsed)
    moved = text.text.index("“")
    (span,) = quotation.spans
    there = replace(quotation, spans=(Span(span.start + moved, span.end + moved),))
    (found,) = vote(parsed, text, Extraction((), (there,))).quotations
    assert len(lay_out(text.text).paragraphs) == 3
    assert found.cue is not None
    assert text.text[found.cue.start : found.cue.end] == "said Corporal Ane Veld"


@Language.component("parse_by_hand")
def _parse_by_hand(doc: Doc) -> Doc:
    """Parse sentences of the shape: mark, words, mark, called, a name, stop."""
    said = next((token.i for token in doc if token.text == "insisted"), None)
    for token in doc:
        token.head = doc[said if said is not None else 0]
        token.dep_, token.pos_ = "dep", "X"
    if said is not None:
        doc[said].dep_, doc[said].pos_ = "ROOT", "VERB"
        doc[said - 1].dep_, doc[said - 1].pos_ = "nsubj", "PROPN"
    return doc


@pytest.fixture
def by_hand(tmp_path: Path) -> str:
    nlp = spacy.blank("en")
    nlp.add_pipe("parse_by_hand")
    nlp.to_disk(tmp_path / "by_hand")
    return str(tmp_path / "by_hand")


FAR = "“Nobody slept in the barracks that night,” it is on good authority that Veld insisted.\n"


def test_the_component_asks_the_pipeline_it_is_given(by_hand: str) -> None:
    plain, voting = spacy.blank("en"), spacy.blank("en")
    plain.add_pipe("exitvoice_quotations")
    voting.add_pipe("exitvoice_quotations", config={"syntax": by_hand})
    before, after = plain(FAR), voting(FAR)
    assert before._.speakers == ()
    assert [span._.rule for span in after.spans["quotations"]] == ["syntax"]
    assert after.spans["quotations"][0]._.speaker == "Veld"


def test_a_pipeline_that_is_not_installed_is_named_with_what_to_install() -> None:
    with pytest.raises(ValueError, match=r"exitvoice\[syntax\]"):
        spacy.blank("en").add_pipe("exitvoice_quotations", config={"syntax": "no_such_pipeline"})
