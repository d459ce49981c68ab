"""The first sheet of a review workbook: what to do, in plain words, and how far one has come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter

from coding.corrections.rows import Sheet
from exitvoice.reviewing import layout
from exitvoice.workbooks.first_page import begin, paragraph, section
from reports.writers import styles
from reports.writers.sheets import put

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from openpyxl.worksheet.worksheet import Worksheet

    from exitvoice.reviewing.issuing import Issued

_STEPS = (
    (
        "1  Speakers: who is whom?",
        (
            "Start on the sheet “Speakers”. It has a row for every person or body who is "
            "quoted, document by document. Where two rows are one person, choose in one of "
            "them, under “Is the same as”, the name that shall stay. Under “Name to show” "
            "write a better name. Under “Voice is really” choose where the person stands; "
            "it then holds for all they say."
        ),
    ),
    (
        "2  Quotations: who says this, and is it a quotation at all?",
        (
            "The sheet “Quotations” has a row for every quotation, in the order of the "
            "documents, with the words around it. Look first at the rows whose “How sure” "
            "is coloured. Is the speaker wrong? Choose another under “Speaker is really”, "
            "or write a name that is not in the list: it becomes a new speaker. Choose "
            "“nobody” where nobody can be named. Choose “yes” under “Drop?” for what is no "
            "quotation, such as a title or a slogan."
        ),
    ),
    (
        "3  Add quotations: what was missed?",
        (
            "On the sheet “Add quotations” paste the words as they stand in the document, "
            "without the quotation marks. Where something stands between two parts, write "
            "[...] for it. Words that stand in several places need a number under “Which "
            "one”: 1 for the first place."
        ),
    ),
    (
        "4  Send it back",
        (
            "Save it as an Excel workbook (.xlsx). Whoever keeps the study types the line "
            "below and sees first what would be done."
        ),
    ),
)
_COMMAND = "exitvoice quotations review --import FILE.xlsx"
_RULES = (
    "An empty cell says: this is right, or I have not looked at it. Nothing follows from it.",
    ("You may sort, filter, hide, move and delete rows and columns. Deleting a row drops nothing."),
    "What you type over the words that were found is not kept: documents never change.",
    (
        "Grey struck-out rows were dropped, or made one with another speaker, before. "
        "Choose “no” under “Drop?”, or “nobody” under “Is the same as”, to take that back."
    ),
    ("Comments are kept with your name. Nothing is ever lost: every correction can be taken back."),
)
_VOICES = (
    ("defector", "left the army for the other side, or in protest"),
    ("deserter", "left the army without permission, and joined nobody"),
    ("in-service", "serves in the army, or did so and does not say that they left"),
    ("family", "kin of somebody who serves or served"),
    ("official", "speaks for a government, an army or another authority"),
    ("expert", "is asked for knowledge, such as a scholar or an analyst"),
    ("organisation", "a body that speaks as one"),
    ("other", "anybody else"),
    ("unknown", "the text does not tell"),
)
_KINDS = (
    ("testimony", "a whole statement by a defector, deserter, somebody in service or family"),
    ("statement", "a whole statement by anybody else"),
    ("fragment", "a few words of somebody, inside another's sentence"),
    ("term", "a title, a slogan, a word in quotation marks: nobody's statement"),
)


def write_start(page: Worksheet, issued: Issued, last_rows: Mapping[Sheet, int]) -> None:
    """Write the first sheet.

    Args:
        page: An empty sheet.
        issued: What the workbook holds.
        last_rows: The last row of each sheet with rows.
    """
    count = f"{len(issued.quotations)} quotations and {len(issued.people)} speakers"
    row = begin(
        page,
        "Who says what? Please check.",
        f"{issued.title}: {count} in {len(issued.documents)} documents",
    )
    for title, words in _STEPS:
        row = paragraph(page, row, title, words)
    put(page, row - 1, 2, _COMMAND).font = styles.BOLD
    row = section(page, row + 1, "Good to know", [("", rule) for rule in _RULES])
    row = section(page, row, "How far you are", list(_counts(last_rows)))
    row = section(page, row, "Voices", _VOICES)
    section(page, row, "Kinds", _KINDS)


def _counts(last_rows: Mapping[Sheet, int]) -> Iterator[tuple[str, str]]:
    """Yield for each sheet a formula that counts the rows with something filled in."""
    for sheet, last in last_rows.items():
        filled = [n for n, each in enumerate(layout.HEADINGS[sheet], start=1) if each.column]
        ends = get_column_letter(filled[0]), get_column_letter(filled[-1])
        area = f"'{sheet.value}'!{ends[0]}3:{ends[1]}{max(last, 3)}"
        ones = ";".join("1" * len(filled))
        formula = f'=SUMPRODUCT(--(MMULT(--({area}<>""),{{{ones}}})>0))&" of {last - 2} rows"'
        yield sheet.value, formula
    (words, added) = (layout.place_of(Sheet.ADDED, "Words"), Sheet.ADDED.value)
    letter = get_column_letter(words)
    yield added, f"=COUNTA('{added}'!{letter}3:{letter}1000)&\" rows\""
