"""Whoever is first told of as somebody whose relative or comrade does something: Velin's mother."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from testimonies.speaking.lexicon import people
from testimonies.speaking.persons import Person, given_gender
from testimonies.speaking.roles import SOLDIERLY

if TYPE_CHECKING:
    from testimonies.speaking.line import Line
    from testimonies.speaking.mentions import Mention

BARELY = 0.1  # how likely "he" means somebody of whom only a relative is told
_SOMEBODYS = re.compile(r"a[mxNR]{0,3}[rR]")
_NEW = frozenset({"a", "an", "one"})


def described(line: Line, mention: Mention, owned: int) -> Person | None:
    """Return somebody first described as the one whose relative is told of: a cook's mother.

    Args:
        line: The narration.
        mention: The mention of the relative.
        owned: Place of the possessive in it.
    """
    if _SOMEBODYS.fullmatch(line.letters, mention.start, owned) is None:
        return None
    if line.words[owned - 1] not in SOLDIERLY or line.words[mention.start] not in _NEW:
        return None
    person = Person(line.said(mention.start, owned), mention.start, human=True)
    person.learn(list(line.words[mention.start : owned]))
    return person


def named(line: Line, mention: Mention, owned: int) -> Person | None:
    """Return somebody first named as the one whose relative speaks: Velin's mother.

    Args:
        line: The narration.
        mention: The mention of the relative.
        owned: Place of the possessive in it.
    """
    if mention.head not in people.OWNED:
        return None
    label = line.said(mention.start, owned)
    person = Person(label=label, place=mention.start, named=True, human=True)
    person.given = given_gender(tuple(line.words[mention.start : owned]))
    if mention.head in people.WHO_SERVE:
        person.learn(["relative"])
    return person
