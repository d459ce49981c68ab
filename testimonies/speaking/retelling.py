"""What a further mention tells of somebody known: what they are, and how they are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from testimonies.speaking import noticing
from testimonies.speaking.describing import telling_words
from testimonies.speaking.introducing import role_words
from testimonies.speaking.labels import (
    called,
    is_nth,
    says_nothing,
    stands_for_one,
    tells_more,
    tells_what,
)
from testimonies.speaking.lexicon import people
from testimonies.speaking.mentions import is_age
from testimonies.speaking.roles import SOLDIERLY

if TYPE_CHECKING:
    from testimonies.speaking.mentions import Mention
    from testimonies.speaking.persons import Person
    from testimonies.speaking.scene import Scene

_NEW = frozenset({"a", "an"})


def tell_more(scene: Scene, person: Person, mention: Mention) -> Person:
    """Take what a sentence says that somebody is for theirs; return them.

    Args:
        scene: The text.
        person: Of whom it is said.
        mention: The words that say it: Velin is a clerk.
    """
    line, said = scene.line, called(scene.line, mention)
    told = role_words(line, mention)
    noticing.notice_kin(person, told, mention)
    once = line.words[max(0, mention.start - 2) : mention.start] == ["had", "been"]
    if once and mention.predicate and mention.head in people.OTHERS:
        return person  # had been a student until the war
    later = line.words[mention.start - 1] == "now"  # his commander, now a general
    if tells_more(person, mention) and not later:
        person.label = f"{person.label}, {said}"
    if is_nth(person.label) and mention.opening in _NEW and not mention.predicate:
        person.label = f"{person.label}, {said}"
        person.roles = set(person.lent)
    elif says_nothing(person.label):
        person.label = said
        if line.letters[person.mentions[-1][1]] != "f":  # one of them, a boy
            person.roles = set()
    elif tells_what(person, mention):
        person.label = f"{person.label}, {said}"
    person.learn(told)
    return person


def call_again(scene: Scene, person: Person, mention: Mention) -> Person:
    """Take a description of somebody known for theirs, as their label where it tells more.

    Args:
        scene: The text.
        person: Who is meant.
        mention: The description.
    """
    person.learn(role_words(scene.line, mention))
    label = called(scene.line, mention)
    only_age = is_age(person.label.split()[-1]) and mention.head in people.SOLDIERS
    plain = person.label.split()[-1].lower() in people.ANYBODY and mention.head in SOLDIERLY
    telling = only_age or plain or telling_words(label) > telling_words(person.label)
    aged = is_age(mention.head) and not stands_for_one(person.label)
    if person.nameless and telling and not (mention.governed or aged):
        person.label = label
    return person
