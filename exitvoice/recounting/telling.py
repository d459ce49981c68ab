"""Everything that ever happened to a study: its acts, and the entries of its three trails."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, Any

from coding.corrections.folding import said
from coding.corrections.values import Change
from coding.undoing import Undoing
from coding.versions.values import VersionEvent
from exitvoice.recounting.entries import ACT, CORRECTION, DECISION, EVENT, Entry
from testimonies.excerpts import excerpt

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coding.corrections.values import Correction
    from coding.store import Store
    from coding.store.acts import Act
    from coding.values import Decision, Event

_LONGEST_VALUE = 500  # characters of what an event says that are shown
_DIGEST = re.compile(r"\b[0-9a-f]{64}\b")
_SHORT = 12  # characters of a digest that are shown
_BEGINNING = 40  # characters of a quotation that are shown
_NAMES_A_SPEAKER = {Change.MERGE_SPEAKERS, Change.QUOTATION_SPEAKER}


def history(store: Store, *, every_act: bool = False) -> tuple[Entry, ...]:
    """Return everything that ever happened to a study, act by act.

    Args:
        store: Its store.
        every_act: Whether acts that made entries get a line of their own too.
    """
    acts, teller = store.acts(), _Teller(store)
    entries = [
        *(teller.decision(each) for each in store.decisions()),
        *(teller.correction(each) for each in store.corrections(as_written=True)),
        *(teller.event(each) for each in store.events()),
    ]
    told = {each.act for each in entries}
    entries += [teller.act(each) for each in acts if every_act or each.number not in told]
    order = {kind: place for place, kind in enumerate((ACT, DECISION, CORRECTION, EVENT))}
    return tuple(sorted(entries, key=lambda each: (each.act, order[each.kind], each.seq)))


class _Teller:
    """Knows what the ids in the trails stand for, and which act each entry belongs to."""

    def __init__(self, store: Store) -> None:
        self._acts = store.acts()
        self._ends = {
            kind: [getattr(act, f"{kind}s") for act in self._acts]
            for kind in (DECISION, CORRECTION, EVENT)
        }
        self._names = {each.id: each.name for each in store.coders()}
        self._paths = {each.id: each.path for each in store.versions()}
        self._source_of = {
            passage.id: source.path
            for source in store.versions()
            for passage in store.there(source.id)
        }
        self._written = {each.seq: each.passage_id for each in store.decisions(as_written=True)}
        self._labels: dict[str, str] = {}
        written = store.corrections(as_written=True)
        for source_id in dict.fromkeys(each.source_id for each in written):
            self._labels |= _labels(store, source_id)

    def decision(self, each: Decision) -> Entry:
        return Entry(
            **self._common(DECISION, each),
            what=each.verdict.value,
            code=each.code_id,
            passage=each.passage_id,
            was=_other(self._written[each.seq], each.passage_id),
            source=self._source_of.get(each.passage_id, ""),
            comment=each.comment,
            codebook=each.codebook_version,
        )

    def correction(self, each: Correction) -> Entry:
        return Entry(
            **self._common(CORRECTION, each),
            what=each.change.value,
            source=self._paths.get(each.source_id, each.source_id),
            about=each.about,
            words=self._labels.get(each.about, ""),
            value=_value(each, self._labels),
            comment=each.comment,
        )

    def event(self, each: Event) -> Entry:
        said_ = each.said
        about = said_["to"] if each.kind == VersionEvent.MOVED else each.about
        is_passage = about in self._source_of
        return Entry(
            **self._common(EVENT, each),
            what=each.kind,
            passage=about if is_passage else "",
            was=_other(each.about, about),
            source=self._source_of.get(about) or self._paths.get(about, ""),
            about="" if is_passage else about,
            words=self._labels.get(about, ""),
            value=_event_value(each),
            comment=str(said_.get("comment", "")),
        )

    def act(self, each: Act) -> Entry:
        ids = each.what.split()
        return Entry(
            act=each.number,
            seq=each.number,
            at=each.at,
            coder=next((self._names[id_] for id_ in ids if id_ in self._names), ""),
            kind=ACT,
            what=each.what,
            source=next((self._paths[id_] for id_ in ids if id_ in self._paths), ""),
            command=each.command,
            hash=each.seal,
        )

    def _common(self, kind: str, each: Decision | Correction | Event) -> dict[str, Any]:
        act = self._act_of(kind, each.seq)
        return {
            "act": act.number,
            "seq": each.seq,
            "at": each.at,
            "coder": self._names.get(each.coder_id, each.coder_id),
            "kind": kind,
            "origin": each.origin,
            "command": act.command,
            "hash": each.hash,
        }

    def _act_of(self, kind: str, seq: int) -> Act:
        # A trail that is longer than its acts say is for `verify` to tell of.
        place = bisect_left(self._ends[kind], seq)
        return self._acts[min(place, len(self._acts) - 1)]


def _other(was: str, now: str) -> str:
    return was if was != now else ""


def _event_value(each: Event) -> str:
    """Return what an event says in few words; a text too long for a line is left to its owner."""
    if each.kind == Undoing.UNDONE:
        return f"act {each.said['act']}"
    return "; ".join(
        f"{name}: {_DIGEST.sub(_shortened, str(value))}"
        for name, value in sorted(each.said.items())
        if name != "comment" and isinstance(value, (str, int, float))
        if len(str(value)) <= _LONGEST_VALUE
    )


def _shortened(digest: re.Match[str]) -> str:
    return digest.group()[:_SHORT]


def _labels(store: Store, source_id: str) -> Mapping[str, str]:
    """Return what speakers of a source are called and how its quotations begin, by id."""
    text, found = store.text(source_id).text, store.found(source_id)
    words = said(store.corrections(source_id, as_written=True))
    beginnings = {
        each.id: excerpt(text, each.spans).text[:_BEGINNING]
        for each in (*found.quotations, *words.added.values())
    }
    return {**beginnings, **{each.id: each.label for each in found.speakers}, **words.new}


def _value(each: Correction, labels: Mapping[str, str]) -> str:
    if each.change in _NAMES_A_SPEAKER:
        return labels.get(each.value, "nobody")
    if each.change is Change.TAKE_BACK:
        return f"correction {each.value}"
    return "" if each.change is Change.ADD_QUOTATION else each.value
