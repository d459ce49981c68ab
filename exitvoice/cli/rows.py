"""Rows on standard output: as a table, csv, json or jsonl."""

from __future__ import annotations

import csv
import json
import sys
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

FORMATS = ("table", "json", "jsonl", "csv")
_PIPE_WIDTH = 160
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")

format_option: Callable[[Callable[..., object]], Callable[..., object]] = click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="table",
    show_default=True,
    help="How rows are written.",
)


def emit(
    rows: Iterable[Mapping[str, object]],
    form: str,
    *,
    columns: Sequence[str],
    narrow: Sequence[str] = (),
) -> None:
    """Write rows to standard output.

    Args:
        rows: The rows; with ``jsonl`` each is written as soon as it comes.
        form: One of ``FORMATS``.
        columns: What csv shows, in order; json and jsonl write every key of a row.
        narrow: What a table shows, where that is less.
    """
    if form == "jsonl":
        for row in rows:
            click.echo(json.dumps(row, ensure_ascii=False))
    elif form == "json":
        click.echo(json.dumps(list(rows), ensure_ascii=False, indent=2))
    elif form == "csv":
        _csv(rows, columns)
    else:
        _table(rows, narrow or columns)


def _csv(rows: Iterable[Mapping[str, object]], columns: Sequence[str]) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([guarded(_cell(row.get(column))) for column in columns])


def _table(rows: Iterable[Mapping[str, object]], columns: Sequence[str]) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*(Text(_cell(row.get(column))) for column in columns))
    if not table.row_count:
        return
    console = Console() if sys.stdout.isatty() else Console(width=_PIPE_WIDTH)
    console.print(table)


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, (list, tuple)) and all(isinstance(item, str) for item in value):
        return "; ".join(value)
    return json.dumps(value, ensure_ascii=False)


def guarded(cell: str) -> str:
    """Return the cell so that no spreadsheet takes it for a formula: a space goes before."""
    return f" {cell}" if cell.startswith(_FORMULA_STARTS) else cell
