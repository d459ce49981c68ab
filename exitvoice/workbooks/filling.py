"""Many rows for one sheet, written straight as XML in looks that the library knows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple
from xml.sax.saxutils import escape

from openpyxl.cell import Cell
from openpyxl.utils import get_column_letter

from reports.cells import clean, looks_like_formula

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection
    from openpyxl.worksheet.worksheet import Worksheet

LONGEST = 32_000  # characters of a cell; a spreadsheet cuts at 32,767 without a word
_CUT = " … (cut)"
_MARKS = frozenset("&<>_")
_LIKE_AN_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


class Runs(NamedTuple):
    """Words of one cell, some of them set off.

    Attributes:
        parts: The words in order, each with whether it is set off.
    """

    parts: tuple[tuple[str, bool], ...]

    def __str__(self) -> str:
        """Return the words as they are shown."""
        return "".join(text for text, _ in self.parts)


class Formula(NamedTuple):
    """A formula, without its equals sign; ``{row}`` stands for the number of its row."""

    text: str

    def __str__(self) -> str:
        """Return what is shown before it is reckoned: nothing."""
        return ""


Value = str | int | Runs | Formula


@dataclass(frozen=True, slots=True)
class Look:
    """How the cells of one column look."""

    font: Font
    alignment: Alignment
    border: Border
    protection: Protection
    fill: PatternFill | None = None
    number_format: str = "General"


class Filler:
    """Turns rows of values into rows of a sheet."""

    def __init__(self, page: Worksheet, looks: Sequence[Look], strong: Font) -> None:
        """Make the looks known to the workbook.

        Args:
            page: The sheet the rows are for.
            looks: One for each column.
            strong: How words look that are set off.
        """
        self._plain = [_style(page, look, quoted=False) for look in looks]
        self._quoted = [_style(page, look, quoted=True) for look in looks]
        self._letters = [get_column_letter(n) for n in range(1, len(looks) + 1)]
        self._fonts = [_font(look.font) for look in looks]
        self._strong = _font(strong)

    def rows(self, lines: Iterable[tuple[Sequence[Value], float]], first: int) -> Iterator[bytes]:
        """Yield each line as a row.

        Args:
            lines: Values, one for each column, and the height of the row in points.
            first: Number of the first row.
        """
        for number, (line, height) in enumerate(lines, start=first):
            cells = "".join(self._cell(place, value, number) for place, value in enumerate(line))
            head = f'<row r="{number}" ht="{height:g}" customHeight="1">'
            yield f"{head}{cells}</row>".encode()

    def _cell(self, place: int, value: Value, number: int) -> str:
        at = f'<c r="{self._letters[place]}{number}" s='
        if value == "":
            return f'{at}"{self._plain[place]}"/>'
        if isinstance(value, str):
            quoted, body = _text(value)
            style = (self._quoted if quoted else self._plain)[place]
            return f'{at}"{style}" t="inlineStr"><is>{body}</is></c>'
        if isinstance(value, int):
            return f'{at}"{self._plain[place]}"><v>{value}</v></c>'
        if isinstance(value, Formula):
            formula = escape(value.text.replace("{row}", str(number)))
            return f'{at}"{self._plain[place]}" t="str"><f>{formula}</f><v></v></c>'
        runs = "".join(self._run(place, *part) for part in value.parts if part[0])
        return f'{at}"{self._plain[place]}" t="inlineStr"><is>{runs}</is></c>'

    def _run(self, place: int, text: str, strong: bool) -> str:  # noqa: FBT001 - a part as it stands
        font = self._strong if strong else self._fonts[place]
        return f'<r>{font}<t xml:space="preserve">{_escaped(text)}</t></r>'


@lru_cache(maxsize=8192)
def _text(value: str) -> tuple[bool, str]:
    """Return whether a text could be run as a formula, and the text in XML."""
    return looks_like_formula(value), f'<t xml:space="preserve">{_escaped(value)}</t>'


def _escaped(text: str) -> str:
    if text.isprintable() and len(text) <= LONGEST and _MARKS.isdisjoint(text):
        return text  # what most texts are
    kept = text if len(text) <= LONGEST else text[:LONGEST] + _CUT
    kept = clean(kept.replace("\r\n", "\n").replace("\r", "\n"))
    return escape(_LIKE_AN_ESCAPE.sub("_x005F_", kept))


def _style(page: Worksheet, look: Look, *, quoted: bool) -> int:
    cell = Cell(page, row=1, column=1)  # never put into the sheet; the workbook learns its style
    cell.font, cell.alignment, cell.border = look.font, look.alignment, look.border
    cell.number_format, cell.protection = look.number_format, look.protection
    if look.fill is not None:
        cell.fill = look.fill
    cell.quotePrefix = quoted
    return int(cell.style_id)


def _font(font: Font) -> str:
    bold = "<b/>" if font.b else ""
    lined = '<u val="single"/>' if font.u else ""
    color = f'<color rgb="{font.color.rgb}"/>' if font.color is not None else ""
    size = f'<sz val="{font.sz:g}"/>' if font.sz else ""
    return f'<rPr>{bold}{size}{color}<rFont val="{font.name}"/>{lined}</rPr>'
