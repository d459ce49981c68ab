"""The documents of a study, and one that should count no more, from the shell."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.end_to_end.program import run_here as run
from tests.unit.version_cases import code_all, put_in, study_in, text_of

if TYPE_CHECKING:
    from pathlib import Path

OTHER = (
    "The miller spoke first. “I left because they burned the mill,” said Orso Venn, a deserter.\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a study with a coded document and another one, `other.txt`."""
    study = study_in(tmp_path)
    with study.store() as store:
        put_in(study, store, text_of())
        code_all(store)
    (tmp_path / "other.txt").write_text(OTHER, encoding="utf-8")
    assert run("add", tmp_path / "other.txt", cwd=study.folder).returncode == 0
    return study.folder


def rows(folder: Path, *command: str) -> list[dict[str, Any]]:
    said = run(*command, "--format", "json", cwd=folder)
    assert said.returncode == 0, said.stderr
    return list(json.loads(said.stdout))


def aside(folder: Path, wanted: str) -> None:
    said = run("sources", "aside", wanted, "--coder", "Ana", "-m", "told twice", cwd=folder)
    assert said.returncode == 0, said.stderr


def test_documents_are_listed_with_how_far_they_are_coded(folder: Path) -> None:
    ferry, other = rows(folder, "sources")
    assert (ferry["source"], other["source"]) == ("ferry.txt", "other.txt")
    assert ferry["coded"] == ferry["passages"] > 0
    assert (other["passages"], other["coded"], other["versions"]) == (1, 0, 1)
    assert ferry["state"] == other["state"] == ""
    assert "other.txt" in run("sources", cwd=folder).stdout


def test_a_document_set_aside_is_in_no_list_and_no_count(folder: Path) -> None:
    before = rows(folder, "passages")
    aside(folder, "ferry")
    assert {each["source"] for each in rows(folder, "passages")} == {"other.txt"}
    assert {each["source"] for each in rows(folder, "quotations")} == {"other.txt"}
    (row,) = (each for each in rows(folder, "sources") if each["state"])
    assert (row["source"], row["comment"]) == ("ferry.txt", "told twice")
    assert run("verify", cwd=folder).returncode == 0
    back = run("sources", "back", "ferry", "--coder", "Ana", cwd=folder)
    assert back.returncode == 0, back.stderr
    assert rows(folder, "passages") == before


def test_setting_aside_is_an_act_that_can_be_undone(folder: Path) -> None:
    before = rows(folder, "passages")
    aside(folder, "ferry")
    (event,) = (e for e in rows(folder, "log") if e["what"] == "source set aside")
    assert (event["coder"], event["comment"]) == ("Ana", "told twice")
    said = run("undo", str(event["act"]), "--coder", "Ana", cwd=folder)
    assert said.returncode == 0, said.stderr
    assert rows(folder, "passages") == before


def test_nothing_is_decided_of_a_document_set_aside(folder: Path) -> None:
    passage = str(rows(folder, "passages")[0]["id"])
    aside(folder, "ferry")
    said = run("code", passage, "driver.moral", "--coder", "Ana", cwd=folder)
    assert said.returncode != 0
    assert "was set aside" in said.stderr
    assert "exitvoice sources back" in said.stderr


def test_a_document_set_aside_is_not_added_a_second_time(folder: Path) -> None:
    aside(folder, "other")
    again = run("add", folder.parent / "other.txt", cwd=folder)
    assert "set aside" in again.stderr
    assert len(rows(folder, "sources")) == 2


def test_what_is_not_so_is_refused(folder: Path) -> None:
    aside(folder, "ferry")
    for command, told in (("aside", "is set aside already"), ("back", "is not set aside")):
        wanted = "ferry" if command == "aside" else "other"
        said = run("sources", command, wanted, "--coder", "Ana", cwd=folder)
        assert said.returncode == 5
        assert told in said.stderr
    assert run("sources", "aside", "nothing-of-it", "--coder", "Ana", cwd=folder).returncode == 3


def test_an_export_keeps_what_was_set_aside(folder: Path) -> None:
    aside(folder, "ferry")
    made = folder.parent / "plain"
    assert run("export", made, cwd=folder).returncode == 0
    assert run("import", made, folder.parent / "again", cwd=folder).returncode == 0
    assert rows(folder.parent / "again", "sources") == rows(folder, "sources")
