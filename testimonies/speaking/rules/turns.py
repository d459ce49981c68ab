"""The rule for transcripts: the name or letter before a turn says who speaks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from testimonies.speaking.lexicon import people
from testimonies.speaking.mentions import MentionKind
from testimonies.speaking.rules.values import Claim
from testimonies.values import Certainty, Form
from testimonies.wordlists import words

if TYPE_CHECKING:
    from testimonies.finding.values import Found
    from testimonies.speaking.cast import Cast
    from testimonies.speaking.persons import Person
    from testimonies.speaking.rules.values import Case
    from testimonies.speaking.scene import Scene

ASKERS = words("""
    q question questions interviewer journalist reporter host moderator presenter int
    interviewers facilitator researcher anchor
    """)
_ANSWERERS = words("""
    a answer interviewee respondent participant speaker witness guest ans resp informant
    """)
_PRESENTING = words("""
    speaker interviewee respondent who name participant guest witness interview conversation
    with spoke talked
    """)
_WORD = re.compile(r"[^\W_]+")
_INSIDE = people.FAMILY | people.SOLDIERS | people.RANKS | people.LEAVERS
_HALF = 0.6
_ASKER = "interviewer"


def labelled(case: Case) -> Claim | None:
    """The words before a turn name the speaker."""
    where = case.find.label
    if where is None:
        return _unlabelled(case)
    person = case.turns.get(_text(case.scene.line.text, case.find))
    if person is None:
        return None
    return Claim(person, "turn", where, Certainty.CERTAIN, direct=True)


def _unlabelled(case: Case) -> Claim | None:
    """Return the claim for an answer before which nobody is named: the one interviewed gives it."""
    if case.find.form is not Form.TURN:
        return None
    first = next(find for find in case.found if find.form is Form.TURN and find.label is None)
    person = interviewee(case.scene, case.cast, first)
    return Claim(person, "answer", None, Certainty.LIKELY, direct=True) if person else None


def is_question(claim: Claim | None) -> bool:
    """Return whether a turn is that of whoever asks."""
    return (
        claim is not None
        and claim.rule == "turn"
        and claim.person is not None
        and _ASKER in claim.person.roles
    )


def _text(text: str, find: Found) -> str:
    return " ".join(text[find.label.start : find.label.end].split()) if find.label else ""


def turn_speakers(scene: Scene, cast: Cast, found: tuple[Found, ...]) -> dict[str, Person]:
    """Return who is meant by each name before a turn.

    A letter or word for whoever asks stays as it is; one for whoever answers is the person the
    document introduces before the first turn, where there is one.
    """
    text = scene.line.text
    turns: dict[str, list[Found]] = {}
    for find in found:
        if find.label is not None:
            turns.setdefault(_text(text, find), []).append(find)
    return {label: _speaker(scene, cast, label, finds) for label, finds in turns.items()}


def _speaker(scene: Scene, cast: Cast, label: str, finds: list[Found]) -> Person:
    words = [word.lower() for word in _WORD.findall(label)]
    asks = _asks(scene.line.text, finds) and not _INSIDE & set(words)
    if ASKERS & set(words) or asks:
        return cast.add(label, [_ASKER], named=True, key=tuple(words))
    known = cast.named(tuple(words)) or _by_initials(cast, label)
    if known is not None:
        return known
    if set(words) <= _ANSWERERS:
        return interviewee(scene, cast, finds[0]) or cast.add(label, words, named=True, key=())
    return cast.add(label, words, named=True, key=tuple(words))


def _asks(text: str, finds: list[Found]) -> bool:
    questions = sum("?" in text[find.spans[-1].start : find.spans[-1].end][-3:] for find in finds)
    return len(finds) > 1 and questions >= _HALF * len(finds)


def _by_initials(cast: Cast, label: str) -> Person | None:
    letters = [letter for letter in label if letter.isalpha()]
    if not 1 < len(letters) <= 3 or not all(letter.isupper() for letter in letters):  # noqa: PLR2004 - initials
        return None
    for person in cast.persons:
        names = [word for word in person.label.split() if word[0].isupper()]
        if person.named and not person.body and [name[0] for name in names] == letters:
            return person
    return None


def interviewee(scene: Scene, cast: Cast, first: Found) -> Person | None:
    """Return the person introduced before a find: as speaker, or the one most spoken of."""
    line = scene.line
    counts: dict[int, tuple[float, Person]] = {}
    for mention in scene.mentions:
        if line.starts[mention.start] >= first.outer.start:
            break
        person = cast.person(mention)
        if person is None or person.several or mention.predicate:
            continue
        if person.body or not person.human:
            continue
        weight = 2.0 if person.named else 1.0
        before = {word for word in line.words[max(0, mention.start - 3) : mention.start] if word}
        weight += 2 if mention.kind is MentionKind.PRONOUN or mention.free else 0
        presented = before & _PRESENTING and not before & ASKERS
        weight += (9 if person.named else 4) if presented else 0
        weight -= 9 if before & ASKERS else 0
        counts[id(person)] = (counts.get(id(person), (0.0, person))[0] + weight, person)
    return max(counts.values(), key=lambda entry: entry[0])[1] if counts else None
