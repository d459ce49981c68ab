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
_THREE_LETTERS = re.compile(r"(?:[^\W\d_][\W\d_]*){3}")
_DIGITS = re.compile(r"\d+")
_ITEM = re.compile(
    r"(?:testimon(?:y|ies)|interview|statement|account|witness|case|respondent|participant|voice)s?\s"
    r"(?:no\.?\s)?#?\d{1,3}\b",
    re.IGNORECASE,
)  # numbers what stands below it
_LONGEST_HEAD = 90
_REPEATS = 3


def page_marks(lines: tuple[Line, ...]) -> tuple[Mark, ...]:
    """Return a mark for each page-number line and each line repeated as a running head.

    A head is a line that comes three times or more, digits aside; a line that may quote somebody,
    ends a sentence, opens a turn or numbers a testimony is none.
    """
    keys = [_key(line) for line in lines]
    counts = Counter(key for key in keys if key is not None)
    alike = [(i, key) for i, key in enumerate(keys) if key is not None and counts[key] >= _REPEATS]
    silent = [(i, key) for i, key in alike if not lines[i].may_quote]
    often = Counter(key for _, key in silent)
    heads = {i for i, key in silent if often[key] >= _REPEATS}
    return tuple(
        Mark(MarkKind.PAGE, Span(line.start, line.end))
        for i, line in enumerate(lines)
        if i in heads or _PAGE_NUMBER.fullmatch(line.text)
    )


def _key(line: Line) -> str | None:
    """Return what a line must share with others to be a running head, or None if it cannot be.

    Whether it may quote somebody is asked later, of the few that do share something.
    """
    if len(line.text) > _LONGEST_HEAD or ":" in line.text or line.text[0] in ">#*•-":
        return None
    if line.ends_terminally or _ITEM.match(line.text):
        return None
    key = _DIGITS.sub("", line.text).strip(" |·-–—").casefold()
    return key if _THREE_LETTERS.search(key) else None
