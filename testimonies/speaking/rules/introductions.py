"""Rules that look at the sentence that opens a quotation on lines of its own, or follows it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from testimonies.speaking.clauses import main_subject
from testimonies.speaking.describing import in_clause
from testimonies.speaking.rules.leading import may_not_say, only_bids, told_of
from testimonies.speaking.rules.sentence import best_saying
from testimonies.speaking.rules.values import Claim, stands_alone
from testimonies.values import Certainty, Form
from testimonies.wordlists import words

if TYPE_CHECKING:
    from testimonies.speaking.mentions import Mention
    from testimonies.speaking.persons import Person
    from testimonies.speaking.rules.values import Case

_POINTS_BACK = words("""
    here this these quote quotation narrative narratives words account statement testimony above
    reflected noted example
    """)
_ACCORDING = ["according", "to"]
_ONE_FROM = ["one", ",", "from"]  # we quote only one, from a clerk
_AS_WITH = ["as", "with"]
_MARKERS = words("end begin start of block quote quotation unquote")
_REACH = 150  # words of a sentence that are looked at
_HANDED = words("read written submitted sent told given shared provided recorded")
_FOLLOWING = frozenset({"following", "below", "this"})
_TOLD = re.compile(r"(?:,[asmxnrR#P]{1,6}){1,3}:")  # Velin, private, 18:
_PART = 3  # words of narration before quoted words that are a part of its sentence
_TIMES = frozenset({"when", "after", "before", "while", "until", "since"})
_CLAUSE = 3  # words before somebody among which a word of time opens a clause
_VERB = 3  # words up to "by" among which the verb stands
_SOURCES = words("""
    opinion view judgement experience remarks remark reply answer evidence description interview
    conversation account story words statement letter excerpt extract quotation quote passage
    testimony transcript
    """)


def introduced(case: Case) -> Claim | None:
    """The sentence before a quotation that stands apart names who speaks."""
    start, end = sentence_before(case)
    if start >= end or _in_same_block(case) or _is_heading(case, start, end):
        return None
    colon = case.scene.line.letters[end - 1] == ":" or _goes_over(case, end)
    if not colon and case.find.form is not Form.BLOCK:
        return None
    claim = _from_sentence(case, start, end, "introduction", colon=colon)
    if claim is not None and claim.person is None and not colon:
        return _from_earlier(case, start, "introduction") or claim
    return claim


def _goes_over(case: Case, end: int) -> bool:
    """Return whether a sentence goes over into words on their own lines: As Velin put it, “..”."""
    ends = case.scene.line.letters[end - 1] == ","
    return ends and "/" in case.scene.line.letters[end : case.first]


def handed_on(case: Case) -> Claim | None:
    """The paragraph before says by whom what follows was written or told."""
    scene, at = case.scene, case.first
    while at > 0 and scene.line.letters[at - 1] in "/!":
        at -= 1
    if at in (0, case.first) or scene.line.letters[at - 1] == "Q":
        return None
    first = max(scene.line.paragraph(at - 1)[0], at - _REACH)
    for place in range(first + 1, at):
        if scene.line.words[place] == "by" and _hands_on(case, first, place):
            who = scene.at(place + 1)
            if who is not None:
                return _claim(case, who, "introduction", place, Certainty.CERTAIN)
    return None


def _hands_on(case: Case, first: int, place: int) -> bool:
    """Return whether "by" stands behind a verb of writing whose subject is what follows."""
    start = max(first, case.scene.line.sentence(place)[0])
    said = case.scene.line.words[start:place]
    return bool(_HANDED & set(said[-_VERB:])) and bool(_FOLLOWING & set(said))


def sentence_before(case: Case) -> tuple[int, int]:
    """Return the words of the sentence that ends right before the quotation."""
    return _sentence_ending(case, case.first)


def told_before(case: Case) -> tuple[int, int]:
    """Return the stretch of narration before a quotation that stands alone, within reach."""
    line = case.scene.line
    place = sentence_before(case)[1] if stands_alone(case) else 0
    if place == 0 or (line.letters[place - 1] == "Q" and not _ends_in_a_part(case, place)):
        return 0, 0
    return max(line.paragraph(place - 1)[0], place - _REACH), place


def _ends_in_a_part(case: Case, place: int) -> bool:
    """Return whether quoted words only end a sentence of the narration: he said it was “over”."""
    line = case.scene.line
    start, _ = line.sentence(place - 1)
    before = line.letters[start : place - 1]
    return len(before) > _PART and "Q" not in before and before[-1] not in ",:v"


def _sentence_ending(case: Case, end: int) -> tuple[int, int]:
    letters = case.scene.line.letters
    while end > 0 and letters[end - 1] in "/!":
        end -= 1
    if end == 0 or letters[end - 1] == "Q":
        return end, end
    start, _ = case.scene.line.sentence(end - 1)
    if set(case.scene.line.words[start:end]) <= _MARKERS and start:
        return _sentence_ending(case, start)
    return max(start, end - _REACH), end


def _is_heading(case: Case, start: int, end: int) -> bool:
    return not set(case.scene.line.letters[start:end]) - set("CGaf&,mN") and (
        case.scene.line.said(start, end).isupper()
    )


def _in_same_block(case: Case) -> bool:
    """Return whether the quotation follows another of its block, nothing between them."""
    if case.number == 0 or case.find.block is None:
        return False
    before = case.scene.line.places[case.number - 1]
    gap = case.scene.line.letters[before[-1] + 1 : case.first] if before else "x"
    same = case.found[case.number - 1].block == case.find.block
    beside = case.found[case.number - 1].form is Form.BLOCK
    return (same or beside) and not gap.strip("/!")


def _from_sentence(case: Case, start: int, end: int, rule: str, *, colon: bool) -> Claim | None:
    scene = case.scene
    sure = Certainty.CERTAIN if colon else Certainty.LIKELY
    best = best_saying(scene, start, end)
    owner = _owner(case, start, end)
    main = main_subject(scene, start, end)
    if owner is not None and (best is None or owner.end <= best.verb):
        return _claim(case, owner, rule, owner.start, sure)
    below = best is not None and _is_in_clause_of_time(case, best.who)
    if below and main is not None and _may_speak(case, main):
        best = None  # Caller 1 was a gunner when the governor declared
    if best is not None and colon and only_bids(case, best):
        other = told_of(case, start, end)
        if other is not None and other is not case.cast.person(best.who):
            return _leading(case, other, rule, start, end)
    if best is not None and (best.weight > 1 or main is None or main.plural):
        return _claim(case, best.who, rule, best.verb, sure)
    weak = main is None or may_not_say(case, main, start)
    other = told_of(case, start, end) if colon and weak else None
    if other is not None:
        return _leading(case, other, rule, start, end)
    labels = main is not None and _TOLD.fullmatch(scene.line.letters[main.end : end]) is not None
    if main is not None and (_may_speak(case, main) or (labels and main.name)):
        return _claim(case, main, rule, main.start, Certainty.LIKELY)
    return _from_earlier(case, start, rule) if colon else None


def _leading(case: Case, person: Person, rule: str, start: int, end: int) -> Claim:
    """Return the claim that words are of whom the sentence before only leads up to."""
    cue = case.scene.line.span(start, end)
    return Claim(person, rule, cue, Certainty.LIKELY, tuple(sorted(person.roles)), direct=True)


def _is_in_clause_of_time(case: Case, who: Mention) -> bool:
    """Return whether somebody only tells when another did something: when the governor declared."""
    start = max(0, who.start - _CLAUSE)
    times = _TIMES & set(case.scene.line.words[start : who.start])
    return bool(times) and in_clause(case.scene, who)


def _may_speak(case: Case, who: Mention) -> bool:
    person = case.cast.person(who)
    return person is not None and person.human and not person.body


def _claim(case: Case, who: Mention, rule: str, at: int, sure: Certainty) -> Claim:
    claim = case.claim(who, rule, at, at + 1, sure, direct=True)
    person = claim.person
    if person is not None and person.several and case.find.form is Form.BLOCK:
        return Claim(None, rule, claim.cue, sure, claim.hint, direct=True)
    return claim


def _owner(case: Case, start: int, end: int) -> Mention | None:
    """Return whose words a sentence announces: Velin's story shows; our interview with Velin."""
    scene = case.scene
    letters, words = scene.line.letters, scene.line.words
    for mention in scene.between(start, end):
        if mention.owner and letters[mention.end + 1 : mention.end + 2] == "n":
            return mention
        before = words[mention.start - 2 : mention.start]
        if letters[end - 1] == ":" and before in (_ACCORDING, _AS_WITH):
            return mention
        if mention.governed in {"P", "f"} and words[mention.start - 2] in _SOURCES:
            return mention
        if before == ["questions", "to"] or words[mention.start - 3 : mention.start] == _ONE_FROM:
            return mention
    return None


def _from_earlier(case: Case, start: int, rule: str) -> Claim | None:
    scene = case.scene
    first, _ = scene.line.paragraph(start)
    sentences = _sentences_back(case, max(first, start - _REACH), start)
    for before, end in sentences:
        best = best_saying(scene, before, end)
        if best is not None and case.cast.person(best.who) is not None:
            return _claim(case, best.who, rule, best.who.start, Certainty.LIKELY)
    for before, end in sentences:
        who = main_subject(scene, before, end)
        if who is not None and _may_speak(case, who):
            return _claim(case, who, rule, who.start, Certainty.LIKELY)
    return None


def _sentences_back(case: Case, first: int, place: int) -> list[tuple[int, int]]:
    """Return the sentences between two places, the last one first."""
    found = []
    while place > first:
        start, _ = case.scene.line.sentence(place - 1)
        found.append((start, place))
        place = start
    return found


def pointed_back(case: Case) -> Claim | None:
    """The sentence after a quotation that stands apart says whose words they were."""
    scene = case.scene
    start = case.last + 1
    letters = scene.line.letters
    while start < len(letters) and letters[start] in "/!":
        start += 1
    if start >= len(letters) or letters[start] == "Q":
        return None
    _, end = scene.line.sentence(start)
    end = min(end, start + 40)
    if not _POINTS_BACK & set(scene.line.words[start : start + 12]):
        return None
    for mention in scene.between(start, end):
        person = case.cast.person(mention)
        if person is not None and not person.several and not person.body and not mention.owner:
            return case.claim(
                mention, "named after", mention.start, mention.end, Certainty.LIKELY, direct=True
            )
    return None


def same_block(case: Case) -> Claim | None:
    """A further testimony in one block: who speaks is not known, but what sort of person is.

    A block of its own right below another goes on with what that one's speaker says.
    """
    if not _in_same_block(case):
        return None
    before = case.claims[case.number - 1]
    if before is None:
        return None
    person = before.person
    apart = case.found[case.number - 1].block != case.find.block
    if (
        apart
        and person is not None
        and person.single
        and before.direct
        and not case.find.attribution
    ):
        return Claim(person, "same block", None, Certainty.UNSURE, before.hint, direct=True)
    words = tuple(person.roles) if person else before.hint
    return Claim(None, "same block", None, Certainty.UNSURE, words, direct=True)
