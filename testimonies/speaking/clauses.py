"""Which verb of saying belongs to whom, judged by the words between them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from testimonies.speaking.lexicon import LOOSE_VERBS, grammar
from testimonies.speaking.mentions import Mention, MentionKind

if TYPE_CHECKING:
    from testimonies.speaking.scene import Scene

_CLOSE = re.compile(r"(?:<[^<>]{0,12}>,?)?(?:,d{1,2},)?[du]{0,5}")
_RELATIVE = re.compile(r"(?:<[^<>]{0,12}>)?,?[du]{0,2}w[du]{0,5}")
_APPOSITION = re.compile(
    r"(?:,[^,:;=]{1,30},|[fP][^,:;=w]{1,8},[^,:;=]{1,30},|=[^=:;]{1,30}=|w[^,:;=]{1,40}|[Pfe][^,:;=w]{1,20})[du]{0,5}"
)
_CALLED = re.compile(r"a[mxNrG]{1,4}f[asmxNCrRG]{1,6}&[asmx]{0,2}")
_HITTING = re.compile(r"[cw][ey][#mxa]{0,3}$")
_HIT = 5  # letters before somebody in which a clause tells what hit them
_PAUSED = re.compile(r"(?:<[^<>]{0,12}>)?,[du]{0,3}")
_CLAUSE = 16  # words of a clause that tells more of somebody
_CLAUSE_ACTS = re.compile(r"[du]{0,3}[yexvj]")
_INSIDE = frozenset("!/;:Qw=cvpy")  # letters between its verb and its last words that open another
_DOING = frozenset("yexuj")
_REACH = 70  # words looked back from a verb, about two long sentences
_ASKED = frozenset({"asked", "asks"})
_QUOTING = frozenset({"quotes", "quoted", "quoting", "cites", "cited", "citing"})
_AUTHORS = frozenset({"i", "we", "you"})


@dataclass(frozen=True, slots=True)
class Saying:
    """A verb of saying with its subject.

    Attributes:
        verb: Place of the verb.
        who: Its subject, or of a passive the one by whom it is said.
        weight: How surely this is somebody saying something; larger is surer.
    """

    verb: int
    who: Mention
    weight: int


def sayings(scene: Scene, start: int, end: int) -> list[Saying]:
    """Return the verbs of saying between two places that have a subject, in order."""
    start = max(start, end - _REACH * 2)
    letters = scene.line.letters
    found: list[Saying] = []
    for verb in range(start, end):
        if letters[verb] in "vig" or scene.line.words[verb] in _ASKED:
            saying = _saying(scene, start, verb, found[-1] if found else None)
            if saying is not None and saying.who.head not in _AUTHORS:
                found.append(saying)
    return found


def _saying(scene: Scene, start: int, verb: int, before: Saying | None) -> Saying | None:
    letters, word = scene.line.letters, scene.line.words[verb]
    loose = 0 if word in LOOSE_VERBS or word in _ASKED else 2
    if word in _QUOTING and not _is_passive(scene, verb):
        quoted = scene.at(verb + 1)
        return Saying(verb, quoted, 5) if quoted is not None else None
    agent = scene.at(verb + 2) if letters[verb + 1 : verb + 2] == "b" else None
    if agent is not None and letters[agent.end : agent.end + 1] != "c":  # that there was a list
        return _by_whom(letters, verb, agent, before, 3 + loose)
    if letters[verb] == "g":
        return _running(scene, start, verb, before, loose)
    if letters[verb] in "vj" and _is_passive(scene, verb) and word != "quoted":
        return None
    if letters[verb] == "i" and letters[verb - 1 : verb] == "t":
        return Saying(verb, before.who, loose) if before else _main(scene, start, verb, loose)
    return _finite(scene, start, verb, before, loose)


def _by_whom(letters: str, verb: int, agent: Mention, before: Saying | None, weight: int) -> Saying:
    """Return what was told by somebody, or who tells of it: he said he was told."""
    quoted = letters.find("Q", verb, verb + _REACH)
    led = letters[max(verb, quoted - 2) : max(verb, quoted)].rstrip("/").endswith(":")
    reported = before is not None and "c" in letters[before.verb : verb] and led
    return Saying(verb, before.who, 1) if before and reported else Saying(verb, agent, weight)


def _is_passive(scene: Scene, verb: int) -> bool:
    place = verb - 1
    while place >= 0 and (
        scene.line.letters[place] == "d" or scene.line.words[place] in {"not", "never"}
    ):
        place -= 1
    return place >= 0 and scene.line.words[place] in grammar.COPULAS


def _finite(
    scene: Scene, start: int, verb: int, before: Saying | None, loose: int
) -> Saying | None:
    letters = scene.line.letters
    candidates = scene.between(max(start, verb - _REACH), verb)
    for mention in reversed(candidates):
        if mention.end > verb or (letters[verb] == "i" and mention.head == "it"):
            continue  # it would tell
        gap = letters[mention.end : verb]
        if _RELATIVE.fullmatch(gap) and not mention.predicate:
            return Saying(verb, mention, loose + (0 if mention.plural else 1))
        if letters[verb] == "i" and not (_CLOSE.fullmatch(gap) and (mention.plural or "u" in gap)):
            continue
        if _is_in_clause_on_anothers(scene, start, mention, gap):
            continue  # a woman whose son reached Norvia told
        if _is_object_in_clause(scene, start, mention, gap):
            continue  # a monk who had helped three officers said
        if _is_in_apposition(letters, start, mention, gap) or _is_hit(letters, start, mention, gap):
            continue
        beside = _CLOSE.fullmatch(gap) or _APPOSITION.fullmatch(gap)
        paused = _PAUSED.fullmatch(gap) and _opens_clause(letters, mention, start)
        if mention.free and (beside or (mention.name and paused)):
            who = exemplified(scene, mention, verb)
            return Saying(verb, who, loose + (0 if who.plural else 3))
    if before is not None and "&" in letters[before.verb : verb]:
        return Saying(verb, before.who, before.weight)
    return _main(scene, start, verb, loose) if letters[verb] == "v" and loose else None


def _is_object_in_clause(scene: Scene, start: int, mention: Mention, gap: str) -> bool:
    """Return whether somebody right before a verb ends a clause with "who" told of another.

    A monk who had helped three officers said; a baker who came with two sons, both soldiers, said.
    """
    letters, place = scene.line.letters, mention.start
    if mention.name is not None or mention.kind is MentionKind.PRONOUN or "w" in gap:
        return False
    clause = letters.rfind("w", max(start, place - _CLAUSE), place)
    if clause < 0 or scene.line.words[clause] != "who":
        return False
    inside = letters[clause + 1 : place]
    acts = _CLAUSE_ACTS.match(inside)
    if acts is None or not _INSIDE.isdisjoint(inside[acts.end() :]):
        return False
    head = clause - (letters[clause - 1] == ",")
    before = scene.between(max(start, head - _CLAUSE), head)
    return any(one.end == head and one.free for one in before)


def _is_in_clause_on_anothers(scene: Scene, start: int, mention: Mention, gap: str) -> bool:
    """Return whether somebody before a verb is only told of in a clause with "whose".

    A woman whose son reached Norvia in May told; neither the son nor Norvia does.
    """
    letters, place = scene.line.letters, mention.start
    clause = letters.rfind("w", max(start, place - _CLAUSE), place)
    if clause < 0 or scene.line.words[clause] != "whose":
        return False
    head = next((one for one in scene.between(start, clause) if one.end == clause), None)
    if head is None or not head.free or not _INSIDE.isdisjoint(letters[clause + 1 : place]):
        return False
    told = letters[clause + 1 : place] if place > clause + 1 else gap
    return "," not in letters[clause + 1 : place] + gap and not _DOING.isdisjoint(told)


def _is_in_apposition(letters: str, start: int, mention: Mention, gap: str) -> bool:
    """Return whether a name ends what somebody before is called: an arm of Coast and Customs."""
    comma = letters.rfind(",", start, mention.start) + 1
    return (
        gap == ","
        and comma > start
        and _CALLED.fullmatch(letters, comma, mention.start) is not None
    )


def _is_hit(letters: str, start: int, mention: Mention, gap: str) -> bool:
    """Return whether a clause tells what hit somebody: backed a raid that killed Velin and said."""
    return (
        mention.name is not None
        and "&" in gap
        and _HITTING.search(letters, max(start, mention.start - _HIT), mention.start) is not None
    )


def _opens_clause(letters: str, mention: Mention, start: int) -> bool:
    return mention.start <= start or letters[mention.start - 1] in "!/,c&=Q>;:"


def _running(
    scene: Scene, start: int, verb: int, before: Saying | None, loose: int
) -> Saying | None:
    letters = scene.line.letters
    near = [m for m in scene.between(max(start, verb - 12), verb) if m.end <= verb]
    if near and near[-1].kind is not MentionKind.PRONOUN and not near[-1].governed:
        gap = letters[near[-1].end : verb]
        if gap.strip("d") == "":
            return Saying(verb, near[-1], loose + 3)
    if before is not None:
        return Saying(verb, before.who, max(before.weight, loose + 1))
    return _main(scene, start, verb, loose)


def _main(scene: Scene, start: int, verb: int, loose: int) -> Saying | None:
    subject = main_subject(scene, start, verb)
    return Saying(verb, subject, loose) if subject else None


def main_subject(scene: Scene, start: int, end: int) -> Mention | None:
    """Return the mention that is most likely the subject of the words between two places.

    It is the first that may be one; after an opening clause, the first behind its comma.
    """
    letters = scene.line.letters
    mentions = [m for m in scene.between(start, end) if m.free and m.head not in _AUTHORS]
    if letters[start : start + 1] in set("cPgxje") and "," in letters[start:end]:
        comma = letters.index(",", start, end)
        mentions = [m for m in mentions if m.start > comma] or mentions
    if not mentions:  # first to be heard was Velin
        named = [m for m in scene.between(start, end) if m.predicate and m.name is not None]
        return named[0] if named and not named[0].governed else None
    return _one_of(scene, mentions, end)


def _one_of(scene: Scene, mentions: list[Mention], end: int) -> Mention:
    """Return the first mention, or where it is of several, the one a later clause names."""
    first = exemplified(scene, mentions[0], end)
    later = [m for m in mentions if not m.plural and scene.line.letters[m.start - 1] == ","]
    return later[-1] if first.plural and later else first


def exemplified(scene: Scene, mention: Mention, end: int) -> Mention:
    """Return the one named after "like" or "such as" where several are spoken of."""
    if not mention.plural:
        return mention
    for other in scene.between(mention.end, min(end, mention.end + 4)):
        if scene.line.words[other.start - 1] in {"like", "as"} and not other.plural:
            return other
    return mention
