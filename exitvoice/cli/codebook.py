"""`exitvoice codebook`: read it, check it, compare it; its other commands lie beside."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from exitvoice.cli.codebook_changes import add, merge, move, rename, retire, review, split
from exitvoice.cli.codebook_files import export, import_, print_
from exitvoice.cli.options import codebook_option, folder_option, study_option
from exitvoice.cli.rows import emit, format_option

if TYPE_CHECKING:
    from codebook.values import Codebook, Finding
    from exitvoice.study.folder import Study

_HISTORY = ("seq", "at", "coder", "act", "code", "now", "before", "after", "comment")
_DIFFERENCES = ("where", "field", "before", "after")


@click.group(short_help="Read, check, change and print a codebook.")
def codebook() -> None:
    """Read, check, change and print a codebook."""


@codebook.command()
@click.argument("file", type=click.Path(path_type=Path), required=False)
@click.option(
    "--against",
    "rows_file",
    type=click.Path(path_type=Path),
    default=None,
    metavar="FILE.jsonl",
    help="Lines with id and text: list cues that stand in one of them only, or copy its words.",
)
def check(file: Path | None, rows_file: Path | None) -> int:
    """List every fault of a codebook, each with its line or cell; ends with 1 when there is one.

    Where nothing else is wrong, each cue is tried on its own examples: it must speak in these and
    in none of its counter-examples.

    FILE is a codebook in .yaml, .xlsx, .csv or .qdc. [default: that of the study you stand in, or
    the bundled one]
    """
    from codebook.formats.registry import read
    from exitvoice.verbs.codebooks import finding_lines, usual

    path = file or usual(Path.cwd())
    if rows_file:
        return _memorised(path, rows_file)
    found = read(path)
    faults = found.findings or _failing_examples(path, found.codebook)
    for line in finding_lines(path, faults):
        click.echo(line)
    if faults:
        count = len(faults)
        click.echo(f"{count} {'fault' if count == 1 else 'faults'}.")
        return 1
    click.echo(f"{path}: no faults.")
    return 0


def _failing_examples(path: Path, book: Codebook | None) -> tuple[Finding, ...]:
    from coding.errors import UnsupportedLanguageError
    from exitvoice.verbs.codebooks import example_findings

    if book is None:
        return ()
    try:
        return example_findings(path, book)
    except UnsupportedLanguageError as error:
        click.echo(f"The examples of cues were not tried. {error}")
        return ()


def _memorised(path: Path, rows_file: Path) -> int:
    from codebook.formats.registry import read_any
    from coding.evaluation.memorised import memorised
    from exitvoice.cli.suggest import lines_of
    from exitvoice.verbs.evaluating import passages_of

    passages = passages_of(str(rows_file), lines_of(rows_file))
    found = memorised(read_any(path), passages)
    for each in found:
        said = f"copies “{each.words}” of" if each.words else "stands only in"
        click.echo(f"{each.code_id}: “{each.pattern}” {said} {each.passage}; make it more general")
    click.echo(f"{len(found)} cues remember one of {len(passages)} passages.")
    return 1 if found else 0


@codebook.command()
@click.argument("code", required=False)
@click.option("--full", is_flag=True, help="Every code with all that is said of it.")
@codebook_option
@click.option(
    "--as-of", default=None, metavar="VERSION", help="As it was: a version the study has used."
)
@folder_option
def show(code: str | None, full: bool, file: Path | None, as_of: str | None, folder: Path) -> None:
    """Show a codebook as a tree, or one CODE with all that is said of it and the codes below."""
    from codebook.outline import outline, outline_lines
    from exitvoice.verbs.deciding import the_part

    book = _book(as_of, folder) if as_of else _read(file, folder)
    rows = outline(book)
    if code:
        top = the_part(book, code)
        rows = tuple(row for row in rows if f"{row.code_id}.".startswith(f"{top}."))
    click.echo("\n".join(outline_lines(rows, full=full or bool(code))))


@codebook.command()
@click.argument("before", metavar="A")
@click.argument("after", metavar="B", required=False)
@format_option
@folder_option
def diff(before: str, after: str | None, form: str, folder: Path) -> int:
    """Show what differs between the codebooks A and B; ends with 1 when something does.

    A and B are files, or versions the study has used (or their beginnings). Without B, A is
    compared with the study's codebook as it is now.
    """
    from dataclasses import asdict

    from codebook.comparing import differences
    from exitvoice.study.folder import open_study

    first = _book(before, folder)
    second = _book(after, folder) if after else open_study(folder).codebook()
    found = differences(first, second)
    emit([asdict(each) for each in found], form, columns=_DIFFERENCES)
    if form == "table":
        click.echo(f"{len(found)} differences." if found else "They mean the same.")
    return 1 if found else 0


@codebook.command()
@format_option
@study_option
def history(form: str, study: Study) -> None:
    """Show how the study's codebook changed: what, when, by whom and why."""
    from exitvoice.verbs.recoding import change_rows

    with study.store(read_only=True) as store:
        rows = list(change_rows(store))
    emit(rows, form, columns=_HISTORY, narrow=("at", "coder", "act", "code", "now", "comment"))
    if not rows and form == "table":
        click.echo("The codebook has not changed since something was done with it.")


def _read(file: Path | None, folder: Path) -> Codebook:
    from codebook.formats.registry import read_any
    from exitvoice.verbs.codebooks import usual

    return read_any(file or usual(folder))


def _book(name: str, folder: Path) -> Codebook:
    """Return the codebook of a file, or of a version the study has used."""
    from codebook.formats.registry import read_any
    from exitvoice.study.folder import open_study
    from exitvoice.study.keeping import version

    if Path(name).exists() or Path(name).suffix:
        return read_any(Path(name))
    with open_study(folder).store(read_only=True) as store:
        return version(store, name)


for command in (add, rename, move, merge, split, retire, review, import_, export, print_):
    codebook.add_command(command)
