"""Quotation marks as signs: for each, whether it may open, may close, or is an apostrophe."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

from testimonies.wordlists import words


class Role(Enum):
    """What a sign may do, judged from its neighbours alone."""

    OPEN = auto()
    CLOSE = auto()
    EITHER = auto()  # whether it opens or closes depends on what is open
    LOOSE = auto()  # opens where something later closes it, else it is an apostrophe
    WEAK = auto()  # closes unless a better mark follows: ``soldiers’ families``


@dataclass(frozen=True, slots=True)
class Sign:
    """A quotation mark that may open or close.

    Attributes:
        start: Offset of the mark.
        end: Offset after it.
        double: Whether it is a double mark.
        role: What it may do.
    """

    start: int
    end: int
    double: bool
    role: Role


_LETTER = r"[^\W\d_]"
# An apostrophe between two letters is no sign, and by far the most marks are that.
# What a pattern begins with is looked for fastest where it is one of a few characters.
_SINGLE = "[‘’']"
_CANDIDATE = re.compile(
    rf"[“”\"‘’'](?:(?<=“)“*|(?<=”)”*|(?<=\")\"*|(?<={_SINGLE})(?:(?!{_LETTER})|(?<!{_LETTER}{_SINGLE})))"
)
_ELISION = re.compile(
    r"[‘’'](?:(?:em|tis|twas|til|till|cause|cos|bout|round|neath|n|ere|im|un)\b|\d0s\b)",
    re.IGNORECASE,
)
_YEAR = re.compile(
    r"[’']\d\d(?!\d)(?:(?!,)|(?<=\bin\s...)|(?<=\bof\s...)|(?<=\bsince\s...)|(?<=\buntil\s...))"
)
_OPENERS_BEFORE = frozenset("([{<—–-/“‘\"'=*_>|")
_ENDERS_AFTER = frozenset(".,;:?!)]}>—–-/…”’\"'*_|")
_FUNCTION_WORDS = words(
    """
    a an and or but nor of in on at to for from by with without as that which who whom whose
    is are was were be been being has have had do does did will would can could may might
    shall should must not if when while where because since until than then so the this these
    those he she it they we i you his her its their our your my said says say told added adds
    explained explains after before into over under about against between through during also
    even only there here rather instead seems seem became become appears
    """
)
_NEXT_WORD = re.compile(r"\s+([^\W\d_]+)")


def signs_in(shadow: str, start: int, end: int) -> list[Sign]:
    """Return the signs in ``shadow[start:end]`` in order, apostrophes left out.

    Args:
        shadow: The shadow of a text.
        start: Where to begin.
        end: Where to stop; marks do not look beyond it.
    """
    signs = []
    for match in _CANDIDATE.finditer(shadow, start, end):
        place = match.start()
        mark = shadow[place]
        before = shadow[place - 1] if place > start else " "
        after = shadow[match.end()] if match.end() < end else " "
        double = mark in '“”"'
        role = _double(mark, before, after) if double else _single(shadow, place, before, after)
        if role is not None:
            signs.append(Sign(place, match.end(), double, role))
    return signs


def _double(mark: str, before: str, after: str) -> Role:
    """Return what a double mark between these neighbours may do."""
    opening = before.isspace() or before in _OPENERS_BEFORE
    closing = after.isspace() or after in _ENDERS_AFTER
    if mark == "“":
        return Role.EITHER if not opening and closing else Role.OPEN
    if mark == "”":
        return Role.EITHER if opening and not closing else Role.CLOSE
    if opening == closing:
        return Role.EITHER
    return Role.OPEN if opening else Role.CLOSE


def _single(shadow: str, place: int, before: str, after: str) -> Role | None:
    """Return what a single mark between these neighbours may do, or None for an apostrophe."""
    mark = shadow[place]
    opening = before.isspace() or before in _OPENERS_BEFORE
    bare = after.isspace()
    if opening and not bare:
        if _ELISION.match(shadow, place) or (mark != "‘" and _YEAR.match(shadow, place)):
            return None
        if mark != "‘" and after in _ENDERS_AFTER and after not in "“‘\"'":
            return Role.CLOSE
        return Role.OPEN if mark == "‘" else Role.LOOSE
    if opening:
        return Role.OPEN if mark == "‘" else Role.CLOSE if mark == "’" else None
    if mark == "‘" and not (bare or after in _ENDERS_AFTER):
        return Role.OPEN
    return Role.WEAK if _may_be_possessive(shadow, place, before) else Role.CLOSE


def _may_be_possessive(shadow: str, place: int, before: str) -> bool:
    """Tell whether a mark may be the apostrophe of ``soldiers’ families``."""
    if before not in "sSzxn":
        return False
    following = _NEXT_WORD.match(shadow, place + 1, place + 40)
    if following is None:
        return False
    word = following.group(1)
    if before == "n":
        return shadow[max(place - 2, 0)] == "i" and word[0].islower()
    return word.casefold() not in _FUNCTION_WORDS
