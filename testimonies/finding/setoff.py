"""Set-off quotations: ``>`` blocks, HTML blockquotes, indented blocks, lines before ``— Name``."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from testimonies.finding.attributions import closing_bracket, is_dash_line, names_a_speaker
from testimonies.finding.blocks import split_at
from testimonies.finding.epigraphs import signed_runs, signs_above
from testimonies.finding.lines import has_mark, runs_on
from testimonies.finding.numbered import by_numbers, numbered_line, numbered_runs
from testimonies.finding.selfspeech import ALONE, is_own_account
from testimonies.finding.trimming import words_between
from testimonies.finding.values import Found
from testimonies.values import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from testimonies.finding.lines import Line

_SIGN = re.compile(r"(?:>[ ]?)+")
_CALLOUT = re.compile(r"\[!\w+\]|(?:note|warning|tip|info)\b[:!*]", re.IGNORECASE)
_BULLET = re.compile(r"[•▪◦·*+–-]\s|\d{1,3}[.)]\s|[|>#]")
_OPENING = re.compile(r"\s*[“\"‘']")
_ONE_QUOTATION = re.compile(
    r"\s*(?:“[^“”]*”|\"[^\"]*\"|‘[^‘]*’|'[^\"]*')[\s.,]*(?:\[?\^?\d{1,3}\]?)?\s*"
)
_DASH_TAIL = re.compile(r"\s(?P<all>(?:—|–|―|--)\s?[A-Z][^\n“”\"]{1,100})$")
_TAG = re.compile(r"<(?P<close>/)?(?P<name>blockquote|cite|footer)\b[^<>]{0,200}>", re.IGNORECASE)
_ANY_TAG = re.compile(r"\s*</?[a-zA-Z][^<>]{0,200}>\s*")
_NOTED = re.compile(r"[.?!…][”’\"')]*\s?(?:\[\^?\d{1,3}\]|\(\d{1,3}\)|\d{1,3}|[¹²³⁰-⁹]{1,3})$")
_CODED_TAIL = re.compile(
    r"[.?!…](?:\d{1,3}|\[\d{1,3}\])?\s?[(\[](?P<words>[^()\[\]]{2,120})[)\]]\.?$"
)
_COLON = re.compile(r":(?:\[?\d{1,3}\]?|[¹²³⁰⁴-⁹]{1,3})?$")  # ..., about noon:12
_INDENT = 2
_DEEP = 3  # white space before lines that nothing but it sets off
_FEWEST_LINES = 3
_WRAPPED = (50, 100)  # characters of a line that is wrapped by hand
_FEWEST_WORDS = 6


def set_off(shadow: str, lines: tuple[Line, ...], first_number: int) -> Iterator[Found]:
    """Yield the quotations that stand apart from the text around them without a line ``Quote.``.

    Args:
        shadow: The shadow of a text.
        lines: Its lines.
        first_number: The number of the first block found here.
    """
    number = first_number
    for group in _groups(lines):
        found = of_lines(shadow, group, number)
        if found is not None:
            yield found
            number += 1
    for found in _html(shadow, number):
        yield found


def _groups(lines: tuple[Line, ...]) -> Iterator[list[Line]]:
    """Yield runs of lines that stand apart: behind ``>``, indented, or before ``— Name``."""
    i = 0
    sure = any(_is_introduced(line, below) for line, below in pairwise(lines))
    signed = numbered_runs(lines) | signed_runs(lines)
    while i < len(lines):
        stop = _quoted_run(lines, i) or _indented_run(lines, i, noted=sure) or signed.get(i)
        if stop:
            yield from _by_notes(lines[i:stop])
        i = stop or i + 1


def _by_notes(lines: tuple[Line, ...]) -> Iterator[list[Line]]:
    """Yield the paragraphs of a block apart where each but the last ends in a note of its own.

    A line that signs the last is none. Or where lines with the numbers of witnesses sign them.
    """
    last = len(lines) - is_dash_line(lines[-1].text)
    ends = [n for n, line in enumerate(lines[1:last], 1) if line.blank_before]
    if not all(_NOTED.search(lines[end - 1].text) for end in ends):
        ends = by_numbers(lines)
    for start, end in pairwise([0, *ends, len(lines)]):
        yield list(lines[start:end])


def _quoted_run(lines: tuple[Line, ...], i: int) -> int | None:
    """Return the end of a run of ``>`` lines that begins at ``i``."""
    stop = i
    while stop < len(lines) and lines[stop].text[0] == ">" and lines[stop].text[-1] != "<":
        if stop > i and lines[stop].blank_before:
            break
        stop += 1
    while i < stop < len(lines) and _goes_on_lazily(lines[stop - 1], lines[stop]):
        stop += 1
    return stop if stop > i else None


def _goes_on_lazily(line: Line, following: Line) -> bool:
    """Tell whether a line without a sign goes on with the ``>`` line before it."""
    if following.blank_before or following.text[0] in "#*-+<":
        return False
    return not line.ends_terminally or _WRAPPED[0] <= len(line.text) <= _WRAPPED[1]


def _is_introduced(line: Line, below: Line) -> bool:
    """Tell whether an indented line follows one without an indent that ends in a colon."""
    return _COLON.search(line.text) is not None and line.indent < _INDENT <= below.indent


def _indented_run(lines: tuple[Line, ...], i: int, *, noted: bool) -> int | None:
    """Return the end of an indented block that a line with a colon introduces.

    Args:
        lines: The lines of a text.
        i: Where it may begin.
        noted: Whether a block without such a line may be signed by a note alone.
    """
    if i == 0 or (lines[i - 1].indent >= _INDENT and not is_dash_line(lines[i - 1].text)):
        return None
    if lines[i - 1].indent >= _INDENT or not _COLON.search(lines[i - 1].text):
        signed = _indented_above_name(lines, i) or _indented_signed(lines, i, noted=noted)
        return signed or _indented_account(lines, i)
    stop = i
    while stop < len(lines) and lines[stop].indent >= lines[i - 1].indent + _INDENT:
        if stop > i and is_dash_line(lines[stop].text):
            stop += 1
            break
        if _BULLET.match(lines[stop].text):
            return None
        stop += 1
    enough = sum(len(line.text.split()) for line in lines[i:stop]) >= _FEWEST_WORDS
    if stop == i + 1 < len(lines) and _opens_a_paragraph(lines[i], lines[stop]):
        return None
    return stop if enough and stop > i else None


def _opens_a_paragraph(line: Line, following: Line) -> bool:
    """Tell whether the first line of a paragraph is indented, and no other."""
    wrapped = not following.blank_before and len(line.text) >= _WRAPPED[0]
    return wrapped or runs_on(line, following)


def _indented_above_name(lines: tuple[Line, ...], i: int) -> int | None:
    """Return the end of an indented paragraph right below which a line ``– Name`` signs it."""
    if lines[i].indent < _INDENT or not lines[i].blank_before or _BULLET.match(lines[i].text):
        return None
    stop = i + 1
    while stop < len(lines) and not lines[stop].blank_before and lines[stop].indent >= _INDENT:
        if is_dash_line(lines[stop].text):
            own = lines[i:stop]
            enough = sum(len(line.text.split()) for line in own) >= _FEWEST_WORDS
            return stop + 1 if enough and lines[stop - 1].ends_sentence else None
        stop += 1
    return None


def _indented_account(lines: tuple[Line, ...], i: int) -> int | None:
    """Return the end of deeply indented lines, several of them, in which somebody says I."""
    stop, least = i, max(_DEEP, lines[i].indent - _INDENT)
    while stop < len(lines) and lines[stop].indent >= least:
        stop += 1
    own = lines[i:stop]
    if len(own) < _FEWEST_LINES or not own[0].blank_before or not own[-1].ends_sentence:
        return None
    level = max(line.indent for line in own) - min(line.indent for line in own) <= _INDENT
    text = " ".join(line.text for line in own)
    alone = ALONE.search(text) is not None and is_own_account(text)
    return stop if level and alone and not _BULLET.match(text) else None


def _indented_signed(lines: tuple[Line, ...], i: int, *, noted: bool) -> int | None:
    """Return the end of an indented paragraph in a text without indents that a bracket signs.

    A journal sets its long quotations off so: ... in the latrine.13 (R11, former guard)
    Where it sets others off below colons, a note will do behind words that say I: ... lowered.(2)
    """
    first = lines[i]
    if first.indent < _INDENT or not first.blank_before or _BULLET.match(first.text):
        return None
    stop = i + 1
    while stop < len(lines) and not lines[stop].blank_before and lines[stop].indent >= _INDENT:
        stop += 1
    own = lines[i:stop]
    text = " ".join(line.text for line in own)
    signed = _CODED_TAIL.search(text)
    told = signed is not None and names_a_speaker(signed["words"])
    told = told or numbered_line(own) is not None
    told = told or (noted and _NOTED.search(text) is not None and is_own_account(text))
    return stop if told and not has_mark(text) and len(text.split()) >= _FEWEST_WORDS else None


def of_lines(shadow: str, lines: list[Line], number: int) -> Found | None:
    """Return the quotation a run of lines holds, or None where marks inside tell it better.

    Args:
        shadow: The shadow of a text.
        lines: One line or more that stand apart, the line ``— Name`` below them among them.
        number: The number of the block.
    """
    outer = Span(lines[0].start, lines[-1].end)
    attribution = None
    signed = len(lines) > 1 and signs_above(lines, len(lines) - 1)
    if signed or (len(lines) > 1 and is_dash_line(_SIGN.sub("", lines[-1].text, count=1))):
        dash = lines[-1]
        attribution = Span(dash.start + len(dash.text) - len(_bare(dash)), dash.end)
        lines = lines[:-1]
    coded = numbered_line(lines) if attribution is None else None
    if coded is not None:
        attribution = Span(lines[coded].start, lines[-1].end)
        lines = lines[:coded]
    text = " ".join(_bare(line) for line in lines)
    if not text.strip() or _CALLOUT.match(text):
        return None
    inline = has_mark(text) and _OPENING.match(text) and not _ONE_QUOTATION.fullmatch(text)
    if inline or not any(char.isalpha() for char in text):
        return None
    return _assembled(shadow, lines, outer, attribution, number)


def _assembled(
    shadow: str, lines: list[Line], outer: Span, attribution: Span | None, number: int
) -> Found | None:
    """Return the words of the lines, signs and attribution left out, as one find."""
    end = lines[-1].end
    if attribution is None:
        tail = _DASH_TAIL.search(shadow, lines[-1].start, end)
        attribution = Span(*tail.span("all")) if tail else closing_bracket(shadow, outer.start, end)
        end = attribution.start if attribution is not None else end
    signed = lines[0].text[0] == ">"
    if not signed:
        words = words_between(shadow, lines[0].start, end)
        spans = split_at(shadow, words, []) if words is not None else ()
    else:
        pieces = [(line.end - len(_bare(line)), min(line.end, end)) for line in lines]
        found = [words_between(shadow, a, b) for a, b in pieces if a < b]
        spans = tuple(words for words in found if words is not None)
    return Found.in_block(number, spans, outer, attribution=attribution) if spans else None


def _bare(line: Line) -> str:
    """Return a line without the ``>`` signs before it."""
    return _SIGN.sub("", line.text, count=1) if line.text[0] == ">" else line.text


def _html(shadow: str, number: int) -> Iterator[Found]:
    """Yield the outermost HTML blockquotes."""
    depth, start, inner = 0, 0, 0
    tail: Span | None = None
    for tag in _TAG.finditer(shadow):
        closing = bool(tag.group("close"))
        if tag.group("name").lower() != "blockquote":
            if depth and not closing:
                tail = Span(tag.start(), tag.end())
            elif depth and tail is not None:
                tail = Span(tail.start, tag.end())
            continue
        depth = max(0, depth + (-1 if closing else 1))
        if depth == 1 and not closing:
            start, inner, tail = tag.start(), tag.end(), None
        elif closing and depth == 0 and inner:
            found = _html_block(shadow, Span(start, tag.end()), (inner, tag.start()), tail, number)
            inner = 0
            if found is not None:
                yield found
                number += 1


def _html_block(
    shadow: str, outer: Span, inner: tuple[int, int], tail: Span | None, number: int
) -> Found | None:
    """Return the words of one blockquote, its tags cut out."""
    start, end = inner[0], tail.start if tail is not None else inner[1]
    spans = []
    for tag in [*_ANY_TAG.finditer(shadow, start, end), None]:
        stop = tag.start() if tag is not None else end
        words = words_between(shadow, start, stop) if start < stop else None
        if words is not None:
            spans.append(words)
        start = tag.end() if tag is not None else end
    if not spans:
        return None
    return Found.in_block(number, tuple(spans), outer, attribution=tail)
