"""The command reference, made from the commands' own help: `python -m exitvoice.cli.manual`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from exitvoice.cli import main

if TYPE_CHECKING:
    from collections.abc import Iterator

_HEAD = """\
# Commands

Made from the commands' own help by `python -m exitvoice.cli.manual`; change the help, not this.

Exit codes: 0 done; 1 findings (a check failed); 2 wrong usage; 3 input unreadable or unknown; 4 the
study or the installation is wrong; 5 a conflict somebody must settle; 70 a bug (one line; where it
happened is kept in a file, without any words of your documents); 130 stopped with Ctrl-C.
"""
_WIDTH = 96


def manual() -> str:
    """Return the command reference as Markdown."""
    return "\n".join((_HEAD, *_pages(main, "exitvoice", None))) + "\n"


def _pages(command: click.Command, name: str, parent: click.Context | None) -> Iterator[str]:
    context = click.Context(
        command,
        info_name=name,
        parent=parent,
        terminal_width=_WIDTH,
        help_option_names=["-h", "--help"],
    )
    yield f"## {context.command_path}\n\n```text\n{command.get_help(context)}\n```\n"
    if isinstance(command, click.Group):
        for each, below in sorted(command.commands.items()):
            yield from _pages(below, each, context)


if __name__ == "__main__":
    click.echo(manual(), nl=False)
