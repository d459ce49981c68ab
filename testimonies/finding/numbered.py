"""Lines that sign words without marks by a number: Respondent 31, male; R12, former guard."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from testimonies.finding.lines import has_mark
from testimonies.finding.selfspeech import goes_on, says_i

if TYPE_CHECKING:
    from collections.abc import Sequence

    from testimonies.finding.lines import Line

PERSONS = (
    "witness|respondent|participant|informant|interviewee|deponent|narrator|speaker|subject|complainant"
    "|source|soldier|deserter|defector|conscript|recruit|officer|guard|combatant|fighter|veteran|returnee"
)
"""Words before the number of somebody who is quoted: Respondent 31."""

RECORDS = "case|testimony|interview|statement|transcript|file|account"
"""Words before the number under which somebody's words are kept: Case 12."""

_LINE = re.compile(
    rf"[(\[]?(?:(?=[A-Z])(?i:{PERSONS}|{RECORDS})\s(?:[Nn]o\.\s?|#\s?)?(?:\d{{1,5}}|[A-Z]{{1,3}}-?\d{{0,4}})"
    r"|[A-Z]{1,4}-?\d{1,4})\b(?=\s?(?:[,.;()\[\]|–—-]|$))[^“”\"!?:]{0,120}$"
)  # Case 0714, former conscript. Skarn, 1983.
_LINES = 2  # over which such a line may run
_FEWEST_WORDS = 6


def numbered_line(lines: Sequence[Line]) -> int | None:
    """Return which of the last lines begins with the number of a case or witness, or None."""
    first = max(1, len(lines) - _LINES)
    return next((i for i in range(first, len(lines)) if _signs(lines, i)), None)


def by_numbers(lines: Sequence[Line]) -> list[int]:
    """Return where the paragraphs of a block begin that stand below such a line."""
    return [
        i
        for i in range(2, len(lines))
        if lines[i].blank_before and any(_signs(lines, n) for n in (i - 1, i - 2) if n > 0)
    ]


def numbered_runs(lines: tuple[Line, ...]) -> dict[int, int]:
    """Return where words without marks begin that such a line signs right below, and its end.

    In a text that does so at least twice; the words say I.

    Args:
        lines: The lines of a text.
    """
    runs: dict[int, int] = {}
    edge = 0
    for i in range(1, len(lines)):
        if i < edge or lines[i].blank_before or not _signs(lines, i):
            continue
        first = i - 1
        while first > edge and not lines[first].blank_before:
            first -= 1
        text = " ".join(line.text for line in lines[first:i])
        spoken = says_i(text) and goes_on(text) and len(text.split()) >= _FEWEST_WORDS
        if spoken and not has_mark(text[:2]):
            runs[first] = edge = i + 1
    return runs if len(runs) > 1 else {}


def _signs(lines: Sequence[Line], i: int) -> bool:
    """Tell whether a line below the end of a sentence is nothing but the number of somebody."""
    return lines[i - 1].ends_sentence and _LINE.match(lines[i].text) is not None
