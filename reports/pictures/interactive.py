"""A picture as a Vega specification whose marks answer the pointer with what they say."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from reports.cells import clean
from reports.pictures.letters import FONT
from reports.pictures.marks import Box, Disc, Line, Words
from reports.pictures.rendering import DASHES, RISE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reports.pictures.marks import Mark, Picture

_SCHEMA = "https://vega.github.io/schema/vega/v6.json"  # a name; nothing is fetched
_POINTED_AT = 0.6  # opacity of a mark under the pointer
_SHARED = {
    Box: ("rect", ("x", "y", "width", "height", "fill", "stroke", "strokeDash", "fillOpacity")),
    Disc: ("symbol", ("x", "y", "size", "fill", "stroke", "strokeDash", "fillOpacity")),
    Line: ("rule", ("x", "y", "x2", "y2", "stroke", "strokeWidth")),
    Words: ("text", ("x", "y", "text", "fontSize", "fontWeight", "fill", "align", "angle")),
}
_ALIGN = {"start": "left", "middle": "center", "end": "right"}


def vega_spec(picture: Picture) -> dict[str, object]:
    """Return the picture as a specification of Vega, a run of marks of one kind as one."""
    runs = [
        (kind, [_datum(mark) for mark in marks]) for kind, marks in groupby(picture.marks, type)
    ]
    return {
        "$schema": _SCHEMA,
        "description": next((m.text for m in picture.marks if isinstance(m, Words)), ""),
        "width": picture.width,
        "height": picture.height,
        "padding": 0,
        "background": "#ffffff",
        "data": [{"name": f"d{place}", "values": run} for place, (_, run) in enumerate(runs)],
        "marks": [_mark(kind, f"d{place}", run) for place, (kind, run) in enumerate(runs)],
    }


def _mark(kind: type[Mark], data: str, run: Iterable[dict[str, object]]) -> dict[str, object]:
    name, channels = _SHARED[kind]
    enter: dict[str, object] = {channel: {"field": channel} for channel in channels}
    if kind is Words:
        enter |= {"font": {"value": FONT}, "baseline": {"value": "alphabetic"}}
    told = any(datum.get("says") for datum in run)
    if told:
        enter["tooltip"] = {"field": "says"}
    answer = {"hover": {"opacity": {"value": _POINTED_AT}}, "update": {"opacity": {"value": 1}}}
    return {
        "type": name,
        "from": {"data": data},
        "interactive": told,
        "aria": False,  # the picture is described as one; its numbers stand in the table below
        "encode": {"enter": enter, **(answer if told else {})},
    }


def _datum(mark: Mark) -> dict[str, object]:
    match mark:
        case Words():
            return {
                "x": mark.x, "y": mark.y + RISE * mark.size, "text": clean(mark.text),
                "fontSize": mark.size, "fontWeight": "bold" if mark.bold else "normal",
                "fill": mark.color, "align": _ALIGN[mark.anchor], "angle": mark.angle,
            }  # fmt: skip
        case Line():
            ends = {"x": mark.x, "y": mark.y, "x2": mark.x2, "y2": mark.y2}
            return {**ends, "stroke": mark.color, "strokeWidth": mark.thick, "says": mark.says}
        case Box():
            size = {"width": mark.width, "height": mark.height}
            return {"x": mark.x, "y": mark.y, **size, **_look(mark)}
        case Disc():
            size = {"size": 3.14159 * mark.radius**2}
            return {"x": mark.x, "y": mark.y, **size, **_look(mark)}


def _look(mark: Box | Disc) -> dict[str, object]:
    return {
        "fill": mark.fill,
        "stroke": mark.edge or None,
        "strokeDash": list(DASHES) if mark.dashed else [],
        "fillOpacity": mark.strength,
        "says": clean(mark.says) or None,
    }
