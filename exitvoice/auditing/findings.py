"""What came of returned workbooks as a workbook of its own: each finding with its cell."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter

from exitvoice.workbooks import looks
from reports.writers import styles
from reports.writers.repacking import MADE, repacked
from reports.writers.sheets import finish, put

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coding.audit.values import Plan, Remark

_COLUMNS = (("What came of it", 16), ("File", 26), ("Sheet", 16), ("Cell", 9), ("It holds", 34),
            ("What is so and what to do", 90))  # fmt: skip


def findings_workbook(plan: Plan) -> bytes:
    """Return a workbook that lists what is held or refused, then what is to note and what is done.

    What a person must look at stands first; each row names file, sheet and cell.
    """
    book = Workbook()
    page = book.active
    if page is None:  # a new workbook has one sheet; its type does not say so
        page = book.create_sheet()
    page.title = "Findings"
    for place, (name, width) in enumerate(_COLUMNS, start=1):
        cell = put(page, 1, place, name)
        cell.font, cell.fill = styles.HEADING, looks.FOUND_HEADING
        cell.alignment = styles.CENTRED
        page.column_dimensions[get_column_letter(place)].width = width
    row = 1
    for row, (fate, remark) in enumerate(fates(plan), start=2):
        values = (fate, *remark.place, remark.text, remark.message)
        for place, value in enumerate(values, start=1):
            cell = put(page, row, place, value)
            cell.font, cell.border = looks.WORDS, looks.BOX
            cell.alignment = Alignment(wrap_text=True, vertical="top")
        lines = max(len(remark.message) // 84, len(remark.text) // 30) + 1
        page.row_dimensions[row].height = min(15.0 * lines + 4, 405)
    page.auto_filter.ref = f"A1:{get_column_letter(len(_COLUMNS))}{row}"
    finish(page, 1, 0)
    book.properties.creator = "exitvoice"
    book.properties.created = MADE
    out = BytesIO()
    book.save(out)
    return repacked(out.getvalue())


def fates(plan: Plan) -> Iterable[tuple[str, Remark]]:
    """Yield every remark of a plan with what came of its cell, what matters most first."""
    for fate, remarks in (
        ("held", plan.held),
        ("refused", plan.refused),
        ("note", plan.notes),
        ("done", plan.done),
        ("standing", plan.standing),
    ):
        for remark in remarks:
            yield fate, remark
