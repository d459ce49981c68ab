"""What somebody is by a description right before the name: the officer who met him, Velin."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from testimonies.speaking.lexicon import ROLE_WORDS, people
from testimonies.speaking.mentions import MentionKind

if TYPE_CHECKING:
    from testimonies.speaking.mentions import Mention
    from testimonies.speaking.persons import Person
    from testimonies.speaking.scene import Scene

_BETWEEN = re.compile(r"(?:[Pft][^,!/Qvuy;:<>=]{1,7}(?:w[^,!/Q;:<>=]{1,9})?|w[^,!/Q;:<>=]{1,9})?,")
_BACK = 18  # words before a name in which its description begins
_FIRST = 3  # mentions looked at
_OPENINGS = frozenset({"a", "an", "the", "its", "their", "another"})
_ARTICLES = frozenset({"a", "an", "the"})
_UNKNOWN = 3  # words of no known sort between an article and what somebody is


class Apposed(NamedTuple):
    """What stands before a comma and a name.

    Attributes:
        roles: The words that say what somebody is, in lower case.
        told: What is told of them behind these words.
    """

    roles: frozenset[str] = frozenset()
    told: str = ""


def apposed(scene: Scene, person: Person) -> Apposed:
    """Return the words of a description that stands before a comma and somebody's name.

    A spokesman for the ministry, Major Velin; the customs officer who met him, Horst Velin.
    """
    if not person.named or person.body:
        return Apposed()
    for start, _ in person.mentions[:_FIRST]:
        mention = _before(scene, start)
        if mention is not None:
            first = _opening(scene, mention)
            roles = frozenset(scene.line.words[first : mention.end]) - people.DETERMINERS
            return Apposed(roles, " ".join(scene.line.words[mention.end : start - 1]))
    return Apposed()


def _before(scene: Scene, start: int) -> Mention | None:
    """Return the description that ends in a comma right before a name."""
    if scene.line.letters[start - 1 : start] != ",":
        return None
    for mention in scene.between(max(0, start - _BACK), start):
        if mention.kind is not MentionKind.ROLE or mention.plural or mention.governed:
            continue
        fits = mention.head in ROLE_WORDS - people.FAMILY and _opening(scene, mention) >= 0
        ends = _BETWEEN.fullmatch(scene.line.letters, mention.end, start)
        if fits and ends and not _is_said_of_another(scene, mention):
            return mention
    return None


def _opening(scene: Scene, mention: Mention) -> int:
    """Return where a description opens with an article or "its", and -1 where it does not."""
    if mention.opening in _OPENINGS:
        return mention.start
    if mention.opening:
        return -1
    words, letters = scene.line.words, scene.line.letters
    for place in range(mention.start - 1, max(-1, mention.start - 2 - _UNKNOWN), -1):
        if words[place] in _ARTICLES:
            return place
        if letters[place] not in "Nxm":
            break
    return -1


def _is_said_of_another(scene: Scene, mention: Mention) -> bool:
    """Return whether a description belongs to a name before it: Velin, a baker, Osk."""
    first = _opening(scene, mention)
    beside = first > 0 and scene.line.letters[first - 1] == ","
    before = scene.between(max(0, first - _BACK), first)
    return beside and any(
        one.kind is MentionKind.NAME and one.end == first - 1 and not one.governed for one in before
    )
