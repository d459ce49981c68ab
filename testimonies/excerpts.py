"""A passage as one flowing line, with the way back from each of its characters to the source."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from testimonies.values import Span

_PIECE = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The words of some spans on one line, white space run together.

    Attributes:
        text: The words, one space between each two, none at the ends.
        offsets: For each character of ``text``, its offset in the canonical text, in code points;
            a space that stands for a line end or a gap carries the offset after the word before.
    """

    text: str
    offsets: tuple[int, ...]

    def back(self, span: Span) -> tuple[Span, ...]:
        """Return where a stretch of the line stands in the canonical text.

        Args:
            span: Offsets into ``self.text``.

        Returns:
            One span, or several where the stretch crosses a gap between the excerpt's spans
            or a run of white space.
        """
        places = self.offsets[span.start : span.end]
        breaks = [i + 1 for i, (a, b) in enumerate(pairwise(places)) if b != a + 1]
        edges = [0, *breaks, len(places)]
        return tuple(Span(places[i], places[j - 1] + 1) for i, j in pairwise(edges))


def excerpt(text: str, spans: tuple[Span, ...]) -> Excerpt:
    """Return the words at ``spans`` of the canonical ``text`` as one flowing line."""
    line: list[str] = []
    offsets: list[int] = []
    for span in spans:
        for piece in _PIECE.finditer(text, span.start, span.end):
            if line:
                line.append(" ")
                offsets.append(offsets[-1] + 1)
            line.append(piece.group())
            offsets.extend(range(piece.start(), piece.end()))
    return Excerpt("".join(line), tuple(offsets))
