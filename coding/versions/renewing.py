"""A newer version of a source: what was found in it, with the passages people have coded."""

from __future__ import annotations

from dataclasses import replace
from operator import attrgetter
from typing import TYPE_CHECKING

from coding.versions.following import heard, moves_of, quotations_now, speakers_now
from coding.versions.placing import placed
from coding.versions.recutting import bare, recut
from coding.versions.values import Version
from testimonies.excerpts import excerpt
from testimonies.ids import passage_id, quotation_id
from testimonies.values import Extraction, Passage

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from coding.versions.placing import Placed, Placing
    from coding.versions.values import Older
    from testimonies.values import Quotation, Span, Text


def renewed(
    text: Text, found: Extraction, olders: Sequence[Older], *, most_sentences: int
) -> Version:
    """Return a newer version of a source, and where the passages of older ones went.

    Args:
        text: Its canonical text.
        found: What was found in it.
        olders: What older versions hold: all of the latest, of those before it what is held.
        most_sentences: The most sentences a passage may hold that no older one cuts.
    """
    placing = placed(text.text, found.quotations, olders)
    speakers = speakers_now(text.source_id, found, olders, placing)
    passages, now = _cut(text, found, placing, most_sentences)
    carried = _carried(text, placing, olders, speakers)
    for _, pieces in carried:
        passages += [passage for _, passage in pieces]
        now |= dict(pieces)
    kept = [each for each in found.quotations if each.id not in placing.yielding]
    quotations = sorted([*kept, *(each for each, _ in carried)], key=attrgetter("spans"))
    order = {each.id: n for n, each in enumerate(quotations)}
    return Version(
        Extraction(heard(found, olders, speakers, quotations), tuple(quotations), found.marks),
        tuple(sorted(passages, key=lambda each: (order[each.quotation_id], each.index))),
        tuple(moves_of(text.text, olders, placing, now)),
        tuple(
            each.id
            for older in olders
            for each in older.passages
            if each.id in older.touched and each.id not in now
        ),
        quotations_now(quotations, placing, olders, now),
        speakers,
    )


def _cut(
    text: Text, found: Extraction, placing: Placing, most_sentences: int
) -> tuple[list[Passage], dict[str, Passage]]:
    """Return the passages of what was found, and which of them an older one went to, by its id."""
    hosted: dict[str, dict[str, tuple[range, ...]]] = {}
    for each in placing.placed:
        if each.host is not None:
            hosted.setdefault(each.host, {})[each.passage.id] = each.image.windows
    passages: list[Passage] = []
    now: dict[str, Passage] = {}
    for quotation in found.quotations:
        if quotation.id not in placing.yielding:
            pieces = hosted.get(quotation.id, {})
            made, own = recut(text, quotation, pieces, placing.words, most_sentences)
            passages += made
            now |= own
    return passages, now


def _carried(
    text: Text, placing: Placing, olders: Iterable[Older], speakers: Mapping[str, str]
) -> list[tuple[Quotation, list[tuple[str, Passage]]]]:
    """Return the quotations that are carried over, each with its passages by their older ids."""
    was = {each.id: each for older in olders for each in older.extraction.quotations}
    groups: dict[str, list[Placed]] = {}
    for each in placing.placed:
        if each.host is None:
            groups.setdefault(each.passage.quotation_id, []).append(each)
    return [_one_carried(text, placing, was[id_], group, speakers) for id_, group in groups.items()]


def _one_carried(
    text: Text,
    placing: Placing,
    was: Quotation,
    group: Iterable[Placed],
    speakers: Mapping[str, str],
) -> tuple[Quotation, list[tuple[str, Passage]]]:
    ordered = sorted(group, key=lambda each: each.image.windows[0].start)
    pieces = {each.passage.id: _bare(text.text, each, placing) for each in ordered}
    spans = _merged(text.text, (span for each in pieces.values() for span in each))
    id_ = quotation_id(text.source_id, spans)
    quotation = replace(
        was,
        id=id_,
        source_id=text.source_id,
        spans=spans,
        cue=None,
        speaker_id=speakers.get(was.speaker_id or ""),
    )
    passages = [
        (old, Passage(passage_id(id_, each), id_, each, index))
        for index, (old, each) in enumerate(pieces.items())
    ]
    return quotation, passages


def _bare(text: str, placed_: Placed, placing: Placing) -> tuple[Span, ...]:
    was = excerpt(placed_.older.text, placed_.passage.spans).text
    return tuple(bare(text, was, window, placing.words) for window in placed_.image.windows)


def _merged(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return spans with those joined that only white space parts."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and not text[merged[-1].end : span.start].strip():
            merged[-1] = replace(merged[-1], end=max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)
