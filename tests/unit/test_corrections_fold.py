from __future__ import annotations

from dataclasses import replace

import pytest

from coding.corrections.fitting import amiss
from coding.corrections.folding import added_passages, corrected
from coding.corrections.values import Amendment, Change
from testimonies.values import Certainty, Extraction, Kind, Quotation, Span, Speaker, Voice
from tests.unit.correction_cases import (
    ADDED,
    ASKED,
    ASKED_ID,
    FIRED,
    FOUND,
    ILSE,
    KRAY,
    PARADE,
    RIFLES,
    SOLDIER,
    TEXT,
    VARN,
    says,
)


def after(*amendments: Amendment) -> tuple[dict[str, Speaker], dict[str, Quotation]]:
    stands = corrected(FOUND, amendments)
    return (
        {each.id: each for each in stands.speakers},
        {each.id: each for each in stands.quotations},
    )


def test_without_corrections_all_stands_as_it_was_found() -> None:
    assert corrected(FOUND, ()) is FOUND
    silent = Extraction((*FOUND.speakers, replace(KRAY, id="v-silent")), FOUND.quotations)
    assert corrected(silent, ()) is silent


def test_a_merged_speaker_keeps_the_id_and_name_of_the_one_merged_into() -> None:
    people, quotations = after(says(Change.MERGE_SPEAKERS, VARN.id, ILSE.id))
    assert set(people) == {ILSE.id, KRAY.id}
    assert people[ILSE.id].label == "Ilse Varn"
    assert people[ILSE.id].attributes == (("gender", "female"), ("rank", "corporal"))
    assert quotations[FIRED.id].speaker_id == ILSE.id


def test_what_a_merged_speaker_says_takes_the_voice_and_so_the_kind_of_the_one() -> None:
    _, quotations = after(says(Change.MERGE_SPEAKERS, VARN.id, ILSE.id))
    assert quotations[FIRED.id].voice is Voice.DEFECTOR
    assert quotations[FIRED.id].kind is Kind.TESTIMONY


def test_the_one_merged_into_takes_a_voice_it_lacks() -> None:
    people, _ = after(says(Change.MERGE_SPEAKERS, ILSE.id, VARN.id))
    assert people[VARN.id].voice is Voice.DEFECTOR


def test_merging_goes_on_through_others_and_never_in_a_circle() -> None:
    people, _ = after(
        says(Change.MERGE_SPEAKERS, VARN.id, ILSE.id),
        says(Change.MERGE_SPEAKERS, ILSE.id, KRAY.id),
        says(Change.MERGE_SPEAKERS, KRAY.id, VARN.id),
    )
    assert set(people) == {KRAY.id}


def test_speakers_who_were_merged_can_be_parted_again() -> None:
    merged = says(Change.MERGE_SPEAKERS, VARN.id, ILSE.id)
    assert after(merged, says(Change.PART_SPEAKERS, VARN.id)) == after(
        says(Change.RESTORE_QUOTATION, RIFLES.id)
    )


def test_a_name_given_after_a_merger_is_the_name_of_the_one() -> None:
    people, _ = after(
        says(Change.MERGE_SPEAKERS, VARN.id, ILSE.id),
        says(Change.RENAME_SPEAKER, VARN.id, "Corporal Ilse Varn"),
    )
    assert people[ILSE.id].label == "Corporal Ilse Varn"


def test_the_voice_of_a_speaker_is_the_voice_of_all_they_say() -> None:
    people, quotations = after(says(Change.SPEAKER_VOICE, KRAY.id, "in-service"))
    assert people[KRAY.id].voice is Voice.IN_SERVICE
    assert quotations[SOLDIER.id].voice is Voice.IN_SERVICE
    assert quotations[SOLDIER.id].kind is Kind.TESTIMONY


def test_what_is_said_of_a_quotation_goes_before_what_is_said_of_its_speaker() -> None:
    _, quotations = after(
        says(Change.QUOTATION_VOICE, SOLDIER.id, "expert"),
        says(Change.QUOTATION_KIND, SOLDIER.id, "fragment"),
        says(Change.SPEAKER_VOICE, KRAY.id, "defector"),
    )
    assert quotations[SOLDIER.id].voice is Voice.EXPERT
    assert quotations[SOLDIER.id].kind is Kind.FRAGMENT


def test_a_term_stays_a_term_in_whatever_voice() -> None:
    _, quotations = after(says(Change.QUOTATION_VOICE, PARADE.id, "defector"))
    assert quotations[PARADE.id].kind is Kind.TERM


def test_a_speaker_whom_a_person_names_is_certain_and_lends_their_voice() -> None:
    _, quotations = after(says(Change.QUOTATION_SPEAKER, RIFLES.id, KRAY.id))
    there = quotations[RIFLES.id]
    assert (there.speaker_id, there.voice) == (KRAY.id, Voice.OFFICIAL)
    assert (there.rule, there.certainty, there.cue) == ("person", Certainty.CERTAIN, None)
    assert there.kind is Kind.STATEMENT


def test_a_new_speaker_has_the_voice_of_what_they_say() -> None:
    people, quotations = after(
        says(Change.NEW_SPEAKER, "v-new", "The cook"),
        says(Change.QUOTATION_SPEAKER, RIFLES.id, "v-new"),
    )
    assert people["v-new"] == Speaker("v-new", "The cook", Voice.DEFECTOR)
    assert quotations[RIFLES.id].voice is Voice.DEFECTOR
    assert ILSE.id not in people  # nothing is left to her


def test_a_quotation_may_be_taken_from_its_speaker() -> None:
    _, quotations = after(says(Change.QUOTATION_SPEAKER, RIFLES.id, ""))
    assert quotations[RIFLES.id].speaker_id is None


def test_a_dropped_quotation_is_gone_until_it_is_restored() -> None:
    drop = says(Change.DROP_QUOTATION, FIRED.id)
    people, quotations = after(drop)
    assert FIRED.id not in quotations
    assert VARN.id not in people
    people, quotations = after(drop, says(Change.RESTORE_QUOTATION, FIRED.id))
    assert quotations[FIRED.id] == FIRED
    assert people[VARN.id] == VARN


def test_an_added_quotation_stands_in_its_place_in_the_text() -> None:
    more = says(Change.ADD_QUOTATION, "q-parade", "block", (Span(0, 3),))
    stands = corrected(FOUND, (ADDED, more))
    assert stands.quotations[0].id == "q-parade"
    assert stands.quotations[-1].id == ASKED_ID
    assert added_passages(ADDED)[0].spans == ASKED


def test_the_last_word_counts() -> None:
    _, quotations = after(
        says(Change.QUOTATION_VOICE, RIFLES.id, "expert"),
        says(Change.QUOTATION_VOICE, RIFLES.id, "family"),
    )
    assert quotations[RIFLES.id].voice is Voice.FAMILY


def test_what_is_said_of_things_that_are_not_there_changes_nothing() -> None:
    stands = corrected(
        FOUND,
        [
            says(Change.MERGE_SPEAKERS, "v-none", "v-other"),
            says(Change.QUOTATION_VOICE, "q-none", "expert"),
            says(Change.DROP_QUOTATION, "q-none"),
        ],
    )
    assert stands == FOUND


@pytest.mark.parametrize(
    ("amendment", "complaint"),
    [
        (says(Change.RENAME_SPEAKER, "v-none", "X"), "which is not there"),
        (says(Change.RENAME_SPEAKER, ILSE.id, " "), "no name"),
        (says(Change.NEW_SPEAKER, ILSE.id, "X"), "is there already"),
        (says(Change.SPEAKER_VOICE, ILSE.id, "ghost"), "cannot say “ghost”"),
        (says(Change.QUOTATION_KIND, RIFLES.id, "song"), "cannot say “song”"),
        (says(Change.DROP_QUOTATION, RIFLES.id, "yes"), "cannot say “yes”"),
        (says(Change.DROP_QUOTATION, ILSE.id), "which is not there"),
        (says(Change.MERGE_SPEAKERS, ILSE.id, "v-none"), "names a speaker who is not there"),
        (says(Change.QUOTATION_SPEAKER, RIFLES.id, "v-none"), "names a speaker who is not there"),
        (says(Change.DROP_QUOTATION, RIFLES.id, where=ASKED), "names words"),
        (says(Change.ADD_QUOTATION, RIFLES.id, "direct", RIFLES.spans), "is there already"),
        (says(Change.ADD_QUOTATION, "q-1", "direct", ASKED), "is not that of its words"),
        (replace(ADDED, spans=(Span(0, 9_999),)), "do not stand in its source"),
        (replace(ADDED, passages=((Span(0, 4),),)), "passages of"),
        (replace(ADDED, passages=()), "passages of"),
    ],
)
def test_what_nothing_can_come_of_is_told(amendment: Amendment, complaint: str) -> None:
    speakers = [each.id for each in FOUND.speakers]
    quotations = [each.id for each in FOUND.quotations]
    (told,) = amiss([amendment], speakers, quotations, len(TEXT))
    assert complaint in told


def test_later_amendments_may_speak_of_what_earlier_ones_add() -> None:
    made = [
        ADDED,
        says(Change.NEW_SPEAKER, "v-new", "The cook"),
        says(Change.QUOTATION_SPEAKER, ASKED_ID, "v-new"),
        says(Change.QUOTATION_SPEAKER, ASKED_ID, ""),
    ]
    assert amiss(made, [], [], len(TEXT)) == ()
