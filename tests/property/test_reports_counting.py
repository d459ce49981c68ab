from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from coding.values import Assignment
from reports import coefficients
from reports.cooccurrence import WITHIN, cooccurrence, matrix
from reports.crosstab import frequency_by
from reports.frequency import UNITS, by_coder, frequency
from reports.outline import LEVELS, at_level, outline
from tests.unit.test_reports_cases import small_codebook, small_evidence

if TYPE_CHECKING:
    from collections.abc import Hashable

    from reports.evidence import Evidence

PASSAGES = [f"p{number}" for number in range(1, 8)]
CODES = [code.id for code in small_codebook().codes]
PAIR = st.tuples(st.sampled_from(PASSAGES), st.sampled_from(["ada", "bo"]))
GIVEN = st.builds(
    Assignment, st.sampled_from(PASSAGES), st.sampled_from(CODES), st.sampled_from(["ada", "bo"])
)
SPEAKERS = st.lists(st.sampled_from([None, "ana", "ben", "cyd"]), min_size=5, max_size=5)


@st.composite
def evidences(draw: st.DrawFn) -> Evidence:
    base = small_evidence()
    speakers = draw(SPEAKERS)
    quotations = tuple(
        replace(quotation, speaker_id=speaker)
        for quotation, speaker in zip(base.quotations, speakers, strict=True)
    )
    return replace(
        base,
        quotations=quotations,
        assignments=draw(st.frozensets(GIVEN, max_size=25)),
        seen=draw(st.frozensets(PAIR, max_size=10)),
    )


def seen_by(evidence: Evidence, coder: str) -> set[str]:
    looked = {passage for passage, who in evidence.seen if who == coder}
    return looked | {a.passage_id for a in evidence.assignments if a.coder_id == coder}


def units_of(evidence: Evidence, kind: str) -> dict[str, Hashable]:
    """Return the unit in which each passage stands; passages without one are left out."""
    quoted = {quotation.id: quotation for quotation in evidence.quotations}
    units: dict[str, Hashable] = {}
    for passage in evidence.passages:
        quotation = quoted[passage.quotation_id]
        speaker = quotation.speaker_id
        if kind == "testimony" and speaker:
            units[passage.id] = (speaker, quotation.source_id)
        elif kind == "speaker" and speaker:
            units[passage.id] = speaker
        elif kind not in {"testimony", "speaker"}:
            known = {"passage": passage.id, "quotation": quotation.id}
            units[passage.id] = known.get(kind, quotation.source_id)
    return units


def carrying(evidence: Evidence, kind: str, code: str) -> set[Hashable]:
    """Return the units that carry a code or one below it, counted the slow way."""
    units = units_of(evidence, kind)
    return {
        units[a.passage_id]
        for a in evidence.assignments
        if a.passage_id in units and (a.code_id == code or a.code_id.startswith(f"{code}."))
    }


def base_of(evidence: Evidence, kind: str) -> int:
    units = units_of(evidence, kind)
    met = seen_by(evidence, "ada") | seen_by(evidence, "bo")
    return len({unit for passage, unit in units.items() if passage in met})


@given(evidences())
def test_frequencies_are_those_counted_one_by_one(evidence: Evidence) -> None:
    frame = frequency(evidence).frame
    for column, kind in UNITS.items():
        expected = [len(carrying(evidence, kind, code)) for code in frame["code"]]
        assert frame[column].tolist() == expected
        assert set(frame[f"{column}_base"]) == {base_of(evidence, kind)}


@given(evidences())
def test_coders_are_counted_one_by_one_and_agree_only_where_both_have_seen(
    evidence: Evidence,
) -> None:
    frame = by_coder(evidence).frame
    shared = seen_by(evidence, "ada") & seen_by(evidence, "bo")
    for place, code in enumerate(frame["code"]):
        own = [
            carrying(
                replace(
                    evidence,
                    assignments=frozenset(a for a in evidence.assignments if a.coder_id == coder),
                ),
                "passage",
                code,
            )
            for coder in ("ada", "bo")
        ]
        line = frame.iloc[place]
        assert line[["Ada Holm", "Bo Rask"]].tolist() == [len(own[0]), len(own[1])]
        assert line["any"] == len(own[0] | own[1])
        assert line["any_of_shared"] == len((own[0] | own[1]) & shared)
        assert line["all"] == len(own[0] & own[1])


@given(evidences())
def test_the_values_of_an_attribute_share_out_all_passages(evidence: Evidence) -> None:
    for attribute in ("voice", "speaker", "document", "rank"):
        frame = frequency_by(evidence, attribute).frame
        totals = frame.groupby("code", sort=False)["passages"].sum()
        assert totals.tolist() == frequency(evidence).frame["passages"].tolist()
        assert frame.groupby("code")["column_base"].sum().unique().tolist() == [
            base_of(evidence, "passage")
        ]


@settings(max_examples=60)
@given(evidences(), st.sampled_from(WITHIN), st.sampled_from(LEVELS))
def test_co_occurrence_is_that_of_nested_loops(evidence: Evidence, within: str, level: str) -> None:
    nodes = outline(evidence.codebook)
    codes = [nodes[place].id for place in at_level(nodes, level)]
    pairs = [(a, b) for a, b in combinations(codes, 2) if not b.startswith(f"{a}.")]
    units = {code: carrying(evidence, within, code) for code in codes}
    table = cooccurrence(evidence, within, level)
    frame = table.frame
    assert list(zip(frame["code_a"], frame["code_b"], strict=True)) == pairs
    assert frame["n1"].tolist() == [len(units[a]) for a, _ in pairs]
    assert frame["n2"].tolist() == [len(units[b]) for _, b in pairs]
    assert frame["n12"].tolist() == [len(units[a] & units[b]) for a, b in pairs]
    assert set(frame["n"]) == {base_of(evidence, within)}
    square = matrix(table)
    assert square.index.tolist() == codes
    assert np.diagonal(square).tolist() == [len(units[code]) for code in codes]


@st.composite
def two_by_two(draw: st.DrawFn) -> tuple[int, int, int, int]:
    both, first, second, neither = draw(st.tuples(*[st.integers(0, 60)] * 4))
    return both + first, both + second, both, both + first + second + neither


@given(st.lists(two_by_two(), min_size=1, max_size=6))
def test_coefficients_stay_in_their_bounds_and_agree_with_scipy(
    tables: list[tuple[int, int, int, int]],
) -> None:
    n1, n2, n12, n = (np.array(column) for column in zip(*tables, strict=True))
    bounded = (coefficients.npmi, coefficients.phi, coefficients.yules_q)
    for coefficient in bounded:
        values = coefficient(n1, n2, n12, n)
        assert np.nanmax(np.abs(np.append(values, 0.0))) <= 1 + 1e-12
    p, g2 = coefficients.fisher_p(n1, n2, n12, n), coefficients.g2(n1, n2, n12, n)
    for place, (one, two, both, total) in enumerate(tables):
        if np.isnan(p[place]):
            continue
        square = np.array([[both, one - both], [two - both, total - one - two + both]])
        assert np.isclose(p[place], stats.fisher_exact(square).pvalue, rtol=1e-7)
        expected = stats.chi2_contingency(square, correction=False, lambda_="log-likelihood")
        assert np.isclose(g2[place], expected.statistic, rtol=1e-9, atol=1e-9)
