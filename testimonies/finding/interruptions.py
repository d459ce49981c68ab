"""What interrupts running words: notes, page heads and furniture between two lines of a text."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from testimonies.finding.trimming import words_between
from testimonies.finding.values import MarkKind
from testimonies.values import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from testimonies.finding.values import Found, Layout
    from testimonies.values import Mark

_RUNNING = {MarkKind.BLOCK_QUOTATION, MarkKind.LABEL}
_SEEN = re.compile(r"[^\n]")


def interruptions(layout: Layout) -> tuple[Span, ...]:
    """Return what the format states to be no running text, and page heads; sorted, disjoint.

    Notes at the foot of a page are among them where a paragraph runs on behind them.
    """
    stated = {mark.span for mark in layout.stated if mark.kind not in _RUNNING}
    starts = [paragraph.start for paragraph in layout.paragraphs]
    kept: list[Span] = []
    for mark in layout.marks:
        within = mark.kind is MarkKind.FOOTNOTE and _is_within(layout, starts, mark.span)
        if mark.kind is not MarkKind.PAGE and not within and mark.span not in stated:
            continue
        if kept and mark.span.start < kept[-1].end:
            kept[-1] = Span(kept[-1].start, max(kept[-1].end, mark.span.end))
        else:
            kept.append(mark.span)
    return tuple(kept)


def ends_of_pages(layout: Layout) -> list[Span]:
    """Return the notes at the foot of pages, and heads and numbers of pages beside them."""
    kinds = {MarkKind.PAGE, MarkKind.FOOTNOTE}
    groups: list[list[Mark]] = []
    for mark in sorted((m for m in layout.marks if m.kind in kinds), key=lambda m: m.span):
        edge = groups[-1][-1].span.end if groups else 0
        if groups and not layout.shadow[edge : mark.span.start].strip():
            groups[-1].append(mark)
        else:
            groups.append([mark])
    noted = (group for group in groups if any(m.kind is MarkKind.FOOTNOTE for m in group))
    return [mark.span for group in noted for mark in group]


def _is_within(layout: Layout, starts: list[int], span: Span) -> bool:
    """Tell whether a paragraph runs on around a stretch of the text."""
    at = bisect_right(starts, span.start) - 1
    return at >= 0 and layout.paragraphs[at].end > span.end and starts[at] < span.start


def blanked(shadow: str, spans: Iterable[Span]) -> str:
    """Return the shadow with spaces at ``spans``, of equal length; line ends stay."""
    pieces = []
    start = 0
    for span in spans:
        pieces += [shadow[start : span.start], _SEEN.sub(" ", shadow[span.start : span.end])]
        start = span.end
    return "".join([*pieces, shadow[start:]])


def cut(shadow: str, found: Found, spans: tuple[Span, ...]) -> Found | None:
    """Return a find without what of its words lies in ``spans``; None where nothing is left.

    Args:
        shadow: The shadow of a text.
        found: What was found in it.
        spans: Where to cut, sorted and disjoint.
    """
    pieces = tuple(piece for own in found.spans for piece in _pieces(shadow, own, spans))
    return replace(found, spans=pieces) if pieces else None


def _pieces(shadow: str, own: Span, spans: tuple[Span, ...]) -> Iterator[Span]:
    """Yield the words of ``own`` before, between and after the cuts."""
    start = own.start
    for i in range(bisect_left(spans, own.start, key=lambda span: span.end), len(spans)):
        gap = spans[i]
        if gap.start >= own.end:
            break
        if gap.start > start and (words := words_between(shadow, start, gap.start)) is not None:
            yield words
        start = max(start, gap.end)
    if start == own.start:
        yield own
    elif start < own.end and (words := words_between(shadow, start, own.end)) is not None:
        yield words
