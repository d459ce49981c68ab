"""Attributing the quotations of a text to their speakers."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from testimonies.ids import quotation_id, speaker_id
from testimonies.speaking.about import about
from testimonies.speaking.attributes import attributes_of
from testimonies.speaking.cast import Cast
from testimonies.speaking.kin import serves, shares_a_family_name
from testimonies.speaking.kind import kind_of
from testimonies.speaking.labels import shortest
from testimonies.speaking.narration import spoken
from testimonies.speaking.narrators import without_narrators
from testimonies.speaking.parties import name_parties
from testimonies.speaking.rules import Case, Claim, who_speaks
from testimonies.speaking.rules.again import AGAIN, said_again, stands_in_headline
from testimonies.speaking.rules.turns import turn_speakers
from testimonies.speaking.scene import Scene, set_scene
from testimonies.speaking.voice import (
    Quoted,
    speaks_as_soldier,
    voice_of,
    voice_of_words,
)
from testimonies.values import Certainty, Extraction, Form, Kind, Quotation, Speaker, Voice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from testimonies.finding.values import Found, Layout
    from testimonies.speaking.persons import Person

_CUE_WORDS = 40
_SEVERAL = 3
_BLOCKS = 2  # set off from the text, from which it is known whom it sets off
_ENOUGH = 2000  # characters of somebody's own words looked at for their voice


def attribute(text: str, layout: Layout, found: tuple[Found, ...], source_id: str) -> Extraction:
    """Return the speakers of a text and its quotations with who says them.

    A quotation no rule is sure of is listed without a speaker. The questions in a transcript are
    the document's own words, as a reporter's sentences are, and no quotations.

    Args:
        text: The canonical text.
        layout: Its layout.
        found: The quotations found in it, in text order.
        source_id: Id of the source the text was made from.
    """
    layout, found = without_narrators(text, layout, found)
    scene = set_scene(text, layout, found)
    cast = Cast(scene)
    name_parties(text, cast)
    turns = turn_speakers(scene, cast, found)
    claims: list[Claim | None] = []
    for number in range(len(found)):
        claims.append(who_speaks(Case(scene, cast, found, number, claims, turns)))
    claims = said_again(text, found, claims)
    return _Extracting(scene, cast, found, claims, source_id).extraction()


class _Extracting:
    """Turns claims into speakers and quotations; used once."""

    def __init__(
        self,
        scene: Scene,
        cast: Cast,
        found: tuple[Found, ...],
        claims: list[Claim | None],
        source_id: str,
    ) -> None:
        self._scene = scene
        self._main = cast.main_person
        self._serving: dict[tuple[str, ...], list[Person]] = {}
        for one in cast.persons:
            if one.named and (one is self._main or serves(one)):
                self._serving.setdefault(one.surname, []).append(one)
        self._found = found
        self._claims = claims
        self._source_id = source_id
        self._about = about(scene.line.text)
        self._speakers: dict[int, Speaker] = {}
        self._labels: dict[str, int] = {}
        self._alike: Counter[str] = Counter()

    def extraction(self) -> Extraction:
        """Return the speakers, in order of their first quotation, and the quotations."""
        every = tuple(self._quoted())
        self._alike.update(shortest(quoted.person.label).lower() for quoted in every)
        for quoted in every:
            self._speakers[id(quoted.person)] = self._speaker(quoted)
        quotations = tuple(map(self._quotation, range(len(self._found))))
        used = {quotation.speaker_id for quotation in quotations}
        speakers = tuple(speaker for speaker in self._speakers.values() if speaker.id in used)
        return Extraction(speakers, quotations)

    def _quoted(self) -> Iterator[Quoted]:
        """Yield each person quoted, in order of the first quotation."""
        people = [claim.person for claim in self._claims if claim and claim.person]
        own_words, verbs = self._own_words(), self._verbs()
        counts = Counter(map(id, people))
        for person in {id(person): person for person in people}.values():
            count = counts[id(person)]
            yield Quoted(
                person=person,
                said=own_words[id(person)],
                verbs=frozenset(verbs[id(person)]),
                main=person is self._main,
                namesake=self._has_namesake(person),
                says_most=count >= _SEVERAL and 2 * count >= len(people),
            )

    def _has_namesake(self, person: Person) -> bool:
        """Return whether a soldier of the text bears the family name beside another given name."""
        alike = self._serving.get(person.surname, ()) if person.named else ()
        return any(shares_a_family_name(person, one) for one in alike)

    def _verbs(self) -> dict[int, set[str]]:
        text = self._scene.line.text
        verbs: dict[int, set[str]] = {}
        for claim in self._claims:
            if claim is not None and claim.person is not None:
                cue = claim.cue
                words = text[cue.start : cue.end].lower().split()[:_CUE_WORDS] if cue else []
                verbs.setdefault(id(claim.person), set()).update(words)
        return verbs

    def _own_words(self) -> dict[int, str]:
        words: dict[int, str] = {}
        for find, claim in zip(self._found, self._claims, strict=True):
            if claim is not None and claim.person is not None:
                so_far = words.get(id(claim.person), "")
                if len(so_far) < _ENOUGH:
                    words[id(claim.person)] = f"{so_far} {self._opening_words(find)}"
        return words

    def _opening_words(self, find: Found) -> str:
        text = self._scene.line.text
        return " ".join(text[span.start : span.end][:_ENOUGH] for span in find.spans)

    def _speaker(self, quoted: Quoted) -> Speaker:
        label = self._label(quoted.person)
        count = self._labels[label] = self._labels.get(label, 0) + 1
        key = label if count == 1 else f"{label} {count}"
        return Speaker(
            id=speaker_id(self._source_id, key),
            label=label,
            voice=voice_of(self._scene, quoted, self._about),
            attributes=attributes_of(self._scene, quoted.person),
        )

    def _label(self, person: Person) -> str:
        """Return how somebody is called, no longer than tells them from the others quoted."""
        short = shortest(person.label)
        return short if person.nameless and self._alike[short.lower()] == 1 else person.label

    def _quotation(self, number: int) -> Quotation:
        find, claim = self._found[number], self._claims[number]
        speaker = self._speakers.get(id(claim.person)) if claim and claim.person else None
        voice = speaker.voice if speaker else self._unnamed(find, claim)
        again = claim is not None and claim.rule == AGAIN  # counted where it is said
        again = again or stands_in_headline(self._scene.line.text, find)
        kind = Kind.TERM if again else kind_of(self._scene, number, find, claim, voice)
        if kind is Kind.TERM and not again:
            claim = speaker = None
            voice = Voice.UNKNOWN
        spans = spoken(self._scene.line.text, find)
        return Quotation(
            id=quotation_id(self._source_id, spans),
            source_id=self._source_id,
            spans=spans,
            speaker_id=speaker.id if speaker else None,
            cue=claim.cue if claim else None,
            form=find.form,
            kind=kind,
            rule=claim.rule if claim else "none",
            certainty=claim.certainty if claim else Certainty.UNSURE,
            voice=voice,
        )

    def _unnamed(self, find: Found, claim: Claim | None) -> Voice:
        hint = set(claim.hint) if claim else set()
        words = self._scene.line.text[find.spans[0].start : find.spans[-1].end][:_ENOUGH]
        voice = voice_of_words(hint, "", self._about.leavers, said=words)
        if voice is not Voice.UNKNOWN:
            return voice
        set_off = find.form is Form.BLOCK and self._sets_off_those_inside
        if not (set_off or speaks_as_soldier(words)):
            return voice
        return self._about.leavers.voice if self._about.leavers is not None else Voice.IN_SERVICE

    @cached_property
    def _sets_off_those_inside(self) -> bool:
        """Whether a text on those who left sets off their words mostly, or those of families."""
        pairs = zip(self._found, self._claims, strict=True)
        named = [
            self._speakers[id(claim.person)].voice
            for find, claim in pairs
            if find.form is Form.BLOCK and claim and claim.person
        ]
        inside = sum(voice.inside for voice in named)
        return (
            self._about.leavers is not None and inside >= _BLOCKS and inside * 4 >= len(named) * 3
        )
