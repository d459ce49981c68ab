"""`exitvoice held`: what no newer version of a document holds any more, and settling it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from exitvoice.cli.grouping import CommandWithMore
from exitvoice.cli.options import coder_option, study_option
from exitvoice.cli.rows import emit, format_option

if TYPE_CHECKING:
    from exitvoice.study.folder import Study

COLUMNS = ("held", "what", "source", "version", "text", "decided", "near")
NARROW = ("held", "source", "text", "decided", "near")


@click.command(short_help="List what an update could not find again.")
@format_option
@study_option
def listing(form: str, study: Study) -> int:
    """List the passages and corrections that the newer version of their document does not hold.

    When a document changes (`exitvoice add --update`), what people decided goes on where its words
    stand, the same or nearly. What stands nowhere any more is held here and counted nowhere; it
    stays in the trail whatever you do. `held move` says where a passage goes on, `held leave` that
    it does not. near is the passage that has most of its words, if any has half of them. Ends with
    1 when anything is held.
    """
    from exitvoice.verbs.holding import held_rows

    with study.store(read_only=True) as store:
        rows = held_rows(store)
    emit(rows, form, columns=COLUMNS, narrow=NARROW)
    if form == "table" and not rows:
        click.echo("Nothing is held.")
    return 1 if rows else 0


@click.command(short_help="Say where a held passage goes on.")
@click.argument("old", metavar="HELD")
@click.argument("new", metavar="PASSAGE")
@coder_option
@study_option
def move(old: str, new: str, coder: str | None, study: Study) -> None:
    """Say that HELD, a passage of an older version, goes on as PASSAGE, which stands now.

    Also for one that was moved by itself and wrongly. All that was decided of it is then about
    PASSAGE. Who said so is kept.
    """
    from exitvoice.clock import now
    from exitvoice.verbs.deciding import named
    from exitvoice.verbs.holding import settle

    with study.store(command="held move") as store:
        who = named(study.settings.coder if coder is None else coder, store.coders())
        was, here = settle(store, old, new, who, at=now())
    click.echo(f"{was.passage.id} goes on as {here.passage.id}")
    click.echo(f"  was  {was.words}\n  now  {here.words}")


@click.command(short_help="Say that a held passage does not go on.")
@click.argument("old", metavar="HELD")
@coder_option
@click.option("--comment", "-m", default="", help="Why; kept with it.")
@study_option
def leave(old: str, coder: str | None, comment: str, study: Study) -> None:
    """Say that HELD does not go on. It stays in the trail, and is listed and counted no more."""
    from exitvoice.clock import now
    from exitvoice.verbs.deciding import named
    from exitvoice.verbs.holding import leave as leave_it

    with study.store(command="held leave") as store:
        who = named(study.settings.coder if coder is None else coder, store.coders())
        was = leave_it(store, old, who, comment=comment, at=now())
    click.echo(f"{was.passage.id} is left behind: {was.words}")


held = CommandWithMore(listing, (move, leave), name="held")
