"""Agreement as tables: where coders differ, code by code, two by two, part by part."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from coding.agreement.assessing import ALL_UNITS
from coding.agreement.measures import NOT_TWO, PAIR
from reports.agreement.told import NO_CODE, NOT_SEEN
from reports.tables import Head, Table
from reports.wording import listed, many

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from coding.agreement.assessing import Scope
    from coding.agreement.measures import Measure
    from coding.agreement.parts import Part
    from reports.agreement.told import Disagreement, Told

Line = dict[str, object]

SCOPES = {
    "all_units": "all compared",
    "units_coded": "coded by at least one",
    "units_with_code": "given this code by at least one",
}
_SHOWN = (
    "percent",
    "positive_agreement",
    "alpha_nominal",
    "alpha_masi",
    "alpha_jaccard",
    "ac1",
    "brennan_prediger",
    "cohen_kappa",
    "scott_pi",
    "fleiss_kappa",
    "conger_kappa",
)
_COLUMNS = {"percent": "percent_agreement", "ac1": "gwet_ac1"}  # others go by their own name


def tables(told: Told) -> tuple[Table, ...]:
    """Return every table of an agreement, disagreements first; empty ones are left out."""
    made = (
        _table(told, "disagreements", "Where coders differ", _disagreements(told)),
        coefficients(told),
        _table(told, "pairs", "Each two coders", _pairs(told)),
        _table(told, "matrix", "Each two coders, alpha", _matrix(told)),
        _table(told, "differences", "Who differs from whom on what", _differences(told)),
        _table(told, f"by-{told.parted}", f"By {told.parted}", _parts(told.parts)),
        _table(told, "batches", "Batch by batch, in the order of the work", _parts(told.batches)),
    )
    return tuple(table for table in made if len(table.frame))


def coefficients(told: Told) -> Table:
    """Return all coefficients, a row for everything compared and each choice of units.

    Returns:
        A table named ``agreement``. What is undefined is None, with the reason in
        ``undefined_because``; what does not apply is empty.
    """
    found = told.found
    whole = "single categories" if found.single else "sets of codes"
    lines = [_line(whole, scope, each) for scope, each in found.overall.items()]
    lines += [_line("all codes", scope, each) for scope, each in found.pooled.items()]
    for each in found.codes:
        counts: Line = {"n_every": each.every, "n_some": each.some, "n_none": each.none}
        if each.code in told.unit_alphas:
            counts["alpha_u"] = told.unit_alphas[each.code].measure.value
        for name, scope in each.scopes.items():
            line = _line(told.named(each.code), name, scope)
            lines.append(line | (counts if name == ALL_UNITS else dict.fromkeys(counts, "")))
    return _table(told, "agreement", "How far coders agree", lines)


def _table(told: Told, name: str, title: str, lines: Sequence[Line]) -> Table:
    coded = told.found.coded
    compared = many(int(coded.weight[coded.compared].sum()), told.unit)
    head = Head(
        title=f"{title}: {told.title}",
        unit=told.unit,
        base=f"{compared} seen by two coders or more",
        coder=listed(coded.coders),
        counted="assignments",
        codebook=told.codebook,
        notes=(*told.notes, told.of_intervals),
        where=told.where,
    )
    return Table(name, head, pd.DataFrame(lines))


def _line(of: str, scope: str, each: Scope) -> Line:
    reasons = {found.reason: None for found in each.measures.values() if found.value is None}
    interval = each.intervals.get("alpha_nominal")
    return {
        "agreed_on": of,
        "over_units": SCOPES[scope],
        "n_compared": each.compared,
        "n_every": "",
        "n_some": "",
        "n_none": "",
        **_values(each.measures, _SHOWN[:3]),
        "alpha_low": interval.low if interval else "",
        "alpha_high": interval.high if interval else "",
        **_values(each.measures, _SHOWN[3:]),
        "undefined_because": "; ".join(reason for reason in reasons if reason != NOT_TWO),
    }


def _values(measures: Mapping[str, Measure], names: Sequence[str]) -> Line:
    """Return coefficients: None where one is undefined, empty where it does not apply."""
    found: Line = {}
    for name in names:
        each = measures.get(name)
        applies = each is not None and each.reason != NOT_TWO
        found[_COLUMNS.get(name, name)] = each.value if each and applies else ""
    return found


def _disagreements(told: Told) -> list[Line]:
    """Return a row for each unit where coders differ, with a column for what each coder said."""
    return [
        {
            "unit_id": each.unit,
            "in_document": each.source,
            "spoken_by": each.speaker,
            "unit_words": each.words,
            **_said(told, each),
            "said_why": " / ".join(f"{one.coder}: {one.why}" for one in each.said if one.why),
        }
        for each in told.disagreements
    ]


def _said(told: Told, each: Disagreement) -> Line:
    said = {
        one.coder: "; ".join(told.named(code) for code in one.codes) or NO_CODE for one in each.said
    }
    return {_heading(coder): said.get(coder, NOT_SEEN) for coder in told.found.coded.coders}


def _heading(coder: str) -> str:
    """Return a coder's name with a space, since somebody may be called like another column."""
    return f"{coder} "


def _pairs(told: Told) -> list[Line]:
    return [
        {
            "coder_one": each.one,
            "coder_other": each.other,
            "n_compared": each.units,
            "n_differ": each.differ,
            **_values(each.measures, [name for name in _SHOWN if name in each.measures]),
        }
        for each in told.found.pairs
    ]


def _matrix(told: Told) -> list[Line]:
    """Return a row and a column for each coder, alpha between the two; nothing for only two."""
    coders = told.found.coded.coders
    values = {}
    for each in told.found.pairs:
        words = str(each.measures["alpha_nominal"])
        values[each.one, each.other] = values[each.other, each.one] = words
    if len(coders) <= PAIR:
        return []
    square: list[Line] = []
    for one in coders:
        cells = {_heading(other): values.get((one, other), "–") for other in coders}
        square.append({"coder": one, **cells})
    return square


def _differences(told: Told) -> list[Line]:
    return [
        {
            "coder_one": each.one,
            "said_one": told.named(each.first),
            "coder_other": each.other,
            "said_other": told.named(each.second),
            "n_units": each.units,
        }
        for each in told.found.confusions
    ]


def _parts(parts: Sequence[Part]) -> list[Line]:
    return [
        {
            "agreed_on": part.name,
            "n_compared": part.sets.compared,
            **_values(part.sets.measures, ("percent", "alpha_masi")),
            **_values(part.pooled.measures, ("alpha_nominal", "positive_agreement")),
            "undefined_because": part.alpha_masi.reason,
        }
        for part in parts
    ]
