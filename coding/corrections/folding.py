"""What stands of the quotations and speakers of a source once people have corrected them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from operator import attrgetter
from typing import TYPE_CHECKING

from coding.corrections.values import Amendment, Change, Correction
from testimonies.ids import passage_id
from testimonies.values import (
    Certainty,
    Extraction,
    Form,
    Kind,
    Passage,
    Quotation,
    Speaker,
    Voice,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

PERSON = "person"  # the rule of a speaker whom a person named
_WHOLE = frozenset({Kind.TESTIMONY, Kind.STATEMENT})


@dataclass
class Said:
    """What corrections say, each speaker and quotation by its id; the latest word counts.

    Attributes:
        new: Speakers people have named, with their names.
        names: Names speakers are to be shown by.
        voices: Voices of speakers.
        into: For each speaker merged into another, that other.
        added: Quotations people have added.
        dropped: Quotations that are none.
        speaker_of: Speakers of quotations, None where nobody is known.
        voice_of: Voices of quotations.
        kind_of: Kinds of quotations.
    """

    new: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    voices: dict[str, Voice] = field(default_factory=dict)
    into: dict[str, str] = field(default_factory=dict)
    added: dict[str, Quotation] = field(default_factory=dict)
    dropped: set[str] = field(default_factory=set)
    speaker_of: dict[str, str | None] = field(default_factory=dict)
    voice_of: dict[str, Voice] = field(default_factory=dict)
    kind_of: dict[str, Kind] = field(default_factory=dict)

    def one(self, speaker: str) -> str:
        """Return the id of the speaker whom this one is merged into, or its own."""
        while speaker in self.into:
            speaker = self.into[speaker]
        return speaker


def said(corrections: Iterable[Correction | Amendment]) -> Said:
    """Return what corrections say once every later one has had its say.

    Args:
        corrections: Entries of the trail in any order, then what is not yet written, in order.
    """
    words = Said()
    for each in kept(sorted(corrections, key=_order)):
        _say(words, each)
    return words


def kept(corrections: Iterable[Correction | Amendment]) -> tuple[Correction | Amendment, ...]:
    """Return the corrections that nobody took back, without those that take others back.

    Who takes back a taking back lets the first correction stand again.

    Args:
        corrections: Entries of the trail, then what is not yet written, in order.
    """
    made = tuple(corrections)
    gone: set[str] = set()
    for each in reversed(made):
        if each.change is Change.TAKE_BACK and not _is_among(each, gone):
            gone.add(each.value)
    return tuple(
        each for each in made if each.change is not Change.TAKE_BACK and not _is_among(each, gone)
    )


def corrected(extraction: Extraction, corrections: Iterable[Correction | Amendment]) -> Extraction:
    """Return what stands of an extraction after corrections; without any it is the extraction.

    What is said of a quotation itself goes before what is said of its speaker, and that before
    what was found. A speaker whose voice is known lends it to quotations people give them. A
    corrected voice makes a testimony of a statement, and the other way round, unless somebody has
    said of what kind it is. Of merged speakers the one merged into keeps its id and name and gets
    what else is known of the others. A speaker whom nothing is left to is quoted no more.

    Args:
        extraction: What was found in one source; it stays as it is.
        corrections: Corrections of that source; what is about anything else says nothing here.
    """
    words = said(corrections)
    if words == Said():
        return extraction
    speakers = {each.id: each for each in everybody(extraction, words)}
    whole = (*extraction.quotations, *words.added.values())
    standing = [_quotation(each, words, speakers) for each in whole if each.id not in words.dropped]
    if words.added:
        standing.sort(key=attrgetter("spans"))
    heard = _heard(speakers, words, standing)
    return replace(extraction, speakers=heard, quotations=tuple(standing))


def everybody(extraction: Extraction, words: Said) -> tuple[Speaker, ...]:
    """Return every speaker found or named who was not merged into another, quoted or not."""
    named = (Speaker(id_, name, Voice.UNKNOWN) for id_, name in words.new.items())
    each_alone = {each.id: _alone(each, words) for each in (*extraction.speakers, *named)}
    standing = {id_: each for id_, each in each_alone.items() if words.one(id_) == id_}
    for id_, each in each_alone.items():
        one = words.one(id_)
        if one != id_ and one in standing:
            standing[one] = _joined(standing[one], each)
    return tuple(standing.values())


def added_quotation(correction: Correction | Amendment) -> Quotation:
    """Return the quotation that a correction adds, as it is before others speak of it."""
    return Quotation(
        id=correction.about,
        source_id=correction.source_id,
        spans=correction.spans,
        speaker_id=None,
        cue=None,
        form=Form(correction.value),
        kind=Kind.STATEMENT,
        rule=PERSON,
        certainty=Certainty.CERTAIN,
    )


def added_passages(correction: Correction | Amendment) -> tuple[Passage, ...]:
    """Return the passages of the quotation that a correction adds."""
    return tuple(
        Passage(passage_id(correction.about, spans), correction.about, spans, index)
        for index, spans in enumerate(correction.passages)
    )


def _is_among(entry: Correction | Amendment, seqs: Collection[str]) -> bool:
    return isinstance(entry, Correction) and str(entry.seq) in seqs


def _order(entry: Correction | Amendment) -> float:
    return entry.seq if isinstance(entry, Correction) else float("inf")


def _say(words: Said, entry: Correction | Amendment) -> None:
    if entry.change.of_speaker:
        _say_of_speaker(words, entry)
    else:
        _say_of_quotation(words, entry)


def _say_of_speaker(words: Said, entry: Correction | Amendment) -> None:
    about, value = entry.about, entry.value
    if entry.change is Change.NEW_SPEAKER:
        words.new[about] = value
    elif entry.change is Change.RENAME_SPEAKER:
        words.names[words.one(about)] = value
    elif entry.change is Change.SPEAKER_VOICE:
        words.voices[words.one(about)] = Voice(value)
    elif entry.change is Change.PART_SPEAKERS:
        words.into.pop(about, None)
    elif (one := words.one(about)) != (other := words.one(value)):
        words.into[one] = other


def _say_of_quotation(words: Said, entry: Correction | Amendment) -> None:
    about, value = entry.about, entry.value
    match entry.change:
        case Change.ADD_QUOTATION:
            words.added[about] = added_quotation(entry)
        case Change.DROP_QUOTATION:
            words.dropped.add(about)
        case Change.RESTORE_QUOTATION:
            words.dropped.discard(about)
        case Change.QUOTATION_SPEAKER:
            words.speaker_of[about] = value or None
        case Change.QUOTATION_VOICE:
            words.voice_of[about] = Voice(value)
        case _:
            words.kind_of[about] = Kind(value)


def _alone(found: Speaker, words: Said) -> Speaker:
    return replace(
        found,
        label=words.names.get(found.id, found.label),
        voice=words.voices.get(found.id, found.voice),
    )


def _joined(one: Speaker, other: Speaker) -> Speaker:
    """Return a speaker with what is known of another and not of them."""
    known = {name for name, _ in one.attributes}
    more = [pair for pair in other.attributes if pair[0] not in known]
    voice = other.voice if one.voice is Voice.UNKNOWN else one.voice
    return replace(one, voice=voice, attributes=tuple(sorted((*one.attributes, *more))))


def _quotation(found: Quotation, words: Said, speakers: Mapping[str, Speaker]) -> Quotation:
    named = words.speaker_of.get(found.id, found.speaker_id)
    one = None if named is None else words.one(named)
    speaker = speakers.get(one) if one is not None else None
    voice = _voice(found, words, speaker)
    there = replace(
        found,
        speaker_id=speaker.id if speaker else None,
        voice=voice,
        kind=words.kind_of.get(found.id) or _kind(found, voice),
    )
    if found.id in words.speaker_of and words.speaker_of[found.id] != found.speaker_id:
        there = replace(there, cue=None, rule=PERSON, certainty=Certainty.CERTAIN)
    return there


def _voice(found: Quotation, words: Said, speaker: Speaker | None) -> Voice:
    if found.id in words.voice_of:
        return words.voice_of[found.id]
    if speaker is None or speaker.voice is Voice.UNKNOWN:
        return found.voice
    told = speaker.id in words.voices or found.id in words.speaker_of
    return speaker.voice if told or speaker.id != found.speaker_id else found.voice


def _kind(found: Quotation, voice: Voice) -> Kind:
    if voice is found.voice or found.kind not in _WHOLE:
        return found.kind
    return Kind.TESTIMONY if voice.inside else Kind.STATEMENT


def _heard(
    speakers: Mapping[str, Speaker], words: Said, quotations: Iterable[Quotation]
) -> tuple[Speaker, ...]:
    """Return the speakers who are quoted.

    One whom a person named has the voice that all their quotations have, where it is one.
    """
    voices: dict[str, set[Voice]] = {}
    for each in quotations:
        if each.speaker_id is not None:
            voices.setdefault(each.speaker_id, set()).add(each.voice)
    return tuple(
        replace(each, voice=min(voices[id_]))
        if id_ in words.new and each.voice is Voice.UNKNOWN and len(voices[id_]) == 1
        else each
        for id_, each in speakers.items()
        if id_ in voices
    )
