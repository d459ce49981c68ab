"""A command that does its work by itself and has further commands below it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Iterable


class CommandWithMore(click.Group):
    """A command whose first word may name a command below it; all else goes to the usual one.

    A file that is called like a command below is named with its folder, as ``./review``.
    """

    def __init__(self, usual: click.Command, more: Iterable[click.Command], *, name: str) -> None:
        """Take the help and the options of the usual command for its own."""
        self.usual = usual
        super().__init__(
            name,
            {command.name: command for command in more if command.name},
            help=usual.help,
            short_help=usual.short_help,
            params=[each for each in usual.params if isinstance(each, click.Option)],
            subcommand_metavar="",
        )

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: Any,  # noqa: ANN401 - as click has it
    ) -> click.Context:
        """Read what was typed: for the usual command, unless the first word names another."""
        if args[:1] and args[0] in self.commands:
            context = click.Context(self, info_name=info_name, parent=parent, **extra)
            below = self.commands[args[0]]
            return below.make_context(below.name, args[1:], context)
        if asked := [word for word in args if word in self._help_words(parent)]:
            return super().make_context(info_name, asked, parent, **extra)
        return self.usual.make_context(info_name, args, parent, **extra)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write a line for the usual command and one for those below."""
        files = " ".join(self.usual.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, files)
        names = "|".join(self.commands)
        formatter.write_usage(ctx.command_path, f"{names} [OPTIONS]", prefix="   or: ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options of the usual command, then the commands below."""
        self.usual.format_options(ctx, formatter)
        self.format_commands(ctx, formatter)

    @staticmethod
    def _help_words(parent: click.Context | None) -> Iterable[str]:
        return parent.help_option_names if parent else ("--help",)
