"""Quotations left open over paragraphs that hold no mark: where they end."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from testimonies.finding.selfspeech import goes_on, is_neutral, says_i
from testimonies.finding.signs import Role

if TYPE_CHECKING:
    from testimonies.finding.pairing import Signs
    from testimonies.values import Span

_NAME_BEFORE = re.compile(r"[*_\s]*[^\W\d_a-z][^:.?!“”\"\n]{0,60}:[*_\s]*")
_FURTHEST = 12  # paragraphs
_SEVERAL = 2  # paragraphs that say I or we below the first


def runs_to(
    shadow: str, paragraphs: tuple[Span, ...], read: list[Signs], reach: range, opening: int
) -> int | None:
    """Return the paragraph in which a quotation left open ends, where the next takes no mark up.

    It ends at a closing mark in a later paragraph with no double mark on the way. Where none
    comes, a turn ``Name: “...`` goes on as long as its paragraphs say I or we, and so does an
    account that a mark at its very head opens, if several paragraphs do.

    Args:
        shadow: The shadow of a text.
        paragraphs: Where running text stands.
        read: The signs of each paragraph.
        reach: From the paragraph in which the quotation opens to where it must have ended.
        opening: Offset of its opening mark, a double one.

    Returns:
        The index of a later paragraph, or None where the quotation ends with its own.
    """
    number = reach.start
    limit = min(reach.stop, number + 1 + _FURTHEST)
    whole = opening == paragraphs[number].start
    for i in range(number + 1, limit):
        if not any(other.double for other in read[i].items) or _nests(shadow, read[i], opening):
            continue
        if read[i].first_close(double=True) is not None:
            return i
        if whole and _quotes_within(shadow, paragraphs[i], read[i]):
            continue
        said = shadow[paragraphs[i].start : paragraphs[i].end]
        if whole and _ends_with_close(read[i], paragraphs[i]) and says_i(said):
            return i
        limit = i
        break
    named = _NAME_BEFORE.fullmatch(shadow, paragraphs[number].start, opening)
    if named is None and opening > paragraphs[number].start:
        return None
    last = _last_of_account(shadow, paragraphs, number, limit)
    several = last is not None and last - number >= _SEVERAL
    return last if named or several else None


def _nests(shadow: str, signs: Signs, opening: int) -> bool:
    """Tell whether a paragraph's double marks are straight pairs inside words that “ opened."""
    marks = [shadow[sign.start] for sign in signs.items if sign.double]
    return shadow[opening] == "“" and set(marks) == {'"'} and len(marks) % 2 == 0


def _quotes_within(shadow: str, own: Span, signs: Signs) -> bool:
    """Tell whether a paragraph of somebody who says I quotes others, each mark closed in it."""
    depth = 0
    for sign in signs.items:
        if sign.double:
            depth += 1 if sign.role is Role.OPEN else -1
        if depth not in {0, 1}:
            return False
    return depth == 0 and says_i(shadow[own.start : own.end])


def _ends_with_close(signs: Signs, own: Span) -> bool:
    """Tell whether the last mark of a paragraph closes more than opens in it, at its very end."""
    doubles = [sign for sign in signs.items if sign.double]
    opened = sum(sign.role is Role.OPEN for sign in doubles)
    last = doubles[-1] if doubles else None
    return last is not None and last.end == own.end and len(doubles) - opened == opened + 1


def _last_of_account(
    shadow: str, paragraphs: tuple[Span, ...], number: int, limit: int
) -> int | None:
    """Return the last paragraph that says I or we, one between two such left out of account."""
    last = number
    for i in range(number + 1, limit):
        text = shadow[paragraphs[i].start : paragraphs[i].end]
        if goes_on(text):
            last = i
        elif i > last + 1 or not is_neutral(text):
            break
    return last if last > number else None
