"""Where a speaker stands towards the army, judged from what the text says of the speaker."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from testimonies.speaking.kin import among_kin, speaks_as_kin
from testimonies.speaking.leaving import changed_sides, leaving
from testimonies.speaking.lexicon import people
from testimonies.speaking.mentions import is_age
from testimonies.values import Voice
from testimonies.wordlists import words

if TYPE_CHECKING:
    from collections.abc import Callable

    from testimonies.speaking.persons import Person
    from testimonies.speaking.scene import Scene

_SOLDIERS = people.SOLDIERS | people.RANKS
_PLAIN = words("general major private superior subordinate volunteer veteran")
_PLACES = (
    "army|military|base|barracks|camp|post|unit|navy|ranks|troops|garrison|front|service|forces"
    "|force|brigade|battalion|regiment|company|police"
)
_DESERTED = re.compile(r"\bdesert(?:ed|ing|s)\b|\bto\sdesert\b")
_LEFT = re.compile(
    rf"\b(?:defect(?:ed|ing|s)|(?:fle[de]|fleeing|left|leaving|quit|escaped|ran\saway\sfrom"
    rf"|abandon(?:ed|ing))\s(?:\w+\s){{0,3}}(?:{_PLACES})"
    r"|joined\s(?:the\s)?(?:\w+\s){0,2}(?:resistance|rebels|opposition|cdm|insurgents|guerrillas))\b"
)
_SERVED = re.compile(
    rf"\b(?:enlisted|conscripted|drafted|called\sup|(?:joined|entered|served|serving|joining)\s"
    rf"(?:\w+\s){{0,3}}(?:{_PLACES}|infantry|soldier|guard|conscript|years|division|platoon|squadron)|as\sa\ssoldier"
    r"|h(?:is|er)\s(?:unit|battalion|commander))\b"
)
_STILL = re.compile(
    r"\b(?:still\s(?:serv\w+|in(?:side)?|an?\s(?:\w+\s){0,2}in\sthe)|who\s(?:has\s)?stayed|remains\sin|in-service|in\sservice|has\scommanded"
    r"|serving\s(?:soldier|officer|member))\b"
)
_SERVICE = "|".join(sorted(_SOLDIERS - _PLAIN))
_WAS = re.compile(rf"(?:^|\|\s)(?:was|had\sbeen)\san?\s(?:[\w-]+\s){{0,3}}?(?:{_SERVICE})\b")
_UNTIL = re.compile(r"\bwas\san?\s(?:[\w-]+\s){1,6}until\b")
_KIN = re.compile(
    r"\bwhose\s(?:\w+\s)?(?:husband|son|brother|father|wife|daughter|sister|boy)\b"
    r"|\bher\shusband\b|\bmarried\sto\b"
)
_TRADES = re.compile(r"\bwho\s(?:sells|runs|owns|teaches|farms|keeps|bakes|lives)\b")
_STUDIES = re.compile(
    r"\b(?:investigat|stud(?:y|ies|ied)|research|analys|scholar|monitor|tracks|think tank)"
    r"|^(?:of|from|at|with) (?:the )?(?:[\w-]+ ){0,5}(?:institute|university|college|observatory)\b"
)
_FIRST_PERSON = re.compile(
    r"\b(?:[Ii]|[Ww]e)\s(?:\w+\s){0,3}(?:defected|deserted|served|enlisted|fired|(?:was|were)\s"
    r"(?:ordered|posted|drafted|conscripted))\b"
    r"|\b(?:left|leave|quit|joined|fled)\sthe\s(?:army|military|navy|police|forces?)\b"
    r"|\b(?:[Mm]y|[Oo]ur)\s(?:commanders?|unit|battalion|platoon|regiment|rifles?|superiors?"
    r"|officers?|company|barracks|sergeant|captain|major|lieutenant|uniforms?|brigade|comrades|battery"
    r"|squad|detachment|squadron|regiment)\b"
)


_ARGUING = words("argues argued contends contended posits concludes writes observation argument")
_TOP = words("""
    general generals marshal admiral commander commanders superior superiors commander-in-chief
    major-general lieutenant-general brigadier-general generalissimo
    """)
_GUARDS = words("warder warders jailer jailers interrogator interrogators")
_REBELS = words("rebel rebels insurgent insurgents guerrilla guerrillas")
_SCHOLARS = words("""
    analyst analysts expert experts researcher researchers scholar scholars professor historian
    economist sociologist academic lecturer
    """)
_FORMER = words("former formerly ex retired defected captured disillusioned exiled escaped veteran")
_SERVING = words("serving in-service active")
_ASKERS = words("interviewer journalist reporter host moderator")
_UNITS = words("platoon company battery squad section battalion crew tank troop patrol")
_DESKS = words("""
    recruiting recruitment press information liaison immigration consular protection asylum field
    """)
_RUNS = re.compile(
    r"\bwho\s(?:heads|runs|leads|directs)\s(?:[\w']+\s){0,4}"
    r"(?:programme|program|office|department|centre|center|agency|bureau)\b"
)
_TRAINED = people.EXPERTS | people.OFFICIALS
_ELSEWHERE = people.OTHERS - people.GENERIC
_I = re.compile(r"\b(?:I|[Mm]e|[Mm]y)\b")
_CALLING = re.compile(r"(?:,#)?,a?[xmNCe]{1,4}(?:[fP][^,!/Q]{1,8})?[,!/:]")
_PROTAGONIST = 4  # mentions that make somebody one the text is about
_LEFT_BY = ("defect", "desert")
_NEAR = 60  # words before a first mention
_MENTIONS = 60
_REMARK = 14  # words after a mention that speak of the person


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of a speaker: role words, remarks after mentions, and the text's topic."""

    roles: frozenset[str]
    told: str
    body: bool
    leavers: Voice | None
    named: bool = False

    @property
    def soldier(self) -> bool:
        return bool(self.roles & _SOLDIERS)

    @property
    def left(self) -> str:
        """What the text says of how they left."""
        return leaving(self.told)

    @property
    def outside(self) -> bool:
        """Whether a calling tells an outsider, whomever they speak of."""
        return bool(self.roles & _TRAINED) and not (self.soldier or self.left)

    @property
    def former(self) -> bool:
        return bool(
            self.roles & _FORMER
            or any(role.startswith("ex-") for role in self.roles)
            or _WAS.search(self.told)
            or _UNTIL.search(self.told)
        )


_RULES: tuple[tuple[Callable[[_Known], object], Voice | None], ...] = (
    (lambda k: k.roles & _ASKERS and not k.roles & people.LEAVERS, Voice.OTHER),
    (lambda k: k.body, Voice.ORGANISATION),
    (lambda k: k.roles & {"defector", "defectors"}, Voice.DEFECTOR),
    (lambda k: k.roles & {"deserter", "deserters"}, Voice.DESERTER),
    (lambda k: k.roles & people.LEAVERS, Voice.DEFECTOR),
    (lambda k: k.roles & people.FAMILY and not k.soldier, Voice.FAMILY),
    (lambda k: k.roles & _SERVING or _STILL.search(k.told), Voice.IN_SERVICE),
    (lambda k: not k.soldier and _KIN.search(k.told), Voice.FAMILY),
    (lambda k: changed_sides(k.left), Voice.DEFECTOR),
    (lambda k: _DESERTED.search(k.told) and not k.outside, Voice.DESERTER),
    (lambda k: "defected" in k.told and not k.outside, Voice.DEFECTOR),
    (lambda k: _LEFT.search(k.told) and k.leavers and not k.outside, None),
    (lambda k: k.left and k.leavers, None),
    (lambda k: _LEFT.search(k.told) and not k.outside, Voice.DEFECTOR),
    (lambda k: k.left, Voice.DESERTER),
    (lambda k: k.roles & _DESKS and k.roles & {"officer"} and not k.former, Voice.OFFICIAL),
    (lambda k: k.soldier and _RUNS.search(k.told), Voice.OFFICIAL),
    (lambda k: k.soldier and k.former and k.leavers, None),
    (lambda k: k.soldier and k.former and k.roles & _REBELS, Voice.DEFECTOR),
    (lambda k: k.soldier and k.former and k.roles & (_TOP | {"retired"}), Voice.OTHER),
    (lambda k: k.soldier and k.former, Voice.DEFECTOR),
    (lambda k: k.roles & _SCHOLARS, Voice.EXPERT),
    (lambda k: k.roles & _REBELS and k.roles & _TOP, Voice.OTHER),
    (lambda k: "commander" in k.roles and k.roles & _UNITS, Voice.IN_SERVICE),
    (lambda k: k.roles & _TOP, Voice.OFFICIAL),
    (lambda k: k.roles & _GUARDS and not k.named, Voice.OFFICIAL),
    (lambda k: k.roles & people.SPEAKING_FOR, Voice.OFFICIAL),
    (lambda k: k.roles & people.OFFICIALS and not k.soldier, Voice.OFFICIAL),
    (lambda k: k.soldier and k.leavers, None),
    (lambda k: k.roles & people.EXPERTS, Voice.EXPERT),
    (lambda k: k.soldier, Voice.IN_SERVICE),
    (lambda k: _STUDIES.search(k.told), Voice.EXPERT),
    (lambda k: _SERVED.search(k.told) and k.leavers, None),
    (lambda k: _SERVED.search(k.told), Voice.IN_SERVICE),
    (lambda k: k.roles & _ELSEWHERE or _TRADES.search(k.told), Voice.OTHER),
)
"""What makes a voice, asked in this order; None stands for the text's own word for leavers."""


def voice_of_words(
    roles: set[str],
    told: str,
    leavers: Voice | None,
    *,
    body: bool = False,
    named: bool = False,
) -> Voice:
    """Return where a speaker with these role words stands.

    Args:
        roles: Words that say what the speaker is, in lower case.
        told: What the text tells of the speaker, in lower case.
        leavers: How the text calls soldiers who left; None where it is not about them.
        body: Whether the speaker is a group or office.
        named: Whether the text names the speaker.
    """
    known = _Known(frozenset(roles), told, body, leavers, named)
    for holds, voice in _RULES:
        if holds(known):
            return voice or leavers or Voice.UNKNOWN
    return Voice.UNKNOWN


def voice_of(
    scene: Scene, person: Person, words: str, verbs: set[str], leavers: Voice | None
) -> Voice:
    """Return where a speaker stands.

    Args:
        scene: The text.
        person: The speaker.
        words: Some of the speaker's own words, for a person of whom the text says nothing.
        verbs: The words with which the text introduces them, in lower case.
        leavers: How the text calls soldiers who left; None where it is not about them.
    """
    told = remarks(scene, person)
    voice = voice_of_words(person.roles, told, leavers, body=person.body, named=person.named)
    if voice not in {Voice.UNKNOWN, Voice.OTHER}:
        return voice
    soldierly = speaks_as_soldier(words)
    if not soldierly and (speaks_as_kin(words) or among_kin(scene, person)):
        return Voice.FAMILY
    if voice is Voice.UNKNOWN and soldierly and (leavers or not _has_calling(scene, person)):
        return leavers or Voice.IN_SERVICE
    if voice is Voice.UNKNOWN and leavers is not None:
        return _in_text_on_leavers(scene, person, words, verbs, leavers)
    return voice


def _in_text_on_leavers(
    scene: Scene, person: Person, words: str, verbs: set[str], leavers: Voice
) -> Voice:
    if verbs & _ARGUING:
        return Voice.EXPERT
    return leavers if _tells_own_story(scene, person, words) else Voice.UNKNOWN


def _tells_own_story(scene: Scene, person: Person, words: str) -> bool:
    """Return whether somebody named in a text on leavers is likely one of them.

    Outsiders are told by what they are: an unknown calling beside the name speaks against it.
    """
    unnamed = any(map(is_age, person.roles)) or person.label.lower() in people.STANDALONE
    if person.several or not (person.named or unnamed):
        return False
    if len(person.mentions) >= _PROTAGONIST:
        return True
    return not _has_calling(scene, person) and (
        bool(_I.search(words)) or _near_leavers(scene, person)
    )


def _near_leavers(scene: Scene, person: Person) -> bool:
    """Return whether somebody is first named where the text speaks of leavers."""
    first = person.mentions[0][0] if person.mentions else 0
    near = scene.line.words[max(0, first - _NEAR) : first + _REMARK]
    return any(word in people.LEAVERS or word.startswith(_LEFT_BY) for word in near)


def _has_calling(scene: Scene, person: Person) -> bool:
    """Return whether a name is followed by words between commas that say what somebody is."""
    letters = scene.line.letters
    return any(_CALLING.match(letters, end) for _, end in person.mentions[:_MENTIONS])


def speaks_as_soldier(words: str) -> bool:
    """Return whether somebody's own words are those of a person who served."""
    return bool(_FIRST_PERSON.search(words))


def remarks(scene: Scene, person: Person) -> str:
    """Return what is told of a person right after each mention, in lower case."""
    letters = scene.line.letters
    return " | ".join(
        " ".join(scene.line.words[end : _end_of_remark(letters, end)])
        for _, end in person.mentions[:_MENTIONS]
        if end < len(letters) and letters[end] != "z"
    )


def _end_of_remark(letters: str, start: int) -> int:
    stop = min(start + _REMARK, len(letters))
    for place in range(start, stop):
        if letters[place] in "!/Qv;:" or (letters[place] == "c" and place > start):
            return place
    return stop
