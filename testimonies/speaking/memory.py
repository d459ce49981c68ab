"""Who was spoken of last: the memory that pronouns and roles are looked up in."""

from __future__ import annotations

import math
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from testimonies.speaking.labels import is_nth
from testimonies.speaking.lexicon import people
from testimonies.speaking.lexicon.places import COUNTRIES
from testimonies.speaking.weights import LEAST, MEANT
from testimonies.wordlists import words

if TYPE_CHECKING:
    from testimonies.speaking.line import Line
    from testimonies.speaking.persons import Person

_MEMORY = 24  # mentions looked back for the one a pronoun points at
_LONG_MEMORY = 120  # mentions looked back for the one a role points at: the colonel
_NEAR = 80  # words within which a body is still meant by "it" or "they"
_FAR = 260  # words after which somebody is forgotten
_KNOWN_WELL = 10  # mentions above which somebody is not better known for more
_PARAGRAPHS = 3  # breaks between paragraphs beyond which distance no longer counts
_PER_MENTION, _PER_WORD = MEANT["each mention since"], MEANT["each word since"]
_PER_PARAGRAPH, _WELL_KNOWN = MEANT["each paragraph since"], MEANT["each mention of them"]
_LATEST, _DEAD = MEANT["subject of the last sentence"], MEANT["dead"]
_HERE = MEANT["subject of the same sentence"]
_MISCALLED = MEANT["of the other gender by pronouns or given name"]
_NOT_SHOWN = MEANT["a soldier or nameless, not shown to be a woman, where she is meant"]
_OPEN = MEANT["another, not shown to be a woman, where she is meant"]
_STRANGER = MEANT["nameless, told of once, of no gender"]
_RELATIVE = MEANT["a man's relative, where she is meant"]
_TITULAR = MEANT["only in titles so far"]
_DOUBTFUL = MEANT["hardly shown to be a person"]
_NAMED_IN_WORDS = MEANT["named in the words"]
_SILENT = MEANT["at the top, silent so far, no latest subject, as who says quoted words"]
_AT_THE_TOP = people.OFFICIALS | {"general", "marshal", "admiral"}
_SOLDIERS = people.SOLDIERS | people.RANKS
_MOSTLY_MEN = _SOLDIERS | people.LEAVERS
_UNLIKE = people.FAMILY | people.OFFICIALS | people.EXPERTS  # what no soldier is
_UNLIKE_THE_LOWEST = _UNLIKE | (people.RANKS - {"private"})
_ANY_BODY = words("""
    group organisation organization agency institution body movement network outlet charity ngo
    watchdog party association
    """)
ABOVE = words("commander commandant superior adjutant general marshal admiral")
_SUBORDINATE = 0.36  # weight above that of somebody without a name who is no subject
_OPENINGS = {"^he": "male", "^she": "female"}
_ONE_OF_SEVERAL = ("one ", "another ")
_PASSED = 0.3  # weight of somebody spoken of in passing
_LOWEST = frozenset({"recruit", "conscript"})
_SORTS = (people.EXPERTS, people.OFFICIALS, _SOLDIERS)


class Seen(NamedTuple):
    """Somebody seen at a place of the line, with a weight for being the subject there."""

    person: Person
    place: int
    weight: float


class Memory:
    """Everybody seen so far, in the order of the line."""

    def __init__(self, line: Line) -> None:
        """Begin with nobody."""
        self._breaks = line.breaks
        self._stops = line.stops
        self._seen: list[Seen] = []
        self._places: list[int] = []

    def see(self, person: Person, place: int, weight: float) -> None:
        """Note somebody at a place not before the last one."""
        self._seen.append(Seen(person, place, weight))
        self._places.append(place)

    def replace(self, old: Person, new: Person) -> None:
        """Note that somebody seen lately is another who was known already."""
        for i in range(max(0, len(self._seen) - _MEMORY), len(self._seen)):
            if self._seen[i].person is old:
                self._seen[i] = self._seen[i]._replace(person=new)

    def recent(self, place: int, most: int = _MEMORY) -> list[Seen]:
        """Return who was seen last before a place, oldest first, at most ``most``."""
        end = bisect_left(self._places, place)
        return self._seen[max(0, end - most) : end]

    def person(
        self,
        place: int,
        gender: str = "",
        unlike: frozenset[str] = frozenset(),
        least: float = 0.0,
        told_of: frozenset[str] | None = None,
    ) -> Person | None:
        """Return the single person most likely meant by he or she at a place.

        Args:
            place: Place of the word in the line.
            gender: ``"female"``, ``"male"`` or empty.
            unlike: Words for what the person is not.
            least: The weight with which the person was seen, at least.
            told_of: Names in a quotation that is the person's own, in lower case; None where the
                person is not the one who says quoted words.
        """
        here = bisect_left(self._breaks, place)
        latest, opens = self._sentence_before(place), self._opens(place)
        best, top = None, -math.inf
        for rank, seen in enumerate(reversed(self.recent(place))):
            if seen.weight < least or not _may_be_meant(seen, place, gender):
                continue
            if not seen.person.roles.isdisjoint(unlike):
                continue
            apart = min(here - bisect_left(self._breaks, seen.place), _PARAGRAPHS)
            score = seen.weight + _PER_MENTION * rank + _PER_WORD * (place - seen.place)
            score += _PER_PARAGRAPH * apart + _likeliness(seen.person, gender, told_of)
            if gender == "female" and _is_a_mans_relative(seen.person, near=not apart):
                score += _RELATIVE
            near = not apart and seen.weight >= 1 and seen.place >= latest
            if gender and not near and _is_a_stranger(seen.person):
                score += _STRANGER
            if seen.weight >= 1 and seen.place >= latest and not seen.person.dead:
                score += _HERE if seen.place >= opens else _LATEST
            elif told_of is not None and _is_silent_at_the_top(seen.person):
                score += _SILENT
            if score > LEAST:
                score += _as_a_woman(seen.person) if gender == "female" else 0.0
                best, top = (seen.person, score) if score > top else (best, top)
        return best

    def bare(self, place: int, gender: str) -> Person | None:
        """Return who a sentence last opened with by a name that nothing else showed a person's."""
        for seen in reversed(self.recent(place)):
            person = seen.person
            shown = person.body or person.several or not person.named or person.human
            if not shown and seen.weight >= 1 and not person.miscalled(gender):
                return person
        return None

    def _sentence_before(self, place: int) -> int:
        """Return where the sentence before the one around a place begins."""
        i = bisect_left(self._stops, place)
        if i > 1 and self._stops[i - 2] == self._stops[i - 1] - 1:
            i -= 1  # a stop that also ends a paragraph
        return self._stops[i - 2] + 1 if i > 1 else 0

    def _opens(self, place: int) -> int:
        """Return where the sentence around a place begins."""
        i = bisect_left(self._stops, place)
        return self._stops[i - 1] + 1 if i else 0

    def several(self, place: int, *, bodies_only: bool) -> Person | None:
        """Return the body, or the several people, meant by it or they at a place."""
        for seen in reversed(self.recent(place)):
            if place - seen.place > _NEAR:
                break
            person = seen.person
            if seen.weight >= 1 and (person.body or (person.several and not bodies_only)):
                return person
        return None

    def body(self, place: int, head: str) -> Person | None:
        """Return the body meant by a word with an article: the council.

        It is the last whose name or description holds the word; where the word is one for any
        organisation, the last named one that is no country.
        """
        recent = [seen.person for seen in reversed(self.recent(place)) if seen.person.body]
        for body in recent:
            called = body.label.lower().split()
            known = {*called, *body.roles} if body.named else set(called[-1:])
            if head in known:
                return body
        if head not in _ANY_BODY:
            return None
        acting = {id(seen.person) for seen in self.recent(place) if seen.weight >= 1}
        named = [body for body in recent if body.named and body.label.lower() not in COUNTRIES]
        return next((body for body in named if id(body) in acting), None)

    def titular(self, place: int, head: str) -> Person | None:
        """Return the person whom only a title has called by a role: a captain tells his story."""
        for seen in self.recent(place, _LONG_MEMORY):
            person = seen.person
            if person.headed and person.nameless and head in person.roles:
                return person
        return None

    def role(self, place: int, head: str, gender: str) -> Person | None:
        """Return the person meant by a role with an article: the clerk, the analyst."""
        head = head.removeprefix("ex-")
        titular: Person | None = None
        lent: Person | None = None
        for seen in reversed(self.recent(place, _LONG_MEMORY)):
            person = seen.person
            same = head in person.roles and not person.several
            if same and person.may_be(gender) and not person.miscalled(gender):
                if not (person.headed or head in person.lent):
                    return person
                if person.headed:
                    titular = titular or person
                    continue
                lent = lent or person
                near = seen.weight >= 1 and not self._is_earlier(seen.place, place)
                if lent is person and near and is_nth(person.label.partition(",")[0]):
                    return person
        return lent or self._of_the_sort(place, head, gender, titular)

    def _is_earlier(self, seen: int, place: int) -> bool:
        """Return whether more than one paragraph ends between two places."""
        return bisect_left(self._breaks, place) - bisect_left(self._breaks, seen) > 1

    def _of_the_sort(
        self, place: int, head: str, gender: str, titular: Person | None
    ) -> Person | None:
        """Return whom a role means that nobody bears in the running text, or only in a title."""
        if head in people.GENERIC:
            least = _SUBORDINATE if head in _SOLDIERS else 0.0
            return self.person(place, gender, _unlike(head), least) or titular
        return titular or self._same_sort(place, head)

    def _same_sort(self, place: int, head: str) -> Person | None:
        if head in ABOVE:
            return None
        sort = next((words for words in _SORTS if head in words), frozenset[str]())
        for seen in reversed(self.recent(place)):
            person = seen.person
            if not person.roles & sort or person.several or person.body or seen.weight <= _PASSED:
                continue
            if person.nameless and person.label.lower().startswith(_ONE_OF_SEVERAL):
                continue  # one official of the unit, and then the spokesman for the army
            if sort is not _SOLDIERS or not (person.roles & _SOLDIERS) - people.GENERIC:
                return person
        return None


def _unlike(head: str) -> frozenset[str]:
    """Return words for what somebody called by a role is not: no recruit is a captain."""
    if head in _LOWEST:
        return _UNLIKE_THE_LOWEST
    return _UNLIKE if head in _SOLDIERS else frozenset()


def _likeliness(person: Person, gender: str, told_of: frozenset[str] | None) -> float:
    """Return what speaks for and against somebody as the one meant, wherever last seen."""
    score = _WELL_KNOWN * min(len(person.mentions), _KNOWN_WELL)
    if person.miscalled(gender):
        score += _MISCALLED
    if person.dead:
        score += _DEAD
    if person.doubtful:
        score += _DOUBTFUL
    if person.headed:
        score += _TITULAR
    opens = told_of is not None and person.nameless and _opens_with(told_of, person)
    if told_of and opens and (not person.spoke or "^said" in told_of):
        same = gender in {_OPENINGS[he] for he in told_of & _OPENINGS.keys()}
        score += _NAMED_IN_WORDS if same else _NAMED_IN_WORDS / 2
    if told_of and not told_of.isdisjoint(person.called_by):
        score += _NAMED_IN_WORDS
    return score


def _as_a_woman(person: Person) -> float:
    """Return what speaks against somebody as the woman meant, where others may be; else nobody."""
    if person.miscalled("female") or "female" in (person.gender, person.given, person.spoken_of_as):
        return 0.0
    return _NOT_SHOWN if _is_mostly_a_man(person) else _OPEN


def _opens_with(told_of: frozenset[str], person: Person) -> bool:
    """Return whether quoted words begin with he or she, who may be a person."""
    return any(person.may_be(gender) for he, gender in _OPENINGS.items() if he in told_of)


def _is_mostly_a_man(person: Person) -> bool:
    """Return whether somebody is a soldier or has no name, as more men do in such texts."""
    kin = not person.roles.isdisjoint(people.FAMILY)
    return (person.nameless and not kin) or not person.roles.isdisjoint(_MOSTLY_MEN)


def _is_a_mans_relative(person: Person, *, near: bool) -> bool:
    """Return whether somebody is told of as his wife, his sister, lately or with her name."""
    return person.gender == "female" and "his" in person.roles and (near or person.named)


def _is_a_stranger(person: Person) -> bool:
    """Return whether a text has told once of somebody, neither by name nor of which gender."""
    once = person.nameless and len(person.mentions) == 1 and not person.spoke
    return once and not (person.spoken_of_as or person.given)


def _is_silent_at_the_top(person: Person) -> bool:
    """Return whether somebody of high rank or office has said nothing so far."""
    return not person.spoke and not person.roles.isdisjoint(_AT_THE_TOP)


def _may_be_meant(seen: Seen, place: int, gender: str) -> bool:
    person = seen.person
    if person.body or person.several or not person.human or place - seen.place > _FAR:
        return False
    return person.may_be(gender)
