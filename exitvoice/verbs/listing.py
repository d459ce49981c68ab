"""Passages of a study as rows, those a query is true of, and its words shown in their context."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reports.query.evaluation import ask, understood
from reports.query.facts import facts_of
from reports.query.tree import And, Compare, Name, Near, Place, Words
from reports.query.vocabulary import vocabulary_of
from testimonies.places import Places

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from coding.values import Suggestion
    from reports.evidence import Evidence
    from reports.query.evaluation import Answer
    from reports.query.facts import Fact
    from reports.query.tree import Operator, Query
    from testimonies.values import Passage

_CONTEXT = 40  # characters on either side, as concordances show them
_NOWHERE = Place(0, 0)  # what a person asked for by an option stands in no query


@dataclass(frozen=True, slots=True)
class PassageFilter:
    """What a passage must fit to be listed; None, False and empty ask for nothing.

    Attributes:
        where: A query that is true of it.
        source: Its source's name or title holds this, whatever the case.
        speaker: Its speaker's name holds this.
        voice: Its quotation's voice.
        code_id: It carries this code or one below it.
        uncoded: It carries no code.
        suggested: It has at least one suggestion.
        word: Its text holds these words, as a query writes them.
        near: These words stand near ``word``.
        apart: How many words apart ``word`` and ``near`` may stand; 1 is side by side.
    """

    where: str = ""
    source: str | None = None
    speaker: str | None = None
    voice: str | None = None
    code_id: str | None = None
    uncoded: bool = False
    suggested: bool = False
    word: str | None = None
    near: str | None = None
    apart: int = 10


def passage_rows(
    evidence: Evidence, suggestions: Iterable[Suggestion], wanted: PassageFilter
) -> tuple[list[dict[str, object]], Answer]:
    """Return a row for each passage that fits, in the order of the documents, and the answer.

    Raises:
        QueryError: If the query cannot be read or names what the study does not hold.
    """
    facts = facts_of(evidence)
    answer = _answer(evidence, facts, wanted)
    suggested = _suggested(suggestions)
    paths = {source.id: source.path for source in evidence.sources}
    places = {source_id: Places(evidence.marks.get(source_id, ())) for source_id in paths}
    rows = [
        _row(passage, fact, paths[fact.document], suggested.get(passage.id, []))
        | places[fact.document].row(passage.spans[0].start)
        for passage, fact in zip(evidence.passages, facts, strict=True)
        if passage.id in answer.passages and (passage.id in suggested or not wanted.suggested)
    ]
    return rows, answer


def in_context(rows: Iterable[Mapping[str, object]], answer: Answer) -> Iterator[dict[str, object]]:
    """Yield a row for each place where the words stand, with what goes before and after."""
    for row in rows:
        text = str(row["text"])
        for start, end in answer.places.get(str(row["id"]), ()):
            yield {
                "id": row["id"],
                "source": row["source"],
                "speaker": row["speaker"],
                "before": text[max(0, start - _CONTEXT) : start],
                "words": text[start:end],
                "after": text[end : end + _CONTEXT],
            }


def _answer(evidence: Evidence, facts: tuple[Fact, ...], wanted: PassageFilter) -> Answer:
    known = vocabulary_of(evidence.codebook, [coder.name for coder in evidence.coders], facts)
    asked = [understood(wanted.where, known)] if wanted.where.strip() else []
    whole: Query = _compared("passage", "=", "*")
    for part in (*_optional(wanted), *asked):
        whole = And(whole, part)
    return ask(whole, facts, known)


def _optional(wanted: PassageFilter) -> Iterator[Query]:
    """Yield what the options ask for, as parts of a query."""
    if wanted.source is not None:
        yield _compared("source", "~", wanted.source)
    if wanted.speaker is not None:
        yield _compared("speaker", "~", wanted.speaker)
    if wanted.voice is not None:
        yield _compared("voice", "=", wanted.voice)
    if wanted.code_id is not None:
        yield Name(wanted.code_id, _NOWHERE)
    if wanted.uncoded:
        yield _compared("codes", "=", "0")
    if wanted.word is not None and wanted.near is not None:
        words, others = Words(wanted.word, _NOWHERE), Words(wanted.near, _NOWHERE)
        yield Near(words, others, wanted.apart, _NOWHERE)
    elif wanted.word is not None:
        yield Words(wanted.word, _NOWHERE)


def _compared(field: str, operator: Operator, value: str) -> Compare:
    return Compare(field, operator, value, _NOWHERE, _NOWHERE)


def _suggested(suggestions: Iterable[Suggestion]) -> Mapping[str, list[str]]:
    suggested: dict[str, list[str]] = defaultdict(list)
    for each in suggestions:
        suggested[each.passage_id].append(f"{each.code_id} ({each.tier}): {each.reason}")
    return suggested


def _row(passage: Passage, fact: Fact, path: str, suggested: list[str]) -> dict[str, object]:
    return {
        "id": passage.id,
        "source": path,
        "speaker": next(iter(fact.known.get("speaker", ())), None),
        "voice": fact.known["voice"][0],
        "kind": fact.known["kind"][0],
        "quotation": passage.quotation_id,
        "index": passage.index,
        "spans": [[span.start, span.end] for span in passage.spans],
        "text": fact.text,
        "codes": sorted({code for code, _ in fact.given}),
        "suggested": suggested,
    }
