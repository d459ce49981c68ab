"""`exitvoice quotations review`: a workbook in which people correct what was found."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from exitvoice.cli.options import coder_option, study_option

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coding.corrections.rows import Remark
    from exitvoice.study.folder import Study
    from exitvoice.verbs.reviewing import Reviewed


@click.command(short_help="Have people check quotations and speakers.")
@click.option(
    "--export",
    "out",
    type=click.Path(path_type=Path, dir_okay=False),
    default=None,
    metavar="OUT.xlsx",
    help="Write the workbook to be filled in.",
)
@click.option(
    "--import",
    "back",
    type=click.Path(path_type=Path),
    default=None,
    metavar="FILE.xlsx",
    help="Read a workbook that came back, and say what would be done.",
)
@click.option(
    "--source",
    default="",
    metavar="NAME",
    help="With --export: only documents whose name holds this.",
)
@click.option("--apply", "applied", is_flag=True, help="With --import: do it.")
@coder_option
@study_option
def review(
    out: Path | None, back: Path | None, source: str, applied: bool, coder: str | None, study: Study
) -> int:
    """Have people check who says what, in a workbook, and take in their corrections.

    The workbook has a row for each quotation and each speaker of the study. People merge speakers,
    name them, say where they stand, drop what is no quotation and add what was missed. An empty
    cell says nothing; rows may be sorted, moved and deleted.

    What comes back is only looked at, until you say --apply: then all that can be done is done at
    once, and the workbook is kept in coding/returned. Every filled cell is done or listed with the
    reason. Corrections are kept with who, when and why (`exitvoice log`); they last when the
    document is added again, and the same workbook may come twice.

    Ends with 1 when a cell is listed that could not be done.
    """
    if (out is None) == (back is None):
        raise click.UsageError("Say either --export OUT.xlsx or --import FILE.xlsx.")
    if out is not None:
        if applied:
            raise click.UsageError("--apply goes with --import.")
        return _export(study, out, source)
    if source:
        raise click.UsageError("--source goes with --export; a workbook names its documents.")
    return _import(study, back or Path(), coder, applied=applied)


def _export(study: Study, out: Path, source: str) -> int:
    from exitvoice.verbs.reviewing import export_review

    with study.store(read_only=True) as store:
        issued = export_review(study, store, out, source=source)
    click.echo(
        f"{out}: {len(issued.quotations)} quotations and {len(issued.people)} speakers of "
        f"{len(issued.documents)} documents, to be filled in."
    )
    return 0


def _import(study: Study, back: Path, coder: str | None, *, applied: bool) -> int:
    from exitvoice.clock import now
    from exitvoice.verbs.reviewing import apply_review, check_review, read_workbook

    file = read_workbook(back)
    who = study.settings.coder if coder is None else coder
    if applied:
        with study.store() as store:
            done = apply_review(study, store, file, coder=who, at=now())
    else:
        with study.store(read_only=True) as store:
            done = check_review(study, store, file, coder=who)
    _tell(done, applied=applied)
    return 1 if done.plan.findings or done.lacking else 0


def _tell(done: Reviewed, *, applied: bool) -> None:
    plan = done.plan
    _list("Done" if applied else "To be done", plan.done)
    _list("Not done", plan.findings)
    _list("To note", plan.notes)
    for sentence in done.lacking:
        click.echo(sentence)
    in_cells = done.cells - len(plan.done) - len(plan.standing)
    click.echo(
        f"{done.cells} cells filled: {len(plan.done)} {'done' if applied else 'to be done'}, "
        f"{len(plan.standing)} said what stands already, {in_cells} not done."
    )
    if done.kept:
        click.echo(f"The workbook is kept as {done.kept}")
    elif not applied and plan.done:
        click.echo("Nothing was changed. Say --apply to do it.")
    elif not plan.done:
        click.echo("Nothing was changed.")


def _list(title: str, remarks: Iterable[Remark]) -> None:
    listed = [f"  {remark}" for remark in remarks]
    if listed:
        click.echo("\n".join((f"{title}:", *listed, "")))
