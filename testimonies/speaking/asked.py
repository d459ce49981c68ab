"""Whom a pronoun means where somebody was asked: asked why he left, he said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from testimonies.speaking.pronouns import OBJECTS

if TYPE_CHECKING:
    from testimonies.speaking.mentions import Mention
    from testimonies.speaking.naming import Known
    from testimonies.speaking.persons import Person

_QUESTIONED = frozenset({"asked", "pressed", "questioned"})
_ASKING = frozenset({"asked", "asks"})
_PUT_TO = ["put", "to"]


def whoever_is_asked(
    known: Known, mention: Mention, gender: str, person: Person | None
) -> Person | None:
    """Return whom a pronoun means, where its sentence or the one before tells of a question.

    Args:
        known: Whom the text has told of so far.
        mention: The pronoun.
        gender: Its gender.
        person: Whom it would mean otherwise.
    """
    return _asked_before(known, mention, gender, _heard(known, mention, gender, person))


def _heard(known: Known, mention: Mention, gender: str, person: Person | None) -> Person | None:
    """Return who is asked, where that is somebody heard: asked why he left, he said.

    Not whoever is only told of since, an officer led them by telephone, or is asked about: asked
    whether Velin knew, he said.
    """
    line = known.scene.line
    start, _ = line.sentence(mention.start)
    if person is None or line.words[start] not in _QUESTIONED:
        return person
    asked_of = known.scene.between(start, mention.start)
    if any(one.name or one.opening for one in asked_of if known.met.get(one.start) is person):
        return known.memory.person(start, gender) or person  # asked whether Velin knew, he said
    if person.spoke:
        return person
    first, _ = line.paragraph(start)
    for seen in reversed(known.memory.recent(mention.start)):
        fits = seen.person.spoke and seen.person.single and seen.person.may_be(gender)
        if fits and first <= seen.place < start:
            return seen.person
    return person


def _asked_before(
    known: Known, mention: Mention, gender: str, person: Person | None
) -> Person | None:
    """Return who was asked in the sentence before: Velin asked him whether he slept. He said.

    Not whoever asked, who would be meant otherwise.
    """
    line = known.scene.line
    start, _ = line.sentence(mention.start)
    first, end = line.sentence(start - 1) if start else (0, 0)
    says = line.letters[mention.end : mention.end + 1] == "v"
    if person is None or mention.start != start or not says or first < line.paragraph(start)[0]:
        return person
    for place in range(first + 1, end):
        asks = line.words[place - 1] in _ASKING or line.words[place - 2 : place] == _PUT_TO
        if asks and OBJECTS.get(line.words[place]) == gender:
            asker = known.scene.between(first, place)
            whose = known.met.get(asker[-1].start) if asker else None
            return known.memory.person(first, gender) if whose is person else person
    return person
