"""`exitvoice passages`: read, filter, find words in context."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from exitvoice.cli.options import study_option
from exitvoice.cli.reader import concordance, read_out
from exitvoice.cli.rows import emit, format_option
from testimonies.values import Voice

if TYPE_CHECKING:
    from exitvoice.study.folder import Study

COLUMNS = (
    "id", "source", "speaker", "voice", "kind", "quotation", "index", "spans", "text", "codes",
    "suggested", "page", "time",
)  # fmt: skip


@click.command(short_help="Read, filter, find words in context.")
@click.option("--source", default=None, help="Only passages of sources whose name holds this.")
@click.option("--speaker", default=None, help="Only passages of speakers whose name holds this.")
@click.option(
    "--voice",
    type=click.Choice([voice.value for voice in Voice]),
    default=None,
    help="Only passages in this voice.",
)
@click.option(
    "--code", "code_name", default=None, help="Only passages with this code or one below."
)
@click.option("--coder", default=None, metavar="NAME", help="Count only this coder's codes.")
@click.option("--uncoded", is_flag=True, help="Only passages without a code.")
@click.option("--suggested", is_flag=True, help="Only passages with suggestions, shown with them.")
@click.option(
    "--word", default=None, metavar="WORDS", help="Only where these words stand, in context."
)
@format_option
@study_option
def passages(
    source: str | None,
    speaker: str | None,
    voice: str | None,
    code_name: str | None,
    coder: str | None,
    uncoded: bool,
    suggested: bool,
    word: str | None,
    form: str,
    study: Study,
) -> None:
    """List the passages of a study with their codes.

    Filters are combined: a passage is shown when all of them fit. As a table they are written to be
    read, one below the other.
    """
    from exitvoice.verbs.deciding import the_part
    from exitvoice.verbs.listing import PassageFilter, in_context, passage_rows

    wanted = PassageFilter(
        source=source,
        speaker=speaker,
        voice=voice,
        code_id=the_part(study.codebook(), code_name) if code_name else None,
        coder=coder,
        uncoded=uncoded,
        suggested=suggested,
        word=word,
    )
    with study.store(read_only=True) as store:
        rows = passage_rows(store, wanted)
    if word and form == "table":
        concordance(in_context(rows, word))
    elif form == "table":
        read_out(rows, with_suggestions=suggested)
    else:
        emit(rows, form, columns=COLUMNS)
    if form == "table":
        click.echo(f"{len(rows)} passages")
