"""`exitvoice code` and `exitvoice uncode`: a decision from the shell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from exitvoice.cli.options import coder_option, study_option

if TYPE_CHECKING:
    from exitvoice.study.folder import Study


@click.command(short_help="Decide on a code for a passage.")
@click.argument("passage")
@click.argument("code_name", metavar="[CODE]", required=False)
@coder_option
@click.option(
    "--verdict",
    type=click.Choice(["accept", "reject", "unsure"]),
    default="accept",
    show_default=True,
    help="What you say of the code on this passage.",
)
@click.option(
    "--none", "no_code", is_flag=True, help="Instead of CODE: you have seen it and give no code."
)
@click.option("--comment", "-m", default="", help="Why; kept with the decision.")
@study_option
def code(
    passage: str,
    code_name: str | None,
    coder: str | None,
    verdict: str,
    no_code: bool,
    comment: str,
    study: Study,
) -> None:
    """Decide on CODE for PASSAGE, or say with --none that you have seen it and give no code.

    PASSAGE is a passage's id or its beginning, as `exitvoice passages` shows it. CODE is a code's
    id, or its last part where that names just one. Whatever you decide, you have seen the passage;
    one nobody has seen is never counted as one without codes.
    """
    if no_code == (code_name is not None) or (no_code and verdict != "accept"):
        raise click.UsageError("Name a CODE and what you say of it, or --none; not both.")
    if code_name is None:
        _leave(study, passage, coder, comment)
    else:
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
    from exitvoice.verbs.deciding import decide, named, the_code, withdraw

    book = study.codebook()
    _refuse_bytes(passage + comment)
    code_id = the_code(book, code_name)
    with study.store(command="code") as store:
        passage_id = store.passage(passage).id
        who = named(study.settings.coder if coder is None else coder, store.coders())
        ruling = Ruling(passage_id, code_id, who.id, Verdict(verdict), comment)
        act = withdraw if ruling.verdict is Verdict.WITHDRAW else decide
        decision = act(store, book, ruling, who, at=now())
    click.echo(f"{decision.seq}: {who.name}: {ruling.verdict} {code_id} on {passage_id}")


def _leave(study: Study, passage: str, coder: str | None, comment: str) -> None:
    from exitvoice.clock import now
    from exitvoice.verbs.deciding import leave_without_code, named

    _refuse_bytes(passage + comment)
    with study.store(command="code") as store:
        passage_id = store.passage(passage).id
        who = named(study.settings.coder if coder is None else coder, store.coders())
        leave_without_code(store, passage_id, who, comment=comment, at=now())
    click.echo(f"{who.name}: seen, no code on {passage_id}")


def _refuse_bytes(typed: str) -> None:
    if any("\ud800" <= letter <= "\udfff" for letter in typed):
        raise click.UsageError("What was typed holds a byte that is no letter; type it again.")
