"""The first sheet of an audit workbook: what to do, how far one has come, what the words mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from coding.audit.values import Sheet
from coding.audit.wording import Said
from exitvoice.auditing import layout
from exitvoice.workbooks import looks
from exitvoice.workbooks.first_page import begin, paragraph, section
from exitvoice.workbooks.headings import place_in
from reports.writers import styles
from reports.writers.sheets import put

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from exitvoice.auditing.issuing import Issued
    from exitvoice.workbooks.headings import Heading

_STEPS = (
    (
        "1  Audit: is the code right?",
        (
            "The sheet “Audit” has a row for each passage and each code that was suggested for it "
            "or given to it. Read the passage; the words that speak for the code are bold and red. "
            "Choose under “Verdict”: accept, reject, change or unsure. For change, choose the "
            "better code under “Correct code”: near ones stand first in the list. Several go with "
            "a semicolon between them. Write why under “Comment”."
        ),
    ),
    (
        "2  Rows without a code",
        (
            "Where “Code” says “(none suggested)” or “(hidden)” you are asked which code the "
            "passage carries. Accept if none does. Otherwise choose change and the code. These "
            "rows show how much the suggestions miss, so please do not leave them out."
        ),
    ),
    (
        "3  Add codes: what was missed?",
        (
            "On the sheet “Add codes” write the number of the passage (the first column of "
            "“Passages”), or paste its words, then choose a category and a code. Where no code of "
            "the codebook fits, write a name under “New code”. Words that are no passage yet are "
            "kept as a proposal."
        ),
    ),
    (
        "4  Passages: reading on",
        (
            "The sheet “Passages” has every passage with wider context, also those without a code. "
            "Write yes under “Seen” where you read one and found nothing to code."
        ),
    ),
    (
        "5  Send it back",
        (
            "Save it as an Excel workbook (.xlsx). Whoever keeps the study types the line below "
            "and sees first what would be done."
        ),
    ),
)
_FINAL_STEPS = (
    (
        "1  Disagreements: what shall stand?",
        (
            "The sheet “Disagreements” has a row for each code on which coders differ, with what "
            "each of them said and why. Choose under “Final” what shall stand, and write under "
            "“Reason” why; for change, choose the better code under “Correct code”. Nobody's own "
            "verdicts are touched: yours stands beside them, marked as an adjudication."
        ),
    ),
    (
        "2  Send it back",
        (
            "Save it as an Excel workbook (.xlsx). Whoever keeps the study types the line below "
            "and sees first what would be done."
        ),
    ),
)
_RULES = (
    "An empty verdict says: not judged yet. It never counts as accept.",
    "You may sort, filter, hide, move and delete rows and columns. Deleting a row rejects nothing.",
    "What you type over the passage is not kept: documents never change.",
    "Every cell you fill is used, or listed with the reason; nothing is lost or guessed.",
    "Locked cells guard against slips. To sort in Excel: Review, Unprotect Sheet (no password).",
)
_VERDICTS = (
    ("accept", "the passage carries the code (or, without a code in the row: none applies)"),
    ("reject", "it does not"),
    ("change", "it does not, and another code fits: choose it under “Correct code”"),
    ("unsure", "you cannot tell; say why under “Comment”"),
)
_OTHERS = (
    ("Certainty", "high, medium or low; may stay empty"),
    ("Comment", "why; kept with your verdict, or as a note where there is no verdict"),
    ("Reviewer", "only where somebody else than the reviewer named above fills in a row"),
    ("Date", "only if it matters when; 2026-05-31"),
    ("Tier", "strong or weak: how much speaks for a suggestion; given: a person gave the code"),
)


def write_audit_start(page: Worksheet, issued: Issued, rows: int) -> None:
    """Write the first sheet of an audit.

    Args:
        page: An empty sheet.
        issued: What the workbook shows.
        rows: How many rows are to be judged.
    """
    passages = f"{rows} rows on {len(issued.batch.rows)} passages"
    row = _head(page, issued, "Do these codes fit? Please judge.", passages)
    row = _steps(page, row, _STEPS, "exitvoice audit import FILE.xlsx")
    counts = _counts(Sheet.AUDIT, layout.AUDIT, "Verdict", rows)
    row = section(page, row, "How far you are", [*counts, *_more(len(issued.batch.rows))])
    _legend(page, row)


def write_adjudication_start(
    page: Worksheet, issued: Issued, headings: Sequence[Heading], rows: int
) -> None:
    """Write the first sheet of an adjudication, as ``write_audit_start`` does."""
    row = _head(page, issued, "What shall stand? Please decide.", f"{rows} disagreements")
    row = _steps(page, row, _FINAL_STEPS, "exitvoice audit adjudicate import FILE.xlsx")
    counts = _counts(Sheet.DISPUTED, headings, layout.FINAL, rows)
    row = section(page, row, "How far you are", counts)
    _legend(page, row)


def _head(page: Worksheet, issued: Issued, title: str, what: str) -> int:
    row = begin(page, title, f"{issued.title}: {what}")
    put(page, row - 1, 1, f"For {issued.reviewer}; batch {issued.batch.id}").font = styles.BOLD
    return row + 1


def _steps(page: Worksheet, row: int, steps: Sequence[tuple[str, str]], command: str) -> int:
    for title, words in steps:
        row = paragraph(page, row, title, words)
    put(page, row - 1, 2, command).font = styles.BOLD
    return section(page, row + 1, "Good to know", [("", rule) for rule in _RULES])


def _legend(page: Worksheet, row: int) -> None:
    first = row + 1
    row = section(page, row, "Verdicts", _VERDICTS)
    for number, (fill, font) in enumerate(looks.VERDICTS, start=first):
        cell = page.cell(number, 1)
        cell.fill, cell.font = (
            fill,
            Font(name=styles.FACE, size=11, b=font.b, i=font.i, color=font.color),
        )
    section(page, row, "Other columns", _OTHERS)


def _counts(
    sheet: Sheet, headings: Sequence[Heading], name: str, rows: int
) -> list[tuple[str, str]]:
    """Return formulas that count rows judged and left, and verdicts of each sort."""
    letter = get_column_letter(place_in(headings, name))
    area = f"'{sheet.value}'!{letter}2:{letter}{max(rows, 1) + 1}"
    done = f"SUMPRODUCT(--(LEN(TRIM({area}))>0))"
    each = '&", "&'.join(
        f'COUNTIF({area},"{said}")&" {said}"' for said in (*Said,) if said is not Said.WITHDRAW
    )
    return [
        ("Done", f'={done}&" of {rows} rows"'),
        ("Left", f"={rows}-{done}"),
        ("Verdicts", f"={each}"),
    ]


def _more(passages: int) -> list[tuple[str, str]]:
    added = f"'{Sheet.ADDED.value}'!"
    code, new = (
        get_column_letter(place_in(layout.ADDED, name)) for name in (layout.CODE, "New code")
    )
    seen = get_column_letter(place_in(layout.PASSAGES, "Seen"))
    last = layout.BLANK_ROWS + 1
    return [
        (
            "Codes added",
            f"=COUNTA({added}{code}2:{code}{last})+COUNTA({added}{new}2:{new}{last})",
        ),
        ("Seen", f"=COUNTA('{Sheet.PASSAGES.value}'!{seen}2:{seen}{max(passages, 1) + 1})"),
    ]
