"""`exitvoice backup`, `restore`, `export`, `import`: a whole study copied, and made of a copy."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from exitvoice.cli.options import study_option

if TYPE_CHECKING:
    from exitvoice.study.folder import Study

_PATH = click.Path(path_type=Path)


@click.command(short_help="Copy the whole study into one file.")
@click.argument("archive", type=_PATH, metavar="FILE.zip")
@study_option
def backup(archive: Path, study: Study) -> None:
    """Copy the whole study into FILE.zip: store, documents, codebook, returned workbooks.

    Safe while others code: the store is copied as of one moment. The copy is verified and read
    back before it gets its name; reports are left out, as they can be made again. Keep it where
    only you can read it: it holds everything that was said.
    """
    from exitvoice.study.backups import back_up

    study.spare(archive)
    count = back_up(study, archive)
    click.echo(f"{archive} holds the study: {count} files, read back and found whole.")
    click.echo(f"To make the study again: exitvoice restore {archive} NEW-DIR")


@click.command(short_help="Make a study again of a backup.")
@click.argument("archive", type=_PATH, metavar="FILE.zip")
@click.argument("folder", type=_PATH, metavar="DIR")
def restore(archive: Path, folder: Path) -> None:
    """Make the study that FILE.zip holds again in DIR, which must not hold anything yet."""
    from exitvoice.study.backups import restore as restored

    count = restored(archive, folder)
    click.echo(f"{folder} is the study as it was backed up: {count} files, found whole.")


@click.command(short_help="Write the whole study as plain text.")
@click.argument("folder", type=_PATH, metavar="DIR")
@study_option
def export(folder: Path, study: Study) -> None:
    """Write the whole study as plain text into DIR, for git and archives.

    One JSON object a line for each row of the store, each text as a file, and the documents as
    they were received. Sorted and stable: the same study gives the same bytes. An earlier export
    in DIR is brought up to date.
    """
    from exitvoice.study.plain_text import write_out

    study.spare(folder)
    count = write_out(study, folder)
    click.echo(f"{folder} holds the study as plain text: {count} files.")
    click.echo(f"To make a study of it: exitvoice import {folder} NEW-DIR")


@click.command("import", short_help="Make a study of an export.")
@click.argument("exported", type=_PATH, metavar="EXPORT")
@click.argument("folder", type=_PATH, metavar="DIR")
def import_(exported: Path, folder: Path) -> None:
    """Make a study in DIR, which must not hold anything yet, of the EXPORT of one.

    Every file is compared with its SHA-256 and the study is verified before it gets its place.
    """
    from exitvoice.study.plain_text import read_in

    count = read_in(exported, folder)
    click.echo(f"{folder} is the study that was exported: {count} files, found whole.")
