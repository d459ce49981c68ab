"""`exitvoice audit`: workbooks in which people judge codes, out and back in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from exitvoice.cli.audit_telling import answer, tell_status
from exitvoice.cli.options import study_option

if TYPE_CHECKING:
    from collections.abc import Callable

    from coding.audit.batches import Batch
    from exitvoice.study.folder import Study
    from exitvoice.verbs.auditing import Taken

    Command = Callable[..., int | None]

_out = click.argument("out", type=click.Path(path_type=Path, dir_okay=False), metavar="OUT.xlsx")
_files = click.argument(
    "files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE.xlsx..."
)
_apply = click.option("--apply", "applied", is_flag=True, help="Do it; else it is only looked at.")
_findings = click.option(
    "--findings",
    type=click.Path(path_type=Path, dir_okay=False),
    default=None,
    metavar="OUT.xlsx",
    help="Write every remark, with its cell, into a workbook.",
)
_form = click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
    help="How it is told what came of it.",
)
_withdraw = click.option(
    "--allow-withdraw",
    is_flag=True,
    help="Take back verdicts that went out filled in and came back empty.",
)
_no_protect = click.option(
    "--no-protect", is_flag=True, help="Lock no cells, so that Excel can sort without unlocking."
)


@click.group(short_help="Have people judge codes in Excel.")
def audit() -> None:
    """Send codes out to be judged in a workbook, and take in what people typed.

    A workbook is made for one reviewer. What comes back is only looked at, until you say --apply.
    Every filled cell is used, or listed with its place and the reason; nobody's verdict overwrites
    another's.
    """


@audit.command("export", short_help="Write a workbook for a reviewer.")
@click.option("--reviewer", required=True, metavar="NAME", help="Who is to judge.")
@click.option("--batch", default=None, metavar="ID", help="The passages of this batch again.")
@click.option("--sample", type=click.IntRange(min=1), default=None, metavar="N",
              help="N passages, drawn at random.")  # fmt: skip
@click.option("--seed", default="", metavar="WORD", help="Another word draws other passages.")
@click.option("--source", default=None, metavar="NAME",
              help="Only documents whose name holds this.")  # fmt: skip
@click.option("--code", "code_id", default=None, metavar="CODE",
              help="Only passages with this code or one below it.")  # fmt: skip
@click.option("--disagreements", is_flag=True, help="Only passages on which coders differ.")
@click.option("--blind", is_flag=True,
              help="Hide what was suggested and what others decided.")  # fmt: skip
@_no_protect
@_out
@study_option
def export(
    reviewer: str,
    batch: str | None,
    sample: int | None,
    seed: str,
    source: str | None,
    code_id: str | None,
    disagreements: bool,
    blind: bool,
    no_protect: bool,
    out: Path,
    study: Study,
) -> None:
    """Write a workbook with a row for each passage and each code suggested for it or given to it.

    Passages without any code are drawn at random and asked about too (a tenth as many, ten at
    least; with --sample those that were drawn), so that what suggestions miss can be told. Ways to
    choose passages may be combined. What the reviewer judged before goes out filled in.
    """
    if batch is not None and (sample, source, code_id, disagreements) != (None, None, None, False):
        raise click.UsageError("--batch names its passages; leave out other ways to choose them.")
    from coding.audit.choosing import Choice
    from exitvoice.clock import now
    from exitvoice.verbs.auditing import Order, export_audit

    choice = Choice(sample, source, code_id, disagreements, batch, blind, seed)
    with study.store(command="audit export") as store:
        order = Order(reviewer, choice, protect=not no_protect)
        made = export_audit(study, store, out, order, at=now())
    _told(out, made, reviewer)


@audit.command("import", short_help="Take in workbooks that came back.")
@_files
@_apply
@_form
@_findings
@_withdraw
@click.option("--reviewer", default="", metavar="NAME",
              help="Who filled them in, where a workbook has lost that.")  # fmt: skip
@study_option
def import_(
    files: tuple[Path, ...],
    applied: bool,
    form: str,
    findings: Path | None,
    allow_withdraw: bool,
    reviewer: str,
    study: Study,
) -> int:
    """Read workbooks that came back and say what would be done; with --apply, do it.

    All is done in one act, and the workbooks are kept in coding/returned. The same workbook again
    does nothing. Rows may come back sorted, moved, copied or deleted; sheets and columns too.

    Ends with 1 when something is listed that could not be used or should be looked at, and with 5
    when cells contradict each other or what the same person decided since: a person must settle it.
    """
    from coding.audit.asking import Terms

    terms = Terms(reviewer=reviewer, allow_withdraw=allow_withdraw)
    return answer(_taken(study, files, terms, applied=applied), form, findings, applied=applied)


@audit.group("adjudicate", short_help="Settle disagreements in a workbook.")
def adjudicate() -> None:
    """Send out what coders disagree on, and take in what shall stand."""


@adjudicate.command("export", short_help="Write a workbook of disagreements.")
@click.option("--adjudicator", required=True, metavar="NAME", help="Who is to settle them.")
@_no_protect
@_out
@study_option
def adjudicate_export(adjudicator: str, no_protect: bool, out: Path, study: Study) -> None:
    """Write a workbook with a row for each code on which coders differ, with what each one said."""
    from exitvoice.clock import now
    from exitvoice.verbs.auditing import Order, export_adjudication

    with study.store(command="audit adjudicate export") as store:
        order = Order(adjudicator, protect=not no_protect)
        made = export_adjudication(study, store, out, order, at=now())
    _told(out, made, adjudicator)


@adjudicate.command("import", short_help="Take in what shall stand.")
@_files
@_apply
@_form
@_findings
@_withdraw
@study_option
def adjudicate_import(
    files: tuple[Path, ...],
    applied: bool,
    form: str,
    findings: Path | None,
    allow_withdraw: bool,
    study: Study,
) -> int:
    """Read workbooks of disagreements; as `exitvoice audit import`.

    What the adjudicator decides is kept as their own decisions, with the adjudication as origin;
    what the coders said stays as it is.
    """
    from coding.audit.asking import Terms
    from coding.audit.batches import BatchKind

    terms = Terms(kind=BatchKind.ADJUDICATION, allow_withdraw=allow_withdraw)
    return answer(_taken(study, files, terms, applied=applied), form, findings, applied=applied)


@audit.command("status", short_help="Who has which batch, and how far it is.")
@_form
@study_option
def status(form: str, study: Study) -> None:
    """Show every batch with what is done and left, and what each coder says of each code.

    Long runs of very fast decisions are shown as information, and so are proposals for new codes
    and for passages that were missed.
    """
    from exitvoice.clock import seconds_of
    from exitvoice.verbs.auditing import progress

    with study.store(read_only=True) as store:
        tell_status(progress(study, store, seconds_of), form)


def _taken(study: Study, files: tuple[Path, ...], terms: object, *, applied: bool) -> Taken:
    from coding.audit.asking import Terms
    from exitvoice.clock import now
    from exitvoice.verbs.auditing import apply_audit, take_in
    from exitvoice.verbs.reviewing import read_workbook

    assert isinstance(terms, Terms)  # noqa: S101  (its type is imported where it is needed)
    books = [read_workbook(each) for each in files]
    if applied:
        with study.store(command="audit import") as store:
            return apply_audit(study, store, books, terms, at=now())
    with study.store(read_only=True) as store:
        return take_in(study, store, books, terms)


def _told(out: Path, batch: Batch, name: str) -> None:
    rows = f"{len(batch.pairs)} rows on {len(batch.rows)} passages"
    click.echo(f"{out}: batch {batch.id} for {name}, {rows}.")
