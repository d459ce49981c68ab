"""A table with the head that says what was counted, in which unit, of how many and by whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pandas import DataFrame

    from reports.evidence import Counted

OF_SUGGESTIONS = "OF SUGGESTIONS: nobody has decided these"


@dataclass(frozen=True, slots=True)
class Head:
    """What a reader must know before reading a table.

    Attributes:
        title: What the table shows, and of which study.
        unit: What is counted, as ``"passage"``.
        base: How many of what stand behind the counts, N first.
        coder: Whose codes are counted, by name.
        counted: Whether decisions or suggestions stand behind the codes.
        codebook: Title and version of the codebook.
        notes: What else bears on the reading, one sentence each.
        where: The query that chose the passages; empty where all are counted.
    """

    title: str
    unit: str
    base: str
    coder: str
    counted: Counted
    codebook: str
    notes: tuple[str, ...] = ()
    where: str = ""

    @property
    def warning(self) -> str:
        """The loud words where nobody has decided what is counted; otherwise empty."""
        return OF_SUGGESTIONS if self.counted == "suggestions" else ""

    @property
    def counting(self) -> str:
        """What is counted, in words, with the warning where one is due."""
        return self.warning or "assignments (what coders decided)"

    def fields(self) -> tuple[tuple[str, str], ...]:
        """Return the head as ``(name, value)`` pairs in reading order, notes left out."""
        return (
            ("Counted", self.counting),
            ("Unit", self.unit),
            ("Base", self.base),
            *((("Only where", self.where),) if self.where else ()),
            ("Suggester" if self.counted == "suggestions" else "Coder", self.coder),
            ("Codebook", self.codebook),
        )


@dataclass(frozen=True, slots=True)
class Table:
    """Rows to be read under a head.

    Attributes:
        name: Short name for files and sheets, as ``"cooccurrence-passage"``.
        head: What was counted, how and by whom.
        frame: One row a line; the module that makes it documents its columns.
    """

    name: str
    head: Head
    frame: DataFrame
