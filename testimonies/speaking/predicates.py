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
_HIMSELF = frozenset({"himself", "herself"})


def _opens_asking(line: Line, place: int) -> bool:
    """Return whether a verb opens a sentence, as in a question: Was he afraid?"""
    before = line.letters[place - 1] if place else "/"
    joined = before == "&" and (place == 1 or line.letters[place - 2] in "!/Q")
    return joined or before in "!/Q"


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
    if line.letters[max(0, place - 2) : place + 1] == "u#&" and line.letters[start] == "a":
        place -= 2  # is 58 and a widow
    elif line.letters[start] == "a" and _OF_AGE.search(line.letters, max(0, place - 4), place + 1):
        place = line.letters.rfind("u", 0, place)  # is 38 years old, a farmer again
    elif line.letters[start] == "a" and (
        one := _AND_MORE.search(line.letters, max(0, place - _MORE), place + 1)
    ):
        place = one.start()  # is a Karo and a former rebel
    if place < 0:
        return False
    if place == start - 1 and line.letters[start] == "p" and _opens_asking(line, place):
        return False
    if line.words[max(0, place - 1) : place + 1] == ["such", "as"]:
        return False
    if line.words[place] == "as" and (named or place == 0 or line.letters[place - 1] in "!/,;Q<="):
        return False
    return line.words[place] in _EQUALS
