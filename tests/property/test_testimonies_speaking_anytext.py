"""Whoever is mentioned, in whatever order, saying who speaks never raises."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from testimonies.quotations import find_quotations
from testimonies.values import Text
from testimonies.wordlists import words

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
TEXTS = st.lists(WORDS, max_size=40).map(" ".join)


@settings(max_examples=400, deadline=None)
@given(TEXTS)
@example("B")
@example("Sun also")
@example("one of the")
@example("called Velin")
def test_every_quotation_has_a_speaker_of_the_text_or_none(text: str) -> None:
    found = find_quotations(Text("s-any", text, ""))
    known = {speaker.id for speaker in found.speakers}
    for quotation in found.quotations:
        assert quotation.speaker_id is None or quotation.speaker_id in known
        assert all(0 <= span.start < span.end <= len(text) for span in quotation.spans)
