"""What a capital letter is worth as a sign of a name: nothing in a title, little at an opening."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from testimonies.speaking.lettering import places_of
from testimonies.speaking.lexicon.givennames import FEMALE_NAMES, MALE_NAMES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_FEWEST, _MOST = 4, 30  # words of a title
_LONG = 4  # letters of a word that a title writes with a capital
_SHARE = 0.75  # of its long words
_TELLING = 3  # long words, at least
_OBJECT = re.compile("N{1,3},?p")  # Facing Velin he spoke
_NEAR = 6
_GIVEN = FEMALE_NAMES | MALE_NAMES
_OF_NAMES = (["v"], ["u"], ["w"], ["y"], ["z"], ["N"])  # what follows names
_ADVERBIAL = ("ally", "ously", "ently", "antly", "edly", "ingly", "ately", "ively")
_RUNNING = frozenset("!Q")


def title_zones(letters: list[str], spelt: Callable[[int], str]) -> Iterator[range]:
    """Yield the places of each title: a line of words with capitals that ends no sentence.

    Args:
        letters: The letters of a line of words.
        spelt: Returns the word at a place as it stands.
    """
    start = 0
    for end in [*places_of(letters, "/"), len(letters)]:
        if _FEWEST <= end - start <= _MOST and _RUNNING.isdisjoint(letters[start:end]):
            every = map(spelt, range(start, end))
            long = [word for word in every if len(word) >= _LONG and word.isalpha()]
            raised = sum(word[0].isupper() for word in long)
            if len(long) >= _TELLING and raised >= _SHARE * len(long):
                yield range(start, end)
        start = end + 1


def raised_openings(letters: list[str]) -> Iterator[int]:
    """Yield the places of words in capitals at the head of a paragraph that goes on in small ones.

    EVEN BEFORE Velin left, THE FIRST soldier: such capitals are the printer's.

    Args:
        letters: The letters of a line of words.
    """
    for head in [0, *(i + 1 for i in places_of(letters, "/"))]:
        place = head
        while letters[place : place + 1] == ["C"]:
            place += 1
        if letters[place : place + 1] not in ([], ["/"], ["!"]):
            yield from range(head, place)


def opens_only(letters: list[str], words: list[str], place: int) -> bool:
    """Return whether a word that only opens sentences is made as adverbs and verbs are."""
    then = letters[place + 1 : place + 2]
    if words[place] in _GIVEN:
        return False
    if words[place].endswith(_ADVERBIAL):
        return True  # Legally Velin is a deserter
    doing = words[place].endswith("ing") and _OBJECT.match(
        "".join(letters[place + 1 : place + _NEAR])
    )
    return bool(doing) or (words[place].endswith(("ly", "ing", "ed")) and then not in _OF_NAMES)
