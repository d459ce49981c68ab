"""Numbers in the margin of a record, one before each line, as courts print their transcripts."""

from __future__ import annotations

import re
from itertools import pairwise

from testimonies.values import Span

_LINE = re.compile(
    r"^[^\S\n]*(?:(?P<number>\d{1,2})(?=\s|$)[^\S\n]*)?(?P<words>[^\n]*)$", re.MULTILINE
)
_FIRST = re.compile(r"^[^\S\n]*1(?=\s)", re.MULTILINE)
_FEWEST = 10  # lines with a number
_MOST = 40  # lines of a page
_SHARE = 0.7  # of the lines that are not blank
_IN_ORDER = 0.9  # share of the numbers that are one more than that before, or 1
_RUNNING_ON = 0.1  # share of the lines that go on in the next


def margin_numbers(shadow: str) -> tuple[Span, ...]:
    """Return where numbers of lines stand in the margin; none where no page is numbered so.

    Nearly every line bears a number, in order from one, and a good deal of them run on into the
    next: the items of a numbered list do neither.

    Args:
        shadow: The shadow of a text.
    """
    if _FIRST.search(shadow) is None:
        return ()
    lines = [line for line in map(str.strip, shadow.split("\n")) if line]
    fewest = max(_FEWEST, _SHARE * len(lines))
    if sum(line[0].isdecimal() for line in lines) < fewest:
        return ()
    numbered = [match for match in _LINE.finditer(shadow) if match["number"]]
    if len(numbered) < fewest:
        return ()
    numbers = [int(match["number"]) for match in numbered]
    ordered = sum(b in {a + 1, 1} for a, b in pairwise(numbers))
    running = sum(_runs_on(a["words"], b["words"]) for a, b in pairwise(numbered))
    fits = max(numbers) <= _MOST and ordered >= _IN_ORDER * (len(numbers) - 1)
    if not fits or running < _RUNNING_ON * len(numbered):
        return ()
    return tuple(Span(*match.span("number")) for match in numbered)


def _runs_on(words: str, following: str) -> bool:
    """Tell whether a line goes on in the next, which begins with a small letter."""
    return bool(words.strip()) and following[:1].islower()
