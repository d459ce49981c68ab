"""Notes at the foot that say who was interviewed: 65 Watch interview, army clerk, Skarn, 1991."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from testimonies.speaking.labels import stands_for_one
from testimonies.speaking.mentions import MentionKind
from testimonies.speaking.rules.brackets import own_words, scene_of
from testimonies.speaking.rules.introductions import sentence_before
from testimonies.speaking.rules.values import Claim
from testimonies.values import Certainty, Form, Span
from testimonies.wordlists import MONTHS

if TYPE_CHECKING:
    from testimonies.speaking.persons import Person
    from testimonies.speaking.rules.values import Case

_NOTE = re.compile(
    r"^[ ]{0,8}(?:\[\^?(?P<square>\d{1,3})\]:?|(?P<plain>\d{1,3})[.)]?)[ ]{1,6}(?=\S)", re.MULTILINE
)
_INTERVIEW = re.compile(  # Ledger Watch telephone interview with “Velin”; Interview 7, former clerk
    r"(?:[^\W\d_a-z][\w’'-]*\s){0,4}"
    r"(?i:(?:(?:tele)?phone|video|online|personal|confidential|anonymous|author[’']?s?[’']?)\s){0,2}"
    r"(?i:interview|conversation)(?:\s(?:no\.?\s?)?[A-Z]{0,3}-?\d{1,3})?"
    r"(?P<how>,\s|\swith\s)(?P<who>[^.;\n]{2,120})"
)
_AGAIN = re.compile(r"(?:Ibid|Idem)\.?\s*$", re.MULTILINE)
_SIGN = re.compile(
    r"[.?!…,]?[”’\"')]{0,2}[.?!…,]?(?:[ ]?\[\^?(?P<square>\d{1,3})\]|(?P<plain>\d{1,3}))(?=\s|$)"
)
_OPENS = re.compile(r"[ ]{0,8}(?:\[\^?(?P<square>\d{1,3})\]:?|(?P<plain>\d{1,3})[.)]?)\s")
_SAME = re.compile(
    r"\b[Tt]he\ssame\s(?:source|interviewee|person|man|woman|officer|official|soldier|respondent|interlocutor)\b"
)
_NAMED = re.compile(
    r"[“\"‘']?(?P<name>[^\W\d_a-z][\w’'-]*?(?:\s[^\W\d_a-z][\w’'-]*?){0,3}),?[”\"’']?(?=,|\s\(|$)"
)
_PART = re.compile(r"(?:with\s)?(?P<told>[^,(]{3,70}?)\s?(?=[,(]|$)")
_HELD = re.compile(
    rf"\b(?:{MONTHS}|(?:19|20)\d\d|withheld|telephone|phone|Skype|location|place)\b", re.IGNORECASE
)
_MOST_WORDS = 9  # of a description
_BESIDE = 240  # characters from quoted words to the number of a note
_READ = 220  # characters of a note


class _Note(NamedTuple):
    """A note on an interview.

    Attributes:
        start: Where the note begins.
        named: Whether it may name whoever was interviewed: interview with Velin.
        where: What it says of them, of the place and of the time.
    """

    start: int
    named: bool
    where: Span


@lru_cache(maxsize=2)
def _notes(text: str) -> dict[str, tuple[_Note, ...]]:
    """Return the notes on interviews by number, in order; one on the same as the last is alike."""
    if "nterview" not in text and "onversation" not in text:
        return {}
    notes: dict[str, tuple[_Note, ...]] = {}
    last: _Note | None = None
    for match in _NOTE.finditer(text):
        told = _INTERVIEW.match(text, match.end(), match.end() + _READ)
        if told is not None:
            last = _Note(match.start(), "with" in told["how"], Span(*told.span("who")))
        elif not _AGAIN.match(text, match.end()):
            last = None
        if last is not None:
            number = match["square"] or match["plain"]
            notes[number] = (*notes.get(number, ()), last._replace(start=match.start()))
    return notes


def noted(case: Case) -> Claim | None:
    """The note behind words of whom the text says nothing tells who was interviewed."""
    if case.find.form is Form.BLOCK and _names_somebody(case):
        return None
    note = _note_of(case)
    person = _interviewed(case, note) if note is not None else None
    if note is None or person is None:
        return None
    return Claim(person, "attribution", note.where, Certainty.LIKELY, direct=True)


def same_source(case: Case) -> Claim | None:
    """In a note the same source says more: whoever is quoted where the number of the note is."""
    line = case.scene.line
    start, end = line.sentence(case.first)[0], line.sentence(case.last)[1]
    where = line.span(start, end)
    number = _OPENS.match(line.text, line.text.rfind("\n", 0, where.start) + 1)
    told = _SAME.search(line.text, where.start, where.end) if number is not None else None
    if told is None or number is None:
        return None
    digits = number["square"] or number["plain"]
    signs = list(
        re.finditer(
            rf"(?<=[.,;:?!”’\"')])(?:\[{digits}\]|{digits})(?=\s)", line.text[: number.start()]
        )
    )
    if not signs:
        return None
    at = signs[-1].start()
    for find, claim in zip(reversed(case.found[: case.number]), reversed(case.claims), strict=True):
        behind = line.text[find.spans[-1].end : at] if find.spans[-1].end <= at else None
        if behind is not None:
            beside = len(behind) <= _BESIDE and "\n\n" not in behind
            return (
                replace(claim, rule="attribution", cue=Span(*told.span()))
                if claim and beside
                else None
            )
    return None


def told_by_note(case: Case, claim: Claim | None) -> Claim | None:
    """Return a claim for one of several with what the note behind the words says of that one."""
    person = claim.person if claim is not None else None
    if person is None or not (person.nameless and stands_for_one(person.label)):
        return claim
    note = _note_of(case)
    told = _described(case, note) if note is not None else ""
    if told:
        person.label, person.like = told, None
        person.roles, person.lent = set(), frozenset()  # nothing of others of the sort
        person.learn(own_words(told.lower().split()))
    return claim


def _names_somebody(case: Case) -> bool:
    """Return whether the sentence that leads up to words tells of one person."""
    start, end = sentence_before(case)
    if start >= end or case.scene.line.letters[end - 1] != ":":
        return True
    persons = (case.cast.person(mention) for mention in case.scene.between(start, end))
    return any(person is not None and person.single for person in persons)


def _note_of(case: Case) -> _Note | None:
    """Return the note on an interview whose number stands right behind the words."""
    text = case.scene.line.text
    notes = _notes(text)
    sign = _SIGN.match(text, case.find.spans[-1].end) if notes else None
    if sign is None:
        return None
    of_number = notes.get(sign["square"] or sign["plain"], ())
    return next((note for note in of_number if note.start > sign.start()), None)


def _interviewed(case: Case, note: _Note) -> Person | None:
    """Return whom a note names, if the text knows them, or describes."""
    text = case.scene.line.text
    if note.named:
        name = _NAMED.match(text, note.where.start, note.where.end)
        known = case.cast.named(tuple(name["name"].lower().split())) if name is not None else None
        if known is not None:
            return known if known.single else None
    told = _described(case, note)
    if not told:
        return None
    for number, claim in enumerate(case.claims):
        if claim is not None and claim.cue == note.where and number < case.number:
            return claim.person  # the same interview
    return case.cast.add(told, own_words(told.lower().split()), named=False, key=())


def _described(case: Case, note: _Note) -> str:
    """Return the words of a note that say what one person is, or nothing: former clerk."""
    match = _PART.match(case.scene.line.text, note.where.start, note.where.end)
    told = " ".join(match["told"].split()) if match is not None else ""
    if not told or _HELD.search(told) or len(told.split()) > _MOST_WORDS:
        return ""
    mentions = scene_of(told).mentions
    roles = [one for one in mentions if one.kind is MentionKind.ROLE and not one.governed]
    return told if roles and not roles[0].plural else ""
