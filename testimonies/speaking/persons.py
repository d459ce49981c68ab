"""A person or body while a text is being read: what is known so far."""

from __future__ import annotations

from dataclasses import dataclass, field

from testimonies.speaking.lexicon import people


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
        roles: Words that say what they are, in lower case, such as ``captain``.
        gender: ``"female"``, ``"male"`` or empty.
        like: Whoever was spoken of before, where the text calls this one another of the sort.
        mentions: Places of the mentions, as ``(start, end)`` in the line.
    """

    label: str
    place: int
    named: bool = False
    body: bool = False
    several: bool = False
    roles: set[str] = field(default_factory=set)
    human: bool = False
    gender: str = ""
    like: Person | None = None
    mentions: list[tuple[int, int]] = field(default_factory=list)

    @property
    def nameless(self) -> bool:
        """Whether this is one person whose name is not known."""
        return not (self.named or self.body or self.several)

    def learn(self, words: list[str]) -> None:
        """Take in the words of a mention or a description."""
        self.roles.update(people.WRITTEN_OUT.get(word, word) for word in words)
        if once := {word.removeprefix("ex-") for word in words if word.startswith("ex-")}:
            self.roles.update(once, {"former"})
        if not self.gender:
            self.gender = gender_of([word for word in words if word not in _OWNERS])


_OWNERS = frozenset({"his", "her", "their"})  # tell of somebody else: his lawyer


def gender_of(words: list[str]) -> str:
    """Return ``"female"`` or ``"male"`` where the words tell, else the empty string."""
    for word in reversed(words):
        if word in people.FEMALE:
            return "female"
        if word in people.MALE:
            return "male"
    return ""
