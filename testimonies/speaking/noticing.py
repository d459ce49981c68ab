"""What a mention tells of somebody besides who it is: an age, a death, comrades, a title alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from testimonies.speaking.ages import age_word
from testimonies.speaking.introducing import role_words, singulars
from testimonies.speaking.lexicon import people
from testimonies.speaking.mentions import MentionKind
from testimonies.speaking.pronouns import GENDERS, dies
from testimonies.wordlists import words

if TYPE_CHECKING:
    from testimonies.speaking.memory import Memory
    from testimonies.speaking.mentions import Mention
    from testimonies.speaking.persons import Person
    from testimonies.speaking.scene import Scene

_AMONG = re.compile(r",(?:[NCH]{1,4}(?:,&?|&))*")
_NAMED = 14  # words back to the several among whom somebody is named
_BESIDE = 3  # words after a mention among which a verb of saying stands
_TO_WHAT_IS_THEIRS = re.compile(r"[^!/Q:;wNCHpRrGoctv]{1,9}(?=s)")
_WHOSE = {"husband": "female", "wife": "male"}
_OWNING = frozenset({"his", "her"})
_BELIEVING = words(
    "believe believes believed think thinks thought pretend pretended if fears feared"
)
_SAID = frozenset({",v", "Qv", "kt"})
SPOUSES = words("wife husband spouse bride fiancé fiancée fiance fiancee girlfriend boyfriend")
_FELLOWS = frozenset({"other", "fellow", "others"})


def notice(scene: Scene, person: Person, mention: Mention) -> None:
    """Add a mention to its person, with the age and the death it tells."""
    headed = person.headed or not person.mentions
    person.headed = headed and not scene.line.is_told(mention.start)
    person.mentions.append((mention.start, mention.end))
    person.spoke = person.spoke or _says(scene, mention)
    age = age_word(scene.line, mention)
    if age:
        person.roles.add(age)
    if person.named and not person.roles:
        person.learn(_group(scene, mention))
    if not (person.given or person.gender or person.body):
        person.given = _by_what_is_theirs(scene, mention)
    person.dead = person.dead or (dies(scene.line, mention) and not _is_believed(scene, mention))


def _is_believed(scene: Scene, mention: Mention) -> bool:
    """Return whether what is told of somebody is only thought or said: she thinks he is dead."""
    line = scene.line
    start, _ = line.sentence(mention.start)
    return not _BELIEVING.isdisjoint(line.words[start : mention.start])


def _by_what_is_theirs(scene: Scene, mention: Mention) -> str:
    """Return the gender that a sentence tells by what its subject has: Velin had lost her keys."""
    if not mention.free:
        return ""
    line = scene.line
    whose = line.words[mention.end + 1 : mention.end + 3]
    if whose[:1] == ["whose"] and whose[1:]:
        return _WHOSE.get(whose[1], "")
    if mention.name is None:
        return ""
    match = _TO_WHAT_IS_THEIRS.match(line.letters, mention.end)
    owning = line.words[match.end()] if match is not None else ""
    return GENDERS.get(owning, "") if owning in _OWNING else ""


def _group(scene: Scene, mention: Mention) -> list[str]:
    """Return what somebody is who is named as one of several: two gunners, Velin and Tarr."""
    if mention.name is None or mention.governed:
        return []
    letters = scene.line.letters
    for other in reversed(scene.between(max(0, mention.start - _NAMED), mention.start)):
        if other.plural and other.kind is MentionKind.ROLE:
            named = _AMONG.fullmatch(letters[other.end : mention.start])
            ends = letters[mention.end : mention.end + 1] in {",", "&", "!"}
            return singulars(role_words(scene.line, other)) if named and ends else []
        if other.name is None:
            break
    return []


def _says(scene: Scene, mention: Mention) -> bool:
    """Return whether words are told of beside a mention: Velin says; said Velin; Velin's reply."""
    letters = scene.line.letters
    if mention.owner and letters[mention.end + 1 : mention.end + 2] == "n":
        return True
    follows = letters[mention.end : mention.end + _BESIDE].lstrip("ud")[:1]
    return follows == "v" or letters[max(0, mention.start - 2) : mention.start] in _SAID


def notice_relative(owner: Person, gender: str, mention: Mention, relative: Person) -> None:
    """Note what a relative or superior tells of whose they are: her husband, his sergeant.

    Args:
        owner: Whose relative is told of.
        gender: The gender that "his" or "her" gives the owner; empty for "their".
        mention: The mention of the relative.
        relative: The relative.
    """
    if gender:
        owner.called[gender] = owner.called.get(gender, 0) + 1
    if mention.head in people.SUPERIORS:
        owner.learn(["commanded"])
    if mention.head in SPOUSES and relative is not owner:
        relative.spouse = relative.spouse or owner
    if mention.head in people.WHO_SERVE and relative not in (owner, *owner.kin):
        owner.kin.append(relative)


def notice_kin(person: Person, words: list[str], mention: Mention) -> None:
    """Note that a name is somebody's whom a text calls a relative: Velin, the mother of Tarr."""
    kin = person.named and not mention.governed and not people.FAMILY.isdisjoint(words)
    person.human = person.human or kin


def notice_named_relative(scene: Scene, memory: Memory, relative: Person, mention: Mention) -> None:
    """Note whose a relative is who is told of by name: her brother Anton."""
    gender = GENDERS.get(mention.opening, "") if mention.name else ""
    if not gender or mention.name is None:
        return
    told = scene.line.words[mention.start : mention.name[0]]
    owner = None if people.WHO_SERVE.isdisjoint(told) else memory.person(mention.start, gender)
    if owner is not None and relative not in (owner, *owner.kin):
        owner.kin.append(relative)


def see_fellows(scene: Scene, person: Person, previous: Mention, mention: Mention) -> None:
    """Note what somebody is who is named with others of the sort: he and other conscripts."""
    line = scene.line
    if not mention.plural or line.letters[previous.end : mention.start] not in {"&", "&a"}:
        return
    others = _FELLOWS & set(line.words[mention.start : mention.end])
    if line.words[previous.end] == "and" and others:
        person.learn(singulars(role_words(line, mention)))
