"""Words without marks above a line behind a dash that signs them: — “Velin,” former guard."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from testimonies.finding.attributions import is_dash_line, names_a_person
from testimonies.finding.lines import has_mark
from testimonies.finding.selfspeech import goes_on, points_back, says_i

if TYPE_CHECKING:
    from collections.abc import Sequence

    from testimonies.finding.lines import Line

_HYPHEN = re.compile(r"-\s?(?P<who>[^\W\d_a-z][^\n“”\".?!:]{3,90})$")
_BULLET = re.compile(r"[•▪◦·*+–-]\s|\d{1,3}[.)]\s|[|>#]")
_MARKS = "“\"‘'”’"
_LEADING = ":;,"  # at the end of a line that is no heading
_FEWEST_WORDS = 6
_MOST_ABOVE = 4  # paragraphs that one line may sign


def signed_runs(lines: tuple[Line, ...]) -> dict[int, int]:
    """Return where words without marks begin that a line ``— Name`` signs, and where that ends.

    One paragraph is signed whatever it tells. Below a heading or at the head of the text there may
    be several, if somebody says I in each and in none below the line.

    Args:
        lines: The lines of a text.
    """
    runs: dict[int, int] = {}
    edge = 0  # behind the last run
    for i, line in enumerate(lines):
        if i <= edge or line.blank_before > 1 or not signs_above(lines, i):
            continue
        first = _paragraph_of(lines, i - 1, edge)
        told = "," in line.text  # — Velin, former guard; a name alone may be the writer's
        if _may_be_spoken(lines[first:i], quoting=told):
            runs[_first_of_several(lines, first, i, edge)] = i + 1
        edge = i + 1
    return runs


def signs_above(lines: Sequence[Line], i: int) -> bool:
    """Tell whether a line behind a dash or a hyphen signs what stands above it."""
    text = lines[i].text
    if text[0] != "-":
        return is_dash_line(text)
    match = _HYPHEN.match(text)
    if match is None or "," not in match["who"]:
        return is_dash_line(text)
    above = lines[i - 1].ends_sentence and lines[i - 1].text[0] != "-"
    alone = i + 1 == len(lines) or lines[i + 1].text[0] != "-"
    described = names_a_person(match["who"]) and says_i(lines[i - 1].text)
    return is_dash_line(text) or (described and above and alone and not lines[i].blank_before)


def _paragraph_of(lines: tuple[Line, ...], i: int, edge: int) -> int:
    """Return the index of the first line of the paragraph to which a line belongs."""
    while i > edge and not lines[i].blank_before:
        i -= 1
    return i


def _first_of_several(lines: tuple[Line, ...], first: int, signed: int, edge: int) -> int:
    """Return where the paragraphs begin that a line signs: the one at ``first``, or further up."""
    below = lines[signed + 1].text if signed + 1 < len(lines) else ""
    if lines[signed].blank_before or not _tells_of_self(lines[first:signed]) or says_i(below):
        return first
    start, number = first, 1
    while start > edge and number <= _MOST_ABOVE:
        if not lines[start - 1].ends_sentence:
            return start if lines[start - 1].text[-1] not in _LEADING else first
        above = _paragraph_of(lines, start - 1, edge)
        if not _tells_of_self(lines[above:start]) or not _may_be_spoken(
            lines[above:start], quoting=True
        ):
            return first
        start, number = above, number + 1
    return start if start == edge else first


def _tells_of_self(lines: Sequence[Line]) -> bool:
    """Tell whether somebody says I in a paragraph, and tells of nobody named above it."""
    text = " ".join(line.text for line in lines)
    return says_i(text) and goes_on(text) and not points_back(text)


def _may_be_spoken(lines: Sequence[Line], *, quoting: bool) -> bool:
    """Tell whether lines are long enough and look like somebody's words that no mark encloses.

    Args:
        lines: The lines of one paragraph.
        quoting: Whether they may quote others between marks.
    """
    text = " ".join(line.text for line in lines)
    return (
        bool(text)
        and (not has_mark(text) or (quoting and _quotes_within(text)))
        and len(text.split()) >= _FEWEST_WORDS
        and not _BULLET.match(text)
        and lines[-1].ends_sentence
    )


def _quotes_within(text: str) -> bool:
    """Tell whether somebody who says I quotes others amid a paragraph."""
    return text[0] not in _MARKS and says_i(text) and goes_on(text)
