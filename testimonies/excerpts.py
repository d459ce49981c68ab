"""A passage as one flowing line, with the way back from each of its characters to the source."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from testimonies.values import Span


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
        words = text[span.start : span.end].split()
        if not words:
            continue
        flowing = " ".join(words)
        if line:
            line.append(" ")
            offsets.append(offsets[-1] + 1)
        line.append(flowing)
        if len(flowing) == span.end - span.start:  # one white space between words, as mostly
            offsets.extend(range(span.start, span.end))
            continue
        at = span.start
        for word in words:
            if at > span.start:
                offsets.append(at)
            at = text.index(word, at)
            offsets.extend(range(at, at + len(word)))
            at += len(word)
    return Excerpt("".join(line), tuple(offsets))
