"""Every table of a study with its pictures, named for files."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import chain, count
from typing import TYPE_CHECKING

from reports.agreement.frames import tables
from reports.attributes import well_stated
from reports.combinations import combinations
from reports.cooccurrence import WITHIN, cooccurrence
from reports.coverage import coverage
from reports.crosstab import frequency_by
from reports.framework import framework
from reports.frequency import by_coder, frequency
from reports.ground import gather
from reports.pictures.all import pictures_of
from reports.pictures.rendering import svg_text
from reports.portrait import portrait
from reports.quotes import quotes
from reports.sequence import sequence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reports.agreement.told import Told
    from reports.evidence import Evidence
    from reports.ground import Ground
    from reports.pictures.marks import Picture
    from reports.tables import Table

_LONGEST_FILE_NAME = 60
_NOT_CROSSED = ("speaker",)  # one column a speaker is too wide for a sheet; asked for by name


@dataclass(frozen=True, slots=True)
class Shown:
    """A table with its pictures.

    Attributes:
        name: Letters, digits and hyphens, unlike that of any other table in any case.
        table: The table.
        pictures: Its pictures with their names and as SVG.
    """

    name: str
    table: Table
    pictures: tuple[tuple[str, Picture, str], ...]


def whole(evidence: Evidence | Ground, agreed: Told | None = None) -> tuple[Shown, ...]:
    """Return every report of a study, in the order in which people read them.

    Args:
        evidence: What is counted.
        agreed: How far its coders agree; None where there is nothing to compare.
    """
    ground = gather(evidence)
    made = all_tables(ground, agreed)
    named = zip(_file_names(made), made, strict=True)
    return tuple(_shown(name, table, ground) for name, table in named)


def alone(table: Table, evidence: Evidence | Ground) -> Shown:
    """Return one table with its pictures."""
    (name,) = _file_names((table,))
    return _shown(name, table, gather(evidence))


def _shown(name: str, table: Table, ground: Ground) -> Shown:
    drawn = pictures_of(table, ground)
    named = tuple((f"{name}{end}", picture, svg_text(picture)) for end, picture in drawn)
    return Shown(name, table, named)


def all_tables(evidence: Evidence | Ground, agreed: Told | None = None) -> tuple[Table, ...]:
    """Return every table of a study that is worth showing unasked."""
    ground = gather(evidence)
    crossed = [name for name in well_stated(ground) if name not in _NOT_CROSSED]
    return (
        frequency(ground),
        by_coder(ground),
        coverage(ground),
        *_agreement(agreed),
        *(frequency_by(ground, name) for name in crossed),
        *(cooccurrence(ground, within, "1") for within in WITHIN),
        cooccurrence(ground, "passage", "leaves"),
        combinations(ground),
        sequence(ground),
        portrait(ground),
        framework(ground),
        quotes(ground),
    )


def _agreement(agreed: Told | None) -> Iterator[Table]:
    """Yield the tables of an agreement, named so that one knows what they are tables of."""
    for table in tables(agreed) if agreed else ():
        same = table.name == "agreement"
        yield table if same else replace(table, name=f"agreement-{table.name}")


def _file_names(made: Sequence[Table]) -> tuple[str, ...]:
    names: list[str] = []
    for table in made:
        plain = "".join(letter if letter.isalnum() else "-" for letter in table.name.lower())
        wanted = "-".join(filter(None, plain.split("-")))[:_LONGEST_FILE_NAME]
        further = (f"{wanted}-{number}" for number in count(2))
        names.append(next(name for name in chain((wanted,), further) if name not in names))
    return tuple(names)
