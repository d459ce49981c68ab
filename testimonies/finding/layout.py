"""How a text lies on the page: its shadow, its marks, the paragraphs of its running text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from testimonies.finding.footnotes import footnote_marks
from testimonies.finding.furniture import furniture_marks
from testimonies.finding.headlines import headline_marks
from testimonies.finding.interruptions import blanked
from testimonies.finding.lines import Line, lines_of, wrap_width
from testimonies.finding.margins import margin_numbers
from testimonies.finding.pages import page_marks
from testimonies.finding.paragraphs import paragraphs_of
from testimonies.finding.shadow import shadow_of
from testimonies.finding.teasers import marks_below, squeezed_marks, teaser_marks
from testimonies.finding.values import Layout
from testimonies.values import Mark, MarkKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from testimonies.values import Span

_SPOKEN = {MarkKind.BLOCK_QUOTATION, MarkKind.LABEL}
_TIMED = MarkKind.CUE  # tells when words are said, and nothing of how they lie on the page


def lay_out(text: str, marks: tuple[Mark, ...] = ()) -> Layout:
    """Return how ``text`` lies on the page; the text itself stays as it is.

    Args:
        text: A canonical text.
        marks: The layout its format states. It is taken as it is: nothing is guessed where one of
            these marks stands, and no footnotes where it states any. Whole lines of furniture,
            notes, headings, captions and page heads are no running text; where a mark takes a
            part of a line, the rest of it runs on.
    """
    shadow = shadow_of(text)
    margins = margin_numbers(shadow)
    shadow = blanked(shadow, margins)
    lines = lines_of(shadow)
    width = wrap_width(lines)
    stated = sorted((mark for mark in marks if mark.kind is not _TIMED), key=lambda mark: mark.span)
    open_lines = _untouched(lines, _spans(stated))
    guessed = list(page_marks(open_lines))
    guessed += [Mark(MarkKind.PAGE, span) for span in margins]
    if width is None:
        heads = {mark.span for mark in guessed}
        links = {*teaser_marks(open_lines), *marks_below(open_lines)}
        guessed += {mark for mark in links if mark.span not in heads}
    if not any(mark.kind is MarkKind.FOOTNOTE for mark in stated):
        guessed += footnote_marks(_untouched(open_lines, _spans(guessed)), shadow)
    guessed += furniture_marks(_untouched(open_lines, _spans(guessed)), width)
    if width is None:
        guessed += squeezed_marks(open_lines, guessed)
    silent = [mark for mark in stated if mark.kind not in _SPOKEN]
    running = _uncovered(_untouched(lines, _spans(guessed)), _spans(silent))
    guessed += headline_marks(lines, _untouched(running, _spans(stated)), width)
    every = tuple(sorted([*silent, *guessed], key=lambda mark: mark.span))
    pages = (mark.span for mark in every if mark.kind is MarkKind.PAGE)
    return Layout(shadow, every, tuple(paragraphs_of(running, width, pages)), tuple(stated), lines)


def _spans(marks: Iterable[Mark]) -> list[Span]:
    return sorted(mark.span for mark in marks)


def _untouched(lines: tuple[Line, ...], taken: list[Span]) -> tuple[Line, ...]:
    """Return the lines on which nothing taken stands."""
    if not taken:
        return lines
    free: list[Line] = []
    i = 0
    for line in lines:
        while i < len(taken) and taken[i].end <= line.start:
            i += 1
        if i == len(taken) or taken[i].start >= line.end:
            free.append(line)
    return tuple(free)


def _uncovered(lines: tuple[Line, ...], taken: list[Span]) -> tuple[Line, ...]:
    """Return the lines that nothing taken covers from end to end."""
    if not taken:
        return lines
    free: list[Line] = []
    i = 0
    for line in lines:
        while i < len(taken) and taken[i].end < line.end:
            i += 1
        if i == len(taken) or taken[i].start > line.start:
            free.append(line)
    return tuple(free)
