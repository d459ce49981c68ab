"""Runs `exitvoice` often and quickly: the program is loaded once, and each run is a fork of it.

A run may be killed after a while, or have its n-th call to the system fail (failing.c).
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import TracebackType
    from typing import Self

ROOT = Path(__file__).parents[2]
AT = "2031-05-04T09:30:00+00:00"


@dataclass(frozen=True, slots=True)
class Ran:
    """What came of one run.

    Attributes:
        code: Its exit code; None where it was killed.
        out: What it said.
        err: What it complained of.
        seconds: How long it took.
    """

    code: int | None
    out: str
    err: str
    seconds: float


class Runner:
    """The loaded program; use it as a context manager."""

    def __init__(self, folder: Path, warm: list[list[str]], preload: Path | None = None) -> None:
        """Load the program, doing some runs that make it load what it loads late.

        Args:
            folder: For what it says.
            warm: The arguments of those runs.
            preload: A library of calls to the system to use in place of the usual.
        """
        self._folder = folder
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        if preload:
            environment["LD_PRELOAD"] = str(preload)
        self._program = subprocess.Popen(
            [sys.executable, "-m", "tests.torture.forking"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=environment,
        )
        for each in warm:
            self._ask({"argv": each, "warm": True})

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the program."""
        self._program.communicate("")

    def run(
        self, *argv: str | Path, kill: float | None = None, env: Mapping[str, str] | None = None
    ) -> Ran:
        """Run the program with the arguments, killed after so many seconds unless None."""
        words = [*map(str, argv)]
        return Ran(**self._ask({"argv": words, "kill": kill, "env": dict(env or {})}))

    def _ask(self, asked: dict[str, Any]) -> dict[str, Any]:
        assert self._program.stdin is not None
        assert self._program.stdout is not None
        self._program.stdin.write(json.dumps({**asked, "folder": str(self._folder)}) + "\n")
        self._program.stdin.flush()
        told: dict[str, Any] = json.loads(self._program.stdout.readline())
        return told


def _serve() -> None:
    from exitvoice import clock  # noqa: PLC0415 - loaded in the program alone

    clock.now = lambda: AT
    for line in sys.stdin:
        asked = json.loads(line)
        folder = Path(asked["folder"])
        began = time.monotonic()
        code = _forked(asked, folder)
        told: dict[str, Any] = {"code": code, "seconds": time.monotonic() - began}
        told |= {name: (folder / name).read_text(encoding="utf-8") for name in ("out", "err")}
        sys.stdout.write(json.dumps(told) + "\n")
        sys.stdout.flush()


def _forked(asked: dict[str, Any], folder: Path) -> int | None:
    for name in ("out", "err"):
        (folder / name).write_bytes(b"")
    if asked.get("warm"):
        return _enter(asked["argv"], folder)
    child = os.fork()
    if not child:
        os.environ.update(asked["env"])
        os._exit(_enter(asked["argv"], folder))
    if asked["kill"] is not None:
        time.sleep(asked["kill"])
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    return os.WEXITSTATUS(status) if os.WIFEXITED(status) else None


def _enter(argv: list[str], folder: Path) -> int:
    from exitvoice.door import enter  # noqa: PLC0415

    with (
        (folder / "out").open("w", encoding="utf-8") as out,
        (folder / "err").open("w", encoding="utf-8") as err,
        redirect_stdout(out),
        redirect_stderr(err),
    ):
        return enter(argv)


if __name__ == "__main__":
    _serve()
