"""What a paragraph of a PDF is by its setting: a heading, a caption, a block quotation."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from testimonies.reading.pdf.paragraphs import indent
from testimonies.values import MarkKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from testimonies.reading.pdf.paragraphs import Setting
    from testimonies.reading.pdf.values import Line

_LARGER = 1.12
_SMALLER = 0.97
_LONGEST_HEADING = 200
_MOST_LINES = 4
_INDENT = 0.7
_SAME_PLACE = 1.5
_LISTED = re.compile(r"[•▪◦●■*–—-]\s|\(?\d{1,3}[.)]\s|\(?[a-z]\)\s")
_CAPTION = re.compile(
    r"(?:figure|fig\.|table|map|box|photo|plate|chart)\s*\d+|(?:photo|image|source|credit)s?\s*[:©]",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[.,;:”\"]$")


def body_size(lines: Iterable[Line]) -> float:
    """Return the size of type in which most characters of a document are set, in points."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.text)
    return max(sizes, key=lambda size: (sizes[size], size), default=0.0)


def kinds_of(
    setting: Setting, paragraphs: Sequence[tuple[int, int]], body: float
) -> list[MarkKind | None]:
    """Return what each paragraph is, None for running text.

    Args:
        setting: How the document is set.
        paragraphs: Stretches ``[first, last)`` of its lines.
        body: Size of the type of the running text, in points.
    """
    kinds = [_kind_of(setting, first, last, body) for first, last in paragraphs]
    insets = Counter(_introduced(setting, paragraphs))
    for (first, last), kind in zip(paragraphs, kinds, strict=True):
        line = setting.lines[first]
        if kind is MarkKind.BLOCK_QUOTATION and last - first > 1:
            insets[_inset(line)] += 1
        elif kind is None and last - first > 1 and indent(line) > _INDENT:
            insets[_inset(line)] -= 1
    for i, (first, last) in enumerate(paragraphs):
        line = setting.lines[first]
        if kinds[i] is None and last - first == 1 and _is_short_block(line, insets):
            kinds[i] = MarkKind.BLOCK_QUOTATION
        elif kinds[i] is MarkKind.BLOCK_QUOTATION and insets[_inset(line)] < 0:
            kinds[i] = None  # lines set in as the first lines of other paragraphs are
    return kinds


def _introduced(setting: Setting, paragraphs: Sequence[tuple[int, int]]) -> Iterator[int]:
    """Yield the inset of each paragraph of one line that words with a colon introduce."""
    for (begin, end), (first, last) in pairwise(paragraphs):
        line, before = setting.lines[first], setting.lines[end - 1]
        outer = indent(setting.lines[begin]) <= _INDENT < indent(line)
        if outer and last - first == 1 and before.text.endswith(":"):
            yield _inset(line)


def _inset(line: Line) -> int:
    """Return how far a line stands in from its column's left edge, in whole points."""
    return round(line.x0 - line.left)


def _is_short_block(line: Line, insets: Counter[int]) -> bool:
    """Tell whether a paragraph of one line is set as longer or introduced quotations are."""
    ends = line.right - _INDENT * line.size
    return insets[_inset(line)] > 0 and line.x1 < ends and not _LISTED.match(line.text)


def _kind_of(setting: Setting, first: int, last: int, body: float) -> MarkKind | None:
    """Return what the paragraph of lines ``[first, last)`` is, or None for running text."""
    lines = setting.lines[first:last]
    if _is_heading(lines, body):
        return MarkKind.HEADING
    if lines[0].size < body and _CAPTION.match(lines[0].text):
        return MarkKind.CAPTION
    return MarkKind.BLOCK_QUOTATION if _is_block(setting, first, last, body) else None


def _is_heading(lines: tuple[Line, ...], body: float) -> bool:
    length = sum(len(line.text) for line in lines)
    if len(lines) > _MOST_LINES or length > _LONGEST_HEADING:
        return False
    if all(line.size >= _LARGER * body for line in lines):
        return True
    whole = all(line.bold for line in lines) and lines[0].size >= _SMALLER * body
    return whole and not _SENTENCE.search(lines[-1].text)


def _is_block(setting: Setting, first: int, last: int, body: float) -> bool:
    """Tell whether a paragraph is set in from both sides, or set in and in smaller type."""
    lines = setting.lines[first:last]
    rest = lines[1:] if len(lines) > 1 else lines
    if any(indent(line) <= _INDENT for line in rest) or _LISTED.match(lines[0].text):
        return False
    if any(abs(indent(a) - indent(b)) * a.size > _SAME_PLACE for a, b in pairwise(rest)):
        return False
    if lines[0].size < _SMALLER * body and len(lines) > 1:
        return True
    inset = all(
        setting.edges[i] < line.right - _INDENT * line.size
        for i, line in enumerate(lines, start=first)
    )
    return inset and max(setting.runs[first:last]) > 1
