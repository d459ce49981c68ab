"""Words without marks that may be somebody's own: paragraphs in which a speaker says I or we."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from testimonies.finding.shadow import QUOTATION_MARKS
from testimonies.finding.trimming import words_between
from testimonies.wordlists import any_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from testimonies.values import Span

_QUOTED = re.compile(
    r"“[^“”]*”?|\"[^\"]*\"?|(?<![^\W_])‘[^‘“”\"]*’(?![^\W_])|(?<![^\W_])'[^'\"]*'(?![^\W_])"
)
_MARKS = ("“", '"', "‘", "'")  # those with which words in marks begin
ALONE = any_of("I My my Me me myself")
_SELF = any_of("I We we My my Our our Me me Us us myself ourselves")
_TOLD_US = re.compile(
    r"\b(?:tell|told|informed|assured|showed|shown|(?:speak|spoke|spoken) (?:to|with)"
    r"|according to) (?:us|me)\b|\blet (?:us|me) know\b"
    r"|\bour (?:(?:repeated|written|several|many) )?(?:questions?|requests?|inquir(?:y|ies)|calls"
    r"|enquir(?:y|ies)|e-?mails?|reporters?|correspondents?|readers?|website|newsletter)\b",
    re.IGNORECASE,
)
_TOLD = frozenset({"us", "me", "our"})  # what stands in the words above
_TAGS = (
    r"(?:said|says|told|tells|added|adds|explained|explains|recalled|recalls|continued|recounted)"
)
_TAGGED = re.compile(
    rf"[”\"’'],?\s(?:{_TAGS}\b|(?:he|she|they|the\s\w+|[A-Z][\w.]+(?:\s[A-Z]\w+)?)"
    rf"\s(?:\w+ly\s)?{_TAGS}\b)"
)
_WRITER = re.compile(
    r"\bwe (?:have )?(?:interviewed|spoke (?:to|with)|talked (?:to|with)|documented|contacted)\b"
    r"|\bwhom (?:we|I) (?:met|visited|interviewed|spoke|talked|saw)\b"
    r"|\b(?:this|our) (?:report|article|research|investigation|interview)\b"
    r"|\b(?:cases|incidents|instances|interviews|testimonies)\b[^.?!]{0,60}?\bwe\s(?:know|(?:have\s)?(?:found|heard)"
    r"|could|were\sable|learned|(?:have\s)?(?:record|document|collect|examin|review|verif|conduct|analy)\w+)\b",
    re.IGNORECASE,
)
_REPORTED = re.compile(  # was told, she said, “that he was gone”
    rf"\b(?:he|she|[A-Z][\w’'-]+)\s{_TAGS},?\s(?:that\s)?[“\"‘']"
)
_REPORTS = re.compile(
    rf"(?:He|She|(?:The|An?|Another|One)\s(?:\w+\s){{1,3}}?|(?!(?:They|We|I|You|It)\b)[A-Z][\w.’'-]+\s(?:[A-Z][\w.’'-]+\s)?)"
    rf"\s?(?:also\s|then\s|further\s)?{_TAGS}\b"
    r"|(?:We|I)\s(?:also\s|then\s|later\s)?(?:met|spoke|talked)\s(?:with|to)\s[^\W\d_a-z][\w’'-]+,\s(?:an?|the|who|\d\d)\b"
    r"|We\salso\s(?:met|spoke\s(?:to|with)|talked\s(?:to|with)|visited|interviewed)\s"
)
_UNSPOKEN = re.compile(  # Velin: ...; but not: They asked me: ...
    rf"[{QUOTATION_MARKS}>|#•▪◦·*+–—-]|\d{{1,3}}[.)]\s|[\[(<]"
    r"|(?![^\n:.?!]{1,40}\b(?:me|us|said|asked|told|thought|knew|answered|shouted|wrote):)"
    r"[A-Z][^\n:.?!]{0,40}:\s"
)
_NOTE_SIGN = re.compile(r"(?:\[\^?\d{1,3}\]|(?<=[.!?…])\d{1,3}|[⁰¹²³⁴-⁹]{1,3})$")
_YOU = re.compile(r"\b[Yy]ou(?:r|rself)?\b")
_OF_ANOTHER = re.compile(
    r"\b(?:[Hh]e|[Ss]he|[Hh]is|[Hh]er|interview\w*|edited|translated|reporters?|republished|author)\b"
)
_THIRD = re.compile(r"\b(?:[Hh]e|[Ss]he|[Hh]im|[Hh]er|[Hh]is)\b")
_ANTECEDENT = re.compile(
    r"\b(?:[Mm]y|[Oo]ur|[Tt]he|[Aa]n?|[Ss]ome|[Aa]nother|[Oo]ne|[Ss]omebody|[Ss]omeone|[Nn]obody|[Ee]ach|[Ee]very)\b"
    r"|(?<=[a-z,]\s)[^\W\d_a-z][^\W\d_]{2,}"
)
_FEWEST_WORDS = 5
_FEWEST_QUIET = 12  # words of a last paragraph that goes on without an I
_MOST_READ = 4000  # characters of a paragraph that are looked at


def outside_marks(text: str) -> str:
    """Return what of a paragraph stands outside quotation marks."""
    read = text[:_MOST_READ]
    return _QUOTED.sub("", read) if any(mark in read for mark in _MARKS) else read


def speaks_of_self(text: str) -> bool:
    """Tell whether somebody says I or we in ``text``, outside quotation marks."""
    own = outside_marks(text)
    first = _SELF.search(own)
    if first is None or first.group().casefold() not in _TOLD:
        return first is not None
    return _SELF.search(_TOLD_US.sub("", own)) is not None


def says_i(text: str) -> bool:
    """Tell whether somebody says I, not only we, in ``text``, outside quotation marks."""
    return ALONE.search(text) is not None and ALONE.search(outside_marks(text)) is not None


def narrates(text: str) -> bool:
    """Tell whether a writer reports others' words in ``text``, or speaks of the writing itself."""
    return bool(_TAGGED.search(text[:_MOST_READ]) or _WRITER.search(text[:_MOST_READ]))


def is_own_account(text: str) -> bool:
    """Tell whether a paragraph may be somebody's own account without marks around it."""
    return (
        not _UNSPOKEN.match(text)
        and len(text[:_MOST_READ].split()) >= _FEWEST_WORDS
        and not text.rstrip("*_ ").endswith((":", "?"))
        and speaks_of_self(text)
        and not narrates(text)
    )


def goes_on(text: str) -> bool:
    """Tell whether a further paragraph goes on with such an account.

    One that says we, but not I, and what he or she said, in marks, is a writer's.
    """
    if not is_own_account(text) or _REPORTS.match(text):
        return False
    return _REPORTED.search(text[:_MOST_READ]) is None or says_i(text)


def is_noted_account(text: str) -> bool:
    """Tell whether a paragraph without I or we is set off as quoted by the note it ends with."""
    text = text.rstrip()
    enough = len(text[:_MOST_READ].split()) >= _FEWEST_WORDS
    return enough and _NOTE_SIGN.search(text) is not None and is_neutral(text)


def is_neutral(text: str) -> bool:
    """Tell whether a paragraph names no self, yet may stand between two that do."""
    return not (
        _UNSPOKEN.match(text)
        or _REPORTS.match(text)
        or narrates(text)
        or _QUOTED.search(text[:_MOST_READ])
        or text.rstrip().endswith((":", "?"))
    )


def speaks_to_you(text: str) -> bool:
    """Tell whether a paragraph may be somebody's own words that say you in general."""
    return (
        not _UNSPOKEN.match(text)
        and not text.rstrip("*_ ").endswith((":", "?"))
        and _YOU.search(text[:_MOST_READ]) is not None
        and not (_REPORTS.match(text) or narrates(text))
    )


def points_back(text: str) -> bool:
    """Tell whether a paragraph says he or she of somebody whom only the text above names.

    I met him in a kitchen: a writer's words, where somebody's account would say first who he is.
    """
    match = _THIRD.search(text)
    before = text[: match.start()] if match is not None else ""
    return match is not None and _ANTECEDENT.search(before) is None


def tells_of_another(text: str) -> bool:
    """Tell whether a paragraph says he or she, or speaks of an interview or an author."""
    return _OF_ANOTHER.search(text[:_MOST_READ]) is not None


def without_strange_tail(shadow: str, own: Sequence[Span]) -> Sequence[Span]:
    """Return the paragraphs without those after the last in which somebody says I or we.

    The first stays whatever it says, and nothing is kept behind a line that is no running text.
    """
    last = 1
    for i in range(1, len(own)):
        if shadow[own[i - 1].end : own[i].start].strip():
            break
        if speaks_of_self(shadow[own[i].start : own[i].end]):
            last = i + 1
    return own[:last]


def with_quiet_end(shadow: str, kept: Sequence[Span], own: Sequence[Span]) -> Sequence[Span]:
    """Return kept paragraphs with the very last one of all, if it goes on with what they tell.

    Such a paragraph says no I, yet nothing in it is a writer's: no he or she, no remark on the
    interview.

    Args:
        shadow: The shadow of a text.
        kept: The paragraphs up to the last in which somebody says I or we.
        own: All paragraphs from there to the end of the text.
    """
    if len(own) != len(kept) + 1 or shadow[kept[-1].end : own[-1].start].strip():
        return kept
    text = shadow[own[-1].start : own[-1].end]
    ends = text.rstrip("*_ ").endswith((".", "!", "…")) and len(text.split()) > _FEWEST_QUIET
    quiet = ends and is_neutral(text) and not tells_of_another(text)
    return own if quiet else kept


def flowing_spans(shadow: str, start: int, own: Sequence[Span]) -> tuple[Span, ...]:
    """Return the words of paragraphs in order, one span as long as only white space divides them.

    Args:
        shadow: The shadow of a text.
        start: Where the words of the first paragraph begin.
        own: The paragraphs.
    """
    pieces = [[start, own[0].end]]
    for paragraph in own[1:]:
        if shadow[pieces[-1][1] : paragraph.start].strip():
            pieces.append([paragraph.start, paragraph.end])
        else:
            pieces[-1][1] = paragraph.end
    found = (words_between(shadow, a, b) for a, b in pieces if a < b)
    return tuple(words for words in found if words is not None)
