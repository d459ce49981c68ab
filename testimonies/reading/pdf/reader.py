"""Reading a PDF: from its pages to one text with marks, and to a clear word where that fails."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from testimonies.errors import UnreadableSourceError
from testimonies.reading.pdf.columns import evened, in_reading_order, second_columns
from testimonies.reading.pdf.hyphens import Divided
from testimonies.reading.pdf.kinds import body_size, kinds_of
from testimonies.reading.pdf.notes import without_notes
from testimonies.reading.pdf.paragraphs import paragraphs_of, setting_of
from testimonies.reading.pdf.rows import Rows, rows_of, without_furniture
from testimonies.reading.pdf.sheets import sheets_of
from testimonies.reading.pdf.writing import Margins, Writer
from testimonies.reading.readtext import ReadText

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from testimonies.reading.pdf.notes import Note
    from testimonies.reading.pdf.values import Line, Sheet

_END_MARK = b"%%EOF"
_END_ZONE = 2048  # bytes at the end of a file where its end mark stands
_MOST_NAMED = 12
_UNKNOWN = re.compile(r"[\ufffd\ue000-\uf8ff]")
_MOST_UNKNOWN = 0.3
_AGREEING = 0.6  # of the pages whose printed numbers must run alike to be taken


def read_pdf(data: bytes, name: str, encoding: str | None = None) -> ReadText:
    """Return the text of a PDF in reading order.

    Paragraphs stand apart by a blank line, whole even where they run through columns or pages.
    Each page begins with a form feed, marked as PAGE with the page's label; running heads, feet
    and page numbers are PAGE marks without one. Notes are FOOTNOTE marks, as are the signs of
    notes, which stand in brackets.

    Args:
        data: Its bytes.
        name: Its name, for messages.
        encoding: Not used; a PDF says itself what its characters are.

    Raises:
        UnreadableSourceError: If it wants a password, is damaged or too long, or holds no words
            that can be read.
    """
    del encoding
    sheets = list(sheets_of(data, name))
    shown = [sheet for sheet in sheets if sheet is not None]
    _check(shown, name)
    parted = without_furniture(
        [rows_of(sheet.words, page) if sheet else () for page, sheet in enumerate(sheets)]
    )
    return _written(sheets, parted, (*_lost(sheets, name), *_cut_off(data, name)))


def _written(
    sheets: Sequence[Sheet | None], parted: Sequence[Rows], warnings: tuple[str, ...]
) -> ReadText:
    """Return the pages as one text."""
    body = body_size(line for rows in parted for line in rows.body)
    running: list[Line] = []
    margins: list[Margins] = []
    labels = _labels(sheets, parted)
    columns = second_columns(rows.body for rows in parted)
    stretches = evened([list(in_reading_order(rows.body, columns)) for rows in parted])
    for label, sheet, rows, page in zip(labels, sheets, parted, stretches, strict=True):
        notes: list[Note] = []
        for stretch in page:
            lines, own = without_notes(stretch, sheet.rules if sheet else (), body)
            running += lines
            notes += own
        aside = sheet.aside if sheet else ""
        margins.append(Margins(label, rows.head, rows.foot, tuple(notes), aside))
    notes_lines = (line for each in margins for note in each.notes for line in note)
    divided = Divided([*(line.text for line in running), *(line.text for line in notes_lines)])
    writer = Writer(margins, divided)
    setting = setting_of(running)
    paragraphs = paragraphs_of(setting)
    for (first, last), kind in zip(paragraphs, kinds_of(setting, paragraphs, body), strict=True):
        writer.paragraph(setting.lines[first:last], kind)
    writer.end()
    if divided.joined:
        warnings += (_joined(divided.joined),)
    return ReadText(writer.whole.text, warnings, writer.whole.marks)


def _joined(count: int) -> str:
    words = "1 word" if count == 1 else f"{count:,} words"
    return f"{words} divided at a line end by a hyphen {'was' if count == 1 else 'were'} joined."


def _check(sheets: Sequence[Sheet], name: str) -> None:
    """Refuse a PDF without words that can be read."""
    if not sheets:
        raise UnreadableSourceError(
            f"{name} is damaged: none of its pages can be read. Fetch or save it again."
        )
    if not any(sheet.words or sheet.aside for sheet in sheets):
        raise UnreadableSourceError(
            f"{name} holds no text that can be read, only pictures of pages, unless it is damaged. "
            f"Run text recognition (OCR) over it first, for example with OCRmyPDF, and add the "
            f"file that makes."
        )
    text = "".join(word.text for sheet in sheets for word in sheet.words)
    if len(_UNKNOWN.findall(text)) > _MOST_UNKNOWN * len(text):
        raise UnreadableSourceError(
            f"{name} does not say which characters its signs stand for, so its text would be "
            f"gibberish. Run text recognition (OCR) over its pages, and add the file that makes."
        )


def _lost(sheets: Sequence[Sheet | None], name: str) -> Iterator[str]:
    """Yield what a person should know of pages without words."""
    broken = [i for i, sheet in enumerate(sheets, start=1) if sheet is None]
    empty = [i for i, sheet in enumerate(sheets, start=1) if sheet and not sheet.words]
    if broken:
        yield f"{_pages(broken)} of {name} cannot be read; the rest was."
    if empty:
        yield (
            f"{_pages(empty)} of {name} hold no text, only white space or pictures. If words can "
            f"be seen there, run text recognition (OCR) over the file first."
        )
    struck = sum(sheet.struck for sheet in sheets if sheet)
    if struck:
        places = "1 place" if struck == 1 else f"{struck:,} places"
        yield f"Words struck through in {places} were left out."


def _pages(numbers: list[int]) -> str:
    named = ", ".join(str(number) for number in numbers[:_MOST_NAMED])
    more = f" and {len(numbers) - _MOST_NAMED} more" if len(numbers) > _MOST_NAMED else ""
    return f"Page {named}" if len(numbers) == 1 else f"Pages {named}{more}"


def _cut_off(data: bytes, name: str) -> Iterator[str]:
    if _END_MARK not in data[-_END_ZONE:]:
        yield f"{name} has no end mark and may be cut off; compare its last page with the original."


def _labels(sheets: Sequence[Sheet | None], parted: Sequence[Rows]) -> list[str]:
    """Return what to call each page: its own label, the number printed on it, or its place."""
    own = [sheet.label if sheet else "" for sheet in sheets]
    if any(own):
        return [label or str(i) for i, label in enumerate(own, start=1)]
    steps = Counter(
        step for i, rows in enumerate(parted) for step in {number - i for number in rows.numbers}
    )
    step = max(steps, key=lambda step: (steps[step], -abs(step)), default=1)
    printed = sum(1 for rows in parted if rows.numbers)
    if printed < 2 or steps[step] < _AGREEING * printed:  # noqa: PLR2004 - one may be chance
        step = 1
    return [str(i + step) if i + step > 0 else str(i + 1) for i in range(len(sheets))]
