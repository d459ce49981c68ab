"""Finding who says what in one canonical text: layout, then words, then speakers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from testimonies.finding import find, lay_out
from testimonies.speaking import attribute

if TYPE_CHECKING:
    from testimonies.values import Extraction, Text


def find_quotations(text: Text) -> Extraction:
    """Return the speakers and quotations of a canonical text; the same text gives the same.

    Args:
        text: A canonical text; the spans found count its code points.
    """
    layout = lay_out(text.text)
    return attribute(text.text, layout, find(layout, text.text), text.source_id)
