"""Passages to be read on a terminal: in full with their codes, or words in context."""

from __future__ import annotations

import shutil
import textwrap
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_WIDEST = 100
_INDENT = "  "


def read_out(rows: Iterable[Mapping[str, object]], *, with_suggestions: bool) -> None:
    """Print passages one below the other, as rows of ``exitvoice.verbs.listing`` give them."""
    for row in rows:
        click.echo("\n".join(_lines(row, with_suggestions)) + "\n")


def concordance(rows: Iterable[Mapping[str, object]]) -> None:
    """Print words in context, the words below each other, as rows of ``in_context`` give them."""
    width = max(20, (min(_WIDEST, shutil.get_terminal_size().columns) - 16) // 2 - 6)
    for row in rows:
        before, after = str(row["before"])[-width:], str(row["after"])[:width]
        words = click.style(str(row["words"]), bold=True)
        click.echo(f"{row['id']}  {before:>{width}}{words}{after}")


def _lines(row: Mapping[str, object], with_suggestions: bool) -> Iterator[str]:
    speaker = row["speaker"] or "nobody named"
    yield click.style(str(row["id"]), bold=True) + f"  {speaker} ({row['voice']}), {row['source']}"
    yield from _wrapped(str(row["text"]), _INDENT)
    yield from _listed("code", row["codes"])
    if with_suggestions:
        yield from _listed("suggested", row["suggested"])


def _listed(what: str, entries: object) -> Iterator[str]:
    if isinstance(entries, list):
        for entry in entries:
            yield from _wrapped(f"{what}: {entry}", _INDENT * 2)


def _wrapped(text: str, indent: str) -> list[str]:
    width = min(_WIDEST, shutil.get_terminal_size().columns)
    return textwrap.wrap(
        text,
        width,
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
