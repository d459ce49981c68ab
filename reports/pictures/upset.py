"""Which sets of codes stand together, as an UpSet plot (Lex and others 2014)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.combinations import BETWEEN
from reports.looks import NEUTRAL, Look, looks_of
from reports.pictures.framing import GROUND, NOTHING, QUIET, framed
from reports.pictures.letters import fitted, widest
from reports.pictures.marks import FAINT, FULL, Box, Disc, Line, Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from codebook.values import Codebook
    from reports.pictures.marks import Mark, Picture
    from reports.tables import Table

_MOST = 30  # sets drawn, the commonest
_WIDE, _HIGH = 26, 24  # pixels of a column and of a row
_BARS, _SIDEWAYS = 150, 110  # pixels of the longest bar above and at the left
_LABELS = 280  # pixels a name may take
_AWAY = 10  # pixels between names, bars and dots
_DOT = 7  # pixels of the radius of a dot
_BAR = 16  # pixels a bar is thick
_SMALL = 11
_NOTE = (
    "A column: a set of codes, the dots that are filled; above it the passages with just these. "
    "At the left: all passages with a code."
)


def upset(table: Table, codebook: Codebook) -> Picture:
    """Return the UpSet plot of a table of combinations, the commonest sets from the left.

    Args:
        table: What ``combinations`` returned.
        codebook: Its categories and directions, with their colours.
    """
    frame = table.frame[table.frame["set_size"] > 0]
    sets = [str(codes).split(BETWEEN) for codes in frame["set_codes"]]
    counts = [int(count) for count in frame["n_exactly"]]
    totals = _totals(sets, counts, codebook)
    names = _names(frame["set_names"].tolist(), sets)
    rows = {code: place for place, code in enumerate(totals)}
    labels = [fitted(names[code], _LABELS) for code in rows]
    looks = looks_of(codebook)
    ends = widest([f"{count:,}" for count in totals.values()], _SMALL) + 6
    left = ends + _SIDEWAYS + _AWAY + widest(labels) + _AWAY
    top = _BARS + 2 * _AWAY + _SMALL
    drawn = min(len(sets), _MOST)
    wide, high = drawn * _WIDE, len(rows) * _HIGH
    marks: list[Mark] = [
        *_stripes(len(rows), left, top, wide),
        *_side(totals, labels, looks, (ends + _SIDEWAYS, top)),
        *_above(counts[:drawn], frame["set_names"].tolist(), (left, top)),
        *_dots(sets[:drawn], rows, looks, (left, top)),
    ]
    rest = f"The {drawn} commonest of {len(sets)} sets are drawn." if drawn < len(sets) else ""
    notes = [_NOTE, *filter(None, [rest]), *([] if sets else [NOTHING])]
    return framed(table.head, marks, (left + wide + _AWAY, top + high), notes)


def _totals(
    sets: Sequence[Sequence[str]], counts: Sequence[int], codebook: Codebook
) -> dict[str, int]:
    """Return how many passages carry each code that stands in a set, in codebook order."""
    totals = {code.id: 0 for code in codebook.codes}
    for codes, count in zip(sets, counts, strict=True):
        for code in codes:
            totals[code] += count
    return {code: count for code, count in totals.items() if count}


def _names(told: Sequence[str], sets: Sequence[Sequence[str]]) -> dict[str, str]:
    pairs = zip(sets, told, strict=True)
    return {
        c: n for codes, names in pairs for c, n in zip(codes, names.split(BETWEEN), strict=True)
    }


def _stripes(rows: int, left: float, top: float, wide: float) -> Iterator[Box]:
    for row in range(0, rows, 2):
        yield Box(left, top + row * _HIGH, wide, _HIGH, GROUND)


def _side(
    totals: Mapping[str, int],
    labels: Sequence[str],
    looks: Mapping[str, Look],
    corner: tuple[float, float],
) -> Iterator[Mark]:
    """Yield a bar for each code, growing to the left, and its name at the right."""
    right, top = corner
    most = max([1, *totals.values()])
    for place, ((code, count), label) in enumerate(zip(totals.items(), labels, strict=True)):
        middle, long = top + (place + 0.5) * _HIGH, _SIDEWAYS * count / most
        look = looks[code]
        yield Box(
            right - long, middle - _BAR / 2, long, _BAR, look.color, look.color, look.dashed,
            FAINT if look.dashed else FULL, f"{label}: {count:,}",
        )  # fmt: skip
        yield Words(right - long - 5, middle, f"{count:,}", _SMALL, anchor="end")
        yield Words(right + _AWAY, middle, label)
    yield Line(right, top, right, top + len(totals) * _HIGH, QUIET)


def _above(
    counts: Sequence[int], names: Sequence[str], corner: tuple[float, float]
) -> Iterator[Mark]:
    """Yield a bar for each set, growing upwards from the dots."""
    left, top = corner[0], corner[1] - _AWAY
    most = max([1, *counts])
    for place, count in enumerate(counts):
        middle, long = left + (place + 0.5) * _WIDE, _BARS * count / most
        yield Box(
            middle - _BAR / 2, top - long, _BAR, long, QUIET, says=f"{names[place]}: {count:,}"
        )
        yield Words(middle, top - long - _SMALL + 2, f"{count:,}", _SMALL, anchor="middle")
    if counts:
        yield Line(left, top, left + len(counts) * _WIDE, top, QUIET)


def _dots(
    sets: Sequence[Sequence[str]],
    rows: Mapping[str, int],
    looks: Mapping[str, Look],
    corner: tuple[float, float],
) -> Iterator[Mark]:
    """Yield the dots of each set, joined by a line, and faint ones for the codes not in it."""
    left, top = corner
    for column, codes in enumerate(sets):
        across = left + (column + 0.5) * _WIDE
        down = {code: top + (row + 0.5) * _HIGH for code, row in rows.items()}
        held = [down[code] for code in codes]
        yield from (Disc(across, y, 2.5, "#c8c8c8") for c, y in down.items() if c not in codes)
        yield Line(across, min(held), across, max(held), QUIET, 2)
        for code in codes:
            look = looks.get(code, Look(code, "", NEUTRAL, dashed=False))
            yield Disc(across, down[code], _DOT, "#ffffff")
            yield Disc(
                across, down[code], _DOT, look.color, look.color, look.dashed,
                FAINT if look.dashed else FULL,
            )  # fmt: skip
