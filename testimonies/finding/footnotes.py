"""Footnote zones: runs of numbered notes that stand outside the running text."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from testimonies.finding.attributions import names_a_person
from testimonies.finding.joining import has_speech_verb
from testimonies.finding.values import Mark, MarkKind
from testimonies.values import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from testimonies.finding.lines import Line

_NOTE = re.compile(r"(?:\[\^?(\d{1,3})\]:?|(\d{1,3})[.)]?)\s+(?=[\w“‘\"'(\[])")
_GLUED = re.compile(r"[^\W\d_][.,;:?!”’\"')\]]*(\d{1,3})(?=\s)|\[\^?(\d{1,3})\](?!:)")
_QUOTED = re.compile(  # A colleague present remarked: “...”
    r"(?:(?<=[.;]\s)|(?<=[.;]\n))(?P<before>[^.;“”\"]{3,120}[:,])\s[“\"‘](?:[^“”\"\s]+\s){3}"
)
_TAGGED = re.compile(  # “...,” the same source said.
    r"[“\"‘](?:[^“”\"\s]+\s){3}[^“”\"]*[”\"’],?(?P<behind>\s[^.;“”\"]{3,80})[.;]"
)
_LONGEST_NOTE = 8
_PARAGRAPHS = 2  # below each of several numbers, by which they are headings and no notes
_FEWEST_CITED = 2  # notes elsewhere
_CITED = 0.5  # share of the numbers of a zone that the text glues to its words


def footnote_marks(lines: tuple[Line, ...], shadow: str) -> Iterator[Mark]:
    """Yield a mark for each note of a footnote zone.

    A zone is a run of lines that open with numbers going up one by one, half of which the text
    glues to its words; lines between two such numbers belong to the note before. Of two lines with
    one number the later is the note: the earlier may be a numbered paragraph or heading.
    """
    if not _GLUED.search(shadow):
        return
    numbers = [_number(line) for line in lines]
    zones = [zone for zone in _zones(numbers) if not _is_headings(lines, zone)]
    cited = {int(a or b) for a, b in _GLUED.findall(shadow)} if zones else set()
    latest = {numbers[i]: i for zone in zones for i in zone}
    for zone in zones:
        known = sum(numbers[i] in cited and latest[numbers[i]] == i for i in zone)
        if known < _CITED * len(zone) or _cites_others(lines, zone, latest, shadow):
            continue
        close = sum(not lines[j].blank_before for j in zone[1:]) > len(zone[1:]) / 2
        for i, follower in zip(zone, [*(j - 1 for j in zone[1:]), zone[-1]], strict=True):
            own = lines[i : follower + 1]
            own = _up_to_blank(own) if close else own
            if not _quotes_somebody(shadow[own[0].start : own[-1].end]):
                yield from _note(own, shadow)


def _cites_others(
    lines: tuple[Line, ...], zone: list[int], latest: dict[int | None, int], shadow: str
) -> bool:
    """Tell whether the lines of a zone cite notes that stand elsewhere, as paragraphs do."""
    stretch = _GLUED.finditer(shadow, lines[zone[0]].start, lines[zone[-1]].end)
    cited = [int(match[1] or match[2]) for match in stretch]
    return sum(latest.get(number, zone[0]) not in zone for number in cited) >= _FEWEST_CITED


def _quotes_somebody(note: str) -> bool:
    """Tell whether a note tells what somebody said in an interview: “No,” the same source said.

    Or it leads up to the words of somebody it describes: Another soldier gave a reason: “...”

    Such a note is running text: its words are a quotation like any other.
    """
    led = [m["before"] for m in _QUOTED.finditer(note)]
    if any(words[-1] == ":" and names_a_person(words) for words in led):
        return True
    if "nterview" not in note and "onversation" not in note:
        return False
    behind = (m["behind"] for m in _TAGGED.finditer(note))
    return any(map(has_speech_verb, led)) or any(map(has_speech_verb, behind))


def _up_to_blank(own: tuple[Line, ...]) -> tuple[Line, ...]:
    """Return the lines of a note up to a blank one, where no blank line parts the notes.

    What stands below it is running text, on the same page or the next.
    """
    ends = (i for i, line in enumerate(own[1:], 1) if line.blank_before)
    return own[: next(ends, len(own))]


def _note(own: tuple[Line, ...], shadow: str) -> Iterator[Mark]:
    """Yield the marks of one note: one for each part of it between the heads of pages."""
    start = own[0].start
    for line, following in pairwise(own):
        if shadow[line.end : following.start].strip():
            yield Mark(MarkKind.FOOTNOTE, Span(start, line.end))
            start = following.start
    yield Mark(MarkKind.FOOTNOTE, Span(start, own[-1].end))


def _is_headings(lines: tuple[Line, ...], zone: list[int]) -> bool:
    """Tell whether numbers stand before headings, each with paragraphs of its own below it."""
    between = (lines[i + 1 : j] for i, j in pairwise(zone))
    return all(sum(line.blank_before > 0 for line in own) >= _PARAGRAPHS for own in between)


def _zones(numbers: list[int | None]) -> Iterator[list[int]]:
    """Yield the indexes of the lines whose numbers go up one by one, two of them at least."""
    zone: list[int] = []
    for i, number in enumerate(numbers):
        if number is None:
            continue
        if zone and not _follows(numbers, zone[-1], i):
            if len(zone) > 1:
                yield zone
            zone = []
        zone.append(i)
    if len(zone) > 1:
        yield zone


def _number(line: Line) -> int | None:
    first = line.text[0]
    match = _NOTE.match(line.text) if first == "[" or first.isdecimal() else None
    return int(match.group(1) or match.group(2)) if match else None


def _follows(numbers: list[int | None], i: int, j: int) -> bool:
    """Tell whether the note at ``j`` is the next after the one at ``i``."""
    if j - i > _LONGEST_NOTE:
        return False
    first, second = numbers[i], numbers[j]
    return first is not None and second == first + 1
