"""What became in a newer version of the speakers, quotations and passages of older ones."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from coding.corrections.locating import squeezed
from coding.versions.aligning import likeness, words_of
from coding.versions.placing import NEAR
from coding.versions.values import How, Move
from testimonies.ids import speaker_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from coding.versions.placing import Placing
    from coding.versions.values import Older
    from testimonies.values import Extraction, Passage, Quotation, Span, Speaker


def speakers_now(
    source_id: str, found: Extraction, olders: Iterable[Older], placing: Placing
) -> dict[str, str]:
    """Return for speakers of older versions who they are now: by name, else by what they say.

    One who is named nowhere any more, but says what is carried over, stays under the old name.

    Args:
        source_id: The newer version.
        found: What was found in it.
        olders: What older versions hold.
        placing: Where their passages went.
    """
    by_name = {each.label: each.id for each in found.speakers}
    says = _says(found, olders, placing)
    went: dict[str, str] = {}
    for speaker in (each for older in olders for each in older.extraction.speakers):
        if speaker.label in by_name:
            went[speaker.id] = by_name[speaker.label]
        elif says.get(speaker.id):
            went[speaker.id] = says[speaker.id].most_common(1)[0][0]
        elif speaker.id in says:
            went[speaker.id] = speaker_id(source_id, speaker.label)
    return went


def heard(
    found: Extraction,
    olders: Iterable[Older],
    went: Mapping[str, str],
    quotations: Iterable[Quotation],
) -> tuple[Speaker, ...]:
    """Return the speakers of the quotations: those found, then those carried over.

    Args:
        found: What was found in the newer version.
        olders: What older versions hold.
        went: Who their speakers are now.
        quotations: All quotations of the newer version.
    """
    known = {each.id: each for each in found.speakers}
    for speaker in (each for older in olders for each in older.extraction.speakers):
        if (id_ := went.get(speaker.id)) is not None:
            known.setdefault(id_, replace(speaker, id=id_))
    quoted = {each.speaker_id for each in quotations}
    return tuple(each for each in known.values() if each.id in quoted)


def moves_of(
    text: str, olders: Iterable[Older], placing: Placing, now: Mapping[str, Passage]
) -> Iterator[Move]:
    """Yield where each passage went, in the order of the older ones.

    Args:
        text: The newer canonical text.
        olders: What older versions hold.
        placing: Where their passages were placed.
        now: The passages they became, by their older ids.
    """
    images = {each.passage.id: each.image for each in placing.placed}
    for older in olders:
        for was in older.passages:
            if was.id not in now:
                continue
            here = now[was.id]
            same = _letters(older.text, was.spans) == _letters(text, here.spans)
            how = How.EXACT if same else How.NEAR
            alike = 1.0 if same else round(images[was.id].likeness, 4)
            yield Move(was.id, here.id, how, alike)


def quotations_now(
    quotations: Iterable[Quotation],
    placing: Placing,
    olders: Iterable[Older],
    now: Mapping[str, Passage],
) -> dict[str, str]:
    """Return for quotations of older versions which they are now.

    A quotation is another one as a whole only if their words are near enough as a whole: what
    somebody said of it must not be said of words they never saw.

    Args:
        quotations: All quotations of the newer version.
        placing: Where the passages of older ones were placed.
        olders: What older versions hold.
        now: The passages they became, by their older ids.
    """
    sizes = {
        each.id: sum(len(placing.words.within(span)) for span in each.spans) for each in quotations
    }
    shared: dict[str, Counter[str]] = {}
    for each in placing.placed:
        host = now[each.passage.id].quotation_id
        shared.setdefault(each.passage.quotation_id, Counter())[host] += len(each.image.shared)
    went: dict[str, str] = {}
    for older in olders:
        for was in older.extraction.quotations:
            for host, count in shared.get(was.id, Counter()).most_common(1):
                if likeness(count, _size(older.text, was.spans), sizes[host]) >= NEAR:
                    went[was.id] = host
    return went


def _says(found: Extraction, olders: Iterable[Older], placing: Placing) -> dict[str, Counter[str]]:
    """Return for speakers of older versions who says their words now; nobody for carried ones."""
    who = {each.id: each.speaker_id for each in found.quotations}
    said_by = {each.id: each.speaker_id for older in olders for each in older.extraction.quotations}
    says: dict[str, Counter[str]] = {}
    for each in placing.placed:
        before, after = said_by[each.passage.quotation_id], who.get(each.host or "")
        if before is None or (each.host is not None and after is None):
            continue
        counted = says.setdefault(before, Counter())
        if after is not None:
            counted[after] += len(each.image.shared)
    return says


def _size(text: str, spans: Sequence[Span]) -> int:
    return sum(len(words_of(text[span.start : span.end]).forms) for span in spans)


def _letters(text: str, spans: Sequence[Span]) -> str:
    return "".join(squeezed(text[span.start : span.end]).letters for span in spans)
