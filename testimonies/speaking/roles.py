"""Whom a role with an article means: the clerk, the elder, the former sailor, the interlocutor."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from testimonies.speaking.ages import age_word
from testimonies.speaking.clauses import main_subject
from testimonies.speaking.describing import introduces_a_name, is_beside_them, is_object
from testimonies.speaking.introducing import holds_other, role_words
from testimonies.speaking.labels import called, is_anothers
from testimonies.speaking.lexicon import people
from testimonies.speaking.memory import ABOVE
from testimonies.speaking.mentions import MentionKind
from testimonies.speaking.persons import gender_of
from testimonies.wordlists import words

if TYPE_CHECKING:
    from testimonies.speaking.memory import Memory
    from testimonies.speaking.mentions import Mention
    from testimonies.speaking.persons import Person
    from testimonies.speaking.scene import Scene

SOLDIERLY = people.SOLDIERS | people.RANKS | people.LEAVERS
OF_AN_AGE = words("taller shorter younger elder older youngest eldest oldest")
_NEW = frozenset({"a", "an", "one", "another"})
_SERVED = SOLDIERLY | {"former"}
_CIVIL = people.FAMILY | people.OFFICIALS | people.EXPERTS
_BARE = 2  # words of a role that tells nothing new: the poet
_LONG = 120  # mentions looked back for those of one rank
_SEVERAL = 2  # words that tell one from another: signals sergeant
_CALLINGS = people.TELLING | people.OTHERS | people.RANKS - people.GENERIC
_THEM = frozenset({"him", "her"})
_CALLED = frozenset({"call", "name"})
_SECOND = frozenset({"second", "separate"})
_ONCE = frozenset({"former", "retired"})
_CLAUSE = 6  # words of a clause by which somebody is given a name
_DEFINITE = frozenset({"the", "this", "that"})
_TO_ANOTHER = re.compile(r"w[du]{0,2}[yexvj][tP]?o")
_OF_ONE_WHO = re.compile(
    r"a[mxe]{0,2}[rR]fa[^,!/:;Qwv]{1,12}w"
)  # the commander of a company who uses
_WHO_WAS = re.compile(r"wu[ud]{0,2}|wytu|wuyc")  # who had been, who used to be
_SAYS_OF = re.compile(r",?[du]{0,2}vc?")


_SAYS = re.compile(r"[du]{0,2}v")
_NOT_RENAMED = SOLDIERLY | people.FAMILY | people.SPEAKING_FOR | people.TALKERS
_CALLINGS_TOLD = people.TELLING | people.OTHERS


@dataclass(frozen=True, slots=True)
class Roles:
    """Finds who is known already among those whom a text calls by a role.

    Attributes:
        scene: The text.
        memory: Everybody seen so far.
        met: Whom each mention means, by the place of its first word.
    """

    scene: Scene
    memory: Memory
    met: dict[int, Person]

    def meant(self, mention: Mention, previous: Mention | None) -> Person | None:
        """Return the person spoken of before whom a role means, or None for somebody new."""
        known = self._of_an_age(mention) or self._of_the_writers(mention)
        if known is not None:
            return known
        if not mention.plural and mention.opening in _DEFINITE:
            known = self._definite(mention, previous)
        elif mention.opening in {"a", "an"} and not mention.plural and not mention.governed:
            known = self.memory.titular(mention.start, mention.head)
        if known is None:
            return None
        told = self._words(mention)
        if (known.nameless or known.called) and known.miscalled(gender_of(told)):
            return None  # the same woman is no sergeant who was he
        if is_anothers(known.label, called(self.scene.line, mention)):
            return None
        return known if known.named or not holds_other(known.roles, mention, told) else None

    def _definite(self, mention: Mention, previous: Mention | None) -> Person | None:
        """Return whom a role with a definite article means."""
        told_apart = people.FURTHER & set(self._words(mention))
        if introduces_a_name(self.scene, mention):
            return None
        if told_apart:
            return self._nth(mention, told_apart)
        if is_beside_them(self.scene.line, mention):
            return None
        first = self._first(mention) or self._same(mention)
        if first is not None:
            return first
        known = self._known(mention) or self._last_speaker(mention) or self._formerly(mention)
        known = known or self._renamed(mention)
        if known is not None and known.nameless:
            known = self._unless_told_apart(mention, known)
        if known is not None and mention.head in people.GENERIC and self._tells_them(mention):
            return self._other_than(known, mention)
        met = self.met.get(previous.start) if previous else None
        another = known is not None and known is met
        return None if another and _is_another(self.scene, mention, previous) else known

    def _unless_told_apart(self, mention: Mention, known: Person) -> Person | None:
        """Return one known, or whom words behind a role mean instead; None for somebody new."""
        once = self._what_they_were(mention)
        if once and once not in known.roles:
            return self.memory.role(mention.start, once, gender_of(self._words(mention)))
        return None if self._is_told_to_be_another(mention, known) else known

    def _is_told_to_be_another(self, mention: Mention, known: Person) -> bool:
        """Return whether words behind a comma give a calling that one known does not have.

        The man, a former clerk; not of a teacher told of before.
        """
        if mention.head not in people.GENERIC or self._letters_behind(mention, 1) != ",":
            return False
        calling = next(iter(self.scene.between(mention.end + 1, mention.end + _CLAUSE)), None)
        if calling is None or calling.start != mention.end + 1 or calling.opening not in _NEW:
            return False
        callings = known.roles & _CALLINGS
        return bool(callings) and calling.head in _CALLINGS and calling.head not in callings

    def _what_they_were(self, mention: Mention) -> str:
        """Return the calling by which a clause tells one from others: the man who was a clerk."""
        line = self.scene.line
        was = _WHO_WAS.match(line.letters, mention.end)
        calling = self.scene.at(was.end()) if was and mention.head in people.ANYBODY else None
        if calling is None or calling.plural or calling.opening not in {"a", "an"}:
            return ""
        return calling.head if line.words[mention.end] == "who" else ""

    def _tells_them(self, mention: Mention) -> bool:
        """Return whether somebody tells him or her something, beside quoted words."""
        line = self.scene.line
        told = self._letters_behind(mention, 2) == "vo"
        return (
            told and line.words[mention.end + 1] in _THEM and line.letters[mention.start - 1] == "Q"
        )

    def _other_than(self, known: Person, mention: Mention) -> Person | None:
        """Return who was spoken of last without a name, where the one known is told something."""
        if known.nameless:
            return known
        seen = reversed(self.memory.recent(mention.start))
        others = (one.person for one in seen if one.person.nameless and one.person.single)
        return next((one for one in others if one.may_be(gender_of(self._words(mention)))), None)

    def _letters_behind(self, mention: Mention, most: int) -> str:
        return self.scene.line.letters[mention.end : mention.end + most]

    def _nth(self, mention: Mention, told_apart: frozenset[str]) -> Person | None:
        """Return who was counted before and is called so again: a second clerk; the second man."""
        if mention.head not in people.ANYBODY and mention.head not in people.GENERIC:
            return None
        for seen in reversed(self.memory.recent(mention.start)):
            person = seen.person
            if person.nameless and person.single and told_apart <= person.roles:
                return person
        return None

    def _same(self, mention: Mention) -> Person | None:
        """Return who spoke last, where words say that it is the same one: the same witness."""
        if "same" not in self._words(mention):
            return None
        latest = self.memory.person(mention.start, gender_of(self._words(mention)))
        talks = mention.head in people.TALKERS or mention.head == "witness"
        return latest if latest is not None and (talks or mention.head in latest.roles) else None

    def _first(self, mention: Mention) -> Person | None:
        """Return beside whom a second was counted: the first source, where a second one spoke."""
        if "first" not in self._words(mention):
            return None
        for seen in reversed(self.memory.recent(mention.start, _LONG)):
            person = seen.person
            counted = mention.head in person.roles and not _SECOND.isdisjoint(person.roles)
            if counted and person.nameless and person.like is not None:
                return person.like
        return None

    def _words(self, mention: Mention) -> list[str]:
        return role_words(self.scene.line, mention)

    def _last_speaker(self, mention: Mention) -> Person | None:
        """Return who is meant by a word for whoever speaks that says no more: the interlocutor."""
        talks = mention.head in people.TALKERS and mention.end - mention.start == _BARE
        return self.memory.person(mention.start) if talks else None

    def _known(self, mention: Mention) -> Person | None:
        if mention.kind is MentionKind.BODY:
            short = mention.end - mention.start <= _BARE
            return self.memory.body(mention.start, mention.head) if short else None
        owned = mention.head in people.GENERIC or mention.head in people.OFFICIALS
        whose = owned and "z" in self._letters(mention)
        return self._bearing(mention) if whose else self._single(mention)

    def _single(self, mention: Mention) -> Person | None:
        """Return the one person whom a role means, by age, by all its words or by its head."""
        if self._is_somebody_new(mention):
            return None
        gender = gender_of(self._words(mention))
        age = age_word(self.scene.line, mention)
        if age:
            known = self.memory.role(mention.start, age, gender)
            called = None if known else self.memory.role(mention.start, mention.head, gender)
            known = called if called is not None and not called.headed else known
            return known or self.memory.person(mention.start, gender)
        known = self._alike(mention) or self.memory.role(mention.start, mention.head, gender)
        known = self._of_the_text(known, mention, gender) or known or self._vague(mention, gender)
        if known is not None or not mention.free or not self._opens(mention):
            return known
        return None if self._is_told_apart(mention) else self._latest(mention, gender)

    def _is_told_apart(self, mention: Mention) -> bool:
        """Return whether more than a role is said of whom it means.

        The farmer who hides them; the regiment's adjutant; the head of one such group.
        """
        clause = self.scene.line.letters[mention.end : mention.end + 2].lstrip("tPfb")[:1] == "w"
        to_another = _TO_ANOTHER.match(self.scene.line.letters, mention.end) is not None
        of_one = _OF_ONE_WHO.match(self.scene.line.letters, mention.start) is not None
        if of_one or (clause and (to_another or not _SERVED & set(self._words(mention)))):
            return True  # the driver who took me there
        return "z" in self._letters(mention) or not _NEW.isdisjoint(self._words(mention))

    def _is_somebody_new(self, mention: Mention) -> bool:
        """Return whether a clause presents somebody: the person who answered; the man we call X."""
        line, end = self.scene.line, mention.end
        clause = line.letters[end : end + 1] == "w"
        called = clause and not _CALLED.isdisjoint(line.words[end : end + _CLAUSE])
        return called or (clause and mention.head == "person")

    def _latest(self, mention: Mention, gender: str) -> Person | None:
        """Return the last one named, of whom nothing else is told than what a role says."""
        latest = self.memory.person(mention.start, gender)
        told = mention.end - mention.start > _BARE and _ONCE.isdisjoint(self._words(mention))
        if latest is None or not latest.named or latest.roles & people.TELLING:
            return None
        if mention.head in ABOVE and (latest.roles & SOLDIERLY) - {mention.head}:
            return None  # a conscript is no commander
        office = mention.head in people.OFFICIALS and not latest.roles & people.OFFICIALS
        return None if (told or office) and mention.head not in SOLDIERLY else latest

    def _letters(self, mention: Mention) -> str:
        return self.scene.line.letters[mention.start : mention.end]

    def _bearing(self, mention: Mention) -> Person | None:
        """Return who was told of in all words of a role that says whose: the depot's officer."""
        told = set(self._words(mention)) - people.DETERMINERS
        recent = reversed(self.memory.recent(mention.start, _LONG))
        return next((seen.person for seen in recent if told <= seen.person.roles), None)

    def _alike(self, mention: Mention) -> Person | None:
        """Return who alone bears all words of a role that several share: the signals sergeant."""
        told = set(self._words(mention)) - people.DETERMINERS
        if len(told) < _SEVERAL or mention.head not in SOLDIERLY:
            return None
        recent = {id(seen.person): seen.person for seen in self.memory.recent(mention.start, _LONG)}
        sharing = [one for one in recent.values() if one.single and mention.head in one.roles]
        bearing = [one for one in sharing if told <= one.roles]
        return bearing[0] if len(bearing) == 1 and len(sharing) > 1 else None

    def _formerly(self, mention: Mention) -> Person | None:
        """Return who has spoken and is now called by what they were, beside quoted words."""
        line = self.scene.line
        beside = line.letters[max(0, mention.start - 2) : mention.start] == "Qv"
        if (
            not beside
            or mention.head not in people.SOLDIERS
            or "former" not in self._words(mention)
        ):
            return None
        heard = [seen.person for seen in self.memory.recent(mention.start) if seen.person.spoke]
        inside = [one for one in heard if one.single and not one.roles & _CIVIL]
        return inside[-1] if inside and inside[-1].named else None

    def _renamed(self, mention: Mention) -> Person | None:
        """Return who was named right before, of whom the tag only now says what they are.

        Velin came late. “We need change,” the Harrow businessman said.
        """
        line = self.scene.line
        tag = line.letters[mention.start - 1 : mention.start] == "Q" and mention.opening == "the"
        if not tag or not _SAYS.match(line.letters, mention.end) or mention.plural:
            return None
        if mention.kind is not MentionKind.ROLE or mention.head in _NOT_RENAMED:
            return None
        latest = self.memory.person(mention.start, gender_of(self._words(mention)))
        if latest is None or not latest.named or latest.roles & _CALLINGS_TOLD:
            return None
        return latest

    def _of_an_age(self, mention: Mention) -> Person | None:
        """Return which of several of a family the text means by age alone: the elder."""
        if mention.head not in OF_AN_AGE or mention.end - mention.start > _BARE:
            return None
        for seen in reversed(self.memory.recent(mention.start)):
            if mention.head in seen.person.roles and seen.person.roles & people.FAMILY:
                return seen.person
        return None

    def _of_the_writers(self, mention: Mention) -> Person | None:
        """Return which named relative of the writer is meant: my brother Anton, then my brother."""
        if mention.opening != "my" or mention.head not in people.FAMILY or mention.plural:
            return None
        recent = {id(one.person): one.person for one in self.memory.recent(mention.start, _LONG)}
        told = {"my", mention.head}
        named = [one for one in recent.values() if one.named and told <= one.roles]
        return named[0] if len(named) == 1 else None

    def _of_the_text(self, known: Person | None, mention: Mention, gender: str) -> Person | None:
        """Return whom the text names as what so far a title alone has said: the radio operator."""
        if known is None or not (known.headed and known.nameless and mention.free):
            return None
        latest = self.memory.person(mention.start, gender)
        return latest if latest and latest.named and latest.roles & SOLDIERLY else None

    def _vague(self, mention: Mention, gender: str) -> Person | None:
        """Return who was called just a man so far and is now told to be a soldier."""
        if mention.head not in SOLDIERLY:
            return None
        latest = self.memory.person(mention.start, gender)
        if latest is None or not latest.nameless or not latest.spoke:
            return None
        plain = not people.ANYBODY.isdisjoint(latest.label.lower().split())
        plain = plain and latest.roles.isdisjoint(SOLDIERLY)
        return latest if plain and not latest.roles & people.TELLING else None

    def _opens(self, mention: Mention) -> bool:
        """Return whether a sentence opens with somebody, or first mentions a former something."""
        start, _ = self.scene.line.sentence(mention.start)
        former = "former" in self._words(mention)
        if start == mention.start or main_subject(self.scene, start, mention.end) is mention:
            return True
        return former and not self.scene.between(start, mention.start)


def _is_another(scene: Scene, mention: Mention, previous: Mention | None) -> bool:
    """Return whether the one mentioned before does something to them or says it of them."""
    if previous is not None and _SAYS_OF.fullmatch(
        scene.line.letters[previous.end : mention.start]
    ):
        return True
    return is_object(scene, mention, previous)
