"""Tests run in a fork of this process: to see which lines each one reaches, or on a mutant."""

from __future__ import annotations

import json
import os
import signal
import sys
import tempfile
import time
from contextlib import redirect_stderr, redirect_stdout
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import spec_from_file_location
from pathlib import Path
from typing import TYPE_CHECKING

import coverage
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from types import CodeType

    from tests.mutants.making import Mutant

QUIET = ("-x", "-q", "-p", "no:cacheprovider", "-p", "no:randomly")
OURS = frozenset({"codebook", "testimonies", "coding", "reports", "exitvoice"})
LONGEST = 6.0  # seconds of tests for a mutant, the quickest first
PATIENCE = 20  # times as long may they take, on a busy machine


class Reached:
    """Which tests reach which lines, and how long each takes."""

    def __init__(self, tests: Iterable[str], packages: Sequence[str]) -> None:
        """Run the tests once.

        Args:
            tests: Files of tests.
            packages: The packages whose lines are asked for.
        """
        with tempfile.TemporaryDirectory() as folder:
            place = Path(folder)
            if _forked(lambda: _watch([*tests], packages, place)) != pytest.ExitCode.OK:
                raise SystemExit("The tests fail without any mutant; see `make test`.")
            self.seconds: dict[str, float] = json.loads((place / "seconds").read_text())
            self._data = coverage.CoverageData(str(place / "lines"))
            self._data.read()
            self._lines = {
                name: self._data.contexts_by_lineno(name) for name in self._data.measured_files()
            }

    def by(self, mutant: Mutant) -> list[str]:
        """Return the tests that reach a mutant's line, the quickest first, for so long a time.

        A line that is run when its module is read is reached by all that use the module, or by any
        test where no test uses it later.
        """
        lines = self._lines.get(str(mutant.path), {})
        reaching = {test for test in lines.get(mutant.line, ()) if test}
        reaching = reaching or {test for tests in lines.values() for test in tests if test}
        reaching = reaching or {*self.seconds}
        chosen, spent = list[str](), 0.0
        for test in sorted(reaching, key=lambda each: self.seconds[each]):
            spent += self.seconds[test]
            if chosen and spent > LONGEST:
                break
            chosen.append(test)
        return chosen


def is_noticed(mutant: Mutant, tests: Sequence[str]) -> bool:
    """Return whether one of the tests fails on a mutant, or does not come to an end."""

    def run() -> int:
        _forget_our_own()
        sys.meta_path.insert(0, _Finder(mutant))
        return pytest.main([*QUIET, *tests])

    return bool(tests) and _forked(run, seconds=PATIENCE * LONGEST) != pytest.ExitCode.OK


def _forget_our_own() -> None:
    """Let our modules be read anew; what others wrote, and is slow to load, stays."""
    for name in [*sys.modules]:
        if name.partition(".")[0] in OURS or name.startswith(("tests.unit", "tests.end")):
            del sys.modules[name]


def _watch(tests: list[str], packages: Sequence[str], place: Path) -> int:
    watched = coverage.Coverage(data_file=str(place / "lines"), source=packages, config_file=False)
    timer = _Timer(watched)
    _forget_our_own()
    watched.start()
    try:
        return pytest.main([*QUIET, *tests], plugins=[timer])
    finally:
        watched.stop()
        watched.save()
        (place / "seconds").write_text(json.dumps(timer.seconds))


class _Timer:
    def __init__(self, watched: coverage.Coverage) -> None:
        self._watched, self.seconds = watched, dict[str, float]()

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        self._watched.switch_context(item.nodeid)
        began = time.process_time()
        done = yield
        self.seconds[item.nodeid] = time.process_time() - began
        self._watched.switch_context("")
        return done


class _Finder:
    def __init__(self, mutant: Mutant) -> None:
        self._mutant = mutant

    def find_spec(self, name: str, *_: object) -> ModuleSpec | None:
        if name != self._mutant.module:
            return None
        loader = _Loader(name, str(self._mutant.path), self._mutant.compiled())
        return spec_from_file_location(name, self._mutant.path, loader=loader)


class _Loader(SourceFileLoader):
    def __init__(self, name: str, path: str, code: CodeType) -> None:
        super().__init__(name, path)
        self._code = code

    def get_code(self, fullname: str) -> CodeType:  # noqa: ARG002
        return self._code


def _forked(run: Callable[[], int], seconds: float | None = None) -> int:
    """Return the exit code of what is run in a fork, or -1 where it took longer."""
    child = os.fork()
    if not child:
        with open(os.devnull, "w") as nowhere, redirect_stdout(nowhere), redirect_stderr(nowhere):  # noqa: PTH123
            os._exit(run())
    began = time.monotonic()
    while seconds is None or time.monotonic() - began < seconds:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.02)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return -1
