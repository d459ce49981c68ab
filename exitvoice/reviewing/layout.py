"""How a review workbook is laid out: its sheets, their columns, and what is hidden in it."""

from __future__ import annotations

from coding.corrections.rows import Column, Sheet
from exitvoice.workbooks.headings import Heading, place_in
from exitvoice.workbooks.tables import Form

START = "Start here"
ID, KEY = "_id", "_document"  # headings of the hidden columns
SHORT = "#"
FORMAT = "exitvoice review 1"


def _fill(column: Column, width: float, list_name: str = "", *, strict: bool = True) -> Heading:
    return Heading(column.value, width, column, list_name, strict)


_SPEAKERS_HERE = f'INDIRECT("speakers_"&{{{KEY}}})'

HEADINGS: dict[Sheet, tuple[Heading, ...]] = {
    Sheet.QUOTATIONS: (
        Heading(SHORT, 9, faint=True),
        Heading("Document", 17, faint=True),
        Heading("Speaker", 19),
        Heading("Voice", 11),
        Heading("Kind", 11),
        Heading("How sure", 14, faint=True),
        Heading("Before", 24, faint=True),
        Heading("Quotation", 58),
        Heading("After", 24, faint=True),
        _fill(Column.SPEAKER, 21, _SPEAKERS_HERE, strict=False),
        _fill(Column.VOICE, 13, "voices"),
        _fill(Column.KIND, 13, "kinds"),
        _fill(Column.DROP, 8, "yes_no"),
        _fill(Column.COMMENT, 26),
        Heading(ID, 14, hidden=True),
        Heading(KEY, 6, hidden=True),
    ),
    Sheet.SPEAKERS: (
        Heading(SHORT, 9, faint=True),
        Heading("Document", 20, faint=True),
        Heading("Speaker", 30),
        Heading("What else is known", 34, faint=True),
        Heading("Voice", 12),
        Heading("Quotations", 11),
        Heading("Says for example", 44, faint=True),
        _fill(Column.SAME_AS, 26, _SPEAKERS_HERE, strict=False),
        _fill(Column.NAME, 26),
        _fill(Column.VOICE, 14, "voices"),
        _fill(Column.COMMENT, 28),
        Heading(ID, 14, hidden=True),
        Heading(KEY, 6, hidden=True),
    ),
    Sheet.ADDED: (
        _fill(Column.DOCUMENT, 26, "documents", strict=False),
        _fill(Column.WORDS, 80),
        Heading("Speaker", 26, Column.SPEAKER),
        Heading("Voice", 14, Column.VOICE, "voices"),
        Heading("Kind", 14, Column.KIND, "kinds"),
        _fill(Column.WHICH, 11),
        _fill(Column.COMMENT, 32),
    ),
}

# What a sheet is known by when it comes back under another name or with its columns moved.
MARKS: dict[Sheet, frozenset[str]] = {
    Sheet.QUOTATIONS: frozenset({Column.SPEAKER.value, Column.DROP.value}),
    Sheet.SPEAKERS: frozenset({Column.SAME_AS.value, Column.NAME.value}),
    Sheet.ADDED: frozenset({Column.WORDS.value, Column.WHICH.value}),
}

FORMS = tuple(Form(sheet.value, HEADINGS[sheet], MARKS[sheet]) for sheet in Sheet)

# The column of a sheet whose words tell what a row is about when its ids are gone.
WORDS: dict[Sheet, str] = {
    Sheet.QUOTATIONS: "Quotation",
    Sheet.SPEAKERS: "Speaker",
    Sheet.ADDED: "",
}


def place_of(sheet: Sheet, text: str) -> int:
    """Return the number of a column by its heading, from 1."""
    return place_in(HEADINGS[sheet], text)
