"""The trails of a study as rows: decisions, and corrections of quotations and speakers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coding.corrections.folding import said
from coding.corrections.values import Change
from testimonies.excerpts import excerpt

if TYPE_CHECKING:
    from coding.corrections.values import Correction
    from coding.store import Store

_BEGINNING = 40  # characters of a quotation that are shown
_NAMES_A_SPEAKER = {Change.MERGE_SPEAKERS, Change.QUOTATION_SPEAKER}


def decision_rows(store: Store, *, passage: str | None = None) -> list[dict[str, object]]:
    """Return a row for each decision, or each on the passage whose id begins so.

    Raises:
        UnknownPassageError: If there is no such passage.
        AmbiguousPassageError: If there are several.
    """
    names = {each.id: each.name for each in store.coders()}
    passage_id = store.passage(passage).id if passage else None
    return [
        {
            "seq": each.seq,
            "at": each.at,
            "coder": names[each.coder_id],
            "verdict": each.verdict.value,
            "code": each.code_id,
            "passage": each.passage_id,
            "comment": each.comment,
            "origin": each.origin,
            "codebook": each.codebook_version,
            "hash": each.hash,
        }
        for each in store.decisions(passage_id=passage_id)
    ]


def correction_rows(store: Store) -> list[dict[str, object]]:
    """Return a row for each correction of quotations and speakers."""
    names = {each.id: each.name for each in store.coders()}
    paths = {each.id: each.path for each in store.sources()}
    labels: dict[str, str] = {}
    for source_id in dict.fromkeys(each.source_id for each in store.corrections()):
        labels |= _labels(store, source_id)
    return [
        {
            "seq": each.seq,
            "at": each.at,
            "coder": names[each.coder_id],
            "source": paths[each.source_id],
            "change": each.change.value,
            "about": each.about,
            "words": labels.get(each.about, ""),
            "value": _value(each, labels),
            "comment": each.comment,
            "origin": each.origin,
            "hash": each.hash,
        }
        for each in store.corrections()
    ]


def _labels(store: Store, source_id: str) -> dict[str, str]:
    """Return what speakers of a source are called and how its quotations begin, by id."""
    text, found = store.text(source_id).text, store.found(source_id)
    words = said(store.corrections(source_id))
    beginnings = {
        each.id: excerpt(text, each.spans).text[:_BEGINNING]
        for each in (*found.quotations, *words.added.values())
    }
    return {**beginnings, **{each.id: each.label for each in found.speakers}, **words.new}


def _value(each: Correction, labels: dict[str, str]) -> str:
    if each.change in _NAMES_A_SPEAKER:
        return labels.get(each.value, "nobody")
    return "" if each.change is Change.ADD_QUOTATION else each.value
