"""What holds in one group of an RTF file, and where its characters go."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, auto
from typing import TYPE_CHECKING

from testimonies.reading.written import Paragraph, Role, Run, Written

if TYPE_CHECKING:
    from testimonies.reading.written import Cell


class Goal(Enum):
    """Where the characters of a group go."""

    TEXT = auto()
    NOWHERE = auto()
    FONTS = auto()
    STYLES = auto()


@dataclass(slots=True)
class Sink:
    """Where paragraphs are gathered: the text itself, a note, a text box."""

    written: Written = field(default_factory=Written)
    sort: str = "text"
    runs: list[Run] = field(default_factory=list)
    boxes: list[Paragraph] = field(default_factory=list)

    def end_paragraph(self, state: State, role: Role, cell: Cell | None) -> None:
        """End a paragraph as its end finds it; text boxes in it follow."""
        runs = tuple(self.runs)
        self.runs = []
        self.written.add(Paragraph(runs, role, state.left, state.right, state.listed, cell))
        for box in self.boxes:
            self.written.add(box)
        self.boxes = []


@dataclass(slots=True)
class State:
    """What holds in a group; a group inside takes it over and what it changes ends with it."""

    goal: Goal = Goal.TEXT
    sink: Sink = field(default_factory=Sink)
    bold: bool = False
    hidden: bool = False
    deleted: bool = False
    font: int | None = None
    skip: int = 1  # characters that stand behind one given by its number, for old programs
    left: int = 0
    right: int = 0
    style: int | None = None
    outline: int | None = None
    in_table: bool = False
    listed: bool = False

    def copy(self) -> State:
        """Return the state with which a group inside begins."""
        return State(
            self.goal,
            self.sink,
            self.bold,
            self.hidden,
            self.deleted,
            self.font,
            self.skip,
            self.left,
            self.right,
            self.style,
            self.outline,
            self.in_table,
            self.listed,
        )

    def plain_paragraph(self) -> None:
        """Take back all that was said of paragraphs."""
        self.left = self.right = 0
        self.style = self.outline = None
        self.in_table = self.listed = False

    def plain_characters(self) -> None:
        """Take back all that was said of characters."""
        self.bold = self.hidden = self.deleted = False
        self.font = None


@dataclass(slots=True)
class Letters:
    """Bytes and characters on their way to runs, as long as nothing about them changes."""

    data: bytearray = field(default_factory=bytearray)
    units: list[int] = field(default_factory=list)
    broken: int = 0

    def taken(self, codec: str) -> str:
        """Return what has come together, and begin anew.

        Args:
            codec: The code page of the bytes.
        """
        if self.units:
            raw = b"".join(unit.to_bytes(2, "little") for unit in self.units)
            text = raw.decode("utf-16-le", "replace")
        else:
            text = self.data.decode(codec, "replace")
        self.broken += text.count("\ufffd")
        self.data.clear()
        self.units.clear()
        return text
