"""Whether a source, its text and all that was found in it fit together."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from coding.values import Suggestion
    from testimonies.values import (
        Extraction,
        Mark,
        Passage,
        Quotation,
        Reading,
        Source,
        Span,
        Speaker,
        Text,
    )


@dataclass(frozen=True, slots=True)
class Content:
    """A source with everything the store holds of it but its text: what its seal is over."""

    source: Source
    speakers: tuple[Speaker, ...]
    quotations: tuple[Quotation, ...]
    passages: tuple[Passage, ...]
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Marks:
    """How the text of a source lies on the page, as the store keeps it."""

    source_id: str
    marks: tuple[Mark, ...]


def content_of(reading: Reading, extraction: Extraction, passages: Iterable[Passage]) -> Content:
    """Return what the store holds of a document: the document, and all that was found in it."""
    return Content(
        reading.source,
        extraction.speakers,
        extraction.quotations,
        tuple(passages),
        extraction.marks,
    )


def text_hash(text: str) -> str:
    """Return the SHA-256 hex digest of a text in UTF-8, of a damaged one too."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def misfits(content: Content, text: Text) -> tuple[str, ...]:
    """Return every contradiction among the values, one sentence each."""
    return (
        *_of_the_text(content.source, text),
        *_of_the_quotations(content, len(text.text)),
        *_of_the_passages(content),
        *_of_the_marks(content, len(text.text)),
    )


def wild_suggestions(
    made: Iterable[Suggestion], name: str, lengths: Mapping[str, int]
) -> tuple[str, ...]:
    """Return what is wrong with suggestions, one sentence each.

    Args:
        made: The suggestions.
        name: Name of the suggester who made them, without its version.
        lengths: For each passage, how many code points its source's text has.
    """
    return tuple(_of_suggestions(made, name, lengths))


def _of_suggestions(
    made: Iterable[Suggestion], name: str, lengths: Mapping[str, int]
) -> Iterator[str]:
    before: set[tuple[str, str, str]] = set()
    for each in made:
        about = (each.passage_id, each.code_id, each.suggester)
        if each.suggester.partition("/")[0] != name:
            yield f"The suggester {each.suggester} is not {name}."
        if about in before:
            yield f"The code {each.code_id} is suggested twice for passage {each.passage_id}."
        if any(span.end > lengths[each.passage_id] for span in each.evidence):
            yield f"Evidence for passage {each.passage_id} reaches beyond its text."
        before.add(about)


def _of_the_text(source: Source, text: Text) -> Iterator[str]:
    if text.source_id != source.id:
        yield f"The text of {text.source_id} was given for {source.id}."
    if text.sha256 != text_hash(text.text):
        yield f"The text of {source.id} is not the one its hash was made of."


def _of_the_quotations(content: Content, length: int) -> Iterator[str]:
    speakers = {speaker.id for speaker in content.speakers}
    for quotation in content.quotations:
        if quotation.source_id != content.source.id:
            yield f"Quotation {quotation.id} stands in another source, {quotation.source_id}."
        if quotation.speaker_id is not None and quotation.speaker_id not in speakers:
            yield f"The speaker of quotation {quotation.id}, {quotation.speaker_id}, is unknown."
        if not quotation.spans:
            yield f"Quotation {quotation.id} has no words."
        if not _in_order(quotation.spans):
            yield f"The spans of quotation {quotation.id} overlap or are out of order."
        cue = () if quotation.cue is None else (quotation.cue,)
        if any(span.end > length for span in (*quotation.spans, *cue)):
            yield f"Quotation {quotation.id} reaches beyond the {length} characters of its text."


def _of_the_passages(content: Content) -> Iterator[str]:
    wholes = {quotation.id: quotation.spans for quotation in content.quotations}
    for passage in content.passages:
        whole = wholes.get(passage.quotation_id)
        if whole is None:
            yield f"The quotation of passage {passage.id}, {passage.quotation_id}, is unknown."
            continue
        if not passage.spans:
            yield f"Passage {passage.id} has no words."
        if not _in_order(passage.spans):
            yield f"The spans of passage {passage.id} overlap or are out of order."
        if not all(any(_inside(span, around) for around in whole) for span in passage.spans):
            yield f"Passage {passage.id} reaches beyond its quotation {passage.quotation_id}."


def _of_the_marks(content: Content, length: int) -> Iterator[str]:
    for mark in content.marks:
        if mark.span.end > length:
            yield f"A mark of {content.source.id} ({mark.kind}) reaches beyond its text."


def _in_order(spans: tuple[Span, ...]) -> bool:
    return all(before.end <= after.start for before, after in pairwise(spans))


def _inside(span: Span, around: Span) -> bool:
    return around.start <= span.start and span.end <= around.end
