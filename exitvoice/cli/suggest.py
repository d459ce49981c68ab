"""`exitvoice suggest`: suggestions with their evidence."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from exitvoice.cli.options import folder_option
from exitvoice.cli.progress import tracked
from exitvoice.cli.rows import emit, format_option

if TYPE_CHECKING:
    from codebook.values import Codebook
    from coding.suggesters import Suggester

ROW_COLUMNS = ("id", "suggestions")


@click.command(short_help="Suggest codes, with their evidence.")
@click.option(
    "--passages",
    "rows_file",
    type=click.Path(path_type=Path),
    default=None,
    metavar="FILE.jsonl",
    help='Lines like {"id": "p1", "text": "..."} instead of a study; - reads standard input.',
)
@click.option(
    "--codebook",
    "codebook_file",
    type=click.Path(path_type=Path),
    default=None,
    metavar="FILE",
    help="With --passages: the codebook. [default: drivers of and obstacles to defection]",
)
@click.option("--suggester", default="combined", show_default=True, help="What makes suggestions.")
@folder_option
@format_option
def suggest(
    rows_file: Path | None,
    codebook_file: Path | None,
    suggester: str,
    folder: Path,
    form: str,
) -> None:
    """Suggest codes for the passages of a study, each with its evidence and a reason.

    A suggestion is never a coding: it waits until somebody decides with `exitvoice code`.
    Running it again replaces the suggestions and touches no decision.
    """
    if rows_file:
        _for_rows(rows_file, codebook_file, suggester, form)
        return
    if codebook_file:
        raise click.UsageError("--codebook goes with --passages; a study has its own codebook.")
    _for_study(folder, suggester, form)


def _for_rows(rows_file: Path, codebook_file: Path | None, suggester: str, form: str) -> None:
    from codebook.reading import bundled, read_codebook
    from exitvoice.verbs.suggesting import read_rows, suggest_for_rows

    rows = read_rows(str(rows_file), _lines(rows_file))
    made = _suggester(suggester, read_codebook(codebook_file or bundled()))
    found = suggest_for_rows(tracked(rows, "Looking at passages", len(rows)), made)
    emit(found, form, columns=ROW_COLUMNS)


def _for_study(folder: Path, suggester: str, form: str) -> None:
    from exitvoice.clock import now
    from exitvoice.study.folder import open_study
    from exitvoice.verbs.suggesting import suggest_for_study, suggestion_rows

    study = open_study(folder)
    book = study.codebook()
    made = _suggester(suggester, book)
    with study.store(command="suggest") as store:
        done = suggest_for_study(store, book, made, at=now(), track=tracked)
        if form != "table":
            emit(suggestion_rows(store, done.suggestions), form, columns=ROW_COLUMNS)
            return
    click.echo(
        f"{len(done.suggestions)} suggestions for {done.with_suggestions} of {done.passages} "
        f"passages ({done.strong} strong, {len(done.suggestions) - done.strong} weak). "
        "Nobody has decided them: `exitvoice passages --suggested` shows them."
    )


def _suggester(name: str, book: Codebook) -> Suggester:
    from coding.suggesters import load_suggester

    return load_suggester(name, book)


def _lines(path: Path) -> list[str]:
    from exitvoice.errors import RowsError

    if str(path) != "-" and path.exists() and not path.is_file():
        raise RowsError(str(path), ["it is no ordinary file; name a file of JSON lines"])
    try:
        data = sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()
        return data.decode("utf-8-sig").split("\n")
    except OSError as error:
        raise RowsError(str(path), [f"it cannot be read: {error.strerror}"]) from error
    except UnicodeDecodeError as error:
        raise RowsError(
            str(path), [f"byte {error.start} is not UTF-8; save it as UTF-8"]
        ) from error
