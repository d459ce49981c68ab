"""All reports of a study, written into one folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reports.method import Method
from reports.pictures.rendering import png_bytes
from reports.whole import whole
from reports.writers.as_csv import csv_text
from reports.writers.as_json import json_text
from reports.writers.as_xlsx import workbook_bytes
from reports.writers.atomic import write_bytes
from reports.writers.page.document import page_html

if TYPE_CHECKING:
    from pathlib import Path

    from reports.agreement.told import Told
    from reports.evidence import Evidence


def write_all(  # noqa: PLR0913  (what is written, where and how)
    evidence: Evidence,
    folder: Path,
    method: Method | None = None,
    *,
    png: bool = False,
    agreed: Told | None = None,
    interactive: bool = False,
) -> tuple[Path, ...]:
    """Write all reports into a folder and return the files, the workbook and the page first.

    Everything is made before anything is written, and each file is put in its place whole; files
    of the same name are replaced, others left alone. The same evidence gives the same bytes.

    Args:
        evidence: What is counted.
        folder: Where the files go: the workbook and the page into it, the rest into ``tables`` and
            ``pictures`` below; made where they are missing.
        method: How the study was done.
        png: Whether pictures are written as PNG too, which takes longer than all the rest.
        agreed: How far its coders agree; None where there is nothing to compare.
        interactive: Whether the page's pictures answer the pointer.

    Raises:
        UnwritableReportError: If the folder or a file in it cannot be written.
    """
    shown = whole(evidence, agreed)
    tables = [each.table for each in shown]
    page = page_html(evidence, shown, method or Method(), interactive=interactive)
    files = [
        ("report.xlsx", workbook_bytes(tables, evidence.codebook)),
        ("report.html", page.encode()),
    ]
    for each in shown:
        files.append((f"tables/{each.name}.csv", csv_text(each.table).encode()))
        files.append((f"tables/{each.name}.json", json_text(each.table).encode()))
        for name, _, drawn in each.pictures:
            files.append((f"pictures/{name}.svg", drawn.encode()))
            if png:
                files.append((f"pictures/{name}.png", png_bytes(drawn)))
    return tuple(write_bytes(folder / name, data) for name, data in files)
