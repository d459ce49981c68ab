"""Transcripts: turns that open with the name of the one who speaks."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from testimonies.finding.directions import without_directions
from testimonies.finding.endings import (
    end_of_last,
    ends_transcript,
    is_remark,
    opens_with_name,
    paragraph_from,
    presented_in,
    roles_in,
)
from testimonies.finding.hearings import fields_at_head, is_note, is_proceeding
from testimonies.finding.keys import meant_by
from testimonies.finding.openings import TIME, Turn, opening
from testimonies.finding.remarks import is_report
from testimonies.finding.timed import RANGE, timed_openings
from testimonies.finding.trimming import words_between
from testimonies.finding.values import Found, MarkKind
from testimonies.values import Span

if TYPE_CHECKING:
    from testimonies.finding.lines import Line
    from testimonies.finding.values import Layout

_PREPARED = re.compile(
    r"(?:prepared|written)\s(?:statement|testimony)\s(?:of|by|submitted)\b", re.IGNORECASE
)
_CUE_LINE = re.compile(
    rf"(?:{RANGE}.*|(?:{TIME}\s*)?[\[(][^\[\]()]{{0,120}}[\])]|{TIME}|\d{{1,5}}|"
    r"(?:[-=*_~•·]\s?){3,}|\[[^\[\]]{2,1500}\]|(?:FX|SFX|GFX|MUSIC|ATMOS)\b.*)"
)
_FEWEST = 4  # turns
_ASKING = 0.5  # share of the lines before answers that ask
_PAIR = 2  # one question and its answer
_FEWEST_EACH = 2  # turns of a name before it is believed
_SHARE = 0.35  # of the lines outside furniture that open or continue turns
_SPACING = 12  # lines a turn takes on average at most
_LEAD = 8000  # characters above the first turn that may present whoever speaks
_MOST_FIELDS = 60  # openings among which fields of a head are looked for
_SINGLE = 0.7  # share of the turns, where most are one paragraph each
_PARTED = 0.2  # share of the paragraphs below a blank line, where most follow at once
_LONGEST_QUESTION = 300
_DASH = re.compile(r"[–—-]\s")
_QUESTION_END = re.compile(r"\?[”\"’'*_)\s]*$")


def turns(layout: Layout) -> tuple[Found, ...]:
    """Return the turns of a transcript, each whole with whatever it quotes; none in other texts.

    Several turns are needed before any is believed, and a name must open two or more of them
    unless names that do so surround it.
    """
    stops = {mark.span.start for mark in layout.marks if mark.kind is MarkKind.PAGE}
    lines = _apart(layout)
    read = (opening(i, line) for i, line in enumerate(lines) if line.start not in stops)
    openings = [turn for turn in read if turn is not None]
    openings = openings[_fields(openings, lines) :]
    believed = _believed(openings, lines) or _believed(list(timed_openings(layout.lines)), lines)
    if not believed:
        return ()
    believed = _with_key(believed, lines)
    headings = {mark.span.start for mark in layout.marks if mark.kind is MarkKind.HEADING}
    opened = [turn.line for turn in believed]
    edges = [*opened[1:], end_of_last(lines, opened)]
    asked = len({turn.family for turn in believed}) == 1
    names = [*(turn.name for turn in believed[1:]), ""]
    owns = [lines[turn.line : edge] for turn, edge in zip(believed, edges, strict=True)]
    if all(turn.dashed for turn in believed):
        owns = [_unasked(own) for own in owns]
    brief = _in_single_paragraphs(owns)
    lead = layout.shadow[max(believed[0].outer - _LEAD, 0) : believed[0].outer]
    told = presented_in(lead) | roles_in(lead, [paragraph_from(lines, i) for i in opened])
    found = (
        _turn(
            layout.shadow,
            turn,
            _own(
                _without_remarks(own, headings, told | turn.called, brief=brief),
                again=turn.name == name,
                asked=asked and bool(name),
            ),
            stops,
        )
        for turn, own, name in zip(believed, owns, names, strict=True)
    )
    return tuple(turn for turn in found if turn is not None)


def _apart(layout: Layout) -> tuple[Line, ...]:
    """Return the lines of a text; where no blank line parts its paragraphs, as if one did."""
    lines = layout.lines
    starts = {span.start for span in layout.paragraphs}
    parted = sum(bool(line.blank_before) for line in lines if line.start in starts)
    if parted > _PARTED * len(starts):
        return lines
    return tuple(replace(line, blank_before=1) if line.start in starts else line for line in lines)


def _own(lines: tuple[Line, ...], *, again: bool, asked: bool) -> tuple[Line, ...]:
    """Return the lines of a turn without a question that the next turn of the same name answers.

    Args:
        lines: The lines up to the next turn.
        again: Whether that turn has the same name.
        asked: Whether all turns have one name, so that a nameless line before each asks.
    """
    last = lines[-1]
    if not again or len(lines) == 1 or len(last.text) > _LONGEST_QUESTION:
        return lines
    asks = asked or _QUESTION_END.search(last.text)
    return lines[:-1] if last.blank_before and asks else lines


def _unasked(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Return the lines of a turn behind a dash up to the next, where no name stands: it asks."""
    asks = (i for i, line in enumerate(lines) if i and _DASH.match(line.text))
    return lines[: next(asks, len(lines))]


def _in_single_paragraphs(owns: list[tuple[Line, ...]]) -> bool:
    """Tell whether most turns but the last, by the lines of each, are one paragraph each."""
    single = sum(not any(line.blank_before for line in own[1:]) for own in owns[:-1])
    return len(owns) > _FEWEST and single >= _SINGLE * (len(owns) - 1)


def _without_remarks(
    lines: tuple[Line, ...], headings: set[int], names: set[str], *, brief: bool
) -> tuple[Line, ...]:
    """Return the lines of a turn up to a remark on the talk, without headings at their end.

    The witness was shown the list; Velin closes the window; Part two.

    Args:
        lines: The lines of a turn.
        headings: Where headings begin.
        names: The names of whoever speaks.
        brief: Whether most turns are one paragraph each.
    """
    stop = len(lines)
    for i in range(1, len(lines)):
        text = paragraph_from(lines, i) if lines[i].blank_before else ""
        apart = lines[i].blank_before or lines[i - 1].ends_terminally
        noted = apart and is_proceeding(lines[i].text)
        if noted or (
            text
            and (is_remark(text) or is_report(text, brief=brief) or opens_with_name(text, names))
        ):
            stop = i
            break
    while stop > 1 and lines[stop - 1].blank_before and lines[stop - 1].start in headings:
        stop -= 1
    return lines[:stop]


def _fields(openings: list[Turn], lines: tuple[Line, ...]) -> int:
    """Return how many openings are fields at the head of a record, not turns."""
    edges = [*(turn.line for turn in openings), len(lines)][1 : _MOST_FIELDS + 1]
    told = []
    for turn, edge in zip(openings, edges, strict=False):
        first = lines[turn.line]
        behind = first.text[turn.start - first.start :]
        more = "" if behind and first.ends_sentence else paragraph_from(lines[:edge], turn.line)
        words = more[turn.start - first.start :] if more else behind
        told.append((turn.name, words, lines[edge - 1].ends_sentence))
    return fields_at_head(told)


def is_cue_line(text: str) -> bool:
    """Tell whether a line is a time, a number, a rule or a remark in brackets, not spoken words."""
    return _CUE_LINE.fullmatch(text) is not None


def _is_stage(line: Line, *, below: bool) -> bool:
    """Tell whether a line apart is in capitals, as who examines or a scene's end is: FADE OUT.

    Args:
        line: A line of a turn.
        below: Whether the line above is such a line: a heading may be wrapped.
    """
    apart = bool(line.blank_before or below)
    headed = line.text.isupper() and (below or " " in line.text)
    return apart and (headed or _PREPARED.match(line.text) is not None)


def _believed(openings: list[Turn], lines: tuple[Line, ...]) -> list[Turn]:
    """Return the openings that make up a transcript, or none."""
    counts = Counter(turn.family for turn in openings)
    often = {name for name, count in counts.items() if count >= _FEWEST_EACH}
    sure = [turn for turn in openings if turn.family in often]
    alone = len(often) == 1 and len(sure) < 2 * _FEWEST and not _answers_alone(sure, lines)
    if len(sure) < _FEWEST or alone:
        return openings if _is_brief(openings, often, lines) else []
    within = _reached(openings, sure)
    first, last = within[0].line, within[-1].line
    covered = sum(len(lines[i].text) for i in range(first, len(lines)))
    whole = sum(len(line.text) for line in lines)
    dense = last - first <= _SPACING * len(within)
    return within if dense and covered >= _SHARE * whole else []


def _is_brief(openings: list[Turn], often: set[str], lines: tuple[Line, ...]) -> bool:
    """Tell whether a few turns are an interview: somebody named above them answers a question."""
    if _is_pair(openings, lines):
        often = {openings[1].family}
    answering = [turn for turn in openings if turn.family in often]
    asking = [turn for turn in openings if turn.family not in often]
    if len(often) != 1 or not asking or len(openings) > _FEWEST:
        return False
    asked = all(_QUESTION_END.search(lines[turn.line].text) for turn in asking)
    above = (line.text.casefold() for line in lines[: openings[0].line])
    named = any(re.search(rf"\b{re.escape(answering[0].family)}\b", text) for text in above)
    return asked and named and answering[-1].line > asking[-1].line


def _answers_alone(sure: list[Turn], lines: tuple[Line, ...]) -> bool:
    """Tell whether the turns of one name, named above them, each answer a line without a name."""
    if not sure or not sure[0].line:
        return False
    before = [lines[turn.line - 1] for turn in sure]
    apart = {turn.line for turn in sure}.isdisjoint(turn.line - 1 for turn in sure)
    asking = sum(_QUESTION_END.search(line.text) is not None for line in before)
    above = " ".join(line.text.casefold() for line in lines[: sure[0].line])
    named = re.search(rf"\b{re.escape(sure[0].family)}\b", above) is not None
    return apart and named and asking >= _ASKING * len(sure)


def _is_pair(openings: list[Turn], lines: tuple[Line, ...]) -> bool:
    """Tell whether one turn answers the other right above it, and nothing is asked further on."""
    if len(openings) != _PAIR or openings[1].line - openings[0].line != 1:
        return False
    below = lines[openings[1].line + 1 :]
    apart = openings[0].family != openings[1].family
    return apart and not any(_QUESTION_END.search(line.text) for line in below)


def _reached(openings: list[Turn], sure: list[Turn]) -> list[Turn]:
    """Return the openings from the first that is sure to the last, and those alike around them.

    In a transcript whose names are in capitals, or all in bold, somebody may speak only once,
    before or after all others.
    """
    first, last = openings.index(sure[0]), openings.index(sure[-1])
    short = {turn.name for turn in sure}
    while first and _is_short_for(short, openings[first - 1].initials):
        first -= 1
    capitals = all(turn.capitals for turn in sure)
    while first and capitals and openings[first - 1].capitals:
        if openings[first].line - openings[first - 1].line > _SPACING:
            break
        first -= 1
    while last + 1 < len(openings) and capitals and openings[last + 1].capitals:
        if openings[last + 1].line - openings[last].line > _SPACING:
            break
        last += 1
    return openings[first : last + 1]


def _is_short_for(short: set[str], initials: str) -> bool:
    """Tell whether a name is called by its initials later, those of a title before it aside."""
    return any(initials.endswith(name) for name in short if name and len(initials) - len(name) <= 1)


def _with_key(turns: list[Turn], lines: tuple[Line, ...]) -> list[Turn]:
    """Return the turns with the names that a key above them gives: ``(S) = Soldier``."""
    meant = meant_by({turn.name for turn in turns}, lines[: turns[0].line])
    return [replace(turn, label=meant.get(turn.name, turn.label)) for turn in turns]


def _turn(shadow: str, turn: Turn, lines: tuple[Line, ...], stops: set[int]) -> Found | None:
    """Return the turn whose lines these are, cue lines and page heads cut out."""
    pieces: list[list[int]] = []
    fresh = True
    end = turn.start
    staged = False
    for place, line in enumerate(lines):
        if place and ends_transcript(line.text):
            break
        staged = bool(place) and _is_stage(line, below=staged)
        if staged or (place and (line.start in stops or is_cue_line(line.text))):
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
    spoken = (part for a, b in pieces for part in without_directions(shadow, a, b))
    said = (words for a, b in spoken if (words := words_between(shadow, a, b)) is not None)
    spans = tuple(span for span in said if any(map(str.isalnum, shadow[span.start : span.end])))
    if not spans or is_note(shadow[turn.start : end]):
        return None
    outer = Span(turn.outer, max(end, spans[-1].end))
    return Found.as_turn(spans, outer, turn.label)
