from __future__ import annotations

import pytest

from testimonies.errors import UnreadableSourceError
from testimonies.finding import find, lay_out
from testimonies.reading.subtitles import cues_of, read_subtitles
from testimonies.values import MarkKind, SourceKind

SRT = """1
00:00:01,000 --> 00:00:03,500
OSS: Why did you
leave the garrison

2
00:00:03,600 --> 00:00:05,000
at Odrel?

3
00:00:06,000 --> 00:00:09,000
<i>CORPORAL HEN:</i> They paid us in
promises &amp; bread.

4
00:00:09,500 --> 00:00:12,000
[wind]

5
00:00:13,000 --> 00:00:15,000
{\\an8}By winter even the
promises came late.
"""
VTT = """WEBVTT - The road

NOTE made by hand
00:00:00.000

STYLE
::cue { color: red }

intro
00:01.000 --> 00:04.000 align:start
<v.loud Mara Oss>I hid my uniform <c.x>under</c> the floor</v>

00:04.000 --> 00:06.000
<v Mara Oss>of the mill.</v> <v Hen>For how <00:05.000>long?</v>

1:00:06.000 --> 1:00:07.250
<v Mara Oss>Six nights.
"""


def turns(data: str) -> list[tuple[str, str]]:
    read = read_subtitles(data.encode(), "a.srt")
    found = find(lay_out(read.text, read.marks), read.text)
    return [
        (
            read.text[one.label.start : one.label.end] if one.label else "",
            " ".join(read.text[span.start : span.end] for span in one.spans),
        )
        for one in found
    ]


def test_cues_of_one_speaker_are_one_turn_without_markup_and_sounds() -> None:
    assert turns(SRT) == [
        ("OSS", "Why did you leave the garrison at Odrel?"),
        (
            "CORPORAL HEN",
            "They paid us in promises & bread. By winter even the promises came late.",
        ),
    ]


def test_voices_of_a_vtt_file_are_speakers() -> None:
    assert turns(VTT) == [
        ("Mara Oss", "I hid my uniform under the floor of the mill."),
        ("Hen", "For how long?"),
        ("Mara Oss", "Six nights."),
    ]


def test_a_label_carries_the_time_at_which_its_turn_begins() -> None:
    read = read_subtitles(VTT.encode(), "a.vtt")
    times = [mark.value for mark in read.marks if mark.kind is MarkKind.LABEL]
    assert times == ["00:00:01.000", "00:00:04.000", "01:00:06.000"]
    assert read.kind is SourceKind.TRANSCRIPT


def test_sounds_are_furniture() -> None:
    read = read_subtitles(SRT.encode(), "a.srt")
    (sound,) = (mark for mark in read.marks if mark.kind is MarkKind.FURNITURE)
    assert read.text[sound.span.start : sound.span.end] == "[wind]"


def test_dashes_part_speakers_who_are_not_named() -> None:
    data = "1\n00:00:01,000 --> 00:00:02,000\n- And then?\n- Then I walked.\n"
    assert read_subtitles(data.encode(), "a.srt").text == "– And then?\n\n– Then I walked.\n"
    assert turns(data) == [("–", "And then?"), ("–", "Then I walked.")]


def test_without_speakers_a_pause_after_a_sentence_begins_a_paragraph() -> None:
    data = (
        "1\n00:00:01,000 --> 00:00:02,000\nWe walked\n\n2\n00:00:02,100 --> 00:00:03,000\n"
        "all night.\n\n3\n00:00:09,000 --> 00:00:10,000\nThen it rained.\n"
    )
    assert (
        read_subtitles(data.encode(), "a.srt").text == "We walked all night.\n\nThen it rained.\n"
    )


def test_lines_that_roll_up_are_read_once() -> None:
    lines = ["we walked", "all night", "and then", "it rained"]
    cues = "".join(
        f"00:{i:02d}.000 --> 00:{i + 1:02d}.000\n{lines[i - 1]}\n{lines[i]}\n\n" for i in (1, 2, 3)
    )
    read = read_subtitles(f"WEBVTT\n\n{cues}".encode(), "a.vtt")
    assert read.text == "we walked all night and then it rained\n"
    assert read.warnings == ("2 lines shown again by a cue that follows were left out.",)


def test_a_blank_line_inside_a_cue_does_not_end_it() -> None:
    first = "1\n00:00:01,000 --> 00:00:02,000\nWe walked\n\nall night.\n\n"
    cues = cues_of(f"{first}2\n00:00:03,000 --> 00:00:04,000\nx\n")
    assert [cue.lines for cue in cues] == [("We walked",), ("all night.",), ("x",)]


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "cp1252"])
def test_subtitles_are_decoded_as_text_files_are(codec: str) -> None:
    data = "1\r\n00:00:01,000 --> 00:00:02,000\r\nCafé “Odrel”.\r\n"
    assert read_subtitles(data.encode(codec), "a.srt").text == "Café “Odrel”.\n"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"Only words.", "holds no subtitles"),
        (b"1\n00:00:01,000 --> 00:00:02,000\n\n", "holds no subtitles"),
        (b"1\n00:00:01,000 --> 00:00:02,000\n<i></i>\n", "times but no words"),
        (b"\x00\x01\x02\x03", "by its content"),
    ],
)
def test_what_holds_no_subtitles_is_refused(data: bytes, said: str) -> None:
    with pytest.raises(UnreadableSourceError, match=said):
        read_subtitles(data, "a.srt")
