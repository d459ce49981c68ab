"""Quotations that the format itself states: paragraphs set as quotations, turns after a name."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from testimonies.finding.attributions import closing_bracket, is_dash_line
from testimonies.finding.endings import ends_transcript
from testimonies.finding.setoff import of_lines
from testimonies.finding.shadow import QUOTATION_MARKS
from testimonies.finding.trimming import words_between
from testimonies.finding.turns import is_cue_line
from testimonies.finding.values import Found, MarkKind
from testimonies.values import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from testimonies.finding.lines import Line
    from testimonies.finding.values import Layout, Mark

_AFTER_LABEL = re.compile(r"[\s:.\])>*_–—-]*")
_STOPS = {MarkKind.HEADING, MarkKind.FOOTNOTE}


def marked_blocks(layout: Layout, lines: tuple[Line, ...]) -> Iterator[Found]:
    """Yield a block for each run of paragraphs that the format sets as a quotation.

    Paragraphs with nothing but white space between them and the same value are one block, unless
    one ends by saying who speaks. A block that opens with a quotation mark is left to the marks,
    which tell it better.

    Args:
        layout: The layout of a text.
        lines: The lines of its shadow.
    """
    number = 0
    marks = [mark for mark in layout.stated if mark.kind is MarkKind.BLOCK_QUOTATION]
    for outer in _runs(layout.shadow, marks):
        own = [_clipped(line, outer) for line in _with_dash_line(lines, outer)]
        for group in _by_attribution(layout.shadow, own):
            if group[0].text[0] in QUOTATION_MARKS:
                continue
            found = of_lines(layout.shadow, group, number)
            if found is not None:
                yield found
                number += 1


def _by_attribution(shadow: str, lines: list[Line]) -> Iterator[list[Line]]:
    """Yield the lines up to each that says who speaks; a line ``— Name`` alone is left out."""
    group: list[Line] = []
    for line in lines:
        dash = is_dash_line(line.text)
        if group or not dash:
            group.append(line)
        if group and (dash or closing_bracket(shadow, line.start, line.end) is not None):
            yield group
            group = []
    if group:
        yield group


def _runs(shadow: str, marks: list[Mark]) -> Iterator[Span]:
    """Yield the stretches that neighbouring marks of one value make up."""
    edge: tuple[Span, str] | None = None
    for mark in marks:
        if edge and edge[1] == mark.value and not shadow[edge[0].end : mark.span.start].strip():
            edge = Span(edge[0].start, mark.span.end), mark.value
            continue
        if edge:
            yield edge[0]
        edge = mark.span, mark.value
    if edge:
        yield edge[0]


def _with_dash_line(lines: tuple[Line, ...], span: Span) -> Iterator[Line]:
    """Yield the lines in ``span``, and the line ``— Name`` that follows them."""
    first = bisect_right(lines, span.start, key=lambda line: line.end)
    for line in lines[first:]:
        after = line.start >= span.end
        if not after or is_dash_line(line.text):
            yield line
        if after:
            return


def _clipped(line: Line, span: Span) -> Line:
    """Return what of a line lies in ``span``; a line after it whole."""
    if line.start >= span.end:
        return line
    start, end = max(line.start, span.start), min(line.end, span.end)
    return replace(
        line, start=start, end=end, text=line.text[start - line.start : end - line.start]
    )


def marked_turns(layout: Layout) -> tuple[Found, ...]:
    """Return the turns of the speakers whose names the format marks; none where it marks none.

    A turn runs to the next name, heading or note, or to a line that ends a transcript; times and
    other marks are cut out of it.
    """
    labels = [mark for mark in layout.stated if mark.kind is MarkKind.LABEL]
    if not labels:
        return ()
    lines = layout.lines
    starts = [line.start for line in lines]
    silent = {mark.span.start: mark.kind in _STOPS for mark in layout.marks}
    edges = [*(label.span.start for label in labels[1:]), len(layout.shadow)]
    turns = []
    for label, edge in zip(labels, edges, strict=True):
        first = max(bisect_right(starts, label.span.end) - 1, 0)
        own = lines[first : bisect_left(starts, edge)]
        turns.append(_turn(layout.shadow, label.span, edge, own, silent))
    return tuple(turn for turn in turns if turn is not None)


def _turn(
    shadow: str, label: Span, edge: int, lines: tuple[Line, ...], silent: dict[int, bool]
) -> Found | None:
    """Return the words of a turn between its label and its edge.

    Args:
        shadow: The shadow of a text.
        label: The name of who speaks.
        edge: Where the next turn begins.
        lines: The lines between, that of the label among them.
        silent: Of each mark that is no running text, by its start, whether it ends a turn.
    """
    start = _AFTER_LABEL.match(shadow, label.end, edge)
    pieces = [[start.end() if start else label.end, label.end]]
    for line in lines:
        if line.start > label.end and (silent.get(line.start) or ends_transcript(line.text)):
            break
        if line.start > label.end and (line.start in silent or is_cue_line(line.text)):
            pieces.append([line.end, line.end])
            continue
        pieces[-1][1] = min(line.end, edge)
    found = (words_between(shadow, a, b) for a, b in pieces if a < b)
    spans = tuple(words for words in found if words is not None)
    if not spans:
        return None
    return Found.as_turn(spans, Span(label.start, spans[-1].end), label)
