"""Finding who says what in one canonical text: layout, then words, then speakers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from testimonies.finding import find, lay_out
from testimonies.speaking import attribute

if TYPE_CHECKING:
    from testimonies.values import Extraction, Mark, Reading, Speaker, Text


def find_quotations(text: Text, marks: tuple[Mark, ...] = ()) -> Extraction:
    """Return the speakers and quotations of a canonical text; the same text gives the same.

    Args:
        text: A canonical text; the spans found count its code points.
        marks: The layout its format states, as a reading carries it.
    """
    layout = lay_out(text.text, marks)
    extraction = attribute(text.text, layout, find(layout, text.text), text.source_id)
    every = {*layout.marks, *marks}
    return replace(extraction, marks=tuple(sorted(every, key=lambda each: (each.span, each.kind))))


def extract(reading: Reading) -> Extraction:
    """Return the speakers and quotations of a document, with all its format says of them."""
    extraction = find_quotations(reading.text, reading.marks)
    stated = dict(reading.respondents)
    if not stated:
        return extraction
    speakers = tuple(_with(each, stated.get(each.label, ())) for each in extraction.speakers)
    return replace(extraction, speakers=speakers)


def _with(speaker: Speaker, stated: tuple[tuple[str, str], ...]) -> Speaker:
    """Return a speaker with what a survey states; it knows better than what the words tell."""
    known = {**dict(speaker.attributes), **dict(stated)}
    return replace(speaker, attributes=tuple(sorted(known.items())))
