"""Words that are parts of names though they mean something else: Than Velin, Anton Shepherd."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from testimonies.speaking.lettering import places_of
from testimonies.speaking.lexicon import people, titles
from testimonies.speaking.lexicon.places import SHORT_STATES

if TYPE_CHECKING:
    from collections.abc import Iterator

_SMALL_BEFORE_NAME = "[cu&d]+(?=N)"
_TAGGED = "(?<=Qv)[mxn](?=[,!])"
_SIGNS = frozenset({"sign", "callsign", "call-sign"})
_NEVER_FIRST = frozenset({"than", "may"})  # opens no sentence but as a name


@dataclass(frozen=True, slots=True)
class Cut:
    """A text cut into words, with a letter for each that may still change.

    Attributes:
        text: The text.
        starts: Where each word begins, in code points into the text.
        ends: Where each word ends.
        words: Each word in lower case.
        letters: One letter for each word, as listed in the lexicon.
    """

    text: str
    starts: list[int]
    ends: list[int]
    words: list[str]
    letters: list[str]

    def is_capital(self, place: int) -> bool:
        """Return whether the word at a place begins with a capital."""
        return self.text[self.starts[place]].isupper()

    def is_beside(self, place: int) -> bool:
        """Return whether one space divides the word at a place from the one before it."""
        return self.starts[place] - self.ends[place - 1] == 1


def name_small_words(cut: Cut, titled: set[int]) -> None:
    """Take a small word with a capital before a name for a part of it: said Than Velin.

    Args:
        cut: The words.
        titled: The places of the words of titles, whose capitals tell nothing.
    """
    letters = cut.letters
    months = (i for i, word in enumerate(cut.words) if word == "may" or letters[i] == "M")
    for place in [i for i in months if 0 < i < len(letters) - 1]:
        if cut.words[place] == "may" and letters[place - 1] == "P" and cut.is_capital(place):
            letters[place] = "M"  # in May
        if letters[place] == "M" and letters[place - 1] == "R" and letters[place + 1] == "N":
            letters[place] = "N"  # Corporal Sunday Velin
    runs = re.finditer(_SMALL_BEFORE_NAME, "".join(letters))
    small = [place for run in runs for place in range(*run.span())]
    for place in reversed(small):  # of Than Than Velin the second before the first
        if not place or letters[place + 1] != "N":
            continue
        raised = cut.is_capital(place) and cut.is_capital(place + 1) and cut.is_beside(place + 1)
        if not raised or place in titled or place + 1 in titled:
            continue
        opens = letters[place - 1] in "!/Q:=" and cut.words[place] not in _NEVER_FIRST
        body = letters[place - 1] in "rG" and cut.is_capital(place - 1)
        if not opens and not body:
            letters[place] = "N"


def name_states(cut: Cut) -> None:
    """Take the short name of a state behind a town for a part of its name: of Harrow, Md., who."""
    for place in places_of(cut.letters, "(?<=N,)[NC](?=[,>!/])"):
        if cut.words[place].rstrip(".") in SHORT_STATES and cut.is_capital(place):
            cut.letters[place - 1] = "N"


def name_cases(cut: Cut) -> None:
    """Take a case with a number that does something for somebody: Case 17, a cook, told us."""
    for place in places_of(cut.letters, "n#(?=,a|[du]{0,2}v)"):
        if cut.words[place] == "case" and cut.is_capital(place):
            cut.letters[place] = "N"


def join_retired(cut: Cut) -> None:
    """Take (retd) between a rank and a name for a part of the rank: Brigadier (retd) Velin."""
    for place in places_of(cut.letters, "(?<=[RH])<[^<>]>(?=[NCH])"):
        if cut.words[place + 1].rstrip(".") in people.RETIRED:
            cut.letters[place : place + 3] = "RRR"
            cut.words[place + 1] = people.MARKED


def time_service(cut: Cut) -> None:
    """Take service that lasted for a time for no body: a sergeant with 26 years’ service."""
    for place in _standing(cut.words, "service"):
        if place and cut.words[place - 1].rstrip("'’s") in {"year", "month"}:
            cut.letters[place] = "x"


def name_honorifics(cut: Cut) -> None:
    """Take a form of address that no name follows for the name itself: Maung, a soldier."""
    for place in places_of(cut.letters, "H(?=[^HNCqmRr])"):
        if cut.words[place] in titles.NAMES_TOO:
            cut.letters[place] = "N"


def name_trades(cut: Cut) -> None:
    """Take a trade with a capital right after a name for a name everywhere: Anton Shepherd."""
    letters, found = cut.letters, set[str]()
    for place in places_of(letters, "(?<=N)r(?=.)"):
        if cut.is_capital(place):
            trade = cut.words[place] in titles.TRADES_AS_NAMES
            if cut.is_beside(place) and trade and letters[place + 1] not in "NHC":
                found.add(cut.words[place])
    _name_everywhere(cut, found)


def name_in_tags(cut: Cut) -> None:
    """Take a word with a capital that alone says what was quoted for a name everywhere.

    “I left,” says Wing, a clerk. No such word opens a sentence there.
    """
    found = {cut.words[i] for i in places_of(cut.letters, _TAGGED) if cut.is_capital(i)}
    _name_everywhere(cut, found)


def name_call_signs(cut: Cut) -> None:
    """Take a word with a capital behind "call sign" for a name everywhere: the call sign Baker."""
    words, found = cut.words, set[str]()
    for sign in _SIGNS:
        for place in _standing(words, sign):
            ends = sign != "sign" or words[place - 1 : place] == ["call"]
            if ends and place + 1 < len(words) and cut.is_capital(place + 1):
                found.add(words[place + 1])
    _name_everywhere(cut, found)


def _standing(words: list[str], word: str) -> Iterator[int]:
    """Yield the places at which a word stands, found without looking at each in turn."""
    place = -1
    for _ in range(words.count(word)):
        place = words.index(word, place + 1)
        yield place


def _name_everywhere(cut: Cut, found: set[str]) -> None:
    """Take words for names wherever they have a capital."""
    if found:
        for place, word in enumerate(cut.words):
            if word in found and cut.is_capital(place):
                cut.letters[place] = "N"
