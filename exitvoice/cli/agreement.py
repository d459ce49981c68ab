"""`exitvoice agreement`: how far coders agree, and first of all where they do not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from exitvoice.cli.options import choice_option, file_option, folder_option, where_option

if TYPE_CHECKING:
    from pathlib import Path

    from coding.agreement.single import Scale
    from exitvoice.verbs.agreeing import Choices, Counted
    from reports.agreement.evidence import By, Cluster
    from reports.agreement.told import Told

BY = ("code", "category", "direction", "source", "speaker")
CLUSTERS = ("document", "speaker")
UNITS = ("passage", "sentence", "character")
SCALES = ("nominal", "ordinal", "interval", "ratio")
FORMATS = ("table", "json", "csv")
WRITTEN = ("xlsx", "html", "json", "csv")


@click.command(short_help="How far coders agree, and where they differ.")
@file_option(
    "--table",
    metavar="FILE.csv",
    help_="Anybody's table with columns unit, coder, code, instead of a study.",
)
@choice_option(
    "--by", BY, "Compare codes, categories or directions; or look at each source or speaker too."
)
@choice_option("--unit", UNITS, "What a passage counts for: itself, its sentences, its characters.")
@click.option(
    "--coders", multiple=True, metavar="NAME", help="Compare this coder; repeatable. [default: all]"
)
@where_option("Compare")
@choice_option("--level", ("1", "2"), "Count codes at the top (1) or those below them (2).")
@choice_option(
    "--cluster", CLUSTERS, "Whose passages are drawn together for the intervals of a study."
)
@click.option(
    "--batch",
    type=click.IntRange(1),
    default=50,
    show_default=True,
    metavar="N",
    help="Passages in a batch of the learning curve.",
)
@click.option("--single", is_flag=True, help="With --table: the code is the unit's one category.")
@choice_option("--scale", SCALES, "With --single: what codes that are numbers may be taken for.")
@file_option(
    "--spans",
    metavar="FILE.csv",
    help_="Stretches that coders marked themselves: columns text, coder, start, end, code.",
)
@click.option(
    "--draws",
    type=click.IntRange(0, 100_000),
    default=1000,
    show_default=True,
    help="Draws behind each 95 % interval; 0 for none.",
)
@choice_option("--format", FORMATS, "How it is written.", into="form")
@file_option(
    "--output",
    "-o",
    metavar="FILE",
    help_="Write a workbook (.xlsx), a page (.html), .json or .csv instead.",
)
@folder_option
def agreement(
    by: By,
    unit: Counted,
    coders: tuple[str, ...],
    where: str,
    level: str,
    cluster: Cluster,
    batch: int,
    table: Path | None,
    single: bool,
    scale: Scale,
    spans: Path | None,
    draws: int,
    form: str,
    output: Path | None,
    folder: Path,
) -> None:
    """Show where coders differ, then how far they agree.

    For each coder and unit there are three states: not seen, seen without a code, codes. A unit is
    compared when two coders have seen it.

    Of the table, an empty code says seen, no code; several rows say several codes; no row says not
    seen. A column cluster names the document or speaker a unit belongs to.

    Of coders who cut texts themselves (--spans) the units and the cuts are compared instead.
    """
    if spans and (table or output):
        raise click.UsageError("--spans goes with neither --table nor --output.")
    if table is None and (single or scale != "nominal"):
        raise click.UsageError("--single and --scale are for --table: a study gives several codes.")
    if where and (table or spans):
        raise click.UsageError("--where asks of the passages of a study, not of a table.")
    if scale != "nominal" and not single:
        raise click.UsageError("--scale is for one number a unit: say --single too.")
    if output and output.suffix.lower().removeprefix(".") not in WRITTEN:
        raise click.UsageError(f"{output.name}: end the name in .{', .'.join(WRITTEN)}.")
    if spans is not None:
        _print_spans(spans, form, draws)
        return
    if table is not None:
        told = _of_table(table, single, scale, draws)
    else:
        from exitvoice.verbs.agreeing import Choices

        choices = Choices(by, unit, coders, int(level), cluster, draws, batch, where)
        told = _of_study(folder, choices, output)
    if output:
        click.echo(_write(told, output))
    else:
        _print(told, form)


def _of_table(table: Path, single: bool, scale: Scale, draws: int) -> Told:
    from exitvoice.verbs.agreeing import of_table

    return of_table(table, single=single, scale=scale, draws=draws)


def _print_spans(spans: Path, form: str, draws: int) -> None:
    import json

    from exitvoice.cli.rows import emit
    from exitvoice.verbs.agreeing import of_spans
    from reports.agreement.marked import COLUMNS, note_of, rows_of, summary_of

    found = of_spans(spans, draws=draws)
    if form == "json":
        summary = summary_of(found, draws)
        click.echo(json.dumps(summary, ensure_ascii=False, indent=1, allow_nan=False))
        return
    emit(rows_of(found), form, columns=COLUMNS)
    if form == "table":
        click.echo(note_of(found, draws))


def _of_study(folder: Path, choices: Choices, output: Path | None) -> Told:
    from exitvoice.study.folder import open_study
    from exitvoice.verbs.agreeing import of_study

    study = open_study(folder)
    if output:
        study.spare(output)
    with study.store(read_only=True) as store:
        return of_study(study, store, choices)


def _print(told: Told, form: str) -> None:
    from rich.console import Console

    from reports.agreement.reading import print_told, text_of
    from reports.agreement.written import rendered

    console = Console()
    if form != "table":
        click.echo(rendered(told, form), nl=False)
    elif console.is_terminal:
        print_told(told, console)
    else:
        click.echo(text_of(told), nl=False)


def _write(told: Told, output: Path) -> Path:
    from reports.agreement.written import rendered
    from reports.writers.atomic import write_bytes

    form = output.suffix.lower().removeprefix(".")
    return write_bytes(output, rendered(told, form))
