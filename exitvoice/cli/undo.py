"""`exitvoice undo`: one act taken back, as a new act."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from exitvoice.cli.options import coder_option, study_option

if TYPE_CHECKING:
    from exitvoice.study.folder import Study


@click.command(short_help="Take back what one act did.")
@click.argument("act", type=int)
@coder_option
@click.option("--comment", "-m", default="", help="Why; kept in the log.")
@study_option
def undo(act: int, coder: str | None, comment: str, study: Study) -> None:
    """Take back what ACT did, a number that `exitvoice log` shows.

    Nothing is removed: undoing is an act of its own, and can be undone in its turn. Each coder's
    earlier verdict is given again, or the code is withdrawn; corrections are taken back. A passage
    somebody decided on counts as seen by them all the same.

    Ends with 5, and changes nothing, where later entries build on the act: undo those first. What
    added a document or changed the codebook cannot be undone.
    """
    from exitvoice.clock import now
    from exitvoice.verbs.undoing import Wish
    from exitvoice.verbs.undoing import undo as undo_one

    who = study.settings.coder if coder is None else coder
    version = study.codebook().version
    with study.store(command="undo") as store:
        done = undo_one(store, Wish(act, who, comment), codebook_version=version, at=now())
    click.echo(
        f"Act {act} ({done.what}) is undone: {done.decisions} decisions, "
        f"{done.corrections} corrections, {done.events} other entries."
    )
