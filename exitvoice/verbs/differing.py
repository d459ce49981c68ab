"""Passages where coders differ, with their words and what each coder wrote of them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from coding.assignments import looks
from coding.audit.disputes import is_final
from coding.values import Verdict
from testimonies.excerpts import excerpt

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from coding.store import Store
    from reports.agreement.told import Disagreement
    from reports.evidence import Evidence

_SAYS_NO = {Verdict.REJECT: "no: ", Verdict.UNSURE: "unsure of "}

Why = dict[tuple[str, str], list[str]]  # by passage id and coder's name


def with_words(
    store: Store,
    evidence: Evidence,
    texts: Mapping[str, str],
    disagreements: Iterable[Disagreement],
) -> tuple[Disagreement, ...]:
    """Return the disagreements with whose words they are about and why each coder said what.

    Args:
        store: The study's store.
        evidence: What coders decided.
        texts: Canonical texts by the id of their source.
        disagreements: Passages by their id, with what each coder said.
    """
    paths = {source.id: source.path for source in evidence.sources}
    labels = {speaker.id: speaker.label for speaker in evidence.speakers}
    quotations = {quotation.id: quotation for quotation in evidence.quotations}
    passages = {passage.id: passage for passage in evidence.passages}
    why = _why(store, evidence)
    found = []
    for each in disagreements:
        passage = passages[each.unit]
        quotation = quotations[passage.quotation_id]
        said = (
            replace(one, why="; ".join(why.get((each.unit, one.coder), ()))) for one in each.said
        )
        found.append(
            replace(
                each,
                said=tuple(said),
                source=paths[quotation.source_id],
                speaker=labels.get(quotation.speaker_id or "", "nobody named"),
                words=excerpt(texts[quotation.source_id], passage.spans).text,
            )
        )
    return tuple(found)


def _why(store: Store, evidence: Evidence) -> Why:
    """Return what coders wrote, and which codes they refused or were unsure of."""
    names = {coder.id: coder.name for coder in evidence.coders}
    codes = {code.id: code.name for code in evidence.codebook.codes}
    own = (each for each in store.decisions() if not is_final(each))
    latest = {(each.passage_id, each.coder_id, each.code_id): each for each in own}
    why: Why = defaultdict(list)
    for each in latest.values():
        said = _SAYS_NO.get(each.verdict, "")
        words = (f"{said}{codes.get(each.code_id, each.code_id)}" if said else "", each.comment)
        if each.coder_id in names and any(words):
            why[each.passage_id, names[each.coder_id]].append(": ".join(filter(None, words)))
    for event in looks(store.events()):
        if event.coder_id in names and (comment := event.said.get("comment")):
            why[event.about, names[event.coder_id]].append(str(comment))
    return why
