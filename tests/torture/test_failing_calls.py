"""Where a call to the system fails, a study is as it was before or as it is afterwards."""

from __future__ import annotations

import errno
import shutil
import sys
from typing import TYPE_CHECKING

import pytest

from tests.torture.failing import COMPILER, calls, failed_at, library
from tests.torture.forking import Runner
from tests.torture.scale import LONG
from tests.torture.studies import documents, everything, judge, new_study, strays

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

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
    (document,) = documents(place, 1)
    study, book = str(place / "warm"), str(place / "warm.xlsx")
    warm = [
        ["init", study, "--coder", "Warm"],
        ["add", str(document), "-s", study],
        ["suggest", "-s", study],
        ["audit", "export", "--reviewer", "Warm", book, "-s", study],
        ["audit", "import", book, "--apply", "-s", study],
    ]
    with Runner(place, warm, library(place)) as made:
        yield made


@pytest.fixture(scope="module")
def coded(runner: Runner, place: Path) -> Path:
    """Return a study with a document, of which a workbook is out, and a passage coded last."""
    study = new_study(runner, place / "coded")
    commands: tuple[tuple[str | Path, ...], ...] = (
        ("add", *documents(place, 1)),
        ("suggest",),
        ("audit", "export", "--reviewer", "Rosa Amsel", place / "audit.xlsx"),
    )
    for each in commands:
        done = runner.run(*each, "-s", study)
        assert done.code == 0, done.err
    judge(place / "audit.xlsx")
    (passage, *_) = everything(study)["passages"]
    done = runner.run("code", passage["id"], "punishment", "-s", study)
    assert done.code == 0, done.err
    return study


def commands(study: Path, place: Path) -> dict[str, tuple[str | Path, ...]]:
    """Return the commands that write, each for a study that is coded."""
    there = everything(study)
    passage, last = there["passages"][0]["id"], there["acts"][-1]["number"]
    papers = place / "more"
    papers.mkdir(exist_ok=True)
    return {
        "add": ("add", documents(papers, 2)[1]),
        "code": ("code", passage, "family-reprisal", "--coder", "Jo Adler", "-m", "why"),
        "undo": ("undo", str(last)),
        "suggest": ("suggest",),
        "audit": ("audit", "import", place / "audit.xlsx", "--apply"),
    }


@pytest.mark.parametrize("ever", [False, True], ids=["once", "from then on"])
@pytest.mark.parametrize("name", ["add", "code", "undo", "suggest", "audit"])
def test_a_command_whose_nth_call_fails_leaves_the_study_before_or_after(
    runner: Runner, coded: Path, tmp_path: Path, name: str, *, ever: bool
) -> None:
    command = commands(coded, coded.parent)[name]
    before = everything(coded)
    after_ = shutil.copytree(coded, tmp_path / "after")
    count = calls(runner, command, after_)
    after = everything(after_)
    shutil.rmtree(after_)
    assert count > 8
    for at in range(1, count + 1, 1 if LONG else 23):
        for code in ERRORS if LONG else (ERRORS[at % len(ERRORS)],):
            study = shutil.copytree(coded, tmp_path / "failing")
            ways = {"FAIL_EVER": "1"} if ever else {}
            ran = runner.run(*command, "-s", study, env=failed_at(study, at, code) | ways)
            where = f"{name}, call {at}, {errno.errorcode[code]}: {ran}"
            assert ran.code != BUG, where
            assert ran.code == 0 or ran.err.startswith("exitvoice: "), where
            there = everything(study)
            assert there in (before, after), where
            assert ran.code != 0 or there["decisions"] == after["decisions"], where
            assert strays(study) == [], where
            shutil.rmtree(study)
