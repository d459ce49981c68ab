"""`exitvoice log`: the trail of decisions."""

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


@click.command(short_help="Show every decision ever made.")
@click.option("--coder", default=None, metavar="NAME", help="Only this coder's decisions.")
@click.option("--passage", default=None, help="Only decisions on this passage (id or beginning).")
@format_option
@study_option
def log(coder: str | None, passage: str | None, form: str, study: Study) -> None:
    """Show every decision ever made: who, when, what and why. Nothing is ever removed from it."""
    with study.store(read_only=True) as store:
        names = {each.id: each.name for each in store.coders()}
        passage_id = store.passage(passage).id if passage else None
        rows = [
            {
                "seq": each.seq,
                "at": each.at,
                "coder": names[each.coder_id],
                "verdict": each.verdict.value,
                "code": each.code_id,
                "passage": each.passage_id,
                "comment": each.comment,
                "origin": each.origin,
                "codebook": each.codebook_version,
                "hash": each.hash,
            }
            for each in store.decisions()
            if coder in {None, names[each.coder_id]} and passage_id in {None, each.passage_id}
        ]
    emit(rows, form, columns=COLUMNS, narrow=NARROW)
