"""Whether somebody mentioned is what a sentence says that another is: Velin is a baker."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from testimonies.speaking.lexicon import grammar

if TYPE_CHECKING:
    from testimonies.speaking.line import Line

_OF_AGE = re.compile(r"u#[xm]{0,2},$")
_MORE = 8  # letters of what somebody is, before what else they are
_AND_MORE = re.compile(r"ua[^,!/uvywpQ:]{1,4}&$")
_EQUALS = grammar.COPULAS | {"as", "become", "became"}
_SHORT = frozenset({"'s", "’s"})
_HIMSELF = frozenset({"himself", "herself"})


def _opens_asking(line: Line, place: int) -> bool:
    """Return whether a verb opens a sentence, as in a question: Was he afraid?"""
    before = line.letters[place - 1] if place else "/"
    joined = before == "&" and (place == 1 or line.letters[place - 2] in "!/Q")
    return joined or before in "!/Q"


def _verb_before(line: Line, place: int) -> int:
    """Return where the verb stands that says more than one thing of somebody, or the same place.

    Args:
        line: The words of a text.
        place: Place of the comma or "and" before the last that is said.
    """
    letters = line.letters
    if letters[max(0, place - 2) : place + 1] == "u#&":
        return place - 2  # is 58 and a widow
    if _OF_AGE.search(letters, max(0, place - 4), place + 1):
        return letters.rfind("u", 0, place)  # is 38 years old, a farmer again
    more = _AND_MORE.search(letters, max(0, place - _MORE), place + 1)
    return more.start() if more is not None else place  # is a Karo and a former rebel


def is_predicate(line: Line, start: int, *, named: bool) -> bool:
    """Return whether a form of "to be" or the like comes right before a mention.

    Args:
        line: The words of a text.
        start: Place of the first word of the mention.
        named: Whether it is a name or a pronoun.
    """
    place = start - 1
    while place >= 0 and (line.letters[place] == "d" or line.words[place] in _HIMSELF):
        place -= 1
    if line.words[place + 1 : start + 1] == ["only", "one"] and line.words[place] == "the":
        place -= 1  # was the only one of them
    if place < 0:
        return False
    if line.letters[start] == "a" and line.letters[place] in ",&":
        place = _verb_before(line, place)
    if place == start - 1 and line.letters[start] == "p" and _opens_asking(line, place):
        return False
    if line.words[max(0, place - 1) : place + 1] == ["such", "as"]:
        return False
    if line.words[place] == "as" and (named or place == 0 or line.letters[place - 1] in "!/,;Q<="):
        return False
    short = named and line.letters[place] == "u" and line.words[place] in _SHORT  # she's Velin
    return short or line.words[place] in _EQUALS
