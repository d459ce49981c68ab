"""Quotations between marks in running text, through paragraphs that are left open."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from testimonies.finding.pairing import Pair, Signs, settle_unclosed
from testimonies.finding.signs import Role, signs_in
from testimonies.finding.trimming import words_between
from testimonies.values import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_STARTING = re.compile(r"[\s(\[*_–—-]*")
_MISSING_OPENER = re.compile(r"[.,?!…—–-]\s?$")
_SENTENCE_START = re.compile(r"(?:[.?!:]|^)\s+(?=[A-Z\[])")


@dataclass(frozen=True, slots=True)
class Inline:
    """A quotation between marks.

    Attributes:
        spans: Its words, a span for each paragraph it runs through.
        outer: From its opening to its closing mark.
        closed: Whether a mark closes it.
        paragraph: Index of the paragraph in which it ends.
    """

    spans: tuple[Span, ...]
    outer: Span
    closed: bool
    paragraph: int


@dataclass(slots=True)
class _Open:
    """A quotation that an earlier paragraph left open."""

    double: bool
    start: int
    spans: list[Span]
    end: int


def inline_quotations(shadow: str, paragraphs: tuple[Span, ...]) -> Iterator[Inline]:
    """Yield the quotations between marks in the paragraphs, in order; nested ones are not told.

    Args:
        shadow: The shadow of a text.
        paragraphs: Where running text stands, in order and disjoint.
    """
    read = [Signs(signs_in(shadow, p.start, p.end)) for p in paragraphs]
    left_open: _Open | None = None
    for number, paragraph in enumerate(paragraphs):
        following = (paragraphs[number + 1], read[number + 1]) if number + 1 < len(read) else None
        walk = _Walk(shadow, paragraph, read[number], number, following)
        yield from walk.quotations(left_open)
        left_open = walk.left_open


class _Walk:
    """One pass through the signs of one paragraph."""

    __slots__ = ("following", "left_open", "number", "paragraph", "shadow", "signs")

    def __init__(
        self,
        shadow: str,
        paragraph: Span,
        signs: Signs,
        number: int,
        following: tuple[Span, Signs] | None,
    ) -> None:
        """Keep what the pass works on."""
        self.shadow = shadow
        self.paragraph = paragraph
        self.signs = signs
        self.number = number
        self.following = following
        self.left_open: _Open | None = None

    def quotations(self, carried: _Open | None) -> Iterator[Inline]:
        """Yield what ends in this paragraph, and keep what it leaves open."""
        i = 0
        if carried is not None:
            i, whole = self._go_on(carried)
            if whole is not None:
                yield whole
        elif self.signs.items:
            lost = self._without_opener()
            if lost is not None:
                yield lost
                i = 1
        while i < len(self.signs.items):
            if not self.signs.opens(i):
                i += 1
                continue
            pair = self._pair(i)
            if pair is None:
                i += 1
                continue
            if self._stays_open(pair):
                return
            found = self._inline(self.signs.items[i].start, self.signs.items[i].end, pair)
            if found is not None:
                yield found
            i = max(pair.next, i + 1)

    def _pair(self, i: int) -> Pair | None:
        """Return where the quotation that sign ``i`` opens ends, or None for an apostrophe."""
        close, search = self.signs.close_of(i)
        sign = self.signs.items[i]
        if close is not None:
            closing = self.signs.items[close]
            return Pair(i, closing.start, closing.end, close + 1, closed=True)
        if not sign.double and search.child is None and not self._believable(i):
            return None
        return settle_unclosed(self.shadow, self.signs, i, search, self.paragraph.end)

    def _believable(self, i: int) -> bool:
        """Tell whether a single mark that nothing closes opens a quotation all the same."""
        sign = self.signs.items[i]
        if sign.role is not Role.OPEN:
            return _starts(self.shadow, self.paragraph, sign.start) and self._next_takes_up(
                double=False
            )
        return self.shadow[sign.end : sign.end + 1].strip()[:1].isupper() or self._next_takes_up(
            double=False
        )

    def _stays_open(self, pair: Pair) -> bool:
        """Keep a quotation that runs on into the next paragraph; tell whether it does."""
        sign = self.signs.items[pair.opening]
        if pair.closed or pair.end < self.paragraph.end:
            return False
        if not self._next_takes_up(double=sign.double):
            return False
        words = words_between(self.shadow, sign.end, pair.end)
        if words is None:
            return False
        self.left_open = _Open(sign.double, sign.start, [words], pair.end)
        return True

    def _next_takes_up(self, *, double: bool) -> bool:
        """Tell whether the next paragraph goes on with a quotation left open in this one."""
        if self.following is None:
            return False
        paragraph, signs = self.following
        if not signs.items:
            return False
        return _reopens(self.shadow, paragraph, signs, double=double) or (
            signs.first_close(double=double) is not None
        )

    def _go_on(self, carried: _Open) -> tuple[int, Inline | None]:
        """Go on with a quotation left open; return the next sign and the quotation if it ends."""
        reopened = _reopens(self.shadow, self.paragraph, self.signs, double=carried.double)
        start = self.signs.items[0].end if reopened else self.paragraph.start
        double = carried.double
        close = self.signs.close_of(0)[0] if reopened else self.signs.first_close(double=double)
        end = self.signs.items[close].start if close is not None else self.paragraph.end
        words = words_between(self.shadow, start, end)
        if words is not None:
            carried.spans.append(words)
        if close is None and self._next_takes_up(double=carried.double):
            carried.end = end
            self.left_open = carried
            return len(self.signs.items), None
        after = self.signs.items[close].end if close is not None else end
        whole = Inline(
            tuple(carried.spans), Span(carried.start, after), close is not None, self.number
        )
        return (close + 1 if close is not None else len(self.signs.items)), whole

    def _without_opener(self) -> Inline | None:
        """Return a quotation at the paragraph's start whose opening mark is missing."""
        sign = self.signs.items[0]
        if not sign.double or sign.role is not Role.CLOSE:
            return None
        if not _MISSING_OPENER.search(self.shadow, max(sign.start - 2, 0), sign.start):
            return None
        start = self.paragraph.start
        for stop in _SENTENCE_START.finditer(self.shadow, start, sign.start):
            if self.shadow[stop.start()] == ":":
                start = stop.end()
        words = words_between(self.shadow, start, sign.start)
        if words is None:
            return None
        return Inline((words,), Span(words.start, sign.end), closed=False, paragraph=self.number)

    def _inline(self, start: int, inner: int, pair: Pair) -> Inline | None:
        words = words_between(self.shadow, inner, pair.end)
        if words is None:
            return None
        outer = Span(start, max(pair.after, words.end))
        return Inline((words,), outer, pair.closed, self.number)


def _starts(shadow: str, paragraph: Span, place: int) -> bool:
    """Tell whether nothing but brackets and dashes stands in the paragraph before ``place``."""
    match = _STARTING.match(shadow, paragraph.start, place)
    return match is not None and match.end() == place


def _reopens(shadow: str, paragraph: Span, signs: Signs, *, double: bool) -> bool:
    """Tell whether the paragraph begins with an opening sign of the given sort."""
    if not signs.items:
        return False
    sign = signs.items[0]
    return (
        sign.double == double
        and sign.role is not Role.CLOSE
        and sign.role is not Role.WEAK
        and _starts(shadow, paragraph, sign.start)
    )
