"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from exitvoice.study.folder import Study

    Command = TypeVar("Command", bound=Callable[..., Any])


def _open(_context: click.Context, _parameter: click.Parameter, folder: Path | None) -> Study:
    from exitvoice.study.folder import open_study
    from exitvoice.study.places import risk_once

    study = open_study(folder or Path.cwd())
    if told := risk_once(study.folder):
        click.echo(f"exitvoice: {told}", err=True)
    return study


def study_option(command: Command) -> Command:
    """Give a command the open study, found from here upwards or named by ``--study``."""
    return click.option(
        "--study",
        "-s",
        type=click.Path(path_type=Path),
        callback=_open,
        metavar="DIR",
        help="The study. [default: the one you stand in]",
    )(command)


def folder_option(command: Command) -> Command:
    """Give a command that may do without a study the folder where one would be looked for."""
    return click.option(
        "--study",
        "-s",
        "folder",
        type=click.Path(path_type=Path),
        default=Path.cwd,
        metavar="DIR",
        help="The study, where one is needed. [default: the one you stand in]",
    )(command)


def coder_option(command: Command) -> Command:
    """Give a command the name of the coder who decides."""
    return click.option(
        "--coder",
        default=None,
        metavar="NAME",
        help="Who decides. [default: `coder` in exitvoice.toml]",
    )(command)


def codebook_option(command: Command) -> Command:
    """Give a command the file of a codebook, in any format."""
    return click.option(
        "--codebook",
        "file",
        type=click.Path(path_type=Path),
        default=None,
        metavar="FILE",
        help="The codebook. [default: that of the study you stand in, or the bundled one]",
    )(command)


def choice_option(
    name: str, choices: Sequence[str], help_: str, *, default: str | None = None, into: str = ""
) -> Callable[[Command], Command]:
    """Give a command a choice between words, one of them made already.

    Args:
        name: What it is called, as ``--by``.
        choices: The words.
        help_: What is chosen.
        default: The word that is chosen when none is named; the first when None.
        into: The parameter it goes into; told by the name when empty.
    """
    return click.option(
        name,
        *filter(None, (into,)),
        type=click.Choice(choices),
        default=default or choices[0],
        show_default=True,
        help=help_,
    )


def file_option(*names: str, metavar: str, help_: str) -> Callable[[Command], Command]:
    """Give a command a file or folder that may be left out."""
    path = click.Path(path_type=Path)
    return click.option(*names, type=path, default=None, metavar=metavar, help=help_)


def where_option(verb: str) -> Callable[[Command], Command]:
    """Give a command a query that says which passages it is about.

    Args:
        verb: What it does with them, as ``"Count"``.
    """
    return click.option(
        "--where",
        default="",
        metavar="QUERY",
        help=f'{verb} only passages of which this is true, as "driver.moral and voice = defector".',
    )
