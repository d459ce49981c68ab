"""Relatives and comrades told of by whose they are: his wife, Velin and her husband."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from testimonies.speaking import noticing
from testimonies.speaking.introducing import role_words
from testimonies.speaking.lexicon import people
from testimonies.speaking.pronouns import GENDERS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from testimonies.speaking.line import Line
    from testimonies.speaking.memory import Memory
    from testimonies.speaking.mentions import Mention
    from testimonies.speaking.naming import Known
    from testimonies.speaking.persons import Person


@dataclass(frozen=True, slots=True)
class Relatives:
    """Whom the text tells of as somebody's.

    Attributes:
        line: The narration.
        memory: Everybody seen so far.
        known: What is asked of everybody known so far.
        by_mention: Whom each mention means, by where it starts; grows.
        new: Makes a person of a mention of somebody not known.
        owners: Whose relative a mention tells of, by where it starts.
    """

    line: Line
    memory: Memory
    known: Known
    by_mention: Mapping[int, Person]
    new: Callable[[Mention], Person]
    owners: dict[int, Person] = field(default_factory=dict)
    _met: dict[tuple[int, str], Person] = field(default_factory=dict)

    def meant(self, mention: Mention, previous: Mention | None) -> Person:
        """Return the relative or comrade of whoever was last spoken of: his wife."""
        gender = GENDERS[mention.opening]
        owner = self._beside(mention, previous) or self.memory.person(mention.start, gender)
        owner = owner or self.known.unshown(mention.start, gender)
        if owner is not None and owner.nameless and mention.head in owner.roles:
            return owner
        if owner is not None and owner.spouse is not None and mention.head in noticing.SPOUSES:
            return owner.spouse  # her husband, who spoke of his wife
        told_apart = sorted(people.FURTHER & set(role_words(self.line, mention)))
        key = (id(owner), " ".join([*told_apart, mention.head]))
        if key not in self._met:
            self._met[key] = self.new(mention)
        if owner is not None:
            self.owners[mention.start] = owner
            noticing.notice_relative(owner, gender, mention, self._met[key])
        return self._met[key]

    def _beside(self, mention: Mention, previous: Mention | None) -> Person | None:
        """Return the one named right before a relative: Velin and her husband."""
        if previous is None or self.line.letters[previous.end : mention.start] != "&":
            return None
        person = self.by_mention.get(previous.start)
        gender = GENDERS[mention.opening]
        one = person is not None and not (person.several or person.body)
        if person is None or not (one and gender and person.may_be(gender)):
            return None
        person.gender, person.human = gender, True
        return person
