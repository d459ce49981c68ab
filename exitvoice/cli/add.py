"""`exitvoice add`: documents into a study."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from exitvoice.cli.options import study_option
from exitvoice.cli.progress import tracked
from testimonies.errors import TestimoniesError
from testimonies.values import SourceKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coding.store import Store
    from exitvoice.study.folder import Study
    from exitvoice.verbs.adding import Added, ReadingChoices


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
@study_option
def add(
    files: tuple[Path, ...],
    kind: str | None,
    title: str | None,
    language: str | None,
    encoding: str | None,
    text_column: str | None,
    id_column: str | None,
    study: Study,
) -> int:
    """Read documents, find their quotations and speakers, and cut passages.

    FILEs may be zip archives of documents. Each document is one act: it is added whole or not at
    all. One that cannot be read does not keep the others out.
    """
    from exitvoice.verbs.adding import ReadingChoices

    if title and len(files) > 1:
        raise click.UsageError("--title names one document; give one FILE with it.")
    choices = ReadingChoices(
        kind=SourceKind(kind) if kind else None,
        title=title,
        language=language or study.settings.languages[0],
        encoding=encoding,
        text_column=text_column,
        id_column=id_column,
    )
    added = refused = 0
    with study.store(command="add") as store:
        for path in tracked(files, "Reading documents", len(files)):
            for done in _added(study, store, path, choices):
                if isinstance(done, TestimoniesError):
                    refused += 1
                    click.echo(f"exitvoice: {done}", err=True)
                else:
                    added += 1
                    _tell(done)
    if refused:
        click.echo(f"exitvoice: {refused} of {refused + added} documents not added.", err=True)
    return 3 if refused else 0


def _added(
    study: Study, store: Store, path: Path, choices: ReadingChoices
) -> Iterator[Added | TestimoniesError]:
    from exitvoice.clock import now
    from exitvoice.verbs.adding import add as add_one

    try:
        yield from add_one(study, store, path, choices, at=now())
    except TestimoniesError as error:
        yield error


def _tell(added: Added) -> None:
    name = added.source.path
    if added.is_new:
        click.echo(
            f"{name}: {added.source.kind}, {added.quotations} quotations, "
            f"{added.speakers} speakers, {added.passages} passages"
        )
    for warning in added.warnings:
        click.echo(f"exitvoice: {name}: {warning}", err=True)
