"""Whether a speaker of whom little is told belongs to the soldiers' families the text is about."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from testimonies.speaking.lexicon import people
from testimonies.speaking.mentions import Mention, MentionKind
from testimonies.wordlists import words

if TYPE_CHECKING:
    from testimonies.speaking.persons import Person
    from testimonies.speaking.scene import Scene

_GROUPS = words("wives mothers widows spouses relatives parents families sisters fathers")
_THEM = words("""
    woman women protester protesters protestor protestors demonstrator demonstrators mother mothers
    wife wives widow widows spouse spouses
    """)
_PLAIN = people.GENERIC | _THEM
_TOLD = people.FAMILY | people.OTHERS | people.EXPERTS | people.OFFICIALS
_SOLDIERLY = people.SOLDIERS | people.RANKS
_OWN = re.compile(
    r"\b(?:[Mm]y|[Oo]ur)\s(?:husbands?|sons\sand\s(?:husbands|brothers))\b|\b[Oo]ur\s(?:sons|boys)\b"
    r"|\b[Mm]y\s(?:nephew|son|brother|grandson|boy)\s(?:was|is|has\sbeen|had\sbeen|got)\s(?:\w+\s)?(?:told|ordered"
    r"|drafted|conscripted|called\sup|mobili[sz]ed|serving|in\sthe\s(?:army|navy|war)|a\s(?:soldier|conscript|sailor)"
    r"|(?:sent|taken)\s(?:for|to|into)\s(?:[\w-]+\s){0,3}(?:war|front|exercises|fight|army|barracks|training))\b"
    r"|\b[Mm]y\s(?:nephew|son|brother|grandson|boy)\s(?:\w+\s)?(?:deserted|defected|enlisted|serves|served|fights|fought"
    r"|(?:joined|left)\sthe\s(?:\w+\s)?(?:army|navy|police|military|forces)|(?:refused|refuses)\sto\s(?:fight|shoot|go))\b"
)
_MEMORY = 20  # mentions looked back for such families
_BESIDE = 4  # mentions back among which one group is enough, if it is the last described
_TWICE = 2


def speaks_as_kin(words: str) -> bool:
    """Return whether somebody's own words are those of a soldier's wife or parent."""
    return bool(_OWN.search(words))


def serves(person: Person) -> bool:
    """Return whether a word that tells what somebody is tells a soldier, or one who left."""
    return not (person.roles.isdisjoint(_SOLDIERLY) and person.roles.isdisjoint(people.LEAVERS))


def shares_a_family_name(person: Person, other: Person | None) -> bool:
    """Return whether two people bear the same family name beside other given names."""
    if other is None or person is other or not (person.named and other.named):
        return False
    several = " " in person.label.strip() and " " in other.label.strip()
    apart = person.label.split()[-2:] != other.label.split()[-2:]
    return several and apart and person.surname == other.surname


def among_kin(scene: Scene, person: Person) -> bool:
    """Return whether a bare person is quoted where a text speaks of soldiers' families.

    One woman said; said Amina Velin, where nothing else is told of her.
    """
    if person.spoken_of_as == "male" or not person.mentions or person.body:
        return False
    if not (person.named or person.roles & _THEM):
        return False
    if (person.roles & _TOLD) - _PLAIN or person.roles & _SOLDIERLY:
        return False
    at = bisect_left(scene.starts, person.mentions[0][0])
    near = scene.mentions[max(0, at - _MEMORY) : at]
    beside = [mention for mention in near[-_BESIDE:] if mention.kind is MentionKind.ROLE]
    return sum(map(_is_group, near)) >= _TWICE or any(map(_is_group, beside[-1:]))


def _is_group(mention: Mention) -> bool:
    return mention.kind is MentionKind.ROLE and mention.head in _GROUPS
