"""From the characters of a page to its words: where one ends, and which stand raised."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING
from unicodedata import category

from testimonies.reading.pdf.values import Word

if TYPE_CHECKING:
    from collections.abc import Iterable

    from testimonies.reading.pdf.glyphs import Box, Glyphs
    from testimonies.reading.pdf.values import Rule

_UNSEEN = "\u00ad\u200c\u200d"  # soft hyphen, and what parts or joins letters
_GAP = 0.16  # of the height of the type; a wider gap parts two words
_BACK = 0.5  # of the same; a longer step back parts them
_LEVEL = 0.03  # of the same; what foot and head may differ within a word
_SMALLER = 0.87
_RISE = (0.08, 0.85)  # of the larger type, how far a raised number stands above its line
_NEAR = 0.7  # of the larger type, how far apart a raised number and its word may stand
_STRUCK = (0.3, 0.7)  # of the height of the type, where a line strikes it out


def words_of(
    glyphs: Glyphs, count: int, rules: Iterable[Rule] = ()
) -> tuple[tuple[Word, ...], str, int]:
    """Return the words of a page in the order of the file, and what does not run as they do.

    Args:
        glyphs: The characters of the page.
        count: How many there are.
        rules: The horizontal lines on the page; what they strike out is left out.

    Returns:
        The words; what does not run from left to right; and how many lines strike words out.
    """
    builder = _Builder(glyphs)
    strokes = _Strokes(rules)
    for i in range(count):
        char = glyphs.char(i)
        if char.isprintable() and char != " ":
            box = glyphs.box(i)
            if strokes.through(box):
                builder.skip(box)
            else:
                builder.add(i, char, box)
        elif char.isspace():
            builder.end(spaced=True, blank=True)
        elif char in _UNSEEN:
            builder.join(char)
        elif category(char) == "Co":
            builder.add(i, char, glyphs.box(i))
    builder.end(spaced=True)
    return tuple(raised(builder.words)), "".join(builder.aside).strip(), len(strokes.used)


class _Strokes:
    """The horizontal lines of a page, and which of them strike characters out."""

    __slots__ = ("_heights", "_rules", "used")

    def __init__(self, rules: Iterable[Rule]) -> None:
        """Begin with none used."""
        self._rules = sorted(rules, key=lambda rule: rule.y)
        self._heights = [rule.y for rule in self._rules]
        self.used: set[Rule] = set()

    def through(self, box: Box) -> bool:
        """Tell whether a line runs through the middle of a box, and note which does."""
        left, foot, right, head = box
        middle, high = (left + right) / 2, head - foot
        first = bisect_right(self._heights, foot + _STRUCK[0] * high)
        last = bisect_left(self._heights, foot + _STRUCK[1] * high)
        through = [rule for rule in self._rules[first:last] if rule.x0 <= middle <= rule.x1]
        self.used.update(through)
        return bool(through)


class _Builder:
    """The words so far and the one that is being put together."""

    __slots__ = (
        "_begin",
        "_blank",
        "_box",
        "_chars",
        "_edge",
        "_glyphs",
        "_spaced",
        "aside",
        "words",
    )

    def __init__(self, glyphs: Glyphs) -> None:
        """Begin with no words."""
        self.words: list[Word] = []
        self.aside: list[str] = []
        self._glyphs = glyphs
        self._chars: list[str] = []
        self._begin = 0
        self._box: Box = (0.0, 0.0, 0.0, 0.0)
        self._edge = 0.0
        self._spaced = self._blank = True

    def add(self, i: int, char: str, box: Box) -> None:
        """Add character ``i`` to the word, or begin another with it."""
        if self._chars:
            high = box[3] - box[1]
            step = box[0] - self._edge
            level = abs(box[1] - self._box[1]) + abs(box[3] - self._box[3]) <= _LEVEL * high
            if not (level and -_BACK * high < step < _GAP * high):
                self.end(spaced=level or abs(step) >= _GAP * high)
        if not self._chars:
            self._begin, self._box = i, box
        self._chars.append(char)
        self._edge = box[2]

    def skip(self, box: Box) -> None:
        """Pass over a character that is struck out, as if the word before it reached so far."""
        if self._chars:
            self._edge = box[2]
        elif self.words and box[1] < self.words[-1].y < box[3]:
            self.words[-1] = self.words[-1]._replace(x1=box[2])

    def join(self, char: str) -> None:
        """Add a character that is not seen to the word that is being put together."""
        if self._chars:
            self._chars.append(char)

    def end(self, *, spaced: bool, blank: bool = False) -> None:
        """End the word, if there is one.

        Args:
            spaced: Whether white space follows on the page.
            blank: Whether a character for white space follows in the file.
        """
        if self._chars:
            text, first = "".join(self._chars), self._begin
            if self._glyphs.straight(first):
                self.words.append(self._word(text, first, glued=not self._spaced))
            else:
                self.aside.append(f" {text}" if self._blank else text)
            self._chars = []
            self._spaced, self._blank = spaced, blank
        else:
            self._spaced, self._blank = self._spaced or spaced, self._blank or blank

    def _word(self, text: str, first: int, *, glued: bool) -> Word:
        glyphs = self._glyphs
        return Word(
            text=text,
            x0=self._box[0],
            x1=self._edge,
            y=glyphs.baseline(first),
            size=glyphs.size(first),
            bold=glyphs.bold(first),
            glued=glued,
        )


def raised(words: list[Word]) -> list[Word]:
    """Return the words with those that stand raised set down on the line beside them.

    A word that is smaller and higher than its neighbour stands on the neighbour's line.
    """
    settled: list[Word] = []
    for i, word in enumerate(words):
        before = settled[-1] if settled else None
        after = words[i + 1] if i + 1 < len(words) else None
        if before is not None and _stands_above(word, before, word.x0 - before.x1):
            settled.append(word._replace(y=before.y, raised=True))
        elif after is not None and _stands_above(word, after, after.x0 - word.x1):
            settled.append(word._replace(y=after.y, raised=True))
        else:
            settled.append(word)
    return settled


def _stands_above(word: Word, base: Word, gap: float) -> bool:
    """Tell whether ``word`` is raised type beside ``base``."""
    if base.raised:
        return abs(word.size - base.size) < 1 and abs(gap) < _NEAR * base.size
    rise = (word.y - base.y) / (base.size or 1.0)
    return (
        word.size < _SMALLER * base.size
        and _RISE[0] < rise < _RISE[1]
        and -_NEAR * base.size < gap < _NEAR * base.size
    )
