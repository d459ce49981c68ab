"""The command line: one module a command, each a thin shell around one library call."""

from __future__ import annotations

from importlib.metadata import version

import click

from exitvoice.cli.add import add
from exitvoice.cli.agreement import agreement
from exitvoice.cli.audit import audit
from exitvoice.cli.code import code, uncode
from exitvoice.cli.codebook import codebook
from exitvoice.cli.copies import backup, export, import_, restore
from exitvoice.cli.demo import demo
from exitvoice.cli.held import held
from exitvoice.cli.init import init
from exitvoice.cli.log import log
from exitvoice.cli.passages import passages
from exitvoice.cli.quotations import quotations
from exitvoice.cli.report import report
from exitvoice.cli.show import show
from exitvoice.cli.similar import similar
from exitvoice.cli.sources import sources
from exitvoice.cli.suggest import suggest
from exitvoice.cli.undo import undo
from exitvoice.cli.verify import verify


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(version("exitvoice"), prog_name="exitvoice")
def main() -> None:
    """Code the testimony of people who left armies that turned on their own people.

    Documents go in; quotations are found, each with its speaker and its exact place, cut into
    passages and given codes for what drives people out and what holds them back. The program only
    suggests; you decide, and every decision is kept with who, when and why. Nothing leaves this
    machine.

    New here? Type `exitvoice demo` and look at what it makes.
    """


for command in (
    demo, init, add, sources, show, held, quotations, passages, similar, suggest, code, uncode,
    audit, agreement, report, codebook, log, undo, verify, backup, restore, export, import_,
):  # fmt: skip
    main.add_command(command)
