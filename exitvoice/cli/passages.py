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

CONTEXT_COLUMNS = ("id", "source", "speaker", "before", "words", "after")


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
    "--where",
    default="",
    metavar="QUERY",
    help='Only passages of which this is true, as "driver.moral and speaker.rank = captain".',
)
@click.option(
    "--word", default=None, metavar="WORDS", help="Only where these words stand, in context."
)
@click.option(
    "--near", default=None, metavar="WORDS", help="With --word: only near these words as well."
)
@click.option(
    "--apart",
    type=click.IntRange(min=1),
    default=10,
    show_default=True,
    help="With --near: how many words apart at most.",
)
@click.option("--context", is_flag=True, help="Show the words of the query in context.")
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
    where: str,
    word: str | None,
    near: str | None,
    apart: int,
    context: bool,
    form: str,
    study: Study,
) -> None:
    """List the passages of a study with their codes.

    Filters are combined: a passage is shown when all of them fit. A * stands for any letters, as in
    --word "fire* village*". As a table passages are written to be read, one below the other. What
    --where may ask has a page of its own: docs/reference/query.md.
    """
    from exitvoice.verbs.deciding import the_part
    from exitvoice.verbs.gathering import decided
    from exitvoice.verbs.listing import PassageFilter, in_context, passage_rows
    from exitvoice.verbs.suggesting import shown_suggestions

    if near and not word:
        raise click.UsageError("--near goes with --word: it says near which words.")
    wanted = PassageFilter(
        where=where,
        source=source,
        speaker=speaker,
        voice=voice,
        code_id=the_part(study.codebook(), code_name) if code_name else None,
        uncoded=uncoded,
        suggested=suggested,
        word=word,
        near=near,
        apart=apart,
    )
    with study.store(read_only=True) as store:
        evidence = decided(study, store, coders=(coder,) if coder else (), as_printed=True)
        rows, answer = passage_rows(evidence, shown_suggestions(store, coder), wanted)
    if context or (word and form == "table"):
        _in_context(list(in_context(rows, answer)), form)
    elif form == "table":
        read_out(rows, with_suggestions=suggested)
    else:
        emit(rows, form, columns=COLUMNS)
    if form == "table":
        click.echo(f"{len(rows)} passages")


def _in_context(rows: list[dict[str, object]], form: str) -> None:
    if form == "table":
        concordance(rows)
    else:
        emit(rows, form, columns=CONTEXT_COLUMNS)
