"""A command that is killed loses nothing it acknowledged and does nothing by half."""

from __future__ import annotations

import os
import random
import shutil
from typing import TYPE_CHECKING

import pytest

from tests.torture.forking import Runner
from tests.torture.scale import often
from tests.torture.studies import documents, everything, new_study

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("killed")


@pytest.fixture(scope="module")
def runner(place: Path) -> Iterator[Runner]:
    (document,) = documents(place, 1)
    study, book = str(place / "warm"), str(place / "warm.xlsx")
    warm = [
        ["init", study, "--coder", "Warm"],
        ["add", str(document), "-s", study],
        ["quotations", "review", "--export", book, "-s", study],
        ["quotations", "review", "--import", book, "--apply", "-s", study],
    ]
    with Runner(place, warm) as made:
        yield made


def test_what_add_acknowledged_is_there_after_a_kill_and_a_rerun_ends_as_if_there_were_none(
    runner: Runner, place: Path
) -> None:
    papers = documents(place, 4)
    empty = new_study(runner, place / "empty")
    whole = shutil.copytree(empty, place / "whole")
    undisturbed = runner.run("add", *papers, "-s", whole)
    assert undisturbed.code == 0, undisturbed.err
    wanted = everything(whole)
    chance, cut_short = random.Random(11), 0  # noqa: S311
    for turn in range(often(8, 1000)):
        study = shutil.copytree(empty, place / f"add-{turn}")
        moment = chance.uniform(0, undisturbed.seconds)
        killed = runner.run("add", *papers, "-s", study, kill=moment)
        told = killed.out[: killed.out.rfind("\n") + 1].splitlines()
        names = {line.partition(":")[0] for line in told}
        there = everything(study)
        assert names <= {row["path"] for row in there["sources"]}
        assert names <= there["testimonies"].keys()
        cut_short += killed.code is None
        again = runner.run("add", *papers, "-s", study)
        assert again.code == 0, again.err
        assert everything(study) == wanted
        shutil.rmtree(study)
    assert cut_short > often(2, 500)


def test_a_merge_of_a_workbook_is_done_whole_or_not_at_all_whenever_it_is_killed(
    runner: Runner, place: Path
) -> None:
    empty = new_study(runner, place / "unmerged")
    assert runner.run("add", *documents(place, 3), "-s", empty).code == 0
    book = place / "review.xlsx"
    assert runner.run("quotations", "review", "--export", book, "-s", empty).code == 0
    _fill(book)
    merge = ("quotations", "review", "--import", book, "--apply", "-s")
    before = everything(empty)
    whole = shutil.copytree(empty, place / "merged")
    undisturbed = runner.run(*merge, whole)
    assert undisturbed.code == 0, undisturbed.out
    wanted = everything(whole)
    assert len(wanted["corrections"]) > 3
    chance, cut_short = random.Random(12), 0  # noqa: S311
    for turn in range(often(8, 1000)):
        study = shutil.copytree(empty, place / f"merge-{turn}")
        killed = runner.run(*merge, study, kill=chance.uniform(0, undisturbed.seconds))
        there = everything(study)
        assert there["corrections"] in (before["corrections"], wanted["corrections"])
        if "are kept" in killed.out or killed.code == 0:
            assert there == wanted
        cut_short += killed.code is None
        assert runner.run(*merge, study).code == 0
        assert everything(study) == wanted
        shutil.rmtree(study)
    assert cut_short > often(2, 500)


def _fill(book: Path) -> None:
    from openpyxl import load_workbook  # noqa: PLC0415

    filled = load_workbook(book)
    page: Worksheet = filled["Quotations"]
    headings = {str(cell.value): cell.column or 0 for cell in page[2]}
    column = headings[[name for name in headings if "voice" in name.casefold()][-1]]
    for row in range(3, page.max_row + 1):
        page.cell(row, column).value = "family"
    filled.save(book)
