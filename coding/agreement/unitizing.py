"""Krippendorff's unitizing family: agreement of coders who mark stretches of a text themselves.

Krippendorff, Mathet, Bouvry and Widlöcher (2016), "On the reliability of unitizing textual
continua: further developments".
"""

from __future__ import annotations

from dataclasses import dataclass, fields
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
    """The family; NaN where a coefficient is undefined. Arrays of the lengths' leading axes.

    Attributes:
        u: ``u``-alpha: units and values, gaps included.
        marked: ``|u``-alpha: what is marked at all, whatever the value.
        coded: ``cu``-alpha: the values, where two coders both marked something.
        by_value: ``(..., values)``, ``(k)u``-alpha: each value against the others, where both
            marked.
    """

    u: Values
    marked: Values
    coded: Values
    by_value: Values


@dataclass(frozen=True, slots=True, eq=False)
class Lengths:
    """What the family is made of; every one of them adds up over texts.

    Attributes:
        apart: ``(...,)``, over how much text two coders say different things, coders weighing ``1 /
            (m - 1)`` a pair.
        apart_at_all: The same where only one of the two marked anything.
        values: ``(..., values + 1)``, how much all coders marked as each value; gaps first.
        squares: ``(...,)``, squared lengths of all coders' units.
        met: ``(..., values)``, over how much text units of a value meet others' units.
        met_squares: The same squared unit by unit.
        alike: ``(..., values)``, over how much text they meet units of the same value.
    """

    apart: Values
    apart_at_all: Values
    values: Values
    squares: Values
    met: Values
    met_squares: Values
    alike: Values

    def drawn(self, weights: Values) -> Lengths:
        """Return the sums of weighted texts, ``(draws, ...)``.

        Args:
            weights: ``(draws, texts)``, how often each text stands in each draw.
        """
        return Lengths(*(weights @ getattr(self, field.name) for field in fields(self)))


def unitized(continua: Iterable[Continuum], values: int) -> Unitized:
    """Return the unitizing family over continua laid end to end; see ``family``.

    Args:
        continua: Texts by the same coders in the same order; a text only one has seen is left out.
        values: How many values there are, numbered from 1.
    """
    lengths = lengths_of(continua, values)
    return family(lengths.drawn(np.ones(len(lengths.apart))))


def family(of: Lengths) -> Unitized:
    """Return the unitizing family.

    With ``O_ck`` the length over which ``c`` of one coder meets ``k`` of another, each pair of
    coders weighing ``1 / (m - 1)``, and ``l_c`` the length marked ``c``, ``T`` the whole::

        E_ck = T (l_c l_k - [c = k] sum w) / (T^2 - sum w)

    where ``w`` is the squared length of each unit and the length of each gap. ``u`` is 1 less the
    sum of ``O_ck`` over that of ``E_ck``, ``c`` and ``k`` different; ``|u`` takes all values for
    one; ``cu`` and ``(k)u`` leave gaps out, each unit being as long as it meets others' units.
    """
    own = of.squares + of.values[..., GAP]
    at_all = np.stack((of.values[..., GAP], of.values[..., 1:].sum(axis=-1)), axis=-1)
    return Unitized(
        u=_whole(of.apart, of.values, own),
        marked=_whole(of.apart_at_all, at_all, own),
        coded=_coded(of),
        by_value=_by_value(of),
    )


def lengths_of(continua: Iterable[Continuum], values: int) -> Lengths:
    """Return the lengths of each text that two coders or more have seen, ``(texts, ...)``.

    Args:
        continua: Texts by the same coders in the same order.
        values: How many values there are, numbered from 1.
    """
    texts = [
        _lengths(each, values)
        for each in continua
        if sum(coder is not None for coder in each.coders) > 1
    ]
    rows = [[getattr(text, field.name) for text in texts] for field in fields(Lengths)]
    if not texts:
        none, some = np.zeros(0), np.zeros((0, values))
        return Lengths(none, none, np.zeros((0, values + 1)), none, some, some, some)
    return Lengths(*(np.array(row) for row in rows))


def _lengths(continuum: Continuum, values: int) -> Lengths:
    """Return the lengths of one text, cut wherever any coder cuts."""
    tables = [None if units is None else _table(units) for units in continuum.coders]
    units = np.concatenate([table for table in tables if table is not None])
    edges = np.unique(np.concatenate(([0, continuum.length], units[:, 0], units[:, 1])))
    lengths = np.diff(edges).astype(np.float64)
    pieces = np.stack([_said(table, edges[:-1]) for table in tables], axis=1)
    others = np.count_nonzero(pieces > GAP, axis=1) - 1
    so_far = np.concatenate(([0.0], np.cumsum(lengths * others)))
    first, last = np.searchsorted(edges, units[:, 0]), np.searchsorted(edges, units[:, 1])
    coders = sum(table is not None for table in tables)
    met = (so_far[last] - so_far[first]) / (coders - 1)
    sums = _sums(pieces, lengths, values + 1)
    return Lengths(
        apart=sums.tension[0],
        apart_at_all=_sums(np.minimum(pieces, 1), lengths, 2).tension[0],
        values=sums.values[0],
        squares=np.square(units[:, 1] - units[:, 0]).sum(dtype=np.float64),
        met=tally(units[:, 2], met, values + 1)[1:],
        met_squares=tally(units[:, 2], met**2, values + 1)[1:],
        alike=sums.alike[0, 1:],
    )


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


def _whole(apart: Values, values: Values, own: Values) -> Values:
    """Return ``u``: 1 less observed over expected length of what does not match."""
    total = values.sum(axis=-1)
    expected = over(total * (total**2 - np.square(values).sum(axis=-1)), total**2 - own)
    return np.asarray(1 - over(apart, expected))


def _coded(of: Lengths) -> Values:
    """Return ``cu``: the values of what meets other units."""
    n = of.met.sum(axis=-1)
    by_chance = n * (n**2 - np.square(of.met).sum(axis=-1))
    expected = over(by_chance, n**2 - of.met_squares.sum(axis=-1))
    return np.asarray(1 - over(n - of.alike.sum(axis=-1), expected))


def _by_value(of: Lengths) -> Values:
    """Return ``(k)u``: of each value the share that meets another one, over what chance gives."""
    n = of.met.sum(axis=-1, keepdims=True)
    observed = over(of.met - of.alike, of.met)
    by_chance = over(of.met * (n - of.met), of.met * n - of.met_squares)
    return np.asarray(1 - over(observed, by_chance))
