"""Rules for quotations without a verb of saying: the paragraph and the one before tell."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from testimonies.speaking.clauses import main_subject
from testimonies.speaking.mentions import MentionKind
from testimonies.speaking.rules.interviewees import interviewee
from testimonies.speaking.rules.introductions import sentence_before
from testimonies.speaking.rules.sentence import best_saying
from testimonies.speaking.rules.values import Claim, stands_alone
from testimonies.values import Certainty

if TYPE_CHECKING:
    from testimonies.speaking.mentions import Mention
    from testimonies.speaking.persons import Person
    from testimonies.speaking.rules.values import Case

_YOU = frozenset({"you", "your", "yourself", "others"})
_INDEFINITE = frozenset({"a", "an", "one", "another", "some", "no", ""})
_STRONG = 3  # weight of a subject beside a plain verb of saying
_ASKED_OF = {"him": "male", "her": "female"}
_WHETHER = frozenset({"if", "whether", "why", "what", "how", "who", "when", "where", "about"})
_SPEAKS = re.compile(r"(?:,[^,!/Q]{1,12},)?[du]{0,3}v")
_SELF = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|me)\b")
_READ = 600  # characters of a quotation looked at
_FEWEST_WORDS = 5
_RECENT = 12  # quotations looked back for whose story a text tells
_FEWEST = 2
_MOST = 0.75  # share of them
_OPENING = 12  # words of a sentence within which its subject stands
_REACH = 150  # words of a paragraph that are looked at


def same_sentence(case: Case) -> Claim | None:
    """Another quotation of the same sentence has a speaker: "…" and "…"."""
    start, _ = case.sentence()
    return _before(case, start, "same sentence")


def same_paragraph(case: Case) -> Claim | None:
    """A quotation earlier in the paragraph has a speaker."""
    if not stands_alone(case):
        return None
    start, _ = case.scene.line.paragraph(case.first)
    return _before(case, start, "same paragraph")


def _before(case: Case, start: int, rule: str) -> Claim | None:
    number = case.number - 1
    if number < 0 or not case.scene.line.places[number]:
        return None
    claim = case.claims[number]
    if claim is None or case.scene.line.places[number][-1] < start:
        return None
    return Claim(claim.person, rule, claim.cue, Certainty.LIKELY, claim.hint)


def answered(case: Case) -> Claim | None:
    """A quotation after a question to "you" belongs to the person interviewed."""
    first, place = _told_before(case)
    words = case.scene.line.words
    if first >= place or not (_YOU & set(words[first:place])):
        return None
    if not words[place : place + 1] or not words[place].endswith("?"):
        return None
    person = interviewee(case.scene, case.cast, case.find)
    cue = case.scene.line.span(first, place)
    return Claim(person, "answer", cue, Certainty.LIKELY, direct=True) if person else None


def told_of_before(case: Case) -> Claim | None:
    """A quotation that is its own sentence belongs to the subject of the sentence before."""
    first, place = _told_before(case)
    aside: Claim | None = None
    while place > first:
        start, _ = case.scene.line.sentence(place - 1)
        asked = _asked_of(case, start, place)
        if asked is not None:
            return asked
        who = _subject(case, start, place)
        person = case.cast.person(who) if who else None
        if who is not None and person is not None and _is_somebody(person):
            claim = case.claim(who, "subject before", who.start, who.end, Certainty.LIKELY)
            if _in_passing(who, person):
                return _sayer(case, first, person) or claim
            if who.kind is not MentionKind.PRONOUN or _is_told_of(case, person, first, place):
                return claim if aside is None or person.named else aside
            aside = aside or claim
        place = start
    return aside or _last_named(case, first)


def _asked_of(case: Case, start: int, end: int) -> Claim | None:
    """Return the claim for somebody whom a sentence says was asked: his host asked him if ..."""
    words = case.scene.line.words
    for verb in range(start, end - 2):
        gender = _ASKED_OF.get(words[verb + 1])
        if words[verb] == "asked" and gender and words[verb + 2] in _WHETHER:
            person = case.cast.memory.person(start, gender)
            if person is not None and _is_somebody(person):
                cue = case.scene.line.span(verb, verb + 2)
                return Claim(person, "answer", cue, Certainty.LIKELY)
    return None


def _in_passing(who: Mention, person: Person) -> bool:
    """Return whether somebody is spoken of once, without a name: one boy died."""
    indefinite = who.kind is not MentionKind.PRONOUN and who.opening in _INDEFINITE
    return indefinite and not person.named and len(person.mentions) == 1


def _sayer(case: Case, first: int, passing: Person) -> Claim | None:
    """Return the claim for whoever tells of somebody mentioned in passing, in this paragraph."""
    best = best_saying(case.scene, first, case.first)
    person = case.cast.person(best.who) if best else None
    if best is None or person is None or person is passing or not _is_somebody(person):
        return None
    return case.claim(best.who, "subject before", best.who.start, best.verb + 1, Certainty.LIKELY)


def _is_told_of(case: Case, person: Person, first: int, place: int) -> bool:
    """Return whether a stretch of narration names or describes somebody, not only as he or she."""
    return any(
        mention.kind is not MentionKind.PRONOUN and case.cast.person(mention) is person
        for mention in case.scene.between(first, place)
    )


def _told_before(case: Case) -> tuple[int, int]:
    """Return the stretch of narration before a quotation that stands alone, within reach."""
    line = case.scene.line
    place = sentence_before(case)[1] if stands_alone(case) else 0
    if place == 0 or line.letters[place - 1] == "Q":
        return 0, 0
    return max(line.paragraph(place - 1)[0], place - _REACH), place


def _subject(case: Case, start: int, end: int) -> Mention | None:
    letters = case.scene.line.letters
    for mention in case.scene.between(start, end):
        if mention.owner and letters[mention.end + 1 : end].rstrip("!/:") == "n":
            return mention
    best = best_saying(case.scene, start, end)
    if best is not None and best.weight >= _STRONG and not best.who.plural:
        return best.who
    return main_subject(case.scene, start, end)


def _is_somebody(person: Person) -> bool:
    return person.human and not person.body and not person.several


def _last_named(case: Case, first: int) -> Claim | None:
    """Return whoever was last spoken of in the narration, if in this stretch of it."""
    if _told_before(case)[1] <= first:
        return None
    person = case.cast.memory.person(case.first)
    near = person is not None and any(
        first <= seen.place for seen in case.cast.memory.recent(case.first) if seen.person is person
    )
    return Claim(person, "last named", None, Certainty.UNSURE) if near else None


def several_before(case: Case) -> Claim | None:
    """Where several people were spoken of, they are the sort of people who speak."""
    first, place = _told_before(case)
    who = _subject(case, first, place) if first < place else None
    person = case.cast.person(who) if who else None
    if who is None or person is None or not person.several:
        return None
    claim = case.claim(who, "subject before", who.start, who.end, Certainty.UNSURE)
    hint = (*claim.hint, *sorted(person.roles))
    return Claim(None, claim.rule, claim.cue, claim.certainty, hint)


def run_on(case: Case) -> Claim | None:
    """A paragraph of quoted words after another belongs to the same speaker."""
    number = case.number - 1
    if number < 0 or not stands_alone(case) or not case.scene.line.places[number]:
        return None
    claim = case.claims[number]
    letters = case.scene.line.letters
    gap = letters[case.scene.line.places[number][-1] + 1 : case.first]
    if claim is None or gap.count("/") > 1 or (claim.person is None and not claim.hint):
        return None
    sure = Certainty.LIKELY if claim.person else Certainty.UNSURE
    return Claim(claim.person, "run of quotations", claim.cue, sure, claim.hint)


def introduced_after(case: Case) -> Claim | None:
    """A quotation that opens a paragraph belongs to whom the next sentence first names."""
    claim = told_of_after(case)
    person = claim.person if claim else None
    if claim is None or person is None or not person.named:
        return None
    return claim if person.mentions[0][0] > case.last else None


def told_of_after(case: Case) -> Claim | None:
    """A quotation that opens a paragraph belongs to the subject of the sentence after it."""
    letters, at = case.scene.line.letters, case.last + 1
    opens = case.first == 0 or letters[case.first - 1] == "/"
    if not opens or at >= len(letters) or not stands_alone(case):
        return None
    if letters[at] == "/":
        return _said_in_the_next(case, at + 1)
    start, end = case.scene.line.sentence(at)
    who = main_subject(case.scene, start, min(end, start + _OPENING))
    person = case.cast.person(who) if who else None
    if who is None or who.start != at or person is None or not _is_somebody(person):
        return None
    return case.claim(who, "subject after", who.start, who.end, Certainty.UNSURE)


def _said_in_the_next(case: Case, at: int) -> Claim | None:
    """Return the claim for whoever opens the paragraph below words set above it, and speaks."""
    who = case.scene.at(at)
    person = case.cast.person(who) if who else None
    if who is None or who.name is None or person is None or not _is_somebody(person):
        return None
    if not _SPEAKS.match(case.scene.line.letters, who.end):
        return None
    return case.claim(who, "subject after", who.start, who.end, Certainty.UNSURE)


def whose_story(case: Case) -> Claim | None:
    """Words that say I or we belong to whoever speaks in most of the text before."""
    text = case.scene.line.text
    spans = case.find.spans
    said = text[spans[0].start : min(spans[-1].end, spans[0].start + _READ)]
    if len(said.split()) < _FEWEST_WORDS or not _SELF.search(said):
        return None
    people = [claim.person for claim in case.claims[-_RECENT:] if claim and claim.person]
    if len(people) < _FEWEST:
        return None
    person = max(people, key=people.count)
    if people.count(person) < _MOST * len(people) or not _is_somebody(person):
        return None
    return Claim(person, "last named", None, Certainty.UNSURE)
