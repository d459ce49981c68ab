"""Soldiers and officers of another country than that whose army people left."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from testimonies.speaking.lexicon import ROLE_WORDS, people
from testimonies.speaking.lexicon.places import OF_COUNTRIES

if TYPE_CHECKING:
    from testimonies.speaking.persons import Person
    from testimonies.speaking.scene import Scene

_ENDINGS = ("ian", "ese", "ish", "ean", "can", "ani")
_KNOWN = ROLE_WORDS | people.MODIFIERS | people.RANKS
_SHORT = 5  # letters of the shortest such word with an ending that tells
_MENTIONS = 3
_AHEAD = 3  # words before a mention that may tell the country
_OURS = (
    r"\s(?:[\w-]+\s){0,2}?(?:army|armies|soldiers?|troops|military|navy|forces|regime|junta|conscripts?"
    r"|deserters?|defectors?|police|policemen|guards?men|recruits?|officers)\b"
)


def is_foreign(scene: Scene, person: Person) -> bool:
    """Return whether somebody is told by a country whose army or police nothing else is told of.

    A Thai officer, in a text on the soldiers of a neighbour.
    """
    line = scene.line
    for start, end in person.mentions[:_MENTIONS]:
        for place in range(max(0, start - _AHEAD), end):
            word = line.words[place]
            if line.letters[place] not in "NCm" or not _is_of_a_country(word):
                continue
            if line.capital(place) and not _has_an_army(line.text, word, line.starts[place]):
                return True
    return False


def _is_of_a_country(word: str) -> bool:
    ended = len(word) >= _SHORT and word.endswith(_ENDINGS) and word not in _KNOWN
    return ended or word in OF_COUNTRIES


def _has_an_army(text: str, word: str, at: int) -> bool:
    """Return whether a text tells elsewhere of an army by such a word: the Thai army."""
    pattern = re.compile(rf"{word.capitalize()}(?<=\b{word.capitalize()}){_OURS}")
    return any(match.start() != at for match in pattern.finditer(text))
