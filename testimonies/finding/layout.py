"""How a text lies on the page: its shadow, its marks, the paragraphs of its running text."""

from __future__ import annotations

from testimonies.finding.footnotes import footnote_marks
from testimonies.finding.furniture import furniture_marks
from testimonies.finding.lines import Line, lines_of, wrap_width
from testimonies.finding.pages import page_marks
from testimonies.finding.paragraphs import paragraphs_of
from testimonies.finding.shadow import shadow_of
from testimonies.finding.values import Layout, Mark


def lay_out(text: str) -> Layout:
    """Return how ``text`` lies on the page; the text itself stays as it is.

    Args:
        text: A canonical text.
    """
    shadow = shadow_of(text)
    lines = lines_of(shadow)
    width = wrap_width(lines)
    marks = list(page_marks(lines))
    marks += footnote_marks(_unmarked(lines, marks), shadow)
    marks += furniture_marks(_unmarked(lines, marks), width)
    marks.sort(key=lambda mark: mark.span)
    paragraphs = tuple(paragraphs_of(_unmarked(lines, marks), width))
    return Layout(shadow, tuple(marks), paragraphs)


def _unmarked(lines: tuple[Line, ...], marks: list[Mark]) -> tuple[Line, ...]:
    """Return the lines on which no mark stands."""
    taken = sorted(mark.span for mark in marks)
    free: list[Line] = []
    i = 0
    for line in lines:
        while i < len(taken) and taken[i].end <= line.start:
            i += 1
        if i == len(taken) or taken[i].start >= line.end:
            free.append(line)
    return tuple(free)
