"""From the paragraphs and notes of a document to one canonical text with its marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from testimonies.reading.indents import set_as_quotations
from testimonies.reading.names import speaker_names
from testimonies.reading.readtext import ReadText
from testimonies.reading.written import Role
from testimonies.values import Mark, MarkKind, Span

if TYPE_CHECKING:
    from collections import Counter

    from testimonies.reading.written import LeftOut, Written

_KINDS = {
    Role.TITLE: MarkKind.HEADING,
    Role.HEADING: MarkKind.HEADING,
    Role.CAPTION: MarkKind.CAPTION,
    Role.FURNITURE: MarkKind.FURNITURE,
}
_BETWEEN = "\n\n"


def assemble(written: Written) -> ReadText:
    """Return the canonical text of a document: its paragraphs, then its notes, a blank line apart.

    A note opens with its number in square brackets; where it was referred to, nothing stands.

    Args:
        written: What the document holds.
    """
    quoted = set_as_quotations(written.paragraphs)
    names = speaker_names(written.paragraphs)
    pieces: list[str] = []
    marks: list[Mark] = []
    start = 0
    for i, paragraph in enumerate(written.paragraphs):
        text = paragraph.text
        kind = _KINDS.get(paragraph.role)
        if i in names:
            first, last = names[i]
            marks.append(Mark(MarkKind.LABEL, Span(start + first, start + last)))
        elif i in quoted:
            marks.append(Mark(MarkKind.BLOCK_QUOTATION, Span(start, start + len(text))))
        elif kind is not None:
            marks.append(Mark(kind, Span(start, start + len(text))))
        pieces.append(text)
        start += len(text) + len(_BETWEEN)
    for note in written.notes:
        text = f"[{note.number}] {note.text}"
        marks.append(Mark(MarkKind.FOOTNOTE, Span(start, start + len(text)), note.number))
        pieces.append(text)
        start += len(text) + len(_BETWEEN)
    text = _BETWEEN.join(pieces) + "\n" if pieces else ""
    return ReadText(text, _warnings(written.left_out), tuple(marks), _title(written))


def _title(written: Written) -> str:
    """Return the paragraph set as the title, or nothing."""
    titles = (p.text for p in written.paragraphs if p.role is Role.TITLE)
    return " ".join(next(titles, "").split())


def _warnings(left_out: Counter[LeftOut]) -> tuple[str, ...]:
    """Return a sentence for each sort of thing that is not in the text."""
    return tuple(
        f"1 {what} was left out." if count == 1 else f"{count} {what.several} were left out."
        for what, count in sorted(left_out.items())
        if count
    )
