"""The letter of a single word: what it is by itself, by its capital, its ending or its parts."""

from __future__ import annotations

import re
from functools import lru_cache

from testimonies.speaking.lexicon import CLASSES, grammar, titles
from testimonies.speaking.lexicon.places import COUNTRIES
from testimonies.wordlists import words

_GLUED = re.compile(r"([^\W\d_]{3,}[a-z])([A-Z][^\W\d_]{3,})")
_SHORTEST_GLUED = 8
_CONTRACTED = re.compile(r"(i|you|he|she|it|we|they)['’](?:m|ve|ll|re|d)")
_OF_TOWNS = re.compile(r"-(?:au|aux|sur|le|la|les|de|du|des|sous|en)$", re.IGNORECASE)
_TRADES = (
    *("man", "woman", "men", "women", "eer", "smith", "ologist", "monger", "keeper", "maker"),
    *(
        "schoolmaster",
        "stationmaster",
        "postmaster",
        "headmaster",
        "quartermaster",
        "schoolmistress",
    ),
)
_NO_TRADES = words("""
    human german roman superhuman inhuman specimen regimen acumen abdomen omen dolmen career
    beer peer sneer cheer steer queer deer veneer sheer smith ramen amen pacemaker
    """)
_SPELT = frozenset({"mp", "mep", "nco", "pow", "pows"})  # roles written in capitals
_SHORTENED = words("u.s. u.k. u.n. e.u. d.c. a.m. p.m. u.s.a. d.r.c. u.a.e. o.k. n.y. u.s.s.r.")
_KNOWN = 2**14  # words whose letter is remembered
SHORT = 3  # letters of a short word
OF_PICTURES = frozenset({"caption", "source"})  # what stands between running text and a caption
AFTER_OTHERS = OF_PICTURES | {"class", "on"}
DEEDS = frozenset("vi")  # verbs of saying that are also what is said: orders, claim


def places_of(letters: list[str], pattern: str) -> list[int]:
    """Return the places at which a pattern over the letters of a line begins."""
    return [match.start() for match in re.finditer(pattern, "".join(letters))]


def seam(word: str) -> int:
    """Return where two words run together for want of a line break: NorviaAnton; else 0."""
    short = len(word) < _SHORTEST_GLUED
    match = None if short or word.istitle() else _GLUED.fullmatch(word)
    if match is None:
        return 0
    glued = match[1].lower() in COUNTRIES and match[2].istitle()  # not: IranPostNow
    glued = glued or match[2].isupper()
    return match.end(1) if glued else 0


@lru_cache(maxsize=_KNOWN)
def capitalised(word: str, lower: str) -> str:
    """Return the letter of a word that begins with a capital."""
    if len(word) > SHORT and word[-1] == "s" and word[:-1].isupper():
        return "C"
    if len(word) > 1 and word.isupper() and lower not in titles.HONORIFICS:
        return _in_capitals(word, lower)
    if lower.rstrip(".") in titles.HONORIFICS:
        return "H"
    contracted = _CONTRACTED.fullmatch(lower)
    if contracted:
        return CLASSES[contracted[1]]
    return CLASSES.get(lower) or _by_shape(lower) or "N"


def _in_capitals(word: str, lower: str) -> str:
    """Return the letter of a word of capitals: an acronym, initials, or a word set in them."""
    if lower in _SPELT:
        return "r"
    if word[-1] == "." and lower not in _SHORTENED:
        return "N"
    letter = CLASSES.get(lower, "C")
    set_in_capitals = letter in "rR" and len(word) > SHORT - (letter == "R")
    small = letter in "aspuPcfbtwd&" and len(word) < SHORT
    return letter if set_in_capitals or small else "C"


@lru_cache(maxsize=_KNOWN)
def settled(lower: str) -> str:
    """Return the letter of a word in small letters that has it wherever it stands, or nothing."""
    letter = uncapitalised(lower, lower[0])
    return "" if letter in DEEDS or lower in AFTER_OTHERS else letter


@lru_cache(maxsize=_KNOWN)
def uncapitalised(lower: str, first: str) -> str:
    """Return the letter of a word in lower case or of a number."""
    known = CLASSES.get(lower)
    if known:
        return known
    if first.isdigit():
        if lower[-1] == "%":
            return "x"
        return "m" if "-" in lower and lower[-1].isalpha() else "#"
    return _by_shape(lower) or _by_ending(lower)


def _by_shape(lower: str) -> str:
    """Return the letter of a compound by its last part, or the empty string."""
    if "-" not in lower:
        return ""
    head, _, tail = lower.rpartition("-")
    letter = CLASSES.get(tail, "")
    if letter in ("r", "R") and not _OF_TOWNS.search(head):
        return letter
    if tail in {"old", "ranking", "level", "based", "born", "serving", "ranked", "star"}:
        return "m"
    return "N" if head[:1].isupper() else ""


def _by_ending(lower: str) -> str:
    if lower in titles.PARTICLES:
        return "q"
    if lower.endswith("ed"):
        return "e"
    if lower.endswith(_TRADES) and lower not in _NO_TRADES:
        return "r"
    if lower.endswith("ly") and lower not in grammar.NOT_ADVERBS:
        return "d"
    return "x"
