"""`exitvoice quotations`: who says what, in files or in a study, and having people check it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from exitvoice.cli.grouping import CommandWithMore
from exitvoice.cli.options import folder_option
from exitvoice.cli.progress import tracked
from exitvoice.cli.quotations_review import review
from exitvoice.cli.rows import emit, format_option

if TYPE_CHECKING:
    from collections.abc import Iterator

COLUMNS = (
    "id", "source", "form", "kind", "spans", "text", "speaker", "speaker_label", "voice", "cue",
    "rule", "certainty", "page", "time",
)  # fmt: skip
NARROW = ("source", "kind", "speaker", "voice", "rule", "text")


@click.command(short_help="List who says what, in files or a study.")
@click.argument("files", type=click.Path(path_type=Path), nargs=-1, metavar="[FILE...]")
@click.option("--encoding", default=None, help="The encoding of the files. [default: UTF-8]")
@folder_option
@format_option
def listing(files: tuple[Path, ...], encoding: str | None, folder: Path, form: str) -> int:
    """List the quotations of FILEs, no study needed; with no FILE, those of a study.

    Spans count Unicode code points of the file as decoded, half-open. For json, jsonl and csv each
    row holds id, source, form, kind, spans, text, speaker, speaker_label (the words that name the
    speaker here), voice, cue (where they stand), rule, certainty, and page or time where the
    document tells them. Those of a study are shown as people have corrected them.
    """
    from exitvoice.verbs.quoting import quotations_of_file, quotations_of_study

    refused: list[str] = []
    if files:
        from testimonies.errors import TestimoniesError

        def rows() -> Iterator[dict[str, object]]:
            for path in tracked(files, "Reading documents", len(files)):
                try:
                    yield from quotations_of_file(path, encoding=encoding)
                except TestimoniesError as error:
                    refused.append(str(error))

        emit(rows(), form, columns=COLUMNS, narrow=NARROW)
    else:
        from exitvoice.study.folder import open_study

        with open_study(folder).store(read_only=True) as store:
            emit(quotations_of_study(store), form, columns=COLUMNS, narrow=NARROW)
    for message in refused:
        click.echo(f"exitvoice: {message}", err=True)
    return 3 if refused else 0


quotations = CommandWithMore(listing, (review,), name="quotations")
