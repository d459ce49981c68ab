"""A word processor's document as its reader understands it, before it becomes one text."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import Enum, StrEnum, auto
from itertools import groupby


class Role(Enum):
    """What a paragraph is set as."""

    BODY = auto()
    TITLE = auto()
    HEADING = auto()
    QUOTATION = auto()
    CAPTION = auto()
    FURNITURE = auto()


class LeftOut(StrEnum):
    """What a document holds that is not in its text: one of it, as a warning names it."""

    DELETION = "tracked deletion"
    COMMENT = "comment"
    HIDDEN = "hidden stretch"
    SYMBOL = "special-font symbol"
    EMBEDDED = "embedded document"
    BROKEN = "broken character"

    @property
    def several(self) -> str:
        """Several of it, as a warning names them."""
        return f"{self}es" if self.endswith("h") else f"{self}s"


@dataclass(frozen=True, slots=True)
class Run:
    """Characters in one type.

    Attributes:
        text: The characters.
        bold: Whether they are bold.
    """

    text: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table.

    Attributes:
        table: Number of the table in the document.
        row: Number of the row in the table, from 0.
        column: Number of the cell in its row, from 0.
    """

    table: int
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph.

    Attributes:
        runs: Its characters, without white space at its ends.
        role: What its style makes it.
        left: Its indent on the left, in twentieths of a point.
        right: Its indent on the right, in the same unit.
        listed: Whether it is an item of a list.
        cell: The cell it stands in, or None outside tables.
    """

    runs: tuple[Run, ...]
    role: Role = Role.BODY
    left: int = 0
    right: int = 0
    listed: bool = False
    cell: Cell | None = None

    @property
    def text(self) -> str:
        """Its characters."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote or endnote.

    Attributes:
        number: What refers to it.
        text: Its words.
    """

    number: str
    text: str


@dataclass(slots=True)
class Written:
    """A document while it is being read.

    Attributes:
        paragraphs: Its paragraphs in reading order, none empty.
        notes: Its notes in the order of their references.
        left_out: How much of what is not in the text.
    """

    paragraphs: list[Paragraph] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    left_out: Counter[LeftOut] = field(default_factory=Counter)

    def add(self, paragraph: Paragraph) -> None:
        """Add a paragraph without the white space at its ends, unless nothing is left."""
        runs = trimmed(paragraph.runs)
        if runs:
            self.paragraphs.append(
                Paragraph(
                    runs,
                    paragraph.role,
                    paragraph.left,
                    paragraph.right,
                    paragraph.listed,
                    paragraph.cell,
                )
            )


def trimmed(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """Return runs without white space at their ends, neighbours in one type joined."""
    groups = [
        Run("".join(run.text for run in group), bold)
        for bold, group in groupby((run for run in runs if run.text), lambda run: run.bold)
    ]
    while groups and not groups[-1].text.strip():
        groups.pop()
    while groups and not groups[0].text.strip():
        groups.pop(0)
    if groups:
        groups[0] = Run(groups[0].text.lstrip(), groups[0].bold)
        groups[-1] = Run(groups[-1].text.rstrip(), groups[-1].bold)
    return tuple(groups)
