"""What somebody is by a description right before the name: the officer who met him, Velin."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from testimonies.speaking.lexicon import ROLE_WORDS, people
from testimonies.speaking.mentions import MentionKind
from testimonies.speaking.persons import given_gender

if TYPE_CHECKING:
    from testimonies.speaking.line import Line
    from testimonies.speaking.mentions import Mention
    from testimonies.speaking.persons import Person
    from testimonies.speaking.scene import Scene

_CALLINGS = ROLE_WORDS - people.FAMILY
_BETWEEN = re.compile(r"(?:[Pft][^,!/Qvuy;:<>=]{1,7}(?:w[^,!/Q;:<>=]{1,9})?|w[^,!/Q;:<>=]{1,9})?,")
_BACK = 18  # words before a name in which its description begins
_FIRST = 3  # mentions looked at
_OPENINGS = frozenset({"a", "an", "the", "its", "their", "another"})
_DESCRIBING = frozenset({"a", "an", "the", "its", "their", "another", "one"})
_ARTICLES = frozenset({"a", "an", "the"})
_UNKNOWN = 3  # words of no known sort between an article and what somebody is
_LONGEST = 32  # words before a name in which a long description of it begins
_TELLING = re.compile(  # for the men of the port who has acted for them before the court, Velin,
    r"(?:[Pft][^,!/;:<>=Qvuyijgw]{1,12})?(?:,?[wc][^,!/;:<>=Q]{2,24}|(?<=[^,]))(?:,e[^,!/;:<>=Q]{1,8})?,"
)
_CLOSED = frozenset({",", ">", "!", "/", "="})


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


def long_description(scene: Scene, name: Mention) -> Mention | None:
    """Return what somebody is by a clause before a comma and their name, set off by another.

    A lawyer who defends them before the court of the garrison, Velin, ...; its spokesman, Velin.
    """
    line, place = scene.line, name.start
    closed = line.letters[name.end : name.end + 1] in _CLOSED
    if name.name is None or not closed or line.letters[place - 1 : place] != ",":
        return None
    start = max(line.sentence(place)[0], place - _LONGEST)
    for mention in scene.between(start, place):
        fits = mention.kind is MentionKind.ROLE and mention.opening in _DESCRIBING
        single = fits and not (mention.plural or mention.governed in {"P", "f"})
        if single and _TELLING.fullmatch(line.letters, mention.end, place):
            return mention if _is_a_full_name(line, name) else None
    return None


def may_be_a_place(line: Line, name: Mention) -> bool:
    """Return whether a bare name stands behind another, as a country does behind a town."""
    start, _ = name.name or (name.start, name.end)
    bare = start == name.start and line.letters[start] != "H" and not given_gender(name.key)
    return bare and line.letters[start - 2 : start] in {"N,", "C,"}


def _is_a_full_name(line: Line, name: Mention) -> bool:
    """Return whether a name has several words, or a rank or form of address before it."""
    start, end = name.name or (name.start, name.end)
    titled = start > name.start or line.letters[start] == "H"
    return (
        titled
        or bool(given_gender(name.key))
        or (end - start > 1 and not may_be_a_place(line, name))
    )


def _before(scene: Scene, start: int) -> Mention | None:
    """Return the description that ends in a comma right before a name."""
    if scene.line.letters[start - 1 : start] != ",":
        return None
    for mention in scene.between(max(0, start - _BACK), start):
        if mention.kind is not MentionKind.ROLE or mention.plural or mention.governed:
            continue
        fits = mention.head in _CALLINGS and _opening(scene, mention) >= 0
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
