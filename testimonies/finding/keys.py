"""Keys above a transcript that say what its names stand for: ``(S) = Soldier``."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from testimonies.values import Span

if TYPE_CHECKING:
    from testimonies.finding.lines import Line

_KEY = re.compile(
    r"(?<![^\W_])[\[(]?(?P<name>[^\W_]{1,4})[\])]?(?:\s?(?:=|[–—-](?=\s))\s?|\sis\s)"
    r"(?P<meant>[^\W\d_][^=\n()\[\];,]{1,60}?)(?=\s*(?:$|[(\[;,]|\s[^\W_]{1,4}\s?=|\.$))"
)
_BEHIND = re.compile(  # Anna Velin (A.V.)
    r"(?P<meant>[^\W\d_a-z][\w’'-]+(?:\s[^\W\d_a-z][\w’'.-]*){1,3})\s[(\[](?P<name>[A-Z]{2,3}|(?:[A-Z]\.\s?){2,3})[)\]]"
)
_LINES = 12  # lines above the first turn that may hold the key


def meant_by(names: set[str], above: tuple[Line, ...]) -> dict[str, Span]:
    """Return the words that a key gives for names before turns.

    Args:
        names: The names, as they are compared with others.
        above: The lines above the first turn.
    """
    meant: dict[str, Span] = {}
    for line in above[-_LINES:]:
        for key in chain(_KEY.finditer(line.text), _BEHIND.finditer(line.text)):
            name = key.group("name").casefold()
            if name in names:
                start, end = key.span("meant")
                meant.setdefault(name, Span(line.start + start, line.start + end))
    return meant
