"""Codes that meet, as a network whose labels do not collide."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, degrees, pi, sin, sqrt
from typing import TYPE_CHECKING

import numpy as np

from reports.cooccurrence import matrix, names
from reports.looks import NEUTRAL, Look, looks_of
from reports.pictures.framing import NOTHING, framed
from reports.pictures.letters import fitted, width_of
from reports.pictures.marks import FAINT, FULL, Disc, Line, Words, moved

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import pandas as pd

    from codebook.values import Codebook
    from reports.pictures.marks import Mark, Picture
    from reports.tables import Table

_RADIUS = 230  # pixels of the circle the codes stand on
_LABEL = 330  # pixels a label may take beyond it
_AWAY = 22  # pixels from the middle of a disc to its label
_FEW = 20  # codes up to which labels stand upright; more point outwards
_MOST = 40  # lines; beyond that nothing can be told apart
_SMALLEST, _LARGEST = 4, 15  # pixels of the radius of a disc
_THICKEST = 8
_NOTE = (
    "The larger a circle, the more units with its code; full: the first direction, dashed: "
    "another. Colour: the category."
)


@dataclass(frozen=True, slots=True)
class Node:
    """A code with its place on the circle, whose middle is at 0, 0.

    Attributes:
        code: Id of the code.
        x: Where it stands.
        y: Where it stands; down is more.
        label: Where its label begins, or ends on the left half.
        right: Whether it stands on the right half.
        lean: How far its label is turned, in degrees clockwise.
    """

    code: str
    x: float
    y: float
    label: tuple[float, float]
    right: bool
    lean: float


def network(table: Table, codebook: Codebook) -> Picture:
    """Return the network of a pairs table: codes on a circle, in codebook order from the top.

    Only lines above the least weight that leaves forty are drawn, and only codes with a line, so
    that the same network is drawn the same and no label can lie on another.

    Args:
        table: What ``cooccurrence`` returned.
        codebook: Its directions and categories, with their colours.
    """
    least, edges = _edges(table.frame)
    called = names(table)
    held = {code for pair in edges for code in pair}
    nodes = on_circle([code for code in called if code in held])
    counts = dict(zip(called, np.diagonal(matrix(table).to_numpy()).tolist(), strict=True))
    labels = {code: fitted(name, _LABEL) for code, name in called.items()}
    marks: list[Mark] = [
        *_lines(nodes, edges, labels),
        *_discs(nodes, counts, labels, looks_of(codebook)),
        *(_label(node, labels[node.code]) for node in nodes),
    ]
    left, top, right, bottom = _reach(nodes, labels)
    lines = f"A line: {least:,} or more units with both codes; the thicker, the more."
    notes = [lines, _NOTE, *([] if edges else [NOTHING])]
    return framed(table.head, moved(marks, -left, -top), (right - left, bottom - top), notes)


def _edges(frame: pd.DataFrame) -> tuple[int, dict[tuple[str, str], int]]:
    """Return the least weight drawn, and the weight of each pair drawn."""
    met = frame[frame["n12"] > 0]
    least = 1
    while (met["n12"] >= least).sum() > _MOST:
        least += 1
    met = met[met["n12"] >= least]
    pairs = zip(met["code_a"].tolist(), met["code_b"].tolist(), strict=True)
    return least, dict(zip(pairs, met["n12"].tolist(), strict=True))


def on_circle(codes: Sequence[str]) -> list[Node]:
    """Return codes with their places, from the top clockwise."""
    nodes = []
    for place, code in enumerate(codes):
        # Half a step from the top, so that no code stands just above the middle.
        turn = (place + 0.5) * 2 * pi / len(codes)
        right = turn < pi
        lean = degrees(turn) - (90 if right else 270) if len(codes) > _FEW else 0.0
        across, down = sin(turn), -cos(turn)
        label = ((_RADIUS + _AWAY) * across, (_RADIUS + _AWAY) * down)
        nodes.append(Node(code, _RADIUS * across, _RADIUS * down, label, right, lean))
    return nodes


def _lines(
    nodes: Sequence[Node], edges: Mapping[tuple[str, str], int], labels: Mapping[str, str]
) -> Iterator[Line]:
    at = {node.code: (node.x, node.y) for node in nodes}
    most = max([2, *edges.values()])
    for (one, other), count in edges.items():
        thick = 1 + (_THICKEST - 1) * (count - 1) / (most - 1)
        says = f"{labels[one]} and {labels[other]}: {count:,}"
        yield Line(*at[one], *at[other], "#b0b0b0", thick, says)


def _discs(
    nodes: Sequence[Node],
    counts: Mapping[str, float],
    labels: Mapping[str, str],
    looks: Mapping[str, Look],
) -> Iterator[Disc]:
    most = max([1, *(counts[node.code] for node in nodes)])
    for node in nodes:
        count = counts[node.code]
        # The area, not the radius, tells the count.
        radius = sqrt(_SMALLEST**2 + (_LARGEST**2 - _SMALLEST**2) * count / most)
        look = looks.get(node.code, Look(node.code, "", NEUTRAL, dashed=False))
        says = f"{labels[node.code]}: {count:,.0f}"
        yield Disc(node.x, node.y, radius, "#ffffff")
        yield Disc(
            node.x, node.y, radius, look.color, look.color, look.dashed,
            FAINT if look.dashed else FULL, says,
        )  # fmt: skip


def _label(node: Node, text: str) -> Words:
    return Words(*node.label, text, anchor="start" if node.right else "end", angle=node.lean)


def _reach(nodes: Sequence[Node], labels: Mapping[str, str]) -> tuple[float, float, float, float]:
    """Return how far discs and labels reach to the left, up, right and down."""
    across: list[float]
    down: list[float]
    across, down = [-_RADIUS - _LARGEST, _RADIUS + _LARGEST], [-_RADIUS - _AWAY, _RADIUS + _AWAY]
    for node in nodes:
        long = width_of(labels[node.code]) * (1 if node.right else -1)
        turn = node.lean * pi / 180
        across.append(node.label[0] + long * cos(turn))
        down.append(node.label[1] + long * sin(turn))
    return min(across), min(down) - 8, max(across), max(down) + 8
