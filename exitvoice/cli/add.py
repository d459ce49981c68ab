"""`exitvoice add`: documents into a study."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from exitvoice.cli.options import study_option
from exitvoice.cli.progress import tracked
from exitvoice.cli.updated import told
from testimonies.errors import TestimoniesError
from testimonies.values import SourceKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from coding.store import Store
    from exitvoice.study.folder import Study
    from exitvoice.verbs.adding import Added, ReadingChoices
    from exitvoice.verbs.updating import Updated

    OneFile = Callable[[Path], Iterable[Added | Updated | Exception]]


@click.command(short_help="Read documents into a study.")
@click.argument(
    "files", type=click.Path(path_type=Path), nargs=-1, required=True, metavar="FILE..."
)
@click.option(
    "--kind",
    type=click.Choice([kind.value for kind in SourceKind]),
    default=None,
    help="What sort of documents they are. [default: judged from their form]",
)
@click.option("--title", default=None, help="What people call the document (one FILE only).")
@click.option("--language", default=None, help="Their language. [default: the study's first]")
@click.option("--encoding", default=None, help="The encoding of their bytes. [default: UTF-8]")
@click.option("--text-column", default=None, help="Of a survey: the column of the answers.")
@click.option("--id-column", default=None, help="Of a survey: the column that says whose they are.")
@click.option(
    "--update", is_flag=True, help="They are newer versions of documents the study holds."
)
@click.option(
    "--of",
    default=None,
    metavar="NAME",
    help="With --update: of which document (its file name, title or id; one FILE only).",
)
@study_option
def add(
    files: tuple[Path, ...],
    kind: str | None,
    title: str | None,
    language: str | None,
    encoding: str | None,
    text_column: str | None,
    id_column: str | None,
    update: bool,
    of: str | None,
    study: Study,
) -> int:
    """Read documents, find their quotations and speakers, and cut passages.

    FILEs may be zip archives of documents. Each document is one act: it is added whole or not at
    all. One that cannot be read does not keep the others out.

    With --update a document that changed takes the place of the version the study holds under the
    same file name. Passages go on where their words stand in it, the same or nearly, with all that
    was decided of them; what cannot be found again is held for you: `exitvoice held` lists it. The
    same file with another --encoding or other columns is read anew.
    """
    from exitvoice.verbs.adding import ReadingChoices

    if title and len(files) > 1:
        raise click.UsageError("--title names one document; give one FILE with it.")
    if of and (not update or len(files) > 1):
        raise click.UsageError("--of goes with --update and one FILE.")
    choices = ReadingChoices(
        kind=SourceKind(kind) if kind else None,
        title=title,
        language=language,
        encoding=encoding,
        text_column=text_column,
        id_column=id_column,
        version_of=of,
    )
    with study.store(command="add") as store:
        one = _updating(study, store, choices) if update else _adding(study, store, choices)
        done, refused, held = _work(files, one)
    if refused:
        what = "updated" if update else "added"
        click.echo(f"exitvoice: {refused} of {refused + done} documents not {what}.", err=True)
    if refused:
        return 3
    return 1 if held else 0


def _work(files: tuple[Path, ...], one: OneFile) -> tuple[int, int, int]:
    """Work through the files; return how many documents are in, how many not, how many are held."""
    from exitvoice.verbs.updating import Updated

    counts = [0, 0, 0]
    for path in tracked(files, "Reading documents", len(files)):
        for done in one(path):
            if isinstance(done, Exception):
                counts[1] += 1
                click.echo(f"exitvoice: {done}", err=True)
            else:
                counts[0] += 1
                counts[2] += isinstance(done, Updated) and bool(done.held)
                click.echo(told(done) if isinstance(done, Updated) else _told(done), nl=False)
                for warning in done.warnings:
                    click.echo(f"exitvoice: {done.source.path}: {warning}", err=True)
    return counts[0], counts[1], counts[2]


def _adding(study: Study, store: Store, choices: ReadingChoices) -> OneFile:
    from exitvoice.clock import now
    from exitvoice.verbs.adding import add as add_one
    from exitvoice.verbs.adding import sketches_of

    sketches = sketches_of(store)

    def one(path: Path) -> Iterator[Added | Exception]:
        try:
            yield from add_one(study, store, path, choices, sketches=sketches, at=now())
        except TestimoniesError as error:
            yield error

    return one


def _updating(study: Study, store: Store, choices: ReadingChoices) -> OneFile:
    from exitvoice.clock import now
    from exitvoice.verbs.updating import update

    return lambda path: update(study, store, path, choices, at=now())


def _told(added: Added) -> str:
    if not added.is_new:
        return ""
    return (
        f"{added.source.path}: {added.source.kind}, {added.quotations} quotations, "
        f"{added.speakers} speakers, {added.passages} passages\n"
    )
