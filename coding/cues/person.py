"""Whom the words around a cue are about: the speaker or others, by grammatical person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from codebook.values import About

if TYPE_CHECKING:
    from collections.abc import Sequence

BEFORE = 6  # words before a cue among which its subject is looked for
AFTER = 2  # words after it that still belong to it, as in “shot … at us”

SPEAKER = frozenset({"i", "we"})
OF_SPEAKER = SPEAKER | {"me", "us", "my", "our", "mine", "ours", "myself", "ourselves"}
SPOKEN_OF = frozenset({"he", "she", "they"})
PEOPLE = frozenset(
    {
        *("people", "men", "women", "others", "many", "most", "some", "somebody", "someone"),
        *("soldiers", "officers", "comrades", "friends", "colleagues", "workers"),
    }
)
ANYBODY = frozenset({"you", "one", "anyone", "anybody", "everyone", "everybody", "it", "who"})


def person(forms: Sequence[str], first: int, last: int, sentence_end: str) -> About:
    """Return whom the words around a cue are about, as far as grammatical person tells.

    Words of the first person in the cue make it the speaker's own: “cut our pay”. Otherwise the
    nearest subject tells, in the same sentence: “they could not shoot” is about others, “we saw
    that they could not” too. Where there is none, or one that may be anybody (“you could not”),
    nobody knows, and neither where others do something to the speaker (“they shot at us”).

    Args:
        forms: The words of a text.
        first: Place of the cue's first word.
        last: Place of its last word.
        sentence_end: The form that stands where a sentence ends.

    Returns:
        Self, others, or either where the words do not say.
    """
    within = forms[first : last + 1]
    if not OF_SPEAKER.isdisjoint(within):
        return About.SELF
    subject = _of_subject(forms[max(first - BEFORE, 0) : first], sentence_end)
    if not SPOKEN_OF.isdisjoint(within):
        subject = About.OTHERS
    after = list(forms[last + 1 : last + 1 + AFTER])
    if sentence_end in after:
        del after[after.index(sentence_end) :]
    if OF_SPEAKER.isdisjoint(after):
        return subject
    return About.EITHER if subject is About.OTHERS else About.SELF


def _of_subject(before: Sequence[str], sentence_end: str) -> About:
    """Return whom the nearest subject among the words before a cue is about."""
    for place in range(len(before) - 1, -1, -1):
        form = before[place]
        if form == sentence_end or form in ANYBODY:
            break
        if form in SPEAKER:
            return About.SELF
        if form in SPOKEN_OF:
            return About.OTHERS
        if form in PEOPLE:
            we_ourselves = place > 0 and before[place - 1] == "we"  # as in “we soldiers”
            return About.SELF if we_ourselves else About.OTHERS
    return About.EITHER
