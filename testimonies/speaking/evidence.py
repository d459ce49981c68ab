"""What is known of a speaker, of which the signs of where they stand are asked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from testimonies.speaking import outsiders, toldof
from testimonies.speaking.leaving import changed_sides, leaving
from testimonies.speaking.lexicon import people
from testimonies.values import Voice
from testimonies.wordlists import words

if TYPE_CHECKING:
    from testimonies.speaking.topic import Leavers

SOLDIERS = people.SOLDIERS | people.RANKS
MEMBERS = words("member members leader leaders")
_ARMED = words("""
    army brigade militia battalion regiment guard guards section squad platoon column garrison corps
    """)
_CARING = words("nurse nurses doctor doctors surgeon surgeons chaplain chaplains dentist imam")
AGENTS = words("agent agents operative operatives")
_SECRET = words("intelligence secret security special police")
_ARMY = words("army navy naval military air-force regimental battalion")
POLICE = words("inspector inspectors sub-inspector superintendent superintendents")
CIVIL_TOO = words("""
    volunteer aide clerk cook mechanic engineer driver technician operator instructor interpreter
    fitter cameraman storekeeper drummer trainee guard pilot
    """)
_STATE = words("""
    investigator interrogator prosecutor diplomat official inspector agent censor propagandist clerk
    attaché administrator adviser advisor
    """)
_WHO = re.compile(r"(?:(?<=^)|(?<=\|\s))who\s[^|,]*")
_TEACHING = words("instructor instructors")
TOP = words("""
    general generals marshal admiral commander commanders superior superiors commander-in-chief
    major-general lieutenant-general brigadier-general generalissimo
    """)
_FORMER = words("""
    former formerly ex onetime one-time retired defected captured disillusioned exiled escaped
    veteran
    """)
SERVING = words("serving in-service active")
_UNITS = words("platoon company battery squad section battalion crew tank troop patrol")
_SPECIALISTS = words("specialist specialists")
_DRIVERS = words("driver drivers")
_VEHICLES = words("""
    motorcycle-taxi bus minibus taxi tram cab train rickshaw truck coach delivery ambulance van
    """)
_VOLUNTEERS = words("volunteer volunteers")
_TRAINED = people.EXPERTS | people.OFFICIALS
HEARD = words("interviewee interviewees respondent respondents participant participants")
ELSEWHERE = (
    people.OTHERS
    - people.GENERIC
    - words("men women people boys girls persons youths")
    - HEARD
    - people.FURTHER
) | words("sayadaw reverend venerable imam sheikh mullah rabbi")
CIVIL_TRADES = words("""
    teacher headmaster headmistress greengrocer trader bishop priest nun grocer shopkeeper baker
    landlord landlady innkeeper merchant midwife imam pastor librarian seamstress butcher
    hairdresser postman postwoman
    """)
_LONG = 800  # characters of own words that make somebody the one interviewed


@dataclass(frozen=True)
class Known:
    """What is known of a speaker.

    Attributes:
        roles: Words that say what the speaker is, in lower case.
        told: What the text tells after each mention, in lower case.
        body: Whether the speaker is a group or office.
        leavers: How the text calls soldiers who left; None where it is not about them.
        excerpt: Whether the text is too short to say what it is about.
        named: Whether the text names the speaker.
        identified: Whether a name, an age or a word such as "another" stands for one speaker.
        mentions: How often the text mentions the speaker.
        said: Some of the speaker's own words.
        leaning: The log-odds, by these words alone, that somebody inside an army says them.
        verbs: The words with which the text introduces them, in lower case.
        own: What the own words are of: any of ``"soldier"``, ``"leaver"``, ``"kin"``,
            ``"army life"``, ``"others who left"`` (of whom they are told as of others),
            ``"came to us"`` (said of those who left).
        around: What stands around the mentions: ``"leavers"``, ``"kin"``, ``"practice"`` (a clause
            that tells an outsider's trade),
            ``"society"`` (the body somebody speaks from), ``"orders"`` (words told to soldiers),
            ``"denial"`` (what is said of an army is denied),
            ``"desk"`` (an office somebody sits at),
            ``"foreign"`` (of a country whose army nothing is told of),
            ``"code"`` (which stands for a name),
            ``"unit"`` (of which somebody is the commander),
            ``"kin serves"``, ``"other side"`` (of a force to which others went over).
        main: Whether the text tells of the speaker most.
        namesake: Whether the speaker shares the family name of whom it tells most, or of a soldier.
        says_most: Whether the speaker says most of what is quoted.
        captive: Whether the speaker is a prisoner in a text that tells of captured fighters.
        like: Where somebody stands of whom the speaker is another: a second man.
    """

    roles: frozenset[str]
    told: str = ""
    body: bool = False
    leavers: Leavers | None = None
    excerpt: bool = True
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
    namesake: bool = False
    says_most: bool = False
    captive: bool = False

    @cached_property
    def among(self) -> bool:
        """Whether the text speaks of several who left an army."""
        return self.leavers is not None and self.leavers.several

    @cached_property
    def soldier(self) -> bool:
        """Whether a rank or a trade of soldiers tells what they are."""
        serving = self.roles & SOLDIERS
        if self.roles & MEMBERS and self.roles & _ARMED:
            return True  # a brigade member
        if self.roles & _CARING and (self.roles & _ARMY or toldof.IN_ARMY.search(self.told)):
            return True  # an army nurse
        if toldof.OF_RANK.search(self.told):
            return True  # a doctor with the rank of captain
        if self.roles & AGENTS and self.roles & _SECRET:
            return True  # an intelligence agent
        helping = serving <= CIVIL_TOO and (toldof.HELPS.search(self.told) or "our" in self.roles)
        return bool(serving) and not (helping or self._civil_after_all)

    @cached_property
    def _civil_after_all(self) -> bool:
        """Whether a word for soldiers tells a civilian here: a specialist in law, a volunteer."""
        serving = self.roles & SOLDIERS
        if serving <= _SPECIALISTS:
            return bool(serving and outsiders.SPECIALIST.search(self.told))
        if serving <= _DRIVERS:
            return bool(self.roles & _VEHICLES or outsiders.HELPER.search(self.told))
        armed = self.served or self.left or self.own & {"soldier", "leaver"}
        return serving <= _VOLUNTEERS and not (
            armed or len(set(toldof.ARMY_LIFE.findall(self.told))) > 1
        )

    @cached_property
    def served(self) -> bool:
        """Whether the text says that they served, of whomever they speak."""
        return toldof.SERVED.search(self.told) is not None

    @cached_property
    def still(self) -> bool:
        """Whether the text says that they serve still."""
        return toldof.STILL.search(self.told) is not None

    @cached_property
    def studies(self) -> bool:
        """Whether the text says that they study or watch things."""
        return toldof.STUDIES.search(self.told) is not None

    @cached_property
    def trades(self) -> bool:
        """Whether the text says what they live by: who sells tea."""
        return outsiders.TRADES.search(self.told) is not None

    @cached_property
    def left(self) -> str:
        """What the text says of how they left."""
        return leaving(self.of_themselves)

    @cached_property
    def resigned(self) -> bool:
        """Whether they resigned, in a text on those who left."""
        return self.leavers is not None and bool(toldof.RESIGNED.search(self.of_themselves))

    @cached_property
    def of_themselves(self) -> str:
        """What is told of them, and not of whose relative they are: the wife of a man who fled."""
        anothers = self.roles & people.FAMILY and not self.named
        return _WHO.sub("", self.told) if anothers else self.told

    @cached_property
    def trained(self) -> bool:
        """Whether a calling tells an outsider, whomever they speak of."""
        served = self.soldier or self.left or toldof.SERVED_AS.search(self.told)
        resigned = self.resigned and not (self.studies or toldof.ASKED_OTHERS.search(self.told))
        return bool(self.roles & _TRAINED) and not (served or resigned)

    @cached_property
    def outside(self) -> bool:
        """Whether a calling, help or harm tells an outsider, and not one of the police either."""
        trained = self.trained and self.roles.isdisjoint(POLICE) and not self.quit
        return trained or self.harmed or self.helps or self.civilian

    @cached_property
    def civilian(self) -> bool:
        """Whether a civil trade tells what they are, and nothing that they served or left."""
        served = self.soldier or self.former or self.left or self.own & {"soldier", "leaver"}
        kin = self.roles & people.FAMILY or self.namesake
        trade = self.roles & CIVIL_TRADES
        return bool(trade) and not (served or self.roles & people.LEAVERS or kin or self.served)

    @cached_property
    def official(self) -> bool:
        """Whether they hold an office outside an army and out of the police."""
        return bool((self.roles & people.OFFICIALS) - POLICE) and not (self.soldier or self.left)

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
    def quit(self) -> bool:
        """Whether they were in a service of the state and left: a former investigator who fled."""
        if self.leavers and self.roles & _STATE and toldof.UNTIL_LEFT.search(self.of_themselves):
            return True
        served = "former" in self.roles and self.roles & _STATE
        if not (
            self.leavers and (served or (self.served and toldof.SERVED.search(self.of_themselves)))
        ):
            return False
        return toldof.WHO_LEFT.search(self.of_themselves) is not None

    @cached_property
    def retired(self) -> bool:
        """Whether the text calls them a retired soldier who never left, and is about others."""
        told = people.MARKED in self.roles or toldof.MARKED_RETIRED.search(self.told)
        marked = self.roles & people.RETIRED or (self.leavers and told)
        veteran = "veteran" in self.roles and toldof.OF_A_WAR.search(self.told)
        taught = bool(self.roles & _TEACHING) and not self.named
        ranked = self.soldier and (taught or bool((self.roles & SOLDIERS) - CIVIL_TOO))
        ranked = ranked and bool(marked or veteran)
        return ranked and not (self.left or (self.main and self.says_most))

    @cached_property
    def stayed(self) -> bool:
        """Whether they stayed when others left, and it is over: until the war ended, retired."""
        told = outsiders.RETIRED.search(self.told)
        ranked = outsiders.AS_WHAT.match(self.told, told.end()) if told is not None else None
        served = self.soldier or self.served
        served = served or bool(ranked and not people.RANKS.isdisjoint(ranked[1].split()))
        retired = served and told is not None
        stayed = retired or outsiders.STAYED.search(self.told) is not None
        return stayed and not (self.left or self.roles & people.LEAVERS)

    @cached_property
    def serving_relative(self) -> bool:
        """Whether they are somebody's husband, son or brother who served, by name."""
        kin = self.named and bool(self.roles & people.WHO_SERVE)
        return kin and bool(self.served or self.left or "leaver" in self.own)

    @cached_property
    def often(self) -> bool:
        """Whether the text is about the speaker: of several who left, or the one who did."""
        if self.leavers is None or self.leavers.several:
            return self.mentions >= _PROTAGONIST
        return self.mentions >= 2 * _PROTAGONIST or len(self.said) >= _LONG

    @cached_property
    def unknown(self) -> bool:
        """Whether a name or an age tells who the speaker is, and nothing what."""
        called = (
            self.soldier or self.trained or self.roles & ELSEWHERE or self.roles & people.FAMILY
        )
        told = self.harmed or self.helps or self.stayed or self.civil or self.trades
        return self.identified and not (called or told or self.around & {"society", "practice"})

    @cached_property
    def helps(self) -> bool:
        """Whether they help those who leave, and nothing tells that they served."""
        return not self.soldier and outsiders.HELPER.search(self.told) is not None

    @cached_property
    def civil(self) -> bool:
        """Whether the text says that they never served."""
        return outsiders.CIVIL.search(self.told) is not None

    @cached_property
    def harmed(self) -> bool:
        """Whether soldiers harmed them or their kin, and nothing tells that they served."""
        served = self.soldier or self.left or self.roles & people.LEAVERS or "leaver" in self.own
        kin = self.namesake and self.leavers
        return not (served or kin) and outsiders.VICTIM.search(self.told) is not None


_PROTAGONIST = 4  # mentions that make somebody one the text is about


def is_still_in(known: Known) -> bool:
    """Return whether the text says that somebody serves still, or leads men and has not left."""
    gone = known.left or known.former or toldof.LEFT.search(known.told)
    leads = commands_a_unit(known) and not (gone or known.stayed)
    still = known.still and not known.stayed
    return leads or bool(known.roles & SERVING or still)


def commands_a_unit(known: Known) -> bool:
    """Return whether somebody commands a platoon, a crew or the like."""
    units = not known.roles.isdisjoint(_UNITS) or toldof.COMMANDS.search(known.told)
    return "commander" in known.roles and bool(units or "unit" in known.around)


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
