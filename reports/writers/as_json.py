"""A table as JSON: its head, then its rows."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from reports.cells import defined

if TYPE_CHECKING:
    from reports.tables import Head, Table


def json_text(table: Table) -> str:
    """Return ``{"head": {...}, "rows": [...]}``, one object a row; what is undefined is null."""
    columns = [str(name) for name in table.frame.columns]
    lists = [[_plain(cell) for cell in table.frame[name].tolist()] for name in columns]
    rows = [dict(zip(columns, row, strict=True)) for row in zip(*lists, strict=True)]
    body = {"head": head_fields(table.head), "rows": rows}
    return json.dumps(body, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def head_fields(head: Head) -> dict[str, object]:
    """Return a head as names and values."""
    return {
        "title": head.title,
        "counted": head.counted,
        "warning": head.warning,
        "unit": head.unit,
        "base": head.base,
        "where": head.where,
        "coder": head.coder,
        "codebook": head.codebook,
        "notes": list(head.notes),
    }


def _plain(cell: object) -> object:
    return cell if defined(cell) else None
