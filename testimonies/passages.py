"""Cutting quotations into passages, the unit of coding."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from testimonies.ids import passage_id
from testimonies.sentences import sentences
from testimonies.values import Passage, Quotation, Span, Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_COMPLETE = re.compile(r"[.?!…][)\]”’\"']*$")
MOST_SENTENCES = 4


def cut_passages(
    text: Text, quotations: Iterable[Quotation], *, most_sentences: int = MOST_SENTENCES
) -> tuple[Passage, ...]:
    """Return the passages of the quotations, in the order of the quotations.

    A quotation is cut at sentence ends into as few passages as possible of about equal length.
    Every span of a passage lies inside one span of its quotation.

    Args:
        text: The canonical text the quotations stand in.
        quotations: The quotations to cut.
        most_sentences: The most sentences a passage may hold, 1 or more.

    Raises:
        ValueError: If ``most_sentences`` is below 1.
    """
    if most_sentences < 1:
        raise ValueError(f"A passage holds at least one sentence; {most_sentences} was asked for.")
    return tuple(
        passage
        for quotation in quotations
        for passage in _passages(text.text, quotation, most_sentences)
    )


def _passages(text: str, quotation: Quotation, most: int) -> Iterator[Passage]:
    units = list(_units(text, quotation.spans))
    for index, (first, last) in enumerate(_shares(len(units), most)):
        spans = _merged(text, [span for unit in units[first:last] for span in unit], quotation)
        yield Passage(passage_id(quotation.id, spans), quotation.id, spans, index)


def _units(text: str, spans: tuple[Span, ...]) -> Iterator[list[Span]]:
    """Yield the sentences of a quotation, each as the spans it stands in."""
    unit: list[Span] = []
    for span in spans:
        for sentence in sentences(text, span):
            unit.append(sentence)
            open_end = sentence.end == _trimmed(text, span).end and span != spans[-1]
            if open_end and not _COMPLETE.search(text, sentence.start, sentence.end):
                continue
            yield unit
            unit = []
    if unit:
        yield unit


def _trimmed(text: str, span: Span) -> Span:
    return Span(span.start, span.start + len(text[span.start : span.end].rstrip()) or span.end)


def _shares(count: int, most: int) -> Iterator[tuple[int, int]]:
    """Yield ``(first, last)`` of as few shares of ``count`` as hold at most ``most`` each."""
    pieces = -(-count // most)
    start = 0
    for piece in range(pieces):
        end = start + -(-(count - start) // (pieces - piece))
        yield start, end
        start = end


def _merged(text: str, parts: list[Span], quotation: Quotation) -> tuple[Span, ...]:
    """Join neighbouring sentences that stand in the same span of the quotation."""
    merged: list[Span] = []
    for part in parts:
        if (
            merged
            and _same_span(merged[-1], part, quotation)
            and (not text[merged[-1].end : part.start].strip())
        ):
            merged[-1] = Span(merged[-1].start, part.end)
        else:
            merged.append(part)
    return tuple(merged)


def _same_span(first: Span, second: Span, quotation: Quotation) -> bool:
    return any(span.start <= first.start and second.end <= span.end for span in quotation.spans)
