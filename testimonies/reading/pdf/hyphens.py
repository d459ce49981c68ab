"""Words divided at the end of a line: joined where the document's other words tell so."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_TAIL = re.compile(r"(?P<word>[^\W\d_]+(?:[’'-][^\W\d_]+)*)[-\u00ad]$")
_HEAD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
_SOFT = "\u00ad"
_JOINING = frozenset({"and", "or", "to", "und", "oder", "et", "ou", "y", "o"})
_KEPT_BEFORE = frozenset(
    {"all", "anti", "cross", "ex", "half", "high", "long", "low", "mid", "multi", "non", "post"}
    | {"pre", "pro", "quasi", "self", "semi", "short", "so", "two", "three", "vice", "well"}
)
_ENDINGS = re.compile(
    r"(?:ations?|ances?|ences?|ables?|ibles?|ings?|ments?|ness(?:es)?|[st]ions?|ally|ed|ers?|est|"
    r"ful|ical|ity|ities|ives?|less|ly|ous|tures?|ries|ary|ory|ism|ists?|ized?|ised?|ate[sd]?|"
    r"tial|cial|cian|gency|rious|tary|tory|dence|dent|tive(?:ly)?|ples?|bers?|ders?|ters?|ners?)"
)
_DIVIDING = 0.03  # of the lines; with more ending in a hyphen, the document divides words
_SHORTEST = 4  # letters of a part that may be a word of its own


class Divided:
    """What to do with words divided at line ends, in one document.

    Attributes:
        joined: How many words were put together again.
    """

    __slots__ = ("_dividing", "_known", "joined")

    def __init__(self, lines: Iterable[str]) -> None:
        """Learn the document's words.

        Args:
            lines: The text of its lines, in reading order.
        """
        self.joined = 0
        self._known: set[str] = set()
        cut = False
        count = divided = 0
        for line in lines:
            count += 1
            divided += cut and line[:1].islower()
            words = [word.casefold() for word in _WORD.findall(line)]
            ends = line.endswith(("-", _SOFT))
            self._known.update(words[cut : len(words) - ends])
            for word in words[cut : len(words) - ends]:
                if "-" in word:
                    self._known.update(f"{a}-{b}" for a, b in pairwise(word.split("-")))
            cut = ends
        self._dividing = divided > _DIVIDING * count

    def joint(self, line: str, after: str) -> tuple[int, str]:
        """Return how many characters to drop from the end of a line, and what to put there.

        Args:
            line: The text so far.
            after: The text of the line that follows.
        """
        tail, head = _TAIL.search(line[-80:]), _HEAD.match(after)
        if not line.endswith(("-", _SOFT)):
            return 0, " "
        if head is None or tail is None:
            return 0, "" if line[-2:-1].isalnum() and after[:1].isalnum() else " "
        if head.group().casefold() in _JOINING and not line.endswith(_SOFT):
            return 0, " "
        if line.endswith(_SOFT) or self._is_one(tail["word"], head.group()):
            self.joined += 1
            return 1, ""
        return 0, ""

    def _is_one(self, tail: str, head: str) -> bool:
        """Tell whether two parts are one word and the hyphen only divides it."""
        if not head[0].islower():
            return False
        first, second = tail.casefold(), head.casefold()
        last = first.rsplit("-", 1)[-1]
        if first + second in self._known or last + second in self._known:
            return True
        if f"{last}-{second}" in self._known or last in _KEPT_BEFORE:
            return False
        if second not in self._known and _ENDINGS.fullmatch(second):
            return True
        both = last in self._known and second in self._known
        return self._dividing and not (both and min(len(last), len(second)) >= _SHORTEST)
