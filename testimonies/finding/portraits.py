"""Portraits: several people tell, each below a paragraph that presents them in the third person."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from testimonies.finding.attributions import person_named
from testimonies.finding.selfspeech import (
    ALONE,
    flowing_spans,
    is_neutral,
    is_own_account,
    narrates,
    points_back,
    says_i,
    without_strange_tail,
)
from testimonies.finding.values import Found
from testimonies.values import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from testimonies.finding.values import Layout

_WORD = r"[^\W\d_a-z](?:[\w’'-]+|\.)"
_FULL_NAME = rf"(?P<who>{_WORD}(?:\s{_WORD}){{1,3}})"
_PRESENTS = re.compile(
    rf"(?:(?:In|On|At|After|Before|Since|Until)\s[^.?!\n]{{2,40}}?,?\s)?(?:(?:Mr|Mrs|Ms|Dr)\.?\s)?{_FULL_NAME}"
    r"(?:,\s[^.?!\n]{1,80}?,|\sof\s[^.?!\n]{2,40}?|\s\([^()\n]{1,40}\))?"
    r"\s(?:(?:is|was|had|has|now|once|first|later|never|also)\b|[a-z]+(?:ed|s|t|ew|ft|nt|ght|ound|ell|ame|ose|ove|an|old|aid|et|ent)\b)"
)
_BY_ONE_NAME = re.compile(
    rf"(?P<who>{_WORD})(?:,\s[^.?!\n]{{1,80}}?,|\s\([^()\n]{{1,40}}\)|[*¹]{{1,2}})?\s(?:is|was|had|has|left|fled|joined|served)\b"
)
_DESCRIBED = re.compile(r"(?:An?|The|Another|One)\s(?:[\w-]+,?\s){0,6}")
_THIRD = re.compile(r"\b(?:[Hh]e|[Ss]he|[Hh]is|[Hh]er|[Tt]hey)\b")
_TOLD = re.compile(
    r"\b(?:in\stheir\sown\swords|their\s(?:accounts?|stories|words|testimonies|voices|memories|recollections)"
    r"|(?:asked|invited)\s[^.?!\n]{2,60}\sto\s(?:tell|recall|remember|describe|write)|told\sus\stheir)\b",
    re.IGNORECASE,
)
_STORY = re.compile(
    r"(?i:(?:text\s)?box|case\sstud(?:y|ies)|case|profile|portrait|voices?|testimon(?:y|ies)|story)\b[^.?!]{0,90}"
    r"|[^.?!]{2,60}[’'][sS]\s(?i:story|testimony|account|voice|case|experience|journey)"
)
_IN_MARKS = re.compile(r"[“\"‘'][^“”\"\n]{8,110}[”\"’']")
_WORDS = re.compile(r"[\w’'-]+")
_FEWEST_WORDS = 4  # of a heading that is taken out of a story
_ENDED = (".", ":", ".”", '."', "!", "…")
_FEWEST, _FEWEST_LED = 3, 2  # portraits, and below a line that leads to them
_LONGEST_HEADING = 120  # characters
_LONGEST = 700  # characters of what presents somebody
_SHARE = 0.35  # of the characters below the first


def portraits(layout: Layout, first_number: int) -> tuple[Found, ...]:
    """Return what each of several people tells below the paragraph that presents him or her.

    Three are needed, or two below words that lead to them: in their own words. One is enough below
    a heading that says so, Anna's story or Box 2, and below one in marks that is part of the story.

    Args:
        layout: The layout of a text.
        first_number: The number of the first block found here.
    """
    shadow, paragraphs = layout.shadow, layout.paragraphs
    told = list(_portraits(shadow, paragraphs))
    if not _is_row(shadow, paragraphs, told):
        told = [
            one
            for one in told
            if _is_headed(shadow, paragraphs[one[0]])
            or _takes_up_head(shadow, paragraphs[one[0]], one[1])
        ]
    found = []
    for number, (head, piece) in enumerate(told, first_number):
        spans = flowing_spans(shadow, piece[0].start, piece)
        if spans:
            outer = Span(piece[0].start, piece[-1].end)
            label = _who(shadow, paragraphs[head])
            found.append(Found.in_block(number, spans, outer, label=label))
    return tuple(found)


def _is_row(
    shadow: str, paragraphs: Sequence[Span], told: list[tuple[int, Sequence[Span]]]
) -> bool:
    """Tell whether several are presented, and most of the text below the first is theirs."""
    if not told:
        return False
    first = told[0][0]
    led = _TOLD.search(shadow, 0, paragraphs[first].start) is not None
    below = sum(own.end - own.start for own in paragraphs[first:])
    length = sum(own.end - own.start for _, piece in told for own in piece)
    return len(told) >= (_FEWEST_LED if led else _FEWEST) and length >= _SHARE * below


def _is_headed(shadow: str, head: Span) -> bool:
    """Tell whether the line above a paragraph says that somebody's story follows."""
    return _STORY.fullmatch(_line_above(shadow, head)) is not None


def _line_above(shadow: str, head: Span) -> str:
    """Return the line above a paragraph, without what sets it in bold."""
    above = shadow[max(head.start - _LONGEST_HEADING, 0) : head.start].rstrip()
    return above.rpartition("\n")[2].strip(" *_#")


def _takes_up_head(shadow: str, head: Span, own: Sequence[Span]) -> bool:
    """Tell whether a line in marks above a paragraph is taken out of what is told below it."""
    line = _line_above(shadow, head)
    if not _IN_MARKS.fullmatch(line):
        return False
    words = " ".join(_WORDS.findall(line.lower()))
    told = " ".join(_WORDS.findall(shadow[own[0].start : own[-1].end].lower()))
    return words.count(" ") + 1 >= _FEWEST_WORDS and f" {words} " in f" {told} "


def _portraits(shadow: str, paragraphs: Sequence[Span]) -> Iterator[tuple[int, Sequence[Span]]]:
    """Yield the index of each paragraph that presents somebody, and what is told below it."""
    heads = [
        i for i in range(len(paragraphs) - 1) if _opens(shadow, paragraphs[i], paragraphs[i + 1])
    ]
    edges = [*heads[1:], len(paragraphs)] if heads else []
    for head, edge in zip(heads, edges, strict=True):
        own = []
        for span in paragraphs[head + 1 : edge]:
            text = shadow[span.start : span.end]
            if not (_is_own(text) or is_neutral(text)):
                break
            own.append(span)
        if own:
            yield head, without_strange_tail(shadow, own)


def _opens(shadow: str, head: Span, first: Span) -> bool:
    """Tell whether a paragraph presents somebody and the one below it is what they tell."""
    text = shadow[head.start : head.end]
    own = shadow[first.start : first.end]
    if len(text) > _LONGEST or not text.endswith(_ENDED) or ALONE.search(text) or narrates(text):
        return False
    who = _who(shadow, head)
    if who is None or not is_own_account(own) or not _is_own(own) or points_back(own):
        return False
    names = set(re.findall(r"[^\W\d_a-z][^\W\d_]{3,}", shadow[who.start : who.end]))
    return names.isdisjoint(re.findall(r"[^\W\d_]+", own))


def _is_own(text: str) -> bool:
    return says_i(text) and not narrates(text)


def _who(shadow: str, head: Span) -> Span | None:
    """Return the words of a paragraph that name whom it presents, or say what they are."""
    match = _PRESENTS.match(shadow, head.start, head.end)
    if match is None and (
        _is_headed(shadow, head) or _IN_MARKS.fullmatch(_line_above(shadow, head))
    ):
        match = _BY_ONE_NAME.match(shadow, head.start, head.end)
    if match is not None:
        return Span(*match.span("who"))
    text = shadow[head.start : head.end]
    person = person_named(text)
    described = person is not None and _DESCRIBED.match(text) is not None and _THIRD.search(text)
    if not described or person is None or "." in text[: person.start]:
        return None
    return Span(head.start + person.start, head.start + person.end)
