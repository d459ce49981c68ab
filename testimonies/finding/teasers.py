"""Links to other pages among the text of a saved web page: each shows its title twice."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from testimonies.finding.values import Mark, MarkKind
from testimonies.values import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from testimonies.finding.lines import Line

_BULLET = re.compile(r"[•▪◦·*–-]\s+")
_MORE = re.compile(
    r"(?:more|related|other|latest|recent|further|similar)\s(?:[\w’'-]+\s){0,3}?(?:interviews?|articles?|stories"
    r"|posts?|news|content|reading|reports?|links|testimon(?:y|ies)|videos|pages)(?:\s(?:from|in|on)\s[^.?!:]{2,40})?:?"
    r"|(?:read|see)\salso:?|also\sread:?",
    re.IGNORECASE,
)
_MOST_BELOW = 40  # lines below a text that are looked at
_FURNITURE = {MarkKind.FURNITURE, MarkKind.PAGE}
_QUOTES = '“”"«»'
_IMPRINT = 2  # lines below the links
_SHORTEST = 20
_LONGEST = 200
_APART = 2  # lines from a title to the same title again: a section may stand between
_FURTHEST = 8  # lines that may belong to one link: title, section, title, byline, date, summary
_SQUEEZED = 120  # characters of a line between two lines of furniture that is furniture too


def teaser_marks(lines: Sequence[Line]) -> Iterator[Mark]:
    """Yield furniture for the links among the lines, with what stands from each to the next.

    A link is a line that comes again at once or after one line, as the name of its picture and its
    title do. It is none where it opens with a quotation mark. What stands from one link to the
    next, or from the last to a line ``Read more``, is its byline, date and summary; a line with
    double quotation marks there is left alone.

    Args:
        lines: The lines of the text that nothing else marks as the head of a page.
    """
    starts = [i for i in range(len(lines)) if _is_title(lines, i)]
    for n, start in enumerate(starts):
        again = next(j for j in _near(lines, start) if _words(lines[j]) == _words(lines[start]))
        row = n + 1 < len(starts) and starts[n + 1] - start <= _FURTHEST
        end = starts[n + 1] if row else _end(lines, again)
        for i in range(start, max(end, again + 1)):
            if i in {start, again} or not any(mark in lines[i].text for mark in _QUOTES):
                yield Mark(MarkKind.FURNITURE, Span(lines[i].start, lines[i].end))


def squeezed_marks(lines: Sequence[Line], marks: Iterable[Mark]) -> Iterator[Mark]:
    """Yield furniture for each line that stands between two lines of furniture and ends nothing.

    Args:
        lines: All lines of the text.
        marks: What they are by now.
    """
    every = tuple(marks)
    taken = {mark.span.start for mark in every}
    starts = {mark.span.start for mark in every if mark.kind in _FURNITURE}
    for before, line, after in zip(lines, lines[1:], lines[2:], strict=False):
        if line.start in taken or not {before.start, after.start} <= starts:
            continue
        if not (line.may_quote or line.ends_terminally) and len(line.text) <= _SQUEEZED:
            yield Mark(MarkKind.FURNITURE, Span(line.start, line.end))


def marks_below(lines: Sequence[Line]) -> Iterator[Mark]:
    """Yield furniture for the links below a text: ``More interviews``, then short lines.

    What stands below the links may say who has made the page.

    Args:
        lines: The lines of the text that nothing else marks as the head of a page.
    """
    last = range(len(lines) - 1, max(len(lines) - _MOST_BELOW, -1), -1)
    head = next((i for i in last if _MORE.fullmatch(lines[i].text)), len(lines))
    below = lines[head:]
    ends = (i for i, line in enumerate(below) if i and not _is_link(line))
    links = next(ends, len(below))
    if links > 1 and len(below) - links <= _IMPRINT:
        yield from (Mark(MarkKind.FURNITURE, Span(line.start, line.end)) for line in below[:links])


def _is_link(line: Line) -> bool:
    """Return whether a line is short and ends no sentence."""
    return len(line.text) <= _LONGEST and line.text[-1] not in ".?!…:"


def _is_title(lines: Sequence[Line], i: int) -> bool:
    line, words = lines[i], _words(lines[i])
    if not _SHORTEST <= len(words) <= _LONGEST or line.ends_sentence or words[0] in f"{_QUOTES}‘'":
        return False
    return any(_words(lines[j]) == words for j in _near(lines, i))


def _near(lines: Sequence[Line], i: int) -> range:
    return range(i + 1, min(i + 1 + _APART, len(lines)))


def _end(lines: Sequence[Line], again: int) -> int:
    """Return where the last link of a row ends: after a line ``Read more``, or with its title."""
    for j in range(again + 1, min(again + _FURTHEST, len(lines))):
        if lines[j].text.casefold().startswith("read more"):
            return j + 1
    return again + 1


def _words(line: Line) -> str:
    return _BULLET.sub("", line.text, count=1)
