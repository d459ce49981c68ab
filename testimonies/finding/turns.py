"""Transcripts: turns that open with the name of the one who speaks."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from testimonies.finding.lines import lines_of, tells
from testimonies.finding.trimming import words_between
from testimonies.finding.values import Found, MarkKind
from testimonies.values import Form, Span
from testimonies.wordlists import words

if TYPE_CHECKING:
    from testimonies.finding.lines import Line
    from testimonies.finding.values import Layout

_TIME = r"[\[(<]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?[\])>]?"
_NAME = r"(?:[^\W\d_]|\d{1,3}(?=[:.\s]))[^\n:\[\]<>“”\"?!;]{0,48}?"
_LABEL = re.compile(
    rf"(?:{_TIME}\s*[-–—]?\s*)?(?:[-*_]{{1,3}}|>>\s*)?"
    rf"(?:[\[(](?P<bracketed>[^\W_][^\n:\[\]()<>“”\"?!;]{{0,48}})[\])]|(?P<name>{_NAME}))"
    rf"(?:\s*{_TIME})?[*_]{{0,3}}\s?:[*_]{{0,3}}(?=\s|$)[ ]*"
)
_LETTERS = re.compile(r"(?P<name>Q|A|Question|Answer)\d{0,3}[.):]\s+(?=\S)", re.IGNORECASE)
_CUE_LINE = re.compile(
    rf"(?:{_TIME}\s*-->\s*{_TIME}.*|(?:{_TIME}\s*)?[\[(][^\[\]()]{{0,120}}[\])]|{_TIME}|\d{{1,5}}|"
    r"[-=*_]{3,})"
)
_CLOSING_LINE = re.compile(
    r"[\[(*]*(?:end of (?:the )?(?:interview|transcript|recording|tape)|interview ends|"
    r"recording (?:ends|stops)|#{1,6}\s.*)\b.*",
    re.IGNORECASE,
)
NOT_A_NAME = words(
    """
    source sources illustration translation photo photos picture image caption credit note
    notes date place location time title author by tags topics keywords figure table summary
    abstract example http https url email tel phone updated published language duration format
    subject re from to cc recorded
    """
)
_KEY = re.compile(
    r"(?<![^\W_])[\[(]?(?P<name>[^\W_]{1,4})[\])]?\s?(?:=|[–—-](?=\s))\s?"
    r"(?P<meant>[^\W\d_][^=\n()\[\];,]{1,60}?)(?=\s*(?:$|[(\[;,]|\s[^\W_]{1,4}\s?=|\.$))"
)
_KEY_LINES = 12  # lines above the first turn that may hold the key
_FEWEST = 4  # turns
_FEWEST_EACH = 2  # turns of a name before it is believed
_SHARE = 0.35  # of the lines outside furniture that open or continue turns
_SPACING = 12  # lines a turn takes on average at most
_MOST_WORDS = 6


@dataclass(frozen=True, slots=True)
class _Turn:
    """A line that opens a turn.

    Attributes:
        line: Index of the line.
        outer: Where the turn begins, its name included.
        label: The name, or what a key line above the turns says it stands for.
        name: The name as it is compared with others.
        start: Where the words begin.
    """

    line: int
    outer: int
    label: Span
    name: str
    start: int


def turns(layout: Layout) -> tuple[Found, ...]:
    """Return the turns of a transcript, each whole with whatever it quotes; none in other texts.

    Several turns are needed before any is believed, and a name must open two or more of them
    unless names that do so surround it.
    """
    lines = lines_of(layout.shadow)
    openings = [turn for i, line in enumerate(lines) if (turn := _opening(i, line)) is not None]
    believed = _believed(openings, lines)
    if not believed:
        return ()
    believed = _with_key(believed, lines)
    stops = {mark.span.start for mark in layout.marks if mark.kind is MarkKind.PAGE}
    edges = [turn.line for turn in believed[1:]] + [len(lines)]
    found = (
        _turn(layout.shadow, turn, lines[turn.line : edge], stops)
        for turn, edge in zip(believed, edges, strict=True)
    )
    return tuple(turn for turn in found if turn is not None)


def is_cue_line(text: str) -> bool:
    """Tell whether a line is a time, a number, a rule or a remark in brackets, not spoken words."""
    return _CUE_LINE.fullmatch(text) is not None


def ends_transcript(text: str) -> bool:
    """Tell whether a line says that the interview or recording ends."""
    return _CLOSING_LINE.fullmatch(text) is not None


def _opening(i: int, line: Line) -> _Turn | None:
    match = _LETTERS.match(line.text) or _LABEL.match(line.text)
    if match is None:
        return None
    group = "name" if match.group("name") else "bracketed"
    raw = match.group(group)
    name = raw.strip(" *_").casefold()
    words = name.split()
    if not words or len(words) > _MOST_WORDS or words[0].strip(".") in NOT_A_NAME:
        return None
    if tells(name):
        return None
    if not (raw[0].isupper() or raw[0].isdigit() or line.text[0] in "[(*<0123456789"):
        return None
    start = line.start + match.start(group)
    label = Span(start, start + len(raw.rstrip(" *_")))
    outer = start - (group == "bracketed")
    return _Turn(i, outer, label, name, line.start + match.end())


def _believed(openings: list[_Turn], lines: tuple[Line, ...]) -> list[_Turn]:
    """Return the openings that make up a transcript, or none."""
    counts = Counter(turn.name for turn in openings)
    often = {name for name, count in counts.items() if count >= _FEWEST_EACH}
    sure = [turn for turn in openings if turn.name in often]
    alone = len(often) == 1 and len(sure) < 2 * _FEWEST
    if len(sure) < _FEWEST or alone:
        return []
    first, last = sure[0].line, sure[-1].line
    within = [turn for turn in openings if first <= turn.line <= last]
    covered = sum(len(lines[i].text) for i in range(first, len(lines)))
    whole = sum(len(line.text) for line in lines)
    dense = last - first <= _SPACING * len(within)
    return within if dense and covered >= _SHARE * whole else []


def _with_key(turns: list[_Turn], lines: tuple[Line, ...]) -> list[_Turn]:
    """Return the turns with the names that a key above them gives: ``(S) = Soldier``."""
    names = {turn.name for turn in turns}
    meant: dict[str, Span] = {}
    for line in lines[max(turns[0].line - _KEY_LINES, 0) : turns[0].line]:
        for key in _KEY.finditer(line.text):
            name = key.group("name").casefold()
            if name in names:
                start, end = key.span("meant")
                meant.setdefault(name, Span(line.start + start, line.start + end))
    return [replace(turn, label=meant.get(turn.name, turn.label)) for turn in turns]


def _turn(shadow: str, turn: _Turn, lines: tuple[Line, ...], stops: set[int]) -> Found | None:
    """Return the turn whose lines these are, cue lines and page heads cut out."""
    pieces: list[list[int]] = []
    fresh = True
    end = turn.start
    for place, line in enumerate(lines):
        if place and ends_transcript(line.text):
            break
        if place and (line.start in stops or is_cue_line(line.text)):
            fresh = True
            continue
        start = turn.start if place == 0 else line.start
        if start >= line.end:
            continue
        if fresh:
            pieces.append([start, line.end])
        else:
            pieces[-1][1] = line.end
        fresh = False
        end = line.end
    spans = tuple(words for a, b in pieces if (words := words_between(shadow, a, b)) is not None)
    if not spans:
        return None
    outer = Span(turn.outer, max(end, spans[-1].end))
    return Found(
        spans=spans,
        form=Form.TURN,
        outer=outer,
        closed=True,
        block=None,
        attribution=None,
        label=turn.label,
    )
