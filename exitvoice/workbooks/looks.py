"""How workbooks look: what was found in grey and white, what to fill in in yellow."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

from reports.writers import styles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from exitvoice.workbooks.headings import Heading

WORDS = Font(name=styles.FACE, size=11)
FAINT = Font(name=styles.FACE, size=9, color="6B6B6B")
GONE = Font(name=styles.FACE, size=10, color="A6A6A6", strike=True)
BAND = Font(name=styles.FACE, size=11, bold=True, color="FFFFFF")
LEAD = Font(name=styles.FACE, size=18, bold=True, color="1F3B4D")
STEP = Font(name=styles.FACE, size=12, bold=True, color="1F3B4D")
FOUND_BAND = PatternFill("solid", start_color="1F3B4D")
FILL_BAND = PatternFill("solid", start_color="9A6A00")
FOUND_HEADING = PatternFill("solid", start_color="48606F")
FILL_HEADING = PatternFill("solid", start_color="BF8A1A")
FILL = PatternFill("solid", start_color="FFF8E1")
DOUBT = PatternFill("solid", start_color="FBE3D6")
EVIDENCE = Font(name=styles.FACE, size=11, bold=True, color="C00000")
LACKING = PatternFill("solid", start_color="FF7C80", end_color="FF7C80")


def _judged(
    fill: str, font: str, *, bold: bool = False, italic: bool = False
) -> tuple[PatternFill, Font]:
    # A conditional format shows the end colour in Excel, so both are set.
    shade = PatternFill("solid", start_color=fill, end_color=fill)
    return shade, Font(color=font, bold=bold, italic=italic)


# Told apart in grey print too: light, dark with white letters, bold on middling, slanted on pale.
ACCEPTED = _judged("D5EBD0", "1E5631")
REJECTED = _judged("8C1D18", "FFFFFF", bold=True)
CHANGED = _judged("F2B84B", "3D2B00", bold=True)
UNSURE = _judged("E4E4E4", "404040", italic=True)
VERDICTS = (ACCEPTED, REJECTED, CHANGED, UNSURE)
_LINE = Side(style="thin", color="D9D9D9")
BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
TOP = Alignment(wrap_text=True, vertical="top")
COUNT = Alignment(horizontal="center", vertical="top")
MIDDLE = Alignment(vertical="center", indent=1)

# How many more letters fit into a width than characters of the usual size, and a line's points.
_PLAIN, _FAINT = (1.0, 15.0), (1.2, 12.5)
_LOWEST, _HIGHEST = 33.0, 405.0  # points; 409 is the most a row may have


def height_of(line: Sequence[object], headings: Sequence[Heading]) -> float:
    """Return the height, in points, that a row of wrapped words needs."""
    return Heights(headings).of(line)


class Heights:
    """How high the rows of one sheet are; asked for many rows, it looks at its columns once."""

    __slots__ = ("_columns",)

    def __init__(self, headings: Sequence[Heading]) -> None:
        """Note how many letters a line of each column holds that is shown, and how high it is."""
        self._columns = []
        for place, heading in enumerate(headings):
            if not heading.hidden:
                width, high = _FAINT if heading.faint else _PLAIN
                self._columns.append((place, max(1.0, heading.width * width - 1), high))

    def of(self, line: Sequence[object]) -> float:
        """Return the height, in points, that a row of wrapped words needs."""
        highest = 0.0
        for place, most, high in self._columns:
            value = line[place]
            if value != "":
                highest = max(highest, _lines(str(value), most) * high)
        return min(max(_LOWEST, highest + 4), _HIGHEST)


def _lines(text: str, most: float) -> int:
    if "\n" not in text:
        return max(1, math.ceil(len(text) / most))
    return sum(max(1, math.ceil(len(part) / most)) for part in text.split("\n"))
