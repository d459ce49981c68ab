"""An agreement as bytes in the format asked for."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from reports.agreement.frames import coefficients, tables
from reports.agreement.page import page
from reports.agreement.reading import text_of
from reports.agreement.summary import summary
from reports.errors import UnknownChoiceError
from reports.writers.as_csv import csv_text
from reports.writers.as_xlsx import workbook_bytes

if TYPE_CHECKING:
    from reports.agreement.told import Told

FORMATS = ("table", "json", "csv", "xlsx", "html")


def rendered(told: Told, form: str) -> bytes:
    """Return an agreement in a format; text is UTF-8.

    Args:
        told: The agreement. JSON holds all of it; csv the coefficients, a row for each thing
            compared and each choice of units; a workbook and a page the disagreements too.
        form: One of ``FORMATS``.

    Raises:
        UnknownChoiceError: If there is no such format.
    """
    if form == "xlsx":
        return workbook_bytes(tables(told), None)
    writers = {"table": text_of, "json": _json, "csv": _csv, "html": page}
    if form not in writers:
        raise UnknownChoiceError("format", form, FORMATS)
    return writers[form](told).encode()


def _json(told: Told) -> str:
    return json.dumps(summary(told), ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def _csv(told: Told) -> str:
    return csv_text(coefficients(told))
