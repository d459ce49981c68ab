"""What a review workbook shows: a row for each quotation and each speaker of some sources."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coding.corrections.ground import short_ids
from coding.corrections.matching import shown
from testimonies.excerpts import excerpt
from testimonies.values import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from coding.corrections.ground import Ground
    from testimonies.values import Quotation

_CONTEXT = 110  # characters on either side of a quotation
_EXAMPLE = 110
DROPPED = "dropped"

Line = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Issued:
    """What goes into a workbook.

    Attributes:
        study: Mark of the study.
        title: What people call the study.
        batch: Mark of this issue.
        base: How many corrections the study holds.
        documents: Names of the documents.
        speakers: For each document, the names its speakers may be chosen by.
        quotations: The cells of each row, in the order of the headings, what is filled in empty.
        people: The same for speakers.
        gone: Short ids of quotations that are dropped and speakers that are merged into others.
    """

    study: str
    title: str
    batch: str
    base: int
    documents: tuple[str, ...]
    speakers: tuple[tuple[str, ...], ...]
    quotations: tuple[Line, ...]
    people: tuple[Line, ...]
    gone: frozenset[str]


def lines_of_quotations(grounds: Sequence[Ground]) -> tuple[Line, ...]:
    """Return a line for each quotation in text order, dropped ones too."""
    shorts = short_ids(id_ for ground in grounds for id_ in ground.quotations)
    return tuple(
        line
        for key, ground in enumerate(grounds, start=1)
        for line in _quotations(ground, f"d{key}", shorts)
    )


def lines_of_speakers(grounds: Sequence[Ground]) -> tuple[Line, ...]:
    """Return a line for each speaker, in the order of the documents; merged ones too."""
    shorts = short_ids(id_ for ground in grounds for id_ in ground.alone)
    return tuple(
        line
        for key, ground in enumerate(grounds, start=1)
        for line in _speakers(ground, f"d{key}", shorts)
    )


def gone(grounds: Sequence[Ground]) -> frozenset[str]:
    """Return the ids of dropped quotations and of speakers who are merged into others."""
    return frozenset(
        id_ for ground in grounds for id_ in (*ground.words.dropped, *ground.words.into)
    )


def _quotations(ground: Ground, key: str, shorts: dict[str, str]) -> Iterator[Line]:
    text = ground.text.text
    for id_, quotation in ground.quotations.items():
        start, end = quotation.spans[0].start, quotation.spans[-1].end
        yield (
            shorts[id_],
            ground.source.path,
            ground.names.get(quotation.speaker_id or "", ""),
            quotation.voice.value,
            DROPPED if id_ in ground.words.dropped else quotation.kind.value,
            _how_sure(quotation),
            _line(text, max(0, start - _CONTEXT), start, cut_at_start=start > _CONTEXT),
            shown(ground, id_),
            _line(text, end, min(len(text), end + _CONTEXT), cut_at_start=False),
            *("",) * 5,
            id_,
            key,
        )


def _speakers(ground: Ground, key: str, shorts: dict[str, str]) -> Iterator[Line]:
    said = Counter(each.speaker_id for each in ground.standing.quotations)
    for id_, alone in ground.alone.items():
        one = ground.words.one(id_)
        speaker = alone if one != id_ else ground.speakers[id_]
        known = "; ".join(f"{name}: {value}" for name, value in speaker.attributes)
        if one != id_:
            known = f"the same as {ground.names[one]}" + (f"; {known}" if known else "")
        yield (
            shorts[id_],
            ground.source.path,
            ground.names[id_],
            known,
            speaker.voice.value,
            said[id_],
            _example(ground, id_),
            *("",) * 4,
            id_,
            key,
        )


def _example(ground: Ground, speaker_id: str) -> str:
    """Return how the first quotation of a speaker begins, whoever they are merged into."""
    own = [each for each in ground.found.quotations if each.speaker_id == speaker_id]
    given = [each for each in ground.quotations.values() if each.speaker_id == speaker_id]
    if not own and not given:
        return ""
    words = excerpt(ground.text.text, (own or given)[0].spans).text
    return words if len(words) <= _EXAMPLE else f"{words[:_EXAMPLE].rpartition(' ')[0]} …"


def _how_sure(quotation: Quotation) -> str:
    if quotation.rule == "none":
        return "no speaker found"
    return f"{quotation.certainty}: {quotation.rule}"


def _line(text: str, start: int, end: int, *, cut_at_start: bool) -> str:
    if start >= end:
        return ""
    words = excerpt(text, (Span(start, end),)).text
    if cut_at_start:
        return f"… {words.partition(' ')[2]}"
    return f"{words.rpartition(' ')[0]} …" if end < len(text) and " " in words else words
