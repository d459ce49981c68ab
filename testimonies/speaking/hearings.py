"""Hearings: who sits on the panel and asks, and which witness answers at what place."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from testimonies.speaking.lexicon import people
from testimonies.speaking.lexicon.titles import HONORIFICS
from testimonies.wordlists import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from testimonies.finding.values import Found

ANSWERING = words("""
    a answer witness deponent appellant applicant claimant complainant petitioner accused defendant
    respondent
    """)
"""Who answers in a hearing where only the part he or she has in it is written before the turns."""

_PANEL = words("""
    chair chairman chairwoman chairperson president presiding commissioner commissioners court judge
    justice magistrate bench panel tribunal counsel prosecutor prosecution attorney barrister
    solicitor advocate examiner rapporteur senator congressman congresswoman representative
    sen sens rep hon registrar usher interpreter secretary adjudicator leader delegate assessor
    coroner referee
    stenographer clerk member members defence defense qc kc officer
    """)
_SITTING = words("""
    chair chairman chairwoman chairperson commissioner commissioners court judge justice counsel
    prosecutor senator congressman congresswoman presiding president magistrate sen rep
    """)
_AFFIRMED = r"affirmed(?!\s(?:on|that|in\sa|by|to))"  # not: affirmed on the radio that
_HEARD = re.compile(
    r"\b(?:hearings?|tribunal|commission|(?:sub-?)?committee|court|inquiry|enquiry|inquest|deposition|testimony"
    rf"|proceedings|sworn|{_AFFIRMED}|oath|under\soath|evidence\ssession)\b",
    re.IGNORECASE,
)
_TITLE = (
    r"(?:(?i:mr|mrs|ms|miss|dr|prof|sgt|cpl|pvt|pte|lt|col|capt|maj|gen|brig|rev|hon)\.?|(?:(?i:the|former|ex-?"
    r"|retired|lance|staff|master|warrant|first|second|private|corporal|sergeant|major|captain|lieutenant"
    r"|colonel|general|brigadier|officer|constable|madam|sir|professor|soldier|conscript|inspector)\b))"
)
_NAME = (
    rf"(?P<name>(?:{_TITLE}[ ]{{1,2}}){{0,5}}(?:[^\W\d_a-z][\w’'-]*\.?)"
    r"(?:[ ](?:(?:de|du|da|del|der|van|von|bin|al|el)[ ]){0,2}[^\W\d_a-z][\w’'-]*){0,4})"
)
_OATH = (
    rf"(?:sworn|{_AFFIRMED}|re-?called|called\s(?:as\sa\switness|to\sthe\sstand)|took\sthe\s(?:oath|stand)"
    r"|takes\sthe\s(?:oath|stand)|made\san\saffirmation|solemnly\saffirm\w*|appeared|was\scalled)\b"
)
_CODE = r"(?P<code>[A-Z]{0,3}-?\d{1,4}|[A-Z](?![\w’']))"
_PART = (
    r"(?:witness|deponent|appellant|applicant|claimant|complainant|petitioner|accused|defendant)"
)
_LISTED = re.compile(
    rf"^\s*(?:\d{{1,2}}\s+)?[*_]*(?i:{_PART})(?:\s(?:(?i:no\.?)\s)?{_CODE})?(?:\s(?i:re-?called|sworn|affirmed|called))?[*_]*\s?[:–—-]"
    rf"[*_]*\s(?=[^\W\d_a-z]){_NAME}(?P<told>,[^\n.]{{0,80}})?",
    re.MULTILINE,
)
_SWORN = re.compile(
    rf"(?<![\w’'-]){_NAME}(?P<told>(?:,\s[^,.:\n]{{3,60}}){{0,2}}),?:?\s{{1,3}}[(\[]?"
    rf"(?:(?:was|is|then|being|having|been|first|duly|and|called|has)\s){{0,5}}(?i:{_OATH})"
)
_CALLED = re.compile(
    r"(?:(?:\b(?:I|[Ww]e|(?i:commission|court|committee|tribunal|panel|inquiry|counsel|prosecution|defen[cs]e"
    r"|board|chair\w*)|and|shall|will|may|now|next|then|to)\s|^)[Cc]all(?:s|ed)?"
    r"|\b(?:calling|next\switness(?:es)?\s(?:is|are|will\sbe)|welcomes?|welcomed|invites?|invited|swore\sin"
    r"|heard?\sfrom|(?i:(?:examination|testimony|evidence|statement)\sof)|witness\sis))\s"
    rf"(?:(?:to|the|stand|now|its|first|next|last|witness|upon|on|our|as)\s){{0,4}}{_NAME}"
    r"(?P<told>,[^.\n]{0,80})?",
    re.MULTILINE,
)
_BY_CODE = re.compile(
    rf"\b(?i:witness)\s{_CODE}(?:,?\s(?:(?:was|is|then|being|having|been|first|duly|and|has)\s){{0,5}}(?i:{_OATH}))"
)
_ROSTER = re.compile(
    r"^[*_\s]*(?i:witness(?:es)?|appearing|heard|giving\sevidence|testifying)[*_]*\s?:[*_]*\s(?P<names>[^\n]+)",
    re.MULTILINE,
)
_SEATED = re.compile(
    r"^[*_\s]*(?i:(?:panel|present|members?|commissioners?|chair(?:person|man)?|judges?|bench|before|counsel|lead\scounsel"
    r"|secretary|interpreter|for\sthe\s\w+|evidence\sleaders?|clerk|prosecutors?|appearances)(?:\spresent)?)[*_]*\s?:[*_]*"
    r"\s(?P<names>[^\n]+)",
    re.MULTILINE,
)
_BESIDE = re.compile(r"[*_]*\s?[(\[](?P<names>[^()\[\]\n]{2,60})[)\]]")
_CAPITAL = re.compile(r"[^\W\d_a-z][\w’'-]+")
_FEWEST_HEARD = 2
_FEWEST_SITTING = 2
_HALF = 0.5
_BRIEF = 40  # characters: No further questions.
_HARDLY = 0.35  # of the mean length of an answer


@dataclass(frozen=True, slots=True)
class Witness:
    """Somebody announced as a witness.

    Attributes:
        place: Where in the text.
        name: The name as it is written.
        told: What is said of them behind it.
    """

    place: int
    name: str
    told: str

    @property
    def title(self) -> str:
        """The first word of the name, in lower case: a title, where there is one."""
        return self.name.lower().split()[0].strip(".")

    @property
    def key(self) -> tuple[str, ...]:
        """The words of the name in lower case, without titles."""
        told = [word.strip(".") for word in self.name.lower().split()]
        plain = tuple(word for word in told if word not in _TITLES)
        return plain or tuple(told)

    def is_other(self, name: str) -> bool:
        """Tell whether a full name is that of somebody else of the family."""
        other = Witness(0, name, "").key
        both = min(len(other), len(self.key)) > 1
        return both and other[-1] == self.key[-1] and other[0][0] != self.key[0][0]


_TITLES = (
    HONORIFICS
    | people.RANKS
    | words("""
    the former ex ex- retired lance staff master warrant first second officer
    constable soldier conscript inspector pvt pte cpl sgt lt capt maj col gen brig
    """)
)


def _is_hearing(text: str, seated: set[str], others: set[str], announced: set[str]) -> bool:
    """Tell whether turns are those of a hearing: a panel sits, and a witness is called.

    Args:
        text: The canonical text.
        seated: The names before turns of those who sit on a panel, in lower case.
        others: All other names before turns.
        announced: The family names of those called.
    """
    answering = sum(_is_answering(label) for label in others)
    called = any(label.split()[-1] in announced for label in others if label)
    if len(seated) + answering + called < _FEWEST_SITTING:
        return False
    return is_heard(text)


def is_heard(text: str) -> bool:
    """Tell whether a text speaks of a hearing, a court, an oath more than once."""
    return len(list(islice(_HEARD.finditer(text), _FEWEST_HEARD))) == _FEWEST_HEARD


def _is_answering(label: str) -> bool:
    """Tell whether a label is the part of whoever answers: the witness, A."""
    return set(label.split()) - people.DETERMINERS <= ANSWERING


def on_panel(text: str, turns: Sequence[Found], labels: Sequence[str]) -> set[str]:
    """Return the names of those who sit on a panel or speak for a side; none without a hearing.

    Whoever is no announced witness is of the panel where all witnesses have been announced, and
    asks something, and his words are short or lead to a witness's.

    Args:
        text: The canonical text.
        turns: The turns, in order.
        labels: The name before each, in lower case.
    """
    sitting = _listed(text, turns, _SEATED)
    seated = {label for label in labels if not (_SITTING | sitting).isdisjoint(label.split())}
    if not seated:
        return set()
    sitting |= _called_beside(text, turns, labels, seated)
    announced = {witness.key[-1] for witness in announcements(text, turns, labels)}
    announced |= _listed(text, turns, _ROSTER)
    sitting -= announced
    if not _is_hearing(text, seated, set(labels) - seated, announced):
        return set()
    family = {label: label.split()[-1] for label in labels if label}
    panel = {
        label
        for label, name in family.items()
        if name in sitting or not (_PANEL.isdisjoint(label.split()) or name in announced)
    }
    answering = {
        label for label, name in family.items() if _is_answering(label) or name in announced
    } - panel
    if not answering:
        return panel
    for label in family.keys() - panel - answering:
        if _leads(text, turns, labels, label, answering):
            panel.add(label)
    return panel


def _listed(text: str, turns: Sequence[Found], roster: re.Pattern[str]) -> set[str]:
    """Return the words with a capital in the lists of a head, in lower case."""
    lists = roster.finditer(text, 0, turns[0].outer.start)
    return {name.lower() for match in lists for name in _CAPITAL.findall(match["names"])}


def _called_beside(
    text: str, turns: Sequence[Found], labels: Sequence[str], seated: set[str]
) -> set[str]:
    """Return the names in brackets behind those who sit, in lower case: THE CHAIR (Ms Velin)."""
    ends = (
        turn.label.end
        for turn, name in zip(turns, labels, strict=True)
        if name in seated and turn.label
    )
    found = (_BESIDE.match(text, end) for end in ends)
    return {name.lower() for match in found if match for name in _CAPITAL.findall(match["names"])}


def _leads(
    text: str, turns: Sequence[Found], labels: Sequence[str], label: str, answering: set[str]
) -> bool:
    """Tell whether somebody asks beside witnesses or speaks right before them, or hardly speaks."""
    then = [*labels[1:], ""]
    own = [i for i, name in enumerate(labels) if name == label]
    before = sum(then[i] in answering for i in own) >= _HALF * len(own)
    asks = any("?" in text[turns[i].spans[0].start : turns[i].spans[-1].end] for i in own)
    said = [turn.spans[-1].end - turn.spans[0].start for turn in turns]
    longest = max(said[i] for i in own)
    answers = [said[i] for i, name in enumerate(labels) if name in answering]
    mean = sum(answers) / len(answers)
    return longest <= max(_BRIEF, _HARDLY * mean) or (asks and (before or longest <= mean))


def announcements(text: str, turns: Sequence[Found], labels: Sequence[str]) -> list[Witness]:
    """Return the witnesses as they are called or sworn, in text order.

    Of those that the head of a record lists, the first is called first.

    Args:
        text: The canonical text.
        turns: The turns, in order; what witnesses themselves say calls nobody.
        labels: The name before each, in lower case.
    """
    first = turns[0].outer.start if turns else 0
    listed = [_witness(match) for match in _LISTED.finditer(text)]
    codes = {match["code"]: _witness(match) for match in _LISTED.finditer(text) if match["code"]}
    head = [witness for witness in listed if witness.place < first][:1]
    later = [witness for witness in listed if witness.place >= first]
    called = [*_sworn(text), *_by_code(text, codes)]
    silent = sorted(
        (turn.outer.start, turn.outer.end)
        for turn, label in zip(turns, labels, strict=True)
        if _is_answering(label)
    )
    outside = (witness for witness in called if not _inside(silent, witness.place))
    every = sorted([*head, *later, *outside], key=lambda witness: witness.place)
    small = {witness.key: witness.name for witness in every if not witness.name.isupper()}
    return [replace(witness, name=small.get(witness.key, witness.name)) for witness in every]


def _inside(stretches: list[tuple[int, int]], place: int) -> bool:
    i = bisect_right(stretches, (place, place)) - 1
    return i >= 0 and stretches[i][0] <= place < stretches[i][1]


def _sworn(text: str) -> Iterator[Witness]:
    for pattern in (_SWORN, _CALLED) if is_heard(text) else (_SWORN,):
        for match in pattern.finditer(text):
            witness = _witness(match)
            if not _NO_NAMES & set(witness.key) and " " in witness.name:
                yield witness


_NO_NAMES = (
    _PANEL
    | ANSWERING
    | words("""
    they he she it we i you this that there commission committee inquiry evidence day session
    """)
)


def _by_code(text: str, codes: Mapping[str, Witness]) -> Iterator[Witness]:
    for match in _BY_CODE.finditer(text):
        known = codes.get(match["code"])
        name = known.name if known else f"Witness {match['code']}"
        yield Witness(match.start(), name, known.told if known else "")


def _witness(match: re.Match[str]) -> Witness:
    name = " ".join(match["name"].split())
    return Witness(match.start("name"), name, (match["told"] or "").strip(", "))


def at(witnesses: Sequence[Witness], place: int) -> Witness | None:
    """Return the witness last announced before a place; before all others the first."""
    i = bisect_right([witness.place for witness in witnesses], place) - 1
    return witnesses[max(i, 0)] if witnesses else None
