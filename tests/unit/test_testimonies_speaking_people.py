"""Who is who: aliases, pronouns, voices and attributes."""

import pytest

from testimonies.finding import find, lay_out
from testimonies.speaking import attribute
from testimonies.speaking.topic import Leavers, leavers_in
from testimonies.speaking.voice import voice_of_words
from testimonies.values import Extraction, Quotation, Speaker, Voice

ARMY = "Many soldiers defected that year.\n\n"


def extracted(text: str) -> Extraction:
    layout = lay_out(text)
    return attribute(text, layout, find(layout, text), "s-people")


def labels(text: str) -> list[str]:
    return [speaker.label for speaker in extracted(text).speakers]


def only_speaker(text: str) -> Speaker:
    (speaker,) = extracted(text).speakers
    return speaker


def last_quotation(text: str) -> Quotation:
    return extracted(text).quotations[-1]


def test_a_short_name_joins_the_full_one() -> None:
    text = "“I rowed,” said Agne Loy.\n\n“I rowed all night,” Ms Loy said.\n\n“Alone,” Loy said."
    assert labels(text) == ["Agne Loy"]


def test_a_short_name_that_fits_two_people_joins_neither() -> None:
    text = (
        "“I rowed,” said Agne Loy.\n\n“I slept,” said Bram Loy.\n\n“It was cold,” said Ms Loy.\n\n"
    )
    assert labels(text) == ["Agne Loy", "Bram Loy", "Ms Loy"]


def test_a_rank_is_no_part_of_the_label() -> None:
    assert labels("“I rowed,” said Captain Adra Velin.\n\n“Alone,” Velin said.") == ["Adra Velin"]


def test_two_unnamed_people_described_alike_stay_two() -> None:
    text = "“I rowed,” said a former private.\n\n“I swam,” said a former private.\n\n"
    extraction = extracted(text)
    assert [s.label for s in extraction.speakers] == ["a former private"] * 2
    assert len({s.id for s in extraction.speakers}) == 2


def test_the_wives_of_two_men_are_two() -> None:
    text = (
        "Captain Orr left. “He packed at night,” his wife said.\n\n"
        "Later Major Senn left too. “He forgot his boots,” his wife said."
    )
    assert len(extracted(text).speakers) == 2


def test_she_is_not_somebody_called_he_before() -> None:
    text = (
        "Defector Orla Venn hid in a mill. Its miller, Karsten Pohl, brought bread and he asked "
        "nothing. “He never even asked my name,” she said."
    )
    assert labels(text) == ["Orla Venn"]


def test_somebody_inside_quoted_words_is_not_meant_by_a_pronoun() -> None:
    text = ARMY + "Orla Venn wept. “Major Dorn shot the dog,” she said.\n\n“I liked it,” she said."
    assert labels(text) == ["Orla Venn"]


def test_speakers_of_a_body_merge_with_its_letters() -> None:
    text = "The Harbour Aid Committee (HAC) has beds. “Twelve,” said the HAC.\n\n"
    assert only_speaker(text).label.endswith("Harbour Aid Committee")


@pytest.mark.parametrize(
    ("roles", "voice"),
    [
        ({"former", "captain"}, Voice.DEFECTOR),
        ({"sergeant", "defector"}, Voice.DEFECTOR),
        ({"deserter"}, Voice.DESERTER),
        ({"serving", "lieutenant"}, Voice.IN_SERVICE),
        ({"wife"}, Voice.FAMILY),
        ({"analyst"}, Voice.EXPERT),
        ({"minister"}, Voice.OFFICIAL),
        ({"major", "spokeswoman"}, Voice.OFFICIAL),
        ({"villager"}, Voice.OTHER),
        ({"interviewer"}, Voice.OTHER),
        (set(), Voice.UNKNOWN),
    ],
)
def test_role_words_tell_the_voice(roles: set[str], voice: Voice) -> None:
    assert voice_of_words(roles, "", Leavers(Voice.DEFECTOR)) is voice


def test_a_soldier_in_a_text_that_is_not_about_leavers_is_in_service() -> None:
    assert voice_of_words({"captain"}, "", None) is Voice.IN_SERVICE


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("The defectors met. Two defected in May.", Voice.DEFECTOR),
        ("The deserters met. Two deserted in May.", Voice.DESERTER),
        ("The bakers met. Two retired in May.", None),
    ],
)
def test_a_text_tells_how_it_calls_those_who_left(text: str, voice: Voice | None) -> None:
    leavers = leavers_in(text)
    assert (leavers.voice if leavers else None) is voice


def test_a_long_text_that_names_one_deserter_alone_is_about_one() -> None:
    text = "Venn deserted in May. They call Venn a deserter. " + "The weir is deep. " * 200
    leavers = leavers_in(text)
    assert leavers == Leavers(Voice.DESERTER, several=False)
    assert leavers_in(text + "Other soldiers fled.") == Leavers(Voice.DESERTER, several=True)
    assert leavers_in(text + "Twenty-six of them deserted.") == Leavers(Voice.DESERTER)


def test_a_long_text_on_police_who_resigned_is_about_leavers() -> None:
    text = (
        "The district inspector resigned in May. Letters of resignation have reached the police "
        "since, and two inspectors said why they left the police of Skarn. "
    )
    assert leavers_in(text + "The weir is deep. " * 200) == Leavers(Voice.DEFECTOR, several=False)


def test_what_the_text_states_of_a_speaker_is_kept() -> None:
    text = (
        "“I mended engines,” said Warrant Officer Ruta Malk, 41, of the 3rd Naval Squadron, who "
        "deserted on 4 March 2020. She sells bread now. “It is warmer,” she said."
    )
    assert dict(only_speaker(text).attributes) == {
        "age": "41",
        "gender": "female",
        "left": "4 March 2020",
        "rank": "warrant officer",
        "unit": "3rd Naval Squadron",
    }


def test_what_the_text_does_not_state_is_not_there() -> None:
    assert only_speaker("“It rained,” said Orla Venn.").attributes == ()


def test_testimony_without_a_named_speaker_still_has_its_voice() -> None:
    text = "Other defectors spoke of hunger:\nQuote.\n\n‘ We ate the seed corn.\n\n’End quote.\n"
    quotation = last_quotation(text)
    assert quotation.speaker_id is None
    assert quotation.voice is Voice.DEFECTOR


def test_the_evidence_of_a_claim_is_kept() -> None:
    text = ARMY + "“We left at dawn,” said Orla Venn."
    cue = last_quotation(text).cue
    assert cue is not None
    assert text[cue.start : cue.end] == "said Orla Venn"
