"""The forces that soldiers went over to, whose own people have left no army."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from testimonies.speaking.lexicon.places import COUNTRIES, OF_COUNTRIES

if TYPE_CHECKING:
    from testimonies.speaking.persons import Person
    from testimonies.speaking.scene import Scene

_NAME = r"(?:[^\W\d_a-z][\w’'-]*)(?:\s(?:of\s(?:the\s)?)?[^\W\d_a-z][\w’'-]*){0,5}"
_WENT_OVER = re.compile(
    r"\b(?:defect(?:ed|s|ing|ion)?|surrender(?:ed|s|ing)?|desert(?:ed|s|ing)?|went\sover|gone\sover"
    r"|(?:gave|given|gives|turned|turns|handed)\s(?:him|her|them)sel(?:f|ves)\s(?:up|in|over))"
    rf"(?:\s(?:and\s)?[a-z]\w*){{0,4}}?\sto\s(?:the\s)?(?P<name>{_NAME})(?:\s?\((?P<short>[A-Z]{{2,8}})\))?"
)
_WING = re.compile(rf"\bwing\sof\s(?:the\s)?(?P<name>{_NAME})(?:\s?\((?P<short>[A-Z]{{2,8}})\))?")
_ARMED = re.compile(
    r"\b(?:army|armies|union|front|forces?|party|council|alliance|defen[cs]e|brigade|rebels|militia"
    r"|guerrillas|command|organi[sz]ation)\b",
    re.IGNORECASE,
)
_LEFT_FOR = re.compile(r"\b(?:disobedience|movement|cdm)\b", re.IGNORECASE)  # what leavers join
_DEEDS = ("defected", "deserted", "surrendered")
_OTHERS_LEFT = re.compile(
    r"\b(?:[Tt]he\s(?:\w+\s){0,3}(?:soldiers|defectors|deserters|men|troops)|[Tt]hey|[Hh]e|[Ss]ome\sof\sthem)"
    rf"\s(?:\w+\s){{0,2}}?(?:{'|'.join(_DEEDS)})\b"
)
_CAME_TO_US = re.compile(
    r"\b(?:(?:came|crossed|went|walked|got|ran)\s(?:over|across)|defected|deserted|surrendered"
    r"|gave\s(?:him|her|them)sel(?:f|ves)\sup)\sto\sus\b"
)
_RECEIVED = re.compile(
    r"\b[Ww]e(?:[’']ll)?\s(?:\w+\s){0,3}?(?:help|arrange|welcome|accept|pick|picked|receive|received|protect"
    r"|shelter|send|sent|offer|take\scare|took|brought|guarantee)\b[^.?!]{0,40}?"
    r"\b(?:them|him|her|defectors|deserters|soldiers|anyone|those)\b"
)
_WHOEVER_LEAVES = re.compile(
    r"\b[Aa]\s(?:man|soldier|policeman|conscript|deserter|defector|person)\swho\s(?:\w+\s)?"
    r"(?:leaves?|left|resigns?|runs|ran|deserts?|comes|came|crosses)\b"
    r"|\b(?:the\sones|those|each\sone|every\sone|one|people)\swho\s"
    r"(?:leaves?|left|goes|go|resign(?:ed|s)?|desert(?:ed|s)?|defect(?:ed|s)?|r[au]ns?|come)\b"
)
_JUDGED = re.compile(
    r"\bI(?:\s(?:can|do|will|would)(?:not|\snot|n[’']t)|\swon[’']t|\scan[’']t)\s(?:want\sto\s|have\sto\s)?"
    r"(?:forgive|thank|greet|trust|hate|sit|walk|march|eat)\s(?:\w+\s)?(?:him|them|those|what\sthose)\b"
    r"|\b[Ll]et\s(?:him|them)\s(?:first\s)?(?:\w+\s)?(?:tell|say|answer|confess)\b"
    r"|\bI(?:[’']m|\sam)\sglad\s(?:that\s)?(?:he|she|they)\s(?:left|resigned|deserted|defected|came)\b"
    r"|\b[Ww]e\s(?:\w+\s){0,2}?(?:ask|asked|question|search|put|check|process|treat)\s(?:him|them)\b"
)
_OF_COUNTRIES = ("ian", "ese", "ish", "ean", "can")
_BELONGS = r"(?:^|,\s|\b(?:of|from|in|with|at)\s)(?:the\s)?"
_REACH = 10  # words after a mention among which a force is named
_NEAR = 200  # characters after a force's name in which it is said to be the wing of another
_MENTIONS = 8
_FORCES = 6  # forces whose sisters are looked for


def forces_gone_over_to(text: str) -> frozenset[str]:
    """Return the names, in lower case, of the forces to which a text says that soldiers went over.

    Short forms in brackets and first letters are among them, and what a force is the armed wing of.
    """
    found: set[str] = set()
    firsts: dict[str, None] = {}
    for match in _WENT_OVER.finditer(text):
        name = match.group("name")
        if _LEFT_FOR.search(name) or not (_ARMED.search(name) or name.isupper() or match["short"]):
            continue
        found |= _names(name, match["short"])
        firsts.setdefault(name.split(maxsplit=1)[0])
        wing = _WING.search(text, match.end(), match.end() + _NEAR)
        if wing is not None:
            found |= _names(wing.group("name"), wing["short"])
    sisters = (_sisters(text, first) for first in list(firsts)[:_FORCES])
    return frozenset(found.union(*sisters))


def speaks_of_those_who_came(words: str) -> bool:
    """Return whether somebody's own words tell of leavers as of others, or how they are received.

    The three soldiers defected in July; we picked them up; we will help him.
    """
    left = any(deed in words for deed in _DEEDS) and _OTHERS_LEFT.search(words)
    return bool(left or _RECEIVED.search(words))


def speaks_as_one_they_came_to(words: str) -> bool:
    """Return whether leavers came over to whoever says these words: one of them came over to us."""
    return " to us" in words and _CAME_TO_US.search(words) is not None


def speaks_of_whoever_leaves(words: str) -> bool:
    """Return whether somebody's words are of leavers as such: a man who runs, whoever deserts."""
    return "who" in words and _WHOEVER_LEAVES.search(words) is not None


def judges_those_who_left(words: str) -> bool:
    """Return whether somebody forgives, greets or questions others, or not: let him answer."""
    return _JUDGED.search(words) is not None


def _names(name: str, short: str | None) -> set[str]:
    """Return the names by which a force may be called later."""
    words = name.split()
    letters = "".join(word[0] for word in words if word[0].isupper())
    known = {name.lower(), letters.lower() if len(words) > 1 else name.lower()}
    return known | ({short.lower()} if short else set())


def _sisters(text: str, first: str) -> set[str]:
    """Return the names of forces and bodies that share the first word: Hill Army, Hill Union."""
    if (
        first.lower() in COUNTRIES | OF_COUNTRIES
        or first.endswith(_OF_COUNTRIES)
        or first.isupper()
    ):
        return set()
    name = re.escape(first)
    further = r"(?:[^\W\d_a-z][\w-]+\s){0,3}(?:Army|Union|Front|Forces?|Party)\b"
    pattern = rf"{name}(?<=\b{name})\s{further}"
    return {each for match in re.findall(pattern, text) for each in _names(match, None)}


@lru_cache(maxsize=8)
def _patterns(forces: frozenset[str]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what finds a force's name within a mention, and behind one."""
    name = "|".join(sorted(map(re.escape, forces), key=len, reverse=True))
    return (
        re.compile(rf"\b(?:{name})\b"),
        re.compile(rf"{_BELONGS}(?:\w+\s){{0,6}}?(?:{name})\b"),
    )


def is_of_the_other_side(scene: Scene, person: Person, forces: frozenset[str]) -> bool:
    """Return whether a text says that somebody is of such a force: a source in the FHU.

    Args:
        scene: The text.
        person: Somebody.
        forces: The names of the forces, as :func:`forces_gone_over_to` gives them.
    """
    if not forces:
        return False
    within, behind = _patterns(forces)
    line = scene.line
    for start, end in person.mentions[:_MENTIONS]:
        if within.search(" ".join(line.words[start:end])):
            return True
        stop = next(
            (
                i
                for i in range(end, min(end + _REACH, len(line.letters)))
                if line.letters[i] in "!/Qvyeu"
            ),
            min(end + _REACH, len(line.letters)),
        )
        if behind.match(" ".join(line.words[end:stop]).replace(" ,", ",")):
            return True
    return False
