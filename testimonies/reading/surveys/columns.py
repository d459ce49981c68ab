"""Which column of a survey holds the answers and which says whose they are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from testimonies.errors import UnreadableSourceError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from testimonies.reading.surveys.tables import Row, Sheet

_ID = re.compile(
    r"(?:(?:respondent|participant|interviewee|person|response|record|case|user|submission)"
    r"[\s_-]*)?(?:id|code|no\.?|nr\.?|number|#|pseudonym|alias)|respondent|participant|"
    r"interviewee|pseudonym|alias|case",
    re.IGNORECASE,
)
_PERSONAL = re.compile(
    r"\b(?:e-?mail|phone|telephone|mobile|ip(?:[\s_-]?address)?|(?:full|first|last|sur|family)"
    r"[\s_-]?name|name|address|passport|birth(?:day|date)?)\b",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"[^@\s]{1,64}@[^@\s]{1,250}\.[a-z]{2,}|\+?\d[\d\s().-]{7,18}\d")
_LONG = 40  # characters that an answer has on average at least
_WORDS = 6  # words that it has on average at least
_LONGER = 3.0  # times as long as in any other column, and there is no doubt
_LONGEST_ID = 40


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns of a sheet hold what.

    Attributes:
        sheet: The sheet.
        text: Index of the column that holds the answers.
        id: Index of the column that says whose they are, or None.
    """

    sheet: Sheet
    text: int
    id: int | None


def chosen_columns(
    sheets: Sequence[Sheet], name: str, text_column: str | None, id_column: str | None
) -> Columns:
    """Return the sheet and the columns asked for, or those that leave no doubt.

    Args:
        sheets: The sheets of a file.
        name: Its name, for messages.
        text_column: Name of the column that holds the answers, or None to guess.
        id_column: Name of the column that says whose they are, or None to guess.

    Raises:
        UnreadableSourceError: If there is no such column, or more than one could be meant.
    """
    if not sheets:
        raise UnreadableSourceError(
            f"{name} holds no answers: a head with the names of columns and one row below it are "
            f"the least."
        )
    if text_column is None:
        sheet, text = _guessed_text(sheets, name)
    else:
        sheet, text = _asked(sheets, name, text_column, "--text-column")
    if id_column is not None:
        return Columns(sheet, text, _asked([sheet], name, id_column, "--id-column")[1])
    return Columns(sheet, text, _guessed_id(sheet, text))


def personal_columns(sheet: Sheet, kept: Iterable[int]) -> list[str]:
    """Return the names of columns that may say who a person is.

    Args:
        sheet: A sheet.
        kept: Indices of the columns to look at.
    """
    found = []
    for i in kept:
        values = [row[i] for _, row in sheet.rows if row[i]]
        reached = sum(1 for value in values if _ADDRESS.fullmatch(value[:400]))
        if _PERSONAL.search(sheet.head[i].replace("_", " ")) or 2 * reached > len(values) > 0:
            found.append(sheet.head[i])
    return found


def _asked(sheets: Sequence[Sheet], name: str, column: str, option: str) -> tuple[Sheet, int]:
    """Return where the column of this name stands."""
    wanted = " ".join(column.split())
    for same in (str, str.casefold):
        found = [
            (sheet, i)
            for sheet in sheets
            for i, title in enumerate(sheet.head)
            if same(title) == same(wanted)
        ]
        if len(found) == 1:
            return found[0]
        if found:
            titles = _listed(sheet.title for sheet, _ in found)
            raise UnreadableSourceError(
                f"{name} has a column {column!r} on more than one sheet: {titles}. Save the sheet "
                f"that is meant on its own, and add that."
            )
    raise UnreadableSourceError(
        f"{name} has no column {column!r}. Its columns are {_columns(sheets)}; name one of them "
        f"with {option}."
    )


def _guessed_text(sheets: Sequence[Sheet], name: str) -> tuple[Sheet, int]:
    """Return the one column of long texts."""
    weights = [
        (_average([row[i] for _, row in sheet.rows]), sheet, i)
        for sheet in sheets
        for i in range(len(sheet.head))
    ]
    long = [each for each in weights if each[0] >= _LONG]
    best = max(long, key=lambda each: each[0], default=None)
    if best is not None and all(each is best or best[0] >= _LONGER * each[0] for each in long):
        return best[1], best[2]
    if best is None:
        raise UnreadableSourceError(
            f"{name} has no column of long texts that could be the answers. Its columns are "
            f"{_columns(sheets)}; name the one that is meant with --text-column."
        )
    names = _listed(sheet.head[i] for _, sheet, i in long)
    raise UnreadableSourceError(
        f"{name} has more than one column that may hold the answers: {names}. Name the one that is "
        f"meant with --text-column."
    )


def _average(values: list[str]) -> float:
    """Return the average length of answers in running words, 0 where they are none."""
    full = [value for value in values if value]
    if not full or sum(len(value.split()) for value in full) < _WORDS * len(full):
        return 0.0
    return sum(len(value) for value in full) / len(full)


def _guessed_id(sheet: Sheet, text: int) -> int | None:
    """Return the first column whose name and values make it one of ids."""
    return next(
        (
            i
            for i, title in enumerate(sheet.head)
            if i != text and _ID.fullmatch(title.strip()) and _may_be_ids(sheet.rows, i)
        ),
        None,
    )


def _may_be_ids(rows: tuple[tuple[int, Row], ...], i: int) -> bool:
    return all(row[i] and len(row[i]) <= _LONGEST_ID and "\n" not in row[i] for _, row in rows)


def _columns(sheets: Sequence[Sheet]) -> str:
    return "; ".join(
        f"on sheet {sheet.title!r} {_listed(sheet.head)}" if sheet.title else _listed(sheet.head)
        for sheet in sheets
    )


def _listed(names: Iterable[str]) -> str:
    return ", ".join(repr(name) for name in dict.fromkeys(names))
