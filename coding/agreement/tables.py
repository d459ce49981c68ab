"""A table of codings in CSV, read whole or refused with every fault and its line."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from coding.agreement.coded import Coded, coded_from
from coding.agreement.rows import Fault, read_rows, worded

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

REQUIRED = ("unit", "coder", "code")
CLUSTER = "cluster"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table.

    Attributes:
        line: Its number in the file, from 1.
        unit: What was coded.
        coder: Who coded it.
        code: The code; empty for seen, no code.
        cluster: The document or speaker the unit belongs to; empty where there is no such column.
    """

    line: int
    unit: str
    coder: str
    code: str
    cluster: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What a table holds, or what is wrong with it.

    Attributes:
        coded: What the coders said; None where there are faults.
        faults: Every fault, each with its line, in the order of the lines.
        clustered: Whether the table says which document or speaker each unit belongs to.
    """

    coded: Coded | None
    faults: tuple[str, ...]
    clustered: bool = False


def read_table(data: bytes, *, single: bool = False, scale: str = "nominal") -> Reading:
    """Return what a table of codings says.

    Columns ``unit``, ``coder`` and ``code``, in any order, and ``cluster`` if wanted; further ones
    are left alone. An empty code says seen, no code; several rows of a unit and a coder give it
    several codes; no row says not seen. Separated by commas, semicolons or tabs, in UTF-8.

    Args:
        data: The bytes of the file.
        single: Whether each coder gives each unit one code.
        scale: What the codes are taken for; numbers unless ``"nominal"``, none below 0 for a ratio.
    """
    sheet = read_rows(data, required=REQUIRED, known=(CLUSTER,))
    rows = [_row(line, named) for line, named in sheet.rows]
    if scale != "nominal":
        rows = [replace(row, code=_written(row.code)) for row in rows]
    clustered = CLUSTER in sheet.columns
    found: list[Fault] = [*sheet.faults, *_faults(rows, clustered=clustered)]
    found += [*_answered_twice(rows, single=single), *_no_numbers(rows, scale)]
    if found:
        return Reading(None, worded(found))
    belongs = {row.unit: row.cluster for row in rows} if clustered else None
    coded = coded_from([(row.unit, row.coder, row.code) for row in rows], clusters=belongs)
    return Reading(coded, (), belongs is not None)


def _row(line: int, named: Mapping[str, str]) -> Row:
    return Row(line, named["unit"], named["coder"], named["code"], named.get(CLUSTER, ""))


def _faults(rows: list[Row], *, clustered: bool) -> Iterator[Fault]:
    clusters: dict[str, Row] = {}
    for row in rows:
        for name in ("unit", "coder", *(CLUSTER,) * clustered):
            if not getattr(row, name):
                yield row.line, f"the {name} is empty"
        first = clusters.setdefault(row.unit, row)
        if first.cluster != row.cluster:
            told = f"unit “{row.unit}” is in cluster “{row.cluster}”"
            yield row.line, f"{told}, but in “{first.cluster}” on line {first.line}"


def _answered_twice(rows: list[Row], *, single: bool) -> Iterator[Fault]:
    """Yield rows that repeat or contradict an earlier one of the same unit and coder."""
    said: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        who = f"{row.coder} on unit “{row.unit}”"
        before = said.setdefault((row.unit, row.coder), [])
        same = next((each for each in before if each.code == row.code), None)
        other = next((each for each in before if each.code != row.code), None)
        if same:
            yield row.line, f"{who} says the same as on line {same.line}"
        elif other and single:
            yield row.line, f"{who} has a second category; line {other.line} says “{other.code}”"
        elif other and not (row.code and other.code):
            yield row.line, f"{who} has both a code and no code; see line {other.line}"
        before.append(row)


def _no_numbers(rows: list[Row], scale: str) -> Iterator[Fault]:
    """Yield the codes that are no place on the scale."""
    for row in rows if scale != "nominal" else ():
        number = _number(row.code)
        if number is None:
            yield row.line, f"“{row.code}” is no number, which the scale “{scale}” needs"
        elif number < 0 and scale == "ratio":
            yield row.line, f"{row.code} is below 0, where a ratio scale begins"


def _written(code: str) -> str:
    """Return a number always written in the same way: 1.0 and 1 are one category."""
    number = _number(code)
    return code if number is None else repr(number).removesuffix(".0")


def _number(code: str) -> float | None:
    try:
        number = float(code)
    except ValueError:
        return None
    return number if math.isfinite(number) else None
