"""Which paragraphs are set as quotations: by their style, or by indents against the others."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from testimonies.reading.written import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from testimonies.reading.written import Paragraph

_INDENT = 280  # twentieths of a point, half a centimetre
_FEWEST_WORDS = 5


def set_as_quotations(paragraphs: Sequence[Paragraph]) -> set[int]:
    """Return the numbers of the paragraphs that are set as quotations.

    A paragraph is, where its style says so; where it is indented on both sides against most of the
    text; or where it is indented on the left alone and words with a colon introduce it.
    """
    left, right = _margins(paragraphs)
    found: set[int] = set()
    for i, paragraph in enumerate(paragraphs):
        if paragraph.role is Role.QUOTATION:
            found.add(i)
        elif _may_be(paragraph) and paragraph.left >= left + _INDENT:
            both = paragraph.right >= right + _INDENT
            if both or _introduced(paragraphs, i, found):
                found.add(i)
    return found


def _margins(paragraphs: Sequence[Paragraph]) -> tuple[int, int]:
    """Return the indents, left and right, that most of the running text has."""
    weights: Counter[tuple[int, int]] = Counter()
    for paragraph in paragraphs:
        if paragraph.role is Role.BODY and paragraph.cell is None and not paragraph.listed:
            weights[paragraph.left, paragraph.right] += len(paragraph.text)
    return weights.most_common(1)[0][0] if weights else (0, 0)


def _may_be(paragraph: Paragraph) -> bool:
    plain = paragraph.role is Role.BODY and paragraph.cell is None and not paragraph.listed
    return plain and len(paragraph.text.split()) >= _FEWEST_WORDS


def _introduced(paragraphs: Sequence[Paragraph], i: int, found: set[int]) -> bool:
    """Tell whether words with a colon stand before the paragraph, or one introduced so."""
    if i == 0:
        return False
    before = paragraphs[i - 1]
    if i - 1 in found and before.role is Role.BODY:
        return before.left == paragraphs[i].left and before.right == paragraphs[i].right
    return before.left < paragraphs[i].left and before.text.endswith(":")
