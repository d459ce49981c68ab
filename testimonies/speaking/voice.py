"""Where a speaker stands towards the army: the sum of all signs the text shows of the speaker."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from testimonies.ownwords import leaning
from testimonies.speaking import toldof
from testimonies.speaking.apposed import apposed
from testimonies.speaking.evidence import Known
from testimonies.speaking.foreigners import is_foreign
from testimonies.speaking.judging import judged
from testimonies.speaking.kin import among_kin, serves, speaks_as_kin
from testimonies.speaking.leaving import leaving
from testimonies.speaking.lexicon import people
from testimonies.speaking.mentions import MentionKind, is_age
from testimonies.speaking.offices import denies, sits_at_a_desk
from testimonies.speaking.otherside import (
    is_of_the_other_side,
    judges_those_who_left,
    speaks_as_one_they_came_to,
    speaks_of_those_who_came,
    speaks_of_whoever_leaves,
)
from testimonies.speaking.topic import tells_of_captives
from testimonies.values import Voice
from testimonies.wordlists import words

if TYPE_CHECKING:
    from testimonies.speaking.about import About
    from testimonies.speaking.persons import Person
    from testimonies.speaking.scene import Scene
    from testimonies.speaking.topic import Leavers

_FIRST_PERSON = re.compile(
    r"\b(?=[IiWwlqjfMmOo])(?:(?:I|[Ww]e)\s(?:\w+\s){0,2}?(?:told|ordered)\sto\s(?:open\s)?(?:shoot|fire|beat|burn|attack|guard|kill)\b"
    r"|(?:[Ii]|[Ww]e)\s(?:(?!who\b|those\b|all\swho)\w+\s){0,3}(?:guarded|patrolled|fought|defected|deserted|served|enlisted|fired|(?:was|were)\s"
    r"(?:ordered|posted|drafted|conscripted))\b"
    r"|(?:left|leave|quit|joined|fled)\sthe\s(?:army|military|navy|police|forces?)\b"
    r"|(?:I\swas|[Ww]e\swere)\s(?:\w+\s)?(?:in|from|with)\sthe\s(?:army|navy|artillery|infantry|guard|police"
    r"|militia|air\sforce)\b"
    r"|[Ww]e,\s(?:the\s)?(?:soldiers|officers|conscripts|sergeants|policemen|constables|guards|men)\sof\b"
    r"|[Ww]e\s(?:are|were)\s(?:your\s|the\s|all\s|just\s|only\s)?(?:soldiers|conscripts|recruits|troops)\b"
    r"|(?:[Mm]y|[Oo]ur)\s(?:commanders?|unit|battalion|platoon|regiment|rifles?|superiors?"
    r"|officers?|company|barracks|sergeant|captain|major|lieutenant|uniforms?|brigade|comrades|battery"
    r"|squad|detachment|squadron|regiment)\b)"
)
_I_WAS = re.compile(
    r"I(?<!\wI)(?:\s(?:was|am|served\sas|worked\sas)|[’']m)\san?\s(?:[\w-]+\s){0,2}?(?:"
    + "|".join(
        sorted(people.SOLDIERS - {"guard", "driver", "cook", "clerk", "volunteer", "mechanic"})
    )
    + r")\b"
)
_FELLOW = words("another one other second third fourth young younger older old")
_ANY = people.GENERIC | people.DETERMINERS | _FELLOW
_SOCIETY = re.compile(r",?[fP](?:a(?:[NCr][NC]+|C)|a?[NCmx]*G)(?![NC#])")
_TELLING = frozenset({"told", "tells", "ordered", "orders", "warned", "warns", "instructed"})
_TROOPS = words("officers soldiers troops conscripts recruits cadets guards policemen")
_FORCE = 4  # words after which a name of a body may go on: of the Free Forces for ...
_ARMED = words("""
    army forces force front brigade guard guards police battalion militia corps liberation division
    regiment navy military rebels
    """)
_NAMES = frozenset("NC")
_SPEAKING_FROM = frozenset({"of", "at", "with"})
_PRACTISING = words("""
    teaches represents studies runs heads leads coordinates co-ordinates chairs directs manages
    researches tracks monitors advises edits covers specialises specializes practises practices
    investigates founded co-founded organises organizes hosts
    """)
_CODE = re.compile(r"[A-Z]{1,3}-?\d{1,3}")  # R20: no name
_HEARD_AS = re.compile(  # by which those are called whom somebody asked
    r"(?:witness|respondent|interviewee|participant|informant|deponent|source|case|subject)\s"
    r"(?:[A-Z]{0,3}-?\d{1,4}|[A-Z])",
    re.IGNORECASE,
)
_CIVIL = words("""
    guild institute society network foundation campaign project clinic university church charity
    centre center association
    """)
_IN_CHARGE = ["in", "charge", "of"]
_WORKING = frozenset({"works", "worked", "volunteers", "volunteered"})
_ENDS = re.compile("[!/Q;]")
_UNIT = 6  # words after a commander that say of what
_SMALL = "(?:company|platoon|squad|battery|squadron|section|crew|unit)"
_OF_A_UNIT = re.compile(
    rf"\b{_SMALL}(?:\s?[’']s?)?\scommander\b|\bcommander\sof\s(?:the|a|his)\s(?:[\w-]+\s){{0,2}}?{_SMALL}\b"
)
_WHO = 6  # words after a name within which a clause says what somebody does
_I_LEFT = re.compile(
    r"\bI\s(?:\w+\s){0,2}?(?:defected|deserted|ran\saway(?!\sfrom\s(?:home|school)))\b|\bI\s(?:\w+\s)?(?:left|fled|quit|abandoned|walked\sout\sof"
    r"|(?:ran\saway|escaped)\sfrom)\s(?:the|my)\s(?:army|military|navy|police|unit|battalion|post|base|barracks"
    r"|camp|force|regiment|company|front)\b"
)
_SELF = re.compile(r"\b(?:I|[Ww]e|[Uu]s|[Oo]ur|[Mm]y)\b")
_TOLD = 2  # different words of army life in somebody's own
_JOINS = re.compile(
    r"\b(?:join|joined|joining|fights|fought|fighting|serves|served|serving)\s(?:in\s|for\s|with\s)?the\s"
    r"(?:[\w-]+\s){0,3}?(?:army|military|navy|police|forces?|militia|front|rebels|guard)\b"
    r"|\b(?:was|were|been)\s(?:drafted|conscripted|enlisted|mobili[sz]ed|called\sup|press-ganged)\b"
    r"|\b(?:taken|seized|grabbed|picked\sup|rounded\sup)\s(?:for|by|into)\sthe\s(?:army|military|navy|police)\b"
    r"|\b(?:sent|taken|left|gone)\sto\s(?:fight|the\s(?:front|war))\b"
)
_LEFT_BY = ("defect", "desert")
_NEAR = 60  # words before a first mention
_MENTIONS = 60
_OWN = frozenset({"his", "her"})
_SAID = 7  # words after a verb of saying within which something of the speaker's is named
_OWNED = 3  # words that say what somebody owns: Velin's old unit
_REMARK = 14  # words after a mention that speak of the person


@dataclass(frozen=True, slots=True)
class Quoted:
    """Somebody who is quoted, with what the quotations show.

    Attributes:
        person: Who.
        said: Some of their own words.
        verbs: The words with which the text introduces them, in lower case.
        main: Whether the text tells of them most.
        says_most: Whether they say most of what is quoted.
        namesake: Whether they share the family name of whom it tells most, or of a soldier.
    """

    person: Person
    said: str
    verbs: frozenset[str]
    main: bool
    says_most: bool
    namesake: bool = False


def voice_of(scene: Scene, quoted: Quoted, text: About) -> Voice:
    """Return where a speaker stands.

    Args:
        scene: The words of the text.
        quoted: The speaker.
        text: What the text is about.
    """
    person = quoted.person
    around, before = _around(scene, person), apposed(scene, person)
    told = " | ".join(filter(None, (remarks(scene, person), before.told)))
    if is_of_the_other_side(scene, person, text.forces):
        around |= {"other side"}
    if person.named and not person.body and not text.cited.isdisjoint(person.surname[-1:]):
        around |= {"cited"}
    return judged(
        Known(
            roles=frozenset(person.roles) | before.roles,
            told=told,
            body=person.body,
            leavers=text.leavers,
            excerpt=text.excerpt,
            named=person.named and not _CODE.fullmatch(person.label),
            identified=not person.several and _is_identified(person),
            mentions=len(person.mentions),
            said=quoted.said,
            leaning=leaning(quoted.said),
            verbs=quoted.verbs,
            own=_told_by_self(quoted.said),
            around=around,
            like=_alike(scene, person, text.leavers),
            main=quoted.main,
            namesake=quoted.namesake,
            says_most=quoted.says_most,
            captive=_is_captive(scene, person, told),
        )
    )


def voice_of_words(  # noqa: PLR0913 - what is known of somebody
    roles: set[str],
    told: str,
    leavers: Leavers | None,
    *,
    body: bool = False,
    named: bool = False,
    said: str = "",
) -> Voice:
    """Return where a speaker with these role words stands.

    Args:
        roles: Words that say what the speaker is, in lower case.
        told: What the text tells of the speaker, in lower case.
        leavers: How the text calls soldiers who left; None where it is not about them.
        body: Whether the speaker is a group or office.
        named: Whether the text names the speaker.
        said: The speaker's own words.
    """
    own, heard = _told_by_self(said) - {"others who left"}, leaning(said)
    known = Known(frozenset(roles), told, body, leavers, named, said=said, leaning=heard, own=own)
    return judged(known)


def _is_captive(scene: Scene, person: Person, told: str) -> bool:
    if person.roles.isdisjoint(people.PRISONERS):
        return False
    return tells_of_captives(scene.line.text) or bool(toldof.ARMY_LIFE.search(told))


def _is_identified(person: Person) -> bool:
    called = person.label.lower().removesuffix(" of them")
    alone = called in people.STANDALONE or not people.FURTHER.isdisjoint(called.split())
    return person.named or alone or any(map(is_age, person.roles))


def _told_by_self(said: str) -> frozenset[str]:
    """Return what somebody's own words are of."""
    told = {
        "leaver": _I_LEFT.search(said),
        "soldier": speaks_as_soldier(said),
        "kin": speaks_as_kin(said),
        "others who left": speaks_of_those_who_came(said),
        "whoever leaves": speaks_of_whoever_leaves(said),
        "judges": judges_those_who_left(said),
        "came to us": speaks_as_one_they_came_to(said),
        "army life": _SELF.search(said)
        and len(set(toldof.ARMY_LIFE.findall(said.lower()))) >= _TOLD,
    }
    return frozenset(name for name, holds in told.items() if holds)


def _around(scene: Scene, person: Person) -> frozenset[str]:
    """Return what stands around the mentions of somebody."""
    told = {
        "leavers": _near_leavers(scene, person),
        "kin": among_kin(scene, person),
        "practice": _practises(scene, person),
        "society": _belongs(scene, person),
        "orders": _gives_orders(scene, person),
        "denial": denies(scene, person),
        "foreign": is_foreign(scene, person),
        "desk": sits_at_a_desk(scene, person),
        "kin serves": any(_serves(scene, relative) for relative in person.kin),
        "code": _CODE.fullmatch(person.label) or _HEARD_AS.fullmatch(person.label),
        "unit": "commander" in person.roles and _commands(scene, person),
    }
    return frozenset(name for name, holds in told.items() if holds)


def _alike(scene: Scene, person: Person, leavers: Leavers | None) -> Voice:
    """Return the voice of whoever somebody is another of: a second man, another."""
    other = person.like
    if other is None or any(role not in _ANY and not is_age(role) for role in person.roles):
        return Voice.UNKNOWN
    return judged(Known(frozenset(other.roles), remarks(scene, other), other.body, leavers))


def _near_leavers(scene: Scene, person: Person) -> bool:
    """Return whether somebody is first named where the text speaks of leavers."""
    first = person.mentions[0][0] if person.mentions else 0
    near = scene.line.words[max(0, first - _NEAR) : first + _REMARK]
    return any(word in people.LEAVERS or word.startswith(_LEFT_BY) for word in near)


def _serves(scene: Scene, person: Person) -> bool:
    """Return whether somebody serves, or has left, by what the text tells of them."""
    told = remarks(scene, person)
    return serves(person) or bool(leaving(told) or _JOINS.search(told))


def _gives_orders(scene: Scene, person: Person) -> bool:
    """Return whether somebody tells soldiers something, as one above them: told the troops."""
    line = scene.line
    for _, end in person.mentions[:_MENTIONS]:
        if line.words[end : end + 1] and line.words[end] in _TELLING:
            told = scene.at(end + 1)
            if told is not None and told.plural and told.head in _TROOPS:
                return True
    return False


def _commands(scene: Scene, person: Person) -> bool:
    """Return whether a text calls somebody the commander of a company or the like."""
    words = scene.line.words
    near = (" ".join(words[start : end + _UNIT]) for start, end in person.mentions[:_MENTIONS])
    return any(map(_OF_A_UNIT.search, near))


def _belongs(scene: Scene, person: Person) -> bool:
    """Return whether a name is followed by that of a body it speaks from: of the Harbour Aid."""
    line = scene.line
    for _, end in person.mentions[:_MENTIONS]:
        match = _SOCIETY.match(line.letters, end) if line.letters[end - 1] in _NAMES else None
        first = end + (line.letters[end : end + 1] == ",")
        body = scene.at(first + 1) if line.words[first : first + 1] == ["of"] else None
        named = body is not None and body.kind is MentionKind.BODY
        if body is not None and named and not _CIVIL.isdisjoint(line.words[body.start : body.end]):
            return True
        told = match is not None and line.words[first] in _SPEAKING_FROM
        if match is not None and told and line.words[first + 1] not in {"a", "an"}:
            return _ARMED.isdisjoint(line.words[first : match.end() + _FORCE])
    return False


def _practises(scene: Scene, person: Person) -> bool:
    """Return whether a clause tells a calling of an outsider: who teaches law, who runs a choir."""
    line = scene.line
    for _, end in person.mentions[:_MENTIONS]:
        near = _ENDS.split(line.letters[end : end + _WHO], maxsplit=1)[0]
        if not _PRACTISING.isdisjoint(line.words[end : end + len(near)]) or _helps(scene, end):
            return True
    return False


def _helps(scene: Scene, end: int) -> bool:
    """Return whether a clause puts somebody to work with a body: who works with the network."""
    line = scene.line
    for place in range(end, min(end + _WHO, len(line.letters))):
        if line.letters[place] in "!/Q;":
            return False
        if line.words[place : place + 3] == _IN_CHARGE:
            return _ARMED.isdisjoint(line.words[place : place + _WHO])
        if line.words[place] in _WORKING and line.letters[place + 1 : place + 2] == "P":
            body = scene.at(place + 2)
            works = body is not None and body.kind is MentionKind.BODY
            return works and _ARMED.isdisjoint(line.words[place : place + _WHO])
    return False


def speaks_as_soldier(words: str) -> bool:
    """Return whether somebody's own words are those of a person who served."""
    return bool(_FIRST_PERSON.search(words) or _I_WAS.search(words))


def remarks(scene: Scene, person: Person) -> str:
    """Return what is told of a person right after each mention, in lower case."""
    return " | ".join(
        _remark(scene, end)
        for _, end in person.mentions[:_MENTIONS]
        if end < len(scene.line.letters)
    )


def _remark(scene: Scene, end: int) -> str:
    """Return what is told after one mention; of what somebody owns, only what it is."""
    words = scene.line.words
    if scene.line.letters[end] == "z":
        return " ".join(["his", *words[end + 1 : end + _OWNED]])
    stop = _end_of_remark(scene, end)
    told = words[end:stop]
    if scene.line.letters[stop : stop + 1] == "v":  # said that his battalion was sent away
        said = words[stop : stop + _SAID]
        owned = next((i for i, word in enumerate(said) if word in _OWN), len(said))
        told += said[owned : owned + _OWNED]
    return " ".join(told)


def _end_of_remark(scene: Scene, start: int) -> int:
    letters = scene.line.letters
    stop = min(start + _REMARK, len(letters))
    for place in range(start, stop):
        if letters[place] == "v" and place and letters[place - 1] == "w":
            continue  # who volunteered
        below = letters[place] == "c" and place > start and letters[place + 1 : place + 2] != "a"
        if letters[place] in "!/Qv;:" or below:
            return place
        if letters[place] == "w" and _is_told_of_another(scene, start, place):
            return place
    return stop


def _is_told_of_another(scene: Scene, start: int, who: int) -> bool:
    """Return whether a clause is about somebody described since: wrote to a man who left."""
    described = [one for one in scene.between(start, who) if one.kind is MentionKind.ROLE]
    return bool(described) and described[-1].governed != "" and described[-1].end + 1 >= who
