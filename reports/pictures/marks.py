"""What a picture is made of: boxes, lines, discs and words, each at its place in pixels."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable

FULL, FAINT = 1.0, 0.25  # how strongly what stands for the first direction and others is filled


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle.

    Attributes:
        x: Its left side.
        y: Its upper side.
        width: How wide it is.
        height: How high it is.
        fill: Its colour, ``#rrggbb``.
        edge: Colour of its outline; none where empty.
        dashed: Whether the outline is dashed.
        strength: How strongly it is filled, 0 to 1.
        says: What it shows, in words; empty where nothing need be said.
    """

    x: float
    y: float
    width: float
    height: float
    fill: str
    edge: str = ""
    dashed: bool = False
    strength: float = FULL
    says: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line from ``x, y`` to ``x2, y2``, so many pixels thick."""

    x: float
    y: float
    x2: float
    y2: float
    color: str
    thick: float = 1.0
    says: str = ""


@dataclass(frozen=True, slots=True)
class Disc:
    """A circle around ``x, y``; what else it has is what a box has."""

    x: float
    y: float
    radius: float
    fill: str
    edge: str = ""
    dashed: bool = False
    strength: float = FULL
    says: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text.

    Attributes:
        x: Where it begins, ends or has its middle, as ``anchor`` tells.
        y: The middle of its height.
        text: What it says.
        size: Its size in pixels.
        color: Its colour, ``#rrggbb``.
        bold: Whether it is bold.
        anchor: ``"start"``, ``"middle"`` or ``"end"``.
        angle: How far it is turned around its place, in degrees, clockwise.
    """

    x: float
    y: float
    text: str
    size: float = 12
    color: str = "#1a1a1a"
    bold: bool = False
    anchor: str = "start"
    angle: float = 0


Mark: TypeAlias = Box | Line | Disc | Words


@dataclass(frozen=True, slots=True)
class Picture:
    """Marks on a white ground, later ones over earlier ones.

    Attributes:
        width: In whole pixels.
        height: In whole pixels.
        marks: What is drawn, in order.
    """

    width: int
    height: int
    marks: tuple[Mark, ...]


def moved(marks: Iterable[Mark], right: float, down: float) -> tuple[Mark, ...]:
    """Return the marks so many pixels further right and further down."""
    return tuple(_moved(mark, right, down) for mark in marks)


def _moved(mark: Mark, right: float, down: float) -> Mark:
    if isinstance(mark, Line):
        mark = replace(mark, x2=mark.x2 + right, y2=mark.y2 + down)
    return replace(mark, x=mark.x + right, y=mark.y + down)
