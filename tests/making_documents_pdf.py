"""Making PDF files for tests: columns, notes, running heads and page breaks, set line by line."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from typing import Any

WIDTH, HEIGHT = 595.0, 842.0
_MARGIN = 72.0
_BODY = 10.5
_NOTE = 8.0
_LEADING = 1.3
_GUTTER = 20.0


@dataclass(frozen=True)
class Page:
    """How the pages of a made document are laid out."""

    columns: int = 1
    head: str = ""
    numbered: bool = False
    justified: bool = False
    divided: bool = False
    indented: bool = False
    ruled: bool = True


@dataclass
class Typesetter:
    """A made document: paragraphs are set from the head of the first column on."""

    page: Page
    encryption: Any = None
    _buffer: io.BytesIO = field(default_factory=io.BytesIO)
    _number: int = 0
    _column: int = 0
    _y: float = 0.0
    _top: float = 0.0
    _notes: list[tuple[str, str]] = field(default_factory=list)
    _last_note: int = 0

    def __post_init__(self) -> None:
        from reportlab.pdfgen.canvas import Canvas  # noqa: PLC0415 - only where a PDF is made

        self._canvas = Canvas(
            self._buffer, pagesize=(WIDTH, HEIGHT), encrypt=self.encryption, invariant=1
        )
        self._begin_page()

    def title(self, words: str, size: float = 18.0) -> None:
        """Set words across the whole page; the columns begin below."""
        self._canvas.setFont("Times-Bold", size)
        for line in self._lines(words, WIDTH - 2 * _MARGIN, "Times-Bold", size):
            self._y -= size * _LEADING
            self._canvas.drawString(_MARGIN, self._y, line)
        self._y -= 10
        self._top = self._y

    def heading(self, words: str) -> None:
        """Set a heading within the column."""
        self._room(4)
        self._y -= 22
        self._canvas.setFont("Times-Bold", 13)
        self._canvas.drawString(self._left, self._y, words)
        self._y -= 4

    def paragraph(self, words: str, *, note: str = "", inset: float = 0.0) -> None:
        """Set a paragraph, with the sign of a note at its end where ``note`` holds one."""
        sign = ""
        if note:
            self._last_note += 1
            sign = str(self._last_note)
        size = _BODY
        first = 14.0 if self.page.indented and not inset else 0.0
        width = self._width - 2 * inset
        lines = self._lines(words, width, "Times-Roman", size, first)
        for i, line in enumerate(lines):
            if i == len(lines) - 1 and note:
                self._notes.append((sign, note))
            self._room(1)
            self._y -= size * _LEADING
            x = self._left + inset + (first if i == 0 else 0)
            wide = width - (first if i == 0 else 0)
            self._put(x, line, wide if self.page.justified and i < len(lines) - 1 else None, size)
            if i == len(lines) - 1 and sign:
                self._sign(x + self._measure(line, "Times-Roman", size), self._y, sign)
        if not self.page.indented:
            self._y -= 6

    @property
    def pages(self) -> int:
        """How many pages are begun."""
        return self._number

    def data(self) -> bytes:
        """Return the document."""
        self._end_column()
        self._canvas.save()
        return self._buffer.getvalue()

    @property
    def _width(self) -> float:
        return (WIDTH - 2 * _MARGIN - _GUTTER * (self.page.columns - 1)) / self.page.columns

    @property
    def _left(self) -> float:
        return _MARGIN + self._column * (self._width + _GUTTER)

    @property
    def _foot(self) -> float:
        notes = sum(
            len(self._lines(f"{sign} {note}", self._width, "Times-Roman", _NOTE))
            for sign, note in self._notes
        )
        return _MARGIN + 12 + notes * _NOTE * _LEADING + (16 if notes else 0)

    def _room(self, lines: int) -> None:
        if self._y - lines * _BODY * _LEADING < self._foot:
            self._end_column()
            self._column += 1
            self._y = self._top
            if self._column == self.page.columns:
                self._canvas.showPage()
                self._begin_page()

    def _begin_page(self) -> None:
        self._number += 1
        self._column = 0
        self._y = self._top = HEIGHT - _MARGIN
        self._canvas.setFont("Times-Italic", 9)
        if self.page.head:
            self._canvas.drawString(_MARGIN, HEIGHT - 45, self.page.head)
        if self.page.numbered:
            self._canvas.drawCentredString(WIDTH / 2, 40, str(self._number))

    def _end_column(self) -> None:
        """Set the notes of the column at its foot."""
        y = self._foot - 16
        if self._notes and self.page.ruled:
            self._canvas.line(self._left, y + 12, self._left + 80, y + 12)
        for sign, note in self._notes:
            whole = f"{sign} {note}"
            for i, line in enumerate(self._lines(whole, self._width, "Times-Roman", _NOTE)):
                if i == 0:
                    self._sign(self._left, y, sign, 5.5)
                after = self._measure(f"{sign} ", "Times-Roman", 5.5) if i == 0 else 0.0
                self._canvas.setFont("Times-Roman", _NOTE)
                self._canvas.drawString(
                    self._left + after, y, line[len(sign) + 1 if not i else 0 :]
                )
                y -= _NOTE * _LEADING
        self._notes = []

    def _put(self, x: float, line: str, width: float | None, size: float) -> None:
        self._canvas.setFont("Times-Roman", size)
        text = self._canvas.beginText(x, self._y)
        short = width - self._measure(line, "Times-Roman", size) if width is not None else 0.0
        text.setWordSpace(max(short, 0.0) / max(line.count(" "), 1))
        text.textOut(line)
        self._canvas.drawText(text)

    def _sign(self, x: float, y: float, sign: str, size: float = 6.5) -> None:
        text = self._canvas.beginText(x, y)
        text.setFont("Times-Roman", size)
        text.setRise(3.2)
        text.textOut(sign)
        text.setRise(0)
        self._canvas.drawText(text)

    def _measure(self, words: str, font: str, size: float) -> float:
        return float(self._canvas.stringWidth(words, font, size))

    def _lines(
        self, words: str, width: float, font: str, size: float, first: float = 0.0
    ) -> list[str]:
        lines: list[str] = []
        line = ""
        for word in words.split():
            room = width - (first if not lines else 0)
            longer = f"{line} {word}".strip()
            if self._measure(longer, font, size) <= room:
                line = longer
                continue
            part = self._part(line, word, room, font, size) if self.page.divided else ""
            lines.append(f"{line} {part}-" if part else line)
            line = word[len(part) :]
        return [*lines, line]

    def _part(self, line: str, word: str, room: float, font: str, size: float) -> str:
        """Return what of a word finds room at the end of a line before a hyphen."""
        if not word.isalpha() or len(word) < 7:
            return ""
        for cut in range(len(word) - 3, 2, -1):
            if self._measure(f"{line} {word[:cut]}-", font, size) <= room:
                return word[:cut]
        return ""
