"""A command that is killed loses nothing it acknowledged and does nothing by half.

It is killed after a while, or as it is about to make a certain call to the system.
"""

from __future__ import annotations

import os
import random
import shutil
from typing import TYPE_CHECKING

import pytest

from tests.torture.failing import COMPILER, calls, killed_at, library
from tests.torture.forking import Runner
from tests.torture.scale import often
from tests.torture.studies import documents, everything, judge, new_study
from tests.unit.audit_cases import Book

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from typing import Any

    from openpyxl.worksheet.worksheet import Worksheet

    from tests.torture.forking import Ran

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")

KILLS = often(8, 1000)
AUDIT, REVIEW = ("audit", "import"), ("quotations", "review", "--import")


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("killed")


@pytest.fixture(scope="module")
def runner(place: Path) -> Iterator[Runner]:
    (document,) = documents(place, 1)
    study, book, audit = (str(place / each) for each in ("warm", "warm.xlsx", "warm-audit.xlsx"))
    warm = [
        ["init", study, "--coder", "Warm"],
        ["add", str(document), "-s", study],
        ["suggest", "-s", study],
        ["quotations", "review", "--export", book, "-s", study],
        [*REVIEW, book, "--apply", "-s", study],
        ["audit", "export", "--reviewer", "Warm", audit, "-s", study],
        [*AUDIT, audit, "--apply", "-s", study],
    ]
    with Runner(place, warm, library(place) if COMPILER else None) as made:
        yield made


class Killer:
    """Runs one command again and again, each time killed at another moment."""

    def __init__(self, runner: Runner, command: tuple[str | Path, ...], study: Path) -> None:
        """Run the command undisturbed on a copy of the study, to know what is wanted."""
        self._runner, self._command, self._study = runner, command, study
        whole = shutil.copytree(study, study.with_name(f"{study.name}-whole"))
        self._calls = calls(runner, command, whole) if COMPILER else 0
        shutil.rmtree(whole)
        shutil.copytree(study, whole)
        self._seconds = self.run(whole).seconds
        self.wanted = everything(whole)

    def run(self, study: Path) -> Ran:
        """Run the command undisturbed."""
        done = self._runner.run(*self._command, "-s", study)
        assert done.code == 0, done.out + done.err
        return done

    def torture(self, seed: int, check: Callable[[Ran, dict[str, Any]], None]) -> None:
        """Kill the command so often, have what is there checked, run it again and compare."""
        chance = random.Random(seed)  # noqa: S311
        study = self._study.with_name(f"{self._study.name}-killed")
        kills = 0
        for turn in range(3 * KILLS):
            shutil.copytree(self._study, study)
            if self._calls and turn % 2:
                at = chance.randint(1, self._calls)
                killed = self._runner.run(*self._command, "-s", study, env=killed_at(study, at))
            else:
                moment = chance.uniform(0, self._seconds)
                killed = self._runner.run(*self._command, "-s", study, kill=moment)
            kills += killed.code is None
            check(killed, everything(study))
            self.run(study)
            assert everything(study) == self.wanted
            shutil.rmtree(study)
            if kills == KILLS:
                return
        raise AssertionError(kills)


def test_what_add_acknowledged_is_there_after_a_kill_and_a_rerun_ends_as_if_there_were_none(
    runner: Runner, place: Path
) -> None:
    def check(killed: Ran, there: dict[str, Any]) -> None:
        told = killed.out[: killed.out.rfind("\n") + 1].splitlines()
        names = {line.partition(":")[0] for line in told}
        assert names <= {row["path"] for row in there["sources"]}
        assert names <= there["testimonies"].keys()

    killer = Killer(runner, ("add", *documents(place, 4)), new_study(runner, place / "empty"))
    killer.torture(11, check)


@pytest.mark.parametrize("merge", [AUDIT, REVIEW], ids=" ".join)
def test_a_merge_of_a_workbook_is_done_whole_or_not_at_all_whenever_it_is_killed(
    runner: Runner, place: Path, merge: tuple[str, ...]
) -> None:
    study, book = filled_in(runner, place / merge[0], merge)
    before = everything(study)
    killer = Killer(runner, (*merge, book, "--apply"), study)
    wanted = killer.wanted
    trails = ("decisions", "corrections", "events", "acts", "memos", "coders")
    assert len(wanted["decisions"]) + len(wanted["corrections"]) > 3

    def check(killed: Ran, there: dict[str, Any]) -> None:
        ends = [all(there[each] == end[each] for each in trails) for end in (before, wanted)]
        assert ends in ([True, False], [False, True]), killed
        if killed.out or killed.code == 0:
            assert there == wanted

    killer.torture(12, check)


def filled_in(runner: Runner, study: Path, merge: tuple[str, ...]) -> tuple[Path, Path]:
    """Return a study, and a workbook of it that a person filled in."""
    new_study(runner, study)
    book = study.with_suffix(".xlsx")
    audit = ("audit", "export", "--reviewer", "Rosa Amsel", book)
    review = ("quotations", "review", "--export", book)
    commands: tuple[tuple[str | Path, ...], ...] = (
        ("add", *documents(study.parent, 3)), ("suggest",), audit if merge is AUDIT else review,
    )  # fmt: skip
    for each in commands:
        done = runner.run(*each, "-s", study)
        assert done.code == 0, done.err
    (judge if merge is AUDIT else _correct)(book)
    return study, book


def _correct(path: Path) -> None:
    book = Book(path)
    page: Worksheet = book.page("Quotations")
    headings = {str(cell.value): cell.column or 0 for cell in page[2]}
    column = headings[[name for name in headings if "voice" in name.casefold()][-1]]
    for row in range(3, page.max_row + 1):
        page.cell(row, column).value = "family"
    book.save(path)
