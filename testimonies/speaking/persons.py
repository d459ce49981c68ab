"""A person or body while a text is being read: what is known so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from unicodedata import combining, normalize

from testimonies.speaking.lexicon import givennames, people
from testimonies.speaking.lexicon.titles import HONORIFICS


@dataclass(slots=True, eq=False)
class Person:
    """Somebody in one text, gathered from all mentions.

    Attributes:
        label: The fullest way the text names or describes them.
        place: Place of the first mention in the line.
        named: Whether the label is a proper name.
        body: Whether this is a group or office rather than a person.
        several: Whether these are several people spoken of together.
        human: Whether the text speaks of them as of a person.
        headed: Whether only titles and captions have spoken of them so far.
        doubtful: Whether it is one by the place of a name in a sentence alone.
        roles: Words that say what they are, in lower case, such as ``captain``.
        lent: Those of these words that were told of others of the sort alone: another, one.
        gender: ``"female"``, ``"male"`` or empty, by words of the text that tell.
        given: The same, by the given name alone.
        called: How often he or she seems to mean them, by gender.
        acts: How often they are the subject of a sentence or a clause of saying.
        spoke: Whether a verb of saying has stood beside them, quoted words or none.
        dead: Whether the text says that they died.
        like: Whoever was spoken of before, where the text calls this one another of the sort.
        kin: Their husbands, sons and brothers of whom the text tells.
        spouse: Whose wife, husband or the like the text calls them.
        mentions: Places of the mentions, as ``(start, end)`` in the line.
    """

    label: str
    place: int
    named: bool = False
    body: bool = False
    several: bool = False
    roles: set[str] = field(default_factory=set)
    lent: frozenset[str] = frozenset()
    human: bool = False
    headed: bool = False
    doubtful: bool = False
    gender: str = ""
    given: str = ""
    called: dict[str, int] = field(default_factory=dict)
    acts: int = 0
    spoke: bool = False
    dead: bool = False
    like: Person | None = None
    kin: list[Person] = field(default_factory=list)
    spouse: Person | None = None
    mentions: list[tuple[int, int]] = field(default_factory=list)

    @property
    def single(self) -> bool:
        """Whether this is one person."""
        return self.human and not (self.body or self.several)

    @property
    def nameless(self) -> bool:
        """Whether this is one person whose name is not known."""
        return not (self.named or self.body or self.several)

    @property
    def surname(self) -> tuple[str, ...]:
        """The last word of a name in lower case; none of a description."""
        return (self.label.rpartition(" ")[2].lower(),) if self.named else ()

    @property
    def called_by(self) -> frozenset[str]:
        """The first and the last word of a name in lower case, a form of address aside."""
        words = self.label.lower().split() if self.named else []
        first = words[:1] if words[:1] and words[0] not in HONORIFICS else words[1:2]
        return frozenset({*first, *words[-1:]})

    @property
    def spoken_of_as(self) -> str:
        """The gender that the text states or its pronouns show, or the empty string."""
        return self.gender or max(self.called, key=self.called.__getitem__, default="")

    def may_be(self, gender: str) -> bool:
        """Return whether the text states nothing against a gender; empty fits everybody."""
        return not (gender and self.gender) or gender == self.gender

    def miscalled(self, gender: str) -> bool:
        """Return whether pronouns, or else the given name, speak for the other gender."""
        if not gender or self.gender:
            return False
        if self.called:
            return sum(self.called.values()) > 2 * self.called.get(gender, 0)
        return bool(self.given) and self.given != gender

    def bear(self, name: tuple[str, ...]) -> None:
        """Take in what a given name tells; a spokesman may turn out to be a woman."""
        office = any(map(_is_mans_office, self.roles))
        self.given = given_gender(name) or ("" if office else self.given)

    def lend(self, words: set[str]) -> None:
        """Take in what is told of others of the sort, of whom this is another."""
        self.lent = frozenset(words - self.roles)
        self.roles |= words

    def learn(self, words: list[str]) -> None:
        """Take in the words of a mention or a description."""
        self.roles.update(*map(_roles_in, words))
        if not self.given and any(map(_is_mans_office, words)):
            self.given = "male"
        if self.roles >= _FLYING:
            self.roles.add("pilot")
        if not self.gender:
            self.gender = gender_of([word for word in words if word not in _OWNERS])


_KNOWN = 2**12  # words remembered
_OFFICES = people.OFFICIALS | people.OTHERS
_FLYING = frozenset({"flight", "lieutenant"})
_OWNERS = frozenset({"his", "her", "their"})  # tell of somebody else: his lawyer


@lru_cache(maxsize=_KNOWN)
def _roles_in(word: str) -> frozenset[str]:
    """Return what one word says that somebody is: captain for Capt.; soldier, formerly."""
    roles = {people.WRITTEN_OUT.get(word, word)}
    if word.startswith("ex-"):
        roles |= {word.removeprefix("ex-"), "former"}
    return frozenset(roles | {_last_part(word)} if "-" in word else roles)


def _last_part(word: str) -> str:
    """Return what a compound names: a gunner where it is a machine-gunner."""
    last = word.rpartition("-")[2]
    return last if last in people.SOLDIERS | people.RANKS else word


@lru_cache(maxsize=_KNOWN)
def _is_mans_office(word: str) -> bool:
    """Return whether an office is called after men, though a woman may hold it: congressman."""
    plain = word.endswith("man") and not word.endswith(("woman", "chairman"))
    return plain and word in _OFFICES


def given_gender(name: tuple[str, ...]) -> str:
    """Return the gender a name tells by its given name or a patronymic, or the empty string."""
    given = _plain(name[0]) if name else ""
    if given in givennames.FEMALE_NAMES:
        return "female"
    if given in givennames.MALE_NAMES:
        return "male"
    for word in name[1:]:
        if word.endswith(givennames.FEMALE_ENDINGS):
            return "female"
        if word.endswith(givennames.MALE_ENDINGS):
            return "male"
    return ""


@lru_cache(maxsize=_KNOWN)
def _plain(word: str) -> str:
    """Return a word without accents."""
    if word.isascii():
        return word
    return "".join(sign for sign in normalize("NFD", word) if not combining(sign))


def gender_of(words: list[str]) -> str:
    """Return ``"female"`` or ``"male"`` where the words tell, else the empty string."""
    for word in reversed(words):
        if word in people.FEMALE:
            return "female"
        if word in people.MALE:
            return "male"
    return ""
