"""How a review workbook looks: what was found in grey and white, what to fill in in yellow."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

from reports.writers import styles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from exitvoice.reviewing.layout import Heading

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
_LINE = Side(style="thin", color="D9D9D9")
BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
TOP = Alignment(wrap_text=True, vertical="top")
COUNT = Alignment(horizontal="center", vertical="top")
MIDDLE = Alignment(vertical="center", indent=1)
TEXT = "@"  # or a spreadsheet makes numbers and dates of what people type

_LINE_HEIGHT = 15.0
_FAINT_HEIGHT = 12.5
_LOWEST, _HIGHEST = 33.0, 405.0  # points; 409 is the most a row may have


def height_of(line: Sequence[object], headings: Sequence[Heading]) -> float:
    """Return the height, in points, that a row of wrapped words needs."""
    needs = (
        _lines(str(value), heading.width * (1.2 if heading.faint else 1.0))
        * (_FAINT_HEIGHT if heading.faint else _LINE_HEIGHT)
        for value, heading in zip(line, headings, strict=True)
        if not heading.hidden
    )
    return min(max(_LOWEST, max(needs, default=0) + 4), _HIGHEST)


def _lines(text: str, width: float) -> int:
    return max(1, math.ceil(len(text) / max(1.0, width - 1)))
