"""What is hidden in a workbook: lists to choose from, and what the workbook is."""

from __future__ import annotations

import json
from itertools import islice
from typing import TYPE_CHECKING, Any

from openpyxl.packaging.custom import CustomPropertyList, StringProperty
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

from reports.writers.sheets import put

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from exitvoice.workbooks.headings import Heading
    from exitvoice.workbooks.reading import Book

LISTS, META = "_lists", "_meta"
BATCH_NAME = "exitvoice_batch"


def write_lists(book: Workbook, lists: Mapping[str, Sequence[str]], state: str) -> None:
    """Write lists to choose from on a sheet of their own, a named range each."""
    page = book.create_sheet(LISTS)
    page.sheet_state = state
    for place, (name, values) in enumerate(lists.items(), start=1):
        for row, value in enumerate((name, *values), start=1):
            put(page, row, place, str(value))
        letter = get_column_letter(place)
        area = f"{quote_sheetname(page.title)}!${letter}$2:${letter}${max(len(values), 1) + 1}"
        book.defined_names[name] = DefinedName(name, attr_text=area)


def write_meta(book: Workbook, facts: Mapping[str, str]) -> None:
    """Write what the workbook is, in three places, since a hidden sheet may get lost."""
    page = book.create_sheet(META)
    page.sheet_state = "veryHidden"
    for row, (name, value) in enumerate(facts.items(), start=1):
        put(page, row, 1, name)
        put(page, row, 2, value)
    mark = json.dumps(facts, ensure_ascii=True)
    properties: Any = CustomPropertyList()
    properties.append(StringProperty(name=META, value=mark))
    book.custom_doc_props = properties  # type: ignore[attr-defined]  # unknown to its types
    book.defined_names[BATCH_NAME] = DefinedName(BATCH_NAME, attr_text=f'"{facts["batch"]}"')


def facts_of(book: Book) -> dict[str, str]:
    """Return what a workbook says of itself, from the first place where that is left."""
    for page in book.pages:
        pairs = ((cells.get(1), cells.get(2)) for _, cells in islice(page.lines(), 20))
        facts = {name.text: value.text for name, value in pairs if name and value}
        if {"batch", "study", "format"} <= set(facts):
            return facts
    try:
        mark = json.loads(book.properties.get(META, ""))
        return {str(name): str(value) for name, value in mark.items()}
    except (ValueError, AttributeError):
        batch = book.names.get(BATCH_NAME, "").strip('"')
        return {"batch": batch} if batch else {}


def offer_choices(page: Worksheet, headings: Sequence[Heading], rows: range) -> None:
    """Give each column its list to choose from, one that stays right when rows are sorted.

    Args:
        page: The sheet.
        headings: Its columns; ``{Name}`` in a list's formula is the cell of that column.
        rows: Numbers of the rows to fill in.
    """
    letters = {each.text: get_column_letter(n) for n, each in enumerate(headings, start=1)}
    for heading in headings:
        if not heading.list_name:
            continue
        formula = heading.list_name
        for text, letter in letters.items():
            formula = formula.replace(f"{{{text}}}", f"${letter}{rows[0]}")
        choice = DataValidation(type="list", formula1=formula, allow_blank=True)
        choice.showErrorMessage = heading.strict
        choice.errorTitle = heading.text
        choice.error = "Please choose from the list, or leave the cell empty."
        letter = letters[heading.text]
        choice.add(f"{letter}{rows[0]}:{letter}{rows[-1]}")
        page.add_data_validation(choice)
