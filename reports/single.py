"""One report by its name, as bytes in the format asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args

from reports.combinations import combinations
from reports.cooccurrence import cooccurrence
from reports.coverage import coverage
from reports.crosstab import frequency_by, timeline
from reports.errors import NoPictureError, UnknownChoiceError
from reports.framework import framework
from reports.frequency import by_coder, frequency
from reports.ground import gather
from reports.pictures.all import DRAWN, pictures_of
from reports.pictures.rendering import png_bytes, svg_text
from reports.portrait import portrait
from reports.quotes import quotes
from reports.sequence import sequence
from reports.writers.as_csv import csv_text
from reports.writers.as_graph import gexf_text, graphml_text
from reports.writers.as_json import json_text
from reports.writers.as_parquet import parquet_bytes
from reports.writers.as_terminal import terminal_text
from reports.writers.as_text_tables import latex_text, markdown_text
from reports.writers.as_xlsx import workbook_bytes

if TYPE_CHECKING:
    from reports.evidence import Evidence
    from reports.ground import Ground
    from reports.tables import Table

Report = Literal[
    "frequency",
    "by-coder",
    "crosstab",
    "cooccurrence",
    "coverage",
    "sequence",
    "timeline",
    "quotes",
    "framework",
    "combinations",
    "portrait",
]
Format = Literal[
    "table", "json", "csv", "xlsx", "md", "tex", "parquet", "gexf", "graphml", "svg", "png"
]
REPORTS: tuple[Report, ...] = get_args(Report)
FORMATS: tuple[Format, ...] = get_args(Format)
_TEXTS = {
    "table": terminal_text,
    "json": json_text,
    "csv": csv_text,
    "md": markdown_text,
    "tex": latex_text,
    "gexf": gexf_text,
    "graphml": graphml_text,
}
_LEVELLED = {
    "sequence": sequence,
    "framework": framework,
    "combinations": combinations,
    "portrait": portrait,
}


def report(
    evidence: Evidence | Ground,
    name: str,
    *,
    by: str = "",
    within: str = "passage",
    level: str = "1",
) -> Table:
    """Return one report.

    Args:
        evidence: What is counted.
        name: One of ``REPORTS``.
        by: For ``crosstab``: voice (if empty), speaker, document or an attribute of the speakers;
            for ``timeline``: an attribute that holds dates, the fullest if empty.
        within: For ``cooccurrence``: the unit in which codes meet.
        level: For ``cooccurrence`` and all in ``_LEVELLED``: which codes.

    Raises:
        UnknownChoiceError: If there is no such report, rule or level.
        UnknownAttributeError: If no speaker has the attribute.
        NoDatesError: If there is nothing to make a timeline of.
    """
    if name == "crosstab":
        return frequency_by(evidence, by or "voice")
    if name == "timeline":
        return timeline(evidence, by)
    if name == "cooccurrence":
        return cooccurrence(evidence, within, level)
    if name in _LEVELLED:
        return _LEVELLED[name](evidence, level)
    simple = {
        "frequency": frequency,
        "by-coder": by_coder,
        "coverage": coverage,
        "quotes": quotes,
    }
    if name not in simple:
        raise UnknownChoiceError("report", name, REPORTS)
    return simple[name](evidence)


def rendered(table: Table, form: str, evidence: Evidence | Ground) -> bytes:
    """Return a table in a format; text is UTF-8.

    Args:
        table: The report.
        form: One of ``FORMATS``.
        evidence: What it was made from: its codebook colours workbooks and pictures.

    Raises:
        UnknownChoiceError: If there is no such format.
        NotANetworkError: If it is no network of codes and one was asked for.
        NoPictureError: If there is no picture of it and one was asked for.
        MissingExtraError: If the format needs a library that is not installed.
    """
    ground = gather(evidence)
    if form in _TEXTS:
        return _TEXTS[form](table).encode()
    if form == "xlsx":
        return workbook_bytes((table,), ground.evidence.codebook)
    if form == "parquet":
        return parquet_bytes(table)
    if form in {"svg", "png"}:
        return _drawn(table, form, ground)
    raise UnknownChoiceError("format", form, FORMATS)


def _drawn(table: Table, form: str, ground: Ground) -> bytes:
    for _, picture in pictures_of(table, ground):
        svg = svg_text(picture)
        return png_bytes(svg) if form == "png" else svg.encode()
    raise NoPictureError(table.name, DRAWN)
