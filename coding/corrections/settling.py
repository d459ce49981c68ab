"""Wishes against what stands: done, said already, contradicted, or overtaken by somebody else."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from coding.corrections.ground import Ground, short_ids
from coding.corrections.matching import shown
from coding.corrections.rows import Plan, Remark
from coding.corrections.values import Amendment, Change, Correction
from coding.corrections.wishes import slot_of
from testimonies.passages import MOST_SENTENCES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from coding.corrections.rows import Cell
    from coding.corrections.wishes import Wish

_FEW = 30  # characters of a quotation that tell which it is
_TIES = frozenset({Change.MERGE_SPEAKERS, Change.PART_SPEAKERS})
_OWN = _TIES | {Change.RENAME_SPEAKER, Change.SPEAKER_VOICE}
_DROPS = frozenset({Change.DROP_QUOTATION, Change.RESTORE_QUOTATION})


@dataclass(frozen=True, slots=True)
class Issue:
    """What is known of a workbook that came back, and of the study it came back to.

    Attributes:
        coder_id: Who sends it.
        batch: Mark of the issue of the workbook; corrections from the same issue never stand in
            each other's way.
        origin: Mark of the very file, which begins with the batch.
        base: How many corrections the study held when the workbook was issued; None where the
            workbook has lost that.
        names: Names of the coders by id.
        memos: What memos there are, as ``(about, text)``.
        decided: For each quotation, how many decisions there are on its passages.
        most_sentences: The most sentences a passage may hold.
    """

    coder_id: str
    batch: str
    origin: str
    base: int | None = 0
    names: Mapping[str, str] = field(default_factory=dict)
    memos: frozenset[tuple[str, str]] = frozenset()
    decided: Mapping[str, int] = field(default_factory=dict)
    most_sentences: int = MOST_SENTENCES


class Settler:
    """Takes wishes in, keeps count of what comes of each, and knows how the study then stands."""

    def __init__(self, grounds: Sequence[Ground], issue: Issue) -> None:
        """Begin with the study as it stands."""
        self._grounds = {each.source.id: each for each in grounds}
        self._shorts = short_ids(id_ for each in grounds for id_ in (*each.alone, *each.quotations))
        self.issue = issue
        self._done: list[Remark] = []
        self._standing: list[Remark] = []
        self._findings: list[Remark] = []
        self._notes: list[Remark] = []
        self._amendments: list[Amendment] = []
        self._memos: list[tuple[str, str]] = []
        self.drops: set[str] = set()

    @property
    def grounds(self) -> tuple[Ground, ...]:
        """The sources, as they stand after what was settled so far."""
        return tuple(self._grounds.values())

    def issued(self, source_id: str, *, renamed: bool = False) -> Ground:
        """Return one source as it stood when the workbook was issued.

        Names are looked up in it, so that a workbook says the same however often it comes.

        Args:
            source_id: The source.
            renamed: Whether with what the workbook itself says of speakers.
        """
        ground = self._grounds[source_id]
        if self.issue.base is None:
            return ground
        base, batch = self.issue.base, self.issue.batch
        known = tuple(
            each
            for each in ground.corrections
            if (isinstance(each, Correction) and each.seq <= base)
            or (renamed and each.change in _OWN and each.origin.startswith(batch))
        )
        return replace(ground, corrections=known)

    def settle_speakers(self, wishes: Sequence[Wish]) -> None:
        """Settle who is whom, then names and voices of those who remain."""
        ties = [group[0] for group in self._agreed(w for w in wishes if w.change in _TIES)]
        circled = _circled(ties)
        for wish in ties:
            if wish.about in circled:
                told = "each of these speakers is said to be the same as the next, in a circle"
                self._find(wish.cell, f"{told}: leave the one empty whose name shall stay.")
        self._settle(
            [[w for w in wishes if w.slot == t.slot] for t in ties if t.about not in circled]
        )
        others = [self._rooted(wish) for wish in wishes if wish.change not in _TIES]
        self._settle(self._agreed(others))

    def settle_drops(self, wishes: Iterable[Wish]) -> None:
        """Settle which quotations are none."""
        groups = self._agreed(wish for wish in wishes if wish.change in _DROPS)
        drops = [group[0] for group in groups if group[0].change is Change.DROP_QUOTATION]
        self.drops = {wish.about for wish in drops}
        self._settle(groups)
        for wish in drops:
            if decided := self.issue.decided.get(wish.about, 0):
                told = f"{decided} decisions on its passages stay in the log and count no more."
                self._notes.append(Remark(wish.cell.place, told))

    def settle_quotations(self, wishes: Sequence[Wish]) -> None:
        """Settle speakers of quotations, then voices, which those may change, then kinds."""
        for change in (Change.QUOTATION_SPEAKER, Change.QUOTATION_VOICE, Change.QUOTATION_KIND):
            self._settle(self._agreed(wish for wish in wishes if wish.change is change))

    def amend(self, cells: Iterable[Cell], told: str, amendments: Sequence[Amendment]) -> None:
        """Take down amendments, the cells they come from, and what they do."""
        self._amendments += amendments
        for source_id in dict.fromkeys(each.source_id for each in amendments):
            self._grounds[source_id] = self._grounds[source_id].after(amendments)
        self._done += [Remark(cell.place, told) for cell in cells]

    def stand(self, cells: Iterable[Cell], told: str) -> None:
        """Take down cells that say what stands already."""
        self._standing += [Remark(cell.place, told) for cell in cells]

    def keep_comments(self, comments: Iterable[tuple[Cell, str]]) -> None:
        """Keep comments with the corrections of their rows, or as memos where there is none.

        Args:
            comments: Each cell with the id of what its row is about.
        """
        ones = {id_: each.words.one(id_) for each in self.grounds for id_ in each.alone}
        fresh = {(ones.get(a.about, a.about), a.comment) for a in self._amendments}
        kept = {
            (ones.get(c.about, c.about), c.comment)
            for ground in self.grounds
            for c in ground.corrections
            if isinstance(c, Correction)
        }
        for cell, about in comments:
            said = (ones.get(about, about), cell.text)
            if said in fresh:
                self._done.append(Remark(cell.place, "the comment is kept with it"))
            elif said in kept or (about, cell.text) in {*self.issue.memos, *self._memos}:
                self.stand((cell,), "this was noted before")
            else:
                self._memos.append((about, cell.text))
                self._done.append(Remark(cell.place, "the comment is kept as a memo"))

    def plan(self, findings: Iterable[Remark]) -> Plan:
        """Return all that was settled, with findings from elsewhere."""
        return Plan(
            done=tuple(self._done),
            standing=tuple(self._standing),
            findings=(*findings, *self._findings),
            notes=tuple(self._notes),
            amendments=tuple(self._amendments),
            memos=tuple(self._memos),
        )

    def short(self, id_: str) -> str:
        """Return a short id for people."""
        return self._shorts.get(id_, id_)

    def called(self, id_: str, ground: Ground) -> str:
        """Return a short id and a name, or how a quotation begins."""
        if id_ in ground.names:
            return f"{self.short(id_)} {ground.names[id_]}"
        words = shown(ground, id_)
        return f"{self.short(id_)} “{words if len(words) <= _FEW else words[:_FEW] + '…'}”"

    def _find(self, cell: Cell, message: str) -> None:
        self._findings.append(Remark(cell.place, message))

    def _rooted(self, wish: Wish) -> Wish:
        return replace(wish, about=self._grounds[wish.source_id].words.one(wish.about))

    def _agreed(self, wishes: Iterable[Wish]) -> list[list[Wish]]:
        """Return the wishes that agree, all of one slot together; contradictions are findings."""
        slots: dict[tuple[str, str, str], list[Wish]] = defaultdict(list)
        for wish in wishes:
            slots[wish.slot].append(wish)
        for group in slots.values():
            if len(_values(group)) > 1:
                for wish in group:
                    self._find(wish.cell, _contradiction(wish, group))
        return [group for group in slots.values() if len(_values(group)) == 1]

    def _settle(self, groups: Iterable[Sequence[Wish]]) -> None:
        """Settle groups of wishes, each group one thing said once or more often."""
        made: list[tuple[Sequence[Wish], str, list[Amendment]]] = []
        named: set[str] = set()
        for group in groups:
            wish, cells = group[0], [each.cell for each in group]
            ground = self._grounds[wish.source_id]
            told = f"{self.called(wish.about, ground)}: {wish.told}"
            if _stands(wish, ground):
                self.stand(cells, told)
            elif overtaken := self._overtaken(wish, ground):
                for cell in cells:
                    self._find(cell, overtaken)
            else:
                made.append((group, told, self._amendments_of(wish, ground, named)))
        for group, told, amendments in made:
            self.amend((each.cell for each in group), told, amendments)
            self._notes += [Remark(each.cell.place, each.note) for each in group if each.note]

    def _overtaken(self, wish: Wish, ground: Ground) -> str:
        """Return what to say where somebody else spoke of the same since the issue."""
        later = [
            each
            for each in ground.corrections
            if isinstance(each, Correction)
            and each.seq > (self.issue.base or 0)
            and slot_of(each.change) == slot_of(wish.change)
            and ground.words.one(each.about) == ground.words.one(wish.about)
            and not each.origin.startswith(self.issue.batch)
        ]
        if not later:
            return ""
        last = later[-1]
        who = self.issue.names.get(last.coder_id, last.coder_id)
        said = last.change if not last.value else f"{last.change}, {last.value}"
        return (
            f"“{wish.cell.text}” was not used: since this workbook was issued {who} has said "
            f"otherwise ({said}; {last.at}). Look at it again in a new workbook."
        )

    def _amendments_of(self, wish: Wish, ground: Ground, named: set[str]) -> list[Amendment]:
        asked = Amendment(
            source_id=wish.source_id,
            change=wish.change,
            about=wish.about,
            coder_id=self.issue.coder_id,
            value=wish.value,
            comment=wish.comment,
            origin=self.issue.origin,
        )
        if wish.change is Change.MERGE_SPEAKERS and wish.about in ground.words.into:
            return [replace(asked, change=Change.PART_SPEAKERS, value=""), asked]
        if wish.name and wish.value not in ground.alone and wish.value not in named:
            named.add(wish.value)
            new = replace(asked, change=Change.NEW_SPEAKER, about=wish.value, value=wish.name)
            return [replace(new, comment=""), asked]
        return [asked]


def _values(group: Iterable[Wish]) -> set[tuple[Change, str]]:
    return {(wish.change, wish.value) for wish in group}


def _contradiction(wish: Wish, group: Iterable[Wish]) -> str:
    others = [other for other in group if _values([other]) != _values([wish])]
    said = ", ".join(f"{other.cell.place} says “{other.cell.text}”" for other in others)
    return f"“{wish.cell.text}” was not used, since {said} of the same: leave one of them."


def _stands(wish: Wish, ground: Ground) -> bool:
    words = ground.words
    if wish.change.of_speaker:
        return _stands_of_speaker(wish, ground)
    if wish.change is Change.DROP_QUOTATION:
        return wish.about in words.dropped
    if wish.change is Change.RESTORE_QUOTATION:
        return wish.about not in words.dropped
    there = ground.quotations[wish.about]
    if wish.change is Change.QUOTATION_SPEAKER:
        return there.speaker_id == (words.one(wish.value) if wish.value else None)
    return wish.value == (there.voice if wish.change is Change.QUOTATION_VOICE else there.kind)


def _stands_of_speaker(wish: Wish, ground: Ground) -> bool:
    words, speaker = ground.words, ground.speakers.get(wish.about)
    if wish.change is Change.MERGE_SPEAKERS:
        return words.one(wish.about) == words.one(wish.value)
    if wish.change is Change.PART_SPEAKERS:
        return wish.about not in words.into
    if wish.change is Change.RENAME_SPEAKER:
        return speaker is not None and speaker.label == wish.value
    heard = {each.voice for each in ground.quotations.values() if each.speaker_id == wish.about}
    same = speaker is not None and speaker.voice == wish.value and heard <= {speaker.voice}
    return same or words.voices.get(wish.about) == wish.value


def _circled(ties: Iterable[Wish]) -> set[str]:
    """Return the speakers who, by what people say, are the same as each other in a circle."""
    next_of = {wish.about: wish.value for wish in ties if wish.value}
    circled: set[str] = set()
    for start, first in next_of.items():
        way, place = [start], first
        while place in next_of and place not in way:
            way.append(place)
            place = next_of[place]
        if place in way:
            circled.update(way[way.index(place) :])
    return circled
