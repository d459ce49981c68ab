"""Transcripts: turns that open with the name of the one who speaks."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise
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
from testimonies.finding.hearings import announces, fields_at_head, is_note, is_proceeding
from testimonies.finding.keys import meant_by
from testimonies.finding.lines import tells
from testimonies.finding.remarks import is_report
from testimonies.finding.trimming import words_between
from testimonies.finding.values import Found, MarkKind
from testimonies.values import Span
from testimonies.wordlists import words

if TYPE_CHECKING:
    from testimonies.finding.lines import Line
    from testimonies.finding.values import Layout

_DATE = r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4}"
_TIME = rf"[\[(<]?(?:{_DATE},?\s)?\d{{1,2}}:\d{{2}}(?::\d{{2}})?(?:[.,]\d{{1,3}})?[\])>]?"
_NAME = r"(?:[^\W\d_]|\d{1,3}(?=[:.\s]))[^\n:\[\]<>“”\"?!;]{0,48}?"
_LABEL = re.compile(
    rf"(?:{_TIME}\s*[-–—]?\s*)?(?:[-*_]{{1,3}}|>>\s*)?"
    rf"(?:[\[(](?P<bracketed>[^\W_][^\n:\[\]()<>“”\"?!;]{{0,48}})[\])]|(?P<name>{_NAME}))"
    rf"(?:\s[\[(][^()\[\]\n:]{{1,40}}[\])])?(?:\s*{_TIME})?[*_]{{0,3}}\s?:[*_]{{0,3}}(?=\s|$)[ ]*"
)
_LETTERS = re.compile(
    r"(?P<name>Q|A|Question|Answer)(?:\d{0,3}[.):]|\.\d{1,3}[.):]?)\s+(?=\S)"
    r"|(?-i:(?P<spaced>[QA]))(?:[ ]{2,}|\t[ ]*)(?=\S)",
    re.IGNORECASE,
)
_INITIALS = re.compile(r"(?P<name>(?:[A-Z]\.\s?){2,3})\s+(?=[^\W\d_])")  # A.V. I was a cook.
_IN_RECORD = re.compile(  # Mr. VELIN. I thank you.
    r"(?P<name>(?:(?:The|Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Senator|Chairman|Chairwoman|Representative|Ambassador"
    r"|General|Colonel|Major|Captain|Lieutenant|Sergeant)\.?\s){1,2}(?:Mc|Mac|De|O[’'])?[A-Z]{2}[A-Z’'-]*"
    r"(?:\s[A-Z][A-Z’'-]+)?)\.\s+(?=[“\"‘]?[^\W\d_a-z])"
)
_BY_LETTER = re.compile(r"(?P<name>[A-Z])\.?\s?[–—]\s(?=\S)")  # B. – I slept.
_CLIP = re.compile(
    r"(?:clip|sot|sound\s?bite|actuality|insert|tape|vox)\s[(\[](?P<who>[^()\[\]]+)[)\]]\s?:",
    re.IGNORECASE,
)
_CUE_LINE = re.compile(
    rf"(?:{_TIME}\s*-->\s*{_TIME}.*|(?:{_TIME}\s*)?[\[(][^\[\]()]{{0,120}}[\])]|{_TIME}|\d{{1,5}}|"
    r"[-=*_]{3,}|\[[^\[\]]{2,1500}\]|(?:FX|SFX|GFX|MUSIC|ATMOS)\b.*)"
)
NOT_A_NAME = words(
    """
    source sources illustration translation photo photos picture image caption credit note
    notes date place location time title author by tags topics keywords figure table summary
    abstract example http https url email tel phone updated published language duration format
    subject re from to cc recorded interview opinion analysis exclusive watch video breaking
    explainer profile news live editorial commentary background context read listen feature
    fx sfx gfx music atmos
    programme program episode part chapter tx season series case day session hearing docket
    name rank age sex gender unit village township occupation position status region ethnicity
    religion nationality born address interviewed branch service location
    who where when why
    update updates correction report podcast essay obituary special warning editors reporting
    """
)
_FEWEST = 4  # turns
_ASKING = 0.5  # share of the lines before answers that ask
_PAIR = 2  # one question and its answer
_FEWEST_EACH = 2  # turns of a name before it is believed
_SHARE = 0.35  # of the lines outside furniture that open or continue turns
_SPACING = 12  # lines a turn takes on average at most
_MOST_WORDS = 6
_LEAD = 8000  # characters above the first turn that may present whoever speaks
_SHORT_NAME = 3  # letters of a word of a name by which nobody is told of
_LETTER = 2  # letters of Q or OK, which are no names in capitals
_MOST_FIELDS = 60  # openings among which fields of a head are looked for
_SINGLE = 0.7  # share of the turns, where most are one paragraph each
_PARTED = 0.2  # share of the paragraphs below a blank line, where most follow at once
_LONGEST_QUESTION = 300
_QUESTION_END = re.compile(r"\?[”\"’'*_)\s]*$")


@dataclass(frozen=True, slots=True)
class _Turn:
    """A line that opens a turn.

    Attributes:
        line: Index of the line.
        outer: Where the turn begins, its name included.
        label: The name, or what a key line above the turns says it stands for.
        name: The name as it is compared with others.
        start: Where the words begin.
        capitals: Whether the name is written in capitals.
    """

    line: int
    outer: int
    label: Span
    name: str
    start: int
    capitals: bool = False

    @property
    def initials(self) -> str:
        """The first letters of a name of several words, by which it may be called later."""
        parts = self.name.split()
        return "".join(part[0] for part in parts) if len(parts) > 1 else ""

    @property
    def called(self) -> set[str]:
        """The longer words of the name, as a sentence writes them: VELIN is Velin there."""
        return {word.capitalize() for word in self.name.split() if len(word) > _SHORT_NAME}

    @property
    def family(self) -> str:
        """The last word of the name: a full name is followed by the family name alone."""
        return self.name.split()[-1]


def turns(layout: Layout) -> tuple[Found, ...]:
    """Return the turns of a transcript, each whole with whatever it quotes; none in other texts.

    Several turns are needed before any is believed, and a name must open two or more of them
    unless names that do so surround it.
    """
    stops = {mark.span.start for mark in layout.marks if mark.kind is MarkKind.PAGE}
    lines = _apart(layout)
    read = (_opening(i, line) for i, line in enumerate(lines) if line.start not in stops)
    openings = [turn for turn in read if turn is not None]
    openings = openings[_fields(openings, lines) :]
    believed = _believed(openings, lines)
    if not believed:
        return ()
    believed = _with_key(believed, lines)
    headings = {mark.span.start for mark in layout.marks if mark.kind is MarkKind.HEADING}
    opened = [turn.line for turn in believed]
    edges = [*opened[1:], end_of_last(lines, opened)]
    asked = len({turn.family for turn in believed}) == 1
    names = [*(turn.name for turn in believed[1:]), ""]
    brief = _in_single_paragraphs(lines, opened)
    lead = layout.shadow[max(believed[0].outer - _LEAD, 0) : believed[0].outer]
    told = presented_in(lead) | roles_in(lead, [paragraph_from(lines, i) for i in opened])
    found = (
        _turn(
            layout.shadow,
            turn,
            _own(
                _without_remarks(
                    lines[turn.line : edge], headings, told | turn.called, brief=brief
                ),
                again=turn.name == name,
                asked=asked and bool(name),
            ),
            stops,
        )
        for turn, edge, name in zip(believed, edges, names, strict=True)
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


def _in_single_paragraphs(lines: tuple[Line, ...], opened: list[int]) -> bool:
    """Tell whether most turns but the last are one paragraph each."""
    single = sum(
        not any(line.blank_before for line in lines[a + 1 : b]) for a, b in pairwise(opened)
    )
    return len(opened) > _FEWEST and single >= _SINGLE * (len(opened) - 1)


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


def _fields(openings: list[_Turn], lines: tuple[Line, ...]) -> int:
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


def _is_stage(line: Line) -> bool:
    """Tell whether a line apart is in capitals, as who examines or a scene's end is: FADE OUT."""
    return bool(line.blank_before) and line.text.isupper() and " " in line.text


def _opening(i: int, line: Line) -> _Turn | None:
    lettered = line.text[1:2] in {".", " "}
    match = _BY_LETTER.match(line.text) if lettered else None
    match = match or _LETTERS.match(line.text)
    match = match or (_LABEL.match(line.text) if ":" in line.text else None)
    match = match or _IN_RECORD.match(line.text)
    match = match or (_INITIALS.match(line.text) if lettered else None)
    if not match:
        return None
    if clip := _CLIP.match(line.text):
        start, end = (line.start + at for at in clip.span("who"))
        name = line.text[slice(*clip.span("who"))].casefold()
        return _Turn(i, line.start, Span(start, end), name, line.start + match.end())
    group = next(key for key in ("name", "bracketed", "spaced") if match.groupdict().get(key))
    raw = match.group(group)
    before = raw.partition(",")[0].strip(" *_")
    titled = before.isupper() and len(before) > _LETTER  # ANNA VELIN, Former Guard:
    name = (before if titled else raw.strip(" *_")).casefold()
    words = name.split()
    if not words or len(words) > _MOST_WORDS or words[0].strip(".") in NOT_A_NAME:
        return None
    if tells(name) or announces(name, line.text[match.end() :]):
        return None
    if not (raw[0].isupper() or raw[0].isdigit() or line.text[0] in "[(*<0123456789"):
        return None
    start = line.start + match.start(group)
    label = Span(start, start + len(raw.rstrip(" *_")))
    capitals = titled or (raw.isupper() and len(name) > _LETTER)
    return _Turn(i, start - (group == "bracketed"), label, name, line.start + match.end(), capitals)


def _believed(openings: list[_Turn], lines: tuple[Line, ...]) -> list[_Turn]:
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


def _is_brief(openings: list[_Turn], often: set[str], lines: tuple[Line, ...]) -> bool:
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


def _answers_alone(sure: list[_Turn], lines: tuple[Line, ...]) -> bool:
    """Tell whether the turns of one name, named above them, each answer a line without a name."""
    if not sure or not sure[0].line:
        return False
    before = [lines[turn.line - 1] for turn in sure]
    apart = {turn.line for turn in sure}.isdisjoint(turn.line - 1 for turn in sure)
    asking = sum(_QUESTION_END.search(line.text) is not None for line in before)
    above = " ".join(line.text.casefold() for line in lines[: sure[0].line])
    named = re.search(rf"\b{re.escape(sure[0].family)}\b", above) is not None
    return apart and named and asking >= _ASKING * len(sure)


def _is_pair(openings: list[_Turn], lines: tuple[Line, ...]) -> bool:
    """Tell whether one turn answers the other right above it, and nothing is asked further on."""
    if len(openings) != _PAIR or openings[1].line - openings[0].line != 1:
        return False
    below = lines[openings[1].line + 1 :]
    apart = openings[0].family != openings[1].family
    return apart and not any(_QUESTION_END.search(line.text) for line in below)


def _reached(openings: list[_Turn], sure: list[_Turn]) -> list[_Turn]:
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


def _with_key(turns: list[_Turn], lines: tuple[Line, ...]) -> list[_Turn]:
    """Return the turns with the names that a key above them gives: ``(S) = Soldier``."""
    meant = meant_by({turn.name for turn in turns}, lines[: turns[0].line])
    return [replace(turn, label=meant.get(turn.name, turn.label)) for turn in turns]


def _turn(shadow: str, turn: _Turn, lines: tuple[Line, ...], stops: set[int]) -> Found | None:
    """Return the turn whose lines these are, cue lines and page heads cut out."""
    pieces: list[list[int]] = []
    fresh = True
    end = turn.start
    for place, line in enumerate(lines):
        if place and ends_transcript(line.text):
            break
        if place and (line.start in stops or is_cue_line(line.text) or _is_stage(line)):
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
