"""Where a call to the system fails, a study is as it was before or as it is afterwards."""

from __future__ import annotations

import errno
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.torture.forking import Runner
from tests.torture.scale import LONG
from tests.torture.studies import documents, everything, new_study, strays

if TYPE_CHECKING:
    from collections.abc import Iterator

COMPILER = shutil.which("cc")
ERRORS = (errno.ENOSPC, errno.EIO, errno.EACCES)
BUG = 70

pytestmark = pytest.mark.skipif(
    COMPILER is None or sys.platform != "linux",
    reason="calls to the system are made to fail by a small C library, which needs cc and Linux",
)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("failing")


@pytest.fixture(scope="module")
def runner(place: Path) -> Iterator[Runner]:
    library = place / "failing.so"
    source = Path(__file__).with_name("failing.c")
    subprocess.run(
        [str(COMPILER), "-shared", "-fPIC", "-O1", "-o", library, source, "-ldl"], check=True
    )
    (document,) = documents(place, 1)
    study, book = str(place / "warm"), str(place / "warm.xlsx")
    warm = [
        ["init", study, "--coder", "Warm"],
        ["add", str(document), "-s", study],
        ["passages", "-s", study],
        ["quotations", "review", "--export", book, "-s", study],
        ["report", "all", "-s", study],
        ["log", "--format", "html", "-s", study],
    ]
    with Runner(place, warm, library) as made:
        yield made


@pytest.fixture(scope="module")
def coded(runner: Runner, place: Path) -> Path:
    """Return a study with a document, a passage of which is coded in act 5."""
    study = new_study(runner, place / "coded")
    assert runner.run("add", *documents(place, 1), "-s", study).code == 0
    (passage, *_) = everything(study)["passages"]
    done = runner.run("code", passage["id"], "punishment", "-s", study)
    assert done.code == 0, done.err
    return study


def commands(study: Path, place: Path) -> dict[str, tuple[str | Path, ...]]:
    """Return the commands that write, each for a study that is coded."""
    passage = everything(study)["passages"][0]["id"]
    papers = place / "more"
    papers.mkdir(exist_ok=True)
    return {
        "add": ("add", documents(papers, 2)[1]),
        "code": ("code", passage, "family-reprisal", "--coder", "Jo Adler", "-m", "why"),
        "undo": ("undo", "5"),
        "suggest": ("suggest",),
    }


def failures(runner: Runner, command: tuple[str | Path, ...], study: Path, counted: Path) -> int:
    """Return how many calls a command makes on files of a study."""
    counted.unlink(missing_ok=True)
    counting = {"FAIL_UNDER": str(study), "FAIL_COUNT": str(counted)}
    done = runner.run(*command, "-s", study, env=counting)
    assert done.code == 0, done.err
    return counted.stat().st_size


@pytest.mark.parametrize("ever", [False, True], ids=["once", "from then on"])
@pytest.mark.parametrize("name", ["add", "code", "undo", "suggest"])
def test_a_command_whose_nth_call_fails_leaves_the_study_before_or_after(
    runner: Runner, place: Path, coded: Path, name: str, *, ever: bool
) -> None:
    command = commands(coded, place)[name]
    before = everything(coded)
    after_ = shutil.copytree(coded, place / "after")
    calls = failures(runner, command, after_, place / "calls")
    after = everything(after_)
    shutil.rmtree(after_)
    assert calls > 8
    for at in range(1, calls + 1, 1 if LONG else 23):
        for code in ERRORS if LONG else (ERRORS[at % len(ERRORS)],):
            study = shutil.copytree(coded, place / "failing")
            ways = {"FAIL_EVER": "1"} if ever else {}
            failing = {"FAIL_UNDER": str(study), "FAIL_AT": str(at), "FAIL_WITH": str(code)}
            ran = runner.run(*command, "-s", study, env={**failing, **ways})
            where = f"{name}, call {at}, {errno.errorcode[code]}: {ran}"
            assert ran.code != BUG, where
            assert ran.code == 0 or ran.err.startswith("exitvoice: "), where
            there = everything(study)
            assert same(there, before, after), where
            assert ran.code != 0 or there["decisions"] == after["decisions"], where
            assert strays(study) == [], where
            shutil.rmtree(study)


def same(there: dict[str, object], before: dict[str, object], after: dict[str, object]) -> bool:
    """Return whether a study is as before or after; who codes may have been made known alone."""
    if there in (before, after):
        return True
    trails = ("decisions", "corrections", "events", "sources", "suggestions", "testimonies")
    return all(there[name] == before[name] for name in trails)
