"""What shows where a speaker stands: each sign by its name, asked of all that is known."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from testimonies.speaking import offices, outsiders, toldof
from testimonies.speaking.evidence import (
    AGENTS,
    ELSEWHERE,
    HEARD,
    MEMBERS,
    POLICE,
    SERVING,
    TOP,
    commands_a_unit,
)
from testimonies.speaking.lexicon import people
from testimonies.wordlists import words

if TYPE_CHECKING:
    from collections.abc import Callable

    from testimonies.speaking.evidence import Known

_SENIOR = words("colonel colonels lieutenant-colonel brigadier commodore")
_ABOVE_OTHERS = TOP | _SENIOR | people.OFFICIALS
_GENERALS = words(
    "general generals marshal admiral brigadier-general major-general lieutenant-general"
)
_CHIEFS = words("chief chiefs")
_HIS = words("his her their")
_OWN_KIN = words("his her my")
_NAVAL_OR_AIR = frozenset({"wing"})  # a wing commander commands no army
_POLICE_FORCE = words("the a police national state federal military municipal riot border")
_OFFICERS = (
    words("""
    officer officers commander commanders commandant brigadier general major captain
    superintendent
    """)
    | _SENIOR
)
_LIEUTENANTS = words("lieutenant lieutenants")
_COMMISSARS = words("commissar commissars zampolit")
_COUNSEL = words("""
    attorney attorneys lawyer lawyers professor professors analyst analysts barrister barristers
    """)
_FIGHTERS = words("fighter fighters partisan partisans commander commanders member members")
_REBELS = words("rebel rebels insurgent insurgents guerrilla guerrillas")
_UNITS = words("battalion brigade regiment platoon company squadron squad garrison")
_COMBATANTS = _REBELS | words("""
    fighter fighters combatant combatants militant militants paramilitary paramilitaries
    """)
_RELATIVES = people.FAMILY - words("child children orphan orphans widow widows widower partner")
_SCHOLARS = words("""
    analyst analysts expert experts researcher researchers scholar scholars professor historian
    economist sociologist academic lecturer
    """)
_ASKERS = words("interviewer interviewers journalist reporter host moderator")
_DESKS = words("""
    recruiter recruiters recruiting recruitment press presenting information communications
    relations affairs liaison immigration consular protection asylum field customs migration
    """)
_SOURCES = words("""
    a an the another one first second third separate same local anonymous source
    """)
_BENCH = words("judge judges magistrate magistrates")
_ARGUING = words("argues argued contends contended posits concludes writes observation argument")
_NEIGHBOURS = words("""
    neighbour neighbours neighbor neighbors resident residents villager villagers shopkeeper
    landlord landlady priest pastor imam monk nun bystander onlooker passer-by farmer refugee
    schoolteacher survivor
    """)
_ORGANISERS = words("""
    coordinator co-ordinator organiser organizer chairman chairwoman chairperson representative
    activist campaigner
    """)
_SERVING_TOO = MEMBERS | AGENTS
_ARTICLES = words("a an the")
_ELDERS = words("elders headman chieftain")
_ANYONE = people.DETERMINERS | people.FURTHER | people.STANDALONE | words("those these them")
_COOL = -0.8  # log-odds by own words from which somebody is rather none of those inside
_PLAIN = 1.0  # log-odds by own words from which somebody is rather inside
_DESCRIBED = re.compile(
    r"(?:^|\|\s)(?:,\s)?(?:(?:in|at|with|from)\s)?(?:who|whose|whom)\b"
    r"|(?:^|\|\s),\san?\s(?!\d|former|native|father|mother|man|woman|young)[a-z]+\s[a-z]+(?:\s[,|]|$)"
)
_GONE = re.compile(
    r"(?:^|\|\s)(?:(?:then|later|has|had|also|who|,)\s){0,3}(?:fled|escaped|crossed)\b"
    r"|\band\s(?:then\s)?(?:fled|escaped|crossed)\b"
)


def _of_a_group(roles: frozenset[str]) -> bool:
    """Return whether only a word for several tells who left: a defectors' group."""
    return all(word.endswith("s") for word in roles & people.LEAVERS) and "one" not in roles


SIGNS: dict[str, Callable[[Known], object]] = {
    "asks the questions": lambda k: k.roles & _ASKERS and not k.roles & people.LEAVERS,
    "is a body": lambda k: (
        k.body
        or ("police" in k.roles and k.roles <= _POLICE_FORCE)
        or (not k.roles and outsiders.GROUP.match(k.told))
    ),
    "is called one who left": lambda k: (
        k.roles & people.LEAVERS and not (k.named and "a" in k.roles and _of_a_group(k.roles))
    ),
    "is said to have left": lambda k: k.left,
    "is a soldier who got away": lambda k: k.soldier and _GONE.search(k.told),
    "was something and left it": lambda k: k.quit,
    "resigned, in a text on those who left": lambda k: k.resigned,
    "left at some time, in a text on those who left": lambda k: (
        k.leavers and toldof.LEFT_IN.search(k.of_themselves)
    ),
    "leaving is spoken of": lambda k: (
        toldof.LEFT.search(k.of_themselves)
        or toldof.DESERTED.search(k.of_themselves)
        or (k.soldier and (toldof.FLED.search(k.told) or toldof.JOINED.search(k.told)))
    ),
    "tells of leaving": lambda k: "leaver" in k.own,
    "tells of service": lambda k: "soldier" in k.own and not k.official,
    "tells of service, in a text on those who left": lambda k: (
        k.leavers and "soldier" in k.own and not k.official
    ),
    "is a soldier": lambda k: k.soldier,
    "is a soldier in a text on several who left": lambda k: k.soldier and k.among and not k.stayed,
    "is a soldier in a text on one who left, often": lambda k: (
        k.soldier and k.leavers and not (k.among or k.stayed) and k.often
    ),
    "is one of the soldiers a text counts": lambda k: (
        not k.soldier and toldof.ONE_OF_THEM.search(k.told)
    ),
    "was a soldier": lambda k: k.soldier and k.former and not (k.stayed or k.retired),
    "is retired": lambda k: k.retired,
    "has a rank marked as retired": lambda k: (
        k.retired
        and not k.roles & TOP
        and (people.MARKED in k.roles or toldof.MARKED_RETIRED.search(k.told))
    ),
    "stayed when others left": lambda k: k.stayed,
    "is still in": lambda k: k.roles & SERVING or (k.still and not k.stayed),
    "is said to have served": lambda k: k.served,
    "served, in a text on several who left": lambda k: k.served and k.among and not k.stayed,
    "gives orders to soldiers": lambda k: "orders" in k.around and k.soldier,
    "has superiors or comrades": lambda k: (
        "commanded" in k.roles and k.roles.isdisjoint(_ABOVE_OTHERS)
    ),
    "commands a unit": commands_a_unit,
    "was at the top": lambda k: (
        k.roles & TOP
        and not k.left
        and (k.roles & people.RETIRED or (k.former and k.leaning <= _COOL))
    ),
    "is a general": lambda k: (
        k.roles & _GENERALS and not (k.former or k.left or _GONE.search(k.told))
    ),
    "is at the top": lambda k: (
        (k.roles & TOP and not (k.left or k.roles & _NAVAL_OR_AIR))
        or offices.THEN_AT_THE_TOP.search(k.told)
    ),
    "is a captured fighter": lambda k: k.captive,
    "is a colonel named in passing": lambda k: (
        k.roles & _SENIOR
        and not {"police", "brigadier"} <= k.roles
        and (k.named or "a" not in k.roles)
        and not (k.main or k.says_most)
        and "leavers" not in k.around
        and not (k.former or k.left)
    ),
    "is high in the police": lambda k: (
        k.roles & (_SENIOR - {"brigadier"} | _CHIEFS)
        and "police" in k.roles
        and not (k.former or k.left or k.roles & people.LEAVERS or k.own & {"leaver", "soldier"})
    ),
    "sits at a desk": lambda k: (
        k.soldier
        and (
            k.roles & _DESKS
            or toldof.RUNS.search(k.told)
            or ("desk" in k.around and k.roles & _OFFICERS and not k.former)
        )
    ),
    "sits in a court": lambda k: (
        ((k.roles & _BENCH and not k.soldier) or {"presenting", "officer"} <= k.roles)
        and not k.former
    ),
    "is in charge of a place": lambda k: (
        k.roles & _OFFICERS and not (k.former or k.left) and offices.IN_CHARGE.search(k.told)
    ),
    "is an officer who sounds like none inside": lambda k: (
        k.roles & (_OFFICERS | _LIEUTENANTS)
        and k.soldier
        and k.leaning <= _COOL
        and "petty" not in k.roles
        and not (k.former or k.left or k.roles & people.LEAVERS or k.own & {"leaver", "soldier"})
    ),
    "commands today": lambda k: (
        (k.roles & _SENIOR or not k.soldier)
        and not ((k.former and k.soldier) or k.left or "leaver" in k.own)
        and offices.COMMANDS.search(k.told)
        and not toldof.LEADS.search(k.told)
    ),
    "denies what is said": lambda k: (
        "denial" in k.around and k.roles & _OFFICERS and not (k.former or k.left)
    ),
    "is a soldier of another country": lambda k: (
        "foreign" in k.around
        and k.roles & _OFFICERS
        and k.soldier
        and not (k.main or k.often)
        and not (k.former or k.left or k.roles & people.LEAVERS or k.own & {"leaver", "soldier"})
    ),
    "answers for a force": lambda k: (
        (k.named or "duty" in k.roles)
        and k.soldier
        and not (k.former or k.left)
        and offices.ANSWERS.search(k.told)
    ),
    "speaks without leave of an office": lambda k: (
        k.roles & _OFFICERS
        and not (k.left or offices.WITH_A_UNIT.search(k.told))
        and offices.UNAUTHORISED.search(k.told)
    ),
    "answers where an officer is on duty": lambda k: (
        {"duty", "officer"} <= k.roles
        and not (k.named or k.former or k.left or k.own & {"leaver", "soldier"})
    ),
    "is a political officer": lambda k: (
        {"political", "officer"} <= k.roles or k.roles & _COMMISSARS
    ),
    "speaks for others": lambda k: (
        k.roles & people.SPEAKING_FOR and not (k.among and k.soldier and k.former)
    ),
    "was something in a unit, in a text on those who left": lambda k: (
        k.leavers and "former" in k.roles and k.roles & _UNITS and not (k.soldier or k.named)
    ),
    "was a fighter, in a text on those who left": lambda k: (
        k.leavers and k.roles & _COMBATANTS and "former" in k.roles and "came to us" not in k.own
    ),
    "is of the force that others went over to": lambda k: (
        "other side" in k.around
        and not (k.left or k.former or k.roles & people.LEAVERS or {"leaver", "soldier"} & k.own)
    ),
    "tells how others left or were received": lambda k: (
        "others who left" in k.own and not (k.left or k.roles & people.LEAVERS or "leaver" in k.own)
    ),
    "speaks of whoever leaves": lambda k: (
        k.leavers and "whoever leaves" in k.own and not (k.left or k.roles & people.LEAVERS)
    ),
    "judges those who left": lambda k: (
        k.leavers
        and "judges" in k.own
        and not (k.left or k.roles & people.LEAVERS or {"leaver", "soldier"} & k.own)
    ),
    "is of those to whom others came": lambda k: (
        "came to us" in k.own and not (k.left or k.roles & people.LEAVERS or "leaver" in k.own)
    ),
    "is one of several in a text on those who left": lambda k: (
        k.among
        and not (k.named or k.body or "an" in k.roles)
        and k.roles - _ARTICLES
        and k.roles <= _ANYONE
    ),
    "is an elder": lambda k: {"an", "elder"} <= k.roles or k.roles & _ELDERS,
    "was an inspector": lambda k: (
        k.roles & POLICE and (k.former or (k.leavers and k.named and toldof.WORKED.search(k.told)))
    ),
    "is an inspector without a name": lambda k: k.roles & POLICE and not k.named,
    "is an inspector who tells of service": lambda k: (
        k.roles & POLICE and {"soldier", "leaver"} & k.own
    ),
    "is a source somewhere": lambda k: (
        "source" in k.roles and k.roles <= _SOURCES and not (k.named or k.left or "leaver" in k.own)
    ),
    "is a comrade": lambda k: k.roles & _HIS and k.roles & {"comrade", "comrades"},
    "goes by a code, in a text on those who left": lambda k: k.leavers and "code" in k.around,
    "is heard in a text on those who left": lambda k: k.leavers and k.roles & HEARD,
    "was a member, in a text on those who left": lambda k: (
        k.leavers
        and (
            ({"former", "member"} <= k.roles and not toldof.OF.search(k.told))
            or toldof.MEMBER.search(k.told)
        )
    ),
    "is an official": lambda k: (
        (k.roles & people.OFFICIALS) - people.SPEAKING_FOR and not toldof.SERVED_AS.search(k.told)
    ),
    "is an expert": lambda k: (
        (k.roles & people.EXPERTS) - ({"investigator"} if k.served else set())
    ),
    "is a scholar or lawyer": lambda k: k.roles & (_SCHOLARS | _COUNSEL) and not k.soldier,
    "studies things": lambda k: k.studies,
    "is cited with a year": lambda k: "cited" in k.around,
    "is now one who judges from outside": lambda k: toldof.NOW_AN_EXPERT.search(k.told),
    "teaches at a university": lambda k: (
        toldof.TEACHES.search(k.told) and not (k.roles & _RELATIVES and k.roles & _HIS)
    ),
    "argues": lambda k: k.verbs & _ARGUING,
    "has a civil trade": lambda k: (
        (k.roles & ELSEWHERE) - (_SERVING_TOO if k.soldier else set())
        or toldof.TRADES.search(k.told)
        or (k.trades and not k.soldier)
    ),
    "lives nearby and has no name": lambda k: (
        k.roles & _NEIGHBOURS
        and not (k.named or k.former or k.soldier or k.left or k.served or "kin" in k.own)
    ),
    "speaks for those who organise": lambda k: (
        (k.roles & _ORGANISERS or toldof.ORGANISES.search(k.told))
        and not (k.soldier or k.left or k.own & {"leaver", "soldier"})
    ),
    "is called doctor": lambda k: "dr" in k.roles and not k.soldier,
    "never served": lambda k: k.civil,
    "was harmed, or somebody close": lambda k: k.harmed,
    "helps those who leave": lambda k: k.helps,
    "deals with those who left": lambda k: toldof.DEALS.search(k.told) and not k.soldier,
    "practises a calling": lambda k: "practice" in k.around,
    "speaks from a society": lambda k: "society" in k.around and not k.soldier,
    "speaks from a society, and is no expert": lambda k: (
        "society" in k.around and not (k.soldier or k.trained or k.studies)
    ),
    "serves with rebels": lambda k: (
        ((k.roles & _REBELS and k.soldier) or (k.roles & _FIGHTERS and toldof.WITH.search(k.told)))
        and not (k.former or k.left or k.roles & people.LEAVERS)
    ),
    "is of a resistance": lambda k: (
        outsiders.RESISTANCE.search(k.told)
        and not (k.former or k.left or k.roles & people.LEAVERS or "leaver" in k.own)
    ),
    "leads veterans": lambda k: outsiders.VETERANS.search(k.told),
    "leads rebels": lambda k: (k.roles & _REBELS and k.roles & TOP) or toldof.LEADS.search(k.told),
    "was a rebel soldier": lambda k: k.roles & _REBELS and k.soldier and k.former,
    "is a relative": lambda k: (
        k.roles & _RELATIVES
        and not (k.trained and k.roles.isdisjoint(_OWN_KIN))
        and not (k.soldier or k.serving_relative or outsiders.KIN_OF_A_CIVILIAN.search(k.told))
    ),
    "has a relative who was a soldier": lambda k: (
        not (k.soldier or k.harmed) and toldof.KIN_SERVED.search(k.told)
    ),
    "is called somebody's relative further on": lambda k: (
        not (k.soldier or k.trained or k.roles & _RELATIVES) and toldof.KIN_OF.search(k.told)
    ),
    "is a widow": lambda k: (
        k.roles & {"widow", "widower"}
        and not (k.soldier or outsiders.KIN_OF_A_CIVILIAN.search(k.told))
    ),
    "has a relative who serves": lambda k: (
        not (k.soldier or k.harmed) and toldof.KIN.search(k.told)
    ),
    "has a husband, son or brother who serves": lambda k: (
        "kin serves" in k.around and k.identified and not (k.soldier or k.left or k.trained)
    ),
    "shares the family name of whom the text is about": lambda k: (
        k.namesake and k.leavers and k.unknown
    ),
    "tells of kin": lambda k: "kin" in k.own,
    "is quoted among kin": lambda k: (
        "kin" in k.around
        and not (k.around & {"society", "practice"} or k.harmed or k.helps)
        and not k.studies
    ),
    "the text on several who left is about": lambda k: k.among and k.often and k.unknown,
    "is named where those who left are": lambda k: (
        k.among and "leavers" in k.around and k.unknown and not _DESCRIBED.search(k.told)
    ),
    "is the one the text tells of most": lambda k: k.main and not k.body,
    "speaks of army life": lambda k: "army life" in k.own and k.leaning > 0,
    "sounds like one inside, in a text on those who left": lambda k: (
        k.leavers and k.unknown and k.leaning >= _PLAIN
    ),
    "is another like one inside": lambda k: k.like.inside and k.unknown,
}
"""What each sign asks; how much it weighs for which voice, the weights tell."""
