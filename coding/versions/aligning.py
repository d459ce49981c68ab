"""Two texts word by word: which word of the older is which word of the newer."""

from __future__ import annotations

import difflib
import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from testimonies.values import Span

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_SHINGLE = 4  # words in a row that stand once in each text tie the two together
_SMALL = 60_000  # pairs of words that are compared one by one; more are tied by rare words first


@dataclass(frozen=True)
class Words:
    """The words of a text, in order; case and the shape of apostrophes make no difference.

    Attributes:
        forms: The words as they are compared.
        starts: Where each begins, in code points of the text.
        ends: Where each ends.
    """

    forms: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def within(self, span: Span) -> range:
        """Return which words lie in a span, those cut by its edges left out."""
        first = bisect_left(self.starts, span.start)
        after = bisect_left(self.starts, span.end)
        if after > first and self.ends[after - 1] > span.end:
            after -= 1
        return range(first, max(after, first))

    @cached_property
    def shingles(self) -> Mapping[tuple[str, ...], list[int]]:
        """Where each three words in a row begin, by those words."""
        places: dict[tuple[str, ...], list[int]] = {}
        for place in range(len(self.forms) - 2):
            places.setdefault(self.forms[place : place + 3], []).append(place)
        return places


def words_of(text: str) -> Words:
    """Return the words of a text."""
    found = [*_WORD.finditer(text)]
    forms = (each.group().casefold().replace("’", "'") for each in found)
    return Words(tuple(forms), tuple(m.start() for m in found), tuple(m.end() for m in found))


def aligned(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    """Return for words of the older text their place in the newer, both from 0, in order.

    Words in a row that stand once in each text are tied first, and what lies between the ties is
    compared word by word where it is short. A word that has no counterpart is left out. Time grows
    with the length of the texts, not with its square.

    Args:
        old: The words of the older text.
        new: The words of the newer text.
    """
    pairs: dict[int, int] = {}
    open_ = [(0, len(old), 0, len(new), _SHINGLE)]
    while open_:
        a, a_end, b, b_end, length = open_.pop()
        while a < a_end and b < b_end and old[a] == new[b]:
            pairs[a] = b
            a, b = a + 1, b + 1
        while a < a_end and b < b_end and old[a_end - 1] == new[b_end - 1]:
            a_end, b_end = a_end - 1, b_end - 1
            pairs[a_end] = b_end
        if a == a_end or b == b_end:
            continue
        if (a_end - a) * (b_end - b) <= _SMALL:
            pairs.update(_compared(old, new, range(a, a_end), range(b, b_end)))
            continue
        ties = _ties(old, new, range(a, a_end), range(b, b_end), length)
        if ties:
            edges = [(a, b), *ties, (a_end, b_end)]
            for (i, j), (i_end, j_end) in pairwise(edges):
                open_.append((i, i_end, j, j_end, _SHINGLE))
        elif length > 1:
            open_.append((a, a_end, b, b_end, length // 2))
    return pairs


def likeness(shared: int, old: int, new: int) -> float:
    """Return how alike two stretches are, 0 to 1: twice the shared words over all words."""
    return 2 * shared / (old + new) if old + new else 0.0


def _compared(
    old: Sequence[str], new: Sequence[str], a: range, b: range
) -> Iterator[tuple[int, int]]:
    matcher = difflib.SequenceMatcher(
        None, old[a.start : a.stop], new[b.start : b.stop], autojunk=False
    )
    for i, j, size in matcher.get_matching_blocks():
        for step in range(size):
            yield a.start + i + step, b.start + j + step


def _ties(
    old: Sequence[str], new: Sequence[str], a: range, b: range, length: int
) -> list[tuple[int, int]]:
    """Return where words in a row that stand once in each stretch begin, in order in both."""
    ours, theirs = _once(old, a, length), _once(new, b, length)
    pairs = sorted((place, theirs[words]) for words, place in ours.items() if words in theirs)
    return _rising(pairs)


def _once(words: Sequence[str], within: range, length: int) -> dict[tuple[str, ...], int]:
    places: dict[tuple[str, ...], int] = {}
    again: set[tuple[str, ...]] = set()
    for place in range(within.start, within.stop - length + 1):
        shingle = tuple(words[place : place + length])
        if shingle in places:
            again.add(shingle)
        places[shingle] = place
    return {shingle: place for shingle, place in places.items() if shingle not in again}


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the longest run of pairs that rises in both numbers; the first already rises."""
    lasts: list[int] = []  # for each length of a run, the smallest number it can end with
    at: list[int] = []  # which pair that is
    before: list[int] = []
    for place, (_, number) in enumerate(pairs):
        length = bisect_left(lasts, number)
        before.append(at[length - 1] if length else -1)
        if length == len(lasts):
            lasts.append(number)
            at.append(place)
        else:
            lasts[length], at[length] = number, place
    run: list[tuple[int, int]] = []
    place = at[-1] if at else -1
    while place >= 0:
        run.append(pairs[place])
        place = before[place]
    return run[::-1]
