from __future__ import annotations

import io
import json

import networkx as nx
import pandas as pd
import pytest
from lxml import etree
from pyarrow import parquet

from reports.cooccurrence import cooccurrence
from reports.errors import MissingExtraError, NoPictureError, NotANetworkError
from reports.frequency import by_coder, frequency
from reports.single import REPORTS, rendered, report
from reports.writers.as_graph import gexf_text, graphml_text
from reports.writers.as_text_tables import latex_text, markdown_text
from tests.unit.test_reports_cases import dated_evidence, small_evidence, with_coders

GEXF = "{http://gexf.net/1.3}"
GRAPHML = "{http://graphml.graphdrawing.org/xmlns}"


def test_codes_are_nodes_and_codes_that_meet_are_edges() -> None:
    table = cooccurrence(small_evidence())
    tree = etree.fromstring(gexf_text(table).encode())
    nodes = [(node.get("id"), node.get("label")) for node in tree.iter(f"{GEXF}node")]
    assert nodes[0] == ("leave.heart", "Reasons to leave: Heart")
    assert len(nodes) == 4
    edges = {(e.get("source"), e.get("target"), e.get("weight")) for e in tree.iter(f"{GEXF}edge")}
    assert edges == {("leave.heart", "stay.bread", "1"), ("leave.bread", "stay.bread", "1")}


def test_the_same_network_stands_in_graphml_and_holds_nothing_undefined() -> None:
    text = graphml_text(cooccurrence(small_evidence()))
    tree = etree.fromstring(text.encode())
    assert len(list(tree.iter(f"{GRAPHML}node"))) == 4
    assert len(list(tree.iter(f"{GRAPHML}edge"))) == 2
    assert "nan" not in text.lower().replace("&", "")
    assert ">None<" not in text


def test_another_program_opens_both_networks_and_finds_the_same_in_them() -> None:
    table = cooccurrence(small_evidence())
    gexf = nx.read_gexf(io.BytesIO(gexf_text(table).encode()))
    graphml = nx.read_graphml(io.BytesIO(graphml_text(table).encode()))
    met = table.frame[table.frame["n12"] > 0].set_index(["code_a", "code_b"])
    for graph in (gexf, graphml):
        assert {frozenset(edge) for edge in graph.edges} == {frozenset(pair) for pair in met.index}
        for one, other, known in graph.edges(data=True):
            pair = (one, other) if (one, other) in met.index else (other, one)
            assert known["weight"] == met.loc[pair, "n12"]
            assert known["lift"] == pytest.approx(met.loc[pair, "lift"])
        assert {known["label"] for _, known in graph.nodes(data=True)} >= {
            "Reasons to leave: Heart"
        }


def test_what_is_no_network_says_so() -> None:
    with pytest.raises(NotANetworkError, match="frequency is no network"):
        gexf_text(frequency(small_evidence()))


def test_a_report_without_a_picture_names_those_with_one() -> None:
    evidence = small_evidence()
    with pytest.raises(NoPictureError, match="frequency, cooccurrence"):
        rendered(by_coder(evidence), "png", evidence)
    assert rendered(frequency(evidence), "png", evidence).startswith(b"\x89PNG")
    assert rendered(cooccurrence(evidence), "svg", evidence).startswith(b"<svg")


def test_markdown_keeps_its_columns_whatever_a_name_holds() -> None:
    text = markdown_text(by_coder(with_coders(["A|B", "*x*"])))
    lines = [line for line in text.splitlines() if line.startswith("|")]
    assert len({line.replace(r"\|", "").count("|") for line in lines}) == 1
    assert r"A\|B" in lines[0]
    assert r"\*x\*" in lines[0]
    assert "- Unit: passage" in text


def test_latex_is_balanced_and_escapes_what_means_something() -> None:
    text = latex_text(by_coder(with_coders(["R&D_50%", "#1 {x}~^\\"])))
    assert r"R\&D\_50\%" in text
    assert r"\#1 \{x\}\textasciitilde{}\textasciicircum{}\textbackslash{}" in text
    assert text.count(r"\begin{") == text.count(r"\end{") == 2
    rows = [line for line in text.splitlines() if line.endswith(r"\\")]
    assert len({line.replace(r"\&", "").count("&") for line in rows}) == 1


@pytest.mark.parametrize("name", REPORTS)
def test_parquet_comes_back_as_it_was_with_its_head(name: str) -> None:
    evidence = dated_evidence()
    table = report(evidence, name)
    back = parquet.read_table(io.BytesIO(rendered(table, "parquet", evidence)))
    pd.testing.assert_frame_equal(back.to_pandas(), table.frame, check_dtype=False)
    head = json.loads(back.schema.metadata[b"exitvoice"])
    assert (head["unit"], head["title"]) == (table.head.unit, table.head.title)


def test_parquet_without_pyarrow_says_what_it_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reports.writers.as_parquet.find_spec", lambda _: None)
    evidence = small_evidence()
    with pytest.raises(MissingExtraError, match=r"exitvoice\[parquet\]"):
        rendered(cooccurrence(evidence), "parquet", evidence)
