"""Word documents (.docx): paragraphs, tables, text boxes, notes, as the last author left them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from testimonies.reading.assembly import assemble
from testimonies.reading.docx.package import Package, attribute, child, local
from testimonies.reading.docx.runs import RunReader, chosen
from testimonies.reading.docx.styles import Styles, properties
from testimonies.reading.written import Cell, LeftOut, Note, Paragraph, Role, Run, Written

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element

    from testimonies.reading.readtext import ReadText

_WRAPPERS = {"sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"}
_PREFIXES = {"footnotes": "", "endnotes": "e"}
_SEPARATORS = {"separator", "continuationSeparator", "continuationNotice"}


def read_docx(data: bytes, name: str, _encoding: str | None) -> ReadText:
    """Return the text of a Word document with the marks that its styles and notes make.

    Kept: paragraphs, tables cell by cell, text boxes after the paragraph they are anchored in,
    tracked insertions, results of fields, notes at the end. Left out and counted: tracked
    deletions, hidden characters, comments. Left out: heads and feet of pages, codes of fields.

    Args:
        data: Its bytes.
        name: Its name, for messages.

    Raises:
        UnreadableSourceError: If it is damaged, locked, or unpacks to more than is safe.
    """
    package = Package(data, name)
    body = child(package.main(), "body")
    styles = Styles(package.part("styles"))
    reader = _Reader(styles, Written())
    if body is not None:
        reader.blocks(body, None)
        reader.finish()
    _notes(package, styles, reader)
    return assemble(reader.written)


def _notes(package: Package, styles: Styles, reader: _Reader) -> None:
    """Add the notes that the text refers to, in the order it does."""
    written = reader.written
    for part, prefix in _PREFIXES.items():
        wanted = [key for sort, key in reader.notes if sort == part]
        root = package.part(part) if wanted else None
        bodies = {} if root is None else {attribute(one, "id"): one for one in root}
        number = 0
        for key in dict.fromkeys(wanted):
            note = bodies.get(key)
            if note is None or attribute(note, "type") in _SEPARATORS:
                continue
            own = _Reader(styles, Written(left_out=written.left_out))
            own.blocks(note, None)
            own.finish()
            text = "\n".join(paragraph.text for paragraph in own.written.paragraphs)
            if text:
                number += 1
                written.notes.append(Note(f"{prefix}{number}", text))


class _Reader:
    """Walks the paragraphs and tables of one part."""

    __slots__ = ("_carried", "_runs", "_styles", "_tables", "notes", "written")

    def __init__(self, styles: Styles, written: Written) -> None:
        """Begin at the start of a part."""
        self._styles = styles
        self._runs = RunReader(styles, written.left_out)
        self._carried: list[Run] = []
        self._tables = 0
        self.notes: list[tuple[str, str]] = []
        self.written = written

    def blocks(self, elements: Iterable[_Element], cell: Cell | None) -> None:
        """Read paragraphs and tables in order."""
        for element in elements:
            name = local(element)
            if name == "p":
                self._paragraph(element, cell)
            elif name == "tbl":
                self._table(element)
            elif name == "mc:AlternateContent":
                self.blocks(chosen(element), cell)
            elif name in _WRAPPERS:
                self.blocks(element, cell)
            elif name == "altChunk":
                self.written.left_out[LeftOut.EMBEDDED] += 1

    def finish(self) -> None:
        """Write what a last deleted paragraph end has left over."""
        self.written.add(Paragraph(tuple(self._carried)))
        self._carried = []

    def _paragraph(self, element: _Element, cell: Cell | None) -> None:
        line = self._runs.read(element)
        self.notes += line.notes
        runs = [*self._carried, *line.runs]
        self._carried = []
        if _end_is_deleted(element):
            self._carried = runs
        elif runs:
            self._emit(element, tuple(runs), cell)
        for box in line.boxes:
            self.blocks(box, cell)

    def _emit(self, element: _Element, runs: tuple[Run, ...], cell: Cell | None) -> None:
        key = self._styles.paragraph_style(element)
        said = (properties(element), *self._styles.chain(key))
        role = self._styles.role(key)
        if role is Role.BODY and said[0].outline is not None and said[0].outline < 9:  # noqa: PLR2004 - level 9 is running text
            role = Role.HEADING
        self.written.add(
            Paragraph(
                runs,
                role,
                next((one.left for one in said if one.left is not None), 0),
                next((one.right for one in said if one.right is not None), 0),
                next((one.listed for one in said if one.listed is not None), False),
                cell,
            )
        )

    def _table(self, table: _Element) -> None:
        """Read a table row by row, cell by cell; a deleted row is left out."""
        number = self._tables
        self._tables += 1
        rows = [row for row in _unwrapped(table, "tr") if child(row, "trPr", "del") is None]
        for i, row in enumerate(rows):
            for j, cell in enumerate(_unwrapped(row, "tc")):
                self.blocks(cell, Cell(number, i, j))


def _unwrapped(element: _Element, wanted: str) -> list[_Element]:
    """Return the children of one name, also those inside wrappers."""
    found: list[_Element] = []
    for one in element:
        if local(one) == wanted:
            found.append(one)
        elif local(one) in _WRAPPERS:
            found += _unwrapped(one, wanted)
    return found


def _end_is_deleted(paragraph: _Element) -> bool:
    """Tell whether the paragraph's end is a tracked deletion, so that the next goes on with it."""
    marks = child(paragraph, "pPr", "rPr")
    return child(marks, "del") is not None or child(marks, "moveFrom") is not None
