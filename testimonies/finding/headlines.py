"""Headlines and crossheads that quote: ``‘They call me a traitor’: officer quits``."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from testimonies.finding.attributions import is_code, is_signature
from testimonies.finding.lines import has_mark, runs_on
from testimonies.finding.openings import NOT_A_NAME
from testimonies.finding.values import Mark, MarkKind
from testimonies.values import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from testimonies.finding.lines import Line

_SAID = r"(?:“[^“”]+”|\"[^\"]+\"|‘[^‘“”]+’|'[^\"“”]+')"
_WHOLE = re.compile(_SAID)
_NAMED = re.compile(
    rf"[*_#\s]*(?P<name>[^\W\d_a-z][^:“”\"‘?!\n]{{0,60}}?)\s?:\s(?P<said>{_SAID})[*_]*"
)
_THEN_COLON = re.compile(rf"{_SAID}:\s.*[^\W_][)\]]?")
_NUMBER = re.compile(
    r"(?:\d{1,2}(?:\.\d{1,2}){0,2}[.)]?|[A-Z][.)]|[IVX]{1,4}[.)])\s{1,4}(?=[“\"‘'])"
)
_STOP_WITHIN = re.compile(r"[.!?…,;:—–-][”’\"'*_)\]]*$")
_ENDED_WITHIN = re.compile(r"[.…,;:—–-][”’\"'*_)\]]*$")
_STOP = re.compile(r"[.…,;:][”’\"'*_)\]]*$|[.!?…,][”’\"']$|[.!?]$")
_SIGNED = re.compile(r"(?:—|–|―|--|~|-)\s?[^\W\d_]|\(|(?:said|says|according)\b")
_LONGEST_TITLE = 160
_LONGEST_CROSSHEAD = 100
_TITLE_LINES = 15
_MOST_TITLES = 3  # lines with marks above the running text; more of them are a collection
_BODY = 60  # characters of a line that may be the first of the running text


def headline_marks(
    lines: tuple[Line, ...], free: tuple[Line, ...], width: int | None
) -> Iterator[Mark]:
    """Yield a heading for each title or crosshead that holds quoted words.

    Above the running text any short line is a title that ends no sentence. In it a crosshead is a
    line on its own that holds nothing but a quotation, one after ``Name:`` or one before a colon,
    and ends no sentence either. Several such lines in a row are quotations, not headings.

    Args:
        lines: The lines of the text.
        free: Those of them that nothing else marks.
        width: The width at which the lines are wrapped, or None.
    """
    body = _first_of_body(free)
    if sum(has_mark(line.text) for line in free[:body]) > _MOST_TITLES:
        body = 0
    for number, line in enumerate(free):
        if len(line.text) > _LONGEST_TITLE or not has_mark(line.text):
            continue
        title = number < body and _is_title(line.text)
        if not title and not _is_crosshead(line.text):
            continue
        i = bisect_left(lines, line.start, key=lambda other: other.start)
        if _alone(lines, i, width) and not _in_company(lines, i, title=title):
            yield Mark(MarkKind.HEADING, Span(line.start, line.end))


def name_before_quotation(shadow: str, start: int, end: int) -> Span | None:
    """Return the name in a line ``Name: “...”`` that ends no sentence, or None."""
    match = _NAMED.fullmatch(shadow, start, end)
    if match is None or _STOP_WITHIN.search(match.group("said")) or is_code(match.group("name")):
        return None
    if match.group("name").casefold() in NOT_A_NAME:
        return None  # Interview: “They counted us”
    return Span(*match.span("name"))


def _first_of_body(lines: tuple[Line, ...]) -> int:
    """Return the index of the first line of running text, or 0 where none comes soon."""
    for i, line in enumerate(lines[:_TITLE_LINES]):
        if line.ends_sentence and len(line.text) >= _BODY:
            return i
    return 0


def _alone(lines: tuple[Line, ...], i: int, width: int | None) -> bool:
    """Tell whether a line is a paragraph of its own."""
    line = lines[i]
    if line.indent:
        return False
    before = i == 0 or line.blank_before or (width is None and not runs_on(lines[i - 1], line))
    following = lines[i + 1] if i + 1 < len(lines) else None
    after = following is None or following.blank_before
    return bool(before) and bool(after or (width is None and not runs_on(line, lines[i + 1])))


def _is_title(text: str) -> bool:
    return not _STOP.search(text)


def _is_crosshead(text: str) -> bool:
    """Tell whether a line is made as a crosshead is, whatever stands around it."""
    if len(text) > _LONGEST_CROSSHEAD:
        return False
    if _THEN_COLON.fullmatch(text):
        return True
    number = _NUMBER.match(text)
    if number is not None:  # 2. “Who was your captain?”
        named = text[number.end() :]
        return bool(_WHOLE.fullmatch(named)) and not _ENDED_WITHIN.search(named)
    whole = _WHOLE.fullmatch(text) or name_before_quotation(text, 0, len(text))
    return bool(whole) and not _STOP_WITHIN.search(text)


def _in_company(lines: tuple[Line, ...], i: int, *, title: bool) -> bool:
    """Tell whether the lines around show that somebody is quoted: a colon, a name, more of it."""
    before = lines[i - 1].text if i else ""
    after = lines[i + 1].text if i + 1 < len(lines) else ""
    if before.endswith(":") or _left_open(before) or _signs(after):
        return True
    return not title and (_is_crosshead(before) or _is_crosshead(after))


def _signs(text: str) -> bool:
    """Tell whether a line says whose the words above it are."""
    return bool(text) and (_SIGNED.match(text) is not None or is_signature(text))


def _left_open(text: str) -> bool:
    """Tell whether a line leaves a quotation open for the next."""
    return text.count("“") > text.count("”") or text.count('"') % 2 == 1
