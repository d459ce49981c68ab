"""Whole articles told as I, below words that say by whom: By Name; Name was a guard."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from testimonies.finding.attributions import names_a_person, person_named
from testimonies.finding.lines import has_mark
from testimonies.finding.selfspeech import (
    is_neutral,
    is_own_account,
    narrates,
    speaks_of_self,
    tells_of_another,
)
from testimonies.finding.trimming import words_between
from testimonies.finding.values import Found
from testimonies.values import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from testimonies.finding.values import Layout

_NAME = r"[^\W\d_a-z][\w.’'-]*(?:\s[^\W\d_a-z][\w.’'-]*){1,4}"
_ONE_NAME = r"[^\W\d_a-z][\w.’'-]*(?:\s[^\W\d_a-z][\w.’'-]*){0,4}"
_BYLINE = re.compile(
    rf"^[*_\s]*(?:(?:[Oo]pinion|OPINION|[Cc]omment|[Ee]ssay|[Vv]iewpoint|[Ff]irst\s[Pp]erson)\s?[|:·•–—-]\s?)?(?:(?:[Tt]hread|[Pp]osted|[Ww]ritten|[Tt]old|[Tt]ext|[Ss]tory)\s(?:on\s[^\n]{{4,30}}\s)?)?[Bb][Yy]\s(?P<name>{_NAME}|@\w+|Anonymous)(?:,\s(?:an?\s)?(?:former|ex-|retired)[^\n]{{2,50}}?)?"
    rf"(?:,?\sas\stold\sto\s[^\n]{{2,60}})?(?:\s[|·•]\s[^\n]{{1,40}})?[*_\s]*$",
    re.MULTILINE,
)
_TOLD_TO = re.compile(r"^[*_\s]*(?:[Bb][Yy]\s[^\n]{2,60},?\sas|[Aa]s)\stold\sto\s", re.MULTILINE)
_TOLD_BY = re.compile(
    r"\b[Tt]old\sto\s[^\n]{2,40}?\sby\s[“\"‘']?"
    r"(?P<name>[^\W\d_a-z][\w.’'-]*?(?:\s[^\W\d_a-z][\w.’'-]*?){0,4})[”\"’']?(?=[,.\n]|$)"
)
_BIO = re.compile(rf"(?P<name>{_NAME})\.?,?\s(?:is|was|an?|the)\s(?!\w+\sI\b)")
_I_AM = re.compile(
    r"\bI\s(?:was|am|served\sas|worked\sas|had\sbeen)\san?\s(?:[\w-]+\s){0,3}[\w-]+$"
)
_PRESENTED = re.compile(
    rf"(?:^|[.!?]\s)(?P<name>{_NAME})(?:,\s[^.\n]{{0,60}},)?\s(?:was|is|has\sbeen|served|serves|left|spent|worked|told)\s",
    re.MULTILINE,
)
_APPOSED = re.compile(rf"(?:^|[.!?]\s)(?P<name>{_ONE_NAME}),\s(?:an?\s)?$", re.MULTILINE)
_MET = re.compile(
    r"\b(?:it\sis|this\sis|here\sis|meet|met|spoke\s(?:to|with)|talked\s(?:to|with))\s"
    r"(?P<name>[^\W\d_a-z][\w.’'-]*(?:\s[^\W\d_a-z][\w.’'-]*){0,4}),\s(?:aged?\s)?\d{2}\b"
)
_TO_READERS = re.compile(
    r"\b(?:please|donat\w+|subscribe\w*|volunteer(?:s|ing)?|get\sin\stouch|to\sshare)\b",
    re.IGNORECASE,
)
_AGED = re.compile(rf"(?:^|[.!?]\s)(?P<name>{_ONE_NAME}),\s(?:aged?\s)?\d{{2}},\s", re.MULTILINE)
_SERVED = re.compile(
    r"\b(?:drafted|conscripted|mobili[sz]ed|called\sup|enlisted|barracks|platoon|battalion|my\s(?:commander|unit"
    r"|sergeant|captain|lieutenant|company|superiors?)|joined\sthe\s(?:army|navy|police|militia|military))\b"
)
_IN_SERVICE = re.compile(
    r"\b(?:served|(?:was|is)\san?\s(?:\w+\s)?\w+\sin)\b[^.\n]{0,60}\b(?:army|navy|reserve|police|guard|militia|forces?|regiment|battalion|brigade|infantry)\b"
)
_ALONE = re.compile(r"\bI\b")
_POST = re.compile(
    r"\d{1,3}(?:/(?:\d{1,3})?|[.)])\s+"
)  # a post of a thread, a point of a statement
_FIELD = re.compile(
    rf"^[*_\s]*(?:[Ff]ull\s)?(?:[Nn]ame|NAME|[Ww]itness|[Dd]eponent)[*_]*\s?:\s(?P<name>{_NAME})\s*$",
    re.MULTILINE,
)
_STATEMENT = re.compile(
    rf"^[*_#\s]*(?:(?i:witness|sworn|written)\s)?(?i:statement|affidavit|declaration|deposition)\s(?i:of|by)\s(?P<name>{_NAME})[*_]*\s*$",
    re.MULTILINE,
)
_OF_SELF_ABOVE = re.compile(
    r"\b(?:[Ww]hy|[Hh]ow|[Ww]hen)\sI\s(?:left|quit|deserted|defected|fled|refused|joined|walked)\b"
)
_OURS = re.compile(r"\b(?:our|us)\b", re.IGNORECASE)
_OPENING = '“"'
_FURTHEST = 8  # paragraphs above the account
_LONGEST_LEAD = 1500  # characters
_FEWEST = 4  # paragraphs in which somebody says I
_FEWEST_TOLD = 3  # of them where a line above says by whom they were told
_OF_SELF = 0.6  # share of the paragraphs
_SHARE = 0.5  # of the characters of all paragraphs
_QUOTING = 0.3  # share of the paragraphs, at most
_LONGEST_SIGNATURE = 8  # words
_BRIEF = 3  # words of a line that is no paragraph


def authored_account(layout: Layout, first_number: int) -> Iterator[Found]:
    """Yield each paragraph of an article told as I by somebody whom its opening presents.

    Nobody else may be quoted in it with a verb of saying, and a calling must be told above it.

    Args:
        layout: The layout of a text.
        first_number: The number of the first block found here.
    """
    shadow, paragraphs = layout.shadow, layout.paragraphs
    first = _first_of(shadow, paragraphs)
    if first is None:
        return
    lead_from = max(0, paragraphs[first].start - _LONGEST_LEAD)
    own = _account(shadow, paragraphs[first:])
    author = _author(shadow, lead_from, paragraphs[first].start, own) or _signature(layout, own)
    told = _told(shadow[lead_from : paragraphs[first].start])
    fewest = _FEWEST_TOLD if told else _FEWEST
    if author is None or not _is_whole(shadow, own, paragraphs, fewest):
        return
    for number, span in enumerate(own, first_number):
        numbered = _POST.match(shadow, span.start, span.end)
        words = words_between(shadow, numbered.end() if numbered else span.start, span.end)
        if words is not None:
            yield Found.in_block(number, (words,), span, label=author)


def _told(lead: str) -> re.Match[str] | None:
    """Return the words above an account that say by whom or to whom it was told."""
    return _TOLD_BY.search(lead) or _TOLD_TO.search(lead) or _STATEMENT.search(lead)


def _first_of(shadow: str, paragraphs: tuple[Span, ...]) -> int | None:
    """Return the index of the first paragraph that says I, below one that does not."""
    for i, span in enumerate(paragraphs[:_FURTHEST]):
        if _is_left_open(shadow[span.start : span.end]):
            return None
        text = _POST.sub("", shadow[span.start : span.end], count=1)
        reported = _OURS.search(text) is not None and names_a_person(text)
        title = text[-1:].isalnum() and i + 1 < len(paragraphs)
        if (
            is_own_account(text)
            and not title
            and not (reported and not _is_told_above(shadow, paragraphs, i))
        ):
            return i
    return None


def _is_left_open(text: str) -> bool:
    """Tell whether a paragraph opens with a mark that only a later paragraph closes."""
    return text[0] in _OPENING and text.count("”") < text.count("“") + 2 * (text.count('"') % 2)


def _is_told_above(shadow: str, paragraphs: tuple[Span, ...], i: int) -> bool:
    """Tell whether the line right above a paragraph says to whom its author told it."""
    above = paragraphs[i - 1] if i else None
    if above is None:
        return False
    told_by = _TOLD_BY.search(shadow, above.start, above.end)
    return told_by is not None or _TOLD_TO.match(shadow, above.start, above.end) is not None


def _author(shadow: str, start: int, end: int, own: list[Span]) -> Span | None:
    """Return the words above an account that name who tells it, or say what they are.

    Args:
        shadow: The shadow of a text.
        start: Where the words above begin.
        end: Where the account begins.
        own: The paragraphs of the account.
    """
    lead = shadow[start:end]
    person = person_named(lead)
    told = _FIELD.search(lead) or _OF_SELF_ABOVE.search(lead) or _told(lead)
    aged = _AGED.search(lead) is not None and _tells_of_service(shadow, own)
    aged = aged or _IN_SERVICE.search(lead) is not None
    byline = _BYLINE.search(lead)
    told = told or (byline if byline is not None and names_a_person(byline.group()) else None)
    known = person is not None or told is not None or aged
    if narrates(lead) or not (known or _says_what_they_were(shadow, own)):
        return None
    for pattern in (_FIELD, _STATEMENT, _TOLD_BY, _AGED, _BYLINE, _MET, _PRESENTED):
        match = pattern.search(lead)
        if match is not None and not _ALONE.search(match.group("name")):
            return Span(start + match.start("name"), start + match.end("name"))
    if person is None:
        return None
    named = _APPOSED.search(lead[: person.start])
    name = named.span("name") if named is not None else (person.start, person.end)
    return Span(start + name[0], start + name[1])


def _tells_of_service(shadow: str, own: list[Span]) -> bool:
    """Tell whether an account speaks of army life soon: I was drafted; my commander."""
    return any(_SERVED.search(shadow, span.start, span.end) for span in own[:_FEWEST])


def _says_what_they_were(shadow: str, own: list[Span]) -> bool:
    """Tell whether an account itself says: I was a gunner for six years."""
    for span in own[:_FEWEST]:
        text = shadow[span.start : span.end]
        person = person_named(text)
        if person is not None and _I_AM.search(text[: person.end]):
            return True
    return False


def _signature(layout: Layout, own: list[Span]) -> Span | None:
    """Return the line below an account that signs it with a calling: Corporal (ret.) L. M."""
    below = [line for line in layout.lines if line.start >= own[-1].end] if own else []
    line = below[0] if below else None
    bio = _BIO.match(line.text) if line is not None and names_a_person(line.text) else None
    if line is not None and bio is not None:
        return Span(line.start + bio.start("name"), line.start + bio.end("name"))
    if line is None or len(line.text.split()) > _LONGEST_SIGNATURE:
        return None
    known = names_a_person(line.text) and not speaks_of_self(line.text)
    return Span(line.start, line.end) if known else None


def _account(shadow: str, paragraphs: tuple[Span, ...]) -> list[Span]:
    """Return the paragraphs of the account that begins with the first of these."""
    own: list[Span] = []
    last = 0
    for span in paragraphs:
        text = shadow[span.start : span.end]
        selfish = speaks_of_self(text) and not narrates(text)
        if not selfish and not (is_neutral(text) and text.endswith((".", "!", "…"))):
            break
        brief = len(text.split()) <= (_LONGEST_SIGNATURE if names_a_person(text) else _BRIEF)
        if not selfish and (tells_of_another(text) or brief or _is_closing(text)):
            break
        own.append(span)
        last = len(own) if selfish else last
    return own[: last + 1]


def _is_closing(text: str) -> bool:
    """Tell whether a paragraph tells of the author, or asks readers for something."""
    return bool(_BIO.match(text) or _TO_READERS.search(text))


def _is_whole(shadow: str, own: list[Span], paragraphs: tuple[Span, ...], fewest: int) -> bool:
    """Tell whether an account is all that an article tells, most of it of the teller."""
    texts = [shadow[span.start : span.end] for span in own]
    of_self = sum(map(speaks_of_self, texts))
    quoting = sum(map(has_mark, texts))
    length = sum(span.end - span.start for span in paragraphs)
    return (
        of_self >= max(fewest, _OF_SELF * len(own))
        and quoting <= _QUOTING * len(own)
        and sum(map(len, texts)) >= _SHARE * length
    )
