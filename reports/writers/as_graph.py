"""Codes that meet as a network, in GEXF and GraphML, for Gephi and its like."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from reports.cells import clean, defined
from reports.cooccurrence import names
from reports.errors import NotANetworkError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from reports.tables import Table

_MEASURES = ("n12", "jaccard", "lift", "npmi", "phi", "q")


def gexf_text(table: Table) -> str:
    """Return the network as GEXF 1.3; an edge weighs as many units as carry both codes.

    Raises:
        NotANetworkError: If the table holds no pairs of codes.
    """
    nodes, edges = _network(table)
    measures = "".join(
        f'<attribute id="{name}" title="{name}" type="double"/>' for name in _MEASURES
    )
    drawn_nodes = "".join(
        f"<node id={_attribute(code)} label={_attribute(name)}><attvalues>"
        f'<attvalue for="units" value="{count}"/></attvalues></node>\n'
        for code, name, count in nodes
    )
    drawn_edges = "".join(
        f'<edge id="{place}" source={_attribute(a)} target={_attribute(b)} '
        f'weight="{values["n12"]}"><attvalues>'
        + "".join(f'<attvalue for="{name}" value="{value}"/>' for name, value in values.items())
        + "</attvalues></edge>\n"
        for place, (a, b, values) in enumerate(edges)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<gexf xmlns="http://gexf.net/1.3" version="1.3">\n'
        f"<meta><creator>exitvoice</creator><description>{_about(table)}</description></meta>\n"
        '<graph defaultedgetype="undirected">\n'
        '<attributes class="node">'
        '<attribute id="units" title="units" type="integer"/></attributes>\n'
        f'<attributes class="edge">{measures}</attributes>\n'
        f"<nodes>\n{drawn_nodes}</nodes>\n<edges>\n{drawn_edges}</edges>\n</graph>\n</gexf>\n"
    )


def graphml_text(table: Table) -> str:
    """Return the network as GraphML; an edge weighs as many units as carry both codes.

    Raises:
        NotANetworkError: If the table holds no pairs of codes.
    """
    nodes, edges = _network(table)
    keys = "".join(
        f'<key id="{name}" for="edge" attr.name="{name}" attr.type="double"/>\n'
        for name in ("weight", *_MEASURES)
    )
    drawn_nodes = "".join(
        f'<node id={_attribute(code)}><data key="label">{_text(name)}</data>'
        f'<data key="units">{count}</data></node>\n'
        for code, name, count in nodes
    )
    drawn_edges = "".join(
        f"<edge source={_attribute(a)} target={_attribute(b)}>"
        f'<data key="weight">{values["n12"]}</data>'
        + "".join(f'<data key="{name}">{value}</data>' for name, value in values.items())
        + "</edge>\n"
        for a, b, values in edges
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
        f"<desc>{_about(table)}</desc>\n"
        '<key id="label" for="node" attr.name="label" attr.type="string"/>\n'
        '<key id="units" for="node" attr.name="units" attr.type="int"/>\n'
        f'{keys}<graph edgedefault="undirected">\n{drawn_nodes}{drawn_edges}</graph>\n</graphml>\n'
    )


def _network(
    table: Table,
) -> tuple[list[tuple[str, str, int]], list[tuple[str, str, Mapping[str, object]]]]:
    """Return nodes with name and count, and the edges of codes that meet, with what is defined."""
    if "n12" not in table.frame:
        raise NotANetworkError(table.name)
    counts: dict[str, int] = {}
    rows = table.frame.to_dict("records")
    for row in rows:
        counts[str(row["code_a"])], counts[str(row["code_b"])] = int(row["n1"]), int(row["n2"])
    nodes = [(code, name, counts[code]) for code, name in names(table).items()]
    edges: list[tuple[str, str, Mapping[str, object]]] = [
        (str(row["code_a"]), str(row["code_b"]), dict(_measures(row)))
        for row in rows
        if row["n12"] > 0
    ]
    return nodes, edges


def _measures(row: Mapping[object, object]) -> Iterator[tuple[str, object]]:
    for name in _MEASURES:
        if defined(row[name]):
            yield name, row[name]


def _about(table: Table) -> str:
    lines = [table.head.title, *(f"{name}: {value}" for name, value in table.head.fields())]
    return _text("; ".join(lines))


def _attribute(text: str) -> str:
    return quoteattr(clean(text))


def _text(text: str) -> str:
    return clean(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
