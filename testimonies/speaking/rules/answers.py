"""Rules for quotations that answer a question, or that somebody reads out from a letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from testimonies.speaking.pronouns import GENDERS, OBJECTS
from testimonies.speaking.rules.interviewees import interviewee
from testimonies.speaking.rules.introductions import told_before
from testimonies.speaking.rules.values import Claim
from testimonies.values import Certainty
from testimonies.wordlists import words

if TYPE_CHECKING:
    from testimonies.speaking.rules.values import Case

_YOU = frozenset({"you", "your", "yourself", "others"})
_WHETHER = frozenset({"if", "whether", "why", "what", "how", "who", "when", "where", "about"})
_READING = words("read reads reading quote quotes quoting")
_LETTERS = words("""
    letter statement reply note notice order message affidavit email e-mail declaration communique
    communiqué memorandum memo certificate telegram report circular response
    """)
_FROM = frozenset({"from", "by", "of", "signed"})
_RUNS = words("runs run ran reads read goes went begins began opens opened ends ended")
_PAPERS = _LETTERS | words("""
    letters statements notes orders messages reports file files sheet sheets entry entries record
    records log logs card cards page pages paper papers line them these leaflet leaflets poster
    """)
_STOPS = frozenset("!;/Q")
_REACH = 9  # words from a letter to whoever sent it: a letter came yesterday from the army


def answered(case: Case) -> Claim | None:
    """A quotation after a question to "you" belongs to the person interviewed."""
    first, place = told_before(case)
    words = case.scene.line.words
    if first >= place or not (_YOU & set(words[first:place])):
        return None
    if not words[place : place + 1] or not words[place].endswith("?"):
        return None
    asked = set(words[first:place])
    gender = next((GENDERS[word] for word in GENDERS if word in asked), "")
    if gender and asked.isdisjoint(_YOU - {"others"}):  # Did the others in his unit think so?
        person = case.cast.memory.person(place, gender)
    else:
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
        gender = OBJECTS.get(words[verb + 1])
        if words[verb] == "asked" and gender and words[verb + 2] in _WHETHER:
            person = case.cast.memory.person(start, gender)
            if person is not None and person.single:
                cue = case.scene.line.span(verb, verb + 2)
                return Claim(person, "answer", cue, Certainty.LIKELY)
    return None


def read_aloud(case: Case) -> Claim | None:
    """A quotation after "a letter came from the army. I shall read it" is the army's."""
    line = case.scene.line
    end = case.first
    start = line.paragraph(end)[0]
    before = line.sentence(max(end - 1, start))[0]
    if before >= end or not _READING & set(line.words[before:end]):
        return None
    for place in range(end - 1, start - 1, -1):
        if line.words[place] not in _LETTERS:
            continue
        for mention in case.scene.between(place + 1, min(place + _REACH, end)):
            person = case.cast.person(mention)
            sent = _FROM & set(line.words[max(place + 1, mention.start - 2) : mention.start])
            if (
                sent
                and person is not None
                and not _STOPS & set(line.letters[place : mention.start])
            ):
                return case.claim(mention, "written", place, mention.end, Certainty.LIKELY)
    return None


def on_paper(case: Case) -> Claim | None:
    """A quotation before "runs one of the sheets" is nobody's whom the text tells of."""
    line = case.scene.line
    for place in case.scene.line.places[case.number]:
        start = place + 1 + (line.letters[place + 1 : place + 2] == ",")
        told = line.words[start : start + 5]
        if (
            told
            and told[0] in _RUNS
            and {"one", "another"} & set(told[1:2])
            and _PAPERS & set(told)
        ):
            cue = line.span(start, start + len(told))
            return Claim(None, "written", cue, Certainty.UNSURE)
    return None
