"""The tables of a workbook that came back, however its sheets and columns were moved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from openpyxl.utils import get_column_letter

from exitvoice.workbooks.cells import Kept, Kind

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from exitvoice.workbooks.headings import Heading
    from exitvoice.workbooks.reading import Page


@dataclass(frozen=True, slots=True)
class Form:
    """A sheet as it was issued.

    Attributes:
        name: What it is called.
        headings: Its columns.
        marks: Headings it is known by when it comes back under another name.
        endings: How other headings end that belong to it and hold nothing to read.
    """

    name: str
    headings: tuple[Heading, ...]
    marks: frozenset[str]
    endings: tuple[str, ...] = ()


class Held(NamedTuple):
    """A cell and where it stands."""

    at: str
    kept: Kept


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a table: its cells by heading, only those that hold something.

    Attributes:
        number: Of the row, from 1.
        cells: By heading.
        others: Cells that stand under no heading of the sheet.
    """

    number: int
    cells: Mapping[str, Kept]
    others: tuple[Held, ...]

    def shown(self, heading: str) -> str:
        """Return the text under a heading, or nothing."""
        kept = self.cells.get(heading)
        return kept.text if kept else ""


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet that was known again.

    Attributes:
        form: What it was issued as.
        page: The sheet as it came back.
        top: Number of the row with the headings.
        places: For each heading that is there, its column.
        idle: Columns of other headings that belong to it.
    """

    form: Form
    page: Page
    top: int
    places: Mapping[str, int]
    idle: frozenset[int] = frozenset()

    def lines(self, without: Container[str] = ()) -> Iterator[Line]:
        """Yield the rows below the headings, and those above that a hidden id tells to be rows.

        Args:
            without: Headings below which nobody asks for what stands there.
        """
        heading_at = {place: heading for heading, place in self.places.items()}
        left_out = {place for place, heading in heading_at.items() if heading in without}
        hidden = [heading.text for heading in self.form.headings if heading.hidden]
        for number, kept in self.page.lines(left_out):
            if number == self.top:
                continue
            cells, others = {}, []
            for place, each in kept.items():
                heading = heading_at.get(place)
                if heading is not None:
                    cells[heading] = each
                elif place not in self.idle:
                    others.append(Held(f"{get_column_letter(place)}{number}", each))
            if number < self.top and not any(name in cells for name in hidden):
                continue
            yield Line(number, cells, tuple(others))

    def at(self, heading: str, line: Line) -> str:
        """Return the cell of a line under a heading, as ``"K7"``; nothing without such a column."""
        place = self.places.get(heading)
        return f"{get_column_letter(place)}{line.number}" if place else ""

    def lacking(self) -> Iterator[str]:
        """Yield a sentence for each column to fill in that is missing."""
        for heading in self.form.headings:
            if heading.column is not None and heading.text not in self.places:
                title = self.page.title
                yield f"The sheet “{title}” has no column “{heading.text}”; it was not read."


def known_again(pages: Iterable[Page], forms: Sequence[Form]) -> tuple[Table, ...]:
    """Return the sheets that have the columns of one of the forms."""
    found = (_known(page, forms) for page in pages)
    return tuple(table for table in found if table is not None)


def unreadable(kept: Kept) -> str:
    """Return why what a cell holds cannot be taken for words, or nothing."""
    if kept.kind not in {Kind.FORMULA, Kind.ERROR}:
        return ""
    what = "a formula" if kept.kind is Kind.FORMULA else "an error"
    return f"the cell holds {what}; type the words."


def _known(page: Page, forms: Sequence[Form]) -> Table | None:
    for number, kept in page.lines():
        texts = {" ".join(each.text.split()).casefold() for each in kept.values()}
        for form in forms:
            if all(mark.casefold() in texts for mark in form.marks):
                idle = {n for n, each in kept.items() if each.text.endswith(form.endings)}
                return Table(form, page, number, _places(form, kept), frozenset(idle))
    return None


def _places(form: Form, kept: Mapping[int, Kept]) -> dict[str, int]:
    """Return the column of each heading; where one stands twice, the first."""
    by_text: dict[str, int] = {}
    for place in sorted(kept):
        by_text.setdefault(" ".join(kept[place].text.split()).casefold(), place)
    return {
        heading.text: by_text[heading.text.casefold()]
        for heading in form.headings
        if heading.text.casefold() in by_text
    }
