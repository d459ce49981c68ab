"""Accounts set off by nothing but slanted type, as *I was told to close the gate.* in Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from testimonies.finding.attributions import names_a_person
from testimonies.finding.joining import has_speech_verb
from testimonies.finding.selfspeech import ALONE, is_own_account, points_back
from testimonies.finding.trimming import words_between
from testimonies.finding.values import Found
from testimonies.values import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from testimonies.finding.values import Layout

_SLANTED = re.compile(r"(?P<sign>\*|_)(?P<said>[^\s*_“\"‘][^*]{20,}?[.!?…])(?P=sign)")
_OF_SOMEBODY = re.compile(r"\b(?:[Hh]e|[Ss]he|[Hh]is|[Hh]er)\b")
_OF_WRITER = re.compile(
    r"^[^\W\d_a-z][\w’'-]+\s[^\W\d_a-z][\w’'-]+\s(?:is|was|lives|writes)\b"
    r"|\bI\s(?:have\s)?(?:thank|changed|interviewed|translated|edited|withheld)\b"
)
_LAST = 300  # characters of the paragraph above that are looked at


def slanted_accounts(layout: Layout, first_number: int) -> Iterator[Found]:
    """Yield the paragraphs in slanted type in which somebody says I.

    The first of several in a row stands below a paragraph that tells of somebody or of speech.

    Args:
        layout: The layout of a text.
        first_number: The number of the first block found here.
    """
    shadow = layout.shadow
    number, above = first_number, ""
    held: list[Span] = []
    for own in layout.paragraphs:
        match = _SLANTED.fullmatch(shadow, own.start, own.end)
        if match is not None and (held or _may_open(above)) and _is_own(match["said"]):
            held.append(Span(*match.span("said")))
            continue
        yield from _block(shadow, held, number)
        number += bool(held)
        held = []
        above = shadow[max(own.start, own.end - _LAST) : own.end]
    yield from _block(shadow, held, number)


def _is_own(said: str) -> bool:
    own = is_own_account(said) and ALONE.search(said) is not None
    return own and not (points_back(said) or _OF_WRITER.search(said))


def _may_open(above: str) -> bool:
    """Tell whether a paragraph tells of somebody or of speech and ends as a sentence does."""
    told = names_a_person(above) or _OF_SOMEBODY.search(above) is not None
    return above.endswith((".", ":", ",")) and (told or has_speech_verb(above))


def _block(shadow: str, held: list[Span], number: int) -> Iterator[Found]:
    """Yield the paragraphs held as one block, its signs outside the words."""
    spans = tuple(w for own in held if (w := words_between(shadow, own.start, own.end)) is not None)
    if spans:
        outer = Span(held[0].start - 1, held[-1].end + 1)
        yield Found.in_block(number, spans, outer)
