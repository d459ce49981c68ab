"""`exitvoice sources`: the documents of a study, and setting one aside that should not count."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from exitvoice.cli.grouping import CommandWithMore
from exitvoice.cli.options import coder_option, study_option
from exitvoice.cli.rows import emit, format_option

if TYPE_CHECKING:
    from exitvoice.study.folder import Study
    from testimonies.values import Source

COLUMNS = (
    "id", "source", "title", "kind", "language", "added", "versions", "quotations", "speakers",
    "passages", "coded", "state", "comment",
)  # fmt: skip
NARROW = ("source", "kind", "versions", "quotations", "speakers", "passages", "coded", "state")


@click.command(short_help="List the documents, set one aside.")
@format_option
@study_option
def listing(form: str, study: Study) -> None:
    """List the documents of the study in the order they came, and how far each is coded.

    coded is how many of its passages carry a code. `sources aside` takes a document out of every
    list and count, with all that was decided of it kept: one that was added by mistake, that says
    the same as another, or whose speaker has withdrawn. `sources back` takes it in again.
    """
    from exitvoice.verbs.documents import document_rows

    with study.store(read_only=True) as store:
        rows = document_rows(store)
    emit(rows, form, columns=COLUMNS, narrow=NARROW)
    if form == "table" and not rows:
        click.echo("The study holds no documents yet; `exitvoice add` reads some.")


@click.command(short_help="Let a document count nowhere.")
@click.argument("source")
@coder_option
@click.option("--comment", "-m", default="", help="Why; kept in the log.")
@study_option
def aside(source: str, coder: str | None, comment: str, study: Study) -> None:
    """Take SOURCE out of every list and count; all that was decided of it is kept.

    SOURCE is a document's file name, title or id, or a part that only one has. Its text and its
    file stay in the study's folder.
    """
    done = _stand("aside", source, coder, comment, study)
    click.echo(f"{done.path} is set aside: nothing in it is listed or counted from now on.")


@click.command(short_help="Let a document count again.")
@click.argument("source")
@coder_option
@click.option("--comment", "-m", default="", help="Why; kept in the log.")
@study_option
def back(source: str, coder: str | None, comment: str, study: Study) -> None:
    """Take SOURCE, which was set aside, in again with all that was decided of it."""
    done = _stand("back", source, coder, comment, study)
    click.echo(f"{done.path} counts again.")


def _stand(how: str, source: str, coder: str | None, comment: str, study: Study) -> Source:
    from coding.setting_aside import Standing
    from exitvoice.clock import now
    from exitvoice.verbs.deciding import named
    from exitvoice.verbs.documents import stand

    with study.store(command=f"sources {how}") as store:
        who = named(study.settings.coder if coder is None else coder, store.coders())
        return stand(store, source, Standing[how.upper()], who, comment=comment, at=now())


sources = CommandWithMore(listing, (aside, back), name="sources")
