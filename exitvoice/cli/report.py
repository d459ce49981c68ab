"""`exitvoice report`: frequency, co-occurrence, crosstabs, or all of it at once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from exitvoice.cli.options import study_option

if TYPE_CHECKING:
    from codebook.values import Codebook
    from exitvoice.study.folder import Study
    from reports.evidence import Evidence
    from reports.tables import Table

NAMES = ("frequency", "by-coder", "crosstab", "cooccurrence", "coverage", "all")
RULES = ("passage", "quotation", "testimony", "document")


@click.command(short_help="Count codes, as tables and pictures.")
@click.argument("name", type=click.Choice(NAMES))
@click.option(
    "--of",
    "counted",
    type=click.Choice(["assignments", "suggestions"]),
    default="assignments",
    show_default=True,
    help="Count what people decided, or what was suggested and nobody decided.",
)
@click.option(
    "--coder", "coders", multiple=True, metavar="NAME", help="Count this coder only; repeatable."
)
@click.option(
    "--by",
    default="voice",
    show_default=True,
    metavar="ATTRIBUTE",
    help="For crosstab: speaker, document, voice, or what is known of speakers, such as rank.",
)
@click.option(
    "--within",
    type=click.Choice(RULES),
    default="passage",
    show_default=True,
    help="For cooccurrence: codes meet when they stand in the same one.",
)
@click.option(
    "--level",
    type=click.Choice(["1", "2", "leaves", "all"]),
    default="1",
    show_default=True,
    help="For cooccurrence: codes of direction and category, the sub-codes.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "json", "xlsx"]),
    default="table",
    show_default=True,
    help="How a single report is written; xlsx needs --output.",
)
@click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path),
    default=None,
    metavar="PATH",
    help="The file to write; for all, the folder. [default: standard output; for all, reports/]",
)
@study_option
def report(
    name: str,
    counted: str,
    coders: tuple[str, ...],
    by: str,
    within: str,
    level: str,
    form: str,
    output: Path | None,
    study: Study,
) -> None:
    """Count codes: how often, by whom, for whose words, and which meet.

    Every report names its unit, its base and its coder. `all` writes the workbook, the tables and
    the pictures.
    """
    if output:
        study.spare(output)
    evidence = _evidence(study, counted, coders)
    if name == "all":
        _write_all(evidence, output or study.reports)
    else:
        from reports.single import report as one

        table = one(evidence, name, by=by, within=within, level=level)
        _write(table, form, output, evidence.codebook)


def _evidence(study: Study, counted: str, coders: tuple[str, ...]) -> Evidence:
    from exitvoice.verbs.gathering import decided, suggested

    if counted == "suggestions" and coders:
        raise click.UsageError("--coder names people; nobody has decided suggestions.")
    with study.store(read_only=True) as store:
        if counted == "suggestions":
            return suggested(study, store)
        return decided(study, store, coders=coders)


def _write(table: Table, form: str, output: Path | None, codebook: Codebook) -> None:
    from reports.single import rendered
    from reports.writers.atomic import write_bytes

    if output:
        click.echo(write_bytes(output, rendered(table, form, codebook)))
    elif form == "xlsx":
        raise click.UsageError("A workbook goes to a file: name it with --output FILE.xlsx.")
    elif form == "table":
        _print(table)
    else:
        click.echo(rendered(table, form, codebook), nl=False)


def _print(table: Table) -> None:
    from rich.console import Console

    from reports.writers.as_terminal import print_table, terminal_text

    console = Console()
    if console.is_terminal:
        print_table(table, console)
    else:
        click.echo(terminal_text(table), nl=False)


def _write_all(evidence: Evidence, folder: Path) -> None:
    from reports.everything import write_all

    workbook, *others = write_all(evidence, folder)
    click.echo(f"The workbook   {workbook}")
    for name in ("pictures", "tables"):
        files = sum(path.parent.name == name for path in others)
        click.echo(f"{files:3} {name:<11}{folder / name}")
