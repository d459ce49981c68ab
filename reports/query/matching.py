"""Words found in a passage: whole words, in any case, ``*`` for any letters at an end."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

# Where words stand: first and last word, counted from 0, and the characters they take.
Hit: TypeAlias = tuple[int, int, int, int]

_WORD = re.compile(r"\w+(?:['’\-]\w+)*")
_WANTED = re.compile(r"\*?\w+(?:['’\-]\w+)*\*?")
_PLAIN = str.maketrans("’‘ʼ", "'''")


def plain(text: str) -> str:
    """Return a text as it is compared: small letters, straight apostrophes, single spaces."""
    return " ".join(text.translate(_PLAIN).casefold().split())


def find(words: str, text: str) -> tuple[Hit, ...]:
    """Return every place of a text where the words stand side by side.

    Args:
        words: Words as a query writes them.
        text: The words of a passage.
    """
    wanted, said = _patterns(words), _said(text)
    if not wanted:
        return ()
    return tuple(
        (first, first + len(wanted) - 1, said[first][1], said[first + len(wanted) - 1][2])
        for first in range(len(said) - len(wanted) + 1)
        if all(one.fullmatch(word) for one, (word, _, _) in zip(wanted, said[first:], strict=False))
    )


def near(left: tuple[Hit, ...], right: tuple[Hit, ...], distance: int) -> Iterator[tuple[Hit, Hit]]:
    """Yield the pairs of hits at most ``distance`` words apart; 1 is side by side."""
    for one in left:
        for other in right:
            apart = max(other[0] - one[1], one[0] - other[1])
            if 0 < apart <= distance:
                yield one, other


@lru_cache(maxsize=256)
def _patterns(words: str) -> tuple[re.Pattern[str], ...]:
    return tuple(
        re.compile(re.escape(word).replace(r"\*", r".*")) for word in _WANTED.findall(plain(words))
    )


@lru_cache(maxsize=64)
def _said(text: str) -> tuple[tuple[str, int, int], ...]:
    return tuple((plain(m.group()), m.start(), m.end()) for m in _WORD.finditer(text))
