"""What makes a voice: the rules over what is known of a speaker, in their order."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from testimonies.speaking.leaving import changed_sides, leaving
from testimonies.speaking.lexicon import people
from testimonies.values import Voice
from testimonies.wordlists import words

if TYPE_CHECKING:
    from collections.abc import Callable

    from testimonies.speaking.topic import Leavers

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


_TOP = words("""
    general generals marshal admiral commander commanders superior superiors commander-in-chief
    major-general lieutenant-general brigadier-general generalissimo
    """)
_HIS = words("his her their")
_ABOVE = words("officer officers captain major")
_COUNSEL = words("""
    attorney attorneys lawyer lawyers professor professors analyst analysts barrister barristers
    """)
_FLED = re.compile(
    r"\b(?:fled|escaped|crossed|defected|flees|escapes)\s(?:to|into|across|over|from|with|the|his|her)\b"
)
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


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a speaker.

    Attributes:
        roles: Words that say what the speaker is, in lower case.
        told: What the text tells after each mention, in lower case.
        body: Whether the speaker is a group or office.
        leavers: How the text calls soldiers who left; None where it is not about them.
        named: Whether the text names the speaker.
        often: Whether the text is about the speaker.
    """

    roles: frozenset[str]
    told: str
    body: bool
    leavers: Leavers | None
    named: bool = False
    often: bool = False

    @property
    def among(self) -> bool:
        """Whether soldiers of whom nothing is told are likely some who left."""
        return self.leavers is not None and self.leavers.several

    @property
    def soldier(self) -> bool:
        """Whether a rank or a trade of soldiers tells what they are."""
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
        """Whether the text says that they are no longer what they were."""
        return bool(
            self.roles & _FORMER
            or any(role.startswith("ex-") for role in self.roles)
            or _WAS.search(self.told)
            or _UNTIL.search(self.told)
        )


_RULES: tuple[tuple[Callable[[Known], object], Voice | None], ...] = (
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
    (lambda k: k.soldier and k.leavers and _FLED.search(k.told), None),
    (lambda k: k.soldier and _FLED.search(k.told), Voice.DEFECTOR),
    (lambda k: k.roles & _COUNSEL and not (k.former or k.soldier), Voice.EXPERT),
    (lambda k: k.roles & {"retired", "ret"} and k.soldier, Voice.OTHER),
    (lambda k: k.soldier and k.former and k.among, None),
    (lambda k: k.soldier and k.former and k.leavers and k.often, None),
    (lambda k: k.soldier and k.former and k.leavers and k.named, Voice.OTHER),
    (lambda k: k.soldier and k.former and k.roles & _REBELS, Voice.DEFECTOR),
    (lambda k: k.soldier and k.former and k.roles & (_TOP | {"retired"}), Voice.OTHER),
    (lambda k: k.soldier and k.former, Voice.DEFECTOR),
    (lambda k: k.roles & _SCHOLARS, Voice.EXPERT),
    (lambda k: k.roles & _REBELS and k.roles & _TOP, Voice.OTHER),
    (lambda k: "commander" in k.roles and k.roles & _UNITS, Voice.IN_SERVICE),
    (lambda k: k.roles & _TOP, Voice.OFFICIAL),
    (lambda k: k.roles & _HIS and k.roles & _ABOVE, Voice.OFFICIAL),
    (lambda k: k.roles & _GUARDS and not k.named, Voice.OFFICIAL),
    (lambda k: k.roles & people.SPEAKING_FOR, Voice.OFFICIAL),
    (lambda k: k.roles & people.OFFICIALS and not k.soldier, Voice.OFFICIAL),
    (lambda k: k.soldier and (k.among or (k.leavers and k.often)), None),
    (lambda k: k.roles & people.EXPERTS, Voice.EXPERT),
    (lambda k: k.soldier, Voice.IN_SERVICE),
    (lambda k: _STUDIES.search(k.told), Voice.EXPERT),
    (lambda k: _SERVED.search(k.told) and k.among, None),
    (lambda k: _SERVED.search(k.told), Voice.IN_SERVICE),
    (lambda k: k.roles & _ELSEWHERE or _TRADES.search(k.told), Voice.OTHER),
)
"""What makes a voice, asked in this order; None stands for the text's own word for leavers."""


def voice_of_words(
    roles: set[str],
    told: str,
    leavers: Leavers | None,
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
    return judged(Known(frozenset(roles), told, body, leavers, named))


def judged(known: Known) -> Voice:
    """Return where somebody of whom this is known stands, by the first rule that holds."""
    for holds, voice in _RULES:
        if holds(known):
            return voice or (known.leavers.voice if known.leavers else Voice.UNKNOWN)
    return Voice.UNKNOWN
