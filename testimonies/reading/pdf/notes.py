"""Footnotes: the smaller lines at the foot of a column that a number or a rule sets apart."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from testimonies.reading.pdf.values import Line, Rule

_SMALLER = 0.95
_NUMBERED = re.compile(r"\[?(?P<number>\d{1,3}|[*†‡§]{1,3})[\].)]?$")
_SIGN = re.compile(r"\d{1,3}(?:[,;–-]\d{1,3})*|[*†‡§]{1,3}|[ivx]{1,5}")
_APART = 1.25
_TIGHT = 1.4
_ABOVE = 3.0  # times the type size, how far a rule may stand above the first note

Note = tuple["Line", ...]


def is_sign(text: str) -> bool:
    """Tell whether raised characters are the sign of a note."""
    return _SIGN.fullmatch(text) is not None


def note_number(line: Line, *, loosely: bool = True) -> str:
    """Return the number or sign with which a line opens as a note does, or nothing.

    Args:
        line: A line.
        loosely: Whether a number that is not raised counts too.
    """
    first = line.words[0]
    if first.raised and is_sign(first.text):
        return first.text
    match = _NUMBERED.match(first.text) if loosely and len(line.words) > 1 else None
    return match["number"] if match else ""


def without_notes(
    stretch: tuple[Line, ...], rules: Sequence[Rule], body: float
) -> tuple[tuple[Line, ...], list[Note]]:
    """Return the running lines of a column, and the notes at its foot.

    Args:
        stretch: The lines of a column from head to foot.
        rules: The horizontal lines drawn on the page.
        body: The size of the type of the running text, in points.
    """
    start = _first_note(stretch, rules, body)
    if start is None:
        return stretch, []
    notes: list[list[Line]] = []
    last = 0
    for line in stretch[start:]:
        number = note_number(line)
        raised = line.words[0].raised
        follows = raised or (number.isdecimal() and (not last or int(number) == last + 1))
        if not notes or (number and follows):
            notes.append([])
            last = int(number) if number.isdecimal() else last
        notes[-1].append(line)
    return stretch[:start], [tuple(note) for note in notes]


def _first_note(stretch: tuple[Line, ...], rules: Sequence[Rule], body: float) -> int | None:
    """Return the index of the first line of the notes, or None where there are none."""
    small = len(stretch)
    while small and stretch[small - 1].size <= _SMALLER * body:
        small -= 1
    for i in range(small, len(stretch)):
        if note_number(stretch[i], loosely=False) or _ruled(stretch, i, rules):
            return _with_lines_above(stretch, i, small)
        if note_number(stretch[i]) and (not i or _gap(stretch, i) > _APART * _TIGHT):
            return i
    for i in range(len(stretch) // 3, small):
        if note_number(stretch[i], loosely=False) and _ruled(stretch, i, rules):
            return i
    return None


def _with_lines_above(stretch: tuple[Line, ...], i: int, small: int) -> int:
    """Return where the notes begin when those above line ``i`` go on from the page before."""
    while i > small and _gap(stretch, i) <= _TIGHT and stretch[i - 1].size == stretch[i].size:
        i -= 1
    return i


def _gap(stretch: tuple[Line, ...], i: int) -> float:
    """Return how far line ``i`` lies below the one before, in sizes of its type."""
    return (stretch[i - 1].y - stretch[i].y) / (stretch[i].size or 1.0) if i else 0.0


def _ruled(stretch: tuple[Line, ...], i: int, rules: Sequence[Rule]) -> bool:
    """Tell whether a rule is drawn between line ``i`` and the one above it."""
    line = stretch[i]
    head = line.y + _ABOVE * line.size
    if i:
        head = min(head, stretch[i - 1].y)
    return any(
        line.y < rule.y < head and rule.x0 < line.right and rule.x1 > line.left for rule in rules
    )
