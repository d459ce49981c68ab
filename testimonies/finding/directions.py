"""Directions in brackets inside somebody's turn: (laughs), [pause], [sound of waves]."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEARD = (
    r"laugh|chuckl|giggl|paus|silen|sob|sigh|smil|weep|inaudible|unintelligible|indistinct|crosstalk"
    r"|applau|cough|clears|gestur|nods|shakes|shrug|whisper|gunfire|siren|chant|cheer|scream"
)
_MADE = (
    r"cr(?:ies|ying)|long|short|sounds?|noises?|music|sing(?:s|ing)|reading|voiced|voice-?over"
    r"|(?:through|via|speaking through) (?:an? |the )?(?:interpreter|translator|translation)"
    r"|speaking (?-i:[A-Z])\w+|foreign language|non-english"
)
_DIRECTION = re.compile(
    rf"[(\[](?i:(?:\w+ )?(?:(?:{_HEARD})\w*|(?:{_MADE})\b)(?:[ ,][^()\[\]\n]{{0,60}})?)[.!?]?[)\]]"
    r"|[(\[][A-Z]\w*(?: [\w’'-]+){1,5}\.[)\]]|[(\[][A-Z]{3}[A-Z ,.:’'-]{0,60}[)\]]"
)
_SAID = re.compile(r"\b(?:I|we|you|my|our)\b")


def without_directions(shadow: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the words of a turn without remarks at its ends that say what is heard or seen.

    One amid the words stays with them, as whoever quotes a transcript quotes it: No. (pause) No.

    Args:
        shadow: The shadow of a text.
        start: Where the words of the turn begin.
        end: Where they end.
    """
    parts = [part for part in _parts(shadow, start, end) if shadow[part[0] : part[1]].strip()]
    if parts:
        yield parts[0][0], parts[-1][1]


def _parts(shadow: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield what stands between the remarks in brackets."""
    for match in _DIRECTION.finditer(shadow, start, end):
        if not _SAID.search(match.group()):
            yield start, match.start()
            start = match.end()
    if start < end:
        yield start, end
