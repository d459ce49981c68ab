"""OpenDocument texts (.odt): paragraphs, tables, frames, notes, as the last author left them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from testimonies.errors import UnreadableSourceError
from testimonies.reading.archives import Archive
from testimonies.reading.assembly import assemble
from testimonies.reading.markup import parse_xml
from testimonies.reading.odt.styles import Styles, attribute, local
from testimonies.reading.written import Cell, LeftOut, Note, Paragraph, Role, Run, Written

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element

    from testimonies.reading.readtext import ReadText

_CONTENT = "content.xml"
_STYLES = "styles.xml"
_MANIFEST = "META-INF/manifest.xml"
_LISTS = {"text:list", "text:list-item", "text:list-header", "text:numbered-paragraph"}
_WRAPPERS = {
    "text:section", "text:index-body", "text:index-title", "text:table-of-content",
    "text:illustration-index", "text:table-index", "text:object-index", "text:user-index",
    "text:alphabetical-index", "text:bibliography", "draw:frame", "draw:text-box", "draw:g",
    "draw:custom-shape", "draw:rect", "draw:ellipse", "draw:a",
}  # fmt: skip
_INDEX = "text:index-body"
_DRAWN = {name for name in _WRAPPERS if name.startswith("draw:")}
_NOT_TEXT = {
    "office:annotation-end", "text:change", "text:change-start", "text:change-end",
    "text:bookmark", "text:bookmark-start", "text:bookmark-end", "text:ruby-text",
    "text:script", "text:tracked-changes", "text:hidden-paragraph",
}  # fmt: skip
_SPACE = re.compile(r"[ \t\r\n]+")
_MOST_SPACES = 1_000
_CITED = {"footnote": "", "endnote": "e"}


def read_odt(data: bytes, name: str, _encoding: str | None) -> ReadText:
    """Return the text of an OpenDocument text with the marks that its styles and notes make.

    What is kept, left out and counted is as for Word documents.

    Args:
        data: Its bytes.
        name: Its name, for messages.

    Raises:
        UnreadableSourceError: If it is damaged, locked, or unpacks to more than is safe.
    """
    archive = Archive(data, name)
    if _MANIFEST in archive and b"encryption-data" in archive.read(_MANIFEST):
        raise UnreadableSourceError(
            f"{name} is locked with a password. Open it with its password, save it without one, "
            f"and add that file."
        )
    if _CONTENT not in archive:
        raise UnreadableSourceError(
            f"{name} is a damaged OpenDocument text: its text is missing. Open it, save it again, "
            f"and add that file."
        )
    content = parse_xml(archive.read(_CONTENT), f"{name}/{_CONTENT}")
    named = parse_xml(archive.read(_STYLES), f"{name}/{_STYLES}") if _STYLES in archive else None
    reader = _Reader(Styles(content, named))
    bodies = [one for one in content.iter() if local(one) == "office:text"]
    if not bodies:
        raise UnreadableSourceError(
            f"{name} is an OpenDocument file but no text. Save its words as .odt and add that file."
        )
    reader.blocks(bodies[0], _Place())
    return assemble(reader.written)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a paragraph stands: in a list, a cell, a table of contents."""

    listed: bool = False
    cell: Cell | None = None
    index: bool = False


@dataclass(slots=True)
class _Line:
    """One paragraph while it is read; white space runs together as OpenDocument has it."""

    style: str | None
    runs: list[Run] = field(default_factory=list)
    drawn: list[_Element] = field(default_factory=list)

    def put(self, text: str | None, *, bold: bool) -> None:
        """Add characters from the file, where any run of white space is one space."""
        words = _SPACE.sub(" ", text or "")
        if words.startswith(" ") and (not self.runs or self.runs[-1].text[-1:].isspace()):
            words = words[1:]
        if words:
            self.runs.append(Run(words, bold))

    def sign(self, text: str, *, bold: bool) -> None:
        """Add white space that an element stands for."""
        self.runs.append(Run(text, bold))


class _Reader:
    """Walks the paragraphs and tables of a text."""

    __slots__ = ("_counts", "_styles", "_tables", "written")

    def __init__(self, styles: Styles, written: Written | None = None) -> None:
        """Begin at the start of the text."""
        self._styles = styles
        self._tables = 0
        self._counts = dict.fromkeys(_CITED, 0)
        self.written = written or Written()

    def blocks(self, elements: Iterable[_Element], place: _Place) -> None:
        """Read paragraphs, lists, tables and sections in order."""
        for element in elements:
            name = local(element)
            if name in {"text:p", "text:h"}:
                self._paragraph(element, place, heading=name == "text:h")
            elif name == "table:table":
                self._table(element, place)
            elif name in _LISTS:
                self.blocks(element, _Place(listed=True, cell=place.cell, index=place.index))
            elif name == "text:tracked-changes":
                self._count_deletions(element)
            elif name == "text:section" and attribute(element, "text:display") == "none":
                self.written.left_out[LeftOut.HIDDEN] += 1
            elif name in _WRAPPERS:
                index = place.index or name == _INDEX
                self.blocks(element, _Place(place.listed, place.cell, index))
            elif name == "office:annotation":
                self.written.left_out[LeftOut.COMMENT] += 1

    def _count_deletions(self, changes: _Element) -> None:
        count = sum(local(one) == "text:deletion" for one in changes.iter())
        self.written.left_out[LeftOut.DELETION] += count

    def _paragraph(self, element: _Element, place: _Place, *, heading: bool) -> None:
        style = attribute(element, "text:style-name")
        line = _Line(style)
        self._inline(element, line, None)
        role = self._styles.role(style)
        if place.index:
            role = Role.FURNITURE
        elif heading and role is not Role.TITLE:
            role = Role.HEADING
        left, right = self._styles.indents(style)
        self.written.add(Paragraph(tuple(line.runs), role, left, right, place.listed, place.cell))
        self.blocks(line.drawn, place)

    def _inline(self, element: _Element, line: _Line, style: str | None) -> None:
        """Take the characters of an element and of those in it."""
        bold = bool(self._styles.is_bold(style, line.style))
        hidden = self._styles.is_hidden(style, line.style)
        if hidden:
            self.written.left_out[LeftOut.HIDDEN] += bool("".join(_texts(element)).strip())
            return
        line.put(element.text, bold=bold)
        for one in element:
            self._piece(one, line, style, bold=bold)
            line.put(one.tail, bold=bold)

    def _piece(self, one: _Element, line: _Line, style: str | None, *, bold: bool) -> None:
        """Take one element among characters."""
        name = local(one)
        if name == "text:s":
            count = attribute(one, "text:c") or "1"
            line.sign(" " * min(int(count) if count.isdecimal() else 1, _MOST_SPACES), bold=bold)
        elif name in {"text:tab", "text:line-break"}:
            line.sign("\t" if name == "text:tab" else "\n", bold=bold)
        elif name == "text:note":
            self._note(one)
        elif name == "office:annotation":
            self.written.left_out[LeftOut.COMMENT] += 1
        elif name in _DRAWN:
            line.drawn.append(one)
        elif name in {"text:hidden-text", "text:conditional-text"} and _is_hidden(one):
            self.written.left_out[LeftOut.HIDDEN] += 1
        elif (not name or name.startswith("text:")) and name not in _NOT_TEXT:
            self._inline(one, line, attribute(one, "text:style-name") or style)

    def _note(self, note: _Element) -> None:
        """Read a footnote or endnote."""
        sort = attribute(note, "text:note-class") or "footnote"
        own = _Reader(self._styles, Written(left_out=self.written.left_out))
        for one in note:
            if local(one) == "text:note-body":
                own.blocks(one, _Place())
        text = "\n".join(paragraph.text for paragraph in own.written.paragraphs)
        if text and sort in self._counts:
            self._counts[sort] += 1
            self.written.notes.append(Note(f"{_CITED[sort]}{self._counts[sort]}", text))

    def _table(self, table: _Element, place: _Place) -> None:
        """Read a table row by row, cell by cell."""
        number = self._tables
        self._tables += 1
        for i, row in enumerate(_found(table, "table:table-row")):
            for j, cell in enumerate(_found(row, "table:table-cell")):
                self.blocks(cell, _Place(cell=Cell(number, i, j), index=place.index))


def _found(element: _Element, wanted: str) -> list[_Element]:
    """Return the children of one name, also those in groups of rows or columns."""
    found: list[_Element] = []
    for one in element:
        name = local(one)
        if name == wanted:
            found.append(one)
        elif name.startswith("table:table-") and name != "table:table-cell":
            found += _found(one, wanted)
    return found


def _texts(element: _Element) -> Iterable[str]:
    return (str(text) for text in element.itertext())


def _is_hidden(element: _Element) -> bool:
    return attribute(element, "text:is-hidden") == "true"
