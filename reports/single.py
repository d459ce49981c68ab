"""One report by its name, as bytes in the format asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args

from reports.cooccurrence import cooccurrence
from reports.coverage import coverage
from reports.crosstab import frequency_by
from reports.errors import UnknownChoiceError
from reports.frequency import by_coder, frequency
from reports.writers.as_csv import csv_text
from reports.writers.as_json import json_text
from reports.writers.as_terminal import terminal_text
from reports.writers.as_xlsx import workbook_bytes

if TYPE_CHECKING:
    from codebook.values import Codebook
    from reports.evidence import Evidence
    from reports.ground import Ground
    from reports.tables import Table

Report = Literal["frequency", "by-coder", "crosstab", "cooccurrence", "coverage"]
Format = Literal["table", "json", "csv", "xlsx"]
REPORTS: tuple[Report, ...] = get_args(Report)
FORMATS: tuple[Format, ...] = get_args(Format)


def report(
    evidence: Evidence | Ground,
    name: str,
    *,
    by: str = "voice",
    within: str = "passage",
    level: str = "1",
) -> Table:
    """Return one report.

    Args:
        evidence: What is counted.
        name: One of ``REPORTS``.
        by: For ``crosstab``: voice, speaker, document or an attribute of the speakers.
        within: For ``cooccurrence``: the unit in which codes meet.
        level: For ``cooccurrence``: which codes.

    Raises:
        UnknownChoiceError: If there is no such report, rule or level.
        UnknownAttributeError: If no speaker has the attribute.
    """
    if name == "crosstab":
        return frequency_by(evidence, by)
    if name == "cooccurrence":
        return cooccurrence(evidence, within, level)
    simple = {"frequency": frequency, "by-coder": by_coder, "coverage": coverage}
    if name not in simple:
        raise UnknownChoiceError("report", name, REPORTS)
    return simple[name](evidence)


def rendered(table: Table, form: str, codebook: Codebook) -> bytes:
    """Return a table in a format; text is UTF-8.

    Args:
        table: The report.
        form: One of ``FORMATS``.
        codebook: Whose categories colour a workbook.

    Raises:
        UnknownChoiceError: If there is no such format.
    """
    if form == "xlsx":
        return workbook_bytes((table,), codebook)
    writers = {"table": terminal_text, "json": json_text, "csv": csv_text}
    if form not in writers:
        raise UnknownChoiceError("format", form, FORMATS)
    return writers[form](table).encode()
