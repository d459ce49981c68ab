"""Rows that came back into one plan: what is to be written down, and what cannot be, and why."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from coding.corrections.adding import added
from coding.corrections.matching import Finder, Subject
from coding.corrections.rows import Cell, Column, Plan, Remark, Row, Sheet
from coding.corrections.settling import Settler
from coding.corrections.wishes import Wish, unheard, wish_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from coding.corrections.ground import Ground
    from coding.corrections.settling import Issue


@dataclass
class _Draft:
    """A plan while it is made."""

    settler: Settler
    comments: list[tuple[Cell, str]] = field(default_factory=list)
    findings: list[Remark] = field(default_factory=list)


def planned(rows: Iterable[Row], grounds: Sequence[Ground], issue: Issue) -> Plan:
    """Return what comes of rows that came back.

    Every filled cell is done, or says what stands already, or is a finding. Where two cells say
    different things of the same, neither is done.

    Args:
        rows: The rows, filled or not, of all sheets.
        grounds: The sources of the study as they stand.
        issue: What is known of the workbook and of who sends it.
    """
    came = tuple(rows)
    draft = _Draft(Settler(grounds, issue))
    settler = draft.settler
    settler.settle_speakers(_taken(draft, came, Sheet.SPEAKERS))
    wishes = _taken(draft, came, Sheet.QUOTATIONS)
    settler.settle_drops(wishes)
    for row in came:
        if row.sheet is Sheet.ADDED and row.cells:
            wishes += _added(draft, row)
    settler.settle_quotations(wishes)
    settler.keep_comments(draft.comments)
    return _in_order(settler.plan(draft.findings), came)


def _in_order(plan: Plan, rows: Iterable[Row]) -> Plan:
    """Return a plan with its remarks in the order of the rows."""
    places = (place for row in rows for place in (row.words_place, *(c.place for c in row.cells)))
    order = {place: number for number, place in enumerate(dict.fromkeys(places))}

    def ordered(remarks: Iterable[Remark]) -> tuple[Remark, ...]:
        return tuple(sorted(remarks, key=lambda each: order[each.place]))

    return replace(
        plan,
        done=ordered(plan.done),
        standing=ordered(plan.standing),
        findings=ordered(plan.findings),
        notes=ordered(plan.notes),
    )


def _taken(draft: _Draft, rows: Iterable[Row], sheet: Sheet) -> list[Wish]:
    """Return what the rows of one sheet ask for; what asks for nothing becomes a finding."""
    finder = Finder(draft.settler.grounds, sheet)
    wishes: list[Wish] = []
    for row in rows:
        if row.sheet is not sheet:
            continue
        subject = finder.find(row)
        if isinstance(subject, str):
            draft.findings += unheard(row.cells, subject)
            continue
        if edit := finder.edit(row, subject):
            draft.findings.append(edit)
        wishes += _wishes(draft, row.cells, subject)
    return wishes


def _wishes(draft: _Draft, cells: Iterable[Cell], subject: Subject) -> list[Wish]:
    given = tuple(cells)
    comments = [cell for cell in given if cell.column is Column.COMMENT]
    draft.comments += [(cell, subject.about) for cell in comments]
    comment = " ".join(cell.text for cell in comments)
    ground = draft.settler.issued(subject.source_id, renamed=not subject.of_speaker)
    asked = [
        (cell, wish_of(cell, subject, ground, comment))
        for cell in given
        if cell.column is not Column.COMMENT
    ]
    draft.findings += [Remark(cell.place, why) for cell, why in asked if isinstance(why, str)]
    return [wish for _, wish in asked if not isinstance(wish, str)]


def _added(draft: _Draft, row: Row) -> list[Wish]:
    """Find the words of a new quotation; its other cells then speak of it as of any other."""
    ready = added(row, draft.settler)
    if isinstance(ready, Remark):
        draft.findings.append(ready)
        others = [cell for cell in row.cells if cell.place != ready.place]
        draft.findings += unheard(others, f"it goes with {ready.place}, which cannot be done")
        return []
    said = {Column.SPEAKER, Column.VOICE, Column.KIND, Column.COMMENT}
    return _wishes(draft, [cell for cell in row.cells if cell.column in said], ready)
