"""`exitvoice log`: everything that ever happened to a study."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import click

from exitvoice.cli.options import choice_option, file_option, study_option
from exitvoice.cli.rows import FORMATS, emit
from exitvoice.recounting.entries import COLUMNS, KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from coding.store import Store
    from exitvoice.cli.options import Command
    from exitvoice.recounting.entries import Entry, Wanted
    from exitvoice.study.folder import Study

NARROW = (
    "act", "at", "coder", "what", "code", "passage", "was", "source", "words", "value", "comment",
)  # fmt: skip
_TO_THE_MINUTE = 16  # characters of a moment
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?)?")


def _moment(_context: click.Context, _parameter: click.Parameter, given: str | None) -> str | None:
    if given is not None and not _MOMENT.fullmatch(given):
        raise click.BadParameter("write a day as 2031-05-04, or a moment as 2031-05-04T09:30.")
    return given


def _only(name: str, help_: str, **further: Any) -> Callable[[Command], Command]:  # noqa: ANN401 - click's
    """Give the command words that narrow what is shown."""
    return click.option(name, default=None, help=help_, **further)


@click.command(short_help="Show everything that was ever decided, corrected or done.")
@_only("--coder", "Only what this coder did.", metavar="NAME")
@_only("--code", "Only decisions on this code or those below it.")
@_only("--passage", "Only on this passage (id or its beginning).")
@_only("--source", "Only documents whose name holds it.", metavar="NAME")
@_only("--since", "From this day or moment on.", metavar="WHEN", callback=_moment)
@_only("--until", "Up to this day or moment.", metavar="WHEN", callback=_moment)
@_only("--origin", "Only what came from here: shell, a workbook's mark, a command.")
@click.option(
    "--kind", "kinds", multiple=True, type=click.Choice(KINDS), help="Only these; repeatable."
)
@choice_option(
    "--format",
    (*FORMATS, "html"),
    "How the log is written; html is one page to read and print.",
    into="form",
)
@file_option(
    "--output",
    "-o",
    metavar="FILE",
    help_="With --format html: the file to write. [default: standard output]",
)
@study_option
def log(
    coder: str | None,
    code: str | None,
    passage: str | None,
    source: str | None,
    since: str | None,
    until: str | None,
    origin: str | None,
    kinds: tuple[str, ...],
    form: str,
    output: Path | None,
    study: Study,
) -> None:
    """Show everything that ever happened to the study: who, when, what and why.

    Nothing is ever removed from it. Decisions, corrections of quotations and speakers, and other
    events stand under the number of the act they belong to; what made none of them, such as adding
    a document, is shown as the act itself (--kind act shows all acts). Words are how a quotation
    begins or what a speaker was called when found, and value is what was said instead. Passage is
    the passage as it is now; was is the one it was made on, where a newer version of the document
    moved it.

    `exitvoice undo` takes back the act of a number.
    """
    if output and form != "html":
        raise click.UsageError("--output goes with --format html; send other formats to a file.")
    from exitvoice.recounting.telling import history

    asked = {"coder": coder, "code": code, "passage": passage, "source": source, "since": since}
    asked |= {"until": until, "origin": origin}
    with study.store(read_only=True) as store:
        wanted = _wanted(study, store, asked, kinds)
        every = history(store, every_act="act" in kinds)
    entries = [each for each in every if wanted.meets(each)]
    if form == "html":
        _html(entries, study, output, _in_words({**asked, "kind": " and ".join(kinds)}))
    elif form == "table":
        _table([each.row() for each in entries])
    else:
        emit((each.row() for each in entries), form, columns=COLUMNS)


def _wanted(
    study: Study, store: Store, asked: Mapping[str, str | None], kinds: Sequence[str]
) -> Wanted:
    from exitvoice.errors import UnknownError
    from exitvoice.recounting.entries import Wanted
    from exitvoice.verbs.deciding import the_part

    known = {each.name for each in store.coders()}
    if asked["coder"] is not None and asked["coder"] not in known:
        raise UnknownError(
            f"The study knows no coder {asked['coder']!r}; "
            f"it knows {', '.join(sorted(known)) or 'nobody'}."
        )
    decided = {each.code_id for each in store.decisions()}
    code, passage = asked["code"], asked["passage"]
    if code and code not in decided:  # a code that left the codebook stays in the log
        code = the_part(study.codebook(), code)
    passage = store.passage(passage).id if passage else None
    return Wanted(**{**asked, "code": code, "passage": passage}, kinds=frozenset(kinds))


def _table(rows: list[dict[str, Any]]) -> None:
    for row in rows:
        row["at"] = row["at"][:_TO_THE_MINUTE]
    narrow = [name for name in NARROW if any(row[name] for row in rows)]
    emit(rows, "table", columns=COLUMNS, narrow=narrow)


def _in_words(asked: Mapping[str, str | None]) -> str:
    words = [f"{name} {value}" for name, value in asked.items() if value]
    return f"Only: {', '.join(words)}." if words else ""


def _html(entries: list[Entry], study: Study, output: Path | None, asked: str) -> None:
    from exitvoice.recounting.page import page
    from reports.writers.atomic import write_bytes

    text = page(entries, title=study.settings.title, asked=asked)
    if output:
        study.spare(output)
        click.echo(write_bytes(output, text.encode()))
    else:
        click.echo(text, nl=False)
