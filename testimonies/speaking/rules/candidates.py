"""Who speaks where no words beside the marks say so: all who may, each with reasons, weighed."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from testimonies.speaking.clauses import main_subject
from testimonies.speaking.describing import portrait
from testimonies.speaking.lexicon import ROLE_WORDS, people
from testimonies.speaking.mentions import MentionKind
from testimonies.speaking.passing import is_anybody
from testimonies.speaking.pronouns import OPENING, names_in
from testimonies.speaking.rules.introductions import sentence_before, told_before
from testimonies.speaking.rules.sentence import best_saying
from testimonies.speaking.rules.values import Claim, stands_alone
from testimonies.speaking.weights import BARE, ENOUGH, MARGIN, SURE
from testimonies.values import Certainty

if TYPE_CHECKING:
    from testimonies.speaking.mentions import Mention
    from testimonies.speaking.persons import Person
    from testimonies.speaking.rules.values import Case
    from testimonies.values import Span

_INDEFINITE = frozenset({"a", "an", "one", "another", "some", "no", ""})
_STRONG = 3  # weight of a subject beside a plain verb of saying
_SPEAKS = re.compile(r"(?:,[^,!/Q]{1,12},)?[du]{0,3}v")
_SELF = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|me)\b")
_RETOLD = re.compile(r"(He|She)\s(?:also\s|then\s)?(?:said|says|told|wrote|asked)\b")
_LEANS = re.compile(
    r"(?:(?:When|If|Then|But|And|So|Because|After|Before)\s|(?:I|We)\s(?:\w+\s)?(?:told|asked|begged|warned|said\sto)\s)"
    r"(he|she|him)\b"
)
_SPOKEN = (
    r"\b(?:says?|said|told\sme|asked(?:\sme)?|shouted|yelled|called(?:\sout)?)(?:\sto\sme)?[,:]\s[“\"‘']?"
    r"(?:\w+,?\s){0,2}"
)
_OBJECT = {"him": "he"}
_REACH = 400  # words of a paragraph before the words that may tell of whoever says them
_READ = 600  # characters of a quotation looked at
_MY_KIN = re.compile(
    r"\b[Mm]y\s(?:\w+\s)?(mother|father|sister|brother|wife|husband|son|daughter|uncle|aunt|cousin|girlfriend|boyfriend)\b"
)
_BY_SOMETHING = re.compile(",?kt")
_GENDERS = {"he": "male", "she": "female"}
_RECENT = 12  # quotations looked back for whose story a text tells
_FEWEST = 2
_MOST = 0.75  # share of them
_NEARLY_ALL, _MANY = 0.9, 6
_OPENING = 12  # words of a sentence within which its subject stands
_APART = 2  # paragraphs beyond which whoever spoke last is no candidate for it


def named_later(case: Case, claim: Claim | None) -> Claim | None:
    """Return the claim for whom the text is about where he or she says it before any name."""
    gender = _GENDERS.get(claim.hint[0]) if claim and claim.hint else None
    main = case.cast.main_person
    if claim is None or claim.person is not None or gender is None or main is None:
        return claim
    if not main.may_be(gender) or main.miscalled(gender):
        return claim
    return replace(claim, person=main, certainty=Certainty.UNSURE)


@dataclass(slots=True)
class Candidate:
    """Somebody who may have said words.

    Attributes:
        person: Who; None where only the sort of people is known.
        hint: Words that tell the sort.
        cue: The words that speak most for them, or None.
        reasons: What speaks for and against them; the keys of the weights.
    """

    person: Person | None
    hint: tuple[str, ...]
    cue: Span | None
    reasons: list[str] = field(default_factory=list)

    def give(self, reason: str) -> None:
        """Take in a reason, once."""
        if reason not in self.reasons:
            self.reasons.append(reason)

    @property
    def score(self) -> float:
        """The sum of the weights of all reasons."""
        return sum(BARE[reason] for reason in self.reasons)


def likeliest(case: Case) -> Claim | None:
    """The candidate with most reasons speaks, if they are enough and nobody is as likely."""
    if _BY_SOMETHING.match(case.scene.line.letters, case.last + 1):
        return None  # according to something that is nobody
    gathering = _Gathering(case)
    gathering.spoke_before()
    gathering.told_of_before()
    gathering.told_of_after()
    gathering.known_to_the_text()
    ranked = sorted(gathering.candidates.values(), key=lambda one: -one.score)
    if not ranked or ranked[0].score < ENOUGH:
        return None
    best, lead = ranked[0], ranked[0].score - (ranked[1].score if ranked[1:] else 0.0)
    if lead < MARGIN:
        return None
    sure = Certainty.LIKELY if best.score >= SURE else Certainty.UNSURE
    return Claim(best.person, f"candidate: {', '.join(best.reasons)}", best.cue, sure, best.hint)


class _Gathering:
    """Gathers the candidates for one quotation; used once."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._alone = stands_alone(case)
        self._asked = self._alone and _is_asked(case, case.first)
        self._text = case.scene.line.text
        spans = case.find.spans
        self._said = self._text[spans[0].start : min(spans[-1].end, spans[0].start + _READ)]
        self.candidates: dict[int, Candidate] = {}

    def _add(
        self, person: Person | None, reason: str, cue: Span | None, hint: tuple[str, ...] = ()
    ) -> Candidate:
        known = self.candidates.get(id(person))
        if known is None:
            known = self.candidates[id(person)] = Candidate(person, hint, cue)
        known.give(reason)
        return known

    def spoke_before(self) -> None:
        """Take in whoever said the quotation before, in this sentence, paragraph or the last."""
        case, number = self._case, self._case.number - 1
        line = case.scene.line
        if number < 0 or not line.places[number]:
            return
        claim, place = case.claims[number], line.places[number][-1]
        if claim is None or (claim.person is None and not claim.hint):
            return
        gap = line.letters[place + 1 : case.first]
        if place >= case.sentence()[0]:
            reason = "speaks in this sentence"
        elif "/" not in gap and self._alone:
            reason = "speaks in this paragraph"
        elif self._alone and set(gap) <= {"/"} and len(gap) == 1:
            reason = "speaks right before"
        elif self._asked and gap.count("/") <= _APART and gap.count("!") == 1:
            reason = "answers one more question"
        elif gap.count("/") <= _APART and claim.person is not None:
            reason = "spoke last"
        else:
            return
        self._add(claim.person, reason, claim.cue, claim.hint)

    def told_of_before(self) -> None:
        """Take in the subjects of the sentences before and of the sentence around."""
        first, place = told_before(self._case)
        if not self._alone:
            place = self._case.first
            first = max(self._case.scene.line.paragraph(place)[0], place - _REACH)
        nearest = "subject right before" if self._alone else "subject of the sentence around"
        if self._asked:
            first, place = _before_the_questions(self._case, first, place)
        while place > first:
            start, _ = self._case.scene.line.sentence(place - 1)
            start = max(start, first)
            who, says = _subject(self._case, start, place)
            if who is not None:
                right = nearest == "subject right before"
                self._see(who, nearest, first, says=says and right)
                if says and nearest != "subject of the sentence around":
                    told = "says something right before" if right else "said something earlier"
                    self._see(who, told, first, says=right)
            if not (who is None and self._is_the_writers(start)):
                nearest = "subject earlier in the paragraph"
            place = start
        self._mentioned_last(first)
        self._of_whose_kin(first)

    def _is_the_writers(self, start: int) -> bool:
        """Return whether a sentence before words alone tells what the writers did: we checked."""
        return self._alone and self._case.scene.line.words[start] in {"we", "i"}

    def _see(self, who: Mention, reason: str, first: int, *, says: bool) -> None:
        """Take in the subject of a sentence, and whether it tells what they say."""
        case = self._case
        person = case.cast.person(who)
        if person is None or not person.human or person.body or is_anybody(case.scene, who):
            return
        line = case.scene.line
        words = tuple(line.words[who.start : who.end])
        cue = line.span(who.start, who.end)
        if person.several and who.opening != "the":
            one = self._add(None, reason, cue, (*words, *sorted(person.roles)))
        else:
            one = self._add(person, reason, cue, words)
        if person.several:
            one.give("several")
        if who.kind is MentionKind.PRONOUN and not _is_told_of(case, person, first):
            one.give("only as he or she")
        heading = portrait(case.scene, who.start) == who.start
        if _in_passing(who, person) and not (heading or says or self._presented(who)):
            one.give("in passing")

    def _presented(self, who: Mention) -> bool:
        """Return whether a sentence says more of somebody, and words follow in its paragraph."""
        line = self._case.scene.line
        told = line.letters[who.end : who.end + 1] in {",", "w"}
        return told and "/" not in line.letters[who.end : self._case.first]

    def _of_whose_kin(self, first: int) -> None:
        """Take in whose relative was told of, where the words are of the same: my sister, him."""
        kin = set(_MY_KIN.findall(self._said))
        leans = _LEANS.match(self._said) is not None
        for mention in self._case.scene.between(first, self._case.first) if kin or leans else ():
            told = mention.head in kin or (leans and mention.head in people.FAMILY)
            owner = self._case.cast.owner(mention) if told else None
            if owner is not None and owner.single:
                words = self._case.scene.line.span(mention.start, mention.end)
                self._add(owner, "whose relative is told of", words)
                relative = self._case.cast.person(mention)
                if relative is not None and id(relative) in self.candidates:
                    self.candidates[id(relative)].give("retold in the words")

    def _mentioned_last(self, first: int) -> None:
        memory, place = self._case.cast.memory, self._case.first
        person = memory.person(place)
        seen = [each.place for each in memory.recent(place) if each.person is person]
        if self._asked and first > 1:
            first = self._case.scene.line.paragraph(first - 2)[0]  # the paper spoke to him
        if person is None or not seen or seen[-1] < first:
            return
        self._add(person, "mentioned last", None)
        known = person.named or len(person.mentions) > 1
        if known and seen[-1] >= sentence_before(self._case)[0]:
            self._add(person, "mentioned right before", None)

    def told_of_after(self) -> None:
        """Take in whoever the sentence after words that open a paragraph first names."""
        case = self._case
        line, at = case.scene.line, case.last + 1
        opens = case.first == 0 or line.letters[case.first - 1] == "/"
        if not opens or at >= len(line.letters) or not self._alone:
            return
        apart = line.letters[at] == "/"
        start, end = line.sentence(at + apart)
        who = main_subject(case.scene, start, min(end, start + _OPENING))
        person = case.cast.person(who) if who else None
        if who is None or who.start != at + apart or person is None or not person.single:
            return
        speaks = _SPEAKS.match(line.letters, who.end) is not None and who.name is not None
        if apart and not speaks:
            return
        self._add(person, "subject after", line.span(who.start, who.end))
        if person.named and not apart and person.mentions[0][0] > case.last:
            self._add(person, "newly named after", None)

    def known_to_the_text(self) -> None:
        """Take in whose story the text tells, and what speaks against each candidate."""
        teller, nearly_all = _teller(self._case)
        main = self._case.cast.main_person
        told_by_self = _SELF.search(self._said) is not None
        if main is not None and not main.roles.isdisjoint(people.OFFICIALS):
            main = None
        for person, reason in ((teller, "says most before"), (main, "main person")):
            if person is not None and (told_by_self or id(person) in self.candidates):
                self._add(person, reason, None)
        if nearly_all and teller is not None and id(teller) in self.candidates:
            self._add(teller, "says nearly all before", None)
        if main is not None and told_by_self and self._alone:
            self._add(main, "tells of themselves", None)
        self._spoken_against()

    def _spoken_against(self) -> None:
        """Give each candidate what speaks against them: named or retold in the words, dead."""
        named = names_in(self._said)
        for one in self.candidates.values():
            person = one.person
            if person is None:
                continue
            if not named.isdisjoint(person.called_by) and not _is_addressed(self._said, person):
                one.give("named in the words")
            if person.dead:
                one.give("dead")
            if person.nameless and self._tells_of_the(person):
                one.give("called so in the words")
            told_of = "subject right before" in one.reasons or "speaks right before" in one.reasons
            if self._is_new(one, person) and self._opens_with(person):
                one.give("he or she opens the words")
            if "subject right before" in one.reasons and self._leans_on(person):
                one.give("he or she in the words")
            if told_of and self._retells(person):
                one.give("retold in the words")

    def _is_new(self, one: Candidate, person: Person) -> bool:
        """Return whether somebody without a name is only now told of and says nothing."""
        says = "says something right before" in one.reasons
        return person.nameless and not says and "subject right before" in one.reasons

    def _opens_with(self, person: Person) -> bool:
        """Return whether the words begin with he or she, who may be somebody just told of."""
        match = OPENING.match(self._said)
        return match is not None and person.may_be(_GENDERS[match[1].lower()])

    def _tells_of_the(self, person: Person) -> bool:
        """Return whether the words tell of somebody called as a person is: the spotter said."""
        calling = person.label.rpartition(" ")[2].lower()
        known = calling in ROLE_WORDS | people.RANKS and calling not in people.GENERIC
        return known and re.search(rf"\b[Tt]he\s{calling}\b", self._said) is not None

    def _leans_on(self, person: Person) -> bool:
        """Return whether the words open with he or she, said of one told of: when he called."""
        match = _LEANS.match(self._said)
        if match is None or not _SELF.search(self._said):
            return False
        return person.may_be(_GENDERS[_OBJECT.get(match[1].lower(), match[1].lower())])

    def _retells(self, person: Person) -> bool:
        """Return whether the words begin with what he or she said: they are of one who was told."""
        match, number = _RETOLD.match(self._said), self._case.number
        before = self._case.claims[number - 1] if number else None
        if match is None or before is None or before.person is person:
            return False
        return person.may_be(_GENDERS[match[1].lower()])


def _is_asked(case: Case, place: int) -> bool:
    """Return whether a sentence of the narration that ends before a place is a question."""
    line = case.scene.line
    while place > 0 and line.letters[place - 1] in "/!":
        place -= 1
    if place == 0 or line.letters[place - 1] == "Q":
        return False
    return line.text[line.ends[place - 1] :][:2].lstrip(" ")[:1] == "?"


def _before_the_questions(case: Case, first: int, place: int) -> tuple[int, int]:
    """Return the stretch of narration before the writer's questions right before a quotation."""
    line = case.scene.line
    while place > 0 and _is_asked(case, place):
        while line.letters[place - 1] in "/!":
            place -= 1
        place = line.sentence(place - 1)[0]
    while place > 0 and line.letters[place - 1] == "/":
        place -= 1
    return (first, place) if place > first else (line.paragraph(max(0, place - 1))[0], place)


def _subject(case: Case, start: int, end: int) -> tuple[Mention | None, bool]:
    """Return of whom a sentence tells, and whether it reports what they say: he says he fell."""
    letters = case.scene.line.letters
    best = best_saying(case.scene, start, end)
    says = best.who if best is not None and best.weight >= _STRONG else None
    for mention in case.scene.between(start, end):
        if mention.owner and letters[mention.end + 1 : end].rstrip("!/:") == "n":
            return mention, mention is says
    if says is not None and not says.plural:
        return says, True
    who = main_subject(case.scene, start, end)
    who = main_subject(case.scene, who.end, end) if who and who.head == "it" else who
    return who, who is not None and who is says


def _is_addressed(said: str, person: Person) -> bool:
    """Return whether words tell how others spoke to somebody by name: he says, Velin, go home."""
    name = re.escape(person.label.rpartition(" ")[2])
    return re.search(rf"{_SPOKEN}{name}[,.!?]", said) is not None


def _in_passing(who: Mention, person: Person) -> bool:
    """Return whether somebody is spoken of once, without a name: one boy died."""
    indefinite = who.kind is not MentionKind.PRONOUN and who.opening in _INDEFINITE
    return indefinite and not person.named and len(person.mentions) == 1


def _is_told_of(case: Case, person: Person, first: int) -> bool:
    """Return whether the narration names or describes somebody, not only as he or she."""
    return any(
        mention.kind is not MentionKind.PRONOUN and case.cast.person(mention) is person
        for mention in case.scene.between(first, case.first)
    )


def _teller(case: Case) -> tuple[Person | None, bool]:
    """Return who speaks in most of the quotations before, and whether in nearly all of many."""
    people = [claim.person for claim in case.claims[-_RECENT:] if claim and claim.person]
    if len(people) < _FEWEST:
        return None, False
    person = max(people, key=people.count)
    share = people.count(person) / len(people)
    if share < _MOST or not person.single:
        return None, False
    return person, share >= _NEARLY_ALL and len(people) >= _MANY
