"""Evidence in which nobody who is quoted is named: numbers for names, also where words say them."""

from __future__ import annotations

import re
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

from testimonies.speaking.lexicon.people import FAMILY, RANKS, SOLDIERS
from testimonies.values import Voice

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reports.evidence import Evidence
    from testimonies.values import Speaker, Text

COVER = "█"  # stands for each letter of a name, so that every place in a text stays what it was
# Letters, and the signs that Burmese writes its vowels with, which count as none elsewhere.
_WORD = re.compile(r"(?:[^\W\d_]|[\u1000-\u109f])+(?:[-’'][^\W\d_]+)*")
_SHORTEST = 2  # letters a name has
_NO_NAME = RANKS | SOLDIERS | FAMILY | {"a", "an", "the", "his", "her", "their", "of", "former"}


def masked(evidence: Evidence) -> Evidence:
    """Return the evidence with every speaker a number and their names covered in all texts.

    Organisations keep their names. What is known of a speaker, as rank or place, stays, and so do
    names of people who are not quoted: what is left can still tell who somebody is.
    """
    named = {speaker.id for speaker in evidence.speakers if speaker.voice != Voice.ORGANISATION}
    names = _names(speaker for speaker in evidence.speakers if speaker.id in named)
    speakers = tuple(
        replace(speaker, label=f"Speaker {place}") if speaker.id in named else speaker
        for place, speaker in enumerate(evidence.speakers, start=1)
    )
    return replace(
        evidence,
        speakers=speakers,
        texts=tuple(_covered(text, names) for text in evidence.texts),
        where=_cover(evidence.where, names),
        masked=True,
    )


def _names(speakers: Iterable[Speaker]) -> frozenset[str]:
    """Return the words of labels that name somebody: no ranks, roles, nor small letters."""
    words = (word for speaker in speakers for word in _WORD.findall(speaker.label))
    return frozenset(
        word
        for word in words
        if len(word) >= _SHORTEST and not word[0].islower() and word.casefold() not in _NO_NAME
    )


def _covered(text: Text, names: frozenset[str]) -> Text:
    words = _cover(text.text, names)
    return replace(text, text=words, sha256=sha256(words.encode()).hexdigest())


def _cover(text: str, names: frozenset[str]) -> str:
    def cover(match: re.Match[str]) -> str:
        word = match.group()
        bare = word.removesuffix("’s").removesuffix("'s")
        known = word in names or any(part in names for part in (bare, *bare.split("-")))
        return COVER * len(bare) + word[len(bare) :] if known else word

    shown = _WORD.sub(cover, text)
    # A script without capitals may have no spaces either, so that a name is a part of a word.
    for name in sorted(names, key=lambda name: (-len(name), name)):
        if name.lower() == name.upper():
            shown = shown.replace(name, COVER * len(name))
    return shown
