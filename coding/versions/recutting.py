"""Quotations cut into passages where older passages were cut, the rest as always."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from testimonies.ids import passage_id
from testimonies.passages import cut_passages
from testimonies.values import Passage, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from coding.versions.aligning import Words
    from testimonies.values import Quotation, Text

    Piece = tuple[str | None, Span]

_ENDS = frozenset(".,;:!?…")


def recut(
    text: Text,
    quotation: Quotation,
    pieces: Mapping[str, tuple[range, ...]],
    words: Words,
    most_sentences: int,
) -> tuple[tuple[Passage, ...], dict[str, Passage]]:
    """Return the passages of a quotation in text order, and which of them is which piece.

    Args:
        text: The canonical text.
        quotation: The quotation.
        pieces: What must be a passage of its own, by any id: stretches counted in words of the
            text, inside the quotation, disjoint.
        words: The words of the text.
        most_sentences: The most sentences a passage of the rest may hold.
    """
    usual = cut_passages(text, (quotation,), most_sentences=most_sentences)
    held = {_places(words.within(span) for span in each.spans): each for each in usual}
    if all(_places(piece) in held for piece in pieces.values()):
        return usual, {id_: held[_places(piece)] for id_, piece in pieces.items()}
    cut = [*_cut(text.text, quotation, pieces, words)]
    own: dict[str, list[Span]] = {}
    rest: list[tuple[Span, ...]] = []
    for id_, run in groupby(cut, key=lambda each: each[0]):
        spans = [span for _, span in run]
        if id_ is None:
            rest.append(tuple(spans))
        else:
            own.setdefault(id_, []).extend(spans)
    made = {id_: _passage(quotation.id, tuple(spans)) for id_, spans in own.items()}
    others = [
        each
        for spans in rest
        for each in cut_passages(
            text, (replace(quotation, spans=spans),), most_sentences=most_sentences
        )
    ]
    ordered = sorted([*made.values(), *others], key=lambda each: each.spans)
    numbered = {each.id: replace(each, index=n) for n, each in enumerate(ordered)}
    return tuple(numbered.values()), {id_: numbered[each.id] for id_, each in made.items()}


def bare(text: str, was: str, window: range, words: Words) -> Span:
    """Return where words stand, with the marks they had at their ends before.

    Args:
        text: The canonical text.
        was: The words as they stood in an older text.
        window: Which words of the text.
        words: The words of the text.
    """
    letters = [place for place, each in enumerate(was) if each.isalnum()]
    before, after = frozenset(was[: letters[0]]), frozenset(was[letters[-1] + 1 :])
    start, end = words.starts[window.start], words.ends[window.stop - 1]
    start = _grown(text, start, -1, 0, before.__contains__)
    marks = after | _ENDS if after & _ENDS else after
    end = _grown(text, end, 1, len(text), marks.__contains__)
    return Span(start, end)


def _passage(quotation: str, spans: tuple[Span, ...]) -> Passage:
    return Passage(passage_id(quotation, spans), quotation, spans, 0)


def _places(ranges: Iterable[range]) -> frozenset[int]:
    return frozenset(place for each in ranges for place in each)


def _cut(
    text: str, quotation: Quotation, pieces: Mapping[str, tuple[range, ...]], words: Words
) -> Iterator[Piece]:
    """Yield every stretch of a quotation in order with the piece it belongs to, or None."""
    placed = sorted((r.start, r.stop, id_) for id_, ranges in pieces.items() for r in ranges)
    for span in quotation.spans:
        within = words.within(span)
        here = [each for each in placed if each[0] in within]
        edge = span.start
        for n, (first, stop, id_) in enumerate(here):
            start = _grown(text, words.starts[first], -1, edge, _is_mark)
            yield from _rest(text, edge, start)
            after = here[n + 1][0] if n + 1 < len(here) else within.stop
            end = _grown(text, words.ends[stop - 1], 1, span.end, _is_mark)
            end = span.end if stop == within.stop and after == within.stop else end
            yield from ((id_, each) for each in _stripped(text, start, end))
            edge = end
        yield from _rest(text, edge, span.end)


def _rest(text: str, start: int, end: int) -> Iterator[Piece]:
    if any(letter.isalnum() for letter in text[start:end]):
        yield from ((None, each) for each in _stripped(text, start, end))


def _stripped(text: str, start: int, end: int) -> Iterator[Span]:
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    if piece.strip():
        yield Span(start, start + len(piece.strip()))


def _is_mark(letter: str) -> bool:
    return not letter.isspace() and not letter.isalnum()


def _grown(text: str, place: int, step: int, limit: int, takes: Callable[[str], bool]) -> int:
    """Return an edge moved outwards over the signs taken, up to a limit."""
    while place != limit and takes(text[place if step > 0 else place - 1]):
        place += step
    return place
