"""What the text says of a speaker: rank, branch, unit, age, gender, when they left, where."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from testimonies.speaking.lexicon import people
from testimonies.wordlists import MONTHS

if TYPE_CHECKING:
    from testimonies.speaking.persons import Person
    from testimonies.speaking.scene import Scene

_COMPOUND = re.compile(
    r"\b((?:lance|staff|warrant|second|first|major|lieutenant|brigadier|sergeant|flight|wing|squadron"
    r"|petty|corporal)[\s-](?:corporal|sergeant|officer|lieutenant|general|colonel|major|commander"
    r"|leader|first\sclass))\b",
    re.IGNORECASE,
)
_BRANCHES = re.compile(
    r"\b(army|navy|naval|air\sforce|police|infantry|artillery|armoured\scorps|signals|marines|gendarmerie"
    r"|border\sguard|coast\sguard|military\sintelligence|medical\scorps|engineers)\b",
    re.IGNORECASE,
)
_UNIT = re.compile(
    r"\b((?:\d+(?:st|nd|rd|th)?|[A-Z][a-z]+|[IVX]+)\s(?:[A-Z][a-z]+\s){0,3}"
    r"(?:Battalion|Brigade|Division|Regiment|Company|Platoon|Corps|Squadron|Command)(?:\s\d+)?"
    r"|(?:Battalion|Brigade|Division|Regiment|Company|Platoon|Squadron)\s(?:No\.\s)?\d+)\b"
)
_AGE = re.compile(
    r"\b(\d{2})-year-old\b|,\s(\d{2})(?=,)|\baged?\s(\d{2})\b|\b(\d{2})\syears\sold\b"
)
_LEFT = re.compile(
    r"\b(?:defected|deserted|fled|escaped|left|quit|abandoned)\b[^.;!?]{0,60}?\b(?:in|on|since)\s"
    rf"((?:early\s|late\s|mid-)?(?:\d{{1,2}}\s)?(?:{MONTHS})"
    r"(?:\s\d{1,2}\b(?!\d))?(?:,?\s\d{4})?|(?:19|20)\d{2})\b"
)
_PLACE = re.compile(
    r"^\s(?:from|in|based\sin|of)\s((?:the\s)?[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){0,3})"
)
_AROUND = 120


def attributes_of(scene: Scene, person: Person) -> tuple[tuple[str, str], ...]:
    """Return what the text states of a person, as sorted pairs of name and value."""
    if person.body or person.several:
        return ()
    found: dict[str, str] = {}
    if person.spoken_of_as:
        found["gender"] = person.spoken_of_as
    for start, end in person.mentions[:30]:
        for name, value in _around(scene, start, end).items():
            found.setdefault(name, value)
    if "rank" not in found:
        ranks = [word for word in sorted(person.roles) if word in people.RANKS]
        if len(ranks) == 1:
            found["rank"] = ranks[0]
    return tuple(sorted(found.items()))


def _around(scene: Scene, start: int, end: int) -> dict[str, str]:
    """Return what a mention and the words of its sentence after it state."""
    line = scene.line
    phrase = line.said(start, end)
    begin = line.ends[end - 1]
    _, stop = line.sentence(end) if end < len(line.ends) else (0, end)
    for place in range(end, stop):
        if line.letters[place] == "Q":
            stop = place
            break
    last = line.ends[stop - 1] if stop > end else begin
    after = line.text[begin : min(last, begin + _AROUND)]
    tail = " ".join(after.split())
    found = {}
    for name, value in (
        ("rank", _first(_COMPOUND, phrase) or _rank(line.words[start:end])),
        ("branch", _first(_BRANCHES, phrase)),
        ("unit", _first(_UNIT, phrase) or _near(_UNIT, tail, 70)),
        ("age", _first(_AGE, phrase) or _near(_AGE, tail, 16)),
        ("left", _near(_LEFT, tail, _AROUND)),
        ("place", _near(_PLACE, " " + tail, 50)),
    ):
        if value:
            found[name] = value.lower() if name in {"rank", "branch"} else value
    return found


def _rank(words: list[str]) -> str:
    ranks = [word for word in words if word in people.RANKS]
    return ranks[-1] if ranks else ""


def _first(pattern: re.Pattern[str], text: str) -> str:
    match = pattern.search(text)
    return next((group for group in match.groups() if group), "") if match else ""


def _near(pattern: re.Pattern[str], text: str, reach: int) -> str:
    return _first(pattern, text[:reach])
