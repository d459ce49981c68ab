"""What a query may ask of each passage, laid out ready for asking."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from testimonies.excerpts import excerpt

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reports.evidence import Evidence
    from testimonies.values import Passage, Quotation, Source, Speaker

NOT_SEEN, NO_CODE, CODED = "not-seen", "no-code", "coded"
STATES = (NOT_SEEN, NO_CODE, CODED)

Values: TypeAlias = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """What is known of one passage.

    Attributes:
        passage_id: The passage.
        given: ``(code id, coder's name)`` for each code it carries.
        text: Its words on one line; empty where the texts are not at hand.
        known: Under each name what is stated; a name with nothing stated is left out.
        document: Id of its source.
        index: Its place among the passages of the document, from 0, in the order of the text.
    """

    passage_id: str
    given: frozenset[tuple[str, str]]
    text: str
    known: Mapping[str, Values]
    document: str
    index: int


def facts_of(evidence: Evidence) -> tuple[Fact, ...]:
    """Return a fact for each passage, in the order of the evidence."""
    sources = {source.id: source for source in evidence.sources}
    speakers = {speaker.id: speaker for speaker in evidence.speakers}
    quotations = {quotation.id: quotation for quotation in evidence.quotations}
    texts = {text.source_id: text.text for text in evidence.texts}
    coders = {coder.id: coder.name for coder in evidence.coders}
    given, seen = _given(evidence, coders), _seen(evidence, coders)
    places = places_in_documents(evidence)
    facts = []
    for passage in evidence.passages:
        quotation = quotations[passage.quotation_id]
        source = sources[quotation.source_id]
        codes = frozenset(given[passage.id])
        known = _known(passage, quotation, source, speakers.get(quotation.speaker_id or ""))
        known |= _coded(codes, tuple(sorted(seen[passage.id])))
        text = excerpt(texts.get(source.id, ""), passage.spans).text
        place = places[passage.id]
        facts.append(Fact(passage.id, codes, text, known, source.id, place))
    return tuple(facts)


def places_in_documents(evidence: Evidence) -> dict[str, int]:
    """Return for each passage its place among those of its document, in the order of the text."""
    document = {quotation.id: quotation.source_id for quotation in evidence.quotations}
    lines: dict[str, list[Passage]] = defaultdict(list)
    for passage in evidence.passages:
        lines[document[passage.quotation_id]].append(passage)
    return {
        passage.id: place
        for line in lines.values()
        for place, passage in enumerate(sorted(line, key=_reading_order))
    }


def _reading_order(passage: Passage) -> tuple[int, int]:
    return (passage.spans[0].start, passage.spans[-1].end)


def _given(evidence: Evidence, coders: Mapping[str, str]) -> dict[str, list[tuple[str, str]]]:
    given: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for each in evidence.assignments:
        given[each.passage_id].append((each.code_id, coders[each.coder_id]))
    return given


def _seen(evidence: Evidence, coders: Mapping[str, str]) -> dict[str, set[str]]:
    seen: dict[str, set[str]] = defaultdict(set)
    for passage_id, coder_id in evidence.seen:
        seen[passage_id].add(coders[coder_id])
    for each in evidence.assignments:
        seen[each.passage_id].add(coders[each.coder_id])
    return seen


def _known(
    passage: Passage, quotation: Quotation, source: Source, speaker: Speaker | None
) -> dict[str, Values]:
    known: dict[str, Values] = {
        "passage": (passage.id,),
        "quotation": (quotation.id,),
        "source": tuple(dict.fromkeys((source.path, source.title, source.id))),
        "source.kind": (source.kind.value,),
        "source.language": (source.language,),
        "voice": (quotation.voice.value,),
        "kind": (quotation.kind.value,),
        "form": (quotation.form.value,),
        "certainty": (quotation.certainty.value,),
    }
    if speaker:
        known["speaker"] = (speaker.label,)
        known |= _stated(speaker.attributes)
    return known


def _stated(attributes: Iterable[tuple[str, str]]) -> dict[str, Values]:
    stated: dict[str, Values] = {}
    for name, value in attributes:
        if value:
            key = f"speaker.{name}".replace(" ", "-")
            stated[key] = (*stated.get(key, ()), value)
    return stated


def _coded(codes: frozenset[tuple[str, str]], seen: Values) -> dict[str, Values]:
    state = CODED if codes else NO_CODE if seen else NOT_SEEN
    known: dict[str, Values] = {
        "state": (state,),
        "codes": (str(len({code for code, _ in codes})),),
    }
    return known | {"coder": seen} if seen else known
