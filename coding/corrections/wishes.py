"""Filled cells into wishes: what each asks for, or why it asks for nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coding.corrections.ground import NOBODY, plain
from coding.corrections.matching import near
from coding.corrections.rows import Column, Remark
from coding.corrections.values import Change
from testimonies.ids import content_id
from testimonies.values import Kind, Voice

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coding.corrections.ground import Ground
    from coding.corrections.matching import Subject
    from coding.corrections.rows import Cell

YES, NO = "yes", "no"

# What the same person cannot say twice differently of one thing.
SLOTS: dict[Change, str] = {
    Change.PART_SPEAKERS: Change.MERGE_SPEAKERS.value,
    Change.RESTORE_QUOTATION: Change.DROP_QUOTATION.value,
}


@dataclass(frozen=True, slots=True)
class _Asked:
    change: Change
    value: str
    told: str
    name: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Wish:
    """What one cell asks for.

    Attributes:
        cell: The cell.
        source_id: The source.
        change: What it would change.
        about: The speaker or quotation.
        value: As in an amendment.
        told: What it says, for people, as ``"speaker: Oru Venn"``.
        comment: The comment of its row.
        name: For a speaker nobody knew before, the name.
        note: What else a person should know.
    """

    cell: Cell
    source_id: str
    change: Change
    about: str
    value: str
    told: str
    comment: str = ""
    name: str = ""
    note: str = ""

    @property
    def slot(self) -> tuple[str, str, str]:
        """What can be said only once: of whom, and what of them."""
        return (self.source_id, self.about, slot_of(self.change))


def slot_of(change: Change) -> str:
    """Return what a change speaks of; a change and its undoing speak of the same."""
    return SLOTS.get(change, change.value)


def wish_of(cell: Cell, subject: Subject, ground: Ground, comment: str) -> Wish | str:
    """Return what a cell asks for, or a sentence that says why it asks for nothing.

    Args:
        cell: Any filled cell but a comment, a document, words, or which of several places.
        subject: What its row is about.
        ground: The source as it stood when the workbook was issued.
        comment: The comment of its row.
    """
    asked = _asked(cell, subject, ground)
    if isinstance(asked, str):
        return asked
    return Wish(
        cell=cell,
        source_id=subject.source_id,
        change=asked.change,
        about=subject.about,
        value=asked.value,
        told=asked.told,
        comment=comment,
        name=asked.name,
        note=asked.note,
    )


def _asked(cell: Cell, subject: Subject, ground: Ground) -> _Asked | str:
    if cell.column is Column.VOICE:
        change = Change.SPEAKER_VOICE if subject.of_speaker else Change.QUOTATION_VOICE
        return _one_of(cell, change, "voice", tuple(Voice))
    if cell.column is Column.KIND:
        return _one_of(cell, Change.QUOTATION_KIND, "kind", tuple(Kind))
    if cell.column is Column.DROP:
        return _drop(cell)
    if cell.column is Column.NAME:
        return _Asked(Change.RENAME_SPEAKER, " ".join(cell.text.split()), f"name: {cell.text}")
    if cell.column is Column.SAME_AS:
        return _same_as(cell, subject, ground)
    return _speaker(cell, ground)


def _one_of(cell: Cell, change: Change, what: str, choices: tuple[str, ...]) -> _Asked | str:
    wanted = plain(cell.text).replace(" ", "-").replace("_", "-")
    if wanted in choices:
        return _Asked(change, wanted, f"{what}: {wanted}")
    listed = ", ".join(choices)
    return f"“{cell.text}” is no {what}{near(cell.text, choices) or '.'} Choose from: {listed}."


def _drop(cell: Cell) -> _Asked | str:
    if plain(cell.text) == YES:
        return _Asked(Change.DROP_QUOTATION, "", "dropped")
    if plain(cell.text) == NO:
        return _Asked(Change.RESTORE_QUOTATION, "", "kept")
    return f"“{cell.text}” is neither {YES} nor {NO}."


def _same_as(cell: Cell, subject: Subject, ground: Ground) -> _Asked | str:
    if plain(cell.text) == NOBODY:
        return _Asked(Change.PART_SPEAKERS, "", "the same as nobody else")
    meant = ground.called(cell.text)
    if len(meant) > 1:
        return _several(cell, meant, ground)
    if not meant:
        hint = near(cell.text, ground.names.values())
        return f"“{cell.text}” is no speaker of {ground.source.path}{hint or '.'}"
    if meant[0] == subject.about:
        return f"“{cell.text}” is this speaker's own name; name the other one."
    return _Asked(Change.MERGE_SPEAKERS, meant[0], f"the same as {ground.names[meant[0]]}")


def _speaker(cell: Cell, ground: Ground) -> _Asked | str:
    if plain(cell.text) == NOBODY:
        return _Asked(Change.QUOTATION_SPEAKER, "", "speaker: nobody")
    meant = ground.called(cell.text)
    if len(meant) > 1:
        return _several(cell, meant, ground)
    if meant:
        return _Asked(Change.QUOTATION_SPEAKER, meant[0], f"speaker: {ground.names[meant[0]]}")
    name = " ".join(cell.text.split())
    if not any(letter.isalnum() for letter in name):
        return f"“{cell.text}” is no name."
    hint = near(name, ground.names.values())
    note = f"“{name}” is a new speaker of {ground.source.path}{hint or '.'}"
    return _Asked(Change.QUOTATION_SPEAKER, _new_id(ground, name), f"speaker: {name}", name, note)


def _several(cell: Cell, meant: Iterable[str], ground: Ground) -> str:
    each = ", ".join(f"{id_} ({ground.names[id_]})" for id_ in meant)
    return f"“{cell.text}” may be one of several speakers: write the id of one, {each}."


def _new_id(ground: Ground, name: str) -> str:
    """Return the id of a speaker whom a person names; nobody of the source has it yet."""
    number, taken = 1, ground.alone
    while (id_ := content_id("v", ground.source.id, plain(name), number)) in taken:
        number += 1
    return id_


def unheard(cells: Iterable[Cell], why: str) -> tuple[Remark, ...]:
    """Return a finding for each cell, for one and the same reason."""
    return tuple(Remark(cell.place, f"“{cell.text}” was not used: {why}.") for cell in cells)
