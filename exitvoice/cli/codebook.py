"""`exitvoice codebook`: read it, check it."""

from __future__ import annotations

from pathlib import Path

import click


@click.group(short_help="Check or show a codebook.")
def codebook() -> None:
    """Check or show a codebook."""


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
    """List every fault of a codebook, each with its line; ends with 1 when there is one.

    FILE is a codebook in YAML. [default: that of the study you stand in, or the bundled one]
    """
    from codebook.reading import check_codebook_file

    path = file or _usual()
    if rows_file:
        return _memorised(path, rows_file)
    found = check_codebook_file(path)
    for finding in found:
        place = f"{path}:{finding.line}" if finding.line else str(path)
        click.echo(f"{place}: {finding.where}: {finding.message}")
    if found:
        click.echo(f"{len(found)} faults.")
        return 1
    click.echo(f"{path}: no faults.")
    return 0


def _memorised(path: Path, rows_file: Path) -> int:
    from codebook.reading import read_codebook
    from coding.evaluation.memorised import memorised
    from exitvoice.cli.suggest import lines_of
    from exitvoice.verbs.evaluating import passages_of

    passages = passages_of(str(rows_file), lines_of(rows_file))
    found = memorised(read_codebook(path), passages)
    for each in found:
        said = f"copies “{each.words}” of" if each.words else "stands only in"
        click.echo(f"{each.code_id}: “{each.pattern}” {said} {each.passage}; make it more general")
    click.echo(f"{len(found)} cues remember one of {len(passages)} passages.")
    return 1 if found else 0


@codebook.command()
@click.argument("code", required=False)
@click.option("--full", is_flag=True, help="Every code with all that is said of it.")
@click.option(
    "--codebook",
    "file",
    type=click.Path(path_type=Path),
    default=None,
    metavar="FILE",
    help="The codebook. [default: that of the study you stand in, or the bundled one]",
)
def show(code: str | None, full: bool, file: Path | None) -> None:
    """Show a codebook as a tree, or one CODE with all that is said of it and the codes below."""
    from codebook.outline import outline, outline_lines
    from codebook.reading import read_codebook
    from exitvoice.verbs.deciding import the_part

    book = read_codebook(file or _usual())
    rows = outline(book)
    if code:
        top = the_part(book, code)
        rows = tuple(row for row in rows if f"{row.code_id}.".startswith(f"{top}."))
    click.echo("\n".join(outline_lines(rows, full=full or bool(code))))


def _usual() -> Path:
    from codebook.reading import bundled
    from exitvoice.errors import NoStudyError
    from exitvoice.study.folder import open_study

    try:
        return open_study(Path.cwd()).codebook_path
    except NoStudyError:
        return bundled()
