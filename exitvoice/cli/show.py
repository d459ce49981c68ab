"""`exitvoice show`: a document as the study holds it, quotations and speakers in colour."""

from __future__ import annotations

import shutil
import sys
import textwrap
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from exitvoice.cli.options import study_option

if TYPE_CHECKING:
    from collections.abc import Iterator

    from exitvoice.study.folder import Study
    from exitvoice.verbs.showing import Line, Piece, Shown

_WIDEST = 130
_MARGIN = 18
_NARROWEST = 30  # of the words, however narrow the terminal
_COLOURS = (
    "cyan", "green", "yellow", "magenta", "blue",
    "bright_cyan", "bright_green", "bright_yellow", "bright_magenta", "bright_blue",
)  # fmt: skip


@click.command(short_help="Read a document with its quotations and speakers.")
@click.argument("source")
@click.option("--page", default="", help="Only this page, as 12, or these, as 12-15.")
@click.option(
    "--at", default="", metavar="ID", help="Only the paragraphs around a passage or a quotation."
)
@study_option
def show(source: str, page: str, at: str, study: Study) -> None:
    """Print SOURCE as the study holds it: its text, how it lies on the page, and who says what.

    SOURCE is a document's file name, title or id, or a part that only one has; the id of an older
    version shows that. The margin tells what begins on a line: a quotation by its speaker, a page,
    a note, a heading, a menu. On a terminal each speaker has a colour and long documents open in
    the pager; in a pipe the same lines are plain.
    """
    from exitvoice.verbs.naming import the_source
    from exitvoice.verbs.showing import show as show_it

    if page and at:
        raise click.UsageError("Say either --page or --at.")
    with study.store(read_only=True) as store:
        shown = show_it(store, the_source(store, source), page=page, at=at)
    lines = list(_lines(shown))
    if sys.stdout.isatty() and len(lines) > shutil.get_terminal_size().lines:
        click.echo_via_pager(f"{line}\n" for line in lines)
    else:
        click.echo("\n".join(lines))


def _lines(shown: Shown) -> Iterator[str]:
    source = shown.source
    yield click.style(f"{source.title}", bold=True)
    yield f"{source.path}, {source.kind}, {source.language}, read by {source.reader}, {source.id}"
    if shown.pages:
        yield f"pages {shown.pages[0]} to {shown.pages[-1]}"
    for number, speaker in enumerate(shown.speakers):
        yield _by(speaker, number)
    yield ""
    for line in shown.lines:
        yield from _wrapped(line)


def _wrapped(line: Line) -> Iterator[str]:
    """Yield a line with its margin, wrapped to the terminal."""
    plain = "".join(piece.text for piece in line.pieces)
    wrapped = textwrap.wrap(plain, _width(), drop_whitespace=False, break_on_hyphens=False)
    margin = f"{_clipped(line.margin):<{_MARGIN}}"
    if not wrapped:
        yield _styled_margin(margin.rstrip(), line) if line.margin else ""
    place = 0
    for text in wrapped:
        words = "".join(_styled(piece) for piece in _cut(line.pieces, place, place + len(text)))
        yield f"{_styled_margin(margin, line)}  {words}"
        place += len(text)
        margin = " " * _MARGIN


def _width() -> int:
    columns = shutil.get_terminal_size().columns if sys.stdout.isatty() else _WIDEST
    return max(min(_WIDEST, columns) - _MARGIN - 2, _NARROWEST)


def _clipped(margin: str) -> str:
    return margin if len(margin) <= _MARGIN else f"{margin[: _MARGIN - 1].rstrip()}…"


def _styled_margin(margin: str, line: Line) -> str:
    return click.style(margin, dim=True) if line.speaker is None else _by(margin, line.speaker)


def _cut(pieces: tuple[Piece, ...], start: int, end: int) -> Iterator[Piece]:
    """Yield what of the pieces lies between two places of the line."""
    place = 0
    for piece in pieces:
        first, after = max(start - place, 0), min(end - place, len(piece.text))
        if first < after:
            yield replace(piece, text=piece.text[first:after])
        place += len(piece.text)


def _styled(piece: Piece) -> str:
    if piece.speaker is not None:
        return _by(piece.text, piece.speaker)
    if piece.mark is None:
        return piece.text
    if piece.mark in {"heading", "label"}:
        return click.style(piece.text, bold=True)
    return click.style(piece.text, dim=True, italic=piece.mark == "footnote")


def _by(text: str, speaker: int) -> str:
    return click.style(text, fg=_COLOURS[speaker % len(_COLOURS)])
