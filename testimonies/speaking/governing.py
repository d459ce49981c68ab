"""Which preposition governs a mention: to Velin; between Skarn and Harrow."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from testimonies.speaking.line import Line

_PARTICLES = frozenset({"out", "off", "away"})  # mostly belong to a verb before them
_WHERE = frozenset({"from", "in", "at", "near", "across", "outside", "inside"})
_TELLING = frozenset("amrR#w")  # behind a comma, of somebody named
_ACTING = frozenset("vuye")
_VERBAL = frozenset("vuyxew")
_PLACE = 2  # words: in Skarn


def preposition(line: Line, start: int, end: int, name: tuple[int, int] | None) -> str:
    """Return the letter of the word before a mention, or of the preposition it shares.

    Args:
        line: The words of a text.
        start: Place of the first word of the mention.
        end: Place after its last.
        name: Places of its proper name, or None.
    """
    shared = _shared(line, start, end) if name is not None and name[0] == start else ""
    return shared or _before(line, start, named=name is not None)


def is_fronted(line: Line, start: int) -> bool:
    """Return whether a sentence opens with "For" and the mention: for Velin it was the bread.

    To Velin, that was the lesson.
    """
    opens = start == 1 or (start > 1 and line.letters[start - 2] in "!/Q")
    to_them = line.words[start - 1] == "to" and line.letters[start] in "NH"
    return opens and (line.words[start - 1] == "for" or to_them)


def _shared(line: Line, start: int, end: int) -> str:
    """Return the letter of the preposition that a name has from the one before it, or none.

    Between Skarn and Harrow; the accent of Skarn or Harrow; at dawn in Harrow, Norvia, ...
    """
    joins = line.letters[start - 1 : start]
    first = start - 1
    while first > 0 and line.letters[first - 1] in "NC":
        first -= 1
    if joins not in {"&", ","} or not 0 < first < start - 1 or line.letters[first - 1] not in "Pf":
        return ""
    governor = line.letters[first - 1]
    if joins == "&":
        acts = line.letters[end : end + 1] in _VERBAL
        between = line.words[first - 1] == "between" and not acts
        return governor if between or line.words[start - 1] == "or" else ""
    then = line.letters[end + 1 : end + 2]
    told = then in _TELLING or (then in _ACTING and end - start > 1)
    closed = line.letters[end : end + 1] in {",", "!"} and not told
    opens = first < _PLACE or line.letters[first - 2] in "!/Q"
    return governor if closed and not opens and line.words[first - 1] in _WHERE else ""


def _before(line: Line, start: int, *, named: bool) -> str:
    place = start - 1
    if named:
        while place > start - 3 and place >= 0 and line.letters[place] in "am":
            place -= 1
    if place >= 0 and line.words[place] in _PARTICLES:
        return "x"  # before he was led out Velin wept
    return line.letters[place] if place >= 0 else "/"
