"""Agreement as plain values for JSON, in the shape docs/reference/agreement.md describes."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from coding.agreement.assessing import ALL_UNITS, UNITS_CODED, UNITS_WITH_CODE
from coding.agreement.bootstrap import FEW, SHARE
from coding.agreement.whole import REFERENCE_LINES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coding.agreement.assessing import OfCode, Scope
    from coding.agreement.bootstrap import Estimate, Interval
    from coding.agreement.measures import Measure
    from coding.agreement.pairs import Pair
    from coding.agreement.parts import Part
    from reports.agreement.told import Disagreement, Told

Plain = dict[str, Any]  # what JSON holds


def summary(told: Told) -> Plain:
    """Return all of an agreement; coefficients over all units stand at the top."""
    found, coded = told.found, told.found.coded
    overall = found.overall[ALL_UNITS]
    measures = {**overall.measures, **_measures(found.on_scale)}
    intervals = {**overall.intervals, **_drawn(found.on_scale)}
    return {
        "mode": "single" if found.single else "codes",
        "scale": found.scale,
        "of": told.title,
        "codebook": told.codebook,
        "unit": told.unit,
        "where": told.where,
        "coders": list(coded.coders),
        **_sizes(overall),
        "units_coded": _number(coded.weight[coded.coded].sum()),
        **_values(measures),
        "reasons": _reasons(measures),
        "intervals": _intervals(intervals),
        "over_units_coded": _scope(found.overall[UNITS_CODED]),
        "pooled": _nested(found.pooled),
        "weighted": {name: estimated(each) for name, each in found.weighted.items()},
        "codes": {each.code: _code(each, told) for each in found.codes},
        "pairs": [_pair(each) for each in found.pairs],
        "confusions": [asdict(each) for each in found.confusions],
        "disagreements": [_disagreement(each) for each in told.disagreements],
        "parted_by": told.parted,
        "parts": [_part(each) for each in told.parts],
        "batches": [_part(each) for each in told.batches],
        "bootstrap": _bootstrap(told),
        "reference_lines": [{"value": value, "is": what} for value, what in REFERENCE_LINES],
        "notes": list(told.notes),
    }


def _disagreement(each: Disagreement) -> Plain:
    """Return a unit with what each coder said; who has not seen it is not named."""
    return {
        "unit": each.unit,
        "source": each.source,
        "speaker": each.speaker,
        "words": each.words,
        "said": {said.coder: list(said.codes) for said in each.said},
        "why": {said.coder: said.why for said in each.said if said.why},
    }


def _part(part: Part) -> Plain:
    measures = {**part.pooled.measures, "alpha_masi": part.alpha_masi}
    return {"name": part.name, **_sizes(part.sets), **plain(measures)}


def _bootstrap(told: Told) -> Plain:
    """Return what stands behind the intervals, and whether they can be trusted."""
    clusters, drawn = told.found.coded.clusters, told.drawn
    return {
        "drawn": told.cluster,
        "clusters": clusters,
        "draws": told.found.draws if drawn else 0,
        "share": SHARE,
        "trusted": drawn and clusters >= FEW,
        "note": told.of_intervals,
    }


def _nested(scopes: Mapping[str, Scope]) -> Plain:
    if not scopes:
        return {}
    return {
        **_scope(scopes[ALL_UNITS]),
        "over_units_coded": _scope(scopes[UNITS_CODED]),
    }


def _code(found: OfCode, told: Told) -> Plain:
    given = zip(told.found.coded.coders, found.given, strict=True)
    return {
        "given": {coder: _number(count) for coder, count in given},
        "every": _number(found.every),
        "some": _number(found.some),
        "none": _number(found.none),
        **_nested(found.scopes),
        **_units(found, told),
        "over_units_with_code": _scope(found.scopes[UNITS_WITH_CODE]),
    }


def _units(found: OfCode, told: Told) -> Plain:
    """Return the code's u-alpha, where there is one."""
    each = told.unit_alphas.get(found.code)
    if each is None:
        return {}
    measure, interval = each.measure, each.interval
    drawn = {} if interval is None else {"alpha_u_interval": _interval(interval)}
    return {"alpha_u": measure.value, "alpha_u_reason": measure.reason, **drawn}


def _pair(found: Pair) -> Plain:
    return {
        "coders": [found.one, found.other],
        "units": found.units,
        "differ": found.differ,
        **plain(found.measures),
    }


def _scope(scope: Scope) -> Plain:
    return {**_sizes(scope), **plain(scope.measures), "intervals": _intervals(scope.intervals)}


def _sizes(scope: Scope) -> Plain:
    return {"units": _number(scope.units), "units_compared": _number(scope.compared)}


def plain(measures: Mapping[str, Measure]) -> Plain:
    """Return coefficients, undefined ones as None with their reasons."""
    return {**_values(measures), "reasons": _reasons(measures)}


def _values(measures: Mapping[str, Measure]) -> Plain:
    return {name: each.value for name, each in measures.items()}


def _reasons(measures: Mapping[str, Measure]) -> Plain:
    """Return why coefficients are undefined, those that are."""
    return {name: each.reason for name, each in measures.items() if each.value is None}


def estimated(found: Mapping[str, Estimate]) -> Plain:
    """Return coefficients with their reasons and intervals."""
    return {**plain(_measures(found)), "intervals": _intervals(_drawn(found))}


def _measures(found: Mapping[str, Estimate]) -> dict[str, Measure]:
    return {name: each.measure for name, each in found.items()}


def _drawn(found: Mapping[str, Estimate]) -> dict[str, Interval]:
    return {name: each.interval for name, each in found.items() if each.interval}


def _intervals(found: Mapping[str, Interval]) -> Plain:
    return {name: _interval(each) for name, each in found.items()}


def _interval(each: Interval) -> Plain:
    return {"low": each.low, "high": each.high, "undefined_share": each.undefined}


def _number(count: float) -> float | int:
    """Return a count as a whole number where it is one."""
    return int(count) if float(count).is_integer() else float(count)
