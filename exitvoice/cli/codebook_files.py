"""`exitvoice codebook import`, `export` and `print`: between the study and people's files."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from exitvoice.cli.options import codebook_option, coder_option, folder_option, study_option

if TYPE_CHECKING:
    from codebook.printing.pages import Printed
    from exitvoice.study.folder import Study


@click.command(name="import", short_help="Take a codebook from a file into the study.")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--keep-cues", is_flag=True, help="Keep the study's cues for codes that come without any."
)
@coder_option
@click.option("--comment", "-m", default="", help="Why; kept in the trail.")
@study_option
def import_(file: Path, keep_cues: bool, coder: str | None, comment: str, study: Study) -> int:
    """Put the codebook in FILE, a .yaml, .xlsx, .csv or .qdc, in place of the study's.

    Every fault is named by its line or cell, and nothing changes until there is none. Comments in
    the study's codebook stay. A code under another id with the same examples and cues takes what
    was decided along; one that passages were given may not be missing.
    """
    from codebook.comparing import differences
    from codebook.formats.registry import read
    from exitvoice.clock import now
    from exitvoice.verbs.codebooks import finding_lines, taking, with_cues_of
    from exitvoice.verbs.deciding import named
    from exitvoice.verbs.recoding import change_codebook

    found = read(file)
    for line in finding_lines(file, found.findings):
        click.echo(line)
    if found.codebook is None:
        click.echo(f"{len(found.findings)} to correct; nothing was changed.")
        return 1
    book = study.codebook()
    after = with_cues_of(book, found.codebook) if keep_cues else found.codebook
    with study.store(command="codebook import") as store:
        change = taking(store, book, after)
        who = named(study.settings.coder if coder is None else coder, store.coders())
        change_codebook(study, store, book, change, who, comment=comment, at=now())
    for note in found.notes:
        click.echo(note)
    count = len(differences(book, after))
    click.echo(f"{count} differences taken in: version {after.version[:12]}")
    return 0


@click.command(short_help="Write a codebook to a file.")
@click.argument("output", type=click.Path(path_type=Path))
@codebook_option
@click.option(
    "--as-of", default=None, metavar="VERSION", help="As it was: a version the study has used."
)
@folder_option
def export(output: Path, file: Path | None, as_of: str | None, folder: Path) -> None:
    """Write the codebook to OUTPUT, a .yaml, .xlsx, .csv or .qdc, and say what it cannot hold."""
    from codebook.formats.registry import LOSSES, read_any, written_as
    from exitvoice.study.folder import open_study
    from exitvoice.study.keeping import version
    from exitvoice.verbs.codebooks import usual

    if as_of:
        with open_study(folder).store(read_only=True) as store:
            book = version(store, as_of)
    else:
        book = read_any(file or usual(folder))
    _write(output, written_as(book, output.suffix.lower()))
    for loss in LOSSES.get(output.suffix.lower(), ()):
        click.echo(loss)


@click.command(name="print", short_help="Write a codebook to be printed and read.")
@click.argument("output", type=click.Path(path_type=Path))
@click.option(
    "--passages",
    "most",
    type=click.IntRange(0, 50),
    default=3,
    show_default=True,
    help="How many coded passages to show for each code.",
)
@codebook_option
@click.option(
    "--as-of", default=None, metavar="VERSION", help="As it was: a version the study has used."
)
@folder_option
def print_(output: Path, most: int, file: Path | None, as_of: str | None, folder: Path) -> None:
    """Write the codebook to OUTPUT, a .html or .md, with its use in the study and coded passages.

    With --codebook, or outside a study, it is written without counts and passages.
    """
    from codebook.printing.as_html import html_page
    from codebook.printing.as_markdown import markdown_page

    pages = {".html": html_page, ".htm": html_page, ".md": markdown_page}
    page = pages.get(output.suffix.lower())
    if page is None:
        raise click.UsageError("Name a file that ends in .html or .md.")
    _write(output, page(_printed(file, folder, most, as_of)).encode())


def _printed(file: Path | None, folder: Path, most: int, as_of: str | None) -> Printed:
    from codebook.formats.registry import read_any
    from codebook.printing.pages import Printed
    from codebook.reading import bundled
    from exitvoice.errors import NoStudyError
    from exitvoice.study.folder import open_study
    from exitvoice.verbs.printing import printed

    if file:
        return Printed(read_any(file))
    try:
        study = open_study(folder)
    except NoStudyError:
        return Printed(read_any(bundled()))
    with study.store(read_only=True) as store:
        return printed(study, store, most=most, as_of=as_of)


def _write(output: Path, data: bytes) -> None:
    """Write a file, but never over a part of a study."""
    from exitvoice.errors import NoStudyError
    from exitvoice.study.folder import open_study
    from reports.writers.atomic import write_bytes

    with suppress(NoStudyError):
        open_study(output.resolve().parent).spare(output)
    click.echo(write_bytes(output, data))
