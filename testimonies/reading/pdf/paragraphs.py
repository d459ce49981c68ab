"""The paragraphs that running lines make up, through the ends of columns and pages."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from testimonies.reading.pdf.values import Line

_TERMINAL = re.compile(r"[.?!…:;”’\"'][)\]*_”’\"']*(?:\[?[\d,]{1,7}\]?)?$")
_OWN = re.compile(
    r"[•▪◦●■–*-]\s|\d{1,3}[.)]\s|\(?[a-z]\)\s|(?:Q|A|[A-Z][\w.’'-]*(?:\s[\w.’'-]+){0,3})\s?:\s"
)
_INDENT = 0.7  # of the type size
_WIDER = 1.18  # of the usual distance between lines
_SAME_SIZE = 0.06
_SPACE = 0.25  # of the type size, the width of a space
_SAME_PLACE = 1.5  # points
_BROAD = 0.55  # of the column's width; what reaches less far to the right is no block


@dataclass(frozen=True, slots=True)
class Setting:
    """How the lines of a document are set.

    Attributes:
        lines: All running lines in reading order.
        edges: For each, how far to the right its paragraph's text goes, in points.
        runs: For each, how many lines around it stand indented alike; 0 where it is not indented.
        leading: For each type size, the usual distance between two lines, in points.
    """

    lines: tuple[Line, ...]
    edges: tuple[float, ...]
    runs: tuple[int, ...]
    leading: dict[float, float]


def setting_of(lines: Iterable[Line]) -> Setting:
    """Return how the lines of a document are set.

    Args:
        lines: Its running lines in reading order, notes and furniture left out.
    """
    every = tuple(lines)
    edges = [line.right for line in every]
    runs = [0] * len(every)
    i = 0
    while i < len(every):
        stop = i + 1
        if indent(every[i]) > _INDENT:
            while stop < len(every) and _set_alike(every[stop - 1], every[stop]):
                stop += 1
            runs[i:stop] = [stop - i] * (stop - i)
            edge = _own_edge(every[i:stop])
            if edge is not None:
                edges[i:stop] = [edge] * (stop - i)
        i = stop
    return Setting(every, tuple(edges), tuple(runs), _leading(every))


def indent(line: Line) -> float:
    """Return how far a line stands in from its column's left edge, in sizes of its type."""
    return (line.x0 - line.left) / (line.size or 1.0)


def paragraphs_of(setting: Setting) -> list[tuple[int, int]]:
    """Return the paragraphs, as stretches ``[first, last)`` of the lines."""
    breaks = [i for i in range(1, len(setting.lines)) if _breaks(setting, i)]
    return list(pairwise([0, *breaks, len(setting.lines)])) if setting.lines else []


def _set_alike(line: Line, following: Line) -> bool:
    """Tell whether two lines of one column stand at the same indent in the same size."""
    return (
        not following.fresh
        and abs(line.x0 - following.x0) <= _SAME_PLACE
        and abs(line.size - following.size) < 1
    )


def _own_edge(run: Sequence[Line]) -> float | None:
    """Return the right edge of lines set in from both sides, or None where they are not."""
    edge = max(line.x1 for line in run)
    if len(run) < 2 or edge > run[0].right - _INDENT * run[0].size:  # noqa: PLR2004 - a pair
        return None
    if edge < run[0].left + _BROAD * (run[0].right - run[0].left):
        return None
    full = sum(not _fits(line, after, edge) for line, after in pairwise(run))
    return edge if 2 * full >= len(run) - 1 else None


def _leading(lines: Sequence[Line]) -> dict[float, float]:
    steps: dict[float, Counter[float]] = {}
    for line, after in pairwise(lines):
        step = round(line.y - after.y, 1)
        if not after.fresh and line.size == after.size and 0 < step < 3 * line.size:
            steps.setdefault(line.size, Counter())[step] += 1
    return {
        size: max(counts, key=lambda step: (counts[step], -step)) for size, counts in steps.items()
    }


def _fits(line: Line, after: Line, edge: float) -> bool:
    """Tell whether the first word of the line after would have found room on ``line``."""
    last = after.words[0].x1
    for word in after.words[1:]:
        if not word.glued:
            break
        last = word.x1
    wanted = last - after.x0 + (_SPACE + 0.1) * line.size
    return line.x1 + wanted <= edge


def _breaks(setting: Setting, i: int) -> bool:
    """Tell whether a paragraph begins with line ``i``."""
    line, before = setting.lines[i], setting.lines[i - 1]
    if abs(line.size - before.size) > _SAME_SIZE * before.size or line.bold is not before.bold:
        return True
    ends = bool(_TERMINAL.search(before.text))
    if not ends and line.text[:1].islower() and _near(setting, before, line):
        return False
    if _fits(before, line, setting.edges[i - 1]):
        return True
    if (ends or before.bold) and _OWN.match(line.text):
        return True
    if line.fresh:
        return _breaks_over(setting, i)
    return not _near(setting, before, line) or _steps(setting, i, ends=ends)


def _near(setting: Setting, before: Line, line: Line) -> bool:
    """Tell whether two lines lie as near as those of one paragraph; true across columns."""
    if line.fresh:
        return True
    leading = setting.leading.get(line.size, 1.25 * line.size)
    return 0 < before.y - line.y <= _WIDER * leading


def _steps(setting: Setting, i: int, *, ends: bool) -> bool:
    """Tell whether line ``i`` begins a paragraph by standing further in or out."""
    line, before = setting.lines[i], setting.lines[i - 1]
    step = (line.x0 - before.x0) / (line.size or 1.0)
    if step > _INDENT:
        return ends or setting.runs[i] == 1
    return step < -_INDENT and setting.runs[i - 1] > 1


def _breaks_over(setting: Setting, i: int) -> bool:
    """Tell whether the first line of a column or page begins a paragraph."""
    line, before = setting.lines[i], setting.lines[i - 1]
    if setting.runs[i] == 1 and indent(line) > _INDENT:
        return True
    return (setting.runs[i] > 1) is not (setting.runs[i - 1] > 1) and abs(
        indent(line) - indent(before)
    ) > _INDENT
