"""The columns of a sheet: what stands over each, how wide it is, what may be filled in there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from enum import StrEnum

TEXT = "@"  # or a spreadsheet makes numbers and dates of what people type


@dataclass(frozen=True, slots=True)
class Heading:
    """One column of a sheet.

    Attributes:
        text: What stands over it; no other column of the sheet has the same.
        width: In characters.
        column: What a person fills in there, or None where there is nothing to fill in.
        list_name: The named range its cells are chosen from, a formula, or empty.
        strict: Whether nothing else may be typed.
        hidden: Whether it is hidden.
        faint: Whether its words stand back.
        form: Number format of what is filled in.
    """

    text: str
    width: float
    column: StrEnum | None = None
    list_name: str = ""
    strict: bool = True
    hidden: bool = False
    faint: bool = False
    form: str = TEXT


def place_in(headings: Sequence[Heading], text: str) -> int:
    """Return the number of a column by its heading, from 1."""
    return next(n for n, each in enumerate(headings, start=1) if each.text == text)
