"""Putting a canonical text together piece by piece, with the marks that belong to its pieces."""

from __future__ import annotations

from dataclasses import dataclass, field

from testimonies.values import Mark, MarkKind, Span

_PARAGRAPH = "\n\n"


@dataclass(slots=True)
class Composition:
    """A text that grows at its end.

    Attributes:
        length: Number of its characters so far.
    """

    length: int = 0
    _pieces: list[str] = field(default_factory=list)
    _marks: list[Mark] = field(default_factory=list)
    _fresh: bool = True

    @property
    def text(self) -> str:
        """The text so far."""
        return "".join(self._pieces)

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The marks so far, sorted by where they stand."""
        return tuple(sorted(self._marks, key=lambda mark: (mark.span, mark.kind, mark.value)))

    def put(self, text: str) -> None:
        """Add words at the end."""
        if text:
            self._pieces.append(text)
            self.length += len(text)
            self._fresh = False

    def drop(self, count: int) -> None:
        """Take the last characters of the last piece back."""
        if count:
            self._pieces[-1] = self._pieces[-1][:-count]
            self.length -= count

    def begin(self) -> None:
        """Begin a paragraph; nothing happens where one has only begun."""
        if not self._fresh:
            self.put(_PARAGRAPH)
            self._fresh = True

    def begun(self) -> None:
        """Take what stands at the end as the beginning of a paragraph."""
        self._fresh = True

    def mark(self, kind: MarkKind, start: int, value: str = "") -> None:
        """Mark what stands from ``start`` to the end, if anything does.

        Args:
            kind: What it is.
            start: Offset of its first character.
            value: What else is known of it.
        """
        if self.length > start:
            self._marks.append(Mark(kind, Span(start, self.length), value))
