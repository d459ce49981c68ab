"""Rules that look at the sentence a quotation stands in."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from testimonies.speaking.clauses import Saying, sayings
from testimonies.speaking.lexicon.verbs import ADDRESSING
from testimonies.speaking.mentions import MentionKind, is_age, is_coded
from testimonies.speaking.rules.announced import BESIDE, announced, labelled_alone, own_words
from testimonies.speaking.rules.values import Claim, stands_alone
from testimonies.values import Certainty
from testimonies.wordlists import words

if TYPE_CHECKING:
    from testimonies.speaking.mentions import Mention
    from testimonies.speaking.rules.values import Case
    from testimonies.speaking.scene import Scene

_SAID_BY = re.compile(r",?[=d]?[du]{0,2}[vij](?P<to>t?[oC]|tN+)?d{0,2}")
_ACCORDING = re.compile(r"kt|nf")
_OR_SO = re.compile(r"&P?[xd]?#x{0,2},(?=v)")  # “...,” or about 40 dollars, said Velin
_IN_THE_WORDS = frozenset({"according", "words", "phrase", "telling", "view", "opinion"})
_POINTING = words("point points pointed refers referred turned draws drew relied relies")
_AUTHORS = frozenset({"i", "we", "you"})
_ASIDE = 4  # taken off where a verb of saying is only an aside: as Velin explained
_AS_SAYING = re.compile(  # cited one of the deserters as saying; Velin, the editor, as saying
    r"(?:f[asmxNCrR]{1,4}|,[asmxNCrRGPf]{1,6},)?,?.g"
)
_ADORNING = re.compile(
    r"(?P<by>(?:a[gxem]|[NCGmx]{1,3}[rRG])[mxGrR]{0,2}[NCHq]{1,4})(?=[du]{0,2}v)"
)
_IS_SURE = re.compile(r"u[ud]{0,2}[exd]")
_SURE = words(
    "convinced certain sure adamant confident clear blunt unrepentant defiant resigned quoted"
)
_STRONG = 3
_TAG_BEFORE = re.compile(r",(?P<verb>v)[asmxrRHNCp]{1,6},$")
_TOLD = re.compile(r"v[amxGN]{0,3}[NCq]{1,3}$")
_SAYS_IN_CLAUSE = re.compile(r"[du]{0,2}v[od]{0,2}[,:]")


def joined(case: Case) -> Claim | None:
    """Between the pieces of a split quotation: "…," she says. "…"."""
    places = case.scene.line.places[case.number]
    for left, right in pairwise(places):
        claim = _after(case, left, right, "split")
        if claim is not None:
            return claim
    return None


def told_before(case: Case) -> Claim | None:
    """A verb of saying right before the marks: Velin said, "…"."""
    letters, at = case.scene.line.letters, case.first
    start, _ = case.sentence()
    near = letters[max(start, at - 2) : at]
    if not near or not (near[-1] in ",:cvgi" or _addresses(case, start)):
        return None
    tagged = _tagged_before(case, start, at)
    if tagged is not None:
        return case.claim(tagged, "said before", tagged.start, at, Certainty.CERTAIN, direct=True)
    whose = _of_clause(case, start, at)
    if whose is not None:
        return case.claim(whose, "said before", whose.start, at, Certainty.LIKELY, direct=True)
    best = best_saying(case.scene, start, at)
    if best is not None and _is_aside(case.scene, best):
        return own_words(case, start, case.first - start) or case.claim(
            best.who, "said before", best.verb, best.verb + 1, Certainty.LIKELY, direct=True
        )
    if best is None or not _is_close(letters[best.verb + 1 : at], best.weight):
        return None
    certainty = Certainty.CERTAIN if best.weight >= _STRONG else Certainty.LIKELY
    return case.claim(best.who, "said before", best.verb, best.verb + 1, certainty, direct=True)


def _addresses(case: Case, start: int) -> bool:
    """Return whether nothing but whom somebody tells stands before the words: told the Post “…”."""
    line = case.scene.line
    match = _TOLD.search(line.letters, max(start, case.first - BESIDE), case.first)
    return match is not None and line.words[match.start()] in ADDRESSING


def _tagged_before(case: Case, start: int, at: int) -> Mention | None:
    """Return who says words whose tag stands between commas before them: where, says Velin, “…”."""
    line = case.scene.line
    verb = _TAG_BEFORE.search(line.letters, max(start, at - BESIDE), at)
    if verb is None or line.words[verb.start("verb")] in ADDRESSING:
        return None
    who = case.scene.at(verb.end("verb"))
    return who if who is not None and who.end == at - 1 else None


def _of_clause(case: Case, start: int, at: int) -> Mention | None:
    """Return of whom a clause is that ends in a verb of saying right before the marks.

    Velin was taken in by a neighbour, who was heard as well and who said: “…”
    """
    letters = case.scene.line.letters
    place = letters.rfind("w", start, at)
    if place < 0 or case.scene.line.words[place] != "who":
        return None
    if not _SAYS_IN_CLAUSE.fullmatch(letters, place + 1, at):
        return None
    while letters[place - 1 : place] == "&":
        place = letters.rfind("w", start, place - 1)
        if place < 0 or case.scene.line.words[place] != "who":
            return None
    before = place - (letters[place - 1 : place] == ",")
    return next(
        (m for m in case.scene.between(start, place) if m.end == before and m.governed), None
    )


def _is_aside(scene: Scene, saying: Saying) -> bool:
    """Return whether somebody's saying is only mentioned beside: his answer, as Velin told it."""
    line, at = scene.line, saying.who.start
    return line.words[max(0, at - 1) : at] == ["as"] and line.letters[at - 2 : at - 1] == ","


def _is_close(gap: str, weight: int) -> bool:
    if gap.endswith(":") and weight > _STRONG:
        return "Q" not in gap
    return bool(re.fullmatch(r"[opNCHGqdtPaxrRmM#]{0,6}[,:c]?", gap))


def said_after(case: Case) -> Claim | None:
    """A verb of saying right after the marks: "…," said Velin; "…," Velin said."""
    if _ends_a_sentence_begun(case) or _is_announced(case):
        return None
    _, end = case.scene.line.sentence(case.last + 1)
    return _after(case, case.last, min(end, case.last + 60), "said after")


def _ends_a_sentence_begun(case: Case) -> bool:
    """Return whether the words end a sentence of the narration: he said that “…” Another said."""
    line = case.scene.line
    begun = line.letters[case.first - 1 : case.first] not in {"", "!", "/", "Q", ":", "="}
    return begun and case.quoted_end() in ".!?…" and line.sentence(case.last)[1] == case.last + 1


def _is_announced(case: Case) -> bool:
    """Return whether a sentence that ends in a colon announces what is said as whole sentences."""
    if case.scene.line.letters[case.first - 1 : case.first] != ":":
        return False
    start, _ = case.sentence()
    best = best_saying(case.scene, start, case.first)
    says = best is not None and case.scene.line.words[best.verb] not in _POINTING
    return says and case.quoted_end() in ".!?…"


def _after(case: Case, at: int, end: int, rule: str) -> Claim | None:
    scene = case.scene
    letters = scene.line.letters
    aside = _OR_SO.match(letters, at + 1, end)
    if aside is not None and scene.line.words[at + 1] == "or":
        at = aside.end() - 1
    match = _SAID_BY.match(letters, at + 1, end)
    mention = _led_by_letters(scene, match) or _said_by(scene, match.end(), end) if match else None
    if match and mention and mention.head not in _AUTHORS:
        return case.claim(mention, rule, at + 1, match.end(), Certainty.CERTAIN, direct=True)
    quoted = _quoted(case, at + 1, end)
    if quoted is not None:
        return case.claim(quoted, rule, at + 1, quoted.end, Certainty.CERTAIN, direct=True)
    start = at + 3 if letters[at + 1 : at + 3] == "uc" else at + 1
    while start < end and (letters[start] in ",=dc" or is_age(scene.line.words[start])):
        start += 1
    mention = _adorned(scene, start) or scene.at(start)
    if mention is None or mention.start >= end:
        return _according(case, at + 1, end)
    for saying in sayings(scene, start, end):
        if letters[saying.verb] == "g":
            continue
        same = saying.who is mention or _same(case, saying.who, mention)
        if letters[saying.verb + 1 : saying.verb + 3] == ":Q" and case.quoted_end() in ".!?…":
            return None  # “A.” Velin adds: “B”
        if same and "Q" not in letters[mention.end : saying.verb]:
            sure = Certainty.CERTAIN if saying.weight >= _STRONG else Certainty.LIKELY
            return case.claim(mention, rule, mention.start, saying.verb + 1, sure, direct=True)
    return _is_sure(case, start, mention, rule) or _does(case, start, mention, rule)


def _adorned(scene: Scene, start: int) -> Mention | None:
    """Return whom words without a verb lead up to: “…,” a smiling Velin said."""
    match = _ADORNING.match(scene.line.letters, start)
    mentions = scene.between(start + 1, match.end("by")) if match else []
    who = mentions[-1] if mentions else None
    if match is None or who is None or who.name is None or who.end != match.end("by"):
        return None
    titled = who.start < who.name[0] and who.name[0] > match.start("by")
    return who if titled or scene.line.letters[start] == "a" else None


def _led_by_letters(scene: Scene, match: re.Match[str]) -> Mention | None:
    """Return whom the letters of a body lead up to: said HAF founder Velin; not told CNN."""
    mention = scene.at(match.start("to")) if match["to"] == "C" else None
    if mention is None or is_coded(scene.line.words[mention.start]):
        return mention  # recalled D9
    return mention if mention.end > match.end("to") else None


def _is_sure(case: Case, start: int, mention: Mention, rule: str) -> Claim | None:
    """Return the claim for a tag without a verb of saying: “…,” she is convinced."""
    line = case.scene.line
    match = _IS_SURE.match(line.letters, mention.end)
    if match is None or line.words[match.end() - 1] not in _SURE:
        return None
    return case.claim(mention, rule, start, match.end(), Certainty.LIKELY, direct=True)


def _does(case: Case, start: int, mention: Mention, rule: str) -> Claim | None:
    """Return the claim for a tag whose verb is one of any doing: “…,” one corporal calculated."""
    letters = case.scene.line.letters
    ends = letters[mention.end + 1 : mention.end + 2] in {"!", "<", "/"}
    pause = case.quoted_end() == ","
    if not (pause and ends and mention.free and letters[mention.end : mention.end + 1] == "e"):
        return None
    return case.claim(mention, rule, start, mention.end + 1, Certainty.LIKELY, direct=True)


def _quoted(case: Case, start: int, end: int) -> Mention | None:
    """Return whom an outlet quotes after the marks: the paper quoted Velin as saying."""
    scene = case.scene
    for verb in range(start, min(end, start + BESIDE)):
        if scene.line.words[verb] in {"quotes", "quoted", "cites", "cited"}:
            who = scene.at(verb + 1)
            return _as_saying(scene, who)
    return None


def _as_saying(scene: Scene, who: Mention | None) -> Mention | None:
    """Return who is quoted "as saying", by the name behind a comma: a clerk, Velin, as saying."""
    if who is None:
        return None
    letters = scene.line.letters
    named = scene.at(who.end + 1) if letters[who.end : who.end + 1] == "," else None
    last = named if named is not None and named.name is not None else who
    return last if _AS_SAYING.match(letters, last.end) else None


def _said_by(scene: Scene, place: int, end: int) -> Mention | None:
    """Return who stands at a place, or at the head of the paragraph that breaks off a tag there."""
    broken = scene.line.letters[place : place + 1] == "/"
    aged = is_age(scene.line.words[place]) if place < end else False
    mention = scene.at(place) or scene.at(place + (broken or aged))
    if mention is None or not broken:
        return mention if mention and mention.start < end else None
    return mention if mention.name is not None else None


def _same(case: Case, one: Mention, other: Mention) -> bool:
    person = case.cast.person(one)
    return person is not None and person is case.cast.person(other)


def _according(case: Case, start: int, end: int) -> Claim | None:
    match = _ACCORDING.search(case.scene.line.letters, start, end)
    if not match or case.scene.line.words[match.start()] not in _IN_THE_WORDS:
        return None
    mention = case.scene.at(match.end())
    if mention is None:
        return None
    return case.claim(mention, "according to", match.start(), match.end(), Certainty.CERTAIN)


def in_sentence(case: Case) -> Claim | None:
    """A verb of saying before the marks or after them, or "according to"."""
    scene = case.scene
    start, end = case.sentence()
    best = best_saying(scene, start, case.first)
    if best is not None:
        sure = Certainty.LIKELY if best.weight >= _STRONG else Certainty.UNSURE
        return case.claim(best.who, "sentence before", best.verb, best.verb + 1, sure)
    return (
        labelled_alone(case, start)
        or _according(case, start, end)
        or announced(case, start)
        or _trailing(case, end)
    )


def _trailing(case: Case, end: int) -> Claim | None:
    scene = case.scene
    letters = scene.line.letters
    after = case.last + 1
    if after < len(letters) and stands_alone(case) and letters[after] not in ",v":
        return None  # the next sentence is its own: “A?” The other, Velin, says he fell.
    end = min(max(end, scene.line.sentence(after)[1]), after + 60)
    for verb in range(after, end):
        if letters[verb] == "v" and letters[verb - 1] == ",":
            mention = scene.at(verb + 1)
            if mention is not None:
                return case.claim(mention, "sentence after", verb, verb + 1, Certainty.LIKELY)
    for saying in sayings(scene, after, end):
        if saying.weight >= _STRONG and letters[saying.who.start - 1] == ",":
            return case.claim(
                saying.who, "sentence after", saying.verb, saying.verb + 1, Certainty.LIKELY
            )
    return None


def best_saying(scene: Scene, start: int, end: int) -> Saying | None:
    """Return the verb of saying that most likely opens words quoted at ``end``."""
    best, top = None, -1.0
    for saying in sayings(scene, start, end):
        score = saying.weight - 0.03 * (end - saying.verb)
        if scene.line.letters[saying.verb + 1 : saying.verb + 2] in {":", ",", "Q"}:
            score += 2
        if scene.line.words[saying.who.start - 1] == "as" and saying.who.start > start:
            score -= _ASIDE
        if saying.who.plural and saying.who.kind is not MentionKind.PRONOUN:
            score -= 1
        if score >= top:
            best, top = saying, score
    return best
