from __future__ import annotations

import re
from dataclasses import replace

from reports.frequency import frequency
from reports.masking import COVER, masked
from reports.method import Method
from reports.quotes import quotes
from reports.whole import whole
from reports.writers.page.document import page_html
from testimonies.values import Speaker, Text, Voice
from tests.unit.test_query import told
from tests.unit.test_reports_cases import small_evidence


def named(label: str, words: str, voice: Voice = Voice.DEFECTOR) -> str:
    """Return what becomes of words when a speaker of this name is masked."""
    evidence = small_evidence()
    speakers = (Speaker("ana", label, voice), *evidence.speakers[1:])
    texts = (Text("d1", words, ""),)
    return masked(replace(evidence, speakers=speakers, texts=texts)).texts[0].text


def test_every_speaker_is_a_number_and_organisations_keep_their_names() -> None:
    evidence = small_evidence()
    third = replace(evidence.speakers[2], voice=Voice.ORGANISATION)
    sparing = masked(replace(evidence, speakers=(*evidence.speakers[:2], third)))
    assert [speaker.label for speaker in sparing.speakers] == ["Speaker 1", "Speaker 2", "Cyd"]


def test_names_are_covered_letter_by_letter_so_that_places_stay() -> None:
    text = "Captain Orla Venn-Tar said so. “Venn’s men,” said orla’s aide of Orla."
    shown = named("Captain Orla Venn-Tar", text)
    assert len(shown) == len(text)
    cover = COVER * 4
    assert shown == (
        f"Captain {cover} {COVER * 8} said so. “Venn’s men,” said orla’s aide of {cover}."
    )


def test_a_possessive_and_a_part_of_a_double_name_are_covered_too() -> None:
    assert named("Orla Venn", "Venn's men and Tar-Venn") == f"{COVER * 4}'s men and {COVER * 8}"


def test_ranks_roles_and_descriptions_are_not_taken_for_names() -> None:
    text = "A Captain, the Private and a conscript from the bridge spoke."
    assert named("A conscript from the bridge", text) == text
    assert named("Private", text) == text


def test_names_in_a_script_without_capitals_are_covered_within_words() -> None:
    assert named("မောင်", "ကိုမောင်က") == f"ကို{COVER * 5}က"
    assert named("漢字", "漢字 said") == f"{COVER * 2} said"


def test_reports_hold_no_name_and_say_so() -> None:
    evidence = told()
    texts = tuple(replace(t, text=f"{t.text}\n\nAna and Ben were there.") for t in evidence.texts)
    sparing = masked(replace(evidence, texts=texts, where="speaker = Ana"))
    page = page_html(sparing, whole(sparing), Method())
    for name in ("Ana", "Ben", "Cyd"):
        assert not re.search(rf"\b{name}\b", page)
        assert not re.search(rf"\b{name}\b", quotes(sparing).frame.to_csv())
    assert any("are covered" in note for note in frequency(sparing).head.notes)
