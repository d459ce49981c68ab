"""Reading a codebook from rows, with every fault by its row and column."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from codebook.formats.rows import COLUMNS, Numbered, column_of, nodes_of
from codebook.reading import codebook_of
from codebook.values import Finding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from codebook.faults import Place
    from codebook.values import Codebook


def from_table(
    heading: Sequence[str],
    rows: Iterable[tuple[int, Sequence[str]]],
    name: Callable[[int, int], str],
    refused: Iterable[Finding] = (),
    *,
    top: int = 1,
) -> tuple[Codebook | None, tuple[Finding, ...]]:
    """Make a codebook of a table.

    Args:
        heading: The names over the columns.
        rows: Number and texts of each row below; empty rows are passed over.
        name: What people call the cell of a row's number and a column's place, from 0.
        refused: What cannot be text in cells.
        top: Number of the row of the heading.

    Returns:
        The codebook and no findings, or None and every finding.
    """
    known = [
        " ".join(each.casefold().split()).replace(" ", "_").replace("-", "_") for each in heading
    ]
    found = [*refused, *_headings(known, name, top)]
    meant = [each if each in COLUMNS else _near(each, known) for each in known]
    places = {column: meant.index(column) for column in COLUMNS if column in meant}
    if "kind" not in places:
        message = f"there is no column “kind”; the columns are {', '.join(COLUMNS)}"
        return None, (*found, Finding(top, name(top, 0), message))
    numbered = [Numbered(n, _cells(texts, places)) for n, texts in rows]
    root, misplaced = nodes_of(row for row in numbered if row.cells)

    def called(line: int, column: str) -> str:
        return name(line, places.get(column, 0)) if line else ""

    found += [Finding(f.line, called(f.line, f.where), f.message) for f in misplaced]

    def where(place: Place, line: int, said: str) -> str:
        return ", ".join(filter(None, (called(line, column_of(place)), said)))

    return codebook_of(root, found, where)


def _near(column: str, known: Sequence[str]) -> str:
    """Return the column a misspelt name may stand for, none that is there already."""
    free = [each for each in COLUMNS if each not in known]
    return next(iter(get_close_matches(column, free, n=1)), "") if column else ""


def _cells(texts: Sequence[str], places: dict[str, int]) -> dict[str, str]:
    cells = {column: texts[i] for column, i in places.items() if i < len(texts)}
    return {column: text for column, text in cells.items() if text.strip()}


def _headings(known: list[str], name: Callable[[int, int], str], top: int) -> list[Finding]:
    found = []
    for i, column in enumerate(known):
        if column in known[:i] and column:
            found.append(Finding(top, name(top, i), f"the column “{column}” stands here again"))
        elif column and column not in COLUMNS:
            close = _near(column, known)
            hint = f"did you mean “{close}”?" if close else "take it out, or name it rightly"
            found.append(Finding(top, name(top, i), f"there is no column “{column}”; {hint}"))
    return found
