"""Where a speaker stands towards the army, judged from all that a text shows of the speaker."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from testimonies.speaking.kin import among_kin, speaks_as_kin
from testimonies.speaking.lexicon import people
from testimonies.speaking.mentions import is_age
from testimonies.speaking.voicerules import Known, judged
from testimonies.values import Voice
from testimonies.wordlists import words

if TYPE_CHECKING:
    from testimonies.speaking.persons import Person
    from testimonies.speaking.scene import Scene
    from testimonies.speaking.topic import Leavers

_FIRST_PERSON = re.compile(
    r"\b(?:[Ii]|[Ww]e)\s(?:\w+\s){0,3}(?:defected|deserted|served|enlisted|fired|(?:was|were)\s"
    r"(?:ordered|posted|drafted|conscripted))\b"
    r"|\b(?:left|leave|quit|joined|fled)\sthe\s(?:army|military|navy|police|forces?)\b"
    r"|\b(?:[Mm]y|[Oo]ur)\s(?:commanders?|unit|battalion|platoon|regiment|rifles?|superiors?"
    r"|officers?|company|barracks|sergeant|captain|major|lieutenant|uniforms?|brigade|comrades|battery"
    r"|squad|detachment|squadron|regiment)\b"
)
_ALSO_TRADES = words("guard driver cook clerk volunteer mechanic engineer technician operator")
_I_WAS = re.compile(
    r"\bI\s(?:was|am|served\sas|worked\sas)\san?\s(?:[\w-]+\s){0,2}?(?:"
    + "|".join(
        sorted(people.SOLDIERS - {"guard", "driver", "cook", "clerk", "volunteer", "mechanic"})
    )
    + r")\b"
)
_ARGUING = words("argues argued contends contended posits concludes writes observation argument")
_SENIOR = words("colonel colonels lieutenant-colonel")
_FELLOW = words("another one other second third fourth young younger older old")
_ANY = people.GENERIC | people.DETERMINERS | _FELLOW
_CALLING = re.compile(r"(?:,#)?,a?[xmNCe]{1,4}(?:[fP][^,!/Q]{1,8})?[,!/:]|fa?(?:N{2,}|C|[NCx]*G)")
_PRACTISING = words("""
    teaches represents studies runs heads leads coordinates co-ordinates chairs directs manages
    researches tracks monitors advises edits covers specialises specializes practises practices
    investigates founded co-founded organises organizes hosts
    """)
_WHO = 6  # words after a name within which a clause says what somebody does
_I_LEFT = re.compile(
    r"\bI\s(?:\w+\s){0,2}?(?:defected|deserted)\b|\bI\s(?:\w+\s)?(?:left|fled|quit|abandoned|walked\sout\sof"
    r"|(?:ran\saway|escaped)\sfrom)\s(?:the|my)\s(?:army|military|navy|police|unit|battalion|post|base|barracks"
    r"|camp|force|regiment|company|front)\b"
)
_WE_WERE = re.compile(r"\bWe were\b")
_PROTAGONIST = 4  # mentions that make somebody one the text is about
_LONG = 800  # characters of own words that make somebody the one interviewed
_LEFT_BY = ("defect", "desert")
_NEAR = 60  # words before a first mention
_MENTIONS = 60
_REMARK = 14  # words after a mention that speak of the person


def voice_of(
    scene: Scene, person: Person, words: str, verbs: set[str], leavers: Leavers | None
) -> Voice:
    """Return where a speaker stands.

    Args:
        scene: The text.
        person: The speaker.
        words: Some of the speaker's own words, for a person of whom the text says nothing.
        verbs: The words with which the text introduces them, in lower case.
        leavers: How the text calls soldiers who left; None where it is not about them.
    """
    voice = _by_description(scene, person, words, leavers)
    if voice not in {Voice.UNKNOWN, Voice.OTHER}:
        return voice
    if _I_LEFT.search(words):
        return leavers.voice if leavers else Voice.DEFECTOR
    soldierly = speaks_as_soldier(words)
    kin = speaks_as_kin(words) or among_kin(scene, person)
    if kin and not soldierly and not _practises(scene, person):
        return Voice.FAMILY
    if voice is Voice.UNKNOWN and soldierly and (leavers or not _has_calling(scene, person)):
        return leavers.voice if leavers else Voice.IN_SERVICE
    alike = _alike(scene, person, leavers)
    if voice is Voice.UNKNOWN and leavers is not None and not alike.inside:
        return _in_text_on_leavers(scene, person, words, verbs, leavers)
    return alike if alike.inside else voice


def _by_description(scene: Scene, person: Person, words: str, leavers: Leavers | None) -> Voice:
    """Return the voice that roles and remarks make, whatever somebody's own words are."""
    told, often = remarks(scene, person), _is_protagonist(person, words, leavers)
    known = Known(frozenset(person.roles), told, person.body, leavers, person.named, often)
    voice = judged(known)
    if leavers and voice is leavers.voice and _commands(scene, person, known):
        return Voice.OFFICIAL
    return voice


def _alike(scene: Scene, person: Person, leavers: Leavers | None) -> Voice:
    """Return the voice of whoever somebody is another of: a second man, another."""
    other = person.like
    if other is None or person.roles - _ANY:
        return Voice.UNKNOWN
    return judged(Known(frozenset(other.roles), remarks(scene, other), other.body, leavers))


def _is_protagonist(person: Person, words: str, leavers: Leavers | None) -> bool:
    """Return whether a text is about somebody: of several who left, or the one who did."""
    if leavers is None or leavers.several:
        return len(person.mentions) >= _PROTAGONIST
    return len(person.mentions) >= 2 * _PROTAGONIST or len(words) >= _LONG


def _commands(scene: Scene, person: Person, known: Known) -> bool:
    """Return whether a colonel is named once or twice in a text and nothing says he left."""
    few = len(person.mentions) < _PROTAGONIST and not _near_leavers(scene, person)
    return few and bool(known.roles & _SENIOR) and not (known.left or known.former)


def _in_text_on_leavers(
    scene: Scene, person: Person, words: str, verbs: set[str], leavers: Leavers
) -> Voice:
    if verbs & _ARGUING:
        return Voice.EXPERT
    told = _tells_own_story(scene, person, words, leavers)
    return leavers.voice if told else Voice.UNKNOWN


def _tells_own_story(scene: Scene, person: Person, words: str, leavers: Leavers) -> bool:
    """Return whether somebody named in a text on leavers is likely one of them.

    Outsiders are told by what they are: an unknown calling beside the name speaks against it.
    """
    unnamed = any(map(is_age, person.roles)) or person.label.lower() in people.STANDALONE
    if person.several or not (person.named or unnamed) or _practises(scene, person):
        return False
    if _is_protagonist(person, words, leavers):
        return True
    near = leavers.several and _near_leavers(scene, person)
    return (near or bool(_WE_WERE.search(words))) and not _has_calling(scene, person)


def _near_leavers(scene: Scene, person: Person) -> bool:
    """Return whether somebody is first named where the text speaks of leavers."""
    first = person.mentions[0][0] if person.mentions else 0
    near = scene.line.words[max(0, first - _NEAR) : first + _REMARK]
    return any(word in people.LEAVERS or word.startswith(_LEFT_BY) for word in near)


def _has_calling(scene: Scene, person: Person) -> bool:
    """Return whether a name is followed by words between commas that say what somebody is."""
    letters = scene.line.letters
    called = any(_CALLING.match(letters, end) for _, end in person.mentions[:_MENTIONS])
    return called or _practises(scene, person)


def _practises(scene: Scene, person: Person) -> bool:
    """Return whether a clause tells a calling of an outsider: who teaches law, who runs a choir."""
    words = scene.line.words
    return any(_PRACTISING & set(words[end : end + _WHO]) for _, end in person.mentions[:_MENTIONS])


def speaks_as_soldier(words: str) -> bool:
    """Return whether somebody's own words are those of a person who served."""
    return bool(_FIRST_PERSON.search(words) or _I_WAS.search(words))


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
