"""To whom a name belongs that a text gives to somebody it has only described so far."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from testimonies.speaking.apposed import long_description, may_be_a_place
from testimonies.speaking.describing import described_ahead, portrait
from testimonies.speaking.introducing import (
    ARMED,
    are_so_called,
    before_only,
    calls_somebody,
    former_words,
    is_call_sign,
    is_called,
    name_owner,
    opens_with,
)
from testimonies.speaking.lexicon import people
from testimonies.speaking.mentions import Mention, MentionKind
from testimonies.speaking.namekinds import ends_as_one_does
from testimonies.speaking.persons import given_gender
from testimonies.speaking.pronouns import GENDERS, OBJECTS
from testimonies.wordlists import words

if TYPE_CHECKING:
    from testimonies.speaking.memory import Memory, Seen
    from testimonies.speaking.persons import Person
    from testimonies.speaking.scene import Scene

KIN = 8  # mentions looked back for those of whom somebody is another
_GENERATIONS = (["elder"], ["older"], ["senior"], ["younger"])
_KNOWN_AS = words("also better known as alias aka a.k.a. or formerly called nicknamed and")
_LINKS = frozenset({"as", "alias", "aka", "a.k.a.", "called", "nicknamed"})
_ALIAS = 12  # words looked back for the name to which another belongs
_TAG = re.compile(r"Q[RH]{0,2}[NC][NCHq]*v|Qv[RH]{0,2}[NC][NCHq]*[!/P]")  # “…,” Velin said
_COMPLETES = re.compile(
    r"(?:f[oasm#]{1,3}[rR]?|P[as]#)?d*,(?:a[mx]{1,3}|[mx]{1,2})?|<m>"
)  # his daughter, the painter Velin

_PLACED = re.compile(r"P[asmxNG#]{1,4},m?")  # a commander in the area, Velin.
_IS_SOMEWHERE = re.compile(r"u[^,:;!/Qvw]{1,5}!")
_IS_THERE = re.compile(r"[Pf][asmxNG#]{1,4}d?u")  # the nurse on duty was Velin
_IS_OF_AN_AGE = re.compile(r"u#|,#,")
_NEW = frozenset({"a", "an", "another"})
_OWNING = frozenset({"his", "her"})
_PAIR = 2
_SERVES = re.compile(r",e?#,|[du]{0,2}[yvue]")
_COPULAS = frozenset({"is", "was"})
_IDENTITY = frozenset({"name", "names", "identity", "surname"})
_KNOWN = 2  # acts
_WRITERS = frozenset({"i", "we"})
_SORTS = people.SOLDIERS | people.RANKS | people.LEAVERS
_CLOSES = frozenset("!/,")


@dataclass(frozen=True, slots=True)
class Known:
    """Whom a text has told of so far.

    Attributes:
        scene: The text.
        memory: Everybody seen so far.
        met: Whom each mention means, by the place of its first word.
    """

    scene: Scene
    memory: Memory
    met: dict[int, Person]

    def generation(self, mention: Mention) -> Person | None:
        """Return the relative told apart from a namesake by age: the elder Velin."""
        words = self.scene.line.words
        if mention.name is None or mention.opening != "the" or mention.start == mention.name[0]:
            return None
        if words[mention.start + 1 : mention.name[0]] not in _GENERATIONS:
            return None
        for seen in reversed(self.memory.recent(mention.start)):
            if seen.person.roles & people.FAMILY and not seen.person.several:
                return seen.person
        return None

    def opening(self, mention: Mention) -> Person | None:
        """Return the unnamed person as whom the sentence described a name at its opening."""
        before = long_description(self.scene, mention)
        known = self.met.get(before.start) if before is not None else None
        if known is not None and known.nameless and len(known.mentions) == 1:
            return known
        return self._opening(mention)

    def _opening(self, mention: Mention) -> Person | None:
        """Return the unnamed person of the first words of a sentence, which a name completes."""
        start, _ = self.scene.line.sentence(mention.start)
        described = self.scene.at(start)
        if described is None or described.kind is not MentionKind.ROLE:
            return None
        if portrait(self.scene, start) is not None:
            return None
        person = self.met.get(start)
        if person is None or not person.nameless or len(person.mentions) > 1:
            return None
        placed = len(mention.key) == 1 and may_be_a_place(self.scene.line, mention)
        if placed or not opens_with(self.scene, described, mention):
            return None  # a gunner from Harrow, Norvia, said
        person.learn(former_words(self.scene.line, described.end, mention.start))
        return person

    def other_name(self, mention: Mention) -> Person | None:
        """Return the named person of whom this is another name: Velin, also known as Tarr."""
        line, place = self.scene.line, mention.start
        before = self.scene.between(max(0, place - _ALIAS), place)
        if calls_somebody(line, place):
            return self._nicknamed(place)
        if not before or before[-1].name is None:
            return None
        between = [word for word in line.words[before[-1].end : place] if word != ","]
        alias = bool(between) and set(between) <= _KNOWN_AS and between[-1] in _LINKS
        alias = alias and between != ["as"]
        return self.met.get(before[-1].start) if alias else None

    def _nicknamed(self, place: int) -> Person | None:
        """Return whom others call by a name at a place, where it is not the writer who does."""
        line = self.scene.line
        start, _ = line.sentence(place)
        him = line.words[before_only(line, place - 1)]
        person = self.memory.person(start, OBJECTS[him])
        if person is None or not _WRITERS.isdisjoint(line.words[start:place]):
            return None
        return person if person.named and person.acts >= _KNOWN else None

    def counted_in(self, mention: Mention) -> Person | None:
        """Return of whom a sentence says that they are one of several: he was one of the few."""
        line = self.scene.line
        start, _ = line.sentence(mention.start)
        if mention.start == start or not (
            mention.predicate or line.letters[mention.start - 1] == ","
        ):
            return None
        for other in self.scene.between(start, mention.start):
            person = self.met.get(other.start)
            if person is None or not other.free or person.body:
                continue
            person.human = person.human or not person.several
            return None if person.several else person
        return None

    def sort_counted(self, mention: Mention) -> set[str]:
        """Return what the others are of whom one is only counted: the second private; the third."""
        for seen in reversed(self.memory.recent(mention.start)):
            told = seen.person.roles
            if not told.isdisjoint(people.FURTHER) and seen.person.nameless:
                return told & _SORTS
        return set()

    def of_the_rank(
        self, mention: Mention, known: Person | None, persons: list[Person]
    ) -> Person | None:
        """Return who is meant by a rank and a surname that several bear: Captain Velin.

        It is the one known, unless only another bearer of the surname holds the rank.
        """
        if mention.name is None or len(mention.key) != 1:
            return known
        ranks = people.RANKS.intersection(self.scene.line.words[mention.start : mention.name[0]])
        fits = known is not None and (known.roles & ranks or known.surname == mention.key)
        if not ranks or fits:
            return known
        alike = [one for one in persons if one.named and one.surname == mention.key]
        holding = [one for one in alike if one is not known and ranks <= one.roles]
        return holding[0] if len(holding) == 1 else known

    def completed(self, mention: Mention) -> Person | None:
        """Return the unnamed person spoken of before to whom a name belongs."""
        adopted = self.adopted(mention) or self.spoke_unnamed(mention)
        return adopted or self.named_below(mention)

    def adopted(self, mention: Mention) -> Person | None:
        """Return the unnamed person just described whom a name completes."""
        line, before = self.scene.line, mention.start - 1
        recent = self.memory.recent(mention.start, KIN)
        known_as = line.words[before] == "as"
        armed = line.words[max(0, before - 1 - known_as)] in ARMED
        if not recent or before < 0 or (armed and is_called(line, before)):
            return None  # a member of the unit known as the Otters
        if line.words[before] in _IDENTITY and line.words[before - 1] == "whose":
            return None  # a clerk, whose name the Courier withholds
        bearer = self._relative_named(mention) or self._of_the_lead(mention)
        bearer = bearer or self._bearer(mention)
        if bearer is not None:
            return bearer
        if is_called(line, before) or is_call_sign(line, before):
            return self._so_called(mention, recent)
        last = self._described_last(recent, mention)
        named = not last.nameless or not last.mentions
        told = named or portrait(self.scene, mention.start) is not None
        return last if not told and self._completes(last, mention) else None

    def _so_called(self, mention: Mention, recent: list[Seen]) -> Person | None:
        """Return the unnamed person of whom a sentence says how they are called."""
        line, before = self.scene.line, before_only(self.scene.line, mention.start - 1)
        start, _ = line.sentence(mention.start)
        if are_so_called(self.scene, mention):
            return None
        near = self._headed([seen for seen in recent if seen.place >= start], mention)
        gender = OBJECTS.get(line.words[before - (line.words[before] == "as")])
        said = line.words[max(0, before - 2) : before]
        if gender is None and said[1:] and said[1] in _COPULAS and said[0] in {"he", "she"}:
            gender = GENDERS[said[0]]
        told = self.memory.person(start, gender) if gender else None
        near += [told] if told is not None else []
        return next((p for p in reversed(near) if p.nameless), None)

    def _headed(self, near: list[Seen], mention: Mention) -> list[Person]:
        """Return who is spoken of before a name, without those who only place another.

        Of a private in an infantry, whom we call Velin, it is the private.
        """
        if not near or "," not in self.scene.line.letters[near[-1].place : mention.start]:
            return [seen.person for seen in near]
        while near[1:] and self.scene.line.letters[near[-1].place - 1] in {"P", "f"}:
            first = near[-2].person.mentions[-1] if near[-2].person.mentions else (0, 0)
            if first[1] != near[-1].place - 1:
                break
            near = near[:-1]
        return [seen.person for seen in near]

    def _completes(self, last: Person, mention: Mention) -> bool:
        """Return whether a name belongs to the description right before it."""
        line = self.scene.line
        first, end = last.mentions[-1]
        gap = line.letters[end : mention.start]
        source = line.letters[max(0, first - 2) : first] == "kt"
        if source and line.letters[mention.end : mention.end + 1] != ",":
            return False  # according to the uncle, Velin does not know
        aged = _IS_OF_AN_AGE.match(line.letters, mention.end)
        if gap == "!" and aged and line.words[first] in _NEW:
            return True  # Here lives another corporal. Velin is 24.
        placed = _PLACED.fullmatch(gap) and line.letters[mention.end : mention.end + 1] in _CLOSES
        completes = placed or _COMPLETES.fullmatch(gap)
        return bool(completes) or self._stands_there(last, mention, gap)

    def _described_last(self, recent: list[Seen], mention: Mention) -> Person:
        """Return whom the text spoke of last, a place or body behind them passed over.

        Its coordinator in Harrow, Anton Velin; the one woman in the group, Jana Brill.
        """
        last = recent[-1]
        if len(recent) < _PAIR or self.scene.line.letters[mention.start - 1] != ",":
            return last.person
        behind = self.scene.line.letters[last.place - 1 : last.place] == "P"
        before = recent[-2]
        near = self.scene.line.sentence(mention.start)[0] <= before.place
        return before.person if behind and near and not last.person.human else last.person

    def _of_the_lead(self, mention: Mention) -> Person | None:
        """Return who opens the text without a name, where the next paragraph opens with one.

        A seaman who left in May has said why. / Anton Velin, 29, served for ten years.
        """
        line, place = self.scene.line, mention.start
        start, end = mention.name or (place, place)
        opens = place > 1 and line.letters[place - 1] == "/" and end - start > 1
        if not opens or _SERVES.match(line.letters, mention.end) is None:
            return None
        first, _ = line.paragraph(place - 2)
        lead = self.scene.at(first)
        person = self.met.get(first) if lead is not None and lead.opening in _NEW else None
        if lead is None or person is None or not person.nameless or not line.is_told(first):
            return None
        named = any(map(self._human, self.scene.between(0, first)))
        return None if named or lead.plural else person

    def _human(self, mention: Mention) -> bool:
        """Return whether somebody with a name is mentioned who has done something so far."""
        person = self.met.get(mention.start)
        return person is not None and person.human and person.named and person.acts > 0

    def _relative_named(self, mention: Mention) -> Person | None:
        """Return the relative just told of whom the next sentence calls by name.

        His mother knew of it. Anna Velin, 61, hid the boots.
        """
        line, place = self.scene.line, mention.start
        start, end = mention.name or (place, place)
        opens = place > 1 and line.letters[place - 1] == "!" and end - start > 1
        if not opens or line.letters[mention.end : mention.end + 2] in {",a", ",s", ",m", ",r"}:
            return None
        told = [one for one in self.scene.between(*line.sentence(place - 1)) if one.opening]
        kin = [one for one in told if one.opening in _OWNING and one.head in people.FAMILY]
        person = self.met.get(kin[0].start) if len(kin) == 1 else None
        if person is None or not person.nameless or person.miscalled(given_gender(mention.key)):
            return None
        return person if kin[0].free or kin[0].predicate else None

    def _stands_there(self, last: Person, mention: Mention, gap: str) -> bool:
        """Return whether a name follows one who is only somewhere: the cook is at the stove.

        The name is one in full, and what comes before tells nothing else.
        """
        start, end = mention.name or (0, 0)
        only = len(last.mentions) == 1 and self.scene.line.words[last.mentions[0][0]] == "the"
        return (
            only
            and end - start > 1
            and _IS_SOMEWHERE.fullmatch(gap) is not None
            and not last.roles.isdisjoint(_SORTS)
        )

    def ahead(self, mention: Mention) -> Person | None:
        """Return whom the opening of a sentence describes ahead: a carpenter by trade, he."""
        he = described_ahead(self.scene.line, mention)
        return self.memory.person(mention.start, GENDERS[he]) if he else None

    def unshown(self, place: int, gender: str) -> Person | None:
        """Return whom a pronoun means where nothing else shows that a name is a person's."""
        person = self.memory.bare(place, gender)
        if person is None or not ends_as_one_does(self.scene.line, person.mentions[-1]):
            return None
        person.human = True
        return person

    def spoke_unnamed(self, mention: Mention) -> Person | None:
        """Return whom the text has just let speak without a name, where a bare tag names one.

        A clerk of the mill denied it. “Never,” Velin said.
        """
        letters = self.scene.line.letters
        if _TAG.search(letters[max(0, mention.start - 2) : mention.end + 2]) is None:
            return None
        single = [seen for seen in self.memory.recent(mention.start, KIN) if seen.person.single]
        if not single or not single[-1].person.nameless or len(single[-1].person.mentions) > 1:
            return None
        start, end = single[-1].person.mentions[-1]
        _, stop = self.scene.line.sentence(start)
        if letters[start : mention.start].count("/") > 1 or single[-1].weight < 1:
            return None
        others = any(other.free for other in self.scene.between(stop, mention.start))
        if others and "Q" in letters[end:stop]:
            return None  # a clerk said it was “nothing”. Elders came. “Never,” Velin said
        new = self.scene.line.words[start] in {"a", "an"} and "v" in letters[end:stop]
        kin = "z" in letters[start:end] and not single[-1].person.roles.isdisjoint(people.FAMILY)
        return single[-1].person if new or kin else None

    def named_below(self, mention: Mention) -> Person | None:
        """Return who has just spoken by a rank alone where a paragraph goes on with their name.

        A sergeant told why. “I was tired.” Sergeant Velin is one of seventy.
        """
        line = self.scene.line
        opens = line.paragraph(mention.start)[0] == mention.start
        if mention.name is None or not opens or line.letters[mention.end : mention.end + 1] != "u":
            return None
        ranks = people.RANKS.intersection(line.words[mention.start : mention.name[0]])
        seen = (one.person for one in reversed(self.memory.recent(mention.start, KIN)))
        last = next((one for one in seen if one.single and one.spoke), None)
        known = last is not None and last.nameless and not last.roles.isdisjoint(ranks)
        return last if known else None

    def _bearer(self, mention: Mention) -> Person | None:
        """Return the unnamed person a sentence names: his name is Velin; one of them is Velin."""
        line, place = self.scene.line, mention.start
        start, _ = line.sentence(place)
        owner = name_owner(line, start, place)
        if owner in GENDERS:
            person = self.memory.person(start, GENDERS[owner])
            return person if person is not None and person.nameless else None
        opening = self.scene.at(start)
        if opening is None or not mention.predicate or opening.plural:
            return None
        person = self.met.get(start)
        gap = line.letters[opening.end : place]
        beside = not gap.strip("udf#aso") or (
            _IS_THERE.fullmatch(gap) and line.letters[mention.end : mention.end + 1] in _CLOSES
        )
        return person if person is not None and person.nameless and beside else None
