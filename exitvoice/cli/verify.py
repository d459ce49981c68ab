"""`exitvoice verify`: whether the study is whole, and what can be saved."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from exitvoice.cli.options import study_option

if TYPE_CHECKING:
    from exitvoice.study.folder import Study
    from exitvoice.verbs.verifying import Verified


@click.command(short_help="Check that the study is whole.")
@click.option(
    "--rescue",
    "folder",
    type=click.Path(path_type=Path),
    default=None,
    metavar="DIR",
    help="Write what can be saved of a damaged study into DIR, as plain text.",
)
@study_option
def verify(folder: Path | None, study: Study) -> int:
    """Check that nothing in the study was lost or changed behind its back.

    Looks at the chains of decisions, corrections and events, the seals over every table, the
    canonical texts, every span, and the documents as they were received. Tells what is broken,
    where, and what can still be saved. Ends with 1 when something is found.
    """
    from exitvoice.verbs.verifying import verified

    found = verified(study)
    for finding in found.findings:
        click.echo(finding)
    _tell(found)
    if folder and found.saved:
        from exitvoice.study.rescuing import rescue

        study.spare(folder)
        rescue(study, folder, found.findings)
        click.echo(f"{folder} holds what could be saved, and a list of what was lost.")
    return 1 if found.findings else 0


def _tell(found: Verified) -> None:
    if found.saved:
        click.echo("What can be saved, if there is no backup (--rescue DIR writes it out):")
        for each in found.saved:
            click.echo(f"  {each}")
    elif not found.findings:
        click.echo(
            f"Whole: {found.sources} sources, {found.decisions} decisions and {found.corrections} "
            f"corrections are as they were written, and {found.events} other events."
        )
