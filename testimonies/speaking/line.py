"""The narration of a text as one line of words, each with a letter for its kind.

Quoted words become one ``Q`` each; footnotes, page furniture and captions are left out; the end
of a paragraph becomes ``/``. Rules are patterns over the letters.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field

from testimonies.values import Span

_ENDS = frozenset("!;")  # stand in a paragraph of running text
_TITLE = 24  # words, at most
_REACH = 400  # words to either side; no sentence is longer
_EMPHASIS = re.compile(r"\*+|(?<![^\W_])_+|_+(?![^\W_])")


@dataclass(frozen=True, slots=True)
class Line:
    """The narration as words.

    Attributes:
        text: The source's text.
        starts: Where each word begins, in code points into the text.
        ends: Where each word ends.
        words: Each word in lower case; of quoted words, the empty string.
        letters: One letter for each word, as listed in the lexicon.
        places: For each find, the places of its ``Q`` in the line.
        stops: The places that end a sentence, sorted.
        breaks: The places that end a paragraph, sorted.
    """

    text: str
    starts: list[int]
    ends: list[int]
    words: list[str]
    letters: str
    places: tuple[tuple[int, ...], ...]
    stops: list[int] = field(default_factory=list)
    breaks: list[int] = field(default_factory=list)

    def span(self, start: int, end: int) -> Span:
        """Return where the words ``[start, end)`` stand in the text."""
        return Span(self.starts[start], self.ends[end - 1])

    def said(self, start: int, end: int) -> str:
        """Return the words ``[start, end)`` as they stand, white space run together."""
        return plain(self.text[self.starts[start] : self.ends[end - 1]])

    def capital(self, place: int) -> bool:
        """Return whether the word at a place begins with a capital letter."""
        return self.text[self.starts[place]].isupper()

    def is_told(self, place: int) -> bool:
        """Return whether the paragraph around a place is long or ends as running text does."""
        start, end = self.paragraph(place)
        if end - start > _TITLE:
            return True
        ends = not _ENDS.isdisjoint(self.letters[start:end]) or self.closes_quoted(end)
        return ends or ":" in self.letters[max(start, end - 2) : end]

    def closes_quoted(self, end: int) -> bool:
        """Return whether a paragraph ends in quoted words that end a sentence."""
        last = end - 2 if self.letters[end - 1 : end] == "/" else end - 1
        if last < 0 or self.letters[last] != "Q":
            return False
        return self.text[self.starts[last] : self.ends[last]].rstrip("”’\"'").endswith(".")

    def sentence(self, place: int) -> tuple[int, int]:
        """Return the first word and the end of the sentence a place lies in.

        Of one that has no end within reach, as a table has none, only what lies near.
        """
        start, end = _around(self.stops, place, len(self.letters))
        return max(start, place - _REACH), min(end, place + _REACH)

    def paragraph(self, place: int) -> tuple[int, int]:
        """Return the first word and the end of the paragraph a place lies in."""
        return _around(self.breaks, place, len(self.letters))


def plain(text: str) -> str:
    """Return words on one line, without the signs with which Markdown sets them in bold."""
    marked = "*" in text or "_" in text
    return " ".join((_EMPHASIS.sub("", text) if marked else text).split())


def _around(ends: list[int], place: int, length: int) -> tuple[int, int]:
    i = bisect_left(ends, place)
    return (ends[i - 1] + 1 if i else 0), (ends[i] + 1 if i < len(ends) else length)
