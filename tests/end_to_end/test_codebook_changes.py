"""A study's codebook changes, on another subject than the bundled one: the whole way."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from codebook.formats.registry import read_any
from codebook.reading import bundled, read_codebook
from codebook.values import Status
from exitvoice.study.folder import open_study
from tests.end_to_end.program import run_here as run

if TYPE_CHECKING:
    from pathlib import Path

DOCUMENT = """\
“They docked our pay twice before the autumn, and nobody on the quay forgot it,” said Imra Tal, a
docker.

“We loaded until midnight and the clock had stopped at six,” said Imra Tal. “The foreman called us
cattle.”

“My father built that quay and I will not leave it empty,” said Oskar Venn, a rigger.
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a study of dock strikes with three decisions and a comment in its codebook."""
    home = tmp_path_factory.mktemp("strikes")
    (home / "quay.txt").write_text(DOCUMENT, encoding="utf-8")
    assert run("init", home / "s", "--codebook", "strikes", "--coder", "Ines").returncode == 0
    assert run("add", home / "quay.txt", "--study", home / "s").returncode == 0
    path = home / "s" / "codebook" / "codebook.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("codes:\n", "codes:\n  # argued about in May\n"), encoding="utf-8")
    ids = passages(home / "s")
    for passage, code in zip(
        ids, ("walk-out.wages", "unpaid-hours", "stay-in.dignity"), strict=True
    ):
        assert run("code", passage, code, "--study", home / "s").returncode == 0
    return home / "s"


@pytest.fixture
def strikes(made: Path, tmp_path: Path) -> Path:
    """Return a copy of the study that a test may change."""
    return shutil.copytree(made, tmp_path / "s")


def passages(study: Path) -> list[str]:
    with open_study(study).store(read_only=True) as store:
        return [each.id for each in store.passages()]


def standing(study: Path, *options: str) -> dict[str, int]:
    said = run("report", "frequency", "--format", "json", *options, "--study", study)
    assert said.returncode == 0, said.stderr
    return {row["code"]: row["passages"] for row in json.loads(said.stdout)["rows"] if row["code"]}


def review(study: Path) -> list[dict[str, Any]]:
    said = run("codebook", "review", "--format", "json", "--study", study)
    return list(json.loads(said.stdout))


def test_a_study_on_another_subject_goes_the_whole_way(strikes: Path) -> None:
    assert run("suggest", "--study", strikes).returncode == 0
    counts = standing(strikes)
    assert (counts["walk-out"], counts["walk-out.wages"], counts["stay-in.dignity"]) == (2, 2, 1)
    done = run("report", "all", "--study", strikes)
    assert done.returncode == 0, done.stderr
    assert len(list((strikes / "reports" / "pictures").glob("*.svg"))) > 2


def test_its_codebook_names_the_schema_that_lies_beside_it(strikes: Path) -> None:
    first = (strikes / "codebook" / "codebook.yaml").read_text(encoding="utf-8").splitlines()[0]
    name = first.removeprefix("# yaml-language-server: $schema=")
    assert (strikes / "codebook" / name).is_file()


def test_what_was_decided_follows_a_rename_and_a_merge_and_can_be_counted_as_before(
    strikes: Path,
) -> None:
    old = read_codebook(strikes / "codebook" / "codebook.yaml").version
    done = run("codebook", "rename", "unpaid-hours", "lost-hours", "-m", "clearer",
               "--study", strikes)  # fmt: skip
    assert "walk-out.wages.unpaid-hours → walk-out.wages.lost-hours" in done.stdout
    assert standing(strikes)["walk-out.wages.lost-hours"] == 1
    done = run(
        "codebook", "merge", "stay-in.dignity", "--into", "stay-in.union", "--study", strikes
    )
    assert done.returncode == 0, done.stderr
    counts = standing(strikes)
    assert counts["stay-in.union"] == 1
    assert "stay-in.dignity" not in counts
    counts = standing(strikes, "--as-of", old[:10])
    assert (counts["stay-in.dignity"], counts["walk-out.wages.unpaid-hours"]) == (1, 1)
    said = run("codebook", "history", "--format", "json", "--study", strikes)
    rows = json.loads(said.stdout)
    assert [(row["act"], row["coder"], row["comment"]) for row in rows] == [
        ("rename", "Ines", "clearer"), ("merge", "Ines", ""),
    ]  # fmt: skip
    assert run("verify", "--study", strikes).returncode == 0
    text = (strikes / "codebook" / "codebook.yaml").read_text(encoding="utf-8")
    assert "  # argued about in May\n" in text
    shown = run("codebook", "show", "stay-in.dignity", "--as-of", old, "--study", strikes)
    assert "Pride in the work" in shown.stdout
    differs = run("codebook", "diff", old[:12], "--study", strikes)
    assert differs.returncode == 1
    assert "stay-in.dignity" in differs.stdout


def test_the_log_tells_of_changes_without_the_text_of_whole_codebooks(strikes: Path) -> None:
    assert run("codebook", "retire", "stay-in.union", "--study", strikes).returncode == 0
    said = run("log", "--kind", "event", "--format", "csv", "--study", strikes).stdout
    assert "act: retire" in said
    assert len(said) < 5000


def test_a_split_asks_and_what_is_decided_anew_leaves_the_list(strikes: Path) -> None:
    done = run("codebook", "split", "unpaid-hours", "--into", "nights=Nights", "--into", "sundays",
               "--study", strikes)  # fmt: skip
    assert "To review: 1." in done.stdout
    (row,) = review(strikes)
    assert row["choose"] == ["walk-out.wages.nights", "walk-out.wages.sundays"]
    assert row["text"].startswith("We loaded until midnight")
    assert standing(strikes)["walk-out.wages.unpaid-hours"] == 1
    refused = run("code", row["passage"], "unpaid-hours", "--study", strikes)
    assert refused.returncode == 2
    assert "is retired" in refused.stderr
    assert run("code", row["passage"], "nights", "--study", strikes).returncode == 0
    assert review(strikes) == []
    counts = standing(strikes)
    assert (counts["walk-out.wages.nights"], counts["walk-out.wages.unpaid-hours"]) == (1, 0)


def test_a_code_renamed_by_hand_takes_what_was_decided_along(strikes: Path) -> None:
    path = strikes / "codebook" / "codebook.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("wages.unpaid-hours", "wages.hours"), encoding="utf-8")
    passage = passages(strikes)[0]
    assert run("code", passage, "walk-out.union", "--study", strikes).returncode == 0
    assert standing(strikes)["walk-out.wages.hours"] == 1
    rows = json.loads(run("codebook", "history", "--format", "json", "--study", strikes).stdout)
    assert [(row["act"], row["coder"]) for row in rows] == [("edit", "")]


def test_a_code_named_by_a_speakers_words_is_a_candidate_with_who_and_where(strikes: Path) -> None:
    passage = passages(strikes)[0]
    wrong = run("codebook", "add", "walk-out.wages.memory", "--in-vivo", "never forgot it",
                "--passage", passage, "--study", strikes)  # fmt: skip
    assert wrong.returncode == 3
    assert "do not stand in" in wrong.stderr
    done = run("codebook", "add", "walk-out.wages.memory", "--in-vivo", "Nobody on the quay",
               "--passage", passage, "--coder", "Mika", "--study", strikes)  # fmt: skip
    assert done.returncode == 0, done.stderr
    code = read_codebook(strikes / "codebook" / "codebook.yaml").code("walk-out.wages.memory")
    assert code is not None
    assert (code.status, code.name) == (Status.CANDIDATE, "Nobody on the quay")
    assert (code.proposed_by, code.proposed_in) == ("Mika", passage)
    assert run("code", passage, "memory", "--study", strikes).returncode == 0


def test_a_codebook_comes_back_from_a_workbook_with_every_fault_by_its_cell(
    strikes: Path, tmp_path: Path
) -> None:
    from openpyxl import load_workbook  # noqa: PLC0415 - here alone

    sheet = tmp_path / "book.xlsx"
    said = run("codebook", "export", sheet, "--study", strikes)
    assert "Comments and the layout of the YAML file stay behind." in said.stdout
    book = load_workbook(sheet)
    book["Codebook"]["C10"], book["Codebook"]["J11"] = "Pay", "sometimes"
    book.save(sheet)
    refused = run("codebook", "import", sheet, "--study", strikes)
    assert refused.returncode == 1
    assert f"{sheet}:11: J11, walk-out.wages.unpaid-hours: level: is “sometimes”" in refused.stdout
    book["Codebook"]["J11"] = None
    book.save(sheet)
    done = run("codebook", "import", sheet, "--study", strikes)
    assert done.stdout.startswith("1 differences taken in"), done.stdout + done.stderr
    code = read_codebook(strikes / "codebook" / "codebook.yaml").code("walk-out.wages")
    assert code is not None
    assert code.name == "Pay"
    text = (strikes / "codebook" / "codebook.yaml").read_text(encoding="utf-8")
    assert "  # argued about in May\n" in text


def test_a_codebook_without_codes_in_use_is_not_taken_in(strikes: Path) -> None:
    before = (strikes / "codebook" / "codebook.yaml").read_bytes()
    refused = run("codebook", "import", bundled(), "--study", strikes)
    assert refused.returncode == 5
    assert "It lacks codes that passages were given: walk-out.wages, " in refused.stderr
    assert (strikes / "codebook" / "codebook.yaml").read_bytes() == before


@pytest.mark.parametrize("ending", ["xlsx", "csv", "qdc", "yaml"])
def test_a_study_may_begin_with_a_codebook_in_any_format(tmp_path: Path, ending: str) -> None:
    file = tmp_path / f"book.{ending}"
    assert run("codebook", "export", file, "--codebook", bundled("strikes")).returncode == 0
    assert run("init", tmp_path / "s", "--codebook", file).returncode == 0
    made = read_codebook(tmp_path / "s" / "codebook" / "codebook.yaml")
    assert made == read_any(file) == read_codebook(bundled("strikes"))


def test_the_printed_codebook_counts_and_shows_what_was_given(
    strikes: Path, tmp_path: Path
) -> None:
    done = run("codebook", "print", tmp_path / "book.html", "--study", strikes)
    assert done.returncode == 0, done.stderr
    page = (tmp_path / "book.html").read_text(encoding="utf-8")
    assert "2 passages, 1 known speaker." in page
    assert "<blockquote>They docked our pay twice before the autumn" in page
    assert "Imra Tal" in page
    done = run("codebook", "print", tmp_path / "book.md", "--study", strikes, "--passages", "0")
    assert "> " not in (tmp_path / "book.md").read_text(encoding="utf-8")
    refused = run("codebook", "print", strikes / "codebook" / "x.html", "--study", strikes)
    assert refused.returncode == 4
