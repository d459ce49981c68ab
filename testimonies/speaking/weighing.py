"""How likely a mention is the one that later pronouns mean."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from testimonies.speaking.describing import (
    in_clause,
    is_beside_them,
    is_object,
    portrait,
)
from testimonies.speaking.heard import (
    asked_by_the_writer,
    is_source,
    leads_as_source,
    speaks,
    told_by_a_source,
)
from testimonies.speaking.lexicon import grammar, people
from testimonies.speaking.mentions import Mention, MentionKind
from testimonies.speaking.passing import is_aside
from testimonies.speaking.weights import STANDING
from testimonies.wordlists import words

if TYPE_CHECKING:
    from testimonies.speaking.line import Line
    from testimonies.speaking.scene import Scene

OWNER, NEW_OWNER = STANDING["owner"], STANDING["newly named owner"]
_NOBODY = frozenset({"any", "no", "every", "each", "either", "neither"})
_NEVER = STANDING["nobody"]
_SPEAKER, _SUBJECT = STANDING["speaks beside quoted words"], STANDING["subject"]
_AGENT, _BELOW = STANDING["source of words"], STANDING["below the main clause"]
_NAMED, _ASIDE = STANDING["named otherwise"], STANDING["described otherwise"]
_PASSING = STANDING["in passing"]
_BESIDE = STANDING["told of as another's"]
_OWNING_IT = STANDING["has what a sentence tells of"]
_PORTRAYED = STANDING["heads a portrait"]
_AMONG = STANDING["a new one below a preposition"]
_DESCRIBED = STANDING["described where a sentence ends"]
_APPOSED = re.compile(r",a[mxe]{0,3}[rR](?:[Pf][^,!/]{1,8})?!")
_HAVING = re.compile(r"[du]{0,2}[xuye][asmxnefP#]{1,8},(?:[asmxnef#]{1,6},)*")
_HAD = re.compile(r"[pNC][ud]{0,2}[uyve]")  # he had, before whom he had
_SAYS_THEN = re.compile(r"(?:,[^,!/:;Q]{1,12},|,)?[du]?v")
_SAYS = re.compile(r"[du]{0,2}v")
_CLAUSES = re.compile(r"w[^,!/]{1,12}(?=[,!/])")
_OPENING = 4  # words: in his own account
_ACCOUNTS = words("account accounts telling view words version opinion recollection testimony")
_KNOWING = words("knows knew thinks thought believes believed assumes assumed hopes hoped")
_ACTING = frozenset("vuyipgQ")
_FURTHER = people.FURTHER | {"another"}
_SOME = frozenset({"a", "an", "one", "the"})
_DEED = re.compile(
    r"(?:,[^,!/:;Q]{1,10},|[wc][^,!/:;Q]{1,12}?,?|p[du]{0,2}[xyejv])?[du]{0,2}[xyejv][dP]?[os]"
)
_LONG_AGO = re.compile(r"(?:[fP][^,!/:;Qv]{1,6})?,?u[du]{0,2}[yevx]")
_THINKING = re.compile(r"[du]{0,2}[xyeiv](?P<c>c)?p")
_OWNING = frozenset({"his", "her", "their"})
_REPORTERS = words("correspondent reporter journalist writer photographer")
_FELLOWS = words("colleague friend comrade neighbour neighbor acquaintance classmate roommate")
_NEW = frozenset({"a", "an", "some", "several", "many"})
_BEING = grammar.COPULAS | {"been", "as", "become", "became"}
_CALLED = (["call", "him"], ["call", "her"])


def weight_of(scene: Scene, mention: Mention, previous: Mention | None) -> float:
    """Return how likely a mention is the one that later pronouns mean, from 0 to 1.

    Args:
        scene: The text.
        mention: The mention.
        previous: The mention before it, or None.
    """
    not_one = mention.opening in {"one", "a"} and scene.line.words[mention.start - 1] == "not"
    if mention.opening in _NOBODY or (not_one and mention.start):
        return _NEVER
    if mention.kind is MentionKind.ALONE:
        return _standing_alone(scene, mention)
    if mention.kind is MentionKind.PRONOUN:
        return _SUBJECT
    if speaks(scene, mention) and not told_by_a_source(scene, mention, previous):
        return _SPEAKER
    if is_source(scene, mention):
        return _SUBJECT if leads_as_source(scene, mention) else _AGENT
    return _in_narration(scene, mention, previous)


def _standing_alone(scene: Scene, mention: Mention) -> float:
    """Return the weight of one, another or others."""
    if mention.governed in {"P", "t"} or mention.predicate:
        return _ASIDE
    start, _ = scene.line.sentence(mention.start)
    reason = "because" in scene.line.words[start : mention.start]
    return _BELOW if reason or in_clause(scene, mention) else _SUBJECT


def _in_narration(scene: Scene, mention: Mention, previous: Mention | None) -> float:
    """Return the weight of somebody of whom the narration tells."""
    heading = portrait(scene, mention.start)
    if heading is not None:
        return _PORTRAYED if heading == mention.start else _PASSING  # Velin, former clerk, Skarn
    if mention.kind is MentionKind.ROLE and is_aside(scene, mention, previous):
        return _PASSING
    if mention.owner and mention.opening in _SOME and scene.line.words[mention.start - 1] in _BEING:
        return _PASSING  # he was a plasterer's mate
    if asked_by_the_writer(scene, mention, previous) or _is_presented(scene, mention):
        return _SUBJECT
    if mention.name and scene.line.words[mention.start - 2 : mention.start] in _CALLED:
        return _SUBJECT  # we call him Velin
    return _AMONG if _is_new_below(scene, mention) else _by_place(scene, mention, previous)


def _by_place(scene: Scene, mention: Mention, previous: Mention | None) -> float:
    """Return the weight of somebody by where in a sentence they stand."""
    listed = _is_listed(scene, mention, previous)
    subject = mention.free and not (listed or is_object(scene, mention, previous))
    subject = subject or _is_among(scene, mention) or _is_the_topic(scene.line, mention)
    if subject or (mention.name and mention.predicate):
        return _as_subject(scene, mention, previous)
    if _is_described_last(scene, mention):
        return _DESCRIBED
    if mention.owner and mention.name and _opens_the_main_clause(scene, mention):
        return _OWNING_IT
    if mention.name is None and mention.opening in _OWNING:
        return _AMONG
    return _NAMED if mention.name else _ASIDE


def _opens_the_main_clause(scene: Scene, mention: Mention) -> bool:
    """Return whether nothing but an opening such as "In the grove," stands before somebody."""
    start, _ = scene.line.sentence(mention.start)
    before = scene.line.letters[start : mention.start]
    return not before or (before[0] in "PcM#" and before.find(",") == len(before) - 1)


def _is_one_more(scene: Scene, mention: Mention) -> bool:
    """Return whether a sentence that has one has somebody more: a driver, and a cook who sang."""
    if mention.name is not None or mention.plural or mention.opening not in _NEW:
        return False
    line = scene.line
    start, _ = line.sentence(mention.start)
    joined = line.letters[mention.start - 1 : mention.start] == "&"
    told = line.letters[mention.end : mention.end + 1] in {"w", "!", "P", ",", "f"}
    return joined and told and _HAD.search(line.letters, start, mention.start) is not None


def _is_listed(scene: Scene, mention: Mention, previous: Mention | None) -> bool:
    """Return whether somebody is one of what another has: he had a cart, a cook he feared, ..."""
    line = scene.line
    if _is_an_item(scene, mention) or _is_one_more(scene, mention):
        return True
    new = mention.name is None and mention.opening in {"a", "an"} and not mention.plural
    told = new and line.letters[mention.end : mention.end + 1] in {"w", "p", "P", ","}
    if not told or previous is None or line.letters[mention.start - 1 : mention.start] != ",":
        return False
    start, _ = line.sentence(mention.start)
    between = line.letters[previous.end : mention.start]
    return previous.start >= start and _HAVING.fullmatch(between) is not None


def _is_among(scene: Scene, mention: Mention) -> bool:
    """Return whether a sentence says of many that one is among them: among them was a clerk."""
    if not mention.predicate or mention.plural:
        return False
    start, _ = scene.line.sentence(mention.start)
    return scene.line.words[start] == "among"


def _is_the_topic(line: Line, mention: Mention) -> bool:
    """Return whether a sentence opens with of whom it tells: as for Velin, he is no hero."""
    as_for = line.words[max(0, mention.start - 2) : mention.start] == ["as", "for"]
    opens = as_for and line.sentence(mention.start)[0] == mention.start - 2
    return opens and line.letters[mention.end : mention.end + 1] == ","


def _is_an_item(scene: Scene, mention: Mention) -> bool:
    """Return whether somebody is one of what is counted up after a colon: a debt, a girl."""
    if mention.name is not None or mention.opening not in _NEW:
        return False
    line = scene.line
    start, end = line.sentence(mention.start)
    colon = line.letters.rfind(":", start, mention.start)
    items = colon >= 0 and "," in line.letters[colon:end]
    counted = _CLAUSES.sub("", line.letters[colon:end]) if items else "v"
    return _ACTING.isdisjoint(counted)


def _as_subject(scene: Scene, mention: Mention, previous: Mention | None) -> float:
    """Return the weight of the subject of a sentence or of a clause."""
    if _is_anothers(scene, mention, previous):
        return _BESIDE
    if is_beside_them(scene.line, mention):
        return _BELOW
    told_of = scene.line.letters[max(0, mention.start - 1) : mention.start] == ":"
    told_of = told_of and not (mention.name and _SAYS.match(scene.line.letters, mention.end))
    told_of = told_of or told_by_a_source(scene, mention, previous)
    told_of = told_of or _is_in_an_account(scene.line, mention)
    if _acted_before(scene, mention):
        return _BELOW
    if _acts_on_them(scene, mention):
        return _BESIDE if mention.opening == "the" else _BELOW  # a friend sent him word
    below = told_of or in_clause(scene, mention) or _beside_one_below(scene, mention, previous)
    return _BELOW if below else _SUBJECT


def _is_anothers(scene: Scene, mention: Mention, previous: Mention | None) -> bool:
    """Return whether somebody is told of as another's and says nothing: his father left them."""
    speaks = _SAYS_THEN.match(scene.line.letters, mention.end) is not None
    if mention.name is None:
        whose = scene.line.words[mention.start : mention.end]
        theirs = not _OWNING.isdisjoint(whose) and mention.kind is MentionKind.ROLE
        had_told = scene.line.words[mention.end : mention.end + 1] == ["had"]
        return (not speaks or had_told) and theirs and not mention.plural
    fellow = previous is not None and previous.head in _FELLOWS
    apposed = previous is not None and scene.line.letters[previous.end : mention.start] in {",", ""}
    return fellow and apposed and not speaks


def _acts_on_them(scene: Scene, mention: Mention) -> bool:
    """Return whether somebody does something to whoever is told of: the cook let him go."""
    line = scene.line
    if mention.opening in _SOME and _thinks_of_them(line, mention):
        return True
    of_house = not _REPORTERS.isdisjoint(line.words[mention.start : mention.end])
    some = mention.opening in _SOME or of_house  # our correspondent Velin met him
    match = _DEED.match(line.letters, mention.end) if some else None
    if match is None or line.words[match.end() - 1] not in {"him", "her"}:
        return False
    further = not _FURTHER.isdisjoint(line.words[mention.start : mention.end])
    opens = further and line.paragraph(mention.start)[0] == mention.start
    owned = "z" in line.letters[mention.start : mention.end]
    owned = owned and line.sentence(mention.start)[0] == mention.start
    return not (owned or opens)  # another man, older, pulled his sleeve


def _is_in_an_account(line: Line, mention: Mention) -> bool:
    """Return whether a sentence is of what him or her says: in his account the clerk came daily."""
    start, _ = line.sentence(mention.start)
    if mention.kind is MentionKind.PRONOUN or not start < mention.start <= start + _OPENING:
        return False
    opening = line.words[start : start + _OPENING]
    if opening[:2] == ["according", "to"]:
        return opening[2:3] in (["him"], ["her"])
    told = opening[0] in {"in", "by", "on"} and opening[1] in _OWNING
    return told and not _ACCOUNTS.isdisjoint(opening[2:4])


def _thinks_of_them(line: Line, mention: Mention) -> bool:
    """Return whether somebody knows or thinks something of him or her: the owner knows he left."""
    match = _THINKING.match(line.letters, mention.end)
    if match is None or line.words[match.end() - 1] not in {"he", "she"}:
        return False
    return not _KNOWING.isdisjoint(line.words[mention.end : match.end()])


def _acted_before(scene: Scene, mention: Mention) -> bool:
    """Return whether somebody without a name is told of only by what they had done before.

    In the valley an old priest had stayed behind; not where a paragraph opens with them.
    """
    line = scene.line
    if mention.name is not None or mention.opening not in _SOME or mention.plural:
        return False
    match = _LONG_AGO.match(line.letters, mention.end)
    had = match is not None and "had" in line.words[mention.end : match.end() - 1]
    first = line.paragraph(mention.start)[0]
    opens = first == (
        mention.start if mention.opening == "the" else line.sentence(mention.start)[0]
    )
    return had and not opens


def _is_described_last(scene: Scene, mention: Mention) -> bool:
    """Return whether a sentence ends by saying what somebody is: it called Velin, a railwayman."""
    match = _APPOSED.match(scene.line.letters, mention.end)
    other = scene.at(mention.end + 1)
    if other is not None and other.plural:
        return False  # from Skarn, the young men of the river
    theirs = mention.opening in _OWNING  # recruited by his uncle, an elder
    return match is not None and not (mention.plural or theirs or mention.opening in _NOBODY)


def _is_new_below(scene: Scene, mention: Mention) -> bool:
    """Return whether somebody new stands below a preposition, no words said to be theirs."""
    new = bool(mention.governed) and mention.name is None and mention.opening in _NEW
    before = scene.line.letters[max(0, mention.start - 2) : mention.start - 1]
    return new and before not in {"n", "v"}


def _is_presented(scene: Scene, mention: Mention) -> bool:
    """Return whether a paragraph opens with whom an interview is: With a former clerk."""
    line, place = scene.line, mention.start
    if mention.plural or line.words[max(0, place - 1) : place] != ["with"]:
        return False
    return line.paragraph(place)[0] == place - 1


def _beside_one_below(scene: Scene, mention: Mention, previous: Mention | None) -> bool:
    """Return whether somebody acts beside another in a clause: when a clerk and a cook came."""
    if previous is None or scene.line.letters[previous.end : mention.start] != "&":
        return False
    return in_clause(scene, previous)
