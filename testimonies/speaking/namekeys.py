"""What stands for a name wherever a text repeats it: its words without forms of address."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from testimonies.speaking.line import Line

_ARTICLE = re.compile(r"^(?:al|el|as|ash|an|ar|at|ad|az)[-’'](?=\w{3})")  # al-Amari, Amari

PARENTS = frozenset({"umm", "um", "abu", "abou"})  # called after a child: Umm Velin
Key = tuple[str, ...]


def name_key(line: Line, start: int, end: int) -> Key:
    """Return the words of a name in lower case without forms of address.

    Args:
        line: The narration.
        start: Place of the first word of the name, forms of address before it or not.
        end: Place after its last.
    """
    while start < end - 1 and line.letters[start] in "Ha" and line.words[start] not in PARENTS:
        start += 1
    names = [line.words[i] for i in range(start, end) if line.letters[i] != "z"]
    inner = (word for word in names[1:-1] if not _is_initial(word))
    kept = [*names[:1], *inner, *names[1:][-1:]]
    return tuple(word if word.isalpha() else _bare(word) for word in kept)


def _bare(word: str) -> str:
    """Return a word of a name without the stop of an initial or an article before it."""
    return word.rstrip(".") if _is_initial(word) else _ARTICLE.sub("", word)


def _is_initial(word: str) -> bool:
    return len(word.rstrip(".")) == 1
