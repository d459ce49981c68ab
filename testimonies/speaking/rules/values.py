"""What a rule is given and what it answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from testimonies.finding.values import Found
    from testimonies.speaking.cast import Cast
    from testimonies.speaking.mentions import Mention
    from testimonies.speaking.persons import Person
    from testimonies.speaking.scene import Scene
    from testimonies.values import Certainty, Span


_REACH = 150  # words on either side that a rule looks at


@dataclass(frozen=True, slots=True)
class Claim:
    """A rule's answer to who speaks.

    Attributes:
        person: The speaker; None where the rule knows only what sort of people speak.
        rule: Name of the rule.
        cue: The words that say so, or None.
        certainty: How far the answer may be leaned on.
        hint: Words about the speakers where no single person is named, in lower case.
        direct: Whether the quotation stands as speech beside a verb of saying, not as a part of
            the narrator's own sentence.
    """

    person: Person | None
    rule: str
    cue: Span | None
    certainty: Certainty
    hint: tuple[str, ...] = ()
    direct: bool = False


@dataclass(frozen=True, slots=True)
class Case:
    """One quotation before the rules.

    Attributes:
        scene: The text it stands in.
        cast: Who is who there.
        found: All finds of the text.
        number: Which of them is asked about.
        claims: The answers for the finds before it, by number; None where no rule answered.
        turns: Who is meant by the names before turns of a transcript, by where each begins.
    """

    scene: Scene
    cast: Cast
    found: tuple[Found, ...]
    number: int
    claims: list[Claim | None]
    turns: dict[int, Person]

    @property
    def find(self) -> Found:
        """The quotation asked about."""
        return self.found[self.number]

    @property
    def first(self) -> int:
        """Place of its first ``Q`` in the line."""
        return self.scene.line.places[self.number][0]

    @property
    def last(self) -> int:
        """Place of its last ``Q`` in the line."""
        return self.scene.line.places[self.number][-1]

    def sentence(self) -> tuple[int, int]:
        """Return the words of the sentence around it, within reach."""
        line = self.scene.line
        start, end = line.sentence(self.first)[0], line.sentence(self.last)[1]
        return max(start, self.first - _REACH), min(end, self.last + _REACH)

    def quoted_end(self) -> str:
        """Return the last character of the quoted words that is no mark or bracket."""
        end = self.find.spans[-1].end
        tail = self.scene.line.text[max(end - 4, self.find.spans[-1].start) : end].rstrip()
        return tail[-1:] if tail else ""

    def claim(  # noqa: PLR0913 - the fields of one value
        self,
        mention: Mention,
        rule: str,
        start: int,
        end: int,
        certainty: Certainty,
        *,
        direct: bool = False,
    ) -> Claim:
        """Return the claim that a mention names the speaker, evidence ``[start, end)``."""
        line = self.scene.line
        person = self.cast.person(mention)
        words = tuple(line.words[mention.start : mention.end])
        cue = line.span(min(start, mention.start), max(end, mention.end))
        return Claim(person, rule, cue, certainty, words, direct)


def stands_alone(case: Case) -> bool:
    """Return whether the quoted words are a sentence of their own."""
    letters, at = case.scene.line.letters, case.first
    opens = at == 0 or letters[at - 1] in "!/Q:"
    closed = letters[case.last + 1 : case.last + 2] in {"", "!", "/", "Q"}
    return opens and (closed or case.quoted_end() in ".!?…")
