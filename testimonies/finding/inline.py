"""Quotations between marks in running text, through paragraphs that are left open."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from testimonies.finding.openended import runs_to
from testimonies.finding.pairing import Pair, Signs, settle_unclosed
from testimonies.finding.selfspeech import speaks_of_self
from testimonies.finding.signs import Role, signs_in
from testimonies.finding.trimming import words_between
from testimonies.values import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from testimonies.finding.signs import Sign

_OWNING = re.compile(r"‘[\w-]{1,24}[’']s\b")  # a word in marks that owns: the ‘South’s men
_STARTING = re.compile(r"[\s(\[*_–—-]*")
_MISSING_OPENER = re.compile(r"[.,?!…—–-]\s?$")
_TOLD_WITHIN = re.compile(r"\W{0,2}(?:he|she|they)\s[a-z]+,\s[a-z]")  # …, they said, then
_SENTENCE_START = re.compile(r"(?:[.?!:]|^)\s+(?=[A-Z\[])")


@dataclass(frozen=True, slots=True)
class Inline:
    """A quotation between marks.

    Attributes:
        spans: Its words, a span for each paragraph it runs through.
        outer: From its opening to its closing mark.
        closed: Whether a mark closes it.
        paragraph: Index of the paragraph in which it ends.
        opened: Index of the paragraph in which it begins.
    """

    spans: tuple[Span, ...]
    outer: Span
    closed: bool
    paragraph: int
    opened: int


@dataclass(slots=True)
class _Open:
    """A quotation that an earlier paragraph left open."""

    double: bool
    start: int
    spans: list[Span]
    end: int
    opened: int
    until: int | None = None  # the paragraph to which it runs with no mark between


def inline_quotations(
    shadow: str, paragraphs: tuple[Span, ...], taken: Sequence[Span] = ()
) -> Iterator[Inline]:
    """Yield the quotations between marks in the paragraphs, in order; nested ones are not told.

    Args:
        shadow: The shadow of a text.
        paragraphs: Where running text stands, in order and disjoint.
        taken: What has been found already, in order; no quotation runs on across any of it.
    """
    read = [Signs(signs_in(shadow, p.start, p.end)) for p in paragraphs]
    ends = _ends_of_runs(paragraphs, taken)
    left_open: _Open | None = None
    for number in range(len(paragraphs)):
        walk = _Walk(shadow, paragraphs, read, number, ends[number])
        yield from walk.quotations(left_open)
        left_open = walk.left_open


class _Walk:
    """One pass through the signs of one paragraph."""

    __slots__ = (
        "end_of_run",
        "left_open",
        "number",
        "paragraph",
        "paragraphs",
        "read",
        "shadow",
        "signs",
    )

    def __init__(
        self,
        shadow: str,
        paragraphs: tuple[Span, ...],
        read: list[Signs],
        number: int,
        end_of_run: int,
    ) -> None:
        """Keep what the pass works on."""
        self.shadow = shadow
        self.paragraphs = paragraphs
        self.read = read
        self.paragraph = paragraphs[number]
        self.signs = read[number]
        self.number = number
        self.end_of_run = end_of_run
        self.left_open: _Open | None = None

    def quotations(self, carried: _Open | None) -> Iterator[Inline]:
        """Yield what ends in this paragraph, and keep what it leaves open."""
        i = 0
        if carried is not None:
            i, whole = self._go_on(carried)
            if whole is not None:
                yield whole
        elif self.signs.items:
            first = next((n for n, sign in enumerate(self.signs.items) if sign.double), 0)
            lost = self._without_opener(self.signs.items[first])
            if lost is not None:
                yield lost
                i = first + 1
        while i < len(self.signs.items):
            if not self.signs.opens(i) and not self._left_open_single(i):
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
        if sign.double and self._ends_nested() and self._next_takes_up(double=True):
            end = self.paragraph.end
            return Pair(i, end, end, len(self.signs.items), closed=False)
        pair = settle_unclosed(self.shadow, self.signs, i, search, self.paragraph.end)
        if sign.double and self._goes_on_behind(pair):
            return replace(pair, end=self.paragraph.end, after=self.paragraph.end)
        return pair

    def _goes_on_behind(self, pair: Pair) -> bool:
        """Tell whether words left open go on behind where they seem to end, and in the next."""
        last = pair.next == len(self.signs.items) and not pair.closed
        if not last or pair.end >= self.paragraph.end:
            return False
        behind = self.shadow[pair.end : self.paragraph.end]
        told = _TOLD_WITHIN.match(behind) is not None or speaks_of_self(behind)
        told = told or behind.lstrip()[:1].isupper()  # He said it quietly. Whose words?
        return told and self._next_takes_up(double=True)

    def _ends_nested(self) -> bool:
        """Tell whether the paragraph ends in words quoted within, as in: He told me ‘Dig’."""
        last = self.signs.items[-1]
        return not last.double and last.end == self.paragraph.end

    def _believable(self, i: int) -> bool:
        """Tell whether a single mark that nothing closes opens a quotation all the same."""
        sign = self.signs.items[i]
        if sign.role is not Role.OPEN:
            starts = _starts(self.shadow, self.paragraph, sign.start)
            return (starts and self._next_takes_up(double=False)) or self._left_open_single(i)
        if _OWNING.match(self.shadow, sign.start):
            return False
        return self.shadow[sign.end : sign.end + 1].strip()[:1].isupper() or self._next_takes_up(
            double=False
        )

    def _left_open_single(self, i: int) -> bool:
        """Tell whether a straight single mark opens words that the next paragraph takes up."""
        sign = self.signs.items[i]
        if sign.double or sign.role is not Role.LOOSE or i + 1 < len(self.signs.items):
            return False
        before = self.shadow[max(self.paragraph.start, sign.start - 2) : sign.start].strip()
        capital = self.shadow[sign.end : sign.end + 1].isupper()
        return capital and before in {"", ":", ","} and self._next_takes_up(double=False)

    def _stays_open(self, pair: Pair) -> bool:
        """Keep a quotation that runs on into the next paragraph; tell whether it does."""
        sign = self.signs.items[pair.opening]
        if pair.closed or pair.end < self.paragraph.end:
            return False
        until = None
        if not self._next_takes_up(double=sign.double):
            until = self._runs_to(sign)
            if until is None:
                return False
        words = words_between(self.shadow, sign.end, pair.end)
        if words is None:
            return False
        self.left_open = _Open(sign.double, sign.start, [words], pair.end, self.number, until)
        return True

    def _next_takes_up(self, *, double: bool) -> bool:
        """Tell whether the next paragraph goes on with a quotation left open in this one."""
        following = self.number + 1
        if following >= self.end_of_run:
            return False
        paragraph, signs = self.paragraphs[following], self.read[following]
        if not signs.items:
            return False
        return _reopens(self.shadow, paragraph, signs, double=double) or (
            signs.first_close(double=double) is not None
        )

    def _go_on(self, carried: _Open) -> tuple[int, Inline | None]:
        """Go on with a quotation left open; return the next sign and the quotation if it ends."""
        if carried.until is not None and self.number < carried.until:
            return self._run_through(carried), None
        reopened = _reopens(self.shadow, self.paragraph, self.signs, double=carried.double)
        start = self.signs.items[0].end if reopened else self.paragraph.start
        double = carried.double
        close = self.signs.close_of(0)[0] if reopened else self.signs.first_close(double=double)
        end = self.signs.items[close].start if close is not None else self.paragraph.end
        words = words_between(self.shadow, start, end)
        if words is not None:
            carried.spans.append(words)
        waits = close is None and carried.until is None
        if waits and self._next_takes_up(double=carried.double):
            carried.end = end
            self.left_open = carried
            return len(self.signs.items), None
        after = self.signs.items[close].end if close is not None else end
        whole = Inline(
            tuple(carried.spans),
            Span(carried.start, after),
            close is not None,
            self.number,
            carried.opened,
        )
        return (close + 1 if close is not None else len(self.signs.items)), whole

    def _runs_to(self, sign: Sign) -> int | None:
        """Return the later paragraph in which a quotation ends that no mark takes up at once."""
        if not sign.double:
            return None
        reach = range(self.number, self.end_of_run)
        return runs_to(self.shadow, self.paragraphs, self.read, reach, sign.start)

    def _run_through(self, carried: _Open) -> int:
        """Take the whole paragraph into a quotation that ends in a later one."""
        words = words_between(self.shadow, self.paragraph.start, self.paragraph.end)
        if words is not None:
            carried.spans.append(words)
        self.left_open = carried
        return len(self.signs.items)

    def _without_opener(self, sign: Sign) -> Inline | None:
        """Return a quotation at the paragraph's start whose opening mark is missing.

        Args:
            sign: The first double mark of the paragraph; single ones may be nested before it.
        """
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
        outer = Span(words.start, sign.end)
        return Inline((words,), outer, closed=False, paragraph=self.number, opened=self.number)

    def _inline(self, start: int, inner: int, pair: Pair) -> Inline | None:
        words = words_between(self.shadow, inner, pair.end)
        if words is None:
            return None
        outer = Span(start, max(pair.after, words.end))
        return Inline((words,), outer, pair.closed, self.number, self.number)


def _ends_of_runs(paragraphs: tuple[Span, ...], taken: Sequence[Span]) -> list[int]:
    """Return for each paragraph the index after the last one before the next thing taken."""
    ends = [len(paragraphs)] * len(paragraphs)
    last = len(taken)
    for i in range(len(paragraphs) - 1, -1, -1):
        while last and taken[last - 1].start >= paragraphs[i].end:
            last -= 1
            ends[i] = i + 1
        if ends[i] > i + 1:
            ends[i] = ends[i + 1] if i + 1 < len(paragraphs) else len(paragraphs)
    return ends


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
