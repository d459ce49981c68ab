"""Where words that a person typed stand in a canonical text, whatever the white space."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from testimonies.values import Form, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_UNSEEN = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
_SAME = str.maketrans(
    dict.fromkeys("“”„‟«»″＂", '"')
    | dict.fromkeys("‘’‚‛‹›′ʼ＇", "'")
    | dict.fromkeys("‐‑‒–—−", "-")
)
_MARKS = "\"'"
_GAP = re.compile(r"\[\s*(?:…|\.\.\.)\s*\]")
_FURTHEST = 600  # characters a speaker tag or page furniture may take between two parts


@dataclass(frozen=True, slots=True)
class Squeezed:
    """A text without white space and unseen characters, marks and dashes all alike.

    Attributes:
        letters: What is left of it.
        offsets: For each of them, its offset in the text, in code points.
    """

    letters: str
    offsets: tuple[int, ...]

    def lowered(self) -> Squeezed:
        """Return the same in small letters, letter for letter."""
        small = (each.lower() if len(each.lower()) == 1 else each for each in self.letters)
        return Squeezed("".join(small), self.offsets)


def squeezed(text: str) -> Squeezed:
    """Return a text without white space, with the way back."""
    kept = [
        (place, letter)
        for place, letter in enumerate(text.translate(_SAME))
        if not letter.isspace() and letter not in _UNSEEN
    ]
    return Squeezed("".join(letter for _, letter in kept), tuple(place for place, _ in kept))


def places_of(words: str, text: str, squeeze: Squeezed) -> tuple[tuple[Span, ...], ...]:
    """Return every place where the words stand, as spans in text order; often there is just one.

    White space, the shape of marks and dashes, and marks around the words make no difference;
    capitals make one only where the words stand as they were typed.
    ``[...]`` stands for whatever lies between two parts of split words; such words have a span for
    each part.

    Args:
        words: What a person typed.
        text: The canonical text.
        squeeze: The same text, squeezed.
    """
    whole = tuple((span,) for span in _found(words, text, squeeze))
    parts = [part for part in _GAP.split(words) if part.strip()]
    if whole or len(parts) < 2:  # noqa: PLR2004 - words in one part have no gap
        return whole
    first, *others = ([*_found(part, text, squeeze)] for part in parts)
    return tuple(spans for start in first if (spans := _joined(start, others)))


def form_at(text: str, spans: tuple[Span, ...]) -> Form:
    """Return how words stand on the page: between marks, or set off without any."""
    before = text[: spans[0].start].rstrip()[-1:].translate(_SAME)
    after = text[spans[-1].end :].lstrip()[:1].translate(_SAME)
    return Form.DIRECT if before in {*_MARKS} or after in {*_MARKS} else Form.BLOCK


def _found(words: str, text: str, squeeze: Squeezed) -> Iterator[Span]:
    typed = squeezed(words)
    exact = tuple(_spans(typed.letters.strip(_MARKS), text, squeeze))
    yield from exact or _spans(typed.lowered().letters.strip(_MARKS), text, squeeze.lowered())


def _spans(wanted: str, text: str, squeeze: Squeezed) -> Iterator[Span]:
    place = squeeze.letters.find(wanted) if wanted else -1
    while place >= 0:
        start, end = squeeze.offsets[place], squeeze.offsets[place + len(wanted) - 1] + 1
        if _is_whole(text, start, end):
            yield Span(start, end)
        place = squeeze.letters.find(wanted, place + 1)


def _is_whole(text: str, start: int, end: int) -> bool:
    """Return whether no word is cut at either end."""
    cut_before = start > 0 and text[start - 1].isalnum() and text[start].isalnum()
    cut_after = end < len(text) and text[end - 1].isalnum() and text[end].isalnum()
    return not cut_before and not cut_after


def _joined(start: Span, others: list[list[Span]]) -> tuple[Span, ...]:
    """Return the parts that follow each other, each the nearest; nothing where one is missing."""
    spans = [start]
    for places in others:
        last = spans[-1].end
        after = (span for span in places if last <= span.start <= last + _FURTHEST)
        nearest = next(after, None)
        if nearest is None:
            return ()
        spans.append(nearest)
    return tuple(spans)
