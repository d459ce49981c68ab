"""Phrases that say more of somebody already mentioned: Velin, a former captain."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from testimonies.speaking.lexicon import people
from testimonies.speaking.mentions import Mention, MentionKind, is_coded, is_numbered
from testimonies.speaking.namekinds import is_titled
from testimonies.wordlists import words

if TYPE_CHECKING:
    from testimonies.speaking.line import Line
    from testimonies.speaking.scene import Scene

_COMMON = (
    people.RANKS
    | people.DETERMINERS
    | people.MODIFIERS
    | people.LEAVERS
    | people.GENERIC
    | {"of", "them"}
)
_LONGEST_GAP = 12
_TAG = 3  # words after quoted words within which whoever says them stands
_SAID_THAT = re.compile(r"vc(?:,?(?:P[aMmxs#N]{1,4}|M#?|#)){1,2},?$")  # that on 3 May a clerk
_CLAUSE = 20  # words before an object within which its subject stands
_OF_THEM = re.compile(r"f[asomxe#rRGN]{1,5}(?:[,!]|[Pf][^,!/:;Q]{1,6},)")
_ONE_OF = re.compile(r"(?:f[^,:;=!/Q]{1,5})?,")
_FURTHER = re.compile(r"[^,:;=!/Qvyuwec]{0,8}&")
_BRACKETED = re.compile(r"<[^<>]{0,14}>")
_ASIDE = re.compile(r"^,a[mx]{1,2},")  # Velin, the oldest, used to be a clerk
_AHEAD = re.compile(r"[^,vyeuwpQ!/]{0,8},p(?!v,)")  # not: a general, he recalled, ...
_PLACED = re.compile(r"[Pf][asmxNC]{1,3},")  # the man on the sofa, a former warder
_PLACES = words("on beside behind before opposite near above below")
_MEETING = words("met spoke talked meet speak talk meets")  # met with Velin, the mother of one
_AGED = re.compile(r"ud?(?P<age>#)x{0,2}d?,")  # he was 34 then, a baker
_MET_BY_WRITERS = re.compile(r"wp[^,:;!/Q]{1,8}u")  # whom we met in the camp was
_BESIDE = frozenset({",", ",d", ",u", ",#&", ",d#&", ",#,", ",e#,", ",#,d", "<", "<o", ",=", ",o"})
_BEHIND_IT = frozenset({",", "P#,", "Px,"})  # went to Skarn at sixteen, the son of a clerk
_DIGITS = 2  # of an age in years
_OWNED = frozenset({"his", "her", "their"})
_HEADING = 12  # words
_ACTING = frozenset("vuyijgpQ!:")
_VERBLIKE = ("y", "e", "v", "x", "n", "i", "g", "j", "o")
_TO_DO = ("tx", "ti", "ty")  # to let the president run
_LINKING = "udcw,<>xyet&o#"  # letters between somebody and what they are: who used to serve as


def whom_writers_met(scene: Scene, mention: Mention) -> Mention:
    """Return whom a clause says that the writer met, where a mention is the writer; else itself.

    The first man whom we met was a cook.
    """
    place = mention.start - 1
    if mention.head not in {"we", "i"} or scene.line.letters[place : mention.start] != "w":
        return mention
    before = scene.between(max(0, place - _LONGEST_GAP), place)
    return before[-1] if before and before[-1].end == place else mention


def describes(scene: Scene, mention: Mention, previous: Mention) -> bool:
    """Return whether a phrase says what the one mentioned just before is."""
    if mention.kind is not MentionKind.ROLE or mention.plural:
        return False
    gap = _BRACKETED.sub("", scene.line.letters[previous.end : mention.start])
    then = "then" in scene.line.words[previous.end : mention.start]
    enclosed = scene.line.letters[mention.end : mention.end + 1] == ","
    once = previous.name and (gap == ",#,d" or (gap == ",d" and enclosed))
    counted = previous.kind is MentionKind.ALONE and _ONE_OF.fullmatch(gap) and not then
    if counted or _was_of_an_age(scene, mention, previous):
        return True
    if len(gap) > _LONGEST_GAP or (then and not once):
        return False
    there = "there" in scene.line.words[previous.end : mention.start]  # heard there was a man
    if (
        mention.predicate
        and previous.free
        and not there
        and (not _ASIDE.sub("", gap).strip(_LINKING) or _MET_BY_WRITERS.fullmatch(gap))
    ):
        return True
    ends = scene.line.letters[mention.end : mention.end + 1] in {",", ">"}
    if mention.opening in _OWNED and not ends:
        return False
    placed = _PLACED.fullmatch(gap) is not None and mention.opening in {"a", "an"}
    return (gap in _BESIDE or placed or _bare(scene, mention, gap)) and _may_take(
        scene, mention, previous
    )


def _was_of_an_age(scene: Scene, mention: Mention, previous: Mention) -> bool:
    """Return whether a sentence says how old somebody was, and then what: he was 34, a baker."""
    aged = _AGED.fullmatch(scene.line.letters, previous.end, mention.start)
    new = mention.opening in {"a", "an"} and previous.free
    age = scene.line.words[aged.start("age")] if aged is not None else ""
    return new and len(age) == _DIGITS and age.isdigit()


def describes_further(scene: Scene, mention: Mention, previous: Mention) -> bool:
    """Return whether a phrase goes on saying what somebody is: Velin, a clerk and a poet.

    He was a clerk, an officer, the son of a gunner.
    """
    single = mention.kind is MentionKind.ROLE and not mention.plural and previous.name is None
    apposed = scene.line.letters[max(0, previous.start - 1) : previous.start] == ","
    apposed = apposed or previous.predicate
    alike = {mention.opening, previous.opening} <= {"a", "an"}
    gap = scene.line.letters[previous.end : mention.start]
    if (
        single
        and gap == ","
        and previous.opening in {"a", "an"}
        and _is_somebodys_child(scene, mention)
    ):
        return apposed or previous.predicate
    return single and apposed and alike and bool(_FURTHER.fullmatch(gap))


def is_one_of_them(scene: Scene, mention: Mention, previous: Mention) -> bool:
    """Return whether words behind a name count somebody in: Velin, another of the three, was."""
    alone = mention.kind is MentionKind.ALONE and not mention.plural and bool(previous.name)
    beside = scene.line.letters[previous.end : mention.start] in {",", ",#,"}
    return alone and beside and _OF_THEM.match(scene.line.letters, mention.end) is not None


def _is_somebodys_child(scene: Scene, mention: Mention) -> bool:
    """Return whether a phrase says of whom somebody comes: the son of a gunner."""
    if mention.opening != "the" or mention.head not in {"son", "daughter", "child"}:
        return False
    of = scene.line.letters[mention.end : mention.end + 1] == "f"
    return of or "of" in scene.line.words[mention.start : mention.end]


def _bare(scene: Scene, mention: Mention, gap: str) -> bool:
    """Return whether a role without an article follows a name: Velin, shop steward."""
    ends = scene.line.letters[mention.end : mention.end + 1] in {",", "!", "/", "", "P", "f"}
    return gap in {",x", ",xx", ",m", ",mx"} and not mention.opening and ends


def _may_take(scene: Scene, mention: Mention, previous: Mention) -> bool:
    source = scene.line.letters[max(0, previous.start - 2) : previous.start] == "kt"
    if source and scene.line.letters[mention.end : mention.end + 1] in {"v", "u", "y"}:
        return False  # according to Velin, a clerk told the men
    if _is_tag_behind(scene, mention, previous):
        return False
    source = source or scene.line.letters[mention.end : mention.end + 1] == ":"
    source = source or is_numbered(scene.line, previous.start)
    source = source or is_coded(scene.line.words[previous.start])
    aged = "#" in scene.line.letters[previous.end : mention.start]
    source = source or (aged and previous.name is not None)  # from Velin, 44, a baker
    met = not _MEETING.isdisjoint(scene.line.words[max(0, previous.start - 2) : previous.start])
    met = met and previous.name is not None and mention.opening == "the"
    if previous.governed in {"P", "t"} and not (source or met or is_titled(scene, previous)):
        return False
    enclosed = scene.line.letters[mention.end : mention.end + 1] == ","
    kin = mention.head in people.FAMILY and mention.opening == "the" and enclosed
    relative = previous.opening in _OWNED and previous.head in people.FAMILY
    kin = kin or (relative and mention.opening == "the" and enclosed)  # his brother, the cook,
    return bool(previous.name) or ((mention.opening in {"a", "an"} or kin) and not previous.plural)


def _is_tag_behind(scene: Scene, mention: Mention, previous: Mention) -> bool:
    """Return whether somebody new is said to have told it: of Velin, a clerk said."""
    letters = scene.line.letters
    says = letters[mention.end : mention.end + 1] == "v" and mention.opening in {"a", "an"}
    return says and bool(previous.governed) and letters[mention.start - 1] == ","


def in_passing(scene: Scene, mention: Mention, previous: Mention | None) -> bool:
    """Return whether a role has no article or only describes somebody beside it."""
    letters = scene.line.letters
    if not mention.opening and "z" not in letters[mention.start : mention.end]:
        return True
    child = _is_somebodys_child(scene, mention)
    if not child and mention.opening not in {"a", "an"}:
        return False
    beside = previous is not None and letters[previous.end : mention.start] in _BEHIND_IT
    acts = letters[mention.end : mention.end + 1] in {"v", "y", "e", "u", "d"}
    acts = acts or (beside and _ends_the_opening(scene.line, mention, previous))
    beside = beside or (child and letters[mention.start - 1 : mention.start] == ",")
    return beside and not acts


def _ends_the_opening(line: Line, mention: Mention, previous: Mention | None) -> bool:
    """Return whether a sentence's opening ends before somebody: asked of Skarn, a clerk, who ..."""
    start, _ = line.sentence(mention.start)
    placed = previous is not None and previous.governed == "P" and previous.name is not None
    opening = line.letters[start] in "jP" and line.letters.find(",", start) == mention.start - 1
    told = line.letters[mention.end : mention.end + 2]
    there = told[:1] == "w" and line.words[start] == "in"  # in Skarn, a clerk whose mother wept
    return placed and opening and (told == ",w" or there)


def is_beside_them(line: Line, mention: Mention) -> bool:
    """Return whether somebody is told apart by where they are from him: the man on his left."""
    plain = mention.head in people.ANYBODY or mention.head in people.GENERIC
    alone = plain and mention.opening == "the" and not mention.plural
    beside = line.words[mention.end : mention.end + 1]
    return alone and not _PLACES.isdisjoint(beside) and line.letters[mention.end + 1] in "so"


def in_clause(scene: Scene, mention: Mention) -> bool:
    """Return whether somebody acts only in a clause below the main one: when Velin came."""
    line = scene.line
    place = mention.start - 1
    while place >= 0 and line.letters[place] in "d&":
        place -= 1
    start, _ = line.sentence(mention.start)
    heads = place == start and mention.name is not None  # When Velin fell, he ...
    if heads and line.words[place] == "as" and line.letters[mention.end : mention.end + 1] == "v":
        return True  # As Velin explained, ...
    if _SAID_THAT.search(line.letters, max(start, mention.start - _CLAUSE), mention.start):
        return True  # Velin said that on 3 May a clerk came
    relative = line.letters[max(0, place - 1) : place + 1] in {"fw", "Pw", "bw", "tw"}
    relative = relative or (place >= start and line.words[place] == "whom")
    return place >= start and (line.letters[place] == "c" or relative) and not heads


def is_object(scene: Scene, mention: Mention, previous: Mention | None) -> bool:
    """Return whether somebody does something to the one mentioned: Velin met Tarr."""
    line = scene.line
    start, _ = line.sentence(mention.start)
    start = max(start, mention.start - _CLAUSE)
    before = line.letters[start : mention.start].rstrip("d")
    if before.endswith(_TO_DO):
        return True
    if previous is None or previous.start < start or not before.endswith(_VERBLIKE):
        return False
    return "Q" not in before[max(previous.end - start, len(before) - _TAG) :]


def described_ahead(line: Line, mention: Mention) -> str:
    """Return ``he`` or ``she`` where a sentence opens by saying what the one so called is.

    A carpenter by trade, he built a box.
    """
    if (
        mention.opening not in {"a", "an", "the"}
        or line.sentence(mention.start)[0] != mention.start
    ):
        return ""
    single = mention.opening != "the" or _is_of_kin(line, mention)
    match = _AHEAD.match(line.letters, mention.end) if single else None
    if match is None:
        return ""
    word = line.words[match.end() - 1]
    return word if word in {"he", "she"} else ""


def _is_of_kin(line: Line, mention: Mention) -> bool:
    """Return whether a description says whose relative somebody is: the wife of a clerk."""
    of = (
        line.words.index("of", mention.start)
        if "of" in line.words[mention.start : mention.end + 1]
        else -1
    )
    return mention.head in people.FAMILY and of >= 0 and not mention.plural


def introduces_a_name(scene: Scene, mention: Mention) -> bool:
    """Return whether a name follows that a role belongs to: the minister, Velin, ..."""
    after = scene.at(mention.end + 1)
    comma = scene.line.letters[mention.end : mention.end + 1] == ","
    if not comma or after is None or after.name is not None:
        return comma and after is not None
    called = scene.at(after.end + 1)  # the minister, a man called Velin
    named = called is not None and called.name is not None
    return named and scene.line.words[after.end] in {"called", "named", "nicknamed"}


def telling_words(label: str) -> int:
    """Return how many words of a label tell one soldier from another."""
    return sum(word.lower() not in _COMMON for word in label.split())


def portrait(scene: Scene, place: int) -> int | None:
    """Return where a line begins that says of whom the next tell: Former clerk, Skarn; or None."""
    line = scene.line.letters
    if "/" not in line[place : place + _HEADING] and place + _HEADING < len(line):
        return None
    start, end = scene.line.paragraph(place)
    letters = line[start:end]
    told = "," in letters and _ACTING.isdisjoint(letters) and end - start <= _HEADING
    return start if told and scene.at(start) is not None else None
