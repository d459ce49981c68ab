"""Rules for those who ask: an outlet that spoke to somebody is not the one who speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from testimonies.speaking.clauses import main_subject
from testimonies.speaking.describing import in_clause
from testimonies.speaking.lexicon.verbs import TALKING, VISITING
from testimonies.speaking.pronouns import OBJECTS
from testimonies.speaking.rules.introductions import sentence_before
from testimonies.speaking.rules.values import Claim, stands_alone
from testimonies.values import Certainty
from testimonies.wordlists import words

if TYPE_CHECKING:
    from testimonies.speaking.mentions import Mention
    from testimonies.speaking.persons import Person
    from testimonies.speaking.rules.values import Case

_WITH = frozenset({"to", "with"})
_VERBS = TALKING | VISITING | {"caught", "catches"}  # up with
_SENTENCES = 2  # looked at
_STEPS = 4  # words from the verb to the one who is asked
_ASKING = words("i we you reporter reporters correspondent journalist interviewer editor")


def spoken_to(case: Case) -> Claim | None:
    """A quotation of its own belongs to whom an outlet or reporter spoke to right before."""
    start, end = sentence_before(case)
    if start >= end or not stands_alone(case):
        return None
    first, _ = case.scene.line.paragraph(start)
    for _ in range(_SENTENCES):
        claim = _asked_in(case, start, end)
        if claim is not None or _tells_of_somebody(case, start, end) or start <= first:
            return claim
        end = start
        start, _ = case.scene.line.sentence(end - 1)
    return None


def _asked_in(case: Case, start: int, end: int) -> Claim | None:
    words = case.scene.line.words
    verbs = (i for i in range(end - 1, start, -1) if words[i] in _VERBS)
    claims = (_asked(case, start, verb, end) for verb in verbs)
    return next((claim for claim in claims if claim is not None), None)


def _tells_of_somebody(case: Case, start: int, end: int) -> bool:
    """Return whether somebody is the subject of a sentence, not only of a clause below it."""
    who = main_subject(case.scene, start, end)
    return who is not None and not in_clause(case.scene, who)


def _asked(case: Case, start: int, verb: int, end: int) -> Claim | None:
    line = case.scene.line
    place = verb + 1
    if line.words[verb] not in VISITING:
        near = (i for i in range(place, min(place + 3, end)) if line.words[i] in _WITH)
        found = next(near, None)
        if found is None:
            return None
        place = found + 1
    person = _person_at(case, place, min(end, verb + _STEPS))
    if person is None or not _listens(case, start, verb):
        return None
    cue = line.span(verb, place + (place < end))
    return Claim(person, "spoken to", cue, Certainty.LIKELY, direct=True)


def _person_at(case: Case, place: int, end: int) -> Person | None:
    word = case.scene.line.words[place] if place < end else ""
    mention = case.scene.at(place)
    if mention is not None:
        person = case.cast.person(mention)
    elif word in OBJECTS:
        person = case.cast.memory.person(place, OBJECTS[word])
    else:
        return None
    single = person is not None and not person.several and not person.body
    return person if single else None


def _listens(case: Case, start: int, verb: int) -> bool:
    """Return whether the subject of a verb is a reporter, an outlet or the writer."""
    who = main_subject(case.scene, start, verb)
    return who is None or _is_reporter(case, who)


def _is_reporter(case: Case, who: Mention) -> bool:
    person = case.cast.person(who)
    if person is None or who.head in _ASKING:
        return who.head in _ASKING
    return person.body or not person.human or bool(person.roles & _ASKING)
