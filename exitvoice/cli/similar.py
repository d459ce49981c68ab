"""`exitvoice similar`: coded passages that are most like one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from exitvoice.cli.options import study_option
from exitvoice.cli.rows import emit, format_option

if TYPE_CHECKING:
    from exitvoice.study.folder import Study


@click.command(short_help="Show coded passages most like one.")
@click.argument("passage")
@click.option(
    "-n",
    "most",
    type=click.IntRange(min=1),
    default=5,
    show_default=True,
    help="How many to show at most.",
)
@format_option
@study_option
def similar(passage: str, most: int, form: str, study: Study) -> None:
    """Show the passages with accepted codes that are most like PASSAGE, the nearest first.

    They are compared by the pieces of words they share, rare ones counting more; 1 means the same
    words. What was done with a like passage helps to code this one the same way.
    """
    from exitvoice.verbs.comparing import COLUMNS, similar_rows
    from exitvoice.verbs.gathering import decided

    with study.store(read_only=True) as store:
        evidence = decided(study, store, as_printed=True)
        rows = similar_rows(evidence, store.passage(passage).id, most)
    emit(rows, form, columns=COLUMNS)
    if form == "table" and not rows:
        click.echo("No passage with an accepted code is like it.")
