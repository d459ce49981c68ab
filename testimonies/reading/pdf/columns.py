"""The order in which the rows of a page are read: straight down, or column by column."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from statistics import median, median_high
from typing import TYPE_CHECKING

from testimonies.reading.pdf.rows import rows_of
from testimonies.reading.pdf.values import Line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from testimonies.reading.pdf.values import Word

_GUTTER = 0.8  # of the type size; the least white space between two columns
_MIDDLE = (0.15, 0.85)  # of the text's width, where a second column may begin
_FEWEST = 3  # lines on each side
_FILLED = 0.5  # of a column's width, taken by its middling line
_HALVES = (0.42, 0.6)  # of the text's width; a column that begins there halves the page
_SAME_PLACE = 3.0  # points
_DEEPEST = 3  # columns in columns

Row = tuple["Word", ...]


def second_columns(pages: Iterable[Sequence[Line]]) -> tuple[float, ...]:
    """Return where second columns begin on two pages or more, in points from the left.

    Args:
        pages: The rows of each page, furniture left out.
    """
    starts: Counter[int] = Counter()
    for rows in pages:
        start = _second_column([line.words for line in rows]) if len(rows) >= _FEWEST else None
        if start is not None:
            starts[round(start)] += 1
    return tuple(
        float(start)
        for start, count in starts.items()
        if count + starts[start - 1] + starts[start + 1] > 1
    )


def in_reading_order(
    rows: Sequence[Line], known: Sequence[float] = ()
) -> Iterator[tuple[Line, ...]]:
    """Yield the stretches of a page in the order they are read, each from head to foot.

    A stretch is a column, or what stands across all columns above, between or below them. Its
    lines know the left and right edges of the text in it.

    Args:
        rows: The rows of the page from head to foot, furniture left out.
        known: Where second columns begin on other pages, which may be less plain on this one.
    """
    if rows:
        yield from _ordered([line.words for line in rows], rows[0].page, _DEEPEST, known)


def evened(pages: Sequence[Sequence[tuple[Line, ...]]]) -> list[Sequence[tuple[Line, ...]]]:
    """Return the stretches with pages of short lines alone given the edge of the other pages.

    A page in one column on which no line happens to be full does not show how far its text may
    go; the middle one of the pages that begin at the same left edge does.

    Args:
        pages: The stretches of each page, as :func:`in_reading_order` gives them.
    """
    edges: dict[int, list[float]] = {}
    for page in pages:
        if len(page) == 1:
            line = page[0][0]
            edges.setdefault(round(line.left / _SAME_PLACE), []).append(line.right)
    usual = {left: median_high(rights) for left, rights in edges.items()}
    return [
        [_widened(page[0], usual[round(page[0][0].left / _SAME_PLACE)])] if len(page) == 1 else page
        for page in pages
    ]


def _widened(stretch: tuple[Line, ...], right: float) -> tuple[Line, ...]:
    if right <= stretch[0].right:
        return stretch
    return tuple(replace(line, right=right) for line in stretch)


def _ordered(
    rows: list[Row], page: int, depth: int, known: Sequence[float]
) -> Iterator[tuple[Line, ...]]:
    start = _second_column(rows, known) if depth and len(rows) >= _FEWEST else None
    if start is None:
        yield _stretch(rows, page)
        return
    across: list[Row] = []
    for band, parted in _bands(rows, start):
        left = [word for row in band for word in row if word.x0 < start - 1]
        right = [word for row in band for word in row if word.x0 >= start - 1]
        if not parted or not left or not right:
            across += band
            continue
        if across:
            yield _stretch(across, page)
            across = []
        for side in (left, right):
            yield from _ordered([line.words for line in rows_of(side, page)], page, depth - 1, ())
    if across:
        yield _stretch(across, page)


def _stretch(rows: list[Row], page: int) -> tuple[Line, ...]:
    """Return rows as lines that know the edges of their column."""
    lefts = Counter(round(row[0].x0 / 2) for row in rows)
    often = [place for place, count in lefts.items() if count >= max(2, 0.15 * len(rows))]
    left = min((row[0].x0 for row in rows if round(row[0].x0 / 2) in often), default=rows[0][0].x0)
    right = max(word.x1 for row in rows for word in row)
    return tuple(
        Line(row, left=left, right=right, page=page, fresh=not i) for i, row in enumerate(rows)
    )


def _second_column(rows: list[Row], known: Sequence[float] = ()) -> float | None:
    """Return where a second column begins, in points from the left, or None where there is none."""
    left = min(word.x0 for row in rows for word in row)
    right = max(word.x1 for row in rows for word in row)
    width = right - left
    if width <= 0:
        return None
    starts = Counter(
        round(word.x0)
        for row in rows
        for i, word in enumerate(row)
        if (not i or word.x0 - row[i - 1].x1 >= _GUTTER * word.size)
        and _MIDDLE[0] < (word.x0 - left) / width < _MIDDLE[1]
    )
    best, most = None, 0
    for place, count in starts.items():
        near = count + starts[place - 1] + starts[place + 1]
        if near < _FEWEST:
            continue
        lines = sum(
            len(band)
            for band, parted in _bands(rows, place)
            if parted and _is_columns(band, place, left, right, sure=_is_near(place, known))
        )
        if lines > most:
            best, most = float(place), lines
    return best


def _bands(rows: list[Row], start: float) -> Iterator[tuple[list[Row], bool]]:
    """Yield runs of rows that all keep the gutter before ``start`` free, or all do not."""
    band: list[Row] = []
    parted = False
    for row in rows:
        free = _keeps_free(row, start)
        if band and free is not parted:
            yield band, parted
            band = []
        parted = free
        band.append(row)
    if band:
        yield band, parted


def _keeps_free(row: Row, start: float) -> bool:
    """Tell whether no word of a row stands in the gutter before ``start``."""
    gutter = _GUTTER * max(word.size for word in row)
    if any(word.x0 < start - 1 and word.x1 > start - gutter * 0.9 for word in row):
        return False
    return not any(start + 1 < word.x0 < start + gutter for word in row[:1])


def _is_near(place: float, known: Sequence[float]) -> bool:
    return any(abs(place - start) <= _SAME_PLACE for start in known)


def _is_columns(band: list[Row], start: float, left: float, right: float, *, sure: bool) -> bool:
    """Tell whether a band is two columns of running text and not the cells of a table.

    Args:
        band: Rows that keep the gutter free.
        start: Where the second column begins.
        left: Left edge of the text.
        right: Right edge of the text.
        sure: Whether other pages have a second column there.
    """
    sides: tuple[list[float], list[float]] = ([], [])
    for row in band:
        here = [word for word in row if word.x0 < start - 1]
        there = [word for word in row if word.x0 >= start - 1]
        if here:
            sides[0].append((here[-1].x1 - here[0].x0) / (start - left))
        if there:
            sides[1].append((there[-1].x1 - there[0].x0) / (right - start))
    if min(map(len, sides)) < _FEWEST:
        return False
    filled = [median(side) >= _FILLED for side in sides]
    halves = _HALVES[0] < (start - left) / (right - left) < _HALVES[1]
    return all(filled) or sure or (any(filled) and halves)
