"""Finding who says what in one canonical text: layout, then words, then speakers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from testimonies.finding import find, lay_out
from testimonies.speaking import attribute

if TYPE_CHECKING:
    from testimonies.values import Extraction, Mark, Text


def find_quotations(text: Text, marks: tuple[Mark, ...] = ()) -> Extraction:
    """Return the speakers and quotations of a canonical text; the same text gives the same.

    Args:
        text: A canonical text; the spans found count its code points.
        marks: The layout its format states, as a reading carries it.
    """
    layout = lay_out(text.text, marks)
    return attribute(text.text, layout, find(layout, text.text), text.source_id)
