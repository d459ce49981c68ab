"""Whether a cue is negated: a negation among the three words before its first word."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

WINDOW = 3
NEGATIONS = frozenset(
    {
        *("not", "no", "never", "n't", "without", "nor", "neither", "hardly"),
        *("nobody", "nothing", "none"),
    }
)

_ADDING = frozenset({"only", "just", "merely", "simply"})  # “not only the pay” adds, denies nothing


def negation_before(forms: Sequence[str], first: int, sentence_end: str) -> int | None:
    """Return the place of the nearest negation before a word, or None.

    Args:
        forms: The words of a text.
        first: Place of the cue's first word among them.
        sentence_end: The form that stands where a sentence ends; nothing before it counts.
    """
    for place in range(first - 1, max(first - 1 - WINDOW, -1), -1):
        if forms[place] == sentence_end:
            return None
        if forms[place] in NEGATIONS and forms[place + 1] not in _ADDING:
            return place
    return None
