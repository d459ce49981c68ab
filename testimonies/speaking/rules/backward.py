"""Rules for a sentence that points back at the words before it: such was the promise of Velin."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from testimonies.speaking.rules.values import Claim, stands_alone
from testimonies.values import Certainty
from testimonies.wordlists import words

if TYPE_CHECKING:
    from testimonies.speaking.mentions import Mention
    from testimonies.speaking.rules.values import Case

_POINTING = words("such so thus these those this that it")
_OF_SOMEBODY = re.compile(r".(?:u|d){1,3}[adm]{0,3}[nmx]{0,2}nf")
_SUCH = re.compile(r".(?:u|d){1,3}[adm]{0,3}[a-zA-Z]{0,2}[nixev]f")
_SAID_SO = re.compile(r"[^u]{1,2}v")
_PUT = re.compile(r".(?:u|d){1,2}c")
_SAYS = re.compile(r"(?:,[^,!/Q]{1,10},)?[ud]{0,2}v")
_REACH = 16  # words from the speaker to the verb
_WORDS = frozenset({"how", "what", "words"})
_LONGEST = 10  # words within which the speaker is named


def told_back(case: Case) -> Claim | None:
    """The sentence after a quotation of its own says whose words they were."""
    at = _next_sentence(case)
    if at is None or not stands_alone(case):
        return None
    scene = case.scene
    if scene.line.words[at] == "with":
        return _with_words(case, at)
    if scene.line.words[at] not in _POINTING:
        return None
    who = _of_somebody(case, at) or _put_by(case, at) or _owner(case, at) or _wrote(case, at)
    if who is None:
        return None
    return case.claim(who, "named after", at, who.end, Certainty.LIKELY, direct=True)


def _with_words(case: Case, at: int) -> Claim | None:
    """With these words Velin left the room."""
    line = case.scene.line
    pointing = len(line.words) > at + 2 and line.words[at + 1] in _POINTING
    if not pointing or line.letters[at + 2] != "n":
        return None
    place = at + 3 + (line.letters[at + 3 : at + 4] == ",")
    who = case.scene.at(place)
    return (
        case.claim(who, "named after", at, who.end, Certainty.LIKELY, direct=True) if who else None
    )


def _next_sentence(case: Case) -> int | None:
    letters, at = case.scene.line.letters, case.last + 1
    while at < len(letters) and letters[at] in "/!":
        at += 1
    return at if at < len(letters) and letters[at] != "Q" else None


def _of_somebody(case: Case, at: int) -> Mention | None:
    """Such was the promise of Velin; so said Velin."""
    letters = case.scene.line.letters
    such = case.scene.line.words[at] == "such"
    match = (_SUCH if such else _OF_SOMEBODY).match(letters, at, at + _LONGEST)
    if match is None and case.scene.line.words[at] in {"so", "thus"}:
        match = _SAID_SO.match(letters, at, at + _LONGEST)
    return case.scene.at(match.end()) if match else None


def _put_by(case: Case, at: int) -> Mention | None:
    """This is how Velin put it."""
    line = case.scene.line
    match = _PUT.match(line.letters, at, at + _LONGEST)
    if match is None or line.words[match.end() - 1] not in _WORDS:
        return None
    who = case.scene.at(match.end())
    says = who is not None and _SAYS.match(line.letters, who.end, who.end + _REACH)
    return who if says else None


def _wrote(case: Case, at: int) -> Mention | None:
    """So begins the letter that Velin wrote."""
    letters = case.scene.line.letters
    for who in case.scene.between(at + 1, at + _LONGEST):
        told = "n" in letters[at : who.start] and who.free
        if told and _SAYS.match(letters, who.end, who.end + _REACH):
            return who
    return None


def _owner(case: Case, at: int) -> Mention | None:
    """These were Velin's words."""
    for who in case.scene.between(at + 1, at + _LONGEST):
        if who.owner and case.scene.line.letters[who.end + 1 : who.end + 2] == "n":
            return who
    return None
