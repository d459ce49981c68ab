"""The voice for which all that is known of a speaker speaks most."""

from __future__ import annotations

from typing import TYPE_CHECKING

from testimonies.speaking.evidence import is_still_in, word_of_leaving
from testimonies.speaking.signs import SIGNS
from testimonies.speaking.weights import (
    CLEAR,
    DOUBT,
    LEFT,
    MOST_INSIDE,
    MOST_OUTSIDE,
    OTHERS,
    OWN_WORDS,
    PLAINLY_INSIDE,
    VOICES,
)
from testimonies.values import Voice

if TYPE_CHECKING:
    from testimonies.speaking.evidence import Known


def judged(known: Known) -> Voice:
    """Return the voice for which all that is known speaks most, unknown where little does.

    Signs of several voices outside speak together against the likeliest inside.
    """
    sums = dict.fromkeys(Voice, 0.0)
    for name, holds in SIGNS.items():
        if holds(known):
            for voice, weight in VOICES[name]:
                sums[voice] += weight
    left = sums.pop(Voice.DEFECTOR)
    sums[Voice.IN_SERVICE] += left
    _hear(sums, min(known.leaning, 0.0) if known.outside else known.leaning)
    best = _best(sums)
    if sums[best] < CLEAR:
        return Voice.UNKNOWN
    gone = best is Voice.IN_SERVICE and left >= LEFT and not is_still_in(known)
    return word_of_leaving(known) if gone else best


def _best(sums: dict[Voice, float]) -> Voice:
    """Return the likeliest voice: one outside where those outside together outweigh it."""
    best = max(sums, key=sums.__getitem__)
    outside = [voice for voice in sums if not voice.inside and voice is not Voice.UNKNOWN]
    likely = max(outside, key=sums.__getitem__)
    others = sum(sums[voice] for voice in outside if voice is not likely)
    together = sums[likely] + OTHERS * others + DOUBT * sums[Voice.UNKNOWN]
    return likely if best.inside and together > sums[best] else best


def _hear(sums: dict[Voice, float], leaning: float) -> None:
    """Let own words speak for the likeliest voice inside, or for none."""
    inside = max((Voice.IN_SERVICE, Voice.FAMILY), key=sums.__getitem__)
    sums[inside] += OWN_WORDS * max(0.0, min(leaning, MOST_INSIDE) - PLAINLY_INSIDE)
    sums[Voice.UNKNOWN] += OWN_WORDS * max(0.0, -max(leaning, MOST_OUTSIDE))
