"""Attribution over arbitrary text: it never raises, loses nothing and invents nobody."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from testimonies.finding import find, lay_out
from testimonies.speaking import attribute
from testimonies.speaking.rules.again import AGAIN, stands_in_headline
from testimonies.values import Extraction, Kind
from testimonies.wordlists import words

PIECES = [
    "“", "”", "‘", "’", '"', "'", "«", "»", " ", "\n", "\n\n", ".", ",", ":", ";",
    "—", "- ", "(", ")", "[", "]", "> ", "Quote.\n", "’End quote.\n", "Q: ", "A: ",
    "Interviewer: ", "said", "told", "he", "she", "they", "it", "another",
    "one of the", "the", "a", "his wife", "Captain", "Velin", "Adra", "al-Amari",
    "NUG", "(NUG)", "defector", "who", "according to", "by", "of", "’s", "like",
    "Mr", "U", "24", "24-year-old", "007", "went on", "says", "adding", "asked",
    "that", "and", "however", "For", "မြန်မာ", "مرحبا", "שלום", "😀", "\u200b",
    "\xa0", "\ufeff", "é", "İ", "ß", "\x00", "I left the army",
]  # fmt: skip
ALONE = words("""
    . , ; : ( ) [ ] “ ” ‘ ’ – — a an the one another other of sixteen others third youngest elder
    widow he she him his her they who is was had been said says told asked called named Velin Anna
    Ko Ma Daw Bo captain Captain Sergeant private conscripts police with With from As By also what
    why not 20 22-year-old S.K. (R6) R6 Sun 5 May
    """)
TOGETHER = [
    "\n", "\n\n", "’s", "“I left.”", "“No,”", "the Police and Prisons Union", "interview 12",
    "an organisation named Way Out", "(int. 7)", "Former clerk, Skarn", "my sister",
    "When he called", "testimony from", "the word deserter", "A third man, a clerk",
    "commander of the company", "reached by phone", "Uncle Velin",
]  # fmt: skip
WORDS = st.sampled_from([*sorted(ALONE), *TOGETHER])
TOLD = st.lists(WORDS, max_size=40).map(" ".join)
MIXED = st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join)
GLUED = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)
ANY = st.text(max_size=200)
TEXTS = st.one_of(MIXED, GLUED, ANY, TOLD)


def extracted(text: str) -> Extraction:
    layout = lay_out(text)
    return attribute(text, layout, find(layout, text), "s-any")


@settings(max_examples=400, deadline=None)
@given(TEXTS)
@example("B")
@example("Sun also")
@example("one of the")
@example("called Velin")
@example("‘0‘“:”")
@example("“ Quote.\n — , defector")
def test_attribution_never_raises_and_keeps_every_find(text: str) -> None:
    layout = lay_out(text)
    found = find(layout, text)
    extraction = attribute(text, layout, found, "s-any")
    assert len(extraction.quotations) == len(found)
    for quotation, find_ in zip(extraction.quotations, found, strict=True):
        assert quotation.spans in {find_.spans, find_.spans[1:]}


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_every_speaker_is_quoted_and_every_speaker_id_is_known(text: str) -> None:
    extraction = extracted(text)
    quoted = {q.speaker_id for q in extraction.quotations} - {None}
    assert quoted == {speaker.id for speaker in extraction.speakers}
    assert len({speaker.id for speaker in extraction.speakers}) == len(extraction.speakers)


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_a_cue_lies_in_the_text_and_a_label_is_made_of_its_words(text: str) -> None:
    extraction = extracted(text)
    for quotation in extraction.quotations:
        assert quotation.cue is None or quotation.cue.end <= len(text)
    flowing = " ".join(text.split())
    for speaker in extraction.speakers:  # what they are, or their code, may stand apart from it
        parts = speaker.label.removesuffix(")").replace(" (", ", ").split(", ")
        assert speaker.label in flowing or all(part in flowing for part in parts)


@settings(max_examples=200, deadline=None)
@given(TEXTS)
@example("MAN.“0\n")
def test_a_testimony_is_inside_and_only_a_headlines_term_has_a_speaker(text: str) -> None:
    headlines = {
        one.spans[0].start for one in find(lay_out(text), text) if stands_in_headline(text, one)
    }
    for quotation in extracted(text).quotations:
        if quotation.kind is Kind.TESTIMONY:
            assert quotation.voice.inside
        if quotation.kind is Kind.TERM and quotation.rule != AGAIN:
            assert quotation.speaker_id is None or quotation.spans[0].start in headlines


@settings(max_examples=50, deadline=None)
@given(TEXTS)
def test_the_same_text_gives_the_same_extraction(text: str) -> None:
    assert extracted(text) == extracted(text)
