"""Whatever the text, finding never raises and its spans are exact."""

from __future__ import annotations

import itertools

from hypothesis import example, given, settings
from hypothesis import strategies as st

from testimonies.finding import find, lay_out
from testimonies.finding.shadow import QUOTATION_MARKS, shadow_of

PIECES = st.sampled_from(
    [
        *"“”‘’\"'«»„‹›`´>()[]{}—–-…:.,;?!*#\n\r\t\f\u00a0\u200b\u200f\u2028 ",
        "Quote.\n", "’End quote.\n", "\n’E\n", "\n‘ ", "\n\n", "\r\n", "\n> ", "\n    ", "``", "''",
        "Q: ", "A: ", "\nInterviewer: ", "\n[00:00:04] Dov: ", "00:00:01 --> 00:00:02\n", "12\n",
        " he said. ", " said Dorin, ", "soldiers’ ", "don’t ", "1 Note. ", "word.103 ", "’90s ",
        "<blockquote>", "</blockquote>", "<cite>", "\n— Corporal Ivo\n", "(Sergeant, left in May)",
        "RIVER PAPERS\n", "ကျွန်တော် ", "الطريق ", "𝔘𝔫𝔦 ", "e\u0301 ", "The road was shut. ", "a:\n",
    ]
)  # fmt: skip
LINES = st.sampled_from(
    [
        "By Anna Velin", "Interview 4, former corporal, 27", "Testimony 2", "Rank: private",
        "TESTIMONY OF ANNA VELIN", "given on 3 May", "Transcription", "Thread by @gunner",
        "A former guard tells how she left.", "I was a guard and I left the gate.",
        "We were told to fire and I did not.", "They told us that my mother had gone.",
        "1/ I was a gunner for six years.", "The rope was blue.", "Did you see it?",
        "You were at sea then.", "Was it far, do you think?", "Velin: I left in May.",
        "* Clerk, 22, still serving: I have a meal.", "(Male, 34, former sergeant, by phone)",
        "(Female, 29, wife of a private) I saw him.", "Male, 41, captain: I signed too.",
        "- former sergeant, 34", "— I was nobody — says Velin —. They gave me a number.",
        "— And then?", "– I walked home", "“I have the key", "The following was written by Velin.",
        "He has asked us to print this.", "Anna V., a former clerk, lives in Harrow.",
        "Asked about it, he said:", "When they clap, you clap.", "Dear mother,",
        "It is Amina, 31, who was a conscript. She spoke to our volunteer.", "IN HER OWN WORDS",
        "(Male, 23, former conscript. Interviewed in May.)", "41. One guard stated: “I left.”17",
        "42. He said it.18", "17 Interview G-2.", "18 Ibid.", "Interviewee: former guard (TB)",
        "TB: I left in May.", "Name: Anton Velin", "2. I did not fire.", "Why I left the militia",
        "Posted on 3 May by Anonymous | 14 comments", "    I was at the well.12 (G4, former guard)",
        "**Six years are long.**", "Good day, Yonas.", "The Chair: We will hear him.",
        "[12/03/21, 14:05] Ko Min: I left the camp", "[12/03/21, 14:06] Researcher: are you safe?",
        "Pavel Orin, 26, former gunner, now bakes.", "I was drafted in May. I had a number.",
        "A conscript told us:", "They have my mother. Where should I go?",
        "Please give what you can.",
        "Your son,", "Private Ilko", "No. 1 (soldier, aged 24)", "Sent by Oda Maar",
    ]
)  # fmt: skip
BREAKS = st.sampled_from(["\n", "\n\n", "\n\n\n", " "])
PAGES = st.lists(st.tuples(LINES, BREAKS), max_size=24).map(
    lambda rows: "".join(line + end for line, end in rows)
)
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=60).map("".join), PAGES)


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_every_span_lies_in_the_text_and_carries_neither_marks_nor_white_space(text: str) -> None:
    layout = lay_out(text)
    for found in find(layout, text):
        last = found.outer.start
        for span in found.spans:
            assert last <= span.start < span.end <= found.outer.end <= len(text)
            words = layout.shadow[span.start : span.end]
            assert words == words.strip().strip(QUOTATION_MARKS)
            last = span.end


@settings(max_examples=400, deadline=None)
@given(TEXTS)
@example("><BLOCKQUOTE>0</BLOCKQUOTE>")
def test_no_two_quotations_overlap(text: str) -> None:
    spans = [span for found in find(lay_out(text), text) for span in found.spans]
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_attributions_and_names_of_speakers_are_no_part_of_the_words(text: str) -> None:
    for found in find(lay_out(text), text):
        for aside in (found.attribution, found.label):
            if aside is not None:
                assert aside.end <= len(text)
                assert all(s.end <= aside.start or aside.end <= s.start for s in found.spans)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_the_shadow_is_as_long_as_the_text(text: str) -> None:
    assert len(shadow_of(text)) == len(text)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
@example("A A A\nA A A\nA7\n7 0\nA A A\n:\n8 0")  # a page ends amid a note
def test_marks_and_paragraphs_are_in_order_and_within_the_text(text: str) -> None:
    layout = lay_out(text)
    marks = [mark.span for mark in layout.marks]
    assert marks == sorted(marks)
    for spans in (marks, list(layout.paragraphs)):
        assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
        assert all(span.end <= len(text) for span in spans)


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_the_same_text_gives_the_same_quotations(text: str) -> None:
    assert find(lay_out(text), text) == find(lay_out(text), text)
