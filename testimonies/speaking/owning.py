"""Whoever is first told of as somebody whose relative or comrade does something: Velin's mother."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from testimonies.speaking import noticing
from testimonies.speaking.lexicon import people
from testimonies.speaking.mentions import is_coded
from testimonies.speaking.namekeys import name_key
from testimonies.speaking.persons import Person, given_gender
from testimonies.speaking.roles import SOLDIERLY
from testimonies.speaking.weighing import NEW_OWNER, OWNER
from testimonies.speaking.weights import STANDING

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

    from testimonies.speaking.line import Line
    from testimonies.speaking.memory import Memory
    from testimonies.speaking.mentions import Mention
    from testimonies.speaking.namekeys import Key

_AHEAD = STANDING["owner where a paragraph opens"]
_LESS = 0.05  # the owner of a relative weighs less than the relative
_BARELY = 0.1  # how likely "he" means somebody of whom only a relative is told
_SOMEBODYS = re.compile(r"a[mxNR]{0,3}[rR]")
_NAMED = re.compile(r"[Rr]{0,3}[NHq]{1,5}")
_NEW = frozenset({"a", "an", "one"})


@dataclass(frozen=True, slots=True)
class Owners:
    """Notes those who are told of only by whom or what is theirs.

    Attributes:
        line: The narration.
        memory: Everybody seen so far.
        full: For each name the longest by which the text calls the same person.
        places: Names of places.
        by_name: Who is called by each name; grows.
        persons: Everybody known so far; grows.
    """

    line: Line
    memory: Memory
    full: Mapping[Key, Key]
    places: Container[Key]
    by_name: dict[Key, Person]
    persons: list[Person]

    def see(self, mention: Mention, weight: float, relative: Person) -> None:
        """Note whoever is named only as somebody's relative or superior: Velin's mother.

        Args:
            mention: The mention of the relative.
            weight: How likely the relative is the one that later pronouns mean.
            relative: The relative.
        """
        line = self.line
        owned = line.letters.find("z", mention.start, mention.end)
        if owned < 0 and (behind := named_behind(line, mention)) is not None:
            self.memory.see(self._behind(*behind), mention.start, min(OWNER, weight - _LESS))
        if mention.name is not None or owned <= mention.start:
            return
        words = tuple(line.words[mention.start : owned])
        owner = self.by_name.get(self.full.get(words, words))
        coded = owned == mention.start + 1 and is_coded(line.words[mention.start])
        if owner is None and (coded or set(line.letters[mention.start : owned]) == {"N"}):
            owner = self._owner(mention, owned, words)
        elif owner is None and (told := described(line, mention, owned)) is not None:
            self.persons.append(told)
            self.memory.see(told, mention.start, _BARELY)
        if owner is not None and not owner.body:
            noticing.notice_relative(owner, "", mention, relative)
            most = OWNER if owner.mentions else NEW_OWNER
            if line.paragraph(mention.start)[0] == mention.start:
                most = _AHEAD
            beside = line.letters[mention.end : mention.end + 1] == "&"  # Velin's wife and sons
            least = most - _LESS if beside else weight - _LESS
            self.memory.see(owner, mention.start, min(most, least))

    def _behind(self, start: int, end: int) -> Person:
        """Return whoever is named as the one whose relative is told of: the father of Velin."""
        key = name_key(self.line, start, end)
        key = self.full.get(key, key)
        person = self.by_name.get(key) or named_at(self.line, start, end)
        if key not in self.by_name:
            self.persons.append(person)
            self.by_name[key] = person
        return person

    def _owner(self, mention: Mention, owned: int, words: Key) -> Person | None:
        """Return somebody first named as the one whose relative speaks: Velin's mother."""
        key = self.full.get(words, words)
        person = None if key in self.places else named(self.line, mention, owned)
        if person is not None:
            self.persons.append(person)
            self.by_name[key] = person
        return person


def named_behind(line: Line, mention: Mention) -> tuple[int, int] | None:
    """Return where whoever a relative is of is named, rank and all: the father of Corporal Velin.

    Args:
        line: The narration.
        mention: The mention of the relative.
    """
    of = -1 if mention.name is not None else line.letters.find("f", mention.start, mention.end)
    if of < 0 or line.words[of - 1] not in people.FAMILY:
        return None
    match = _NAMED.fullmatch(line.letters, of + 1, mention.end)
    return (of + 1, mention.end) if match is not None else None


def named_at(line: Line, start: int, end: int) -> Person:
    """Return somebody new who is named at places of the line, a rank before the name or none."""
    name = next(place for place in range(start, end) if line.letters[place] not in "Rr")
    person = Person(label=line.said(name, end), place=start, named=True, human=True)
    person.given = given_gender(tuple(line.words[name:end]))
    person.learn(["relative", *line.words[start:name]])
    return person


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
