"""Help answers, and answers without loading what it does not need."""

from __future__ import annotations

import subprocess
import sys

import click
import pytest

from exitvoice.cli import main
from tests.end_to_end.program import run

HEAVY = ("spacy", "pandas", "numpy", "scipy", "vl_convert", "openpyxl", "rich", "sqlite3", "ruamel")


def test_help_loads_no_heavy_library() -> None:
    code = (
        "import sys\nfrom exitvoice.door import enter\nenter(['--help'])\n"
        f"heavy = [name for name in {HEAVY!r} if name in sys.modules]\n"
        "sys.exit(f'loaded: {heavy}' if heavy else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("name", sorted(main.commands))
def test_every_command_has_help_and_describes_its_options(name: str) -> None:
    command = main.commands[name]
    assert command.help
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, f"{name} {parameter.name}"


def test_a_wrong_command_ends_with_two_and_names_help() -> None:
    done = run("reprot")
    assert done.returncode == 2
    assert "--help" in done.stderr
