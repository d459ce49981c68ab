"""`exitvoice demo`: the whole way, on fictional testimonies."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from exitvoice.cli.progress import tracked

if TYPE_CHECKING:
    from exitvoice.demo.running import DemoDone

USUAL = Path("exitvoice-demo")
PICTURES = ("frequency.svg", "cooccurrence-passage.svg")


@click.command(short_help="The whole way, on fictional testimonies.")
@click.argument("folder", type=click.Path(path_type=Path), required=False, metavar="[DIR]")
def demo(folder: Path | None) -> None:
    """Make a study of fictional testimonies in DIR and take it the whole way to its reports.

    Without DIR it goes to exitvoice-demo, or the next free name, in the folder you stand in.
    """
    from exitvoice.clock import now
    from exitvoice.demo.running import free_folder, run_demo

    _tell(run_demo(folder or free_folder(USUAL), clock=now, track=tracked))


def _tell(done: DemoDone) -> None:
    from exitvoice.demo.running import AGREEMENT

    suggested = done.suggested
    where = done.study.folder
    workbook = done.study.reports / "report.xlsx"
    pictures = [done.study.reports / "pictures" / name for name in PICTURES]
    click.echo(
        f"\n{done.documents} fictional documents, {done.quotations} quotations, "
        f"{done.speakers} speakers, {suggested.passages} passages.\n"
        f"{len(suggested.suggestions)} suggestions for {suggested.with_suggestions} passages; "
        f"{done.decisions} decisions by {' and '.join(done.coders)}.\n"
    )
    click.echo(f"The study      {where}")
    click.echo(f"The workbook   {workbook}")
    click.echo(f"Agreement      {done.study.reports / AGREEMENT}")
    for picture in pictures:
        click.echo(f"A picture      {picture}")
    click.echo(
        f"\nTry next, after `cd {where}`:\n"
        "  exitvoice passages --speaker captain        read what one speaker says\n"
        "  exitvoice passages --suggested              suggestions, with their evidence\n"
        "  exitvoice codebook show punishment          what a code means\n"
        "  exitvoice quotations review --export q.xlsx correct who speaks, in a workbook\n"
        "  exitvoice code PASSAGE CODE                 decide for yourself\n"
        "  exitvoice agreement                         where the two coders differ\n"
        "  exitvoice report frequency                  count again\n"
        "  exitvoice log                               every decision ever made"
    )
