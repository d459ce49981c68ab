"""`exitvoice log`: the trails of decisions and of corrections."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from exitvoice.cli.options import study_option
from exitvoice.cli.rows import emit, format_option

if TYPE_CHECKING:
    from exitvoice.study.folder import Study

COLUMNS = (
    "seq", "at", "coder", "verdict", "code", "passage", "comment", "origin", "codebook", "hash",
)  # fmt: skip
NARROW = ("seq", "at", "coder", "verdict", "code", "passage", "comment")
CORRECTION_COLUMNS = (
    "seq", "at", "coder", "source", "change", "about", "words", "value", "comment", "origin",
    "hash",
)  # fmt: skip
CORRECTION_NARROW = ("seq", "at", "coder", "change", "words", "value", "comment")


@click.command(short_help="Show every decision and correction ever made.")
@click.option("--coder", default=None, metavar="NAME", help="Only what this coder did.")
@click.option("--passage", default=None, help="Only decisions on this passage (id or beginning).")
@click.option(
    "--corrections", is_flag=True, help="Show corrections of quotations and speakers instead."
)
@format_option
@study_option
def log(coder: str | None, passage: str | None, corrections: bool, form: str, study: Study) -> None:
    """Show every decision ever made: who, when, what and why. Nothing is ever removed from it.

    Corrections of quotations and speakers are a trail of their own: --corrections shows it. There,
    words are how the quotation begins or what the speaker was called when found, and value is what
    was said instead.
    """
    if corrections and passage:
        raise click.UsageError("--passage is about decisions; leave out --corrections.")
    from exitvoice.errors import UnknownError
    from exitvoice.verbs.recounting import correction_rows, decision_rows

    with study.store(read_only=True) as store:
        rows = correction_rows(store) if corrections else decision_rows(store, passage=passage)
        hidden = 0 if corrections else len(store.corrections())
        known = {each.name for each in store.coders()}
    if coder is not None and coder not in known:
        raise UnknownError(
            f"The study knows no coder {coder!r}; it knows {', '.join(sorted(known)) or 'nobody'}."
        )
    rows = [row for row in rows if coder in {None, row["coder"]}]
    if corrections:
        emit(rows, form, columns=CORRECTION_COLUMNS, narrow=CORRECTION_NARROW)
    else:
        emit(rows, form, columns=COLUMNS, narrow=NARROW)
    if hidden and form == "table":
        told = (
            f"And {hidden} corrections of quotations and speakers: `exitvoice log --corrections`."
        )
        click.echo(told, err=True)
