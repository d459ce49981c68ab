"""What the PDF reader works on: words, lines and sheets, in points from the foot of the page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Word(NamedTuple):
    """Characters that stand together, in one size.

    Attributes:
        text: The characters.
        x0: Left edge in points.
        x1: Right edge in points.
        y: Height of the line it stands on, in points above the foot of the page.
        size: Size of its type in points.
        bold: Whether its type is bold.
        raised: Whether it stands above its line and is smaller, as the number of a note does.
        glued: Whether no space stands before it.
    """

    text: str
    x0: float
    x1: float
    y: float
    size: float
    bold: bool = False
    raised: bool = False
    glued: bool = False


class Rule(NamedTuple):
    """A horizontal line drawn on a page, in points."""

    x0: float
    x1: float
    y: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """What one page shows.

    Attributes:
        label: What the document itself calls the page, or nothing.
        height: Height of the page in points.
        words: Its words, in the order in which the file draws them.
        rules: The wide horizontal lines on it.
        aside: Words that do not run from left to right, such as a stamp in the margin.
        struck: How many lines strike words out, which are left out.
    """

    label: str
    height: float
    words: tuple[Word, ...]
    rules: tuple[Rule, ...] = ()
    aside: str = ""
    struck: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """Words on one line of a column.

    Attributes:
        words: The words from left to right; never none.
        left: Left edge of the column's text in points.
        right: Right edge of the column's text in points.
        page: Index of its page, from 0.
        fresh: Whether it is the first line of its column.
    """

    words: tuple[Word, ...]
    left: float = 0.0
    right: float = 0.0
    page: int = 0
    fresh: bool = False

    @property
    def x0(self) -> float:
        """Left edge of the first word."""
        return self.words[0].x0

    @property
    def x1(self) -> float:
        """Right edge of the last word."""
        return max(word.x1 for word in self.words)

    @property
    def y(self) -> float:
        """Height of the line."""
        return self.words[0].y

    @property
    def size(self) -> float:
        """Size of the type that most of its characters have."""
        first = self.words[0].size
        if all(word.size == first for word in self.words):
            return first
        sizes: dict[float, int] = {}
        for word in self.words:
            sizes[word.size] = sizes.get(word.size, 0) + len(word.text)
        return max(sizes, key=lambda size: (sizes[size], size))

    @property
    def bold(self) -> bool:
        """Whether all of its words are bold."""
        return self.words[-1].bold and all(word.bold or word.raised for word in self.words)

    @property
    def text(self) -> str:
        """Its words as they would be typed."""
        return "".join(
            word.text if not i or word.glued else f" {word.text}"
            for i, word in enumerate(self.words)
        )
