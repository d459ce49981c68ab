"""All reports of a study, written into one folder."""

from __future__ import annotations

from itertools import chain, count
from typing import TYPE_CHECKING

from reports.cooccurrence import WITHIN, cooccurrence
from reports.coverage import coverage
from reports.crosstab import attributes, frequency_by
from reports.frequency import by_coder, frequency
from reports.ground import gather
from reports.pictures.cooccurrence_heatmap import cooccurrence_heatmap
from reports.pictures.frequency_bars import frequency_bars
from reports.pictures.rendering import png_bytes, svg_text
from reports.writers.as_csv import csv_text
from reports.writers.as_json import json_text
from reports.writers.as_xlsx import workbook_bytes
from reports.writers.atomic import write_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from codebook.values import Codebook
    from reports.evidence import Evidence
    from reports.ground import Ground
    from reports.pictures.charts import Picture
    from reports.tables import Table

_DRAWN = (*(f"cooccurrence-{within}" for within in WITHIN), "cooccurrence-passage-leaves")
_LONGEST_FILE_NAME = 60
_NOT_CROSSED = ("speaker",)  # one column a speaker is too wide for a sheet; asked for by name


def all_tables(evidence: Evidence | Ground) -> tuple[Table, ...]:
    """Return every table ``write_all`` writes, in the order of the workbook's sheets."""
    ground = gather(evidence)
    crossed = [name for name in attributes(ground.evidence) if name not in _NOT_CROSSED]
    return (
        frequency(ground),
        by_coder(ground),
        coverage(ground),
        *(frequency_by(ground, name) for name in crossed),
        *(cooccurrence(ground, within, "1") for within in WITHIN),
        *(cooccurrence(ground, within, "leaves") for within in WITHIN),
    )


def write_all(evidence: Evidence, folder: Path) -> tuple[Path, ...]:
    """Write all reports into a folder and return the files, the workbook first.

    Everything is made before anything is written, and each file is put in its place whole; files
    of the same name are replaced, others left alone. The same evidence gives the same bytes.

    Args:
        evidence: What is counted.
        folder: Where the files go: the workbook into it, the rest into ``tables`` and
            ``pictures`` below; made where they are missing.

    Raises:
        UnwritableReportError: If the folder or a file in it cannot be written.
    """
    tables = all_tables(evidence)
    files = [("report.xlsx", workbook_bytes(tables, evidence.codebook))]
    for name, table in zip(_file_names(tables), tables, strict=True):
        files.append((f"tables/{name}.csv", csv_text(table).encode()))
        files.append((f"tables/{name}.json", json_text(table).encode()))
    for name, picture in _pictures(tables, evidence.codebook):
        drawn = svg_text(picture)
        files.append((f"pictures/{name}.svg", drawn.encode()))
        files.append((f"pictures/{name}.png", png_bytes(drawn)))
    return tuple(write_bytes(folder / name, data) for name, data in files)


def _pictures(tables: tuple[Table, ...], codebook: Codebook) -> Iterator[tuple[str, Picture]]:
    for table in tables:
        if table.name == "frequency":
            yield "frequency", frequency_bars(table, codebook)
            yield "frequency-codes", frequency_bars(table, codebook, "codes")
        elif table.name in _DRAWN:
            yield table.name, cooccurrence_heatmap(table)


def _file_names(tables: tuple[Table, ...]) -> tuple[str, ...]:
    """Return a name for each table of letters, digits and hyphens, no two alike in any case."""
    names: list[str] = []
    for table in tables:
        plain = "".join(letter if letter.isalnum() else "-" for letter in table.name.lower())
        wanted = "-".join(filter(None, plain.split("-")))[:_LONGEST_FILE_NAME]
        further = (f"{wanted}-{number}" for number in count(2))
        names.append(next(name for name in chain((wanted,), further) if name not in names))
    return tuple(names)
