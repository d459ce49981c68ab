"""Passages of a study as rows, filtered, and words shown in their context."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coding.assignments import standing_assignments
from exitvoice.errors import UnknownError
from testimonies.excerpts import excerpt
from testimonies.places import Places

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from coding.store import Store
    from testimonies.values import Passage, Quotation, Source, Speaker

_CONTEXT = 40  # characters on either side, as concordances show them


@dataclass(frozen=True, slots=True)
class PassageFilter:
    """What a passage must fit to be listed; None and False ask for nothing.

    Attributes:
        source: Its source's name or title holds this, whatever the case.
        speaker: Its speaker's name holds this.
        voice: Its quotation's voice.
        code_id: It carries this code or one below it.
        coder: Only this coder's codes count.
        uncoded: It carries no code.
        suggested: It has at least one suggestion.
        word: Its text holds these words, whatever the case.
    """

    source: str | None = None
    speaker: str | None = None
    voice: str | None = None
    code_id: str | None = None
    coder: str | None = None
    uncoded: bool = False
    suggested: bool = False
    word: str | None = None


def passage_rows(store: Store, wanted: PassageFilter) -> list[dict[str, object]]:
    """Return a row for each passage that fits, in the order of the documents.

    Raises:
        UnknownError: If the filter names a coder the study does not know.
    """
    codes, suggested = _codes(store, wanted.coder), _suggested(store)
    speakers = {speaker.id: speaker for speaker in store.speakers()}
    quotations = {quotation.id: quotation for quotation in store.quotations()}
    texts = {source.id: (source, store.text(source.id).text) for source in store.sources()}
    places = {source_id: Places(store.marks(source_id)) for source_id in texts}
    rows = (
        _row(passage, quotations[passage.quotation_id], texts, speakers, codes, suggested)
        | places[quotations[passage.quotation_id].source_id].row(passage.spans[0].start)
        for passage in store.passages()
    )
    return [row for row in rows if _fits(row, wanted)]


def in_context(rows: Iterable[Mapping[str, object]], word: str) -> Iterator[dict[str, object]]:
    """Yield a row for each place where the words stand, with what goes before and after."""
    for row in rows:
        text = str(row["text"])
        for place in re.finditer(re.escape(word), text, re.IGNORECASE):
            yield {
                "id": row["id"],
                "speaker": row["speaker"],
                "before": text[max(0, place.start() - _CONTEXT) : place.start()],
                "words": place.group(),
                "after": text[place.end() : place.end() + _CONTEXT],
            }


def _codes(store: Store, coder: str | None) -> Mapping[str, list[str]]:
    names = {each.id: each.name for each in store.coders()}
    if coder is not None and coder not in names.values():
        raise UnknownError(
            f"The study knows no coder {coder!r}; it knows {', '.join(names.values()) or 'nobody'}."
        )
    codes: dict[str, set[str]] = defaultdict(set)
    for each in standing_assignments(store.decisions()):
        if coder is None or names[each.coder_id] == coder:
            codes[each.passage_id].add(each.code_id)
    return {passage: sorted(ids) for passage, ids in codes.items()}


def _suggested(store: Store) -> Mapping[str, list[str]]:
    suggested: dict[str, list[str]] = defaultdict(list)
    for each in store.suggestions():
        suggested[each.passage_id].append(f"{each.code_id} ({each.tier}): {each.reason}")
    return suggested


def _row(  # noqa: PLR0913, PLR0917  (what a row is made of)
    passage: Passage,
    quotation: Quotation,
    texts: Mapping[str, tuple[Source, str]],
    speakers: Mapping[str, Speaker],
    codes: Mapping[str, list[str]],
    suggested: Mapping[str, list[str]],
) -> dict[str, object]:
    source, text = texts[quotation.source_id]
    speaker = speakers.get(quotation.speaker_id or "")
    return {
        "id": passage.id,
        "source": source.path,
        "speaker": speaker.label if speaker else None,
        "voice": quotation.voice.value,
        "kind": quotation.kind.value,
        "quotation": quotation.id,
        "index": passage.index,
        "spans": [[span.start, span.end] for span in passage.spans],
        "text": excerpt(text, passage.spans).text,
        "codes": codes.get(passage.id, []),
        "suggested": suggested.get(passage.id, []),
    }


def _fits(row: Mapping[str, object], wanted: PassageFilter) -> bool:
    codes = row["codes"]
    assert isinstance(codes, list)  # noqa: S101  (rows are made above)
    return (
        _holds(row["source"], wanted.source)
        and _holds(row["speaker"], wanted.speaker)
        and _holds(row["text"], wanted.word)
        and wanted.voice in {None, row["voice"]}
        and (not wanted.uncoded or not codes)
        and (not wanted.suggested or bool(row["suggested"]))
        and (wanted.code_id is None or any(_below(code, wanted.code_id) for code in codes))
    )


def _holds(value: object, wanted: str | None) -> bool:
    return wanted is None or wanted.casefold() in str(value or "").casefold()


def _below(code_id: str, top: str) -> bool:
    return code_id == top or code_id.startswith(f"{top}.")
