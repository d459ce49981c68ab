"""Pictures as SVG and PNG, made offline and without a browser, the same bytes every time."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from reports.cells import clean
from reports.pictures.letters import FONT
from reports.pictures.marks import FULL, Box, Disc, Line, Words

if TYPE_CHECKING:
    from reports.pictures.marks import Mark, Picture

RISE = 0.36  # of the size of letters, from the middle of their height down to their foot
DASHES = (4, 2)  # pixels drawn and left out


def svg_text(picture: Picture) -> str:
    """Return the picture as SVG; text stays text, and what a mark says is its title."""
    wide, high = _px(picture.width), _px(picture.height)
    drawn = "".join(map(_drawn, picture.marks))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{high}" '
        f'viewBox="0 0 {wide} {high}" font-family="{FONT}">'
        f'<rect width="{wide}" height="{high}" fill="#ffffff"/>{drawn}</svg>'
    )


def png_bytes(svg: str, scale: float = 2.0) -> bytes:
    """Return an SVG as PNG.

    Args:
        svg: What ``svg_text`` returned.
        scale: Pixels for each unit of the drawing.
    """
    import vl_convert  # noqa: PLC0415 - large, and needed for this alone

    image: bytes = vl_convert.svg_to_png(svg, scale=scale)
    return image


def _drawn(mark: Mark) -> str:
    match mark:
        case Words():
            return _words(mark)
        case Line():
            ends = f'x1="{_px(mark.x)}" y1="{_px(mark.y)}" x2="{_px(mark.x2)}" y2="{_px(mark.y2)}"'
            look = f'stroke="{mark.color}" stroke-width="{_px(mark.thick)}"'
            return _element("line", f"{ends} {look}", mark.says)
        case Box():
            size = f'width="{_px(mark.width)}" height="{_px(mark.height)}"'
            place = f'x="{_px(mark.x)}" y="{_px(mark.y)}" {size}'
            return _element("rect", f"{place} {_look(mark)}", mark.says)
        case Disc():
            place = f'cx="{_px(mark.x)}" cy="{_px(mark.y)}" r="{_px(mark.radius)}"'
            return _element("circle", f"{place} {_look(mark)}", mark.says)


def _element(name: str, attributes: str, says: str) -> str:
    if not says:
        return f"<{name} {attributes}/>"
    return f"<{name} {attributes}><title>{escape(clean(says))}</title></{name}>"


def _look(mark: Box | Disc) -> str:
    look = f'fill="{mark.fill}"'
    if mark.strength != FULL:
        look += f' fill-opacity="{_px(mark.strength)}"'
    if mark.edge:
        look += f' stroke="{mark.edge}"'
    if mark.dashed:
        look += f' stroke-dasharray="{DASHES[0]},{DASHES[1]}"'
    return look


def _words(mark: Words) -> str:
    foot = _px(mark.y + RISE * mark.size)
    look = f'font-size="{_px(mark.size)}" fill="{mark.color}"'
    if mark.bold:
        look += ' font-weight="bold"'
    if mark.anchor != "start":
        look += f' text-anchor="{mark.anchor}"'
    if mark.angle:
        look += f' transform="rotate({_px(mark.angle)} {_px(mark.x)} {_px(mark.y)})"'
    return f'<text x="{_px(mark.x)}" y="{foot}" {look}>{escape(clean(mark.text))}</text>'


def _px(number: float) -> str:
    """Return a number as short as two places after the point let it be."""
    return f"{number:.2f}".rstrip("0").rstrip(".")
