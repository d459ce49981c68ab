"""People and bodies named in the narration, found without a trained model."""

from __future__ import annotations

import re
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from testimonies.speaking.governing import is_fronted, preposition
from testimonies.speaking.lexicon import bodies, people
from testimonies.speaking.lookalikes import MODALS, is_no_person, names_nobody
from testimonies.speaking.namekeys import name_key
from testimonies.speaking.phrases import FROM_SOMEWHERE, MENTION, OF_SOMEBODY, OF_SOMETHING
from testimonies.speaking.predicates import is_predicate
from testimonies.wordlists import words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from testimonies.speaking.line import Line
    from testimonies.speaking.namekeys import Key

_FORCES = frozenset({"army", "military", "navy", "police", "opposition", "infantry"})
_NUMBERED = frozenset(
    {"participant", "respondent", "interviewee", "witness", "speaker", "defector", "deserter"}
    | {"source", "informant", "soldier", "officer", "caller", "deponent", "applicant", "detainee"}
    | {"complainant", "conscript", "recruit", "prisoner", "case"}
)
_NUMBER = re.compile(r"[a-z]{1,3}[-.]?\d{1,4}|\d{1,4}[a-z]?|\d{1,3}-\d{2,5}")  # K-7, 12b, 3-0417
_CODE = re.compile(r"[a-z]{1,3}-?\d{1,3}")
_GOVERNORS = frozenset("Pfbt")
_ORDINALS = words("only first second third fourth fifth sixth last next latest new")
_NTH = words("""
    first second third fourth fifth sixth taller shorter younger youngest elder eldest older oldest
    """)
_PLACED = words(
    "from in at near across on outside inside"
)  # the east, who: of whoever is from there
_MANY = words("hundred thousand dozen million few couple")
_ABSTRACT = ("tion", "ment", "ness", "ing", "ism", "ship", "ity")
_THINGS = words("""
    report article paper law act rule sign poster website file document book page site map news
    headline caption plaque inscription source lawsuit petition verdict ruling sentence quote text
    """)
_JOINED = re.compile(r"&[NC]+(?=[vyuw,!/d])")
_TOGETHER = frozenset({"family", "couple", "pair"})
_SAYINGS = words(
    "note tone reason reasons account answer question view word claim demand report request"
)
_UNCLES = frozenset({"uncle", "aunt", "grandfather", "grandmother"})
_TEENS = words("""
    eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty
    """)
_OF_WHOM = 3  # words: the arrest of
_YEAR = 4  # digits
_GENERAL = words("much many how what when if as where whether which")
_HOURS = words("one two three four five six seven eight nine ten")
_AT = frozenset({"at", "by", "until", "since"})
_THE_ONE = (["the", "other"], ["the", "one"], ["the", "other", "one"])
_OF_EVERY = (["for", "every"], ["for", "each"], ["in", "every"], ["in", "each"])
_BEFORE_A_TAIL = frozenset("fP#")  # of engineers, from Skarn, 12
_GROUP = 9  # words within which "one of" comes to what it is one of
_RELATIONAL = people.FAMILY | {
    "head", "leader", "chief", "director", "founder", "spokesman", "spokeswoman", "spokesperson",
    "secretary", "member", "commander", "governor", "mayor", "minister", "survivor", "resident",
}  # fmt: skip


class MentionKind(StrEnum):
    """How somebody is mentioned."""

    NAME = "name"
    ROLE = "role"
    BODY = "body"
    PRONOUN = "pronoun"
    ALONE = "alone"


class Mention(NamedTuple):
    """Somebody named, described or pointed at.

    Attributes:
        start: Place of the first word in the line.
        end: Place after the last.
        kind: How somebody is mentioned.
        head: The word that says who or what it is, in lower case; of a name, its last word.
        name: Places of the proper name, or None.
        key: The words of the name in lower case without forms of address; empty without a name.
        opening: The determiner or possessive it begins with, in lower case; empty without.
        plural: Whether several are meant.
        governed: The letter of the preposition before it; empty without.
        predicate: Whether it says what somebody is, as after ``was``.
        owner: Whether a possessive follows and what is owned is no person.
    """

    start: int
    end: int
    kind: MentionKind
    head: str
    name: tuple[int, int] | None
    key: Key
    opening: str
    plural: bool
    governed: str
    predicate: bool
    owner: bool

    @property
    def free(self) -> bool:
        """Whether it may be the subject of a sentence."""
        return not (self.governed or self.predicate or self.owner or self.opening == "no")


def find_mentions(line: Line) -> list[Mention]:
    """Return the mentions in the order of the line, none overlapping another."""
    return list(_mentions(line))


def _mentions(line: Line) -> Iterator[Mention]:
    edge = place = 0
    while (match := MENTION.search(line.letters, place)) is not None:
        start, end = match.span()
        place = end
        if start < edge:
            continue
        mention = _mention(line, match, start, end)
        if mention is not None:
            edge = mention.end
            yield mention
        elif match["nthof"]:
            place = start + _OF_WHOM  # the arrest of the clerk, a man of forty


def _mention(line: Line, match: re.Match[str], start: int, end: int) -> Mention | None:
    if match["pronoun"]:
        several = line.words[end - 1] in {"they", "we"}
        return _make(line, start, end, MentionKind.PRONOUN, plural=several)
    if match["alone"]:
        return _alone(line, start, end)
    if match["nthof"] or not (match["role"] or match["only"]):
        return _unknown(line, match, start, end)
    if is_numbered(line, start):
        return _make(line, start, start + 2, MentionKind.NAME, name=(start, start + 2))
    return _somebody(line, match, start, end)


def _alone(line: Line, start: int, end: int) -> Mention | None:
    """Return the mention of somebody of a sort spoken of before: another, the other one."""
    word = line.words[end - 1]
    standing = word in people.STANDALONE or line.words[start:end] in _THE_ONE
    if not standing or _counts_things(line, start, end):
        return None
    by_one = "by" in (line.words[start - 1 if start else 0], line.words[end])
    if word == "one" and (by_one or _means_anybody(line, start)):
        return None  # one by one; one tells oneself
    general = start > 0 and line.words[start - 1] in _GENERAL
    if word == "one" and general and line.letters[end : end + 1] != "f":
        return None  # how much one carried
    before = line.letters[max(0, start - 3) : start]
    if word == "one" and before[-2:] in {"ax", "ae"} and line.letters[end : end + 1] != "v":
        return None  # a different one
    apposed = before in {",ax", ",ae", ",am"} and line.letters[end : end + 1] in {",", "!", "/"}
    if (
        apposed
        or before[-2:] in {"sx", "sm"}
        or not (_SAYINGS.isdisjoint(word.removesuffix("s") for word in line.words[end : end + 1]))
    ):
        return None  # his real one; a helmet, a yellow one; another reason
    several = word in people.PLURAL_DETERMINERS
    return _make(line, start, end, MentionKind.ALONE, plural=several)


def _means_anybody(line: Line, start: int) -> bool:
    """Return whether one is anybody: one tells oneself; one does not choose one's sergeant."""
    ahead = line.words[start + 1 : start + 1 + _GROUP]
    return "oneself" in ahead or ("one", "'s") in pairwise(ahead)


def _unknown(line: Line, match: re.Match[str], start: int, end: int) -> Mention | None:
    """Return the mention of a force, or of somebody told by an age, "who" or a verb of saying."""
    if match["nthof"]:
        told = line.words[start + 1] in _NTH
        return _make(line, start, end, MentionKind.ROLE, plural=False) if told else None
    if match["force"] or match["nth"]:
        force = line.words[start + 1]
        if force in _NTH:
            return _make(line, start, end, MentionKind.ROLE)
        kind = MentionKind.ROLE if is_age(force) else MentionKind.BODY
        known = is_age(force) or force in _FORCES
        known = known or (force == "state" and line.capital(start + 1))
        return _make(line, start, end, kind, head=force) if known else None
    if match["tagged"]:
        word = line.words[end - 1]
        thing = word in _THINGS or word.endswith(_ABSTRACT)
        return None if thing else _make(line, start, end, MentionKind.ROLE)
    if match["aged"]:
        aged = next(filter(is_age, line.words[start + 1 : end]), "")
        return _make(line, start, end, MentionKind.ROLE, head=aged) if aged else None
    placed = start > 0 and line.words[start - 1] in _PLACED
    told = line.words[end + (line.letters[end] == ",")] != "which" and not placed
    return _make(line, start, end, MentionKind.ROLE) if told else None


def _somebody(line: Line, match: re.Match[str], start: int, end: int) -> Mention | None:
    """Return the mention of somebody named or described."""
    name = match.span("name" if match["name"] else "only")
    if name[1] - name[0] > 1 and is_year(line.words[name[1] - 1]):
        name, end = (name[0], name[1] - 1), end - 1
    if start < name[0] and line.words[name[0] - 1] in _UNCLES and line.capital(name[0] - 1):
        name = (name[0] - 1, name[1])  # who calls himself Uncle Velin
    if start == name[0] - 1 and line.words[start] in _HOURS and line.words[start - 1] in _AT:
        start = name[0]  # at four Velin lights the oven
    owned = line.letters.rfind("z", start, end)
    if name[0] >= 0 and owned < name[1]:
        if names_nobody(line, start, end, name):
            return None
        return _make(line, start, end, MentionKind.NAME, name=name)
    anybodys = line.words[start : start + 2] == ["one", "'s"]  # could not trust one's neighbour
    if anybodys or is_no_person(line, start, end):
        return None
    if _is_proper(line, start, end):
        return _make(line, start, end, MentionKind.BODY, name=(start, end))
    return _described(line, start, end, owned)


def _described(line: Line, start: int, end: int, owned: int) -> Mention:
    """Return the mention of somebody described, or of a body."""
    if _is_a_force(line, start, end):
        return _make(line, start, end, MentionKind.BODY)
    joined = _JOINED.match(line.letters, end) if line.letters[start - 1 : start] == "f" else None
    joins = joined is not None and line.capital(end - 1)  # of the Police and Prisons Union
    if joins or line.letters[end - 1] == "G":
        return _make(line, start, joined.end() if joins and joined else end, MentionKind.BODY)
    longer = _tail(line, end) if owned < end - 1 else end
    return _make(line, start, longer, MentionKind.ROLE, head=line.words[end - 1])


def _is_a_force(line: Line, start: int, end: int) -> bool:
    """Return whether a capital inside a sentence shows a force: the Guard; the General Staff."""
    force = line.words[end - 1] in {"staff", "guard"} and line.capital(end - 1)
    inside = line.letters[start - 1 : start] not in {"!", "/"}
    return force and inside and line.words[start] in {"the", "his", "their"}


def is_numbered(line: Line, start: int) -> bool:
    """Return whether a number stands for the name of somebody heard: Witness K-7, Respondent B."""
    if line.words[start] not in _NUMBERED or not line.capital(start):
        return False
    number = line.words[start + 1 : start + 2]
    if not number:
        return False
    lettered = len(number[0]) == 1 and number[0].isalpha() and line.capital(start + 1)
    return lettered or _NUMBER.fullmatch(number[0]) is not None


def is_coded(word: str) -> bool:
    """Return whether a word in lower case stands for the name of somebody heard: r20, d-9."""
    return _CODE.fullmatch(word) is not None


def is_age(word: str) -> bool:
    """Return whether a word tells how old somebody is: 26-year-old."""
    return word.endswith("-year-old")


def is_year(word: str) -> bool:
    """Return whether a word is a year of the last or this century."""
    return len(word) == _YEAR and word.isdigit() and word[:2] in {"19", "20"}


def _counts_things(line: Line, start: int, end: int) -> bool:
    """Return whether "one" and the like stand for no person: the first one, one of the reasons."""
    if start and line.words[start - 1] in _ORDINALS and line.letters[end] != "v":
        return True
    if line.words[end - 1] in {"one", "other"} and _stands_for_a_thing(line, start, end):
        return True
    if start > 1 and line.letters[start - 1] == "f" and line.words[start - 2] in people.FAMILY:
        return True
    of = line.words[end + 1 : end + 3]
    if of[:1] == ["the"] and not _TEENS.isdisjoint(of):
        return False  # one of the sixteen
    if line.letters[end] != "f" or line.letters[max(0, start - 2) : start] == "Qv":
        return False  # “...,” said one of those with scarves
    group = line.letters[end + 1 : end + _GROUP]
    known = re.match(
        r"(?:[asm#]+f)?[asmexdCN#P]*(?:[rRGoQ]|[NC](?=[,!/uvywd]))|[as]?a[,!/uvywd]", group
    )
    return known is None


def _stands_for_a_thing(line: Line, start: int, end: int) -> bool:
    """Return whether "one" is a thing by the words beside it: one was of tin; he stole one."""
    inside = start > 0 and line.letters[start - 1] == "P" and line.letters[end] == ","
    among = start > 0 and line.words[start - 1] == "including" and line.letters[end] != "w"
    taken = start > 0 and line.letters[start - 1] in "xye" and line.letters[end] == "!"
    award = line.words[end : end + 3] == ["of", "them", "for"]  # two medals, one of them for a man
    inside = inside or among or taken or award
    return (
        inside
        or line.words[end] in MODALS
        or line.letters[end : end + 2] == "uf"
        or line.words[end : end + 2] in (["is", "for"], *_OF_EVERY)  # one for every year
    )


def _tail(line: Line, end: int) -> int:
    """Return the end of a role phrase with what tells it apart: of engineers, from Skarn."""
    if line.letters[end : end + 1] not in _BEFORE_A_TAIL:
        return end
    patterns = [OF_SOMETHING]
    if line.words[end - 1] in _RELATIONAL:
        patterns = [OF_SOMEBODY, OF_SOMETHING]
    if line.words[end : end + 1] == ["from"]:
        patterns = [FROM_SOMEWHERE]
    if line.letters[end : end + 1] == "#" and line.words[end - 1] in _NUMBERED:
        return end + 1
    for pattern in patterns:
        tail = pattern.match(line.letters, end)
        if tail and not (line.words[end - 1] in _TOGETHER and _is_told_more(line, tail.end())):
            return tail.end()
    return end


def _is_told_more(line: Line, end: int) -> bool:
    """Return whether an age and what somebody is follow: the family of Velin, 31, a trader."""
    return line.letters[end - 1] in "NC" and line.letters[end : end + 4] in {",#,a", "<#>,"}


def _is_proper(line: Line, start: int, end: int) -> bool:
    """Return whether a role phrase is the proper name of a body: People's Something."""
    first = start + (line.letters[start] == "a")
    body = line.letters[first:end]
    if "z" in body:
        return line.words[first] in bodies.OPENING and line.capital(first) and line.capital(end - 1)
    return body.endswith("G") and len(body) > 1 and line.capital(first) and line.capital(end - 1)


def _make(  # noqa: PLR0913 - the fields of one value
    line: Line,
    start: int,
    end: int,
    kind: MentionKind,
    *,
    head: str = "",
    name: tuple[int, int] | None = None,
    plural: bool | None = None,
) -> Mention:
    before = preposition(line, start, end, name)
    opening = line.words[start] if line.letters[start] in "as" else ""
    head = head or line.words[(name[1] if name else end) - 1]
    if plural is None:
        plural = kind is MentionKind.ROLE and (
            _is_plural(head, opening) or not _MANY.isdisjoint(line.words[start + 1 : start + 3])
        )
    named = name is not None or kind is MentionKind.PRONOUN
    return Mention(
        start=start,
        end=end,
        kind=kind,
        head=head,
        name=name,
        key=name_key(line, *name) if name else (),
        opening=opening,
        plural=plural,
        governed=before if before in _GOVERNORS and not is_fronted(line, start) else "",
        predicate=is_predicate(line, start, named=named),
        owner=line.letters[end : end + 1] == "z",
    )


def _is_plural(head: str, opening: str) -> bool:
    if head in _TOGETHER:
        return True
    if opening in {"one", "another", "a", "an", "each", "every"}:
        return False
    if opening in people.PLURAL_DETERMINERS or head in people.PLURALS:
        return True
    return head.endswith("s") and not head.endswith("ss")
