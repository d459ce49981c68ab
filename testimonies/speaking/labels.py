"""How somebody without a name is called: the description with what tells it from others like it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from testimonies.speaking.mentions import MentionKind

if TYPE_CHECKING:
    from testimonies.speaking.line import Line
    from testimonies.speaking.mentions import Mention

_EDGE = r"(?=[,:!;/uvwydQ&<=>ejic]|$)"
_SORT = re.compile(rf"f(?:[as]{{0,2}}[mNCGRrx#e]{{1,6}}|[as]a){_EDGE}")  # of the three officers
_PLACE = re.compile(rf"P[as]?[mNCGx#]{{1,4}}(?:f[as]?[mNCGx#]{{1,4}})?{_EDGE}")
_WHERE = frozenset({"from", "in", "at"})
_PLACES = 2


def called(line: Line, mention: Mention) -> str:
    """Return a description as it stands, with where somebody is from, or of which group.

    A sergeant from Skarn; a doctor in a hospital in Harrow; one of the three deserters.
    """
    end = mention.end
    if mention.kind is MentionKind.ALONE:
        end = _after(_SORT, line, end)
    elif mention.kind is MentionKind.ROLE and not mention.plural:
        for _ in range(_PLACES):
            if line.words[end : end + 1] and line.words[end] in _WHERE:
                end = _after(_PLACE, line, end)
    return line.said(mention.start, end)


def _after(pattern: re.Pattern[str], line: Line, place: int) -> int:
    """Return where a pattern ends that begins at a place, or the place where it does not."""
    match = pattern.match(line.letters, place)
    return match.end() if match else place
