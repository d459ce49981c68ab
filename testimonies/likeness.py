"""Documents that say mostly the same, by the words in a row that they share."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from zlib import crc32

from testimonies.values import MarkKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from testimonies.values import Mark

_WORD = re.compile(r"\w+")
_ROW = 5  # words in a row; one changed word changes five rows
_KEPT = 8  # one row in so many is kept of a long text, chosen by its own words alone
_FEW = 400  # rows; of a text with fewer all are kept
_SILENT = frozenset({MarkKind.FURNITURE, MarkKind.PAGE, MarkKind.CAPTION})
MOSTLY = 0.6  # the share of rows from which a text says mostly what another says
_LEAST = 30  # rows two texts share at least; fewer may be a letterhead or a question


@dataclass(frozen=True, slots=True)
class Sketch:
    """What is kept of a text to compare it with others.

    Attributes:
        rows: Its rows of words, as numbers made from the words.
        is_whole: Whether all its rows are kept, not one in eight.
        sha256: Hex digest of the text itself in UTF-8.
    """

    rows: frozenset[int]
    is_whole: bool
    sha256: str

    @property
    def sparse(self) -> frozenset[int]:
        """Those rows that a long text would keep."""
        return frozenset(row for row in self.rows if row % _KEPT == 0)


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much two texts share.

    Attributes:
        other: The id of the other text.
        here: The share of this text's rows that stand in the other, 0 to 1.
        there: The share of the other's rows that stand in this, 0 to 1.
    """

    other: str
    here: float
    there: float


def sketch(text: str, marks: Iterable[Mark] = ()) -> Sketch:
    """Return what is kept of a text; menus, page heads and captions are not the document's own.

    Args:
        text: A canonical text.
        marks: How it lies on the page.
    """
    words = [word for piece in _running(text, marks) for word in _WORD.findall(piece.casefold())]
    rows = {
        crc32(" ".join(words[place : place + _ROW]).encode("utf-8", "surrogatepass"))
        for place in range(len(words) - _ROW + 1)
    }
    sha256 = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    if len(rows) < _FEW:
        return Sketch(frozenset(rows), is_whole=True, sha256=sha256)
    kept = frozenset(row for row in rows if row % _KEPT == 0)
    return Sketch(kept, is_whole=False, sha256=sha256)


@dataclass
class Sketches:
    """The sketches of many texts, ready to be asked which of them a text is, or is like."""

    _texts: dict[str, str] = field(default_factory=dict)
    _sketches: dict[str, Sketch] = field(default_factory=dict)
    _holders: dict[int, list[str]] = field(default_factory=dict)

    def add(self, id_: str, new: Sketch) -> None:
        """Keep the sketch of one more text."""
        self._sketches[id_] = new
        self._texts[new.sha256] = id_
        for row in new.rows:
            self._holders.setdefault(row, []).append(id_)

    def same(self, sha256: str) -> str | None:
        """Return the id of the text of this digest, or None where there is none."""
        return self._texts.get(sha256)

    def like(self, new: Sketch) -> tuple[Likeness, ...]:
        """Return the texts that say mostly what this one says, or it what they say, likest first.

        Args:
            new: The sketch of a text that is not among them.
        """
        shared = Counter(id_ for row in new.rows for id_ in self._holders.get(row, ()))
        alike = (self._compared(new, id_, count) for id_, count in shared.items())
        found = [each for each in alike if max(each.here, each.there) >= MOSTLY]
        return tuple(sorted(found, key=lambda each: (-max(each.here, each.there), each.other)))

    def _compared(self, new: Sketch, id_: str, shared: int) -> Likeness:
        other = self._sketches[id_]
        both = new.is_whole and other.is_whole
        mine = new.rows if both or not new.is_whole else new.sparse
        theirs = other.rows if both or not other.is_whole else other.sparse
        if not both:
            shared = len(mine & theirs)
        if shared * (1 if both else _KEPT) < _LEAST or not mine or not theirs:
            return Likeness(id_, 0.0, 0.0)
        return Likeness(id_, shared / len(mine), shared / len(theirs))


def _running(text: str, marks: Iterable[Mark]) -> Iterator[str]:
    """Yield the stretches of a text between the marks of what is not its own."""
    start = 0
    for span in sorted(mark.span for mark in marks if mark.kind in _SILENT):
        yield text[start : span.start]
        start = max(start, span.end)
    yield text[start:]
