"""How a codebook's file is laid out: which lines and which comments belong to which thing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from codebook.drafting import draft
from codebook.fields import Notes
from codebook.strict_yaml import read_yaml, scalar_places

if TYPE_CHECKING:
    from collections.abc import Sequence

    from codebook.faults import Place

_COMMENT = re.compile(r"(?:^|(?<=[ \t]))#.*", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Piece:
    """Lines that belong together, numbered from 1.

    Attributes:
        above: The first of the comment and empty lines before it.
        start: Its own first line.
        end: The line after its last.
    """

    above: int
    start: int
    end: int


class Layout:
    """The lines of a file without faults.

    Attributes:
        book: The codebook it means, without its version.
        lines: The lines as they are written.
        bare: The same with the dash before each code left out.
        places: The line of each place.
    """

    def __init__(self, text: str) -> None:
        """Read where everything stands.

        Args:
            text: The text of a codebook without faults.
        """
        root, _ = read_yaml(text)
        notes = Notes()
        self.book = draft(root, notes) if root else None
        self.places = notes.lines
        self.lines = text.removeprefix("\ufeff").split("\n")
        while self.lines and not self.lines[-1]:
            self.lines.pop()
        self.bare = list(self.lines)
        for place in (("codes", i) for i in range(len(self.book.codes) if self.book else 0)):
            line = self.bare[self.places[place] - 1]
            self.bare[self.places[place] - 1] = line.replace("-", " ", 1)
        self._comments = comments(text)

    def roots(self) -> list[Piece] | None:
        """Return the pieces of the fields of the head and of the codes, in file order."""
        return self.pieces(self.root_places(), len(self.lines) + 1)

    def root_places(self) -> list[Place]:
        """Return the places of the fields of the head and of the codes, in file order."""
        return sorted((p for p in self.places if len(p) == 1), key=self.places.__getitem__)

    def pieces(self, places: Sequence[Place], end: int) -> list[Piece] | None:
        """Return the piece of each place, or None where two of them share a line.

        Args:
            places: Places in file order.
            end: The line after the last of them.
        """
        starts = [self.places[place] for place in places]
        if sorted(set(starts)) != starts:
            return None
        firsts = [self._above(start) for start in starts]
        ends = [*firsts[1:], end]
        return [Piece(*lines) for lines in zip(firsts, starts, ends, strict=True)]

    def whole(self, piece: Piece) -> list[str]:
        """Return the lines of a piece with those above it."""
        return self.lines[piece.above - 1 : piece.end - 1]

    def above(self, piece: Piece) -> list[str]:
        """Return the comment and empty lines above a piece."""
        return self.lines[piece.above - 1 : piece.start - 1]

    def inside(self, piece: Piece) -> list[str]:
        """Return the comments inside a piece, each as a line of its own."""
        before = " " * indent(self.bare[piece.start - 1])
        found = (self._comments.get(n, "") for n in range(piece.start, piece.end))
        return [before + comment for comment in found if comment]

    def _above(self, start: int) -> int:
        """Return the first of the loose lines before a line that belong to it."""
        width = indent(self.lines[start - 1])
        above = takewhile(lambda n: self._loose(n, width), range(start - 1, 0, -1))
        return min(above, default=start)

    def _loose(self, number: int, width: int) -> bool:
        """Whether a line is empty or a comment no deeper than what follows it."""
        line = self.lines[number - 1]
        return not line.strip() or (
            number in self._comments and indent(line) <= width and line.lstrip().startswith("#")
        )


def comments(text: str) -> dict[int, str]:
    """Return the comment of each line that has one; lines count from 1."""
    inside = scalar_places(text)
    found = {}
    for each in _COMMENT.finditer(text):
        if not any(start <= each.start() < end for start, end in inside):
            found[text.count("\n", 0, each.start()) + 1] = each[0].rstrip()
    return found


def indent(line: str) -> int:
    """Return how many spaces a line begins with."""
    return len(line) - len(line.lstrip(" "))
