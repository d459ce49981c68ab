"""What comes back from a person who reviews: rows with filled cells, and what came of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coding.corrections.values import Amendment


class Column(StrEnum):
    """What a person may fill in."""

    SPEAKER = "Speaker is really"
    VOICE = "Voice is really"
    KIND = "Kind is really"
    DROP = "Drop?"
    SAME_AS = "Is the same as"
    NAME = "Name to show"
    DOCUMENT = "Document"
    WORDS = "Words"
    WHICH = "Which one"
    COMMENT = "Comment"


class Sheet(StrEnum):
    """What the rows of a sheet are about."""

    QUOTATIONS = "Quotations"
    SPEAKERS = "Speakers"
    ADDED = "Add quotations"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that a person filled.

    Attributes:
        place: Sheet and cell, as ``"Quotations!J7"``.
        column: What it is for.
        text: What it holds, without white space at its ends.
    """

    place: str
    column: Column
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """One row that came back.

    Attributes:
        sheet: What it is about.
        place: Sheet and row, as ``"Quotations!7"``.
        cells: What a person filled in.
        id: The whole id it carries, or empty.
        short: The short id it shows, or empty.
        document: The document it names, or empty.
        words: The quotation or the name it shows, or empty.
        words_place: The cell that shows them.
    """

    sheet: Sheet
    place: str
    cells: tuple[Cell, ...]
    id: str = ""
    short: str = ""
    document: str = ""
    words: str = ""
    words_place: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Remark:
    """Something to tell of one cell.

    Attributes:
        place: Sheet and cell.
        message: What is so and what to do next.
    """

    place: str
    message: str

    def __str__(self) -> str:
        """Say where and what on one line."""
        return f"{self.place}: {self.message}"


@dataclass(frozen=True, slots=True)
class Plan:
    """What comes of the rows that came back; every filled cell is in one of the first three.

    Attributes:
        done: What is to be done, a remark for each cell it comes from.
        standing: Cells that say what stands already.
        findings: Cells nothing can come of, and why; also words that were changed where they
            cannot be.
        notes: What else a person should know.
        amendments: What is to be written down, in order.
        memos: Comments that go with no correction, as ``(about, text)``.
    """

    done: tuple[Remark, ...] = ()
    standing: tuple[Remark, ...] = ()
    findings: tuple[Remark, ...] = ()
    notes: tuple[Remark, ...] = ()
    amendments: tuple[Amendment, ...] = ()
    memos: tuple[tuple[str, str], ...] = ()
