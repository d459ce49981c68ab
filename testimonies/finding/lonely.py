"""Single paragraphs that are somebody's own words, set off by a note, a colon or a tag alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from testimonies.finding.attributions import names_a_person
from testimonies.finding.joining import has_speech_verb
from testimonies.finding.lines import has_mark
from testimonies.finding.selfspeech import (
    ALONE,
    is_neutral,
    is_noted_account,
    is_own_account,
    points_back,
    speaks_of_self,
    speaks_to_you,
)

if TYPE_CHECKING:
    from testimonies.values import Span

LAST_SENTENCE = re.compile(r"(?:^|[.?!][”’\"')]*\s)(?P<last>[^.?!]*(?:[.?!](?!\s)[^.?!]*)*)$")
COLON = re.compile(r":[*_]*$")
LONGEST_INTRODUCTION = 400
LONGEST_TAG = 80  # characters of a tag that ends in a colon
MOST_PARAGRAPHS = 12
NOTED = re.compile(r"[.?!…][”’\"')]*\s?\[\^?\d{1,3}\]$|[.?!…]\d{1,3}$")
_HE_SAID = re.compile(
    r"\b(?:he|she|they|[A-Z][\w’'-]+)\s(?:said|says|told|explained|explains|recalled|recalls|added"
    r"|replied|answered)(?:\s(?!that\b)[\w’'-]+){0,5}:[*_]*$"
)
_WRITTEN_LAW = re.compile(
    r"\b(?:laws?|acts?|articles?|section|code|constitution|conventions?|covenant|declaration|decree|"
    r"regulations?|orders?|treaty|statutes?|rules?|resolution|protocol|manual|charter|principles?|"
    r"provisions?|clause|oath)\b",
    re.IGNORECASE,
)
_TO_SELF = re.compile(r"(?P<told>[^?\n]*(?:\n[^?\n]+)*?[.!])\s[^.?!]{3,80}\?$")
_STATED = re.compile(
    r"\b(?:said|says|stated|states|explained|explains|replied|answered|told\s[^.?!:\n]{2,60})(?:\sthat)?:[*_]*$"
)
_SOURCE = re.compile(r"\b(?:Source|Respondent|Informant|Interviewee|Witness|Participant)\s[A-Z\d]")
_FEWEST_STATED = 15  # words of a paragraph that only "said:" sets off
_OFTEN, _LONG = 3, 40  # times somebody says I in words that a note alone sets off, and words there


def set_off_alone(shadow: str, paragraphs: list[Span], i: int, headings: set[int]) -> int:
    """Return how many paragraphs below the one at ``i`` are an account although they say no I."""
    place = (shadow, paragraphs, i, headings)
    return (
        int(_is_stated(*place) or _is_noted(*place)) or _said(*place) or int(_asks_itself(*place))
    )


def _is_noted(shadow: str, paragraphs: list[Span], i: int, headings: set[int]) -> bool:
    """Tell whether a paragraph with a note follows the one at ``i``, which tells of speech."""
    before, own = paragraphs[i], paragraphs[i + 1]
    if own.start in headings or shadow[before.end : own.start].strip():
        return False
    start = max(before.start, before.end - LONGEST_INTRODUCTION)
    sentence = LAST_SENTENCE.search(shadow[start : before.end])
    told = sentence.group("last") if sentence else shadow[start : before.end]
    spoken = has_speech_verb(told) and not _WRITTEN_LAW.search(told)
    return spoken and is_noted_account(shadow[own.start : own.end])


def _asks_itself(shadow: str, paragraphs: list[Span], i: int, headings: set[int]) -> bool:
    """Tell whether an account of several sentences in one paragraph ends in a question."""
    before, own = paragraphs[i], paragraphs[i + 1]
    if own.start in headings or shadow[before.end : own.start].strip():
        return False
    text = shadow[own.start : own.end]
    told = _TO_SELF.match(text)
    spoken = COLON.search(shadow, max(before.start, before.end - 4), before.end)
    return told is not None and spoken is not None and is_own_account(told["told"])


def _said(shadow: str, paragraphs: list[Span], i: int, headings: set[int]) -> int:
    """Return how many paragraphs that say you follow one that ends as "he said:" does."""
    before = paragraphs[i]
    if not _HE_SAID.search(shadow, max(before.start, before.end - LONGEST_TAG), before.end):
        return 0
    stop = i + 1
    for j in range(i + 1, min(len(paragraphs), i + 1 + MOST_PARAGRAPHS)):
        own = paragraphs[j]
        divided = shadow[paragraphs[j - 1].end : own.start].strip()
        if divided or own.start in headings or not speaks_to_you(shadow[own.start : own.end]):
            break
        stop = j + 1
    return stop - i - 1


def _is_stated(shadow: str, paragraphs: list[Span], i: int, headings: set[int]) -> bool:
    """Tell whether one paragraph of several sentences follows one that ends in "said:"."""
    before, own = paragraphs[i], paragraphs[i + 1]
    if own.start in headings or shadow[before.end : own.start].strip():
        return False
    start = max(before.start, before.end - LONGEST_INTRODUCTION)
    told = _STATED.search(shadow, start, before.end)
    text = shadow[own.start : own.end]
    several = len(text.split()) >= _FEWEST_STATED and text.endswith(".") and ". " in text
    sentence = LAST_SENTENCE.search(shadow[start : before.end])
    who = sentence["last"] if sentence is not None else shadow[start : before.end]
    by = names_a_person(who) or _SOURCE.search(who) is not None
    return told is not None and by and several and is_neutral(text)


def set_off_by_note(shadow: str, paragraphs: list[Span], i: int, headings: set[int]) -> bool:
    """Tell whether a paragraph that says I and ends in a note follows one that tells of speech.

    A report without indents sets its long quotations off in no other way.
    """
    before, own = paragraphs[i], paragraphs[i + 1]
    if before.start in headings or own.start in headings or shadow[before.end : own.start].strip():
        return False
    text = shadow[own.start : own.end]
    noted = ends_in_note(text) and ALONE.search(text) is not None
    if not noted or has_mark(text) or not is_own_account(text):
        return False
    start = max(before.start, before.end - LONGEST_INTRODUCTION)
    told = shadow[start : before.end]
    if names_a_person(told) and not speaks_of_self(told) and not has_mark(told):
        often = len(ALONE.findall(text)) >= _OFTEN and len(text.split()) >= _LONG
        if often and not points_back(text):
            return True
    sentence = LAST_SENTENCE.search(told)
    return sentence is not None and has_speech_verb(sentence.group("last"))


def ends_in_note(text: str) -> bool:
    """Tell whether a paragraph ends with the sign of a note behind the end of a sentence."""
    return (text[-1] == "]" or text[-1].isdecimal()) and NOTED.search(text) is not None
