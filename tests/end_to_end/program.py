"""Runs the program as a person would, in a process of its own; or quicker, in this one."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from contextlib import chdir, redirect_stderr, redirect_stdout
from typing import TYPE_CHECKING

from exitvoice.door import enter

if TYPE_CHECKING:
    from pathlib import Path


def run(
    *arguments: str | Path, cwd: Path | None = None, stdin: str = "", **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run `exitvoice` with the arguments; output and messages come back as text."""
    return subprocess.run(
        [sys.executable, "-W", "error", "-m", "exitvoice", *map(str, arguments)],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **environment},
    )


def run_here(*arguments: str | Path, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run `exitvoice` in this process, where only what it says and does is of interest."""
    words = [*map(str, arguments)]
    said, told = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
    with chdir(cwd or "."), redirect_stdout(said), redirect_stderr(told):
        code = enter(words)
    for stream in (said, told):
        stream.seek(0)
    return subprocess.CompletedProcess(words, code, said.read(), told.read())
