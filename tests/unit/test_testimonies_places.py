from __future__ import annotations

from testimonies.finding import lay_out
from testimonies.places import Places
from testimonies.quotations import find_quotations
from testimonies.reading.subtitles import read_subtitles
from testimonies.values import Mark, MarkKind, Span, Text

SUBTITLES = b"""1
00:00:01,000 --> 00:00:04,000
MARTA: We left the post at night.

2
00:00:05,250 --> 00:00:08,500
Nobody followed us.
"""


def test_the_page_of_words_is_the_last_that_began_before_them() -> None:
    marks = [
        Mark(MarkKind.PAGE, Span(10, 11), "iv"),
        Mark(MarkKind.PAGE, Span(40, 41), "v"),
        Mark(MarkKind.PAGE, Span(60, 70)),
    ]
    places = Places(marks)
    assert [places.page(at) for at in (3, 10, 39, 40, 90)] == [None, "iv", "iv", "v", "v"]
    assert places.pages == ("iv", "v")
    assert Places(()).row(7) == {"page": None, "time": None}


def test_each_cue_of_subtitles_is_marked_with_its_time() -> None:
    read = read_subtitles(SUBTITLES, "a.srt")
    cues = [mark for mark in read.marks if mark.kind is MarkKind.CUE]
    assert [(read.text[m.span.start : m.span.end], m.value) for m in cues] == [
        ("We left the post at night.", "00:00:01.000"),
        ("Nobody followed us.", "00:00:05.250"),
    ]
    assert Places(read.marks).time(read.text.index("followed")) == "00:00:05.250"


def test_cue_times_change_nothing_of_how_a_text_is_laid_out() -> None:
    read = read_subtitles(SUBTITLES, "a.srt")
    untimed = tuple(mark for mark in read.marks if mark.kind is not MarkKind.CUE)
    assert lay_out(read.text, read.marks) == lay_out(read.text, untimed)
    kept = find_quotations(Text("s-1", read.text, ""), read.marks).marks
    assert set(read.marks) <= set(kept)
