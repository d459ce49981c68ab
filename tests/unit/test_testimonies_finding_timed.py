from __future__ import annotations

from testimonies.finding.lines import lines_of
from testimonies.finding.timed import timed_openings


def opened(text: str) -> list[tuple[int, str]]:
    return [(turn.line, turn.name) for turn in timed_openings(lines_of(text))]


def test_a_name_stands_before_above_or_below_a_time() -> None:
    assert opened("SPEAKER_02  00:52\nI left.") == [(0, "speaker_02")]
    assert opened("Anna Velin (00:00:52)\nI left.") == [(0, "anna velin")]
    assert opened("Anna Velin\n00:52 - 00:58\nI left.") == [(0, "anna velin")]
    assert opened("00:00:03 --> 00:00:08\nAnna Velin\nI left.") == [(1, "anna velin")]


def test_a_time_apart_or_a_long_line_names_nobody() -> None:
    assert opened("Anna Velin  00:52\n\nI left.") == []
    assert opened("The clerk of the mill sat down 10:30\nand wrote.") == []
    assert opened("10:30\n\nAnna Velin\nI left.") == []
    assert opened("Open from 9:00 to 17:30, and closed\nI left.") == []
    assert opened("00:52") == []
