"""Running heads and page numbers: what a page prints and the author did not write."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from testimonies.finding.values import Mark, MarkKind
from testimonies.values import Span

if TYPE_CHECKING:
    from testimonies.finding.lines import Line

_PAGE_NUMBER = re.compile(
    r"[-–—\[( ]*(?:page\s+)?(?:\d{1,4}|[ivxl]{1,7})(?:\s*(?:of|/)\s*\d{1,4})?[-–—\]) ]*",
    re.IGNORECASE,
)
_ENDS_NUMBER = frozenset("ivxlIVXL-–—]) ")
_HEAD_AND_NUMBER = re.compile(r"\d{1,4}\s{3,}[^\W\d_].{2,80}|[^\W\d_].{2,80}?\s{3,}\d{1,4}")
_RULE = re.compile(r"[_—–-]{5,}")  # above notes
_THREE_LETTERS = re.compile(r"(?:[^\W\d_][\W\d_]*){3}")
_DIGITS = re.compile(r"\d+")
_ITEM = re.compile(
    r"(?:testimon(?:y|ies)|interview|statement|account|witness|case|respondent|participant|voice)s?\s"
    r"(?:no\.?\s)?#?\d{1,3}\b",
    re.IGNORECASE,
)  # numbers what stands below it
_LONGEST_HEAD = 90
_REPEATS = 3
_HANGING = 30  # characters of a line that a page ends amid a sentence


def page_marks(lines: tuple[Line, ...]) -> tuple[Mark, ...]:
    """Return a mark for each page-number line and each line repeated as a running head.

    A head is a line that comes three times or more, digits aside, or twice beside the number of a
    page, or once where such a break parts a sentence. A line that may quote somebody, ends a
    sentence, opens a turn or numbers a testimony is none.
    """
    numbers = {i for i, line in enumerate(lines) if _is_number(line)}
    titles = [_title(line) for line in lines]
    keys = [None if ":" in line.text else title for line, title in zip(lines, titles, strict=True)]
    counts = Counter(key for key in keys if key is not None)
    alike = [(i, key) for i, key in enumerate(keys) if key is not None and counts[key] >= _REPEATS]
    silent = [(i, key) for i, key in alike if not lines[i].may_quote]
    often = Counter(key for _, key in silent)
    heads = {i for i, key in silent if often[key] >= _REPEATS}
    heads |= _beside_numbers(lines, titles, numbers)
    return tuple(
        Mark(MarkKind.PAGE, Span(line.start, line.end))
        for i, line in enumerate(lines)
        if i in heads or i in numbers or _is_rule(line)
    )


def _is_rule(line: Line) -> bool:
    """Tell whether a line is one drawn across the page."""
    return line.text[0] in "_—–-" and _RULE.fullmatch(line.text) is not None


def _is_number(line: Line) -> bool:
    """Tell whether a line is the number of a page, perhaps with a head wide apart beside it."""
    last = line.text[-1]
    ends = last in _ENDS_NUMBER or last.isdecimal()
    if ends and _PAGE_NUMBER.fullmatch(line.text):
        return True
    wide = line.text[0].isdigit() or last.isdigit()
    return wide and _HEAD_AND_NUMBER.fullmatch(line.text) is not None


def _beside_numbers(
    lines: tuple[Line, ...], titles: list[str | None], numbers: set[int]
) -> set[int]:
    """Return the heads that stand right above or below the number of a page, on a line or two.

    They stand there twice, or repeat the title of the text, or part a sentence.

    Args:
        lines: The lines of a text.
        titles: What each line is as a running head, or None.
        numbers: Which lines are numbers of pages.
    """
    if not numbers:
        return set()
    counts = Counter(titles)
    beside = {i for number in numbers for i in (number - 1, number + 1)} - numbers
    beside |= {
        i + 1
        for i in beside
        if i - 1 in numbers and i + 1 < len(lines)
        if titles[i] is not None and counts[titles[i]] > 1 and _is_second_line(lines, i + 1)
    }
    found = {
        i: key
        for i in beside
        if 0 <= i < len(lines) and _stands_apart(lines, numbers, i)
        if (key := titles[i]) and (counts[key] > 1 or not lines[i].may_quote)
    }
    return {i for i, key in found.items() if counts[key] > 1 or _parts(lines, numbers, i)}


def _is_second_line(lines: tuple[Line, ...], i: int) -> bool:
    """Tell whether a line below a head may be of it: the text goes on below it, not in it."""
    below = i + 1 == len(lines) or bool(lines[i + 1].blank_before)
    return below and not lines[i].text[0].islower()


def _stands_apart(lines: tuple[Line, ...], numbers: set[int], i: int) -> bool:
    """Tell whether a blank line divides what stands beside the number of a page from the text."""
    if i + 1 in numbers:
        return not i or bool(lines[i].blank_before)
    below = next((j for j in (i + 1, i + 2) if j >= len(lines) or lines[j].blank_before), None)
    return below is not None


def _parts(lines: tuple[Line, ...], numbers: set[int], head: int) -> bool:
    """Tell whether a head and the number beside it stand amid a sentence."""
    near = [head, *(i for i in (head - 2, head - 1, head + 1) if i in numbers)]
    first, last = min(near), max(near)
    if not first or last + 1 >= len(lines):
        return False
    before = lines[first - 1]
    return len(before.text) >= _HANGING and (before.text[-1].isalpha() or before.text[-1] == ",")


def _title(line: Line) -> str | None:
    """Return what a line must share with others to be a running head, or None if it cannot be.

    A colon may be among it. Whether it may quote somebody is asked later, of the few that do share
    something.
    """
    words = line.text
    if line.ends_terminally or len(words) > _LONGEST_HEAD:
        return None
    if words[0] in ">#*•-" or words[-1] == ":":
        return None
    if _DIGITS.search(words):
        if _ITEM.match(words):
            return None
        words = _DIGITS.sub("", words)
    key = words.strip(" |·-–—").casefold()
    return key if _THREE_LETTERS.search(key) else None
