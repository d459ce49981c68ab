"""The fold of corrections against a slow one that does each correction to the whole, in order."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from coding.corrections.folding import corrected
from coding.corrections.values import Amendment, Change
from coding.trail import broken_links, chained_corrections
from testimonies import ids
from testimonies.values import (
    Certainty,
    Extraction,
    Form,
    Kind,
    Quotation,
    Span,
    Speaker,
    Voice,
)

VOICES = st.sampled_from(Voice)
KINDS = st.sampled_from(Kind)
PEOPLE = [f"v-{n}" for n in range(4)]
NEW = ["v-new", "v-also"]
WORDS = [f"q-{n}" for n in range(5)]
MORE = {ids.quotation_id("s", (Span(n, n + 2),)): (Span(n, n + 2),) for n in (5, 25)}


@st.composite
def extractions(draw: st.DrawFn) -> Extraction:
    speakers = tuple(
        Speaker(id_, f"Name {id_}", draw(VOICES), (("rank", id_),) if draw(st.booleans()) else ())
        for id_ in PEOPLE
    )
    quotations = tuple(
        _quotation(draw, id_, 10 * n, draw(st.sampled_from([None, *speakers])))
        for n, id_ in enumerate(WORDS)
    )
    said = {each.speaker_id for each in quotations}
    return Extraction(tuple(each for each in speakers if each.id in said), quotations)


def _quotation(draw: st.DrawFn, id_: str, start: int, by: Speaker | None) -> Quotation:
    voice = draw(VOICES)
    speaker = by.id if by else None
    spans = (Span(start, start + 3),)
    return Quotation(
        id_,
        "s",
        spans,
        speaker,
        spans[0],
        Form.DIRECT,
        draw(KINDS),
        "rule",
        Certainty.LIKELY,
        voice,
    )


@st.composite
def amendments(draw: st.DrawFn, found: Extraction) -> Amendment:
    """Return an amendment of anything that is there or may have been added before."""
    change = draw(st.sampled_from([each for each in Change if each is not Change.TAKE_BACK]))
    people = [each.id for each in found.speakers] + NEW
    quotations = [each.id for each in found.quotations] + list(MORE)
    about = draw(st.sampled_from(people if change.of_speaker else quotations))
    values: dict[Change, st.SearchStrategy[str]] = {
        Change.NEW_SPEAKER: st.sampled_from(["A", "B"]),
        Change.RENAME_SPEAKER: st.sampled_from(["C", "D"]),
        Change.SPEAKER_VOICE: VOICES,
        Change.QUOTATION_VOICE: VOICES,
        Change.QUOTATION_KIND: KINDS,
        Change.MERGE_SPEAKERS: st.sampled_from(people),
        Change.QUOTATION_SPEAKER: st.sampled_from([*people, ""]),
        Change.ADD_QUOTATION: st.sampled_from(Form),
    }
    if change is Change.NEW_SPEAKER:
        about = draw(st.sampled_from(NEW))
    if change is Change.ADD_QUOTATION:
        about = draw(st.sampled_from(sorted(MORE)))
    value = str(draw(values[change])) if change in values else ""
    spans = MORE[about] if change is Change.ADD_QUOTATION else ()
    return Amendment("s", change, about, "c-1", value, spans, (spans,) if spans else ())


class Slow:
    """What stands, looked up in the whole list of corrections for every question."""

    def __init__(self, found: Extraction, made: list[Amendment]) -> None:
        self.found, self.made = found, made

    def last(self, about: str, change: Change, until: int | None = None) -> str | None:
        """Return the last value of a change, of all corrections or those before one."""
        told = [e.value for e in self.made[:until] if (e.about, e.change) == (about, change)]
        return told[-1] if told else None

    def into(self, until: int | None = None) -> dict[str, str]:
        into: dict[str, str] = {}
        for each in self.made[:until]:
            if each.change is Change.MERGE_SPEAKERS:
                one, other = root(into, each.about), root(into, each.value)
                into |= {one: other} if one != other else {}
            elif each.change is Change.PART_SPEAKERS:
                into = {speaker: other for speaker, other in into.items() if speaker != each.about}
        return into

    def told(self, speaker: str, change: Change) -> str | None:
        """Return what was last said of a speaker or of one who was merged into them then."""
        about = [
            each.value
            for n, each in enumerate(self.made)
            if each.change is change and root(self.into(n), each.about) == speaker
        ]
        return about[-1] if about else None

    def alone(self) -> list[Speaker]:
        new = dict.fromkeys(e.about for e in self.made if e.change is Change.NEW_SPEAKER)
        named = [
            Speaker(id_, str(self.last(id_, Change.NEW_SPEAKER)), Voice.UNKNOWN) for id_ in new
        ]
        return [
            replace(
                each,
                label=self.told(each.id, Change.RENAME_SPEAKER) or each.label,
                voice=Voice(self.told(each.id, Change.SPEAKER_VOICE) or each.voice),
            )
            for each in (*self.found.speakers, *named)
        ]

    def people(self) -> dict[str, Speaker]:
        into, alone = self.into(), self.alone()
        people = {each.id: each for each in alone if root(into, each.id) == each.id}
        for part in alone:
            whole = people.get(root(into, part.id))
            if whole is not None and whole.id != part.id:
                known = dict(part.attributes) | dict(whole.attributes)
                voice = part.voice if whole.voice is Voice.UNKNOWN else whole.voice
                joined = replace(whole, voice=voice, attributes=tuple(sorted(known.items())))
                people[whole.id] = joined
        return people

    def added(self) -> list[Quotation]:
        made = {e.about: e for e in self.made if e.change is Change.ADD_QUOTATION}
        return [
            Quotation(
                id_, "s", each.spans, None, None, Form(each.value), Kind.STATEMENT, "person",
                Certainty.CERTAIN,
            )
            for id_, each in made.items()
        ]  # fmt: skip

    def dropped(self, id_: str) -> bool:
        fates = {Change.DROP_QUOTATION, Change.RESTORE_QUOTATION}
        told = [each.change for each in self.made if each.about == id_ and each.change in fates]
        return told[-1:] == [Change.DROP_QUOTATION]

    def voice(self, was: Quotation, who: Speaker | None) -> Voice:
        named = self.last(was.id, Change.QUOTATION_SPEAKER) is not None
        lent = who is not None and (
            named or who.id != was.speaker_id or bool(self.told(who.id, Change.SPEAKER_VOICE))
        )
        usual = was.voice if who is None or who.voice is Voice.UNKNOWN or not lent else who.voice
        return Voice(self.last(was.id, Change.QUOTATION_VOICE) or usual)

    def kind(self, was: Quotation, voice: Voice) -> Kind:
        whole = was.kind in {Kind.TESTIMONY, Kind.STATEMENT} and voice is not was.voice
        usual = (Kind.TESTIMONY if voice.inside else Kind.STATEMENT) if whole else was.kind
        return Kind(self.last(was.id, Change.QUOTATION_KIND) or usual)

    def quotation(self, was: Quotation, people: dict[str, Speaker]) -> Quotation:
        told = self.last(was.id, Change.QUOTATION_SPEAKER)
        named = was.speaker_id if told is None else told or None
        who = people.get(root(self.into(), named)) if named else None
        voice = self.voice(was, who)
        kind = self.kind(was, voice)
        now = replace(was, speaker_id=who.id if who else None, voice=voice, kind=kind)
        if named == was.speaker_id:
            return now
        return replace(now, cue=None, rule="person", certainty=Certainty.CERTAIN)

    def stands(self) -> Extraction:
        people = self.people()
        whole = (*self.found.quotations, *self.added())
        kept = [self.quotation(each, people) for each in whole if not self.dropped(each.id)]
        kept.sort(key=lambda each: each.spans[0].start)
        heard = {id_: {q.voice for q in kept if q.speaker_id == id_} for id_ in people}
        new = {each.about for each in self.made if each.change is Change.NEW_SPEAKER}
        for id_ in new & people.keys():
            if people[id_].voice is Voice.UNKNOWN and len(heard[id_]) == 1:
                people[id_] = replace(people[id_], voice=next(iter(heard[id_])))
        return Extraction(tuple(each for each in people.values() if heard[each.id]), tuple(kept))


def root(into: dict[str, str], speaker: str) -> str:
    return root(into, into[speaker]) if speaker in into else speaker


@settings(max_examples=300, deadline=None)
@given(st.data(), extractions())
def test_the_fold_is_what_a_slow_one_says(data: st.DataObject, found: Extraction) -> None:
    made = data.draw(st.lists(amendments(found), max_size=14))
    assert corrected(found, made) == Slow(found, made).stands()


@settings(max_examples=100, deadline=None)
@given(st.data(), extractions())
def test_the_trail_in_any_order_says_the_same_as_the_amendments(
    data: st.DataObject, found: Extraction
) -> None:
    made = data.draw(st.lists(amendments(found), max_size=10))
    trail = chained_corrections(made, after=None, at="2031-05-04T09:30:00Z")
    assert broken_links(trail) == ()
    shuffled = data.draw(st.permutations(trail))
    assert corrected(found, shuffled) == corrected(found, made)
