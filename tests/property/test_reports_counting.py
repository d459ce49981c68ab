from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING
from unittest.mock import patch

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from coding.values import Assignment
from reports import coefficients
from reports.cooccurrence import WITHIN, cooccurrence, matrix
from reports.crosstab import frequency_by
from reports.frequency import UNITS, by_coder, frequency
from reports.ground import gather
from reports.meeting.counting import square
from reports.meeting.presence import presence
from reports.meeting.rules import rule_of
from reports.outline import LEVELS, at_level, outline
from testimonies.values import Span
from tests.unit.test_reports_cases import small_codebook, small_evidence

if TYPE_CHECKING:
    from collections.abc import Hashable

    from reports.evidence import Evidence
    from testimonies.values import Passage

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


@st.composite
def laid_out(draw: st.DrawFn) -> Evidence:
    """Return evidence whose passages lie anywhere in their documents, also over each other."""
    base = draw(evidences())
    passages = []
    for passage in base.passages:
        start, length = draw(st.tuples(st.integers(0, 60), st.integers(1, 20)))
        spans: tuple[Span, ...] = (Span(start, start + length),)
        if draw(st.booleans()):
            spans += (Span(start + length + 3, start + length + 5),)
        passages.append(replace(passage, spans=spans))
    return replace(base, passages=tuple(passages))


def ends_of(passage: Passage) -> tuple[int, int]:
    return passage.spans[0].start, passage.spans[-1].end


def reading_order(evidence: Evidence) -> dict[str, list[Passage]]:
    quoted = {quotation.id: quotation.source_id for quotation in evidence.quotations}
    lines: dict[str, list[Passage]] = {source.id: [] for source in evidence.sources}
    for passage in evidence.passages:
        lines[quoted[passage.quotation_id]].append(passage)
    return {source: sorted(line, key=ends_of) for source, line in lines.items()}


def lie_near(line: list[Passage], i: int, j: int, rule: str) -> bool:
    """Return whether two passages of a document lie near each other, by the words of the rule."""
    if rule.endswith("passages"):
        return abs(i - j) <= int(rule.split(maxsplit=1)[0])
    first, second = sorted((i, j))
    between = ends_of(line[second])[0] - ends_of(line[first])[1]
    return between < (0 if rule == "overlap" else int(rule.split(maxsplit=1)[0]))


NEAR = ("overlap", "0 passages", "1 passages", "3 passages", "1 characters", "15 characters",
        "9999 characters")  # fmt: skip


@settings(max_examples=50)
@given(laid_out(), st.sampled_from(NEAR), st.sampled_from(LEVELS))
def test_near_co_occurrence_is_that_of_nested_loops(
    evidence: Evidence, rule: str, level: str
) -> None:
    frame = cooccurrence(evidence, rule, level, resamples=0).frame
    carried = {code: carrying(evidence, "passage", code) for code in CODES}
    met = seen_by(evidence, "ada") | seen_by(evidence, "bo")
    windows: list[set[str]] = []
    pairs: list[tuple[str, str]] = []
    for line in reading_order(evidence).values():
        ids = [passage.id for passage in line]
        size = range(len(line))
        near = [(i, j) for i in size for j in size if lie_near(line, i, j, rule)]
        pairs += [(ids[i], ids[j]) for i, j in near]
        windows += [
            {ids[j] for i, j in near if i == anchor and j >= anchor}
            for anchor in size
            if ids[anchor] in met
        ]
    for row in frame.to_dict("records"):
        first, second = carried[row["code_a"]], carried[row["code_b"]]
        assert row["pairs"] == sum(a in first and b in second for a, b in pairs)
        assert row["n1"] == sum(bool(window & first) for window in windows)
        assert row["n2"] == sum(bool(window & second) for window in windows)
        assert row["n12"] == sum(bool(window & first and window & second) for window in windows)
        assert row["n"] == len(windows)
        assert (row["pairs"] > 0) == (row["n12"] > 0)


@settings(max_examples=15)
@given(laid_out(), st.sampled_from([*WITHIN, "overlap", "1 passages", "15 characters"]))
def test_the_interval_of_a_lift_is_that_of_documents_drawn_one_by_one(
    evidence: Evidence, rule: str
) -> None:
    whole = cooccurrence(evidence, rule, resamples=40).frame.to_dict("records")
    nodes = outline(evidence.codebook)
    chosen = np.array(at_level(nodes, "1"))
    there = presence(gather(evidence), rule_of(rule), chosen)
    documents = sorted(set(there.document.tolist()))
    even = [1 / max(len(documents), 1)] * max(len(documents), 1)
    drawn = np.random.default_rng(20210201).multinomial(len(documents), even, size=40).tolist()
    alone = [
        cooccurrence(narrow(evidence, document), rule, resamples=0).frame.to_dict("records")
        for document in documents
    ]
    for place, row in enumerate(whole):
        lifts = []
        for weights in drawn:
            n1, n2, n12, n = (
                sum(w * lines[place][name] for w, lines in zip(weights, alone, strict=False))
                for name in ("n1", "n2", "n12", "n")
            )
            lifts += [n12 * n / (n1 * n2)] if n1 * n2 else []
        assert np.isclose(row["lift_undefined"], 1 - len(lifts) / 40)
        ends = np.quantile(lifts, [0.025, 0.975]) if lifts else [np.nan, np.nan]
        assert np.allclose([row["lift_low"], row["lift_high"]], ends, equal_nan=True)


def narrow(evidence: Evidence, document: int) -> Evidence:
    """Return the evidence with the passages of one document only."""
    key = evidence.sources[document].id
    quoted = {q.id for q in evidence.quotations if q.source_id == key}
    kept = tuple(p for p in evidence.passages if p.quotation_id in quoted)
    ids = {passage.id for passage in kept}
    return replace(
        evidence,
        passages=kept,
        assignments=frozenset(a for a in evidence.assignments if a.passage_id in ids),
        seen=frozenset(pair for pair in evidence.seen if pair[0] in ids),
    )


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


@given(evidences(), st.sampled_from(WITHIN), st.sampled_from(LEVELS))
def test_codes_compared_bit_by_bit_and_laid_out_sparsely_give_the_same(
    evidence: Evidence, within: str, level: str
) -> None:
    ground = gather(evidence)
    chosen = np.array(at_level(ground.nodes, level), dtype=np.int64)
    there = presence(ground, rule_of(within), chosen)
    by_bits = square(there)
    with patch("reports.meeting.counting._FEW", 0):
        np.testing.assert_array_equal(by_bits, square(there))


@given(evidences(), st.sampled_from(["passage", "quotation", "speaker", "testimony", "document"]))
def test_units_marked_one_by_one_and_sorted_are_tallied_the_same(
    evidence: Evidence, unit: str
) -> None:
    ground = gather(evidence)
    marked = ground.count(unit)
    with patch("reports.ground._MARKS", 0):
        np.testing.assert_array_equal(marked, ground.count(unit))
