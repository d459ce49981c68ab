"""What the learned model sees in a text: words, families of words, and words near each other."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

NEAR = 3  # how many words of content further a pair may reach

_WORD = re.compile(r"n['’]t\b|[^\W\d_]+?(?=n['’]t\b)|[^\W\d_]+")
_ENDINGS = ("ing", "edly", "ed", "ies", "es", "s", "ly")
_LEAST_STEM = 4
_PASSED_OVER = frozenset(
    {
        *("the", "a", "an", "of", "to", "and", "in", "on", "at", "is"),
        *("was", "were", "are", "be", "been", "it", "that", "this", "as", "for"),
        *("with", "by", "from", "or", "so", "than", "then", "there", "very", "just"),
        *("some", "all", "any", "its", "s", "t", "d", "m", "ll", "ve"),
        *("re"),
    }
)
_TELLING_NOTHING = _PASSED_OVER | frozenset(
    {
        *("i", "me", "my", "we", "us", "our", "you", "your", "he", "him", "his", "she", "her"),
        *("they", "them", "their", "am", "has", "have", "had", "do", "does", "did", "but", "who"),
        *("there", "here", "what", "which", "when", "if", "because", "would", "will", "shall"),
    }
)
_WRITTEN_OUT = {"n't": "not", "n’t": "not"}
_REMEMBERED = 100_000


class Families:
    """Families of words that do the same work, by word."""

    def __init__(self, lines: Iterable[str]) -> None:
        """Read families: one a line, a name, a colon, and words; ``*`` ends a beginning."""
        self._whole: dict[str, str] = {}
        self._beginnings: dict[str, str] = {}
        self._known: dict[str, str] = {}
        for line in lines:
            name, _, words = line.partition(":")
            if line.startswith("#") or not words:
                continue
            for word in words.split():
                kept = self._beginnings if word.endswith("*") else self._whole
                kept.setdefault(word.rstrip("*"), name)

    def of(self, word: str) -> str:
        """Return the family of a word, or "" where it has none."""
        known = self._known.get(word)
        if known is None:
            if len(self._known) > _REMEMBERED:
                self._known.clear()
            known = self._known[word] = self._whole.get(word) or self._by_beginning(word)
        return known

    def _by_beginning(self, word: str) -> str:
        """Return the family of the longest beginning a word has."""
        for length in range(len(word), 1, -1):
            if family := self._beginnings.get(word[:length]):
                return family
        return ""


def pieces(text: str) -> list[tuple[str, int, int]]:
    """Return the words of a text in lower case, each with where it starts and ends."""
    return [
        (_WRITTEN_OUT.get(word := piece[0].lower(), word), piece.start(), piece.end())
        for piece in _WORD.finditer(text)
    ]


def features(text: str, families: Families) -> Counter[str]:
    """Return how often each feature occurs in a text.

    Features are stems (``w:``), pairs of neighbouring stems (``b:``), families (``f:``), and
    pairs of content words up to ``NEAR`` apart, each by its family where it has one (``p:``).
    """
    words = [word for word, _, _ in pieces(text)]
    stems = [stem(word) for word in words]
    named = [families.of(word) for word in words]
    found = Counter(f"w:{one}" for one in stems)
    found.update(f"b:{one} {other}" for one, other in pairwise(stems))
    found.update(f"f:{family}" for family in named if family)
    content = [
        family.upper() or stemmed
        for word, family, stemmed in zip(words, named, stems, strict=True)
        if family or is_content(word)
    ]
    for n, one in enumerate(content):
        found.update(f"p:{one} {other}" for other in content[n + 1 : n + 1 + NEAR])
    return found


def is_content(word: str) -> bool:
    """Whether a word is one of content, not of grammar alone."""
    return word not in _PASSED_OVER


def tells_something(word: str) -> bool:
    """Whether a word says something to whoever reads why a code was suggested."""
    return word not in _TELLING_NOTHING


def stem(word: str) -> str:
    """Return a word without its commonest endings."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST_STEM:
            return word[: -len(ending)]
    return word
