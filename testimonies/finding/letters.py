"""Letters: what stands between Dear Mother and Your son, with the line that signs it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from testimonies.finding.attributions import names_a_person
from testimonies.finding.selfspeech import flowing_spans, narrates, speaks_of_self
from testimonies.finding.values import Found
from testimonies.values import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from testimonies.finding.values import Layout

_DEAR = re.compile(
    r"(?:[Mm]y\s)?[Dd]ear(?:est)?\s(?!(?:readers?|friends|supporters|subscribers|donors|editor|sir|madam|members)\b)"
    r"[^.?!:“”\"\n]{1,40},?\s*"
)
_BEGINS = re.compile(r"^[^\w\n]*(?:(?:[Mm]y\s)?[Dd]ear|SIR|Sir)\b", re.MULTILINE)
_TO_EDITOR = re.compile(
    r"(?:SIR|Sir|Dear\s(?:Sir|Madam|[Ee]ditors?))\b[^.?!:“”\"\n]{0,30}?\s?(?:[,:–—-]\s*|$)"
)
_SIGN_OFF = re.compile(
    r"(?:[Yy]ours?|[Ll]ove|[Ww]ith\s(?:all\s)?(?:my\s)?love|[Ss]incerely|[Kk]isses|[Ff]arewell|[Ee]ver)\b[^.?!\n]{0,60},?"
    r"(?:\n\s*(?P<name>[^\n]{1,60}))?\s*"
)
_OFFICE = re.compile(r"\b(?:team|staff|editors?|committee|board|desk)\b", re.IGNORECASE)
_MOST_PARAGRAPHS = 30
_LONGEST_NAME, _LONGEST_CALLING = 8, 10  # words
_OF_SELF = 0.5  # share of the paragraphs of a letter to an editor


def letters(layout: Layout, first_number: int) -> Iterator[Found]:
    """Yield the letters of a text that somebody signs: Dear Mother, ..., Your son, Anton.

    One to an editor needs a line below it that says who signs: Anton Velin, former guard.

    Args:
        layout: The layout of a text.
        first_number: The number of the first block found here.
    """
    shadow = layout.shadow
    if not _BEGINS.search(shadow):
        return
    every = sorted({*layout.paragraphs, *(Span(line.start, line.end) for line in layout.lines)})
    units = [span for i, span in enumerate(every) if not i or span.start >= every[i - 1].end]
    number = first_number
    edge = 0
    for i in range(len(units)):
        if i < edge:
            continue
        begun = _begun(shadow, units, i)
        if begun is None:
            continue
        own, name = begun
        edge = i + len(own)
        spans = flowing_spans(shadow, own[0].start, own)
        if spans:
            outer = Span(own[0].start, max(spans[-1].end, name.end))
            yield Found.in_block(number, spans, outer, attribution=name)
            number += 1


def _begun(shadow: str, units: list[Span], i: int) -> tuple[list[Span], Span] | None:
    """Return the paragraphs of the letter that opens at ``i``, and the words that sign it."""
    if _DEAR.fullmatch(shadow, units[i].start, units[i].end):
        end = _signed(shadow, units, i + 1)
        return (units[i + 1 : end[0]], end[1]) if end is not None else None
    opened = _TO_EDITOR.match(shadow, units[i].start, units[i].end)
    if opened is None:
        return None
    first = Span(opened.end(), units[i].end)
    rest = units[i + 1 : i + 1 + _MOST_PARAGRAPHS]
    for place, span in enumerate(rest):
        text = shadow[span.start : span.end]
        if narrates(text):
            return None
        if _signs_with_a_calling(text):
            own = [one for one in (first, *rest[:place]) if one.start < one.end]
            told = sum(speaks_of_self(shadow[one.start : one.end]) for one in own)
            return (own, span) if own and told >= _OF_SELF * len(own) else None
    return None


def _signs_with_a_calling(text: str) -> bool:
    """Tell whether a line signs a letter by a name and what somebody is: A. Velin, former guard."""
    short = len(text.split()) <= _LONGEST_CALLING and "\n" not in text
    return short and "," in text and names_a_person(text) and not speaks_of_self(text)


def _signed(shadow: str, units: list[Span], first: int) -> tuple[int, Span] | None:
    """Return the index of the line with which a letter closes, and the words that sign it."""
    for i in range(first, min(len(units), first + _MOST_PARAGRAPHS)):
        text = shadow[units[i].start : units[i].end]
        match = _SIGN_OFF.fullmatch(text)
        if match is None:
            if narrates(text):
                return None
            continue
        own = units[first:i]
        name = _name(shadow, units, i, match)
        told = any(speaks_of_self(shadow[span.start : span.end]) for span in own)
        return (i, name) if own and told and name is not None else None
    return None


def _name(shadow: str, units: list[Span], i: int, match: re.Match[str]) -> Span | None:
    """Return the words below the close of a letter that sign it, if a person does."""
    if match.group("name"):
        start = units[i].start
        name = Span(start + match.start("name"), start + match.end("name"))
    elif i + 1 < len(units):
        name = units[i + 1]
    else:
        return None
    text = shadow[name.start : name.end]
    short = len(text.split()) <= _LONGEST_NAME and "\n" not in text
    return name if short and not _OFFICE.search(text) else None
