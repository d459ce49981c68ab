"""What comes back from a person who audits: rows with filled cells, and what came of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from coding.values import Happening, Ruling


class Sheet(StrEnum):
    """What the rows of a sheet are about."""

    AUDIT = "Audit"
    ADDED = "Add codes"
    PASSAGES = "Passages"
    DISPUTED = "Disagreements"


class Column(StrEnum):
    """What a person may fill in; an adjudication asks for the same under other headings."""

    VERDICT = "Verdict"
    CORRECT = "Correct code"
    CERTAINTY = "Certainty"
    COMMENT = "Comment"
    REVIEWER = "Reviewer"
    DATE = "Date"
    PASSAGE = "Passage #"
    WORDS = "Words"
    CATEGORY = "Category"
    CODE = "Code"
    NEW_CODE = "New code"
    SEEN = "Seen"


class Place(NamedTuple):
    """Where something stands: file, sheet and cell."""

    file: str
    sheet: str
    cell: str

    def __str__(self) -> str:
        """Say it as people do, as ``back.xlsx: Audit!K7``; a file as a whole by its name."""
        return f"{self.file}: {self.sheet}!{self.cell}" if self.cell else self.file


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that a person filled.

    Attributes:
        place: Where it stands.
        column: What it is for.
        text: What it holds, without white space at its ends; a date as ISO 8601.
        dated: Whether the spreadsheet holds it as a date.
        trimmed: Whether there was white space at its ends.
    """

    place: Place
    column: Column
    text: str
    dated: bool = False
    trimmed: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One row that came back.

    Attributes:
        sheet: What it is about.
        cells: What a person filled in, by column.
        verdict_at: Where its verdict stands or would stand; None where there is no such column.
        words_at: Where its passage stands.
        id: The whole id it carries, or empty.
        short: The short id it shows, or empty.
        words: The passage it shows, or empty.
        code: The code it shows, or empty.
        document: The document it shows, or empty.
        spoiled: What is filled in and cannot be read, so that it is not empty either.
    """

    sheet: Sheet
    cells: Mapping[Column, Cell]
    words_at: Place
    verdict_at: Place | None = None
    id: str = ""
    short: str = ""
    words: str = ""
    code: str = ""
    document: str = ""
    spoiled: frozenset[Column] = frozenset()

    @property
    def filled(self) -> tuple[Cell, ...]:
        """The cells, in the order of the columns."""
        return tuple(self.cells.values())


class Empty(NamedTuple):
    """A row that came back as it went out, with nothing filled in: no more of it is held.

    Attributes:
        id: The whole id it carries.
        verdict_at: Where its verdict would stand; None where there is no such column.
        check: Digest of the words and the code it shows.
    """

    id: str
    verdict_at: Place | None
    check: str


@dataclass(frozen=True, slots=True, order=True)
class Remark:
    """Something to tell of one cell.

    Attributes:
        place: Where it stands.
        text: What it holds; empty where it was emptied.
        message: What is so and what to do next.
    """

    place: Place
    text: str
    message: str

    def __str__(self) -> str:
        """Say where and what on one line."""
        return f"{self.place}: {self.message}"


@dataclass(frozen=True, slots=True)
class Came:
    """One workbook that came back.

    Attributes:
        file: What it is called.
        sha256: Hex digest of its bytes.
        facts: What it says of itself: batch, study, title, base; empty if that was lost.
        rows: Its rows in which something is filled in, or that are not as they went out.
        empty: The other rows with a place for a verdict.
        refused: Filled cells that cannot be read, and why.
        notes: What else a person should know of it.
    """

    file: str
    sha256: str
    facts: Mapping[str, str]
    rows: tuple[Row, ...]
    empty: tuple[Empty, ...] = ()
    refused: tuple[Remark, ...] = ()
    notes: tuple[Remark, ...] = ()

    @property
    def filled(self) -> int:
        """How many cells were filled."""
        return sum(len(row.cells) for row in self.rows) + len(self.refused)


@dataclass(frozen=True, slots=True)
class Plan:
    """What comes of the rows that came back; every filled cell is in one of the first four.

    Attributes:
        done: What is to be done, a remark for each cell it comes from.
        standing: Cells that say what stands already.
        held: Cells in conflict with another cell or with what was decided since; a person settles.
        refused: Cells nothing can come of, and why.
        notes: What else a person should know.
        rulings: What is to be decided, in order.
        happenings: What else is to be written down, in order.
        memos: Comments that go with no decision, as ``(passage id, coder id, text)``.
    """

    done: tuple[Remark, ...] = ()
    standing: tuple[Remark, ...] = ()
    held: tuple[Remark, ...] = ()
    refused: tuple[Remark, ...] = ()
    notes: tuple[Remark, ...] = ()
    rulings: tuple[Ruling, ...] = ()
    happenings: tuple[Happening, ...] = ()
    memos: tuple[tuple[str, str, str], ...] = ()

    @property
    def asks(self) -> bool:
        """Whether there is anything to write down."""
        return bool(self.rulings or self.happenings or self.memos)


@dataclass
class Ledger:
    """Where each filled cell is entered once, with what came of it."""

    done: list[Remark] = field(default_factory=list)
    standing: list[Remark] = field(default_factory=list)
    held: list[Remark] = field(default_factory=list)
    refused: list[Remark] = field(default_factory=list)
    notes: list[Remark] = field(default_factory=list)

    def note(self, cell: Cell, message: str) -> None:
        """Note something of one cell, where there is something to note."""
        if message:
            self.notes.append(Remark(cell.place, cell.text, message))


def all_for(cells: Iterable[Cell], message: str) -> tuple[Remark, ...]:
    """Return a remark for each cell, all with the same message."""
    return tuple(Remark(cell.place, cell.text, message) for cell in cells)
