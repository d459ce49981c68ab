"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from collections.abc import Callable

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
