"""What shows where a speaker stands: each sign by its name, asked of all that is known."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from testimonies.speaking import toldof
from testimonies.speaking.leaving import changed_sides, leaving
from testimonies.speaking.lexicon import people
from testimonies.values import Voice
from testimonies.wordlists import words

if TYPE_CHECKING:
    from collections.abc import Callable

    from testimonies.speaking.topic import Leavers

_SOLDIERS = people.SOLDIERS | people.RANKS
_MEMBERS = words("member members leader leaders")
_ARMED = words("""
    army brigade militia battalion regiment guard guards section squad platoon column garrison corps
    """)
_CARING = words("nurse nurses doctor doctors surgeon surgeons chaplain chaplains dentist imam")
_ARMY = words("army navy naval military air-force regimental battalion")
_POLICE = words("inspector inspectors sub-inspector superintendent superintendents")
_CIVIL_TOO = words("""
    volunteer aide clerk cook mechanic engineer driver technician operator instructor interpreter
    fitter cameraman storekeeper drummer trainee guard pilot
    """)
_TOP = words("""
    general generals marshal admiral commander commanders superior superiors commander-in-chief
    major-general lieutenant-general brigadier-general generalissimo
    """)
_SENIOR = words("colonel colonels lieutenant-colonel")
_HIS = words("his her their")
_ABOVE = words("officer officers captain major")
_COUNSEL = words("""
    attorney attorneys lawyer lawyers professor professors analyst analysts barrister barristers
    """)
_GUARDS = words("warder warders jailer jailers interrogator interrogators")
_REBELS = words("rebel rebels insurgent insurgents guerrilla guerrillas")
_OWNERS = words("his her their my 's soldier soldiers sergeant captain major officer private")
_RELATIVES = people.FAMILY - words("child children orphan orphans widow widows widower partner")
_SCHOLARS = words("""
    analyst analysts expert experts researcher researchers scholar scholars professor historian
    economist sociologist academic lecturer
    """)
_FORMER = words("former formerly ex retired defected captured disillusioned exiled escaped veteran")
_SERVING = words("serving in-service active")
_ASKERS = words("interviewer journalist reporter host moderator")
_UNITS = words("platoon company battery squad section battalion crew tank troop patrol")
_DESKS = words("""
    recruiter recruiters recruiting recruitment press information liaison immigration consular
    protection asylum field
    """)
_ARGUING = words("argues argued contends contended posits concludes writes observation argument")
_TRAINED = people.EXPERTS | people.OFFICIALS
_HEARD = words("interviewee interviewees respondent respondents participant participants")
_ELSEWHERE = (
    people.OTHERS
    - people.GENERIC
    - words("men women people boys girls persons youths")
    - _HEARD
    - people.FURTHER
) | words("sayadaw reverend venerable imam sheikh mullah rabbi")
_ANYONE = people.DETERMINERS | people.FURTHER | people.STANDALONE | words("those these them")
_PLAIN = 1.0  # log-odds by own words from which somebody is rather inside
_LONG = 800  # characters of own words that make somebody the one interviewed


@dataclass(frozen=True)
class Known:
    """What is known of a speaker.

    Attributes:
        roles: Words that say what the speaker is, in lower case.
        told: What the text tells after each mention, in lower case.
        body: Whether the speaker is a group or office.
        leavers: How the text calls soldiers who left; None where it is not about them.
        named: Whether the text names the speaker.
        identified: Whether a name, an age or a word such as "another" stands for one speaker.
        mentions: How often the text mentions the speaker.
        said: Some of the speaker's own words.
        leaning: The log-odds, by these words alone, that somebody inside an army says them.
        verbs: The words with which the text introduces them, in lower case.
        own: What the own words are of: any of ``"soldier"``, ``"leaver"``, ``"kin"``, ``"we"``,
            ``"army life"``, ``"others who left"`` (of whom they are told as of others).
        around: What stands around the mentions: ``"leavers"``, ``"kin"``, ``"calling"`` (an unknown
            trade beside the name), ``"practice"`` (a clause that tells an outsider's trade),
            ``"society"`` (the body somebody speaks from), ``"orders"`` (words told to soldiers),
            ``"army"`` (words of army life), ``"unit"`` (of which somebody is the commander),
            ``"kin serves"``, ``"other side"`` (of a force to which others went over).
        main: Whether the text tells of the speaker most.
        says_most: Whether the speaker says most of what is quoted.
        army: Whether the text speaks of an army again and again.
        captive: Whether the speaker is a prisoner in a text that tells of captured fighters.
        on_captives: Whether the text is about captured fighters.
        like: Where somebody stands of whom the speaker is another: a second man.
    """

    roles: frozenset[str]
    told: str = ""
    body: bool = False
    leavers: Leavers | None = None
    named: bool = False
    identified: bool = False
    mentions: int = 0
    said: str = ""
    leaning: float = 0.0
    verbs: frozenset[str] = frozenset()
    own: frozenset[str] = frozenset()
    around: frozenset[str] = frozenset()
    like: Voice = Voice.UNKNOWN
    main: bool = False
    says_most: bool = False
    army: bool = False
    captive: bool = False
    on_captives: bool = False

    @cached_property
    def among(self) -> bool:
        """Whether the text speaks of several who left an army."""
        return self.leavers is not None and self.leavers.several

    @cached_property
    def soldier(self) -> bool:
        """Whether a rank or a trade of soldiers tells what they are."""
        serving = self.roles & _SOLDIERS
        if self.roles & _MEMBERS and self.roles & _ARMED:
            return True  # a brigade member
        if self.roles & _CARING and self.roles & _ARMY:
            return True  # an army nurse
        if toldof.OF_RANK.search(self.told):
            return True  # a doctor with the rank of captain
        helping = serving <= _CIVIL_TOO and (toldof.HELPS.search(self.told) or "our" in self.roles)
        return bool(serving) and not helping

    @cached_property
    def left(self) -> str:
        """What the text says of how they left."""
        return leaving(self.told)

    @cached_property
    def trained(self) -> bool:
        """Whether a calling tells an outsider, whomever they speak of."""
        return bool(self.roles & _TRAINED) and not (self.soldier or self.left)

    @cached_property
    def outside(self) -> bool:
        """Whether a calling tells an outsider, and not one of the police either."""
        return self.trained and self.roles.isdisjoint(_POLICE)

    @cached_property
    def official(self) -> bool:
        """Whether they hold an office outside an army and out of the police."""
        return bool(self.roles & people.OFFICIALS - _POLICE) and not (self.soldier or self.left)

    @cached_property
    def former(self) -> bool:
        """Whether the text says that they are no longer what they were."""
        return bool(
            self.roles & _FORMER
            or any(role.startswith("ex-") for role in self.roles)
            or toldof.WAS.search(self.told)
            or toldof.UNTIL.search(self.told)
        )

    @cached_property
    def serving_relative(self) -> bool:
        """Whether they are somebody's husband, son or brother who served, by name."""
        kin = self.named and bool(self.roles & people.WHO_SERVE)
        return kin and bool(toldof.SERVED.search(self.told) or self.left or "leaver" in self.own)

    @cached_property
    def often(self) -> bool:
        """Whether the text is about the speaker: of several who left, or the one who did."""
        if self.leavers is None or self.leavers.several:
            return self.mentions >= _PROTAGONIST
        return self.mentions >= 2 * _PROTAGONIST or len(self.said) >= _LONG

    @cached_property
    def unknown(self) -> bool:
        """Whether a name or an age tells who the speaker is, and nothing what."""
        known = self.soldier or self.trained or self.roles & (_ELSEWHERE | people.FAMILY)
        known = known or self.around & {"society", "practice"}
        return self.identified and not known


_PROTAGONIST = 4  # mentions that make somebody one the text is about

_DEFECTING = frozenset({"defecting", "deserting", "defected"})
_GONE = re.compile(
    r"(?:^|\|\s)(?:(?:then|later|has|had|also|who|,)\s){0,3}(?:fled|escaped|crossed)\b"
    r"|\band\s(?:then\s)?(?:fled|escaped|crossed)\b"
)


def is_still_in(known: Known) -> bool:
    """Return whether the text says that somebody serves still, or leads men and has not left."""
    gone = known.left or known.former or toldof.LEFT.search(known.told)
    leads = commands_a_unit(known) and not gone
    return leads or bool(known.roles & _SERVING or toldof.STILL.search(known.told))


def commands_a_unit(known: Known) -> bool:
    """Return whether somebody commands a platoon, a crew or the like."""
    units = not known.roles.isdisjoint(_UNITS) or toldof.COMMANDS.search(known.told)
    return "commander" in known.roles and bool(units or "unit" in known.around)


SIGNS: dict[str, Callable[[Known], object]] = {
    "asks the questions": lambda k: k.roles & _ASKERS and not k.roles & people.LEAVERS,
    "is a body": lambda k: k.body,
    "is called one who left": lambda k: k.roles & people.LEAVERS,
    "is said to be leaving": lambda k: k.roles & _DEFECTING,
    "is said to have left": lambda k: k.left,
    "is a soldier who got away": lambda k: k.soldier and _GONE.search(k.told),
    "leaving is spoken of": lambda k: (
        toldof.LEFT.search(k.told)
        or toldof.DESERTED.search(k.told)
        or (k.soldier and (toldof.FLED.search(k.told) or toldof.JOINED.search(k.told)))
    ),
    "tells of leaving": lambda k: "leaver" in k.own,
    "tells of service": lambda k: "soldier" in k.own and not k.official,
    "tells of service, in a text on those who left": lambda k: (
        k.leavers and "soldier" in k.own and not k.official
    ),
    "is a soldier": lambda k: k.soldier,
    "is a soldier in a text on several who left": lambda k: k.soldier and k.among,
    "is a soldier in a text on one who left, often": lambda k: (
        k.soldier and k.leavers and not k.among and k.often
    ),
    "was a soldier": lambda k: k.soldier and k.former,
    "was a soldier, by name, in a text on one who left": lambda k: (
        k.soldier and k.former and k.leavers and not (k.among or k.often) and k.named
    ),
    "was a soldier and helps others": lambda k: (
        k.soldier and k.former and k.leavers and toldof.HELPING.search(k.told)
    ),
    "is retired": lambda k: (
        k.roles & _SOLDIERS - _CIVIL_TOO
        and k.soldier
        and k.roles & {"retired", "ret"}
        and (k.named or k.roles & _TOP)
        and not (k.main and k.says_most)
    ),
    "is still in": lambda k: k.roles & _SERVING or toldof.STILL.search(k.told),
    "is said to have served": lambda k: toldof.SERVED.search(k.told),
    "served, in a text on several who left": lambda k: toldof.SERVED.search(k.told) and k.among,
    "gives orders to soldiers": lambda k: "orders" in k.around and k.soldier,
    "is told of with words of army life": lambda k: "army" in k.around and k.unknown,
    "has superiors or comrades": lambda k: "commanded" in k.roles,
    "commands a unit": commands_a_unit,
    "is named in a text on captured fighters": lambda k: k.on_captives and k.unknown,
    "was at the top": lambda k: k.roles & _TOP and k.roles & {"retired", "ret"},
    "is at the top": lambda k: k.roles & _TOP,
    "is a captured fighter": lambda k: k.captive,
    "is above somebody": lambda k: k.roles & _HIS and k.roles & _ABOVE and "fellow" not in k.roles,
    "is a colonel named in passing": lambda k: (
        k.roles & _SENIOR
        and (k.named or "a" not in k.roles)
        and not (k.often or k.says_most)
        and "leavers" not in k.around
        and not k.former
    ),
    "guards prisoners": lambda k: k.roles & _GUARDS and not k.named,
    "sits at a desk": lambda k: k.soldier and (k.roles & _DESKS or toldof.RUNS.search(k.told)),
    "speaks for others": lambda k: k.roles & people.SPEAKING_FOR,
    "heads a department": lambda k: toldof.HEADS.search(k.told),
    "is of the force that others went over to": lambda k: (
        "other side" in k.around
        and not (k.left or k.former or k.roles & people.LEAVERS or {"leaver", "soldier"} & k.own)
    ),
    "tells how others left or were received": lambda k: (
        "others who left" in k.own and not (k.left or k.roles & people.LEAVERS or "leaver" in k.own)
    ),
    "is one of several in a text on those who left": lambda k: (
        k.among and not (k.named or k.body) and k.roles and k.roles <= _ANYONE
    ),
    "was an inspector": lambda k: k.roles & _POLICE and k.former,
    "is an inspector without a name": lambda k: k.roles & _POLICE and not k.named,
    "is an inspector who tells of service": lambda k: (
        k.roles & _POLICE and {"soldier", "leaver"} & k.own
    ),
    "is one of a number who left": lambda k: k.among and toldof.OF_A_NUMBER.search(k.told),
    "is a comrade": lambda k: k.roles & _HIS and k.roles & {"comrade", "comrades"},
    "is heard in a text on those who left": lambda k: k.leavers and k.roles & _HEARD,
    "was a member, in a text on those who left": lambda k: (
        k.leavers
        and (
            ({"former", "member"} <= k.roles and not toldof.OF.search(k.told))
            or toldof.MEMBER.search(k.told)
        )
    ),
    "is an official": lambda k: k.roles & people.OFFICIALS,
    "is an expert": lambda k: (
        k.roles & people.EXPERTS - ({"investigator"} if toldof.SERVED.search(k.told) else set())
    ),
    "is a scholar or lawyer": lambda k: k.roles & (_SCHOLARS | _COUNSEL) and not k.soldier,
    "studies things": lambda k: toldof.STUDIES.search(k.told),
    "argues": lambda k: k.verbs & _ARGUING,
    "has a civil trade": lambda k: (
        k.roles & (_ELSEWHERE - _MEMBERS if k.soldier else _ELSEWHERE)
        or toldof.TRADES.search(k.told)
    ),
    "deals with those who left": lambda k: toldof.DEALS.search(k.told) and not k.soldier,
    "practises a calling": lambda k: "practice" in k.around,
    "speaks from a society": lambda k: "society" in k.around and not k.soldier,
    "has some calling": lambda k: "calling" in k.around,
    "serves with rebels": lambda k: (
        k.roles & _REBELS and k.soldier and not (k.former or k.left or k.roles & people.LEAVERS)
    ),
    "leads rebels": lambda k: (k.roles & _REBELS and k.roles & _TOP) or toldof.LEADS.search(k.told),
    "was a rebel soldier": lambda k: k.roles & _REBELS and k.soldier and k.former,
    "is a relative": lambda k: k.roles & _RELATIVES and not (k.soldier or k.serving_relative),
    "is somebody's widow or child": lambda k: (
        k.roles & people.FAMILY - _RELATIVES and k.roles & _OWNERS and not k.soldier
    ),
    "is a widow": lambda k: k.roles & {"widow", "widower"} and not k.soldier,
    "has a relative who serves": lambda k: not k.soldier and toldof.KIN.search(k.told),
    "has a husband, son or brother who serves": lambda k: (
        "kin serves" in k.around and k.identified and not (k.soldier or k.left or k.trained)
    ),
    "tells of kin": lambda k: "kin" in k.own,
    "is quoted among kin": lambda k: "kin" in k.around,
    "the text on several who left is about": lambda k: k.among and k.often and k.unknown,
    "the text on one who left is about": lambda k: (
        k.leavers and not k.among and k.often and k.unknown
    ),
    "is named where those who left are": lambda k: k.among and "leavers" in k.around and k.unknown,
    "is the one the text tells of most": lambda k: k.main and not k.body,
    "says most of what is quoted": lambda k: k.says_most,
    "says most, in a text on those who left": lambda k: k.says_most and k.leavers and k.unknown,
    "is the one a text on an army tells of most": lambda k: k.main and k.army and k.unknown,
    "speaks of army life": lambda k: "army life" in k.own,
    "sounds like one inside, in a text on those who left": lambda k: (
        k.leavers and k.unknown and k.leaning >= _PLAIN
    ),
    "says we were": lambda k: k.leavers and "we" in k.own and k.unknown,
    "is another like one inside": lambda k: k.like.inside and k.unknown,
}
"""What each sign asks; how much it weighs for which voice, the weights tell."""


def word_of_leaving(known: Known) -> Voice:
    """Return the text's own word for one who left: defector or deserter."""
    for role, voice in (("defector", Voice.DEFECTOR), ("deserter", Voice.DESERTER)):
        if known.roles & {role, f"{role}s"}:
            return voice
    if changed_sides(known.left) or (known.leavers is None and "defected" in known.told):
        return Voice.DEFECTOR
    if toldof.DESERTED.search(known.told):
        return Voice.DESERTER
    if known.leavers is not None:
        return known.leavers.voice
    if known.like in {Voice.DEFECTOR, Voice.DESERTER}:
        return known.like
    gave_up = known.left or "surrender" in known.told
    return Voice.DESERTER if gave_up else Voice.DEFECTOR
