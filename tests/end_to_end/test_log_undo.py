from __future__ import annotations

import csv
import io
import json
import re
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from tests.end_to_end.program import run_here as run

if TYPE_CHECKING:
    from pathlib import Path

REPORT = """\
“They told us to fire on the bridge, and I would not,” said Ilse Varn, a former corporal.

“They would arrest my mother if I left,” said a private who asked not to be named.
"""


@pytest.fixture
def small(made: Path, tmp_path: Path) -> Path:
    """Return a copy of the study that a test may change."""
    return shutil.copytree(made, tmp_path / "small")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a study with one document, which one coder has coded twice and another once."""
    place = tmp_path_factory.mktemp("log")
    folder = place / "small"
    (place / "bridge.txt").write_text(REPORT, encoding="utf-8")
    assert run("init", folder, "--title", "Bridge & <b>", "--coder", "Ana Ruiz").returncode == 0
    assert run("add", place / "bridge.txt", "--study", folder).returncode == 0
    assert code(folder, "punishment", "-m", "a <first> reading").returncode == 0
    assert code(folder, "family-reprisal", "--coder", "Jo Adler").returncode == 0
    assert code(folder, "punishment", "--verdict", "unsure").returncode == 0
    return folder


def code(study: Path, name: str, *more: str) -> Any:  # noqa: ANN401
    (passage,) = rows("passages", "--study", study, "--word", "arrest")
    return run("code", passage["id"], name, "--study", study, *more)


def rows(*arguments: str | Path) -> list[dict[str, Any]]:
    done = run(*arguments, "--format", "jsonl")
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def said(study: Path, *filters: str) -> list[tuple[str, str]]:
    return [(row["coder"], row["what"]) for row in rows("log", "--study", study, *filters)]


def test_the_log_tells_everything_in_order_and_where_it_came_from(small: Path) -> None:
    told = rows("log", "--study", small)
    acts = [row["act"] for row in told if row["kind"] == "act"]
    assert acts == [1, 3]
    assert [row["act"] for row in told] == [1, 2, 2, 3, 4, 5, 6]
    assert [row["what"] for row in told[1:3]] == ["codebook kept", "codebook read"]
    assert told[3]["source"] == "bridge.txt"
    assert told[4]["command"] == "code"
    assert told[4]["origin"] == "shell"
    assert len(told[4]["codebook"]) == 64
    assert told[5]["coder"] == "Jo Adler"


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (("--coder", "Jo Adler", "--kind", "decision"), [("Jo Adler", "accept")]),
        (("--code", "punishment"), [("Ana Ruiz", "accept"), ("Ana Ruiz", "unsure")]),
        (("--code", "obstacle.security", "--coder", "Jo Adler"), [("Jo Adler", "accept")]),
        (("--source", "BRIDGE", "--kind", "correction"), []),
        (("--origin", "code", "--code", "family-reprisal"), [("Jo Adler", "accept")]),
        (("--until", "2001-01-01"), []),
        (("--since", "2999-01-01T10:00"), []),
    ],
)
def test_the_log_shows_what_was_asked_for(
    small: Path, filters: tuple[str, ...], expected: list[tuple[str, str]]
) -> None:
    assert said(small, *filters) == expected


def test_a_day_that_is_none_is_refused(small: Path) -> None:
    done = run("log", "--study", small, "--since", "yesterday")
    assert done.returncode == 2
    assert "2031-05-04" in done.stderr


def test_the_log_as_csv_has_a_column_for_everything(small: Path) -> None:
    told = run("log", "--study", small, "--format", "csv").stdout
    table = list(csv.DictReader(io.StringIO(told)))
    assert [row["act"] for row in table] == ["1", "2", "2", "3", "4", "5", "6"]
    assert table[4]["comment"] == "a <first> reading"
    assert len(table[4]["hash"]) == 64


def test_the_log_is_a_page_that_calls_nothing_and_escapes_everything(small: Path) -> None:
    page = small / "reports" / "log.html"
    assert run("log", "--study", small, "--format", "html", "--output", page).returncode == 0
    text = page.read_text(encoding="utf-8")
    assert text.count("<section>") == 6
    assert "Log of Bridge &amp; &lt;b&gt;" in text
    assert "a &lt;first&gt; reading" in text
    assert not re.search(r"https?:|<script|<img|<link", text)
    assert page.stat().st_mode & 0o077 == 0
    only = run("log", "--study", small, "--format", "html", "--coder", "Jo Adler").stdout
    assert "Only: coder Jo Adler." in only


def test_undoing_an_act_gives_the_earlier_verdict_again_and_can_be_undone(small: Path) -> None:
    done = run("undo", "6", "--study", small, "-m", "too fast")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("Act 6 (decisions: 1) is undone: 1 decisions")
    assert said(small, "--code", "punishment")[-1] == ("Ana Ruiz", "accept")
    *_, undone = rows("log", "--study", small, "--kind", "event")
    assert (undone["value"], undone["comment"]) == ("act 6", "too fast")
    assert run("undo", "7", "--study", small).returncode == 0
    assert said(small, "--code", "punishment")[-1] == ("Ana Ruiz", "unsure")
    assert run("verify", "--study", small).returncode == 0


@pytest.mark.parametrize(
    ("act", "why"),
    [
        ("4", "Decision 3"),
        ("3", "made no decision"),
        ("1", "made no decision"),
        ("2", "“codebook kept”"),
    ],
)
def test_what_others_build_on_or_what_cannot_be_taken_back_is_not_undone(
    small: Path, act: str, why: str
) -> None:
    before = rows("log", "--study", small)
    done = run("undo", act, "--study", small)
    assert done.returncode == 5
    assert why in done.stderr
    assert "nothing was changed" in done.stderr
    assert rows("log", "--study", small) == before


def test_a_merge_of_codes_is_taken_back_by_the_version_before_it(small: Path) -> None:
    given = {"obstacle.security.family-reprisal", "obstacle.security.punishment"}
    assert code(small, "punishment").returncode == 0  # once more, after the unsure one
    merge = ("punishment", "--into", "family-reprisal")
    assert run("codebook", "merge", *merge, "--study", small).returncode == 0
    assert codes(small) == given - {"obstacle.security.punishment"}
    merged = rows("log", "--study", small)[-1]["act"]
    refused = run("undo", str(merged), "--study", small)
    assert (refused.returncode, "“codebook changed”" in refused.stderr) == (5, True)
    (*_, change) = rows("codebook", "history", "--study", small)
    before = small / "before.yaml"
    assert run("codebook", "export", before, "--as-of", change["before"], "--study", small)
    assert run("codebook", "import", before, "--study", small).returncode == 0
    assert codes(small) == given
    assert run("verify", "--study", small).returncode == 0


def codes(study: Path) -> set[str]:
    (passage,) = rows("passages", "--study", study, "--word", "arrest")
    return set(passage["codes"])


def test_an_act_that_is_not_there_and_a_nobody_who_undoes_are_refused(small: Path) -> None:
    assert run("undo", "70", "--study", small).returncode == 3
    assert run("undo", "5", "--study", small, "--coder", " ").returncode == 2
