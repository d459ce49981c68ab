"""How somebody without a name is called: the description with what tells it from others like it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from testimonies.speaking.lexicon import people
from testimonies.speaking.mentions import MentionKind

if TYPE_CHECKING:
    from testimonies.speaking.line import Line
    from testimonies.speaking.mentions import Mention
    from testimonies.speaking.persons import Person

_EDGE = r"(?=[,:!;/uvwydQ&<=>ejicP]|$)"
_SORT = re.compile(
    rf"f(?:[aop](?={_EDGE})|[as]{{0,2}}[mNCGRrx#e]{{1,6}}|[as]a){_EDGE}"
)  # of the three officers
_PLACE = re.compile(rf"P[as]?(?:[rR](?=[mG]))?[mNCGxe#]{{1,4}}(?:f[as]?[mNCGx#]{{1,4}})?{_EDGE}")
_PLACE_OF_ONE = re.compile(rf"P[as]?[mNCGxerR#]{{1,4}}(?:f[as]?[mNCGx#]{{1,4}})?{_EDGE}")
_DOING = re.compile(
    rf"(?P<adverbs>d{{0,2}})[xmn](?:[dt]{{0,2}}o|[Pt]?[as]?[mNCGxerR#]{{1,4}}(?:Pa?x)?{_EDGE})"
)  # sitting beside him; now serving a sentence
_WHERE = frozenset({"from", "in", "at", "with"})
_ANYWHERE = frozenset({"same", "north", "south", "east", "west", "area", "region"})
_PLACES = 2
_NEW = frozenset({"a", "an"})
_BARE = _NEW | people.RANKS | people.SOLDIERS | people.LEAVERS | {"former", "retired", "army"}
_ARTICLES = frozenset({"a", "an", "one"})
_FROM = re.compile(r"\s(?:from|with|serving|now)\s")
_WHO = re.compile(r"\swho(?:se)?\s")
_RANKED = people.RANKS | {"former", "retired", "officer", "warrant", "defector"}
_WHAT = people.TELLING - people.FAMILY | {"member", "fighter"}
_VAGUE = people.ANYBODY | people.PRISONERS | {"another", "interviewee", "respondent", "of"}
_ONE = people.FURTHER | {"another", "one"}
_SERVING = people.RANKS | people.SOLDIERS | people.LEAVERS | people.FAMILY | people.OFFICIALS
_FELLOWS = frozenset({"colleague", "friend", "comrade", "companion"})
_HELPING = frozenset({"who", "had", "has", "have", "was", "is", "been"})
_PLAIN = people.ANYBODY | {"men", "women", "them"}
_COUNTING = people.FURTHER | {"the"}
_CLAUSE = re.compile(  # who left in May told the Courier; not: , who left in May,
    r"w(?![du]{0,2}v[:cQ,])[^!/,:;Qvw=<][^!/,:;Qw=<]{0,8}?(?=[du]{0,2}v)"
    r"|w(?![du]{0,2}v[:cQ,])[^!/,:;Qvw=<]{3,9}(?=,)"
    r"|w[du]{0,3}[eyx][^!/,:;Qvweyu=<]{1,6}(?=!)|dmP[^!/,:;Qvw=<]{1,5}(?=,)"
)


def called(line: Line, mention: Mention) -> str:
    """Return a description as it stands, with where somebody is from, or of which group.

    A sergeant from Skarn; a doctor in a hospital in Harrow; one of the three deserters. A rank
    alone is told apart by the clause behind it: a captain who left in April.
    """
    end = mention.end
    if mention.kind is MentionKind.ALONE:
        end = _after(_SORT, line, end)
    elif mention.kind is MentionKind.ROLE and not mention.plural:
        bare = _BARE.issuperset(line.words[mention.start : end]) and mention.opening in _NEW
        for _ in range(_PLACES):
            if line.words[end : end + 1] and line.words[end] in _WHERE:
                if bare and not _ANYWHERE.isdisjoint(line.words[end : end + 3]):
                    break
                end = _after(_PLACE_OF_ONE if bare else _PLACE, line, end)
        doing = _DOING.match(line.letters, end)
        if bare and doing is not None and line.words[doing.end("adverbs")].endswith("ing"):
            end = doing.end()
        if _BARE.issuperset(line.words[mention.start : end]) and mention.opening in _NEW:
            end = _after(_CLAUSE, line, end)
            while line.words[end - 1] in _HELPING:
                end -= 1
    return line.said(mention.start, end)


def shortest(label: str) -> str:
    """Return a description without the clause, age or place that tells it from others like it."""
    told, bracket, code = label.rpartition(" (") if label.endswith(")") else (label, "", "")
    return f"{_without_more(told)}{bracket}{code}"


def _without_more(label: str) -> str:
    short = _WHO.split(label, maxsplit=1)[0]
    rank = short.partition(", ")[0]
    if _RANKED.issuperset(rank.lower().split()):
        return rank
    head = _FROM.split(short, maxsplit=1)[0].lower().split()
    ranked = head[1:] and head[0] in _ARTICLES and _RANKED.issuperset(head[1:])
    return " ".join(short.split()[: len(head)]) if ranked else short


def stands_for_one(label: str) -> bool:
    """Return whether a label only says that somebody is one: another, one of them, one man."""
    words = label.lower().removesuffix(" of them").split()
    plain = len(words) > 1 and words[0] == "one" and words[-1] in _PLAIN
    return plain or (len(words) == 1 and words[0] in people.STANDALONE)


def is_nth(label: str) -> bool:
    """Return whether a label only tells one of several from the others: the oldest."""
    words = label.lower().split()
    return len(words) > 1 and set(words) <= _COUNTING


def says_nothing(label: str) -> bool:
    """Return whether a label says nothing of somebody: one of them, the other, the man."""
    words = label.lower().split()
    anybody = len(words) > 1 and words[0] == "the" and _PLAIN.issuperset(words[1:])
    return anybody or stands_for_one(label) or is_nth(label)


def is_anothers(label: str, described: str) -> bool:
    """Return whether two descriptions are of relatives of different people: the mother of one."""
    one, other = (words.lower().partition(" of ") for words in (label, described))
    kin = one[0].split()[-1:] == other[0].split()[-1:] and one[0].split()[-1] in people.FAMILY
    return kin and bool(one[2] and other[2]) and one[2] != other[2]


def is_vague(label: str) -> bool:
    """Return whether a label tells one of several and not what they are: a second man, another."""
    words = label.lower().split(",")[0].split()
    if words[:2] == ["one", "of"]:
        return True
    head = words[-1:] and words[-1] in people.GENERIC
    plain = head or (not _VAGUE.isdisjoint(words) and _SERVING.isdisjoint(words))
    return bool(plain) and not _ONE.isdisjoint(words[:2])


def tells_more(person: Person, mention: Mention) -> bool:
    """Return whether a description tells more than whose colleague somebody is.

    His colleague, a nurse from Skarn; a relative stays one.
    """
    called = person.label.lower().split()
    owned = called[0] in {"his", "her", "their"} or (called[0] == "the" and called[-1] in _FELLOWS)
    kin = not person.roles.isdisjoint(people.FAMILY)
    return person.nameless and owned and not kin and mention.opening in {"a", "an"}


def _after(pattern: re.Pattern[str], line: Line, place: int) -> int:
    """Return where a pattern ends that begins at a place, or the place where it does not."""
    match = pattern.match(line.letters, place)
    return match.end() if match else place


def tells_what(person: Person, mention: Mention) -> bool:
    """Return whether words in apposition tell the rank of one of several: another, a clerk."""
    apposed = mention.opening in {"a", "an"} and not mention.predicate
    vague = person.nameless and is_vague(person.label) and "," not in person.label
    return apposed and vague and mention.head in _WHAT
