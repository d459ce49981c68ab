"""The text of a source as it lies on the page, with its quotations and who says them."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, TypeVar

from exitvoice.errors import UnknownError
from testimonies.places import Places
from testimonies.values import MarkKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from coding.store import Store
    from testimonies.values import Mark, Quotation, Source, Span, Speaker

T = TypeVar("T")

NOBODY = "nobody named"
_NAMES = {
    MarkKind.FURNITURE: "menu",
    MarkKind.PAGE: "page head",
    MarkKind.BLOCK_QUOTATION: "block",
    MarkKind.LABEL: "speaker",
}
_UNTOLD = frozenset({MarkKind.CUE, MarkKind.LABEL})  # their time or name tells enough
_BREAK = re.compile(r"\n|(?=\f)")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a line that are one thing.

    Attributes:
        text: The words.
        speaker: The place of who says them among the speakers shown, or None outside quotations.
        mark: The layout they are, or None for running text.
    """

    text: str
    speaker: int | None = None
    mark: MarkKind | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One line to show.

    Attributes:
        margin: What begins on it: a page, a speaker with the passage's time, a note; may be empty.
        pieces: Its words; none for an empty line.
        speaker: The place of the speaker in the margin, or None where it tells of layout.
    """

    margin: str
    pieces: tuple[Piece, ...]
    speaker: int | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """A source ready to be shown.

    Attributes:
        source: The source.
        speakers: The names of those who are quoted, in text order, each with their voice and how
            many quotations they have; last the quotations of nobody named, if any.
        lines: Its lines, or those of the pages asked for.
        pages: The pages it has, as they are called.
    """

    source: Source
    speakers: tuple[str, ...]
    lines: tuple[Line, ...]
    pages: tuple[str, ...]


def show(store: Store, source: Source, *, page: str = "", at: str = "") -> Shown:
    """Return a source as it is shown.

    Args:
        store: The study's store.
        source: Any version of a source.
        page: Only this page, as it is called, or ``first-last``; all when empty.
        at: Only the paragraphs around the passage or quotation of this id; all when empty.

    Raises:
        UnknownError: If there is no such page, passage or quotation in it.
    """
    text, marks = store.text(source.id).text, store.marks(source.id)
    quotations = store.quotations(source.id)
    who = _who(quotations, store.speakers(source.id))
    canvas = _Canvas(text, marks, quotations, who)
    places = Places(marks)
    start, end = 0, len(text)
    if page:
        start, end = _of_page(marks, page, len(text))
    elif at:
        start, end = _around(text, _spans(store, source, quotations, at))
    return Shown(source, tuple(who.values()), tuple(canvas.lines(start, end)), places.pages)


def _who(quotations: Iterable[Quotation], speakers: Iterable[Speaker]) -> dict[str | None, str]:
    """Return what is shown of each speaker, in text order, nobody last."""
    known = {each.id: each for each in speakers}
    counts = Counter(each.speaker_id for each in quotations)
    order = sorted(counts, key=lambda each: each is None)
    return {
        id_: f"{_name(known.get(id_ or ''))}: {counts[id_]} quotation{'s' * (counts[id_] > 1)}"
        for id_ in order
    }


def _name(speaker: Speaker | None) -> str:
    return f"{speaker.label} ({speaker.voice})" if speaker else NOBODY


class _Canvas:
    """A text with what each of its characters is."""

    def __init__(
        self,
        text: str,
        marks: Sequence[Mark],
        quotations: Sequence[Quotation],
        who: dict[str | None, str],
    ) -> None:
        self._text = text
        self._marks: list[MarkKind | None] = [None] * len(text)
        self._speakers: list[int | None] = [None] * len(text)
        self._margins: dict[int, tuple[str, int | None]] = {}
        self._pages: dict[int, str] = {}
        for mark in marks:
            if mark.kind is MarkKind.PAGE and mark.value:
                self._pages[mark.span.start] = mark.value
            elif mark.kind not in _UNTOLD:
                self._margins.setdefault(mark.span.start, (_told(mark), None))
            if mark.kind is not MarkKind.CUE:
                _fill(self._marks, mark.span, mark.kind)
        places, order = Places(marks), {id_: n for n, id_ in enumerate(who)}
        for each in quotations:
            number = order[each.speaker_id]
            time = (places.time(each.spans[0].start) or "").partition(".")[0]
            told = f"{who[each.speaker_id].partition(' (')[0].partition(':')[0]} {time}".rstrip()
            self._margins[each.spans[0].start] = (told, number)
            for span in each.spans:
                _fill(self._speakers, span, number)

    def lines(self, start: int, end: int) -> Iterator[Line]:
        """Yield the lines of a stretch, each page begun by its own; runs of empty lines are one."""
        blank = True
        breaks = (m.end() for m in _BREAK.finditer(self._text, start, end))
        for first, after in pairwise(sorted({start, *breaks, end})):
            if first in self._pages:
                yield Line(f"page {self._pages[first]}", ())
            line = self._line(first, after)
            if line.pieces or line.margin or not blank:
                yield line
            blank = not (line.pieces or line.margin)

    def _line(self, first: int, after: int) -> Line:
        told = [self._margins[place] for place in range(first, after) if place in self._margins]
        margin, speaker = next((each for each in told if each[1] is not None), ("", None))
        if not margin and told:
            margin, speaker = told[0]
        places = (place for place in range(first, after) if self._text[place].isprintable())
        pieces = tuple(
            Piece("".join(self._text[place] for place in run), *what)
            for what, run in groupby(places, lambda n: (self._speakers[n], self._marks[n]))
        )
        return Line(margin, pieces if any(each.text.strip() for each in pieces) else (), speaker)


def _told(mark: Mark) -> str:
    return f"{_NAMES.get(mark.kind, mark.kind.value)} {mark.value}".rstrip()


def _fill(what: list[T], span: Span, value: T) -> None:
    what[span.start : span.end] = [value] * (span.end - span.start)


def _of_page(marks: Iterable[Mark], wanted: str, length: int) -> tuple[int, int]:
    """Return the stretch of a page, or from one to another."""
    told = sorted(
        (mark.span.start, mark.value) for mark in marks if mark.kind is MarkKind.PAGE and mark.value
    )
    names = [name for _, name in told]
    first, _, last = (wanted, "", wanted) if wanted in names else wanted.partition("-")
    if first not in names or (last or first) not in names:
        listed = f"its pages are {names[0]} to {names[-1]}" if names else "it tells no pages"
        raise UnknownError(f"The document has no page {wanted}; {listed}.")
    from_, to = names.index(first), names.index(last or first)
    end = told[to + 1][0] if to + 1 < len(told) else length
    return min(told[from_][0], end), end


def _spans(
    store: Store, source: Source, quotations: Iterable[Quotation], wanted: str
) -> tuple[Span, ...]:
    spans = {each.id: each.spans for each in quotations}
    spans |= {each.id: each.spans for each in store.there(source.id)}
    meant = [own for id_, own in spans.items() if id_.startswith(wanted)]
    if len(meant) != 1:
        many = "several passages or quotations begin" if meant else "no passage or quotation begins"
        raise UnknownError(f"In {source.path} {many} with {wanted}.")
    return meant[0]


def _around(text: str, spans: Sequence[Span]) -> tuple[int, int]:
    """Return the stretch from the paragraph before some words to the paragraph after."""
    start = text.rfind("\n\n", 0, max(text.rfind("\n\n", 0, spans[0].start), 0))
    after = text.find("\n\n", spans[-1].end)
    end = text.find("\n\n", after + 2) if after >= 0 else -1
    return max(start, 0), end if end >= 0 else len(text)
