"""Readers' comments below a page, each behind a name and a date: Velin said... / 3 May 2009."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from testimonies.finding.dates import DATE
from testimonies.finding.selfspeech import says_i
from testimonies.finding.trimming import words_between
from testimonies.finding.values import Found
from testimonies.values import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from testimonies.finding.lines import Line
    from testimonies.finding.values import Layout

_WHO = r"(?P<who>[^\W_][^\n:“”\"?!]{1,38}?)"
_HEAD = re.compile(rf"{_WHO}\s(?:says|said|wrote|writes)\s?(?:\.\.\.|…|:)$")
_CLOCK = r"(?:,?\s(?:at\s)?\d{1,2}[:.]\d{2}\s?(?:[ap]\.?m\.?)?)"
_WHEN = re.compile(
    rf"(?:on\s)?(?:{DATE.pattern}){_CLOCK}?$|\d{{1,3}}\s(?:minute|hour|day|week|month|year)s?\sago$",
    re.IGNORECASE,
)
_DATED = re.compile(rf"{_WHO}\s(?:on\s)?(?:{DATE.pattern}){_CLOCK}$", re.IGNORECASE)
_BELOW = re.compile(r"(?:reply|report|like|share|permalink|delete|edit)\b", re.IGNORECASE)
_LONGEST_HEAD = 80  # characters of a line that says who, and perhaps when
_FEWEST = 2  # comments behind names and dates on one line
_MOST_LINES = 40


def comments(layout: Layout, first_number: int) -> Iterator[Found]:
    """Yield the comments in which readers tell of themselves or theirs, without who and when.

    Others are remarks on the page. A line says who, and one right below it or below the comment
    says when; or one line says both, at least twice on the page.

    Args:
        layout: The layout of a text.
        first_number: The number of the first block found here.
    """
    lines = layout.lines
    short = [(i, line.text) for i, line in enumerate(lines) if len(line.text) <= _LONGEST_HEAD]
    heads = {i: match for i, text in short if text[-1] in ".…:" and (match := _HEAD.match(text))}
    dated = {
        i: match
        for i, text in short
        if text[-1] in "0123456789mM." and (match := _DATED.match(text))
    }
    told = [(i, match, _own(lines, i, heads)) for i, match in heads.items()]
    if len(dated) >= _FEWEST:
        told += [(i, match, _below(lines, i + 1, dated)) for i, match in dated.items()]
    number = first_number
    for i, match, own in sorted(told, key=lambda one: one[0]):
        words = words_between(layout.shadow, own.start, own.end) if own else None
        if words is not None and says_i(layout.shadow[words.start : words.end]):
            name = Span(lines[i].start, lines[i].start + match.end("who"))
            yield Found.in_block(number, (words,), Span(name.start, words.end), label=name)
            number += 1


def _own(lines: tuple[Line, ...], head: int, heads: dict[int, re.Match[str]]) -> Span | None:
    """Return where the words behind a name begin and end, if a line says when they were written."""
    first = head + 1
    if first < len(lines) and _WHEN.match(lines[first].text):
        return _below(lines, first + 1, heads)
    for i in range(first + 1, min(len(lines), first + _MOST_LINES)):
        if i in heads:
            return None
        if _WHEN.match(lines[i].text):
            return Span(lines[first].start, lines[i - 1].end)
    return None


def _below(lines: tuple[Line, ...], first: int, heads: dict[int, re.Match[str]]) -> Span | None:
    """Return where the lines of a comment begin and end: up to a blank line or another's name."""
    stop = first
    while stop < len(lines) and stop not in heads and not _BELOW.match(lines[stop].text):
        if stop > first and lines[stop].blank_before:
            break
        stop += 1
    return Span(lines[first].start, lines[stop - 1].end) if stop > first else None
