"""`exitvoice report`: frequency, co-occurrence, crosstabs, or all of it at once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from exitvoice.cli.options import study_option, where_option

if TYPE_CHECKING:
    from collections.abc import Sequence

    from exitvoice.study.folder import Study
    from reports.agreement.told import Told
    from reports.evidence import Evidence
    from reports.tables import Table
    from reports.whole import Shown

NAMES = (
    "frequency", "by-coder", "crosstab", "cooccurrence", "coverage", "sequence", "timeline",
    "quotes", "framework", "combinations", "portrait", "all",
)  # fmt: skip
TEXTS = ("table", "csv", "json", "md", "tex", "gexf", "graphml", "svg")
FORMATS = (*TEXTS, "xlsx", "parquet", "png", "html")


@click.command(short_help="Count codes and quote passages, as tables and pictures.")
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
@where_option("Count")
@click.option(
    "--by",
    default="",
    metavar="ATTRIBUTE",
    help="For crosstab: voice (the default), speaker, document, or what is known of speakers, such "
    "as rank; for timeline: what holds dates.",
)
@click.option(
    "--within",
    default="passage",
    show_default=True,
    metavar="RULE",
    help="For cooccurrence: codes meet in the same passage, quotation, testimony or document; on "
    "passages that overlap; within '2 passages' or '500 characters', with any number.",
)
@click.option(
    "--level",
    type=click.Choice(["1", "2", "leaves", "all"]),
    default="1",
    show_default=True,
    help="For cooccurrence, combinations, sequence, framework, portrait: codes of direction and "
    "category, or the sub-codes.",
)
@click.option(
    "--as-of",
    default=None,
    metavar="VERSION",
    help="By the codebook as it was: a version the study has used, or its beginning.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default=None,
    help="How it is written. [default: told by the end of --output; otherwise a table]",
)
@click.option("--png", is_flag=True, help="For all: pictures as PNG too, not only as SVG.")
@click.option(
    "--interactive",
    is_flag=True,
    help="For html: pictures answer the pointer, by a program inside the page.",
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
    where: str,
    by: str,
    within: str,
    level: str,
    as_of: str | None,
    form: str | None,
    png: bool,
    interactive: bool,
    output: Path | None,
    study: Study,
) -> None:
    """Count codes: how often, by whom, for whose words, and which meet; and quote passages.

    Every report names its unit, its base and its coder. `all` writes one page, the workbook, the
    tables and the pictures into a folder; with an --output that ends in .html or .xlsx, only that.
    """
    if output:
        study.spare(output)
    form = form or _told_by(output)
    if interactive and form != "html" and (name != "all" or form != "table"):
        raise click.UsageError("--interactive goes with a page: --output FILE.html.")
    evidence = _evidence(study, counted, coders, where, as_of)
    if name == "all":
        agreed = None
        if counted == "assignments":
            agreed = _agreed(study, coders, where, as_of)
        _all(study, evidence, agreed, form, output, png=png, interactive=interactive)
        return
    from reports.single import report as one

    table = one(evidence, name, by=by, within=within, level=level)
    if form == "html":
        from reports.whole import alone

        _page(study, evidence, (alone(table, evidence),), output, interactive=interactive)
    else:
        _write(table, form, output, evidence)


def _told_by(output: Path | None) -> str:
    ends = {".txt": "table", "": "table"} | {f".{form}": form for form in FORMATS}
    suffix = output.suffix.lower() if output else ""
    if suffix not in ends:
        known = ", ".join(end for end in ends if end and end != ".table")
        raise click.UsageError(f"No report is written as {suffix}. Choose one of: {known}.")
    return ends[suffix]


def _evidence(
    study: Study, counted: str, coders: tuple[str, ...], where: str, as_of: str | None
) -> Evidence:
    from exitvoice.verbs.gathering import decided, suggested

    if counted == "suggestions" and coders:
        raise click.UsageError("--coder names people; nobody has decided suggestions.")
    if counted == "suggestions" and as_of:
        raise click.UsageError("--as-of is about decisions; suggestions are made anew each time.")
    with study.store(read_only=True) as store:
        if counted == "suggestions":
            return suggested(study, store, where=where)
        return decided(study, store, coders=coders, where=where, as_of=as_of)


def _write(table: Table, form: str, output: Path | None, evidence: Evidence) -> None:
    from reports.single import rendered
    from reports.writers.atomic import write_bytes

    if output:
        click.echo(write_bytes(output, rendered(table, form, evidence)))
    elif form not in TEXTS:
        raise click.UsageError(f"This goes to a file: name it with --output FILE.{form}.")
    elif form == "table":
        _print(table)
    else:
        click.echo(rendered(table, form, evidence), nl=False)


def _print(table: Table) -> None:
    from rich.console import Console

    from reports.writers.as_terminal import print_table, terminal_text

    console = Console()
    if console.is_terminal:
        print_table(table, console)
    else:
        click.echo(terminal_text(table), nl=False)


def _agreed(study: Study, coders: tuple[str, ...], where: str, as_of: str | None) -> Told | None:
    """Return how far coders agree by themselves; None where there is nothing to compare."""
    from exitvoice.verbs.agreeing import Choices, of_evidence
    from exitvoice.verbs.gathering import decided

    with study.store(read_only=True) as store:
        alone = decided(study, store, coders=coders, where=where, independent=True, as_of=as_of)
        return of_evidence(store, alone, Choices())


def _all(
    study: Study,
    evidence: Evidence,
    agreed: Told | None,
    form: str,
    output: Path | None,
    *,
    png: bool,
    interactive: bool,
) -> None:
    from reports.agreement.told import in_a_sentence

    told = in_a_sentence(agreed) if evidence.counted == "assignments" else ""
    if form == "html":
        from reports.whole import whole

        shown = whole(evidence, agreed)
        _page(study, evidence, shown, output, interactive=interactive, agreement=told)
    elif form == "xlsx" and output:
        from reports.whole import all_tables
        from reports.writers.as_xlsx import workbook_bytes
        from reports.writers.atomic import write_bytes

        book = workbook_bytes(all_tables(evidence, agreed), evidence.codebook)
        click.echo(write_bytes(output, book))
    elif form == "table":
        folder = output or study.reports
        _folder(study, evidence, agreed, folder, png=png, interactive=interactive)
    else:
        raise click.UsageError("All reports go to a folder, or to one .html or .xlsx file.")
    if agreed is None and told:
        click.echo(told)


def _page(
    study: Study,
    evidence: Evidence,
    shown: Sequence[Shown],
    output: Path | None,
    *,
    interactive: bool,
    agreement: str = "",
) -> None:
    from exitvoice.verbs.gathering import method_of
    from reports.writers.atomic import write_bytes
    from reports.writers.page.document import page_html

    if output is None:
        raise click.UsageError("A page goes to a file: name it with --output FILE.html.")
    page = page_html(evidence, shown, method_of(study, agreement), interactive=interactive)
    click.echo(write_bytes(output, page.encode()))


def _folder(
    study: Study,
    evidence: Evidence,
    agreed: Told | None,
    folder: Path,
    *,
    png: bool,
    interactive: bool,
) -> None:
    from exitvoice.verbs.gathering import method_of
    from reports.agreement.told import in_a_sentence
    from reports.everything import write_all

    told = in_a_sentence(agreed) if evidence.counted == "assignments" else ""
    method = method_of(study, told)
    workbook, page, *others = write_all(
        evidence, folder, method, agreed=agreed, png=png, interactive=interactive
    )
    click.echo(f"The page       {page}")
    click.echo(f"The workbook   {workbook}")
    for name in ("pictures", "tables"):
        files = sum(path.parent.name == name for path in others)
        click.echo(f"{files:3} {name:<11}{folder / name}")
