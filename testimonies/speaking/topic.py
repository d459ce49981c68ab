"""What a text is about: whether it speaks of people who left an army, and by which word."""

from __future__ import annotations

import re
from itertools import islice
from typing import NamedTuple

from testimonies.values import Voice

# Both look for their words first and then for what stands before, which is much faster.
_DEFECT = re.compile(
    r"defect(?:(?<=\bdefect)(?:ed|or|ion|ing)|\b(?:(?<=\bto\sdefect)|(?<=\b(?:not|who)\sdefect)"
    r"|(?<=\bthey\sdefect)))"
)
_DESERT = re.compile(
    r"desert(?:(?<=\bdesert)(?:ed|er|ion|ing)|\b(?:(?<=\bto\sdesert)|(?<=\b(?:not|who)\sdesert)"
    r"|(?<=\bthey\sdesert)))"
)
_ABSENT = re.compile(r"awol\b(?<=\bawol)|absent without leave\b(?<=\babsent without leave)")
_RANK = (
    "soldier|conscript|sergeant|private|captain|officer|corporal|lieutenant|major|colonel|guard|pilot"
    "|sailor|gunner|recruit|police(?:wo)?m[ae]n|signaller|marine|gendarme|constable|guards?m[ae]n"
    "|militiam[ae]n|sub-lieutenant|brigade\\smember|medic|ranger|paratrooper|reservist|sniper|trooper"
)
_LEAVER = re.compile(
    rf"\bex-(?:{_RANK})|\bleavers\b|\bformer\s(?:[\w-]+\s){{0,3}}?(?:{_RANK})"
    rf"|\b(?:{_RANK}|servicem[ae]n|service\smember)s?\swho\s"
    r"(?:have\s|had\s)?(?:left|leave|fled|walked|quit|escaped|abandoned|ran\saway|refused|crossed|resigned|came\sover)"
    r"|\b(?:left|leaving|fled|walked\sout\sof|quit|abandon(?:ed|ing)|deserted)\s(?:the|his|her|their)\s(?:\w+\s)?"
    r"(?:army|military|forces?|service|navy|posts?|units?|ranks|barracks|police)\b",
    re.IGNORECASE,
)
_LEAVING = re.compile(
    r"\b(?:left|leav(?:e|es|ing|er|ers)|walked\s(?:out|away)|fled|fleeing|quit|runaways?|exits?"
    r"|crossed\sover|departed|(?:went|came|come|gone)\sover|(?:ran|run|walked)\soff|refus(?:ed|al)|formerly|escaped?"
    r"|resign(?:s|ed|ing|ations?)?)\b",
    re.IGNORECASE,
)
_ARMS = re.compile(
    r"\b(?:army|gendarmes?|constables?|inspectors?|police(?:(?:wo)?m[ae]n)?|militia|marines?|brigade|guards?m[ae]n|soldiers?|conscripts?|sergeants?|barracks|battalion|regiment|navy|officers?|levy"
    r"|corporal|cutter|garrison|troops|military|platoon|captain)\b",
    re.IGNORECASE,
)
_CAPTURED = re.compile(
    r"\bpows?\b|\bprisoners?\sof\swar\b|\bcaptured\s(?:[\w'’-]+\s){0,3}(?:soldiers?|fighters?|troops"
    r"|conscripts?|[\"“‘']?mercenar(?:y|ies)|men)\b|\b(?:soldiers|fighters|troops|conscripts|mercenaries|men)"
    r"\s(?:[\w-]+\s){0,3}(?:captured|taken\sprisoner)\b|\b(?:soldiers|fighters|troops)\s(?:had\s|have\s)?"
    r"surrendered\b",
    re.IGNORECASE,
)
_SEVERAL = re.compile(
    r"\b(?:deserters|defectors|resisters|objectors|refuseniks|mutineers|defections|desertions"
    r"|leavers|runaways|ex-soldiers|(?:former|deserting|defecting)\s(?:\w+\s)?(?:soldiers|officers"
    r"|conscripts|policemen|guards)"
    r"|(?:soldiers|troops|officers|men|conscripts|recruits|guards|policemen|sailors|others|people"
    r"|members|those|police|personnel|comrades)\s(?:(?:who|that|had|have|also|then|to)\s){0,3}"
    r"(?:defect|desert|left|leave|fled|flee|refus|quit|walk(?:ed)?\s(?:out|away)|r[au]n\saway|escap))",
    re.IGNORECASE,
)
_GONE = re.compile(r"defected|deserted")
_COUNTED = re.compile(  # forty-six of them deserted: what stands before the verb
    r"\b(?:[\d,]+\d|\d|dozens|hundreds|thousands|(?:two|three|four|five|six|seven|eight|nine|ten|eleven"
    r"|twelve|\w+teen|\w+ty|hundred|dozen)(?:-[a-z]+)?)"
    r"\s(?:of\s(?:them|us|its\s\w+|the\s\w+)\s)?(?:had\s|have\s)?$",
    re.IGNORECASE,
)
_BEFORE = 50  # characters before a verb looked at for a number
_A_FEW_LINES = 2000  # characters; so short a text need not speak of others
_SHORT = 3000  # characters; in a text this short one clear word is enough
_CLEAR = 2
_HINTS = 3
_MOST = 40


class Leavers(NamedTuple):
    """What a text calls soldiers who left an army.

    Attributes:
        voice: Defector or deserter.
        several: Whether the text speaks of several of them, so that a soldier in it whom nothing
            else describes is likely one.
    """

    voice: Voice
    several: bool = True


def leavers_in(text: str) -> Leavers | None:
    """Return how a text calls soldiers who left an army, or None.

    None means that the text is not about people who left an army.
    """
    lowered = text.lower()
    defect, desert = _count(_DEFECT, lowered), _count(_DESERT, lowered)
    desert += _count(_ABSENT, lowered)
    clear = defect + desert
    if clear < _CLEAR:
        clear += _count(_LEAVER, text, _CLEAR)
    enough = clear >= _CLEAR or (clear and len(text) < _SHORT)
    if not enough and not _hinted(text, clear):
        return None
    deserters = desert > defect and (desert >= _CLEAR or len(text) < _SHORT)
    voice = Voice.DESERTER if deserters else Voice.DEFECTOR
    return Leavers(voice, len(text) < _A_FEW_LINES or _tells_of_several(text))


def _tells_of_several(text: str) -> bool:
    """Return whether a text tells of several who left: by a word for them or by their number."""
    if _SEVERAL.search(text):
        return True
    gone = islice(_GONE.finditer(text), _MOST)
    return any(_COUNTED.search(text[max(0, at.start() - _BEFORE) : at.start()]) for at in gone)


def is_on_an_army(text: str) -> bool:
    """Return whether a text speaks of an army and its people again and again."""
    return _count(_ARMS, text, _HINTS) >= _HINTS


def tells_of_captives(text: str) -> bool:
    """Return whether a text tells of fighters who were captured."""
    return _CAPTURED.search(text) is not None


def _hinted(text: str, clear: int) -> bool:
    return clear + _count(_LEAVING, text, _HINTS) >= _HINTS and is_on_an_army(text)


def _count(pattern: re.Pattern[str], text: str, most: int = _MOST) -> int:
    return sum(1 for _ in islice(pattern.finditer(text), most))
