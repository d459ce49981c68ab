"""The characters of one Word paragraph: insertions kept, deletions and field codes left out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from testimonies.reading.docx.package import attribute, child, local
from testimonies.reading.docx.styles import is_on
from testimonies.reading.written import LeftOut, Run

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterator

    from lxml.etree import _Element

    from testimonies.reading.docx.styles import Styles

_WRAPPERS = {
    "hyperlink", "ins", "moveTo", "smartTag", "sdt", "sdtContent", "fldSimple", "dir", "bdo",
    "customXml", "rubyBase", "m:oMath", "m:oMathPara",
}  # fmt: skip
_LETTERS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
_NOTES = {"footnoteReference": "footnotes", "endnoteReference": "endnotes"}
_DRAWINGS = {"drawing", "pict", "object"}
_PRIVATE = range(0xE000, 0xF900)
_LAST = 0x10FFFF


@dataclass(slots=True)
class Fields:
    """The fields open at one place, innermost last: whether each is past its codes."""

    open: list[bool] = field(default_factory=list)

    def turn(self, sort: str | None) -> None:
        """Take a mark that begins, separates or ends a field."""
        if sort == "begin":
            self.open.append(False)
        elif self.open and sort == "separate":
            self.open[-1] = True
        elif self.open and sort == "end":
            self.open.pop()

    @property
    def in_codes(self) -> bool:
        """Whether what stands here is a code, not a result."""
        return not all(self.open)


@dataclass(slots=True)
class Line:
    """What a paragraph holds besides its characters.

    Attributes:
        runs: Its characters so far.
        boxes: The contents of text boxes anchored in it.
        notes: References to notes: the part and the id in it.
    """

    runs: list[Run] = field(default_factory=list)
    boxes: list[_Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)


class RunReader:
    """Reads the characters of paragraphs, fields running on from one to the next."""

    __slots__ = ("_fields", "_left_out", "_styles")

    def __init__(self, styles: Styles, left_out: Counter[LeftOut]) -> None:
        """Begin at the start of a part.

        Args:
            styles: The document's styles.
            left_out: Where to count what is not read.
        """
        self._styles = styles
        self._left_out = left_out
        self._fields = Fields()

    def read(self, paragraph: _Element) -> Line:
        """Return what a paragraph holds."""
        line = Line()
        style = self._styles.paragraph_style(paragraph)
        for one in paragraph:
            self._take(one, line, style)
        return line

    def _take(self, element: _Element, line: Line, style: str | None) -> None:
        """Take one element on the level of runs."""
        name = local(element)
        if name == "r":
            self._run(element, line, style)
        elif name in {"del", "moveFrom"}:
            self._left_out[LeftOut.DELETION] += name == "del" and _holds_text(element)
        elif name == "mc:AlternateContent":
            for one in chosen(element):
                self._take(one, line, style)
        elif name in _WRAPPERS:
            for one in element:
                self._take(one, line, style)
        elif name in {"ruby", "m:r"} or name.startswith("m:"):
            self._inside(element, name, line, style)

    def _inside(self, element: _Element, name: str, line: Line, style: str | None) -> None:
        """Take a formula or the base of a gloss."""
        if name == "m:t":
            line.runs.append(Run(element.text or ""))
            return
        for one in element:
            self._take(one, line, style)

    def _run(self, run: _Element, line: Line, style: str | None) -> None:
        """Take one run: its characters, and what is anchored in it."""
        hidden = self._says(run, style, "vanish")
        bold = self._says(run, style, "b")
        for one in self._pieces(run):
            name = local(one)
            if name == "ruby":
                self._inside(one, name, line, style)
            elif name in _NOTES:
                line.notes.append((_NOTES[name], attribute(one, "id") or ""))
            elif name in _DRAWINGS:
                line.boxes.extend(_boxes(one))
            elif not hidden and (text := self._characters(one, name)):
                line.runs.append(Run(text, bold))
        self._left_out[LeftOut.HIDDEN] += hidden and _holds_text(run)

    def _pieces(self, run: _Element) -> Iterator[_Element]:
        """Yield what a run holds, alternatives once, and keep count of fields and comments."""
        for one in run:
            name = local(one)
            if name == "mc:AlternateContent":
                yield from chosen(one)
            elif name == "fldChar":
                self._fields.turn(attribute(one, "fldCharType"))
            elif name == "commentReference":
                self._left_out[LeftOut.COMMENT] += 1
            else:
                yield one

    def _characters(self, element: _Element, name: str) -> str:
        """Return the characters that one piece of a run stands for."""
        if self._fields.in_codes:
            return ""
        if name == "t":
            return element.text or ""
        return self._symbol(element) if name == "sym" else _LETTERS.get(name, "")

    def _symbol(self, element: _Element) -> str:
        """Return a character given by its number; those of symbol fonts mean nothing elsewhere."""
        value = attribute(element, "char") or ""
        try:
            code = int(value, 16)
        except ValueError:
            return ""
        if code in _PRIVATE or not 0 < code <= _LAST or chr(code).isspace():
            self._left_out[LeftOut.SYMBOL] += 1
            return ""
        return chr(code)

    def _says(self, run: _Element, style: str | None, name: str) -> bool:
        """Tell whether a run, its own style or that of its paragraph turns something on."""
        own = child(run, "rPr")
        if own is not None:
            direct = is_on(own, name)
            if direct is not None:
                return direct
            of_run = child(own, "rStyle")
            key = attribute(of_run, "val") if of_run is not None else None
            by_style = self._styles.switch(key, name) if key is not None else None
            if by_style is not None:
                return by_style
        return bool(self._styles.switch(style, name))


def chosen(alternatives: _Element) -> Iterator[_Element]:
    """Yield what one of several alternatives holds: the first choice, else the fallback."""
    for name in ("mc:Choice", "mc:Fallback"):
        for one in alternatives:
            if local(one) == name and len(one):
                yield from one
                return


def _holds_text(deleted: _Element) -> bool:
    return any(local(one) in {"delText", "t"} and one.text for one in deleted.iter())


def _boxes(drawing: _Element) -> Iterator[_Element]:
    """Yield the contents of the text boxes in a drawing, alternatives once."""
    waiting = list(drawing)
    while waiting:
        element = waiting.pop(0)
        name = local(element)
        if name == "txbxContent":
            yield element
        elif name == "mc:AlternateContent":
            waiting[:0] = list(chosen(element))
        else:
            waiting[:0] = list(element)
