"""Whether amendments fit what is there: nothing is written down that nothing can come of."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from coding.corrections.values import Change
from testimonies.ids import quotation_id
from testimonies.values import Form, Kind, Voice

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from coding.corrections.values import Amendment
    from testimonies.values import Span

_VALUES: dict[Change, tuple[str, ...]] = {
    Change.SPEAKER_VOICE: tuple(Voice),
    Change.QUOTATION_VOICE: tuple(Voice),
    Change.QUOTATION_KIND: tuple(Kind),
    Change.ADD_QUOTATION: tuple(Form),
    Change.PART_SPEAKERS: ("",),
    Change.DROP_QUOTATION: ("",),
    Change.RESTORE_QUOTATION: ("",),
}


def amiss(
    amendments: Sequence[Amendment],
    speakers: Collection[str],
    quotations: Collection[str],
    length: int,
    entries: Collection[int] = (),
) -> tuple[str, ...]:
    """Return what is wrong with amendments of one source, one sentence each.

    Args:
        amendments: What is to be written down, in order; later ones may speak of what earlier
            ones made.
        speakers: Ids of all speakers of the source, found or named.
        quotations: Ids of all its quotations, found or added, standing or dropped.
        length: How many code points its text has.
        entries: The ``seq`` of every entry of its trail.
    """
    held = {str(seq) for seq in entries}
    back = [each for each in amendments if each.change is Change.TAKE_BACK]
    others = [each for each in amendments if each.change is not Change.TAKE_BACK]
    return (
        *_amiss(others, set(speakers), set(quotations), length),
        *(
            f"There is no correction {each.value} to take back."
            for each in back
            if each.value not in held
        ),
    )


def _amiss(
    amendments: Iterable[Amendment], speakers: set[str], quotations: set[str], length: int
) -> Iterator[str]:
    for each in amendments:
        there = speakers if each.change.of_speaker else quotations
        makes = each.change in {Change.NEW_SPEAKER, Change.ADD_QUOTATION}
        if (each.about in there) is makes:
            state = "is there already" if makes else "is not there"
            yield f"“{each.change}” is about {each.about}, which {state}."
        there.add(each.about)
        yield from _of_the_value(each, speakers)
        if each.change is Change.ADD_QUOTATION:
            yield from _of_the_words(each, length)
        elif each.spans or each.passages:
            yield f"“{each.change}” names words, which only “{Change.ADD_QUOTATION}” does."


def _of_the_value(each: Amendment, speakers: set[str]) -> Iterator[str]:
    names = {Change.NEW_SPEAKER, Change.RENAME_SPEAKER}
    if each.change in names and not each.value.strip():
        yield f"“{each.change}” gives {each.about} no name."
    if each.change in _VALUES and each.value not in _VALUES[each.change]:
        yield f"“{each.change}” cannot say “{each.value}” of {each.about}."
    nobody = each.change is Change.QUOTATION_SPEAKER and not each.value
    points = each.change in {Change.MERGE_SPEAKERS, Change.QUOTATION_SPEAKER}
    if points and not nobody and each.value not in speakers:
        yield f"“{each.change}” of {each.about} names a speaker who is not there, {each.value}."


def _of_the_words(each: Amendment, length: int) -> Iterator[str]:
    if not each.spans or not _in_order(each.spans) or each.spans[-1].end > length:
        yield f"The words of {each.about} do not stand in its source."
    elif each.about != quotation_id(each.source_id, each.spans):
        yield f"The id {each.about} is not that of its words."
    if not each.passages or not all(_within(piece, each.spans) for piece in each.passages):
        yield f"The passages of {each.about} do not stand in its words."


def _within(piece: tuple[Span, ...], whole: tuple[Span, ...]) -> bool:
    inside = all(any(a.start <= s.start and s.end <= a.end for a in whole) for s in piece)
    return bool(piece) and _in_order(piece) and inside


def _in_order(spans: tuple[Span, ...]) -> bool:
    return all(before.end <= after.start for before, after in pairwise(spans))
