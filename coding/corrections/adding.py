"""A quotation that a person adds: its words found in the text, once, and cut into passages."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from coding.corrections.folding import added_quotation
from coding.corrections.ground import Ground, plain
from coding.corrections.locating import form_at, places_of
from coding.corrections.matching import Subject, near
from coding.corrections.rows import Cell, Column, Remark, Row
from coding.corrections.values import Amendment, Change
from testimonies.ids import quotation_id
from testimonies.passages import cut_passages

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coding.corrections.settling import Settler
    from testimonies.values import Quotation, Span

    Place = tuple[Ground, tuple[Span, ...]]

_FEW = 4  # places that are shown
_AROUND = 30  # characters shown before a place where words stand


def added(row: Row, settler: Settler) -> Subject | Remark:
    """Return the quotation that a row adds, which may be there already, or why it adds none.

    Args:
        row: A row of the sheet for new quotations.
        settler: Takes down what is done.
    """
    cells = {cell.column: cell for cell in row.cells}
    words = cells.get(Column.WORDS)
    if words is None:
        return Remark(row.cells[0].place, "the row has no words; copy them from the document.")
    among = _documents(cells.get(Column.DOCUMENT), settler.grounds)
    if isinstance(among, Remark):
        return among
    found: list[Place] = [
        (ground, spans)
        for ground in among
        for spans in places_of(words.text, ground.text.text, ground.squeezed)
    ]
    chosen = _chosen(found, words, cells.get(Column.WHICH), among)
    if isinstance(chosen, Remark):
        return chosen
    told = {Column.WORDS, Column.DOCUMENT, Column.WHICH}
    return _take(chosen, [cell for cell in row.cells if cell.column in told], cells, settler)


def _documents(cell: Cell | None, grounds: Sequence[Ground]) -> Sequence[Ground] | Remark:
    if cell is None:
        return grounds
    wanted = plain(cell.text)
    meant = [
        each for each in grounds if wanted in {plain(each.source.path), plain(each.source.title)}
    ]
    if meant:
        return meant
    hint = near(cell.text, [each.source.path for each in grounds])
    return Remark(cell.place, f"there is no document “{cell.text}” in this study{hint or '.'}")


def _chosen(
    found: Sequence[Place], words: Cell, which: Cell | None, among: Sequence[Ground]
) -> Place | Remark:
    where = among[0].source.path if len(among) == 1 else f"the {len(among)} documents"
    if not found:
        return Remark(words.place, f"these words do not stand in {where}; copy them as they stand.")
    if which is None and len(found) == 1:
        return found[0]
    choices = {str(number): place for number, place in enumerate(found, start=1)}
    if which is not None and which.text in choices:
        return choices[which.text]
    times = "once" if len(found) == 1 else f"{len(found)} times"
    listed = "; ".join(f"{number} {_around(place)}" for number, place in [*choices.items()][:_FEW])
    more = f"; and so on up to {len(found)}" if len(found) > _FEW else ""
    place = words.place if which is None else which.place
    told = f"the words stand {times} in {where}: write into “Which one” {listed}{more}."
    return Remark(place, told)


def _around(place: Place) -> str:
    ground, spans = place
    start = spans[0].start
    before = " ".join(ground.text.text[max(0, start - _AROUND) : start].split())
    return f"(in {ground.source.path} after “{before}”)"


def _take(
    place: Place, cells: Sequence[Cell], by_column: dict[Column, Cell], settler: Settler
) -> Subject | Remark:
    ground, spans = place
    about = quotation_id(ground.source.id, spans)
    subject = Subject(ground.source.id, about)
    comment = by_column.get(Column.COMMENT)
    asked = Amendment(
        source_id=ground.source.id,
        change=Change.RESTORE_QUOTATION,
        about=about,
        coder_id=settler.issue.coder_id,
        comment=comment.text if comment else "",
        origin=settler.issue.origin,
    )
    if about in settler.drops:
        told = f"“{Column.DROP}” says “yes” of these very words: leave one of the two"
        return Remark(by_column[Column.WORDS].place, f"{told} ({settler.called(about, ground)}).")
    if about in ground.words.dropped:
        settler.amend(cells, f"{settler.called(about, ground)}: kept", [asked])
    elif about in ground.quotations:
        settler.stand(cells, f"{settler.called(about, ground)}: is a quotation already")
    elif other := _overlapped(ground, spans):
        told = f"the words overlap with the quotation {settler.short(other.id)}"
        return Remark(
            by_column[Column.WORDS].place, f"{told}: write “yes” under “Drop?” there to replace it."
        )
    else:
        settler.amend(cells, f"{about}: added", [_cut(asked, ground, spans, settler)])
    return subject


def _overlapped(ground: Ground, spans: tuple[Span, ...]) -> Quotation | None:
    return next(
        (
            each
            for each in ground.standing.quotations
            if any(a.start < b.end and b.start < a.end for a in each.spans for b in spans)
        ),
        None,
    )


def _cut(asked: Amendment, ground: Ground, spans: tuple[Span, ...], settler: Settler) -> Amendment:
    form = form_at(ground.text.text, spans)
    new = replace(asked, change=Change.ADD_QUOTATION, value=form.value, spans=spans)
    most = settler.issue.most_sentences
    passages = cut_passages(ground.text, (added_quotation(new),), most_sentences=most)
    return replace(new, passages=tuple(passage.spans for passage in passages))
