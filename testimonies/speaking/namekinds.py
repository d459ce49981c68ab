"""What the narration shows of its names: which are of people, which of places and bodies."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from testimonies.speaking.lexicon import bodies, grammar, people
from testimonies.speaking.lexicon.givennames import FEMALE_NAMES, MALE_NAMES
from testimonies.speaking.lexicon.places import (
    COUNTRIES,
    LONGER_COUNTRIES,
    OF_PEOPLES,
    PEOPLES,
    STATELY,
    STATES,
)
from testimonies.speaking.lexicon.verbs import ADDRESSING, TALKING
from testimonies.speaking.mentions import Mention, MentionKind, is_coded, is_numbered, is_year
from testimonies.speaking.persons import given_gender
from testimonies.wordlists import words

if TYPE_CHECKING:
    from testimonies.speaking.line import Line
    from testimonies.speaking.namekeys import Key
    from testimonies.speaking.scene import Scene

_AGES = words("""
    ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty
    forty fifty sixty seventy eighty ninety
    """)
_GIVEN_NAMES = (FEMALE_NAMES | MALE_NAMES) - COUNTRIES
_NO_PERSON = (
    COUNTRIES | STATES | bodies.PLATFORMS | bodies.AGENCIES | bodies.FORCES | {"international"}
)
_BODIES = bodies.NAMED_BY - bodies.OPENING  # not: whom the soldiers called Velin
_PLACES = words("village hamlet town city settlement place island district farm township suburb")
_SCHOOLS = words("college university institute academy")
_IN = frozenset({"in", "at", "near", "across", "outside", "inside"})
_DOES = frozenset("vyewud")
_LETTERS = 3  # of an acronym, mostly
_AGE = 2  # digits
_CLAUSE = 8  # words of a clause that are looked at
_ENDS = frozenset("!/<>")
_MEETING = frozenset({"met", "meet", "interviewed", "asked", "visited", "called"})
_ABSTRACT = (
    "s", "ty", "ness", "ment", "tion", "sion", "ance", "ence", "ism", "ship", "hood",
    "ing", "cy", "ure",
)  # fmt: skip
_ASIDE = re.compile(r"=[^=!/Q]{1,10}=[duvxye]")  # Velin - not his real name - said
_SET_OFF = re.compile(  # Velin, haunted by the war, was; Velin of the Harbour Aid said
    r",[^,!/Q]{1,16},[ud]{0,3}[vyewu]|f[^,:;!/Q]{1,8}[ud]{0,2}v"
)
_PRESENTED = frozenset({"nicknamed", "known", "born", "aged", "called"})
_TRADE_BEFORE = re.compile(r"(?:[rR]|sx{1,2}),$")  # its miller, Anton Velin
_NOUN_BEFORE = re.compile(r"ax{1,2},$")  # the recruiter, Velin, met them
_ACTS_THEN = frozenset({",v", ",y", ",e"})
_FEELINGS = words("""
    adamant convinced certain sure sceptical skeptical unrepentant ashamed proud angry afraid scared
    glad unsure reluctant homesick nervous furious
    """)
_APPOSED = frozenset({",a", ",m", ",r", ",#", ",w", ",s"})


def is_people(scene: Scene, mention: Mention, key: Key) -> bool:
    """Return whether a name is of a people, so that several are meant: the Skarnians said."""
    bare = len(key) == 1
    people = bare and (key[0] in PEOPLES or key[0].endswith(OF_PEOPLES))
    return people and not is_titled(scene, mention)


def is_titled(scene: Scene, mention: Mention) -> bool:
    """Return whether a name stands with a rank, a role or a form of address."""
    letters = scene.line.letters
    start = mention.name[0] if mention.name else mention.start
    return bool(set(letters[mention.start : start]) & set("RrmG")) or letters[start] == "H"


def offices_held(scene: Scene, full: dict[Key, Key]) -> dict[Key, set[str]]:
    """Return what offices a text gives to each name anywhere: Velin, later President Velin."""
    held: dict[Key, set[str]] = {}
    for mention in scene.mentions:
        if mention.name is not None:
            first = scene.line.words[mention.start : mention.name[0] + 1]
            offices = people.OFFICIALS.intersection(first)
            if offices:
                key = mention.key
                held.setdefault(full.get(key, key), set()).update(offices)
    return held


def place_names(scene: Scene) -> set[Key]:
    """Return names that stand after ``in`` or ``the`` and never bear a rank or title."""
    places: set[Key] = set()
    titled: set[Key] = set()
    edge = -1  # where the last place ends
    for mention in scene.mentions:
        if mention.name is None:
            continue
        if (
            is_titled(scene, mention)
            or _is_apposed(scene.line, mention)
            or _says_by_given_name(scene.line, mention)
        ):
            titled.add(mention.key)
        elif mention.owner or _tells_of_a_thing(scene.line, mention):
            continue
        elif (
            scene.line.words[mention.start] == "the"
            or _is_place(scene, mention)
            or (edge == mention.start - 1 and _is_further_place(scene.line, mention))
        ):
            places.add(mention.key)
            edge = mention.end
    return places - titled


def _is_apposed(line: Line, mention: Mention) -> bool:
    """Return whether a name stands between commas behind what somebody is: his wife, Ana, wept."""
    before = line.letters[max(0, mention.start - 3) : mention.start]
    role = before[-2:] in {"r,", "R,"} and before[:1] in {"s", "a", "z"}
    return role and line.letters[mention.end : mention.end + 1] == ","


def _says_by_given_name(line: Line, mention: Mention) -> bool:
    """Return whether a given name alone says something: Bob said; blame Bob for it."""
    said = line.letters[mention.end : mention.end + 1] == "v"
    return said and len(mention.key) == 1 and bool(given_gender(mention.key))


def _is_further_place(line: Line, mention: Mention) -> bool:
    """Return whether a name behind a place tells another: in Harrow and Skarn."""
    joins = line.letters[mention.start - 1] == "&"
    return joins and line.letters[mention.end : mention.end + 1] in {",", "!", "/", ""}


def _tells_of_a_thing(line: Line, mention: Mention) -> bool:
    """Return whether a name with an article only says whose something is: the Velin case."""
    with_article = line.words[mention.start] == "the"
    return with_article and line.letters[mention.end : mention.end + 1] in {"x", "n", "m"}


def _is_place(scene: Scene, mention: Mention) -> bool:
    """Return whether a name stands after "in" or before a year: Port Velin, 2009."""
    line = scene.line
    if mention.start > 0 and line.words[mention.start - 1] in _IN:
        return True
    year = mention.end + (line.letters[mention.end : mention.end + 1] == ",")
    return line.letters[year + 1 : year + 2] in _ENDS and is_year(line.words[year])


def acting_names(scene: Scene) -> tuple[set[Key], set[Key]]:
    """Return names that somewhere do or say something, as only people and bodies do.

    The second set is of those that may be people by their place in a sentence alone: two words
    before a comma.
    """
    acting: set[Key] = set()
    noted: set[Key] = set()
    for mention in scene.mentions:
        owner = _owner_of_kin(scene.line, mention)
        if owner:
            acting.add(owner)
        if mention.name is not None:
            if _acts(scene.line, mention):
                acting.add(mention.key)
            elif _is_noted(scene.line, mention):
                noted.add(mention.key)
    return acting, noted - acting


def _owner_of_kin(line: Line, mention: Mention) -> Key:
    """Return the words of the name whose relative a mention is: Velin's cousin; else none."""
    owned = line.letters.find("z", mention.start, mention.end)
    if owned <= mention.start or set(line.letters[mention.start : owned]) != {"N"}:
        return ()
    kin = not people.FAMILY.isdisjoint(line.words[owned + 1 : mention.end])
    return tuple(line.words[mention.start : owned]) if kin else ()


def _is_noted(line: Line, mention: Mention) -> bool:
    """Return whether a name of several words stands free before a comma or a word."""
    several_words = mention.end - mention.start > 1
    owned = mention.start > 0 and line.letters[mention.start - 1] == "z"
    beside = line.letters[mention.end : mention.end + 1] in {",", "x"}
    return mention.free and several_words and beside and not owned


def _acts(line: Line, mention: Mention) -> bool:
    """Return whether a name is presented as somebody's, or does what people do."""
    return _is_presented(line, mention) or _does(line, mention)


def _is_presented(line: Line, mention: Mention) -> bool:
    """Return whether words beside a name show somebody: a trade, an age, a meeting, a saying."""
    letters = line.letters
    follows = letters[mention.end : mention.end + 2]
    word = line.words[mention.start - 1] if mention.start else ""
    before = letters[mention.start - 1] if mention.start else "/"
    full = mention.end - mention.start > 1 and before != "P"  # Anton Velin's pay
    given = (mention.free or full) and line.words[mention.start] in _GIVEN_NAMES
    said = before == "b" or (before == "v" and word not in ADDRESSING)
    after = line.words[mention.end + 1 : mention.end + 2]
    told = follows[:1] == "," and bool(_PRESENTED & set(after))
    near = letters[max(0, mention.start - 4) : mention.start]
    if is_numbered(line, mention.start) or _is_told_by_who(line, mention):
        return True
    apposed = (
        (follows in _APPOSED and word not in _IN)
        or _TRADE_BEFORE.search(near) is not None
        or (_NOUN_BEFORE.search(near) is not None and follows in _ACTS_THEN)
    )
    aside = _ASIDE.match(letters, mention.end) is not None or _is_of_an_age(line, mention)
    return (
        given
        or said
        or told
        or apposed
        or aside
        or (word in _MEETING and not _is_called_so(line, mention))
    )


def _is_told_by_who(line: Line, mention: Mention) -> bool:
    """Return whether a sentence that presents a name says more of somebody: it is Velin who ..."""
    return mention.predicate and line.words[mention.end : mention.end + 1] == ["who"]


def _is_of_an_age(line: Line, mention: Mention) -> bool:
    """Return whether a name of several words has an age in brackets: Anton Velin (44)."""
    aged = line.letters[mention.end : mention.end + 3] == "<#>"
    return aged and mention.end - mention.start > 1 and len(line.words[mention.end + 1]) == _AGE


def _is_called_so(line: Line, mention: Mention) -> bool:
    """Return whether something is said to bear a name: the horse was called Velin."""
    before = line.words[max(0, mention.start - 2) : mention.start]
    return before[-1:] == ["called"] and before[0] in grammar.COPULAS


def _does(line: Line, mention: Mention) -> bool:
    """Return whether a name is the subject of what only people and bodies do."""
    letters = line.letters
    follows = letters[mention.end : mention.end + 2]
    before = letters[mention.start - 1] if mention.start else "/"
    if not mention.free or _as_bodies_do(line, mention):
        return False
    tagged = before == "Q" and follows[:1] == "v"
    unclear = before in "!/Q" and mention.end - mention.start == 1 and not tagged
    if unclear and follows[:1] == "u":
        feels = line.words[mention.end + 1 : mention.end + 2]
        return (
            not _FEELINGS.isdisjoint(feels)
            or _is_aged(line, mention.end)
            or line.words[mention.end] == "had"
        )
    if unclear and line.words[mention.end - 1].endswith(_ABSTRACT):
        return False
    if before == "z" and follows[:1] not in {"v", "w"}:
        return False
    bracketed = follows[:1] == "<" and follows != "<C"
    acts = follows[:1] in _DOES or bracketed or _SET_OFF.match(letters, mention.end)
    return bool(acts) or (before == "P" and follows[:1] == "p")


def ends_as_one_does(line: Line, mention: tuple[int, int]) -> bool:
    """Return whether a verb of one person may follow a name that is no plural: Velin waits."""
    start, end = mention
    after = line.words[end : end + 1]
    alone = line.letters[end : end + 1] in {"x", "y"} and not line.words[end - 1].endswith("s")
    return alone and bool(after) and after[0].endswith("s") and line.letters[start] == "N"


def _is_aged(line: Line, place: int) -> bool:
    """Return whether a verb is followed by an age: Velin was 12, Velin is twelve."""
    told = line.words[place + 1 : place + 2]
    return line.letters[place + 1 : place + 2] == "#" or not _AGES.isdisjoint(told)


def _as_bodies_do(line: Line, mention: Mention) -> bool:
    """Return whether a name only does what countries and outlets do: invaded, spoke to him."""
    place = mention.end
    while line.letters[place : place + 1] in {"d", "u"}:
        place += 1
    word, then = [*line.words[place : place + 2], "", ""][:2]
    several_words = mention.end - mention.start > 1
    if word in STATELY or _owns_as_bodies_do(line, mention.end):
        return not several_words
    return word in TALKING and then in {"to", "with"} and not several_words


def _owns_as_bodies_do(line: Line, start: int) -> bool:
    """Return whether what a name does is done to something of "its": Norvia shut its border."""
    for place in range(start, min(start + _CLAUSE, len(line.letters))):
        if line.letters[place] in "!/,;Qp":
            return False
        if line.words[place] == "its":
            return True
    return False


def _is_outlet(scene: Scene, mention: Mention, key: Key) -> bool:
    """Return whether a name is one of a paper or a station: Radio North, the Coastal Courier."""
    before = mention.start - 1
    if before >= 0 and scene.line.words[before] == "radio" and scene.line.capital(before):
        return True
    return len(key) > 1 and (key[-1] in bodies.OUTLETS or key[0] == "radio")


def _is_acronym(line: Line, start: int, end: int) -> bool:
    """Return whether a name has letters for words in it: UNHCR; not one set in capitals."""
    if end - start == 1 and is_coded(line.words[start]):
        return False  # R20: somebody interviewed
    spelt = [i for i in range(start, end) if line.letters[i] == "C"]
    person = end - start > 1 and all(len(line.words[i]) > _LETTERS for i in spelt)
    return bool(spelt) and not (person and (len(spelt) > 1 or line.letters[end - 1] == "N"))


def is_body(scene: Scene, mention: Mention, key: Key, places: set[Key]) -> bool:
    """Return whether a named mention is of a group, an office or a place, not of a person."""
    if mention.kind is MentionKind.BODY or (key and key[-1] in bodies.BODIES):
        return True
    school = not _SCHOOLS.isdisjoint(key)  # King's College Skarn
    named_so = len(key) > 1 and (school or key[-1] in bodies.NAMED_BY)
    if named_so or _is_outlet(scene, mention, key):
        return True
    if (len(key) == 1 and key[0] in _NO_PERSON) or key in LONGER_COUNTRIES:
        return not is_titled(scene, mention)
    start, end = mention.name or (mention.start, mention.end)
    if is_numbered(scene.line, start):
        return False
    before = scene.line.words[max(0, start - 2) : start]
    if before[1:] and before[1] in {"named", "called"} and before[0] in _BODIES | _PLACES:
        return True  # an organisation named Way Out, a village called Senha
    unclear = _is_acronym(scene.line, start, end) or key in places
    return unclear and not is_titled(scene, mention)
