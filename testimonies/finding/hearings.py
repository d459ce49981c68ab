"""What a record of a hearing holds beside its turns: fields at its head, notes of what went on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_ENDS = re.compile(r"[.?!…][)\]*_”’\"']*$")
_ABBREVIATED = re.compile(
    r"\b(?:[A-Z]|Jr|Sr|Esq|[Nn]o|[ap]\.m|Ph\.?D|etc|Ltd|Inc|Co|Bn|Regt|Div|[KQ]\.C|(?i:ret))\.$"
)
_SPEAKS = re.compile(
    r"\b(?:I|you|we|me|us|my|our|your|is|was|are|were|do|did|does|has|have|had|will|would|can|could"
    r"|please|it|that|this|not|no|yes|what|how|why|when|where|welcome|thank|thanks|hello)\b",
    re.IGNORECASE,
)
_NAMES = re.compile(r"(?:[^\W\d_a-z][\w’'.-]*,?\s){1,5}[(\[]?[^\W\d_a-z]")
_LONGEST_FIELD = 300
_ENDING = 0.6  # share of the turns below a head that end as sentences do
_SWORN = (
    r"(?:sworn(?:\sin)?|affirmed|re-?called|called(?:\s(?:as\sa\switness|to\sthe\sstand))?|examined"
    r"|cross-examined|excused|discharged|released)"
)
_ANNOUNCED = re.compile(rf"(?:{_SWORN}|states?|statement)$", re.IGNORECASE)
_PART = re.compile(r"(?:witness|deponent|appellant|applicant|claimant)\b", re.IGNORECASE)
_BODY = (
    r"(?:hearing|session|sitting|inquiry|enquiry|committee|commission|court|tribunal|panel|meeting"
    r"|proceedings?|deposition|chamber|board|inquest|examination)"
)
_PROCEEDING = re.compile(
    rf"[\[(*_]{{0,3}}(?:"
    r"By\s(?:the\s)?(?:Mr|Mrs|Ms|Miss|Dr|Judge|Justice|Commissioner|Senator|Chair|Court|Prof)\b[^.?!]{0,40}"
    r"(?:\.\s?[^.?!]{0,40})?:?"
    r"|(?:(?:direct|cross|re-?direct|re-?cross|further|continued)[ -]){1,3}examination\b.{0,80}"
    rf"|(?:the\s)?(?:[\w’'-]+\s){{0,3}}?{_BODY}\s(?:then\s|was\s|is\s|were\s)?"
    r"(?:rose|adjourned|resumed|suspended|recessed|reconvened|concluded|closed|ended|broke|stood)\b.{0,120}"
    r"|(?:adjourned|recess(?:ed)?|luncheon\srecess|whereupon|adjournment|off\sthe\srecord|exhibit)\b.{0,160}"
    rf"|(?:the\s)?(?:witness|deponent|appellant|applicant)\s(?:[\w-]{{1,6}}\s)?(?:(?:was|is|then|being|having\sbeen)"
    rf"\s)*(?:duly\s)?(?:{_SWORN}|withdrew|stood\sdown|stepped\sdown|left|took|retired|entered)\b[^:]{{0,160}}"
    rf"|(?:[^\W\d_a-z][\w’'.-]*,?\s){{1,6}}(?:[^.:?!]{{0,60}},\s)?(?:(?:was|is|then|being|having|been|first|duly)"
    rf"\s)*(?:{_SWORN}|took\sthe\s(?:oath|stand)|made\san\saffirmation)\b[^:]{{0,160}}:?"
    r"|(?:was\s)?called\sas\sa\switness\b.{0,160}"
    r")[\])*_]{0,3}",
    re.IGNORECASE,
)
_MAY_BE = re.compile(
    r"^[\[(*_]{0,3}by\s|sworn|affirm|call|examin|excus|discharg|releas|rose|adjourn|resum|suspend|recess|reconven"
    r"|conclud|closed|ended|broke|stood|stepped|withdrew|left|took|retir|entered|whereupon|record|exhibit",
    re.IGNORECASE,
)
_OF_SELF = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Mm]e|[Oo]ur)\b")
_NOTED = re.compile(r"[\[(][^\[\]()\n]*[\])]\.?")
_LONGEST_NOTE = 240


def announces(name: str, words: str = "") -> bool:
    """Tell whether a label says that somebody is sworn or called, not who speaks.

    WITNESS 2 SWORN; Witness: Anna Velin.

    Args:
        name: What stands before the colon.
        words: What stands behind it.
    """
    part = _PART.match(name) is not None and _ENDS.search(words) is None
    named = part and _NAMES.match(words) is not None and _SPEAKS.search(words) is None
    return named or _ANNOUNCED.search(name) is not None


def is_proceeding(text: str) -> bool:
    """Tell whether a line says what goes on in a hearing: By Ms Lind; The committee adjourned."""
    if len(text) > _LONGEST_NOTE or not _MAY_BE.search(text) or _OF_SELF.search(text):
        return False
    label, colon, words = text.partition(":")
    return (
        bool(colon) and announces(label.strip("*_ "), words.strip("*_ "))
    ) or _PROCEEDING.fullmatch(text) is not None


def is_note(text: str) -> bool:
    """Tell whether all of a turn is a note in brackets: (sworn states); [nods]."""
    return _NOTED.fullmatch(text) is not None


def fields_at_head(openings: Sequence[tuple[str, str, bool]]) -> int:
    """Return how many openings at the head are fields of a record: Venue: Hall 2; Counsel: Ms Lind.

    A field is a name, or words that end no sentence, behind a label that opens no turn below.
    Where the turns below end no sentences either, nothing tells them from fields.

    Args:
        openings: The label of each opening, in lower case, the words behind it, and whether the
            last line before the next opening ends a sentence.
    """
    labels = [label for label, _, _ in openings]
    count = 0
    for i, (label, words, _) in enumerate(openings):
        if not _is_field(words, again=label in labels[i + 1 :]):
            break
        count += 1
    rest = [ends or bool(_ENDS.search(words)) for _, words, ends in openings[count:]]
    told = sum(rest)
    return count if rest and told >= _ENDING * len(rest) else 0


def _is_field(words: str, *, again: bool) -> bool:
    """Tell whether words behind a label at the head of a record are a field of it."""
    if not words:
        return not again
    if len(words) > _LONGEST_FIELD or _SPEAKS.search(words):
        return False
    names = _NAMES.match(words) is not None
    ends = _ENDS.search(words) is not None and _ABBREVIATED.search(words) is None
    return names and not (ends and again) if ends or again else True
