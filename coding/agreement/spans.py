"""A table of stretches that coders marked in texts: how far their units and their cuts agree."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

import numpy as np

from coding.agreement.bootstrap import Estimate, drawn
from coding.agreement.measures import NO_VARIATION, NOTHING_COMPARED, Measure
from coding.agreement.rows import Fault, read_rows, worded
from coding.agreement.segmentation import boundary_similarity, pk, window_diff
from coding.agreement.unitizing import Continuum, Lengths, Unit, family, lengths_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from coding.agreement.arrays import Flags, Values

REQUIRED = ("text", "coder", "start", "end")
OVERLAPPING = "units of one coder overlap; each code by itself is defined"
NOBODY_CUT = "nobody cut, or the text is too short"

Marked = dict[tuple[str, str], list[Unit]]  # units by text and coder


@dataclass(frozen=True, slots=True)
class Cuts:
    """How far two coders cut the same texts at the same places, the mean over texts."""

    one: str
    other: str
    measures: Mapping[str, Measure]


@dataclass(frozen=True, slots=True)
class Spans:
    """How far coders agree who mark stretches themselves.

    Attributes:
        coders: Their names.
        texts: The texts.
        codes: What stretches were marked as; one empty name where the table has no codes.
        overall: ``alpha_u``, ``alpha_u_binary`` (marked at all) and ``alpha_cu``.
        by_code: For each code ``alpha_u``, the code as a text of its own, and ``alpha_ku``.
        cuts: How far each two coders cut at the same places.
    """

    coders: tuple[str, ...]
    texts: tuple[str, ...]
    codes: tuple[str, ...]
    overall: Mapping[str, Estimate]
    by_code: Mapping[str, Mapping[str, Estimate]]
    cuts: tuple[Cuts, ...]


def read_spans(data: bytes, *, draws: int = 0) -> tuple[Spans | None, tuple[str, ...]]:
    """Return how far the coders of a table of stretches agree, or every fault with its line.

    Columns ``text``, ``coder``, ``start``, ``end`` (offsets, half-open), and if wanted ``code`` and
    ``length`` of the text; by default a text ends with its last stretch. Empty ``start`` and
    ``end`` say that the coder has seen the text and marked nothing.

    Args:
        data: The bytes of the file.
        draws: How many draws of texts to make for the intervals; none with 0.
    """
    sheet = read_rows(data, required=REQUIRED, known=("code", "length"))
    names = sorted({named.get("code", "") for _, named in sheet.rows if named["end"]})
    faults: list[Fault] = list(sheet.faults)
    marked: Marked = {}
    lengths: dict[str, int] = {}
    for line, named in sheet.rows:
        found = list(_wrong(named))
        faults += [(line, what) for what in found]
        if not found:
            _mark(named, names, marked, lengths)
    faults += _beyond(sheet.rows, lengths) if not faults else ()
    if faults:
        return None, worded(faults)
    return _spans(marked, lengths, tuple(names), draws), ()


def _wrong(named: Mapping[str, str]) -> Iterator[str]:
    for name in ("text", "coder"):
        if not named[name]:
            yield f"the {name} is empty"
    start, end = named["start"], named["end"]
    if not start and not end:
        return
    if not (start.isdecimal() and end.isdecimal() and int(start) < int(end)):
        yield f"“{start}” to “{end}” is no stretch: two whole numbers, the end after the start"
    length = named.get("length", "")
    if length and not length.isdecimal():
        yield f"the length “{length}” is no whole number"


def _mark(
    named: Mapping[str, str], names: Sequence[str], marked: Marked, lengths: dict[str, int]
) -> None:
    units = marked.setdefault((named["text"], named["coder"]), [])
    told = int(named.get("length") or 0)
    end = int(named["end"] or 0)
    lengths[named["text"]] = max(lengths.get(named["text"], 0), told, end)
    if end:
        units.append(Unit(int(named["start"]), end, 1 + names.index(named.get("code", ""))))


def _beyond(
    rows: Sequence[tuple[int, dict[str, str]]], lengths: Mapping[str, int]
) -> Iterator[Fault]:
    """Yield lengths of a text that differ from another line's or end before a stretch does."""
    for line, named in rows:
        told = named.get("length", "")
        if told and int(told) != lengths[named["text"]]:
            held = lengths[named["text"]]
            yield line, f"the length {told} does not fit: elsewhere the text reaches {held}"


def _spans(marked: Marked, lengths: Mapping[str, int], codes: tuple[str, ...], draws: int) -> Spans:
    coders = tuple(dict.fromkeys(coder for _, coder in marked))
    texts = tuple(text for text in lengths if lengths[text])
    laid = [(text, length) for text, length in lengths.items() if length]
    whole = _family(_continua(marked, laid, coders), len(codes), draws)
    by_code = {
        code: {
            "alpha_u": _family(_continua(_only(marked, place), laid, coders), 1, draws)["alpha_u"],
            "alpha_ku": whole[f"alpha_ku {place}"],
        }
        for place, code in enumerate(codes, start=1)
    }
    overall = {name: each for name, each in whole.items() if " " not in name}
    cuts = tuple(_cuts(marked, lengths, pair) for pair in combinations(coders, 2))
    return Spans(coders, texts, codes, overall, by_code, cuts)


def _only(marked: Marked, value: int) -> Marked:
    """Return one code's stretches as units of value 1."""
    return {
        who: [Unit(unit.start, unit.end, 1) for unit in units if unit.value == value]
        for who, units in marked.items()
    }


def _continua(
    marked: Marked, lengths: Sequence[tuple[str, int]], coders: Sequence[str]
) -> list[Continuum]:
    return [
        Continuum(length, tuple(_units(marked, text, coder) for coder in coders))
        for text, length in lengths
    ]


def _family(continua: Sequence[Continuum], values: int, draws: int) -> dict[str, Estimate]:
    """Return the family by name, ``alpha_ku`` followed by the number of its value."""
    units = [each for continuum in continua for each in continuum.coders if each]
    if any(_overlap(each) for each in units):
        names = ("alpha_u", "alpha_u_binary", "alpha_cu")
        by_value = (f"alpha_ku {place}" for place in range(1, values + 1))
        return dict.fromkeys((*names, *by_value), Estimate(Measure(None, OVERLAPPING)))
    lengths = lengths_of(continua, values)
    texts = len(lengths.apart)
    found = _named(lengths, np.ones((1, texts)))
    spread = {}
    if texts and draws:
        spread = drawn(lambda w: _named(lengths, w), (texts, values + 1), draws=draws)
    reason = NO_VARIATION if texts else NOTHING_COMPARED
    return {
        name: Estimate(
            Measure(None, reason) if np.isnan(value) else Measure(float(value)),
            spread[name][0] if spread else None,
        )
        for name, ((value,),) in found.items()
    }


def _named(lengths: Lengths, weights: Values) -> dict[str, Values]:
    """Return each of the family by its name, ``(1, draws)``."""
    found = family(lengths.drawn(weights))
    whole = {"alpha_u": found.u, "alpha_u_binary": found.marked, "alpha_cu": found.coded}
    by_value = {f"alpha_ku {n}": each for n, each in enumerate(found.by_value.T, start=1)}
    return {name: each[None] for name, each in {**whole, **by_value}.items()}


def _units(marked: Marked, text: str, coder: str) -> tuple[Unit, ...] | None:
    units = marked.get((text, coder))
    return None if units is None else tuple(units)


def _overlap(units: Sequence[Unit]) -> bool:
    return any(one.end > other.start for one, other in pairwise(sorted(units)))


def _cuts(marked: Marked, lengths: Mapping[str, int], pair: tuple[str, str]) -> Cuts:
    """Return how far two coders cut alike; Pk and WindowDiff are the mean of both directions."""
    cut = [
        [_boundaries(marked[text, coder], length) for coder in pair]
        for text, length in lengths.items()
        if length and all((text, coder) in marked for coder in pair)
    ]
    kinds: dict[str, Callable[[Flags, Flags], float]] = {
        "boundary_similarity": boundary_similarity,
        "pk": lambda one, other: (pk(one, other) + pk(other, one)) / 2,
        "window_diff": lambda one, other: (window_diff(one, other) + window_diff(other, one)) / 2,
    }
    return Cuts(*pair, {name: _mean(cut, kind) for name, kind in kinds.items()})


def _boundaries(units: Sequence[Unit], length: int) -> Flags:
    """Return where a coder cuts: wherever a stretch begins or ends inside the text."""
    cuts = np.zeros(length - 1, dtype=np.bool_)
    places = {place for unit in units for place in (unit.start, unit.end)} - {0, length}
    cuts[[place - 1 for place in places]] = True
    return cuts


def _mean(texts: Sequence[list[Flags]], kind: Callable[[Flags, Flags], float]) -> Measure:
    values = [value for one, other in texts if not np.isnan(value := kind(one, other))]
    if not values:
        return Measure(None, NOBODY_CUT if texts else NOTHING_COMPARED)
    return Measure(float(np.mean(values)))
