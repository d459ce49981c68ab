"""What a row of added codes asks for: a code where none was suggested, or a passage nobody cut."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from coding.audit import wording
from coding.audit.asking import Asked, Asker, code_proposed
from coding.audit.batches import AuditEvent
from coding.audit.matching import with_short
from coding.audit.values import Column, Remark
from coding.corrections.ground import plain
from coding.corrections.locating import places_of, squeezed
from coding.values import Happening, Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coding.audit.batches import Batch
    from coding.audit.ground import Ground
    from coding.audit.values import Cell, Row
    from coding.corrections.locating import Squeezed
    from testimonies.values import Span

_FEW = 4  # ids that are shown


def added(asker: Asker, row: Row, batch: Batch | None, origin: str) -> Asked | None:
    """Return what a row of added codes asks for, or None where it asks for nothing.

    Args:
        asker: Reads cells.
        row: A row with filled cells.
        batch: The batch of its workbook, or None where that was lost.
        origin: Where decisions made of it come from.
    """
    coder = asker.coder(row, batch)
    if coder is None:
        return None
    base = batch.base if batch else None
    asked = asker.details(row, Asked((), coder, "", base=base, origin=origin))
    gone = [cell for cell in row.filled if cell not in asked.cells]
    found = _found(row, asker.ground)
    if isinstance(found, Remark):
        cell = next(each for each in row.filled if each.place == found.place)
        asker.refuse_all(row, cell, found.message, but=gone)
        return None
    codes = _codes(asker, row, gone, batch)
    if codes is None:
        return None
    if isinstance(found, Happening):
        body = {**found.body, "codes": codes, "comment": asked.comment}
        missed = replace(found, coder_id=coder, origin=origin, body=body)
        new = _new(row, asked, codes)
        return replace(asked, proposals=(missed, *new), told="a passage that was missed")
    there = replace(asked, passage_id=found)
    new = _new(row, there, codes)
    if not codes and not new:
        return _only_comment(asker, row, there)
    return replace(
        there,
        says=tuple((code, Verdict.ACCEPT) for code in codes),
        proposals=new,
        told=f"accept {' and '.join(codes)}" if codes else "a new code is proposed",
    )


def _found(row: Row, ground: Ground) -> str | Happening | Remark:
    """Return the passage a row means, that one was missed, or why neither is known."""
    short, words = row.cells.get(Column.PASSAGE), row.cells.get(Column.WORDS)
    if short is not None:
        return _by_short(short, words, ground)
    if words is not None:
        return _by_words(words, ground)
    first = row.filled[0]
    why = "which passage? Write its # or paste its words into this row."
    return Remark(first.place, first.text, why)


def _by_short(short: Cell, words: Cell | None, ground: Ground) -> str | Remark:
    ids = with_short(short.text, ground)
    if len(ids) != 1:
        many = f"may be {', '.join(ids[:_FEW])}; write more of it" if ids else "is no passage"
        return Remark(short.place, short.text, f"“{short.text}” {many}; see the sheet “Passages”.")
    text = ground.passages[ids[0]].text
    if words is not None and not places_of(words.text, text, _squeezed(text)):
        why = f"these words do not stand in {ids[0]}; leave them out, or paste them without a #."
        return Remark(words.place, words.text, why)
    return ids[0]


def _by_words(words: Cell, ground: Ground) -> str | Happening | Remark:
    holding = [
        each.id
        for each in ground.passages.values()
        if places_of(words.text, each.text, _squeezed(each.text))
    ]
    if len(holding) == 1:
        return holding[0]
    if holding:
        shorts = ", ".join(ground.shorts[each] for each in holding[:_FEW])
        why = f"these words stand in {len(holding)} passages ({shorts}): write the # of one."
        return Remark(words.place, words.text, why)
    for source, text in ground.texts.items():
        if places := places_of(words.text, text, _squeezed(text)):
            return _missed(source, places[0], words.text)
    why = "these words stand in no document of the study; paste them as they stand there."
    return Remark(words.place, words.text, why)


@lru_cache(maxsize=4096)
def _squeezed(text: str) -> Squeezed:
    return squeezed(text)


def _missed(source_id: str, spans: tuple[Span, ...], words: str) -> Happening:
    body = {"words": words, "spans": [[span.start, span.end] for span in spans]}
    return Happening(AuditEvent.PASSAGE_PROPOSED, about=source_id, body=body)


def _codes(asker: Asker, row: Row, gone: list[Cell], batch: Batch | None) -> list[str] | None:
    """Return the codes a row gives; None, with its cells refused, where one is not known."""
    cell, category = row.cells.get(Column.CODE), row.cells.get(Column.CATEGORY)
    if cell is None:
        return []
    heard = wording.codes(cell.text, asker.ground.codebook, asker.older(batch))
    if faults := [each.fault for each in heard if each.fault]:
        asker.refuse_all(row, cell, " ".join(faults), but=gone)
        return None
    for each in heard:
        asker.ledger.note(cell, each.note)
    given = list(dict.fromkeys(each.value for each in heard))
    if category is not None and not _fits(asker.ground, category.text, given):
        asker.ledger.note(category, "the code is of another category; the code was used.")
    return given


def _fits(ground: Ground, category: str, codes: list[str]) -> bool:
    names = {each.id: plain(each.name) for each in ground.codebook.categories}
    return all(plain(category) in {each.split(".")[1], names[each.split(".")[1]]} for each in codes)


def _new(row: Row, asked: Asked, codes: Sequence[str]) -> tuple[Happening, ...]:
    """Return that a code was proposed; beside another of the row it has a place."""
    cell = row.cells.get(Column.NEW_CODE)
    return (code_proposed(asked, cell.text, codes[0] if codes else ""),) if cell else ()


def _only_comment(asker: Asker, row: Row, asked: Asked) -> Asked | None:
    """Keep a comment on a passage as a memo; without a code the rest says nothing."""
    comment = row.cells.get(Column.COMMENT)
    cells = [cell for cell in asked.cells if cell != comment]
    if comment is not None:
        named = {Column.PASSAGE, Column.WORDS, Column.REVIEWER}
        with_it = (*(cell for cell in asked.cells if cell.column in named), comment)
        rest = [cell for cell in cells if cell.column not in named]
        asker.ledger.refused += [
            Remark(cell.place, cell.text, "it says nothing without a code.") for cell in rest
        ]
        return replace(asked, cells=with_it, certainty="", date="", told="a memo")
    why = "which code? Choose one, or write the name of a new one."
    asker.refuse_all(row, cells[0], why, but=[c for c in row.filled if c not in asked.cells])
    return None
