"""`exitvoice suggest`: suggestions with their evidence."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from exitvoice.cli.options import folder_option
from exitvoice.cli.progress import tracked
from exitvoice.cli.rows import emit, format_option

if TYPE_CHECKING:
    from codebook.values import Codebook
    from coding.store import Store
    from coding.suggesters import Suggester

ROW_COLUMNS = ("id", "suggestions")


@click.command(short_help="Suggest codes, with their evidence.")
@click.option(
    "--passages",
    "rows_file",
    type=click.Path(path_type=Path),
    default=None,
    metavar="FILE.jsonl",
    help='Lines like {"id": "p1", "text": "..."} instead of a study; - reads standard input.',
)
@click.option(
    "--codebook",
    "codebook_file",
    type=click.Path(path_type=Path),
    default=None,
    metavar="FILE",
    help="With --passages: the codebook. [default: drivers of and obstacles to defection]",
)
@click.option("--suggester", default="combined", show_default=True, help="What makes suggestions.")
@click.option(
    "--evaluate",
    "gold_file",
    type=click.Path(path_type=Path),
    default=None,
    metavar="GOLD.jsonl",
    help="Suggest for passages people coded and tell how well it went; no study is touched.",
)
@click.option(
    "--explain", "passage", default=None, metavar="PASSAGE", help="Tell why, code by code, for one."
)
@click.option(
    "--order",
    type=click.Choice(["document", "uncertainty"]),
    default="document",
    show_default=True,
    help="With rows: by place, or undecided passages first whose suggestions are least certain.",
)
@click.option(
    "--learn",
    is_flag=True,
    help="Also learn from what was decided in this study, for codes where that proves better.",
)
@click.option("--hide-from", default=None, metavar="CODER", help="Show this coder no suggestions.")
@click.option("--show-to", default=None, metavar="CODER", help="Show them to this coder again.")
@folder_option
@format_option
def suggest(
    rows_file: Path | None,
    codebook_file: Path | None,
    suggester: str,
    gold_file: Path | None,
    passage: str | None,
    order: str,
    learn: bool,
    hide_from: str | None,
    show_to: str | None,
    folder: Path,
    form: str,
) -> None:
    """Suggest codes for the passages of a study, each with its evidence and a reason.

    A suggestion is never a coding: it waits until somebody decides with `exitvoice code`.
    Running it again replaces the suggestions and touches no decision.

    A coder from whom suggestions are hidden sees none in `exitvoice passages --coder` and in audit
    workbooks, and so codes by their own eyes; that it was so is kept in the trail.
    """
    one_of = (rows_file, gold_file, passage, hide_from, show_to)
    if sum(each is not None for each in one_of) > 1:
        raise click.UsageError(
            "--passages, --evaluate, --explain, --hide-from and --show-to each stand alone."
        )
    if learn and (any(one_of) or suggester != "combined"):
        raise click.UsageError("--learn goes with the combined suggester, for a whole study.")
    if codebook_file and not (rows_file or gold_file):
        raise click.UsageError(
            "--codebook goes with --passages or --evaluate; a study has its own codebook."
        )
    if rows_file:
        _for_rows(rows_file, codebook_file, suggester, form)
    elif gold_file:
        _evaluate(gold_file, codebook_file, suggester, form)
    elif passage:
        _explain(folder, passage, suggester, form)
    elif hide_from or show_to:
        _show(folder, hide_from or show_to or "", hidden=bool(hide_from))
    else:
        _for_study(folder, suggester, form, order, learn=learn)


def _for_rows(rows_file: Path, codebook_file: Path | None, suggester: str, form: str) -> None:
    from codebook.reading import bundled, read_codebook
    from exitvoice.verbs.suggesting import read_rows, suggest_for_rows

    rows = read_rows(str(rows_file), lines_of(rows_file))
    made = _suggester(suggester, read_codebook(codebook_file or bundled()))
    found = suggest_for_rows(tracked(rows, "Looking at passages", len(rows)), made)
    emit(found, form, columns=ROW_COLUMNS)


def _evaluate(gold_file: Path, codebook_file: Path | None, suggester: str, form: str) -> None:
    from codebook.reading import bundled, read_codebook
    from exitvoice.verbs.evaluating import COLUMNS, evaluation_rows, gold_passages

    gold = gold_passages(str(gold_file), lines_of(gold_file))
    made = _suggester(suggester, read_codebook(codebook_file or bundled()))
    rows = evaluation_rows(tracked(gold, "Looking at passages", len(gold)), made)
    emit(list(rows), form, columns=COLUMNS)


def _explain(folder: Path, passage: str, suggester: str, form: str) -> None:
    from exitvoice.study.folder import open_study
    from exitvoice.verbs.explaining import COLUMNS, explanation_rows, words_of

    study = open_study(folder)
    book = study.codebook()
    made = _suggester(suggester, book)
    with study.store(read_only=True) as store:
        text = words_of(store, store.passage(passage).id)
    if form == "table":
        click.echo(f"{text}\n")
    emit(explanation_rows(text, made, book), form, columns=COLUMNS)


def _show(folder: Path, coder: str, *, hidden: bool) -> None:
    from coding.hiding import hide, show
    from exitvoice.clock import now
    from exitvoice.study.folder import open_study
    from exitvoice.verbs.deciding import keep_event, named

    with open_study(folder).store(command="suggest") as store:
        who = named(coder, store.coders())
        keep_event(store, hide(who.id) if hidden else show(who.id), who, at=now())
    click.echo(f"{who.name} is shown {'no' if hidden else 'the'} suggestions from now on.")


def _for_study(folder: Path, suggester: str, form: str, order: str, *, learn: bool) -> None:
    from exitvoice.clock import now
    from exitvoice.study.folder import open_study
    from exitvoice.verbs.suggesting import suggest_for_study, suggestion_rows, tiers_told

    study = open_study(folder)
    book = study.codebook()
    with study.store(command="suggest") as store:
        made = _learned(store, book) if learn else _suggester(suggester, book)
        done = suggest_for_study(store, book, made, at=now(), track=tracked)
        if form != "table" or order == "uncertainty":
            rows = suggestion_rows(store, done.suggestions, uncertain_first=order == "uncertainty")
            emit(rows, form, columns=ROW_COLUMNS)
            return
        told = tiers_told(done.suggestions, store.decisions(), made)
    click.echo(
        f"{len(done.suggestions)} suggestions for {done.with_suggestions} of {done.passages} "
        f"passages ({done.strong} strong, {len(done.suggestions) - done.strong} weak). "
        "They wait for a decision: `exitvoice passages --suggested` shows them."
    )
    for line in told:
        click.echo(line)


def _learned(store: Store, book: Codebook) -> Suggester:
    from coding.combined import CombinedSuggester
    from coding.combined.refitting import mark, refit
    from coding.combined.training import shipped_examples
    from coding.learned.suggester import shipped
    from exitvoice.verbs.suggesting import decided_examples, hinted_codes

    own = decided_examples(store)
    made = refit(shipped(), shipped_examples(), own, hinted_codes(book, own))
    for trial in made.trials:
        used = "used" if trial.better else "not used"
        click.echo(
            f"{trial.code_id} ({trial.n} passages): F1 on documents left out {trial.refitted:.2f}, "
            f"without this study {trial.shipped:.2f}, by cues alone {trial.cues:.2f}: {used}.",
            err=True,
        )
    if not made.trials:
        click.echo("Too little is decided to learn from: no code has been tried.", err=True)
    return CombinedSuggester(book, made, version=f"1+{mark(own)}")


def _suggester(name: str, book: Codebook) -> Suggester:
    from coding.suggesters import load_suggester

    return load_suggester(name, book)


def lines_of(path: Path) -> list[str]:
    """Return the lines of a file, or of standard input where it is named -."""
    from exitvoice.errors import RowsError

    if str(path) != "-" and path.exists() and not path.is_file():
        raise RowsError(str(path), ["it is no ordinary file; name a file of JSON lines"])
    try:
        data = sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()
        return data.decode("utf-8-sig").split("\n")
    except OSError as error:
        raise RowsError(str(path), [f"it cannot be read: {error.strerror}"]) from error
    except UnicodeDecodeError as error:
        raise RowsError(
            str(path), [f"byte {error.start} is not UTF-8; save it as UTF-8"]
        ) from error
