"""Who speaks below a sentence that leads up to words and says nothing of speaking.

His patrol had lost two men: “...” is said by him, not by the men.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from testimonies.finding.selfspeech import ALONE
from testimonies.speaking.clauses import main_subject
from testimonies.speaking.lexicon import ROLE_WORDS, people
from testimonies.speaking.mentions import MentionKind
from testimonies.speaking.pronouns import GENDERS, dies
from testimonies.speaking.rules.sentence import best_saying

if TYPE_CHECKING:
    from testimonies.speaking.clauses import Saying
    from testimonies.speaking.mentions import Mention
    from testimonies.speaking.persons import Person
    from testimonies.speaking.rules.values import Case

_READ = 600  # characters of the words looked at
_DONE_TO = re.compile(r"(?:^|[^,])(?:u[du]{0,2}[xyeR]|y)[^,]*$")  # had lost two men
_ACTS_ON = re.compile(r"[du]{0,3}[xyejvi][du]{0,2}[tP]?[os]")  # begged her, came to his
_OWNING = frozenset({"his", "her"})
_NEW = frozenset({"a", "an", "one", "another", "two", "three"})
_HARMED = frozenset({"shot", "hanged", "executed"})
_HARM = 3  # words behind somebody that tell how they died
_STRONG = 3  # weight of a subject beside a plain verb of saying


def may_not_say(case: Case, who: Mention, start: int) -> bool:
    """Return whether the subject of a sentence that opens at ``start`` is told of, no speaker."""
    said = _words(case)
    if _is_several(case, who):
        return ALONE.search(said) is not None
    if who.kind is MentionKind.PRONOUN or who.name is not None:
        return False
    if who.head in ROLE_WORDS | people.RANKS and _is_called(said, who.head):
        return True
    line = case.scene.line
    if (
        dies(line, who)
        or not _HARMED.isdisjoint(line.words[who.end : who.end + _HARM])
        or _DONE_TO.search(line.letters, start, who.start)
    ):
        return True
    acts = _ACTS_ON.match(line.letters, who.end)
    on_them = acts is not None and line.words[acts.end() - 1] in {"him", "her", "his"}
    return on_them and who.opening in _OWNING | _NEW


def only_bids(case: Case, saying: Saying) -> bool:
    """Return whether somebody bids him or her do something, who tells of it: told her to go."""
    line, verb = case.scene.line, saying.verb
    bidden = line.words[verb + 1 : verb + 2] in (["him"], ["her"])
    to_do = "t" in line.letters[verb + 2 : verb + 4]
    return bidden and to_do and ALONE.search(_words(case)) is not None


def told_of(case: Case, start: int, end: int) -> Person | None:
    """Return of whom a sentence tells by his or her, else the sentences before in its paragraph."""
    owner = _owner(case, start, end)
    if owner is not None:
        return owner
    line = case.scene.line
    first, place = line.paragraph(start)[0], start
    while place > first:
        before = max(first, line.sentence(place - 1)[0])
        person = _subject(case, before, place)
        if person is not None:
            return person
        place = before
    return None


def _owner(case: Case, start: int, end: int) -> Person | None:
    """Return whose patrol, mother or superior a sentence opens with: his, her."""
    line = case.scene.line
    for mention in case.scene.between(start, end):
        owner = case.cast.owner(mention) if mention.opening in _OWNING else None
        if owner is not None and owner.single:
            return owner
    if line.words[start] not in _OWNING:
        return None
    person = case.cast.memory.person(start, GENDERS[line.words[start]])
    return person if person is not None and person.single else None


def _subject(case: Case, start: int, end: int) -> Person | None:
    """Return the one person of whom a sentence tells or whose words it reports."""
    best = best_saying(case.scene, start, end)
    says = best.who if best is not None and best.weight >= _STRONG else None
    for who in (says, main_subject(case.scene, start, end)):
        person = case.cast.person(who) if who is not None else None
        alive = person is not None and person.single and not person.dead
        if who is not None and alive and (who is says or not may_not_say(case, who, start)):
            return person
    return None


def _is_several(case: Case, who: Mention) -> bool:
    person = case.cast.person(who)
    return who.plural or (person is not None and person.several)


def _is_called(said: str, head: str) -> bool:
    """Return whether words tell of somebody called by a role: the captain told us, my mother."""
    return re.search(rf"\b(?:[Tt]he|[Mm]y|[Oo]ur)\s(?:\w+\s)?{re.escape(head)}\b", said) is not None


def _words(case: Case) -> str:
    spans = case.find.spans
    text = case.scene.line.text
    return text[spans[0].start : min(spans[-1].end, spans[0].start + _READ)]
