"""The rows of a page, and its running heads and page numbers told from them."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from testimonies.reading.pdf.values import Line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from testimonies.reading.pdf.values import Word

_LEVEL = 0.3  # of the type size; what words of one row may differ in height
_REPEATS = 3
_MANY = 0.4  # of the pages
_DEEPEST = 4  # rows from the head or foot of a page that may be furniture
_SLOT = 6.0  # points; heads within one such step stand at the same place
_LONGEST = 120
_APART = 1.5  # of the type size beyond the size itself
_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(
    r"[-–—|\[( ]*(?:page\s*|p\.\s*)?(?P<number>\d{1,4}|[ivxlc]{1,7})"
    r"(?:\s*(?:of|/)\s*\d{1,4})?[-–—|\]) ]*",
    re.IGNORECASE,
)
_EDGE_NUMBER = re.compile(r"^(\d{1,4})\b|\b(\d{1,4})$")
_AGAIN = re.compile(r"\bibid", re.IGNORECASE)  # a note, however often it comes
_OPENING = re.compile(r"\[?(\d{1,4})\b")
_QUOTES = '“”"„«»'


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of one page from head to foot.

    Attributes:
        body: Those that are not furniture.
        head: Running heads.
        foot: Running feet and page numbers.
    """

    body: tuple[Line, ...]
    head: tuple[Line, ...] = ()
    foot: tuple[Line, ...] = ()

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers at the edges of its furniture, one of which may be that of the page."""
        found: list[int] = []
        for line in (*self.head, *self.foot):
            alone = _NUMBER.fullmatch(line.text)
            texts = (
                [alone["number"]] if alone else [a or b for a, b in _EDGE_NUMBER.findall(line.text)]
            )
            found += [int(text) for text in texts if text.isdecimal()]
        return tuple(found)


def rows_of(words: Iterable[Word], page: int) -> tuple[Line, ...]:
    """Return the words of one page as rows from head to foot, each from left to right."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (-word.y, word.x0)):
        if rows and rows[-1][0].y - word.y <= _LEVEL * min(rows[-1][0].size, word.size):
            rows[-1].append(word)
        else:
            rows.append([word])
    return tuple(
        Line(tuple(sorted(row, key=lambda word: word.x0)), page=page) for row in rows if row
    )


def without_furniture(pages: Sequence[tuple[Line, ...]]) -> list[Rows]:
    """Return the pages with their running heads, feet and page numbers set apart.

    Furniture repeats at the same place on three pages or more, digits aside; a row that stands
    where other pages have furniture, and apart from the text, is furniture too. In a document of
    one or two pages it is what stands apart and repeats, or is the number of the page.
    """
    heads = _Furniture(pages, foot=False)
    feet = _Furniture(pages, foot=True)
    parted = []
    for rows in pages:
        top = heads.depth(rows)
        low = feet.depth(rows[top:])
        end = len(rows) - low
        parted.append(Rows(rows[top:end], rows[:top], rows[end:]))
    return parted


class _Key(NamedTuple):
    """What rows share that are one running head or foot.

    Attributes:
        words: The words in lower case, digits left out.
        place: The height, in steps.
        step: Of a foot that opens with a number, how far it lies from the number of its page.
        often: Whether it must stand on many pages.
    """

    words: str
    place: int
    step: int | None
    often: bool


class _Furniture:
    """What repeats at the head, or at the foot, of the pages of one document."""

    __slots__ = ("_foot", "_keys", "_short", "_slots")

    def __init__(self, pages: Sequence[tuple[Line, ...]], *, foot: bool) -> None:
        """Count what stands at the head or foot of each page."""
        self._foot = foot
        counts: Counter[_Key] = Counter()
        for rows in pages:
            counts.update({key for line in self._edge(rows) for key in _keys(line, foot=foot)})
        few = min(_REPEATS, max(len(pages), 2))
        many = max(few, _MANY * len(pages))
        self._keys = {key for key, count in counts.items() if count >= (many if key.often else few)}
        self._short = len(pages) < _REPEATS
        self._slots = {
            (round(line.y), line.size)
            for rows in pages
            for line in self._edge(rows)
            if not self._keys.isdisjoint(_keys(line, foot=foot))
        }

    def depth(self, rows: tuple[Line, ...]) -> int:
        """Return how many rows from the edge of a page are furniture."""
        edge = list(self._edge(rows))
        for depth, line in enumerate(edge):
            if not self._is_furniture(line, rows, depth):
                return depth
        return len(edge)

    def _edge(self, rows: tuple[Line, ...]) -> Iterator[Line]:
        """Yield the rows from the edge of a page inwards."""
        yield from rows[: -_DEEPEST - 1 : -1] if self._foot else rows[:_DEEPEST]

    def _is_furniture(self, line: Line, rows: tuple[Line, ...], depth: int) -> bool:
        if self._short:
            number = _NUMBER.fullmatch(line.text)
            printed = number is not None and number["number"] == str(line.page + 1)
            repeated = not self._keys.isdisjoint(_keys(line, foot=self._foot))
            return (printed or repeated) and self._stands_apart(rows, depth)
        if not self._keys.isdisjoint(_keys(line, foot=self._foot)):
            return True
        if any(mark in line.text for mark in _QUOTES) or len(line.text) > _LONGEST:
            return False
        near = {(round(line.y) + step, line.size) for step in (-1, 0, 1)}
        return not self._slots.isdisjoint(near) and self._stands_apart(rows, depth)

    def _stands_apart(self, rows: tuple[Line, ...], depth: int) -> bool:
        """Tell whether white space parts a row from the text."""
        if depth + 1 >= len(rows):
            return True
        here, inner = (
            (rows[-1 - depth], rows[-2 - depth]) if self._foot else (rows[depth], rows[depth + 1])
        )
        return abs(here.y - inner.y) > (1 + _APART) * max(here.size, inner.size) / 1.3


def _keys(line: Line, *, foot: bool) -> Iterator[_Key]:
    """Yield what a row must share with others to be furniture: its words and its place.

    A note may come again and again at the foot of a page. So a foot that opens with a number is
    furniture only if that number goes with the page, and one that is a sentence must stand on
    many pages.
    """
    text = line.text
    if len(text) > _LONGEST or line.words[0].raised or _AGAIN.search(text):
        return
    sentence = text[-1] in ".?!”"
    if sentence and any(mark in text for mark in _QUOTES):
        return
    alone = _NUMBER.fullmatch(text)
    words = "" if alone else _DIGITS.sub("", text).strip(" |·-–—.").casefold()
    if not alone and sum(char.isalpha() for char in words) < _REPEATS:
        return
    opening = _OPENING.match(text) if foot and not alone else None
    step = int(opening[1]) - line.page if opening else None
    place = round(line.y / _SLOT)
    for near in (place, place + 1):
        yield _Key(words, near, step, often=foot and sentence and not alone)
