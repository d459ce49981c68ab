"""Where the sentences of a text end: rules only, pure, one pass."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise

from testimonies.values import Span
from testimonies.wordlists import words

_END = re.compile(
    r"(?P<stop>\.(?:[ ]?\.){2,}|…+[.?!]*|[.?!\u203c\u2047-\u2049\u104b\u0964\u06d4\u3002]+…?)"
    r"(?P<close>[)\]”’\"'»*_]*)"
    r"(?P<note>(?:(?<!\d\.)\d{1,3}|\[\^?\d{1,3}\]|[\u00b9\u00b2\u00b3\u2070-\u2079]{1,3})?)"
    r"(?P<gap>\s+|$)"
)
_OMISSION = re.compile(r"\[(?:…|\.{3}|\. \. \.)\](?P<gap>\s+)(?=[A-Z“‘\"])")
_BREAK = re.compile(r"\n[ \t\r]*\n\s*|\n\s*(?=[•⁃▪*–-]\s)")
_SHELTER = re.compile(
    r"“[^“”]{1,600}”|\"[^\"\n]{1,600}\"|\([^()]{1,400}\)|\[[^\[\]]{1,400}\]|(?<=[\s(])'[^'\n]{1,200}[.?!]'"
)
_MARKER = re.compile(r"(?:(?<=\s)|^)[•⁃]?\s?(?P<name>\d{1,2}|[a-z])(?:\.\)|[.)])\s(?=[A-Z])")
_WORD_BEFORE = re.compile(r"[^\s(\[“‘\"'—–]+$")
_NEXT_WORD = re.compile(r"[(\[“‘\"'«*_]*(\S+)")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]?$|[A-Z]$")
_FURTHEST_WORD = 40
_ELLIPSIS = 3  # dots

# Abbreviations after which a sentence never ends: a name or a number follows.
_BEFORE_A_NAME = words(
    """
    mr mrs ms dr prof rev hon sen rep gov pres gen col lt capt cpt maj sgt cpl pvt pte brig
    adm cmdr cdr insp det supt messrs mme mlle st mt ft fr sr-gen lt-gen lt-col maj-gen brig-
    gen u daw vs cf viz e.g i.e eg ie approx ca incl esp fig figs vol ed eds trans
    """
)
# Abbreviations after which it ends only where a new sentence plainly begins.
_BEFORE_ANYTHING = words(
    """
    co inc ltd corp bros etc al jr sr a.m p.m am pm jan feb mar apr jun jul aug sep sept oct
    nov dec mon tue tues wed thu thur thurs fri sat sun dept dist div reg regt bn batt est ave
    blvd rd sq ph.d m.d b.a m.a d.c
    """
)
# Abbreviations that only a number follows.
_BEFORE_A_NUMBER = words("no nos nr p pp art arts sec secs para paras ch chap n° n\u00ba op")
_STARTERS = words(
    """
    a an the this that these those he she it they we i you his her its their our my there here
    how what when where why who which if but and so then now yet in on at for from to after
    before since while because although however did do does is are was were will would can
    could no not some many most all one mr mrs ms dr
    """
)
_EXCLAIMING_NAMES = frozenset(("yahoo!", "jeopardy!"))


def sentences(text: str, within: Span) -> tuple[Span, ...]:
    """Return the sentences of ``text`` that stand in ``within``, white space off their ends.

    Abbreviations, initials, numbers, ellipses, brackets, quotations inside and footnote numbers
    do not end a sentence; hard line ends do not either.

    Args:
        text: A canonical text.
        within: The stretch to cut, in code points.
    """
    piece = text[within.start : within.end]
    edges = [0, *sorted(_boundaries(piece)), len(piece)]
    found = []
    for start, end in pairwise(edges):
        stretch = piece[start:end]
        left = start + len(stretch) - len(stretch.lstrip())
        right = end - (len(stretch) - len(stretch.rstrip()))
        if left < right:
            found.append(Span(within.start + left, within.start + right))
    return tuple(found)


def _boundaries(piece: str) -> set[int]:
    """Return the offsets at which a new sentence begins."""
    markers = _list_markers(piece)
    shelters = [match.span() for match in _SHELTER.finditer(piece)]
    inside = _Inside(shelters)
    cuts = {start for start, _ in markers[1:]}
    spans = _Inside(markers)
    for end in _END.finditer(piece):
        if end.end() < len(piece) and not inside.holds(end) and not spans.covers(end.start()):
            cut = _cut(piece, end)
            if cut is not None:
                cuts.add(cut)
    cuts |= {m.end() for m in _OMISSION.finditer(piece)}
    cuts |= {m.end() for m in _BREAK.finditer(piece) if _may_begin(piece, m.end())}
    return cuts


class _Inside:
    """Stretches in order, asked whether a place lies in one of them."""

    __slots__ = ("_ends", "_starts")

    def __init__(self, stretches: list[tuple[int, int]]) -> None:
        self._starts = [start for start, _ in stretches]
        self._ends = [end for _, end in stretches]

    def covers(self, place: int) -> bool:
        """Tell whether ``place`` lies in a stretch."""
        i = bisect_right(self._starts, place) - 1
        return i >= 0 and place < self._ends[i]

    def holds(self, end: re.Match[str]) -> bool:
        """Tell whether a sentence end lies inside a stretch and not just at its end."""
        i = bisect_right(self._starts, end.start()) - 1
        return i >= 0 and end.end("close") < self._ends[i]


def _cut(piece: str, end: re.Match[str]) -> int | None:
    """Return where the next sentence begins if one ends here, else None."""
    stop = end.group("stop")
    following = _NEXT_WORD.match(piece, end.end(), end.end() + _FURTHEST_WORD)
    word = following.group(1) if following else ""
    if not word or word[0].islower():
        return None
    if end.group("close") and piece.startswith("(", end.end()):
        return None
    bare = word.rstrip(".,;:?!…”’\"')").split("’")[0].split("'")[0]
    dots = stop.count(".")
    if dots >= _ELLIPSIS or "…" in stop:
        return _cut_at_ellipsis(end, bare, dots)
    if stop == "." and not end.group("close") and not end.group("note"):
        return end.end() if _ends_at_stop(piece, end.start(), bare) else None
    if stop == "!" and _word_before(piece, end.start() + 1) in _EXCLAIMING_NAMES:
        return None
    return end.end()


def _cut_at_ellipsis(end: re.Match[str], following: str, dots: int) -> int | None:
    """Return where a sentence begins after three dots or more, or None where it goes on."""
    return None if dots <= _ELLIPSIS and following == "I" else end.end()


def _ends_at_stop(piece: str, place: int, following: str) -> bool:
    """Tell whether the full stop at ``place`` ends a sentence, given the word that follows."""
    word = _word_before(piece, place)
    starts = following.casefold() in _STARTERS
    if word in _BEFORE_A_NUMBER:
        return not following[:1].isdigit()
    if word in _BEFORE_A_NAME:
        return False
    if word in _BEFORE_ANYTHING:
        return starts
    if word == "i":
        return starts or not following[:1].isupper()
    return starts if _INITIALS.search(_raw_before(piece, place)) else True


def _raw_before(piece: str, place: int) -> str:
    match = _WORD_BEFORE.search(piece[max(0, place - _FURTHEST_WORD) : place])
    return match.group() if match else ""


def _word_before(piece: str, place: int) -> str:
    return _raw_before(piece, place).casefold()


def _may_begin(piece: str, place: int) -> bool:
    """Tell whether a sentence may begin after a break of lines."""
    following = piece[place : place + 1]
    return bool(following) and not following.islower()


def _list_markers(piece: str) -> list[tuple[int, int]]:
    """Return where the items of a list that runs on in one paragraph are numbered."""
    markers: list[tuple[int, int]] = []
    last: str | None = None
    for match in _MARKER.finditer(piece):
        name = match.group("name")
        if last is None or name == _successor(last):
            markers.append((match.start(), match.end()))
            last = name
    return markers if len(markers) > 1 else []


def _successor(name: str) -> str:
    return str(int(name) + 1) if name.isdigit() else chr(ord(name) + 1)
