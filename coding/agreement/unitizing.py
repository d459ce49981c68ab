"""Krippendorff's unitizing family: agreement of coders who mark stretches of a text themselves.

Krippendorff, Mathet, Bouvry and Widlöcher (2016), "On the reliability of unitizing textual
continua: further developments".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from coding.agreement.arrays import NOT_SEEN, Places, Values, tally
from coding.agreement.chance import over
from coding.agreement.ratings import Ratings
from coding.agreement.sums import Sums, summed

if TYPE_CHECKING:
    from collections.abc import Iterable

GAP = 0  # the value of what a coder left unmarked


@dataclass(frozen=True, slots=True, order=True)
class Unit:
    """A stretch ``[start, end)`` of a continuum that a coder marked.

    Attributes:
        start: Offset of its first character, from 0.
        end: Offset after its last character.
        value: What it was marked as, from 1.
    """

    start: int
    end: int
    value: int


@dataclass(frozen=True, slots=True)
class Continuum:
    """A text and what each coder marked in it.

    Attributes:
        length: Its length in characters, or whatever the units are counted in.
        coders: For each coder the units, none overlapping another of the same coder, within the
            text; None for a coder who has not seen the text.
    """

    length: int
    coders: tuple[tuple[Unit, ...] | None, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Unitized:
    """The family of one set of continua; NaN where a coefficient is undefined.

    Attributes:
        u: ``u``-alpha: units and values, gaps included.
        marked: ``|u``-alpha: what is marked at all, whatever the value.
        coded: ``cu``-alpha: the values, where two coders both marked something.
        by_value: ``(values,)``, ``(k)u``-alpha: each value against the others, where both marked.
    """

    u: float
    marked: float
    coded: float
    by_value: Values


def unitized(continua: Iterable[Continuum], values: int) -> Unitized:
    """Return the unitizing family over continua laid end to end.

    With ``O_ck`` the length over which ``c`` of one coder meets ``k`` of another, each pair of
    coders weighing ``1 / (m - 1)``, and ``l_c`` the length marked ``c``, ``T`` the whole::

        E_ck = T (l_c l_k - [c = k] sum w) / (T^2 - sum w)

    where ``w`` is the squared length of each unit and the length of each gap. ``u`` is 1 less the
    sum of ``O_ck`` over that of ``E_ck``, ``c`` and ``k`` different; ``|u`` takes all values for
    one; ``cu`` and ``(k)u`` leave gaps out, each unit being as long as it meets others' units.

    Args:
        continua: Texts by the same coders in the same order; a text only one has seen is left out.
        values: How many values there are, numbered from 1.
    """
    laid = [_laid(each) for each in continua if sum(c is not None for c in each.coders) > 1]
    if not laid:
        return Unitized(np.nan, np.nan, np.nan, np.full(values, np.nan))
    pieces = np.concatenate([each.pieces for each in laid])
    lengths = np.concatenate([each.lengths for each in laid])
    units = np.concatenate([each.units for each in laid])
    met = np.concatenate([each.met for each in laid])
    sums = _sums(pieces, lengths, values + 1)
    at_all = _sums(np.minimum(pieces, 1), lengths, 2)
    total = tally(units[:, 2], met, values + 1)[1:]
    squared = tally(units[:, 2], met**2, values + 1)[1:]
    alike = sums.alike[0, 1:]
    return Unitized(
        u=_whole(sums, units),
        marked=_whole(at_all, units),
        coded=float(_coded(total, squared, alike)),
        by_value=_by_value(total, squared, alike),
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Laid:
    """A continuum cut wherever any coder cuts.

    Attributes:
        pieces: ``(pieces, coders)``, what each coder says of the piece; ``-1`` not seen.
        lengths: ``(pieces,)``, its length.
        units: ``(units, 3)``, start, end and value of every coder's units.
        met: ``(units,)``, how long each meets others' units, a pair weighing ``1 / (m - 1)``.
    """

    pieces: Places
    lengths: Values
    units: Places
    met: Values


def _laid(continuum: Continuum) -> _Laid:
    tables = [None if units is None else _table(units) for units in continuum.coders]
    units = np.concatenate([table for table in tables if table is not None])
    edges = np.unique(np.concatenate(([0, continuum.length], units[:, 0], units[:, 1])))
    lengths = np.diff(edges).astype(np.float64)
    pieces = np.stack([_said(table, edges[:-1]) for table in tables], axis=1)
    others = np.count_nonzero(pieces > GAP, axis=1) - 1
    so_far = np.concatenate(([0.0], np.cumsum(lengths * others)))
    first, last = np.searchsorted(edges, units[:, 0]), np.searchsorted(edges, units[:, 1])
    coders = sum(table is not None for table in tables)
    return _Laid(pieces, lengths, units, (so_far[last] - so_far[first]) / (coders - 1))


def _table(units: Iterable[Unit]) -> Places:
    rows = [(unit.start, unit.end, unit.value) for unit in sorted(units)]
    return np.array(rows, dtype=np.int64).reshape(-1, 3)


def _said(table: Places | None, starts: Places) -> Places:
    """Return for each piece, by where it starts, what one coder says of it."""
    if table is None:
        return np.full(len(starts), NOT_SEEN)
    before = np.vstack(([[-1, -1, GAP]], table))
    near = before[np.searchsorted(table[:, 0], starts, side="right")]
    return np.where(starts < near[:, 1], near[:, 2], GAP)


def _sums(pieces: Places, lengths: Values, categories: int) -> Sums:
    return summed(Ratings(pieces, lengths, np.zeros(len(lengths), np.int64), 1, categories))


def _whole(sums: Sums, units: Places) -> float:
    """Return ``u``: 1 less observed over expected length of what does not match."""
    marked = sums.values[0]
    total = marked.sum()
    own = np.square(units[:, 1] - units[:, 0]).sum() + marked[GAP]
    expected = over(total * (total**2 - np.square(marked).sum()), total**2 - own)
    return float(1 - over(sums.tension[0], expected))


def _coded(total: Values, squared: Values, alike: Values) -> Values:
    """Return ``cu`` from the length each value meets others, its squares, and what matches."""
    n = total.sum()
    expected = over(n * (n**2 - np.square(total).sum()), n**2 - squared.sum())
    return 1 - over(n - alike.sum(), expected)


def _by_value(total: Values, squared: Values, alike: Values) -> Values:
    """Return ``(k)u``: of each value the share that meets another one, over what chance gives."""
    n = total.sum()
    observed = over(total - alike, total)
    return 1 - over(observed, over(total * (n - total), total * n - squared))
