"""`exitvoice verify`: whether the study is whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from exitvoice.cli.options import study_option

if TYPE_CHECKING:
    from exitvoice.study.folder import Study


@click.command(short_help="Check that the study is whole.")
@study_option
def verify(study: Study) -> int:
    """Check that nothing in the study was lost or changed behind its back.

    Looks at the chains of decisions and of corrections, the canonical texts, every span, and the
    documents as they were received. Ends with 1 when something is found.
    """
    from exitvoice.verbs.verifying import findings

    with study.store(read_only=True) as store:
        found = findings(study, store)
        decisions, sources = len(store.decisions()), len(store.versions())
        corrections = len(store.corrections(as_written=True))
    for finding in found:
        click.echo(finding)
    if not found:
        counted = f"{sources} sources, {decisions} decisions and {corrections} corrections"
        click.echo(f"Whole: {counted} are as they were written.")
    return 1 if found else 0
