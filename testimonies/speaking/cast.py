"""Who is who in a text: every mention brought to its person, pronouns included."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from testimonies.speaking import noticing
from testimonies.speaking.aliases import first_named, full_names, shared_names
from testimonies.speaking.asked import whoever_is_asked
from testimonies.speaking.bracketed import described_beside
from testimonies.speaking.describing import (
    describes,
    describes_further,
    is_one_of_them,
    whom_writers_met,
)
from testimonies.speaking.introducing import (
    calls_somebody,
    group_words,
    is_byline,
    is_called_here,
    is_one_of,
    is_somebodys_name,
    role_words,
)
from testimonies.speaking.labels import called
from testimonies.speaking.lexicon import people
from testimonies.speaking.lookalikes import is_peoples
from testimonies.speaking.memory import Memory
from testimonies.speaking.mentions import Mention, MentionKind
from testimonies.speaking.namekinds import (
    acting_names,
    is_body,
    is_people,
    is_titled,
    offices_held,
    place_names,
)
from testimonies.speaking.naming import KIN, Known
from testimonies.speaking.owning import Owners
from testimonies.speaking.persons import Person
from testimonies.speaking.pronouns import (
    GENDERS,
    answers_the_writer,
    looked_back_from,
    names_in_words_beside,
)
from testimonies.speaking.relatives import Relatives
from testimonies.speaking.retelling import call_again, tell_more
from testimonies.speaking.roles import OF_AN_AGE, SOLDIERLY, Roles
from testimonies.speaking.weighing import weight_of

if TYPE_CHECKING:
    from testimonies.speaking.namekeys import Key
    from testimonies.speaking.scene import Scene

_ANOTHER = frozenset({"another", "other"})
_NOBODY = Person(label="", place=0)
_MORE = 2  # acts by which one of a family has to lead to be meant by its name alone
_MAIN = 2  # mentions that make somebody the main person of a text
_FAR_MORE = 1.5  # times the mentions of anybody else
_OF_A_SORT = people.GENERIC | people.FURTHER
_ONE_MORE = frozenset({"a", "an", "another"})


class Cast:
    """The people and bodies of one text; built once, then asked."""

    def __init__(self, scene: Scene) -> None:
        """Read the mentions of the scene in order."""
        self._scene = scene
        first, kin = first_named(scene)
        self._full = full_names(scene, first, kin)
        self._shared = shared_names(self._full, first)
        self._places = place_names(scene)
        acting, noted = acting_names(scene)
        self._acting = {self._full.get(key, key) for key in acting}
        self._noted = {self._full.get(key, key) for key in noted}
        self._offices = offices_held(scene, self._full)
        self.persons: list[Person] = []
        self._by_name: dict[Key, Person] = {}
        self._by_mention: dict[int, Person] = {}
        self.memory = Memory(scene.line)
        self._waiting: dict[str, list[Mention]] = {}
        self._so_far = Known(scene, self.memory, self._by_mention)
        self._seen_owners = Owners(
            scene.line, self.memory, self._full, self._places, self._by_name, self.persons
        )
        self._roles = Roles(scene, self.memory, self._by_mention)
        self._relatives = Relatives(
            scene.line, self.memory, self._so_far, self._by_mention, self._new
        )
        previous: Mention | None = None
        for mention in scene.mentions:
            self._meet(mention, previous)
            previous = mention
        self._learn_of_titles()

    def _learn_of_titles(self) -> None:
        """Take what a title alone says of one soldier for what its main person is."""
        titled = [one for one in self.persons if one.headed and one.nameless and one.single]
        serving = [one for one in titled if one.roles & SOLDIERLY]
        main = self.main_person
        if main is None or not main.named or len(serving) != 1 or main.roles & people.TELLING:
            return
        main.learn(sorted(serving[0].roles - people.DETERMINERS))

    def person(self, mention: Mention) -> Person | None:
        """Return whom a mention means, or None."""
        return self._by_mention.get(mention.start)

    def owner(self, mention: Mention) -> Person | None:
        """Return whose relative or comrade a mention tells of: his sister; None where unknown."""
        return self._relatives.owners.get(mention.start)

    @cached_property
    def main_person(self) -> Person | None:
        """Whoever the text tells of most, if of nobody else nearly as much."""
        people = sorted((p for p in self.persons if p.single), key=lambda p: -len(p.mentions))
        most, next_most = (len(p.mentions) for p in [*people, _NOBODY, _NOBODY][:2])
        return people[0] if most >= _MAIN and most >= _FAR_MORE * next_most else None

    def named(self, words: Key) -> Person | None:
        """Return the person whom the text calls by these words in lower case, or None."""
        known = self._by_name.get(self._full.get(words, words))
        if known is not None or not words:
            return known
        size = len(words)
        fitting = (key for key in self._by_name if words in {key[:size], key[-size:]})
        longer = next(fitting, None)
        return self._by_name[longer] if longer else None

    def add(self, label: str, words: list[str], *, named: bool, key: Key) -> Person:
        """Return the person with this label and name, made anew where there is none."""
        person = self.named(key) if named else None
        if person is None:
            place = len(self._scene.line.words)
            person = Person(label=label, place=place, named=named, human=True)
            self.persons.append(person)
            if named and key:
                self._by_name[key] = person
        person.learn(words)
        return person

    def code(self, person: Person, label: str, key: Key) -> None:
        """Note that a code stands for a person, and how they are called with it."""
        person.label = label
        self._by_name[key] = person

    def christen(self, person: Person, label: str, key: Key) -> Person:
        """Return a person known only by a description, now with a name."""
        person.label, person.named, person.human = label, True, True
        self._by_name[key] = person
        return person

    def _meet(self, mention: Mention, previous: Mention | None) -> None:
        person = None if is_byline(self._scene, mention) else self._identify(mention, previous)
        if person is None:
            return
        self._by_mention[mention.start] = person
        noticing.notice(self._scene, person, mention)
        noticing.notice_named_relative(self._scene, self.memory, person, mention)
        if previous is not None and previous.start in self._by_mention:
            noticing.see_fellows(self._scene, self._by_mention[previous.start], previous, mention)
        weight = weight_of(self._scene, mention, previous)
        person.acts += weight >= 1
        self._seen_owners.see(mention, weight, person)
        new = len(person.mentions) == 1
        if mention.name or not mention.predicate or new:
            self.memory.see(person, mention.start, weight)
        passing = mention.name is None and mention.opening in _ONE_MORE  # a boy came by
        if self._waiting and new and person.single and weight >= 1 and not passing:
            self._settle(person)

    def _settle(self, person: Person) -> None:
        """Give the pronouns before anybody was named to the first whom they may mean."""
        for gender in [one for one in self._waiting if person.may_be(one)]:
            early = [] if person.miscalled(gender) else self._waiting.pop(gender)
            person.mentions[:0] = [(mention.start, mention.end) for mention in early]
            for mention in early:
                self._by_mention[mention.start] = person
                person.called[gender] = person.called.get(gender, 0) + 1

    def _identify(self, mention: Mention, previous: Mention | None) -> Person | None:
        if mention.kind is MentionKind.PRONOUN:
            return self._pronoun(mention, previous)
        told = self._told_more(mention, previous) if previous is not None else None
        if told is not None:
            return told
        if mention.name is not None:
            here = self._called_here(mention, previous)
            if here is None and is_peoples(self._scene.line, mention):
                return None
            return here or self._so_far.generation(mention) or self._named(mention)
        if mention.kind is MentionKind.ALONE:
            return self._one_more(mention)
        return self._role(mention, previous)

    def _called_here(self, mention: Mention, previous: Mention | None) -> Person | None:
        """Return the nameless person whom a text says that it calls by a name."""
        if previous is None or not is_called_here(self._scene.line, mention, previous):
            return None
        known = self.person(previous)
        if known is None or not known.nameless or mention.name is None:
            return None
        return self.christen(known, self._scene.line.said(*mention.name), mention.key)

    def _told_more(self, mention: Mention, previous: Mention) -> Person | None:
        """Return the one mentioned before of whom a mention says more, or None."""
        previous = whom_writers_met(self._scene, previous)
        before = self._by_mention.get(previous.start)
        if before is None or before.body:
            return None
        told = describes(self._scene, mention, previous)
        if told or (before.named and describes_further(self._scene, mention, previous)):
            return tell_more(self._scene, before, mention)
        if before.single and is_one_of_them(self._scene, mention, previous):
            before.learn(group_words(self._scene, mention))
            return before
        return None

    def _said(self, mention: Mention) -> str:
        return called(self._scene.line, mention)

    def _words(self, mention: Mention) -> list[str]:
        return role_words(self._scene.line, mention)

    def _named(self, mention: Mention) -> Person:
        key = self._full.get(mention.key, ())
        known = self._so_far
        opening = known.opening(mention)
        other = known.other_name(mention)
        described = self._named_in_brackets(mention, key)
        if described is not None:
            return described
        sharing = self._of_those_who_share(key)
        borne = other or sharing or self._by_name.get(key)
        person = known.of_the_rank(mention, borne, self.persons) or opening
        person = person or known.completed(mention)
        if person is not None and opening is not None and person is not opening:
            self._take_in(person, opening)
        label = self._scene.line.said(*(mention.name or (mention.start, mention.end)))
        if person is None:
            person = Person(label=label, place=mention.start, named=True, doubtful=True)
            person.learn(sorted(self._offices.get(key, ())))
            self.persons.append(person)
        nameless = not person.named and not person.label.endswith(f"({label})")
        if nameless or len(label.split()) > len(person.label.split()):
            person.label, person.named = label, True
        if person is not sharing:
            self._by_name[key] = person
        person.learn(self._words(mention))
        person.bear(key)
        person.several = person.several or is_people(self._scene, mention, key)
        person.body = person.body or is_body(self._scene, mention, key, self._places)
        shown = key in self._acting or is_titled(self._scene, mention)
        shown = shown or is_somebodys_name(self._scene, mention)
        shown = shown or calls_somebody(self._scene.line, mention.start)
        person.human = person.human or shown or key in self._noted
        person.doubtful = person.doubtful and not shown
        return person

    def _named_in_brackets(self, mention: Mention, key: Key) -> Person | None:
        """Return whoever was just described and is given a code or an initial: a cook (R14)."""
        beside = described_beside(self._scene, mention)
        person = self._by_mention.get(beside.start) if beside is not None else None
        if person is None or not person.single or person.named or key in self._by_name:
            return None
        self.code(person, f"{person.label} ({self._said(mention)})", key)
        return person

    def _take_in(self, person: Person, described: Person) -> None:
        """Make one of somebody known and of a description right before the name they bear."""
        person.roles |= described.roles
        if described.nameless and described.single:
            self.take_in(person, described)

    def take_in(self, person: Person, other: Person) -> None:
        """Make one of somebody and of whoever turns out to be the same."""
        person.roles |= other.roles
        self.memory.replace(other, person)
        self.persons.remove(other)
        person.mentions.extend(other.mentions)
        for start, _ in other.mentions:
            self._by_mention[start] = person

    def _of_those_who_share(self, key: Key) -> Person | None:
        """Return who is meant by a name that several bear: the one who has acted far more."""
        known = [self._by_name[name] for name in self._shared.get(key, ()) if name in self._by_name]
        acting = sorted(known, key=lambda person: -person.acts)
        if not acting or (acting[1:] and acting[0].acts < acting[1].acts + _MORE):
            return None
        return acting[0]

    def _one_more(self, mention: Mention) -> Person:
        """Return a new person of the sort last spoken of: another, one, others."""
        group = group_words(self._scene, mention)
        one_of = group or mention.predicate or is_one_of(self._scene.line, mention)
        known = self._so_far.counted_in(mention) if one_of else None
        if known is not None:
            known.learn(group)
            return known
        person = self._new(mention)
        if group:
            person.learn(group)
            return person
        for seen in reversed(self.memory.recent(mention.start, KIN)):
            if seen.person.roles and not seen.person.body and not seen.person.named:
                one = self._scene.line.words[mention.start] == "one"
                person.lend(seen.person.roles - (people.FAMILY if one else frozenset()))
                break
        person.like = self._one_before(mention)
        return person

    def _one_before(self, mention: Mention) -> Person | None:
        """Return the single person spoken of last before another one of the sort."""
        if mention.opening not in _ANOTHER and not people.FURTHER & set(self._words(mention)):
            return None
        return self.memory.person(mention.start)

    def _role(self, mention: Mention, previous: Mention | None) -> Person:
        person = self._so_far.ahead(mention)
        if person is not None:
            return tell_more(self._scene, person, mention)
        if mention.opening in GENDERS:
            return self._relatives.meant(mention, previous)
        counted = self._so_far.counted_in(mention) if is_one_of(self._scene.line, mention) else None
        if counted is not None:
            counted.learn(self._words(mention))
            return counted
        known = self._roles.meant(mention, previous)
        if known is None:
            return self._new(mention)
        return call_again(self._scene, known, mention)

    def _new(self, mention: Mention) -> Person:
        body = mention.kind is MentionKind.BODY
        person = Person(
            label=self._said(mention),
            place=mention.start,
            body=body,
            several=mention.plural,
            human=not body,
        )
        person.learn(self._words(mention))
        if mention.head in _OF_A_SORT and not mention.plural:
            person.like = self._one_before(mention)
        if mention.head in people.FURTHER and not mention.plural:
            person.lend(self._so_far.sort_counted(mention))
        sibling = mention.head in OF_AN_AGE and mention.opening not in _ONE_MORE
        if sibling and person.like is not None:
            person.gender = person.like.gender
        self.persons.append(person)
        return person

    def _pronoun(self, mention: Mention, previous: Mention | None) -> Person | None:
        if mention.head in {"they", "it"}:
            return self.memory.several(mention.start, bodies_only=mention.head == "it")
        if mention.head not in GENDERS:
            return None
        gender = GENDERS[mention.head]
        line = self._scene.line
        place = looked_back_from(line, mention, previous)
        person = self.memory.person(place, gender, told_of=names_in_words_beside(line, mention))
        person = person or self._so_far.unshown(mention.start, gender)
        person = whoever_is_asked(self._so_far, mention, gender, person)
        if previous is not None and answers_the_writer(line, mention, previous):
            told = self.person(previous)
            person = told if told is not None and told.single and told.may_be(gender) else person
        if person is None:
            self._waiting.setdefault(gender, []).append(mention)
        else:
            person.called[gender] = person.called.get(gender, 0) + 1
        return person
