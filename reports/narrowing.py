"""Evidence narrowed to the passages of which a query is true."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reports.query.evaluation import ask, understood
from reports.query.facts import facts_of
from reports.query.vocabulary import vocabulary_of

if TYPE_CHECKING:
    from reports.evidence import Evidence
    from reports.query.evaluation import Answer


def asked_of(evidence: Evidence, query: str) -> Answer:
    """Return which passages of the evidence a query is true of, and where its words stand.

    Raises:
        QueryError: If it cannot be read or names what the evidence does not hold.
    """
    facts = facts_of(evidence)
    known = vocabulary_of(evidence.codebook, [coder.name for coder in evidence.coders], facts)
    return ask(understood(query, known), facts, known)


def narrowed(evidence: Evidence, query: str) -> Evidence:
    """Return the evidence with only those passages of which a query is true.

    The passages keep all their codes; sources, people and quotations stay as they are.

    Raises:
        QueryError: If it cannot be read or names what the evidence does not hold.
    """
    held = asked_of(evidence, query).passages
    return replace(
        evidence,
        passages=tuple(passage for passage in evidence.passages if passage.id in held),
        assignments=frozenset(a for a in evidence.assignments if a.passage_id in held),
        seen=frozenset(pair for pair in evidence.seen if pair[0] in held),
        where=" ".join(query.split()),
    )
