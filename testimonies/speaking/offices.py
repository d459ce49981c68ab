"""Who speaks for an army or a state: what is told of people in command, at desks, at the press."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from testimonies.wordlists import words

if TYPE_CHECKING:
    from testimonies.speaking.persons import Person
    from testimonies.speaking.scene import Scene

_CHARGE = (
    r"(?:checkpoint|shelter|camp|border|frontier|station|post|crossing|sector|garrison|prison"
    r"|justice|intelligence|security|operations|district|region|province|town|city|operation|cent(?:re|er)|mission|department|programme"
    r"|program|reception|academy|hospital|registration|recruitment)"
)
IN_CHARGE = re.compile(
    r"\b(?:who\s(?:commands|heads|oversees|directs|runs|is\sin\s(?:charge|command)\sof)"
    r"|responsible\sfor)\s(?:(?:an?|the|its|their|all)\s)?"
    rf"(?:[\w’'-]+\s){{0,3}}?{_CHARGE}\b"
)
"""Who is in charge of a place: who commands a checkpoint, who is in charge of the shelter."""

COMMANDS = re.compile(r"(?:^|\|\s)(?:,\s)?who\scommands\b")
"""Who commands men today."""

THEN_AT_THE_TOP = re.compile(
    r"(?:^|\|\s),\s(?:then|at\sthe\stime)\s(?:the\s|its\s)?(?:commander|head|chief|director|minister|governor)\sof\b"
)
"""Who was at the top when it happened: then the commander of the division."""

ANSWERS = re.compile(
    r"(?:^|\|\s)(?:,\s)?(?:who\s)?(?:(?:answered|picked\sup)\sthe\s(?:tele)?phone\b|in\s(?:reply|response|answer)\sto\s(?:\w+\s)?(?:questions?|letters?|inquir(?:y|ies)|requests?)\b|when\sasked\sabout\b"
    r"|(?:speaking|reached)\s(?:\w+\s){0,3}?(?:from|at)\s(?:the\s|its\s)?(?:\w+\s)?(?:headquarters|command)\b)"
)
"""Who answers for a force: when asked about them, by telephone from headquarters."""

UNAUTHORISED = re.compile(
    r"\bnot\s(?:been\s)?(?:authori[sz]ed|allowed|permitted|cleared)\sto\s"
    r"(?:speak|talk|comment|discuss|brief|be\squoted|give\s(?:his|her|their|a)\s(?:\w+\s)?name)\b"
)
"""Who speaks without leave of an office: who was not authorised to speak to the press."""

WITH_A_UNIT = re.compile(
    r"(?:^|\|\s)(?:,\s)?(?:in|of|with|from)\s(?:an?|another|the|his|her)\s(?:[\w-]+\s){0,2}?"
    r"(?:brigade|battalion|regiment|company|platoon|unit|squadron|battery)\b"
)
"""Whose place is in a unit: a major with another brigade."""

_DESK = (
    r"(?:immigration|migration|customs|asylum|passport|visa|recruitment|recruiting|conscription"
    r"|draft|press|registration|legal|information|media|public\srelations)\s(?:office|service|bureau|department|desk|police|post|board|branch|section|cent(?:re|er))"
)
_AT_A_DESK = re.compile(
    r"\b(?:at|in|of|with|from|for)\s(?:the\s|an?\s)?(?:[\w’'-]+\s){0,4}?"
    rf"(?:{_DESK}|(?:prosecutor|governor|minister|president|adjutant\sgeneral)\s?[’']?s\s(?:office|staff)"
    r"|(?:general\s)?inspectorate|(?:military\s|district\s)?commissariat|directorate|(?:military\s)?(?:court|tribunal)|embassy|consulate|ministry|high\scommand|general\sstaff|garrison\scommand"
    r"|(?:police|army|military|defen[cs]e|general|national)\sheadquarters)\b"
)
_DESKS = words("""
    press presenting information liaison immigration migration customs consular protection asylum
    passport
    """)
_FRONTED = 12  # words of an opening that says where somebody sits
_BEHIND = 7  # words after a mention that say where somebody sits

_DENYING = words("denied denies dismissed dismisses rejected rejects")
_CLAIMS = words("""
    that the any all reports claims allegations accusations charges suggestions it this there
    """)
_OWN = words("he she they having")
_REACH = 24  # words within which the verb of a sentence stands
_MENTIONS = 20
_PLACED = re.compile(r"[Pf][^,!/Qvuywd;:]{1,7}")  # in the garrison command


def sits_at_a_desk(scene: Scene, person: Person) -> bool:
    """Return whether a text puts somebody at a desk: at the immigration office, a press officer."""
    words_, letters = scene.line.words, scene.line.letters
    for start, end in person.mentions[:_MENTIONS]:
        if not _DESKS.isdisjoint(words_[max(0, start - 1) : end]):
            return True
        if _sits_before(scene, start):
            return True
        first = end + (letters[end : end + 1] == ",")  # Major Velin, of the press office
        stop = next((i for i in range(first, len(letters)) if letters[i] in ",!/Qvw;"), end)
        if _AT_A_DESK.search(" ".join(words_[start : min(stop, end + _BEHIND)])):
            return True
    return False


def _sits_before(scene: Scene, place: int) -> bool:
    """Return whether a sentence opens with a desk before it names who sits there.

    At the commissariat on Mill Street, Major Velin ...
    """
    start, _ = scene.line.sentence(place)
    if place - start > _FRONTED or scene.line.letters[place - 1 : place] != ",":
        return False
    opening = " ".join(scene.line.words[start:place])
    return opening.startswith(("at ", "in ", "inside ")) and _AT_A_DESK.search(opening) is not None


def denies(scene: Scene, person: Person) -> bool:
    """Return whether a text says that somebody denies what is said of others: denied any crisis.

    What people deny of themselves does not count: denied that he had fired, denied having fired.
    """
    line = scene.line
    for _, end in person.mentions[:_MENTIONS]:
        after = line.words[(place := _verb(scene, end)) + 1 : place + 3]
        denied = line.words[place : place + 1] and line.words[place] in _DENYING
        if denied and after and after[0] in _CLAIMS and _OWN.isdisjoint(after):
            return True
    return False


def _verb(scene: Scene, end: int) -> int:
    """Return where the verb after a mention stands, beyond what is told of it between commas."""
    letters, words_ = scene.line.letters, scene.line.words
    placed = _PLACED.match(letters, end)
    end = placed.end() if placed else end
    if letters[end : end + 1] != ",":
        return end + (letters[end : end + 1] == "d")
    stop = next((i for i in range(end, len(letters)) if letters[i] in "!/Q;"), len(letters))
    for place in range(end + 1, min(stop, end + _REACH)):
        if letters[place - 1] == "," and words_[place] in _DENYING:
            return place
    return end
