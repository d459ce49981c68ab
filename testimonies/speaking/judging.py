"""The voice for which all that is known of a speaker speaks most."""

from __future__ import annotations

from typing import TYPE_CHECKING

from testimonies.speaking.evidence import is_still_in, word_of_leaving
from testimonies.speaking.signs import SIGNS
from testimonies.speaking.weights import (
    CLEAR,
    LEFT,
    MOST_INSIDE,
    MOST_OUTSIDE,
    OTHERS,
    OWN_WORDS,
    PLAINLY_INSIDE,
    VOICES,
    WORDS_OF_OTHERS,
)
from testimonies.values import Voice

if TYPE_CHECKING:
    from testimonies.speaking.evidence import Known

_INSIDE = (Voice.IN_SERVICE, Voice.FAMILY)  # who left counts as one who serves until the end
_OUTSIDE = (Voice.OFFICIAL, Voice.EXPERT, Voice.ORGANISATION, Voice.OTHER)


def judged(known: Known) -> Voice:
    """Return the voice for which all that is known speaks most, unknown where little does.

    Signs of several voices outside speak together against the likeliest inside, and so do own
    words that sound like those of others. In a text about something else than those who
    left, own words alone put nobody inside an army.
    """
    sums = dict.fromkeys(Voice, 0.0)
    for name, holds in SIGNS.items():
        if holds(known):
            for voice, weight in VOICES[name]:
                sums[voice] += weight
    left = sums.pop(Voice.DEFECTOR)
    sums[Voice.IN_SERVICE] += left
    shown = known.leavers or known.excerpt or max(sums[voice] for voice in _INSIDE) >= CLEAR
    best = _best(sums, known.leaning if shown and not known.outside else min(known.leaning, 0.0))
    if sums[best] < CLEAR:
        return Voice.UNKNOWN
    gone = best is Voice.IN_SERVICE and left >= LEFT and not is_still_in(known)
    return word_of_leaving(known) if gone else best


def _best(sums: dict[Voice, float], leaning: float) -> Voice:
    """Return the likeliest voice: one outside where all that speaks against one inside wins."""
    inside = max(_INSIDE, key=sums.__getitem__)
    outside = max(_OUTSIDE, key=sums.__getitem__)
    sums[inside] += OWN_WORDS * max(0.0, min(leaning, MOST_INSIDE) - PLAINLY_INSIDE)
    others = OTHERS * sum(sums[voice] for voice in _OUTSIDE if voice is not outside)
    words = WORDS_OF_OTHERS * max(0.0, -max(leaning, MOST_OUTSIDE))
    return outside if sums[outside] + others + words > sums[inside] else inside
