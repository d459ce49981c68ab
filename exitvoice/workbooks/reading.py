"""A workbook that came back, cell by cell, straight from its parts: nothing in it is run."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, partial
from io import BytesIO
from typing import IO, TYPE_CHECKING, NamedTuple
from zipfile import ZipFile

from lxml import etree
from openpyxl.utils import column_index_from_string, range_boundaries

from exitvoice.errors import RowsError
from exitvoice.workbooks.cells import Kept, Kind, dated_styles, of_number, of_text, words_of
from exitvoice.workbooks.guarding import fault_of

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator, Mapping

_BROKEN = (LookupError, ValueError, TypeError, SyntaxError, OSError, EOFError, NotImplementedError)
_BOOK = "xl/workbook.xml"
_TRUTHS = {"1", "true", "on"}

Row = tuple[int, dict[int, Kept]]  # its number and its cells


class Area(NamedTuple):
    """Cells merged into one: first column and row, last column and row, from 1."""

    left: int
    top: int
    right: int
    bottom: int


class Page:
    """One sheet, read anew each time it is gone through, so that no more than a row is held.

    Attributes:
        title: Its name.
        merged: Cells merged into one; known once the sheet was gone through.
        hidden: How many rows are hidden, by a filter or by hand; known likewise.
    """

    def __init__(self, title: str, read: Callable[[Page, Container[int]], Iterator[Row]]) -> None:
        """Keep how its rows are read."""
        self.title = title
        self.merged: tuple[Area, ...] = ()
        self.hidden = 0
        self._read = read

    def lines(self, without: Container[int] = ()) -> Iterator[Row]:
        """Yield for each row that holds anything its number from 1 and its cells by column from 1.

        Args:
            without: Columns that nobody asks for.

        Raises:
            RowsError: If the sheet is damaged.
        """
        return self._read(self, without)


@dataclass(frozen=True, slots=True)
class Book:
    """A whole workbook.

    Attributes:
        pages: Its sheets, hidden ones too, in their order.
        names: Its defined names, each with what it stands for.
        properties: Its own properties, as text.
        alien: What it holds that was not read, a sentence each.
    """

    pages: tuple[Page, ...]
    names: Mapping[str, str]
    properties: Mapping[str, str]
    alien: tuple[str, ...]


def read_book(name: str, data: bytes) -> Book:
    """Return what a workbook holds.

    Args:
        name: What the file is called, for messages.
        data: Its bytes.

    Raises:
        RowsError: If it is no workbook, or one that cannot safely be opened.
    """
    if fault := fault_of(data):
        raise RowsError(name, [fault])
    with _whole(name):
        return _book(name, ZipFile(BytesIO(data)))


@contextmanager
def _whole(name: str) -> Iterator[None]:
    """Say of a file that breaks while it is read that it is damaged."""
    try:
        yield
    except _BROKEN as error:
        raise RowsError(name, ["it is damaged or no workbook; ask for it again."]) from error


def _book(name: str, parts: ZipFile) -> Book:
    root = _required(parts, _BOOK)
    links = {
        each.get("Id"): each.get("Target", "")
        for each in _required(parts, "xl/_rels/workbook.xml.rels")
    }
    reader = _PageReader(name, parts, root)
    pages = []
    for sheet in root.iterfind("{*}sheets/{*}sheet"):
        link = next((str(value) for key, value in sheet.items() if str(key).endswith("}id")), None)
        target = links[link].removeprefix("/xl/").removeprefix("./")
        if target.startswith("worksheets/"):  # a chart sheet has no cells
            member = f"xl/{target}"
            parts.getinfo(member)
            pages.append(Page(sheet.get("name", ""), partial(reader.rows, member)))
    names = {
        each.get("name", ""): (each.text or "").strip()
        for each in root.iterfind("{*}definedNames/{*}definedName")
    }
    return Book(tuple(pages), names, _properties(parts), _alien(parts))


class _PageReader:
    """Reads sheets; knows the strings they share and which styles are dates."""

    def __init__(self, name: str, parts: ZipFile, book: etree._Element) -> None:
        self._name, self._parts = name, parts
        self._dated = dated_styles(_part(parts, "xl/styles.xml"))
        settings = book.find("{*}workbookPr")
        self._mac = settings is not None and settings.get("date1904", "0").lower() in _TRUTHS
        self._shared = _shared(parts)

    def rows(self, member: str, page: Page, without: Container[int]) -> Iterator[Row]:
        """Read one sheet; only what holds something is looked at, however much is formatted."""
        merged: list[Area] = []
        hidden = number = 0
        with _whole(self._name), self._parts.open(member) as stream:
            for _, element in _events(stream):
                if element.get("ref"):  # merged cells
                    merged.append(_area(element.get("ref", "")))
                    continue
                number = int(element.get("r") or number + 1)
                if cells := self._cells(element, len(str(number)), without):
                    yield number, cells
                hidden += element.get("hidden", "0").lower() in _TRUTHS
                _forget(element)
        page.merged, page.hidden = tuple(merged), hidden

    def _cells(self, row: etree._Element, digits: int, without: Container[int]) -> dict[int, Kept]:
        """Return what the cells of a row hold, by column; ``digits`` has the row's number."""
        cells: dict[int, Kept] = {}
        place = 0
        for cell in row:
            at = cell.get("r")
            place = _number_of(at[:-digits]) if at else place + 1
            if place in without or not len(cell):
                continue
            if (kept := self._kept(cell, cell.get("t", "n"))).text:
                cells[place] = kept
        return cells

    def _kept(self, cell: etree._Element, kind: str) -> Kept:
        """Return what one cell holds that holds anything."""
        first = cell[0]
        name, raw = first.tag[first.tag.rfind("}") + 1 :], first.text or ""
        if name == "f":
            return Kept(f"={raw}", Kind.FORMULA)
        if kind == "inlineStr":
            return of_text(words_of(first))
        if kind == "s":
            return self._shared[int(raw)]
        if kind == "n":
            dated = cell.get("s", "0") in self._dated
            return of_number(raw, dated=dated, mac=self._mac) if raw else Kept("")
        return _plainly(kind, raw)


def _plainly(kind: str, raw: str) -> Kept:
    if kind == "b":
        return Kept("TRUE" if raw in _TRUTHS else "FALSE")
    if kind == "e":
        return Kept(raw, Kind.ERROR)
    if kind == "d":
        return Kept(raw.replace("T", " ").removesuffix(" 00:00:00"), Kind.DATE)
    return of_text(raw)


def _area(reference: str) -> Area:
    return Area(*(int(each or 1) for each in range_boundaries(reference)))


def _events(stream: IO[bytes]) -> etree.iterparse[tuple[str, etree._Element]]:
    wanted = ("{*}row", "{*}mergeCell")
    return etree.iterparse(stream, tag=wanted, resolve_entities=False, huge_tree=True)


def _forget(element: etree._Element) -> None:
    """Let go of a row that was read and of all before it."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


@cache
def _number_of(letters: str) -> int:
    return column_index_from_string(letters)


def _shared(parts: ZipFile) -> list[Kept]:
    if "xl/sharedStrings.xml" not in parts.namelist():
        return []
    kept = []
    with parts.open("xl/sharedStrings.xml") as stream:
        events = etree.iterparse(stream, tag="{*}si", resolve_entities=False, huge_tree=True)
        for _, item in events:
            kept.append(of_text(words_of(item)))
            _forget(item)
    return kept


def _properties(parts: ZipFile) -> dict[str, str]:
    root = _part(parts, "docProps/custom.xml")
    if root is None:
        return {}
    return {each.get("name", ""): "".join(map(str, each.itertext())).strip() for each in root}


def _alien(parts: ZipFile) -> tuple[str, ...]:
    names = parts.namelist()
    told = []
    if any(name.endswith("vbaProject.bin") for name in names):
        told.append("It holds macros; they were not run.")
    if any(name.startswith("xl/externalLinks/") for name in names):
        told.append("It has links to other files; they were not followed.")
    return tuple(told)


def _part(parts: ZipFile, name: str) -> etree._Element | None:
    return _required(parts, name) if name in parts.namelist() else None


def _required(parts: ZipFile, name: str) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    return etree.fromstring(parts.read(name), parser)
