"""Writing the paragraphs of a PDF as one text, with a mark for each page, note and heading."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from testimonies.reading.composing import Composition
from testimonies.reading.pdf.notes import is_sign, note_number
from testimonies.values import MarkKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from testimonies.reading.pdf.hyphens import Divided
    from testimonies.reading.pdf.values import Line, Word

PAGE_BREAK = "\f"
_UNITS = frozenset({"m", "km", "cm", "mm", "ft"})
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_CELL = 2.5  # of the type size; wider white space parts the cells of a table


@dataclass(frozen=True, slots=True)
class Margins:
    """What stands on a page outside its running text.

    Attributes:
        label: What to call the page when it is cited.
        head: Its running heads.
        foot: Its running feet and page number.
        notes: Its footnotes.
        aside: What runs in another direction.
    """

    label: str
    head: tuple[Line, ...]
    foot: tuple[Line, ...]
    notes: tuple[tuple[Line, ...], ...]
    aside: str


@dataclass(slots=True)
class Writer:
    """The text so far, and the page it has come to.

    Each page begins with a form feed that carries its label. A paragraph is written whole: where
    it runs over the end of a page the form feed stands inside it, and the notes and heads that
    lie between follow it.

    Attributes:
        pages: The margins of every page.
        divided: What to do with words divided at line ends.
        whole: What is written so far.
    """

    pages: Sequence[Margins]
    divided: Divided
    whole: Composition = field(default_factory=Composition)
    _page: int = -1

    def paragraph(self, lines: Sequence[Line], kind: MarkKind | None) -> None:
        """Write one paragraph of running text.

        Args:
            lines: Its lines in reading order.
            kind: What it is, or None.
        """
        while self._page < lines[0].page:
            self._turn()
        before = self._page
        self.whole.begin()
        start = self.whole.length
        self._flow(lines, in_note=False)
        if kind is not None:
            self.whole.mark(kind, start)
        for page in range(before, self._page):
            self._foot(page)
            self._block_each(self.pages[page + 1].head)

    def end(self) -> None:
        """Write what is left of the last pages."""
        while self._page < len(self.pages) - 1:
            self._turn()
        if self.pages:
            self._foot(self._page)

    def _turn(self) -> None:
        """Write what ends the page come to, and begin the next."""
        if self._page >= 0:
            self._foot(self._page)
        self.whole.begin()
        self._break()
        self.whole.begun()
        self._block_each(self.pages[self._page].head)

    def _break(self) -> None:
        """Begin the next page with a form feed that carries its label."""
        self._page += 1
        start = self.whole.length
        self.whole.put(PAGE_BREAK)
        self.whole.mark(MarkKind.PAGE, start, self.pages[self._page].label)

    def _foot(self, page: int) -> None:
        """Write the notes of a page, what runs in another direction, and its running feet."""
        margins = self.pages[page]
        for note in margins.notes:
            self.whole.begin()
            start = self.whole.length
            self._flow(note, in_note=True)
            self.whole.mark(MarkKind.FOOTNOTE, start, note_number(note[0]))
        if margins.aside:
            self.whole.begin()
            start = self.whole.length
            self.whole.put(margins.aside)
            self.whole.mark(MarkKind.FURNITURE, start)
        self._block_each(margins.foot)

    def _block_each(self, lines: Sequence[Line]) -> None:
        """Write running heads or feet, each on its own."""
        for line in lines:
            self.whole.begin()
            start = self.whole.length
            self._line(line, in_note=True)
            self.whole.mark(MarkKind.PAGE, start)

    def _flow(self, lines: Sequence[Line], *, in_note: bool) -> None:
        """Write lines as one paragraph, words divided at their ends settled."""
        for i, line in enumerate(lines):
            turns = 0 if in_note else line.page - self._page
            if i:
                drop, between = self.divided.joint(lines[i - 1].text, line.text)
                self.whole.drop(drop)
                self.whole.put(between)
                if turns and not between:
                    self._line(line, in_note=in_note, turns=turns)
                    continue
            for _ in range(turns):
                self._break()
            self._line(line, in_note=in_note)

    def _line(self, line: Line, *, in_note: bool, turns: int = 0) -> None:
        """Write one line; pages are turned after its first word."""
        before: Word | None = None
        for word in line.words:
            if before is not None and (not word.glued or (in_note and before.raised)):
                wide = word.x0 - before.x1 > _CELL * word.size
                self.whole.put("\t" if wide else " ")
                for _ in range(turns):
                    self._break()
                turns = 0
            if word.raised and is_sign(word.text):
                self._sign(word.text, before.text if before else "", in_note=in_note)
            else:
                self.whole.put(word.text[:-1].replace("\u00ad", "") + word.text[-1])
            before = word
        for _ in range(turns):
            self.whole.put(" ")
            self._break()

    def _sign(self, sign: str, before: str, *, in_note: bool) -> None:
        """Write the sign of a note in brackets, so that it does not run into the word."""
        if before in _UNITS:
            self.whole.put(sign.translate(_RAISED))
            return
        start = self.whole.length
        self.whole.put(f"[{sign}]")
        if not in_note:
            self.whole.mark(MarkKind.FOOTNOTE, start, sign)
