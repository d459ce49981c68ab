"""How a text gives a name to somebody it has only described, and tells what a group has in one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from testimonies.speaking.lexicon import bodies, people
from testimonies.speaking.mentions import MentionKind, is_numbered
from testimonies.wordlists import words

if TYPE_CHECKING:
    from testimonies.speaking.line import Line
    from testimonies.speaking.mentions import Mention
    from testimonies.speaking.scene import Scene

_NAMING = words("""
    call calls called nicknamed named dubbed alias pseudonym nickname codename codenamed name guerre
    """)
_CALLED = words("""
    name named identified identify known himself herself referred refer introduced quoted cited
    """)
_HEREAFTER = frozenset({"hereafter", "hereinafter"})
_ONLY = words("only just simply merely here hereafter hereinafter now")
_CALLING = words("call calls called calling name named")
_NAMED_IN = 4  # words: his first name is
_WITHHELD = words("not without no withhold withheld changed")
_THEY = frozenset({"he", "she"})
_IN_TEXT = frozenset({"text", "article", "story", "interview", "report", "here"})
_NAME_OF = frozenset({"name", "pseudonym", "nickname", "alias", "initials"})
_LAST = {  # which words give a name before this one: her name changed to
    "of": _NAME_OF,
    "by": frozenset({"goes", "going", "went"}),
    "to": frozenset({"changed"}),
    **dict.fromkeys(("him", "her"), _CALLING),
    **dict.fromkeys(("himself", "herself"), _CALLING | {"signed", "signs", "styled", "styles"}),
}
_LONGEST_OPENING = 16  # words from "A colonel" to the name behind the comma
_NO_CLAUSE = frozenset("!/;:Qvijgpyw=")
_NEW = frozenset({"a", "an", "another", "one", ""})
_WHO = re.compile(r"w[^,:;!/Q]{1,10},")  # another clerk who left, Velin, said
_CALLED_SO = re.compile(r"(?:,|,?wu)d{0,2}[vexy]c?")
_UNTIL = frozenset({"until", "till"})
_CLERGY = {"father": "priest", "sister": "nun", "brother": "monk", "mother": "nun"}
_TEAMED = words("training business sparring trading coalition trade dance drinking partner-in")
_NUMBERS = words("one two three four five six seven eight nine ten several")
_COMRADES = words("them men boys lads those eleven twelve dozen twenty thirty forty missing")
_INSIDE = people.SOLDIERS | people.RANKS | people.LEAVERS
_CREDITS = words("photo photos words photograph picture pic image illustration credit")
_POSTED = words("posted written published reported compiled filmed photographed")
_REBELS = words("rebel rebels resistance insurgent insurgents guerrilla guerrillas")
_REBEL = 3  # words after somebody of a brigade or the like that may say of whose
_BYLINE = 12  # words
_DOING = frozenset("vyuwpQ!")
_OF_BYLINES = (
    bodies.OUTLETS
    | bodies.AGENCIES
    | words("""
    correspondent reporter writer editor columnist contributor special staff by text photography
    """)
)
_SIGNING = re.compile(r"[NCHqMmGrRx#Pfab,:&<>=]+")
_OF = 6  # words after "of" that say whose relative somebody is
ARMED = words("""
    army forces security police guard military navy brigade battalion corps troops unit regiment
    platoon squad garrison crew militia paramilitary gendarmerie basij tatmadaw shabiha janjaweed
    """)
_HIRED = words(
    "driver drivers guard guards cook cooks clerk clerks mechanic mechanics pilot pilots"
)
_CIVIL = words("""
    taxi bus rickshaw tram lorry truck cab delivery train ambulance security shop hotel bank post
    restaurant parish town court village church city hall school office airline car bicycle night
    crane tractor
    """)  # a bus driver, a security guard
_MEN = words("man men boy boys fighter fighters")  # of an army: a militia man
_GROUP = 12  # words looked at after "one of"


def is_called(line: Line, place: int) -> bool:
    """Return whether the words up to a place give a name: called, under the name of, known as."""
    hereafter = line.words[place] in _HEREAFTER and line.words[max(0, place - 1)] == ","
    place = before_only(line, place)
    near = line.words[max(0, place - 4) : place]
    word = line.words[place]
    if hereafter or word in _NAMING:
        return not (word in _CALLING and _names_a_thing(line, place))
    if word in {",", "is", "was"}:
        kept_back = _WITHHELD & set(line.words[max(0, place - _GROUP) : place])
        return bool(_NAME_OF & set(near[-1:])) and not kept_back
    if word in _LAST:
        return bool(_LAST[word] & set(near[-1:]))
    return word == "as" and bool(_CALLED & set(near))


def is_called_here(line: Line, mention: Mention, previous: Mention) -> bool:
    """Return whether a text says what it calls somebody: here he is Velin (name changed)."""
    if previous.head not in _THEY or line.words[previous.end : mention.start] != ["is"]:
        return False
    noted = line.words[mention.end : mention.end + 2] == ["(", "name"]
    near = line.words[max(0, previous.start - _NAMED_IN) : previous.start]
    return noted or not _IN_TEXT.isdisjoint(near)


def are_so_called(scene: Scene, mention: Mention) -> bool:
    """Return whether right before a name several are called so: militiamen, known as the Velins."""
    place = mention.start
    before = scene.between(max(0, place - _LONGEST_OPENING), place)
    several = bool(before) and before[-1].plural and not before[-1].governed
    return several and _CALLED_SO.fullmatch(scene.line.letters, before[-1].end, place) is not None


def before_only(line: Line, place: int) -> int:
    """Return the place of the last word up to a place that is none like "only": called only."""
    while place > 0 and (line.words[place] in _ONLY or _opens_a_name(line, place)):
        place -= 1
    return place


def _opens_a_name(line: Line, place: int) -> bool:
    """Return whether an adjective with a capital stands before a name: Old Velin."""
    return line.letters[place] in "mx" and line.capital(place)


def _names_a_thing(line: Line, place: int) -> bool:
    """Return whether what others call by a name is no person: the hamlet they called Velin."""
    who = place - 1
    while who > 0 and line.letters[who] == "d":
        who -= 1
    of = line.letters[max(0, who - 2) : who]
    others = line.letters[who] == "p" and of in {"ax", "sx", "aG", "sG"}
    return line.words[max(0, who - 1)] == "which" or others


def calls_somebody(line: Line, place: int) -> bool:
    """Return whether a name at a place is what a person is called: call him Velin."""
    him = before_only(line, place - 1)
    return line.words[max(0, him) : him + 1] in (["him"], ["her"]) and (
        line.words[max(0, him - 1)] in _CALLING
    )


def name_owner(line: Line, start: int, place: int) -> str:
    """Return ``his``, ``her`` or ``their`` where a sentence says what somebody is called.

    His name is Velin; her first name was Sula; else an empty string.
    """
    said = line.words[start:place]
    copula = bool(said) and said[-1] in {"is", "was"} and line.letters[start] == "s"
    return said[0] if copula and said[-2] in _NAME_OF and len(said) <= _NAMED_IN else ""


def is_call_sign(line: Line, place: int) -> bool:
    """Return whether the words up to a place announce a call sign: call sign, Otter."""
    near = line.words[max(0, place - 2) : place + 1]
    said = near[:2] if near[-1:] in [[","], [":"]] else near[-2:]
    return said == ["call", "sign"] or said[-1:] in [["callsign"], ["call-sign"]]


def is_somebodys_name(scene: Scene, mention: Mention) -> bool:
    """Return whether a sentence says what one of several is called: the third is called Velin."""
    line, place = scene.line, mention.start
    start, _ = line.sentence(place)
    called = line.words[place - 1] in {"called", "named", "nicknamed"}
    among = called and line.words[start] == "the" and line.words[start + 1] in people.FURTHER
    if not among or place - start > _LONGEST_OPENING:
        return False
    return all(other.kind is not MentionKind.BODY for other in scene.between(start, place))


def _is_credited(scene: Scene, mention: Mention, start: int) -> bool:
    """Return whether somebody behind "by" has made a picture or opens a paragraph so.

    Args:
        scene: The text.
        mention: Who.
        start: Where the paragraph begins.
    """
    line = scene.line
    before = line.words[max(0, mention.start - 2) : mention.start]
    if before[1:] and before[0] in _CREDITS:
        return True
    first = mention.start - len(before)
    opens = first in {start, line.sentence(mention.start)[0]}
    if opens and before[1:] and before[0] in _POSTED and mention.name is not None:
        return True
    alone = mention.start - 1 == start and mention.name is not None
    return alone and not mention.owner


def is_byline(scene: Scene, mention: Mention) -> bool:
    """Return whether words only say by whom a text or picture is: by a staff writer."""
    line = scene.line
    start, end = line.paragraph(mention.start)
    if line.words[mention.start - 1] == "by" and _is_credited(scene, mention, start):
        return True
    if end - start > _BYLINE:
        return False
    letters = line.letters[start:end]
    alone = (mention.start, mention.end) == (start, start + len(letters.rstrip("/")))
    if alone and _names_again(line, start, end):
        return True
    if (
        mention.name
        and mention.start == start
        and line.letters[mention.end : mention.end + 1] == ","
    ):
        letters = letters.rstrip("/")  # Velin, reporter
    if _DOING.isdisjoint(letters) and letters[:1] == "b":
        return True
    dated = mention.start == start and mention.name is not None and "M#" in letters
    signed = dated or not _OF_BYLINES.isdisjoint(line.words[start:end])
    return signed and _SIGNING.fullmatch(letters) is not None


def _names_again(line: Line, start: int, end: int) -> bool:
    """Return whether the paragraph below a name gives it again with what a writer is: reporter."""
    while end < len(line.letters) and line.letters[end] == "/":
        end += 1
    below, stop = line.paragraph(end) if end < len(line.letters) else (0, 0)
    name = line.words[start:end]
    name = [word for word in name if word]
    told = line.words[below:stop]
    again = told[: len(name)] == name and len(told) <= _BYLINE
    return again and not _OF_BYLINES.isdisjoint(told[len(name) :])


def holds_other(roles: set[str], mention: Mention, words: list[str]) -> bool:
    """Return whether a role is of another office than that of somebody known by one.

    The trade minister is not a prime minister spoken of before.
    """
    if mention.head not in people.OFFICIALS:
        return False
    plain = people.DETERMINERS | {mention.head, "former", "then"}
    here, there = set(words) - plain, roles - plain
    return bool(here and there) and not here & there


def opens_with(scene: Scene, described: Mention, name: Mention) -> bool:
    """Return whether a sentence opens by describing the one it then names.

    A colonel in the air force until last winter, Velin ...
    """
    line = scene.line
    start, _ = line.sentence(name.start)
    gap = line.letters[described.end : name.start]
    if described.start != start or len(gap) > _LONGEST_OPENING or not gap.endswith(","):
        return False
    apposed = described.opening == "the" and line.letters[name.end : name.end + 1] == ","
    single = (described.opening in _NEW or apposed) and not described.plural
    if _WHO.fullmatch(gap):
        gap = ""
        single = single and line.letters[name.end : name.end + 1] == ","
    return single and not set(gap) & _NO_CLAUSE and name.free


def former_words(line: Line, start: int, end: int) -> list[str]:
    """Return ``former`` where words say that somebody was something until some time."""
    return ["former"] if _UNTIL & set(line.words[start:end]) else []


def role_words(line: Line, mention: Mention) -> list[str]:
    """Return the words of a mention that say what somebody is, in lower case.

    Left out are a name, the owner in "the soldier's wife", whose relative somebody is in "the wife
    of a captain", and words for relatives of nobody who serves: a father of three, a widow's son.
    """
    stop = mention.name[0] if mention.name else mention.end
    if is_numbered(line, mention.start):
        return [line.words[mention.start]]
    titled = mention.name is not None and line.letters[stop] == "H"
    if titled and line.words[stop] in _CLERGY:
        return [*line.words[mention.start : stop], _CLERGY[line.words[stop]]]
    stop += titled
    owned = line.letters.rfind("z", mention.start, stop)
    if owned > mention.start and owned + 1 < stop:
        return line.words[owned + 1 : stop]
    found = line.words[mention.start : stop]
    if "of" in found and found[0] not in people.STANDALONE:
        found = found[: found.index("of")]
    if _serves(line, mention, stop, found):
        rebel = _REBELS & set(line.words[mention.start : mention.end + _REBEL])
        found = [
            *(word for word in found if word != "specialist"),
            "soldier",
            *(rebel and ["rebel"]),
        ]
    if (
        len(found) > 1
        and found[-1] in _HIRED
        and found[-2] in _CIVIL
        and ARMED.isdisjoint(found[:-2])
    ):
        return [*found[:-1], "worker"]
    if mention.head in {"partner", "partners"} and _TEAMED & set(found):
        return [word for word in found if word != mention.head]
    if mention.head in people.FAMILY and mention.head in found:
        found = found[: found.index(mention.head) + 1]
        if _names_no_kin(line, mention.start + len(found)):
            found.pop()
    return found


def _serves(line: Line, mention: Mention, stop: int, found: list[str]) -> bool:
    """Return whether somebody belongs to an army: a service member, a militia man."""
    if mention.head in {"member", "members"}:
        tail = line.letters[stop : stop + _OF]
        near = line.words[mention.start : stop + len(tail.partition("w")[0])]
        return "service" in found or bool(ARMED & set(near))
    if found[-1:] == ["specialist"] and mention.name is not None:
        return line.capital(stop - 1)  # a rank: Specialist Velin
    return mention.head in _MEN and bool((ARMED | bodies.FIGHTING) & set(found))


def singulars(words: list[str]) -> list[str]:
    """Return role words without plural endings: conscripts becomes conscript."""
    return [
        word[:-1] if word.endswith("s") and word[:-1] in _INSIDE else word
        for word in words
        if word not in people.DETERMINERS
    ]


def _names_no_kin(line: Line, place: int) -> bool:
    """Return whether no soldier is named as the relative: a father of three, a farmer's son."""
    if line.words[place : place + 1] != ["of"]:
        return False
    tail = line.words[place + 1 : place + _OF]
    if tail[:2] == ["one", "of"] and (_COMRADES | _NUMBERS) & set(tail[2:]):
        return False  # the wife of one of the men, the mother of one of the eleven
    if not tail or not (tail[0] in _NUMBERS or tail[0].isdigit() or tail[0] in {"a", "an"}):
        return False
    return not (_INSIDE | ARMED) & set(tail)


def is_one_of(line: Line, mention: Mention) -> bool:
    """Return whether a mention tells somebody as one of several: one of the few deserters."""
    phrase = line.letters[mention.start : mention.end + 1]
    return line.words[mention.start] == "one" and "f" in phrase


def group_words(scene: Scene, mention: Mention) -> list[str]:
    """Return what the group is of which somebody is one: one of the few deserters."""
    line = scene.line
    if not is_one_of(line, mention):
        return []
    group = next(iter(scene.between(mention.end + 1, mention.end + _GROUP)), None)
    return role_words(line, group) if group is not None and group.plural else []
