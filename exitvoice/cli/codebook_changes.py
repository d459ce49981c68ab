"""`exitvoice codebook add`, `rename` and so on: changes of which the study keeps a memory."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from exitvoice.cli.options import coder_option, study_option
from exitvoice.cli.rows import emit, format_option

if TYPE_CHECKING:
    from collections.abc import Callable

    from codebook.changing import Change
    from codebook.values import Codebook
    from exitvoice.study.folder import Study

_comment = click.option("--comment", "-m", default="", help="Why; kept in the trail.")
_REVIEW = ("passage", "coder", "code", "choose", "text")


@click.command(short_help="Give a code another id or name.")
@click.argument("code_name", metavar="CODE")
@click.argument("new", metavar="[NEW]", required=False, default="")
@click.option("--name", default="", help="What people shall call it.")
@coder_option
@_comment
@study_option
def rename(
    code_name: str, new: str, name: str, coder: str | None, comment: str, study: Study
) -> None:
    """Give CODE another last part of its id, another name, or both; what was decided follows.

    NEW is the last part of its new id. Codes below it and texts that name it are changed too.
    """
    from codebook.changing import rename as renamed
    from exitvoice.verbs.deciding import the_code

    if not new and not name:
        raise click.UsageError("Give a new last part of the id, a --name, or both.")
    last = new.rpartition(".")[2]
    _change(
        study,
        coder,
        comment,
        lambda book: renamed(book, the_code(book, code_name), last=last, name=name),
    )


@click.command(short_help="Put a code below another.")
@click.argument("code_name", metavar="CODE")
@click.argument("under", metavar="UNDER")
@coder_option
@_comment
@study_option
def move(code_name: str, under: str, coder: str | None, comment: str, study: Study) -> None:
    """Put CODE below UNDER, a code or direction; what was decided follows."""
    from codebook.changing import move as moved
    from exitvoice.verbs.deciding import the_code, the_part

    _change(
        study,
        coder,
        comment,
        lambda book: moved(book, the_code(book, code_name), the_part(book, under)),
    )


@click.command(short_help="Make several codes one.")
@click.argument("code_names", metavar="CODE...", nargs=-1, required=True)
@click.option("--into", required=True, metavar="CODE", help="The code that they become.")
@coder_option
@_comment
@study_option
def merge(
    code_names: tuple[str, ...], into: str, coder: str | None, comment: str, study: Study
) -> None:
    """Make every CODE and the one they go into a single code; what was decided follows.

    Rules, examples and cues come together. Where a coder gave one of them to a passage and refused
    another, what was given stands.
    """
    from codebook.changing import merge as merged
    from exitvoice.verbs.deciding import the_code

    _change(
        study,
        coder,
        comment,
        lambda book: merged(
            book, [the_code(book, each) for each in code_names], the_code(book, into)
        ),
    )


@click.command(short_help="Make several codes of one.")
@click.argument("code_name", metavar="CODE")
@click.option(
    "--into",
    "parts",
    required=True,
    multiple=True,
    metavar="ID[=NAME]",
    help="One of the codes it becomes: the last part of its id and its name. Twice or more.",
)
@coder_option
@_comment
@study_option
def split(
    code_name: str, parts: tuple[str, ...], coder: str | None, comment: str, study: Study
) -> None:
    """Make several codes of CODE; the passages it was given to go on a review list.

    Each part begins with the rules, examples and cues of CODE, for you to sort out. CODE is
    retired, unless it is one of the parts, and keeps its passages until each is decided on anew:
    `exitvoice codebook review` lists them.
    """
    from codebook.changing import split as split_up
    from exitvoice.verbs.deciding import the_code
    from exitvoice.verbs.recoding import parts_of

    def change(book: Codebook) -> Change:
        code_id = the_code(book, code_name)
        return split_up(book, code_id, parts_of(book, code_id, parts))

    _change(study, coder, comment, change)
    with study.store(read_only=True) as store:
        from exitvoice.verbs.recoding import review_rows

        waiting = sum(1 for _ in review_rows(store))
    click.echo(f"To review: {waiting}. `exitvoice codebook review` lists them.")


@click.command(short_help="Let a code be used no more.")
@click.argument("code_name", metavar="CODE")
@coder_option
@_comment
@study_option
def retire(code_name: str, coder: str | None, comment: str, study: Study) -> None:
    """Let CODE and the codes below it be given to nothing more; what was decided stands."""
    from codebook.changing import retire as retired
    from exitvoice.verbs.deciding import the_code

    _change(study, coder, comment, lambda book: retired(book, the_code(book, code_name)))


@click.command(short_help="Add a code, or propose one.")
@click.argument("code_id", metavar="CODE")
@click.argument("name", required=False, default="")
@click.option("--definition", default="", help="What a passage must hold to be given it.")
@click.option("--include", multiple=True, help="What else belongs to it; repeatable.")
@click.option("--exclude", multiple=True, help="What does not, and where it goes; repeatable.")
@click.option("--example", multiple=True, help="An invented passage that carries it; repeatable.")
@click.option(
    "--in-vivo", default="", metavar="WORDS", help="The speaker's own words to name it by."
)
@click.option("--passage", default="", help="The passage it is proposed at (id or beginning).")
@click.option("--candidate", is_flag=True, help="Only propose it.")
@coder_option
@_comment
@study_option
def add(
    code_id: str,
    name: str,
    definition: str,
    include: tuple[str, ...],
    exclude: tuple[str, ...],
    example: tuple[str, ...],
    in_vivo: str,
    passage: str,
    candidate: bool,
    coder: str | None,
    comment: str,
    study: Study,
) -> None:
    """Add CODE, a whole new id, under the name NAME.

    Without a definition and two examples, or with --candidate, it is a candidate: it may be given
    to passages and is marked as proposed, with who proposed it and where. --in-vivo names it by
    words of the passage. To take a candidate in, write what it lacks and take its status out.
    """
    from dataclasses import replace

    from codebook.changing import add as added
    from codebook.changing import new_code
    from exitvoice.verbs.recoding import proposed

    new = new_code(code_id, name or in_vivo or code_id.rpartition(".")[2].replace("-", " "))
    new = replace(
        new,
        definition=" ".join(definition.split()),
        include=include,
        exclude=exclude,
        examples=example,
        in_vivo=" ".join(in_vivo.split()),
    )
    with study.store(read_only=True) as store:
        new = proposed(store, new, passage, candidate=candidate)
    _change(study, coder, comment, lambda book: added(book, new))


@click.command(short_help="List passages to look at again after a split.")
@format_option
@study_option
def review(form: str, study: Study) -> None:
    """List the passages that were given a code which was split since.

    Decide on one of the parts with `exitvoice code`, and the passage leaves the list.
    """
    from exitvoice.verbs.recoding import review_rows

    with study.store(read_only=True) as store:
        rows = list(review_rows(store))
    emit(rows, form, columns=_REVIEW)
    if not rows and form == "table":
        click.echo("Nothing is to be looked at again.")


def _change(
    study: Study, coder: str | None, comment: str, change: Callable[[Codebook], Change]
) -> None:
    """Change the codebook, keep it, and say what was done."""
    from exitvoice.clock import now
    from exitvoice.verbs.deciding import named
    from exitvoice.verbs.recoding import change_codebook, signed

    book = study.codebook()
    done = change(book)
    with study.store(command=f"codebook {done.act}") as store:
        who = named(study.settings.coder if coder is None else coder, store.coders())
        done = signed(done, who)
        change_codebook(study, store, book, done, who, comment=comment, at=now())
    for old, new in done.now:
        click.echo(f"{old} → {new}")
    click.echo(f"{done.act} {done.about}: version {done.codebook.version[:12]}")
