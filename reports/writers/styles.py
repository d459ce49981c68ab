"""How the workbook looks: fonts, fills, number formats, and the colours of categories."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.styles import Alignment, Font, PatternFill

if TYPE_CHECKING:
    from collections.abc import Mapping

    from codebook.values import Codebook
    from reports.columns import Kind

FACE = "Calibri"
PLAIN = Font(name=FACE, size=11)
BOLD = Font(name=FACE, size=11, bold=True)
ON_DARK = Font(name=FACE, size=11, color="FFFFFF")
TITLE = Font(name=FACE, size=14, bold=True)
LOUD = Font(name=FACE, size=14, bold=True, color="C00000")
FAINT = Font(name=FACE, size=10, italic=True, color="595959")
HEADING = Font(name=FACE, size=11, bold=True, color="FFFFFF")
HEADING_FILL = PatternFill("solid", start_color="404040")
DIRECTION_FILL = PatternFill("solid", start_color="D9D9D9")
WRAPPED = Alignment(wrap_text=True, vertical="top")
CENTRED = Alignment(horizontal="center", vertical="center", wrap_text=True)
RIGHT = Alignment(horizontal="right")
UPRIGHT = Alignment(horizontal="center", vertical="bottom", text_rotation=90)
BELOW = Alignment(horizontal="center", vertical="bottom", wrap_text=True)
SHIFTED = Alignment(horizontal="left", indent=1)

NUMBER_FORMATS: Mapping[Kind, str] = {
    "count": "#,##0",
    "share": "0.0%",
    "value": "0.000",
    "probability": '[<0.001]"<.001";0.000',
    "text": "General",
    "flag": "General",
}
_LIGHT = 0.65  # how far a category's colour is drawn towards white, so that black reads on it


def category_fills(codebook: Codebook) -> dict[str, PatternFill]:
    """Return for each category's name the fill of its cells."""
    return {c.name: PatternFill("solid", start_color=paler(c.color)) for c in codebook.categories}


def paler(color: str, by: float = _LIGHT) -> str:
    """Return ``#rrggbb`` drawn towards white by a share of 0 to 1, as ``RRGGBB``."""
    parts = [int(color[place : place + 2], 16) for place in (1, 3, 5)]
    return "".join(f"{round(part + (255 - part) * by):02X}" for part in parts)


def heat(share: float, color: str = "#1f4e79") -> PatternFill:
    """Return a fill between white and a colour, for a share of 0 to 1 of the largest count."""
    return PatternFill("solid", start_color=paler(color, 1 - 0.75 * share))
