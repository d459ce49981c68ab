"""Rows of a CSV somebody made, with every fault that keeps them from being read and its line."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Fault = tuple[int, str]  # the line, from 1, and what is wrong with it
Line = tuple[int, list[str]]

_SEPARATORS = (",", ";", "\t")


@dataclass(frozen=True, slots=True)
class Rows:
    """What a CSV holds.

    Attributes:
        columns: Names of its columns, in small letters.
        rows: For each row its line and its cells by column, white space off their ends; rows
            without a word and rows of another length than the head are left out.
        faults: What is wrong with the file as such.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[int, dict[str, str]], ...]
    faults: tuple[Fault, ...]


def read_rows(data: bytes, *, required: Sequence[str], known: Sequence[str]) -> Rows:
    """Return the rows of a CSV in UTF-8, separated by commas, semicolons or tabs.

    Args:
        data: The bytes of the file.
        required: Columns that must be there.
        known: Further columns that mean something; all others are left alone.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        return Rows((), (), ((line, "this is not UTF-8; save the table as CSV in UTF-8"),))
    lines, faults = _lines(text)
    head = [name.lower() for name in lines[0][1]] if lines else []
    lacking = tuple(_lacking(head, required, known))
    if lacking:
        return Rows(tuple(head), (), (*lacking, *faults))
    below = lines[1:]
    if not below and not faults:
        faults = ((1, "there are no rows below the names of the columns"),)
    fitting = [(line, cells) for line, cells in below if len(cells) == len(head)]
    rows = tuple((line, dict(zip(head, cells, strict=True))) for line, cells in fitting)
    return Rows(tuple(head), rows, (*faults, *_odd(below, len(head))))


def worded(faults: Iterable[Fault]) -> tuple[str, ...]:
    """Return faults as sentences, in the order of their lines."""
    return tuple(f"line {line}: {what}" for line, what in sorted(faults))


def _lines(text: str) -> tuple[list[Line], tuple[Fault, ...]]:
    """Return the lines that hold anything, and what stops the reading."""
    separator = max(_SEPARATORS, key=text.partition("\n")[0].count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    lines: list[Line] = []
    before = 0
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                lines.append((before + 1, [cell.strip() for cell in cells]))
            before = reader.line_num
    except csv.Error as error:
        return lines, ((before + 1, f"this is not CSV ({error}); nothing after it was read"),)
    return lines, ()


def _lacking(head: list[str], required: Sequence[str], known: Sequence[str]) -> Iterator[Fault]:
    for name in (*required, *known):
        if name in required and name not in head:
            there = ", ".join(filter(None, head)) or "no columns"
            yield 1, f"there is no column “{name}”; the table has {there}"
        if head.count(name) > 1:
            yield 1, f"there are {head.count(name)} columns “{name}”"


def _odd(lines: list[Line], columns: int) -> Iterator[Fault]:
    for line, cells in lines:
        if len(cells) != columns:
            yield line, f"{len(cells)} cells where the table has {columns} columns"
