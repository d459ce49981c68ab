"""Accounts amid a text whose writer never says I: paragraphs of their own that nothing sets off."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from testimonies.finding.attributions import closing_bracket, names_a_person
from testimonies.finding.endings import names_in
from testimonies.finding.selfspeech import (
    ALONE,
    flowing_spans,
    is_own_account,
    outside_marks,
    points_back,
    says_i,
)
from testimonies.finding.values import Found
from testimonies.values import Form, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from testimonies.finding.values import Layout

_NAME = re.compile(
    r"\b(?<!\ba\s)(?<!\b(?:an|in|to|at|of)\s)(?<!\bthe\s)(?<!\b(?:from|near)\s)[^\W\d_a-z][^\W\d_]{3,}"
)  # of somebody; not: a Skarnish man, to Harrow
_ENDS = (".", ".”", '."', "!", "?")
_OF_SOMEBODY = re.compile(r"\b(?:[Hh]e|[Ss]he|[Hh]is|[Hh]er|[Hh]im)\b")
_WRITES = re.compile(
    r"\bI (?:argue|interviewed|conclude|suggest)\b"
    r"|\b(?:[Tt]his|[Mm]y) (?:article|paper|chapter|study|report|book|research|essay|column)\b"
)
_BYLINE = re.compile(
    r"^[*_\s]*(?:[Ww]ords\s|[Tt]ext\s|[Ss]tory\s|[Rr]eport\s)?[Bb][Yy]:?\s[^\W\d_a-z][\w.’'-]+(?:\s[^\W\d_a-z][\w.’'-]+)",
    re.MULTILINE,
)
_TOP = 800  # characters in which a writer's name may stand
_FEWEST = 2  # accounts, those found otherwise among them
_FEWEST_WORDS = 40
_FEWEST_SIGNED = 20  # words of a paragraph that brackets sign
_OFTEN = 3  # times somebody says I or my
_MOST = 0.5  # share of the paragraphs, at most


def accounts_amid(layout: Layout, taken: list[Span], first_number: int) -> Iterator[Found]:
    """Yield the paragraphs in which somebody says I again and again amid a writer's who never does.

    The paragraph right above must tell of somebody whom the account does not name, or brackets at
    its end say who gave it, and one such account is not enough where nothing else is set off. A
    writer who signs may say I as well.

    Args:
        layout: The layout of a text.
        taken: Where other blocks stand, in order.
        first_number: The number of the first block found here.
    """
    shadow = layout.shadow
    if _BYLINE.search(shadow, 0, _TOP):
        return
    free = list(_outside(layout.paragraphs, taken))
    selfish = [i for i, own in enumerate(free) if says_i(shadow[own.start : own.end])]
    runs = list(_runs(free, selfish, shadow))
    told = [run for run in runs if _is_account(shadow, free, *run)]
    known = sum(stop - start for start, stop in told)
    enough = len(told) + min(len(taken), 1) >= _FEWEST
    if not told or known < len(selfish) or known > _MOST * len(free) or not enough:
        return
    for number, (start, stop) in enumerate(told, first_number):
        outer = Span(free[start].start, free[stop - 1].end)
        by = closing_bracket(shadow, free[stop - 1].start, outer.end)
        last = Span(free[stop - 1].start, by.start if by is not None else outer.end)
        spans = flowing_spans(shadow, outer.start, [*free[start : stop - 1], last])
        signed = by is not None
        yield Found(spans, Form.BLOCK, outer, closed=signed, block=number, attribution=by)


def _outside(paragraphs: tuple[Span, ...], taken: list[Span]) -> Iterator[Span]:
    """Yield the paragraphs that touch nothing taken."""
    i = 0
    for own in paragraphs:
        while i < len(taken) and taken[i].end <= own.start:
            i += 1
        if i == len(taken) or taken[i].start >= own.end:
            yield own


def _runs(free: list[Span], selfish: list[int], shadow: str) -> Iterator[tuple[int, int]]:
    """Yield the first and the last but one of paragraphs in a row in which somebody says I.

    A row ends with the brackets that say who speaks.
    """
    start = stop = -1
    for i in selfish:
        if i == stop and not shadow[free[i - 1].end : free[i].start].strip():
            stop = i + 1
        else:
            if stop > 0:
                yield start, stop
            start, stop = i, i + 1
        if closing_bracket(shadow, free[i].start, free[i].end) is not None:
            yield start, stop
            start = stop = -1
    if stop > 0:
        yield start, stop


def _is_account(shadow: str, free: list[Span], start: int, stop: int) -> bool:
    """Tell whether paragraphs in a row are an account, signed or below what tells of somebody."""
    if closing_bracket(shadow, free[stop - 1].start, free[stop - 1].end) is not None:
        return all(_is_signed(shadow[own.start : own.end]) for own in free[start:stop])
    if not start or shadow[free[start - 1].end : free[start].start].strip():
        return False
    above = shadow[free[start - 1].start : free[start - 1].end]
    said = [shadow[own.start : own.end] for own in free[start:stop]]
    told = above.endswith(_ENDS) and (names_a_person(above) or _OF_SOMEBODY.search(above))
    return bool(told) and all(map(_is_told, said)) and not _names_one_of(above, " ".join(said))


def _is_told(text: str) -> bool:
    """Tell whether a paragraph is long and says I often enough, and no writer speaks in it."""
    return (
        is_own_account(text)
        and text.endswith(_ENDS)
        and len(text.split()) >= _FEWEST_WORDS
        and len(ALONE.findall(outside_marks(text))) >= _OFTEN
        and not _WRITES.search(text)
        and not points_back(text)
    )


def _is_signed(text: str) -> bool:
    """Tell whether a paragraph may be of an account that brackets sign: no writer speaks in it."""
    enough = len(text.split()) >= _FEWEST_SIGNED
    return enough and is_own_account(text) and not _WRITES.search(text)


def _names_one_of(above: str, said: str) -> bool:
    """Tell whether an account names somebody of whom the paragraph above it tells."""
    return not names_in(above).isdisjoint(_NAME.findall(said))
