"""Charts as SVG and PNG, made offline and without a browser, the same bytes every time."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import vl_convert
from altair import SCHEMA_VERSION

if TYPE_CHECKING:
    from reports.pictures.charts import Picture

LANGUAGE = ".".join(SCHEMA_VERSION.removeprefix("v").split(".")[:2])  # as "6.4"
_CLIP = re.compile(r"clip\d+")


def svg_text(picture: Picture) -> str:
    """Return the picture as SVG; text stays text."""
    drawn: str = vl_convert.vegalite_to_svg(
        picture.to_json(), vl_version=LANGUAGE, allowed_base_urls=[]
    )
    return _renumbered(drawn)


def png_bytes(svg: str, scale: float = 2.0) -> bytes:
    """Return an SVG as PNG.

    Args:
        svg: What ``svg_text`` returned.
        scale: Pixels for each unit of the drawing.
    """
    image: bytes = vl_convert.svg_to_png(svg, scale=scale)
    return image


def _renumbered(drawn: str) -> str:
    """Return the drawing with its clip paths numbered from 0: the renderer counts on and on."""
    order = {name: f"clip{place}" for place, name in enumerate(dict.fromkeys(_CLIP.findall(drawn)))}
    return _CLIP.sub(lambda match: order[match.group()], drawn)
