"""Calls to the system that fail, or at which the program is killed: failing.c, made and asked."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.torture.forking import Runner

COMPILER = shutil.which("cc")
_KILLED = 0  # no error has this number


def library(folder: Path) -> Path:
    """Return the compiled library of calls, for a Runner to use in place of the usual."""
    made, source = folder / "failing.so", Path(__file__).with_name("failing.c")
    subprocess.run(
        [str(COMPILER), "-shared", "-fPIC", "-O1", "-o", made, source, "-ldl"], check=True
    )
    return made


def calls(runner: Runner, command: tuple[str | Path, ...], study: Path) -> int:
    """Run a command and return how many calls it made on files of a study."""
    counted = study.with_name(f"{study.name}.calls")
    counted.unlink(missing_ok=True)
    counting = {"FAIL_UNDER": str(study), "FAIL_COUNT": str(counted)}
    done = runner.run(*command, "-s", study, env=counting)
    assert done.code == 0, done.err
    return counted.stat().st_size


def failed_at(study: Path, at: int, code: int) -> dict[str, str]:
    """Return the environment in which a call fails with an error."""
    return {"FAIL_UNDER": str(study), "FAIL_AT": str(at), "FAIL_WITH": str(code)}


def killed_at(study: Path, at: int) -> dict[str, str]:
    """Return the environment in which the program is killed as it makes a call."""
    return failed_at(study, at, _KILLED)
