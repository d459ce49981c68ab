"""How an audit workbook is laid out: its sheets, their columns, and what each is for."""

from __future__ import annotations

from coding.audit.values import Column, Sheet
from exitvoice.workbooks.headings import Heading
from exitvoice.workbooks.tables import Form

START, CODEBOOK = "Start here", "Codebook"
FORMAT = "exitvoice audit 1"
SHORT, DOCUMENT, SPEAKER, PASSAGE, CODE = "#", "Document", "Speaker", "Passage", "Code"
ID, CHECK, LIST = "_id", "_ck", "_list"
FINAL, REASON, ADJUDICATOR = "Final", "Reason", "Adjudicator"
DAY = "yyyy-mm-dd"
BLANK_ROWS = 200  # of added codes
PRINTED_ROWS = 25  # of these, what one page takes: who prints wants to write on it
NOTHING = "(none suggested)"  # shown where a row has no code
HIDDEN = "(hidden)"

# The codes near the row's own first, then all others; or those of the category chosen beside it.
_NEAR = f'INDIRECT("near_"&{{{LIST}}})'
_OF_CATEGORY = 'INDIRECT("codes_"&IF({Category}="","all",SUBSTITUTE({Category},"-","_")))'
_FOUND = "Passage (found)"
_SAYS, _WHY = ": verdict", ": comment"  # after the name of a coder

AUDIT = (
    Heading(SHORT, 9, faint=True),
    Heading(DOCUMENT, 13, faint=True),
    Heading(SPEAKER, 14),
    Heading("Before", 18, faint=True),
    Heading(PASSAGE, 46),
    Heading("After", 18, faint=True),
    Heading(CODE, 32),
    Heading("Meaning", 27, faint=True),
    Heading("Why", 24, faint=True),
    Heading("Tier", 8, faint=True),
    Heading("Verdict", 11, Column.VERDICT, "verdicts"),
    Heading("Correct code", 26, Column.CORRECT, _NEAR, strict=False),
    Heading("Certainty", 10, Column.CERTAINTY, "certainties"),
    Heading("Comment", 24, Column.COMMENT),
    Heading("Reviewer", 12, Column.REVIEWER),
    Heading("Date", 11, Column.DATE, form=DAY),
    Heading(ID, 14, hidden=True),
    Heading(CHECK, 10, hidden=True),
    Heading(LIST, 10, hidden=True),
)
ADDED = (
    Heading("Passage #", 11, Column.PASSAGE),
    Heading("Words", 46, Column.WORDS),
    Heading("Category", 15, Column.CATEGORY, "categories"),
    Heading(CODE, 32, Column.CODE, _OF_CATEGORY, strict=False),
    Heading("New code", 22, Column.NEW_CODE),
    Heading("Certainty", 11, Column.CERTAINTY, "certainties"),
    Heading("Comment", 30, Column.COMMENT),
    Heading("Reviewer", 13, Column.REVIEWER),
    Heading("Date", 12, Column.DATE, form=DAY),
    Heading(_FOUND, 50, faint=True),
)
PASSAGES = (
    Heading(SHORT, 9, faint=True),
    Heading(DOCUMENT, 15, faint=True),
    Heading(SPEAKER, 17),
    Heading("Voice", 11, faint=True),
    Heading("Before", 36, faint=True),
    Heading(PASSAGE, 56),
    Heading("After", 36, faint=True),
    Heading("Codes so far", 24, faint=True),
    Heading("Seen", 8, Column.SEEN, "yes"),
    Heading("Comment", 26, Column.COMMENT),
    Heading(ID, 14, hidden=True),
)
CODES = (
    Heading(CODE, 30),
    Heading("Name", 24),
    Heading("Category", 14, faint=True),
    Heading("Direction", 12, faint=True),
    Heading("What it means", 46),
    Heading("Belongs here", 40, faint=True),
    Heading("Belongs elsewhere", 44, faint=True),
    Heading("Example", 40, faint=True),
)


def disputed(coders: tuple[str, ...]) -> tuple[Heading, ...]:
    """Return the columns of a sheet of disagreements, a group of two for each coder."""
    said = [
        heading
        for name in coders
        for heading in (
            Heading(f"{name}{_SAYS}", 13),
            Heading(f"{name}{_WHY}", 24, faint=True),
        )
    ]
    return (
        Heading(SHORT, 9, faint=True),
        Heading(DOCUMENT, 15, faint=True),
        Heading(SPEAKER, 16),
        Heading(PASSAGE, 50),
        Heading(CODE, 32),
        Heading("Meaning", 30, faint=True),
        *said,
        Heading(FINAL, 11, Column.VERDICT, "verdicts"),
        Heading("Correct code", 26, Column.CORRECT, _NEAR, strict=False),
        Heading(REASON, 32, Column.COMMENT),
        Heading(ADJUDICATOR, 14, Column.REVIEWER),
        Heading("Date", 12, Column.DATE, form=DAY),
        Heading(ID, 14, hidden=True),
        Heading(CHECK, 10, hidden=True),
        Heading(LIST, 10, hidden=True),
    )


FORMS = (
    Form(Sheet.AUDIT.value, AUDIT, frozenset({"Verdict", "Correct code"})),
    Form(Sheet.ADDED.value, ADDED, frozenset({"Passage #", "New code"})),
    Form(Sheet.PASSAGES.value, PASSAGES, frozenset({"Passage", "Seen"})),
    Form(Sheet.DISPUTED.value, disputed(()), frozenset({FINAL, REASON}), (_SAYS, _WHY)),
)
# The Audit sheet with its verdict or its correct codes deleted is known by what is left.
SPARE_FORMS = (
    Form(Sheet.AUDIT.value, AUDIT, frozenset({PASSAGE, "Verdict"})),
    Form(Sheet.AUDIT.value, AUDIT, frozenset({PASSAGE, "Correct code"})),
)
