"""Rules for quotations that answer: a question to "you", or one that somebody was asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from testimonies.speaking.rules.interviewees import interviewee
from testimonies.speaking.rules.introductions import told_before
from testimonies.speaking.rules.values import Claim
from testimonies.values import Certainty

if TYPE_CHECKING:
    from testimonies.speaking.rules.values import Case

_YOU = frozenset({"you", "your", "yourself", "others"})
_ASKED_OF = {"him": "male", "her": "female"}
_WHETHER = frozenset({"if", "whether", "why", "what", "how", "who", "when", "where", "about"})


def answered(case: Case) -> Claim | None:
    """A quotation after a question to "you" belongs to the person interviewed."""
    first, place = told_before(case)
    words = case.scene.line.words
    if first >= place or not (_YOU & set(words[first:place])):
        return None
    if not words[place : place + 1] or not words[place].endswith("?"):
        return None
    person = interviewee(case.scene, case.cast, case.find)
    cue = case.scene.line.span(first, place)
    return Claim(person, "answer", cue, Certainty.LIKELY, direct=True) if person else None


def asked_of(case: Case) -> Claim | None:
    """A quotation after "his host asked him if ..." belongs to the one who was asked."""
    first, end = told_before(case)
    if first >= end:
        return None
    start = max(first, case.scene.line.sentence(end - 1)[0])
    words = case.scene.line.words
    for verb in range(start, end - 2):
        gender = _ASKED_OF.get(words[verb + 1])
        if words[verb] == "asked" and gender and words[verb + 2] in _WHETHER:
            person = case.cast.memory.person(start, gender)
            if person is not None and person.single:
                cue = case.scene.line.span(verb, verb + 2)
                return Claim(person, "answer", cue, Certainty.LIKELY)
    return None
