"""`exitvoice code` and `exitvoice uncode`: a decision from the shell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from exitvoice.cli.options import coder_option, study_option

if TYPE_CHECKING:
    from exitvoice.study.folder import Study


@click.command(short_help="Decide on a code for a passage.")
@click.argument("passage")
@click.argument("code_name", metavar="CODE")
@coder_option
@click.option(
    "--verdict",
    type=click.Choice(["accept", "reject", "unsure"]),
    default="accept",
    show_default=True,
    help="What you say of the code on this passage.",
)
@click.option("--comment", "-m", default="", help="Why; kept with the decision.")
@study_option
def code(
    passage: str, code_name: str, coder: str | None, verdict: str, comment: str, study: Study
) -> None:
    """Decide on CODE for PASSAGE.

    PASSAGE is a passage's id or its beginning, as `exitvoice passages` shows it. CODE is a code's
    id, or its last part where that names just one.
    """
    _decide(study, passage, code_name, coder, verdict, comment)


@click.command(short_help="Withdraw a code from a passage.")
@click.argument("passage")
@click.argument("code_name", metavar="CODE")
@coder_option
@click.option("--comment", "-m", default="", help="Why; kept with the decision.")
@study_option
def uncode(passage: str, code_name: str, coder: str | None, comment: str, study: Study) -> None:
    """Withdraw CODE from PASSAGE; both the decision and its withdrawal are kept."""
    _decide(study, passage, code_name, coder, "withdraw", comment)


def _decide(
    study: Study, passage: str, code_name: str, coder: str | None, verdict: str, comment: str
) -> None:
    from coding.values import Ruling, Verdict
    from exitvoice.clock import now
    from exitvoice.verbs.deciding import decide, the_code, the_coder, withdraw

    book = study.codebook()
    if any("\ud800" <= letter <= "\udfff" for letter in passage + comment):
        raise click.UsageError("What was typed holds a byte that is no letter; type it again.")
    code_id = the_code(book, code_name)
    with study.store(command="code") as store:
        passage_id = store.passage(passage).id
        at = now()
        who = the_coder(store, study.settings.coder if coder is None else coder, at=at)
        ruling = Ruling(passage_id, code_id, who.id, Verdict(verdict), comment)
        act = withdraw if ruling.verdict is Verdict.WITHDRAW else decide
        decision = act(store, book, ruling, at=at)
    click.echo(f"{decision.seq}: {who.name}: {ruling.verdict} {code_id} on {passage_id}")
