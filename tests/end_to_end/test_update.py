"""A document that changed after it was coded, from the shell."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from coding.store import Store
from tests.end_to_end.program import run_here as run
from tests.unit.version_cases import PARAGRAPHS, code_all, put_in, study_in, text_of

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def coded(tmp_path: Path) -> Path:
    """Return a study with one document, coded throughout; the document lies beside it."""
    study = study_in(tmp_path)
    with study.store() as store:
        put_in(study, store, text_of())
        code_all(store)
    return study.folder


def passages(folder: Path) -> list[dict[str, object]]:
    rows = run("passages", "--format", "jsonl", cwd=folder).stdout.splitlines()
    return [json.loads(row) for row in rows]


def edit(folder: Path) -> Path:
    """Change the document: a line before, a word within, a paragraph gone."""
    changed = ["It was the first winter.", *PARAGRAPHS[:4], PARAGRAPHS[5]]
    path = folder.parent / "ferry.txt"
    path.write_text(text_of(changed).replace("every evening", "each evening"), encoding="utf-8")
    return path


def test_a_changed_document_keeps_its_codes_and_says_what_it_could_not_find(coded: Path) -> None:
    said = run("add", "--update", edit(coded), cwd=coded)
    assert said.returncode == 1, said.stderr
    assert (
        "ferry-2.txt: a new version of ferry.txt: 2 passages as they were, 1 nearly" in said.stdout
    )
    assert "each evening" in said.stdout
    assert "  held p-" in said.stdout
    assert all(each["codes"] for each in passages(coded))
    held = run("held", "--format", "json", cwd=coded)
    assert held.returncode == 1
    (row,) = json.loads(held.stdout)
    assert row["text"].startswith("They took my boots")
    table = run("held", cwd=coded)
    assert "They took my boots" in table.stdout
    moves = run("log", "--kind", "event", cwd=coded).stdout
    assert moves.count("passage moved") == 3
    assert moves.count("passage held") == 1
    assert run("verify", cwd=coded).returncode == 0
    left = run("held", "leave", row["held"], "--coder", "Mira", "-m", "taken out", cwd=coded)
    assert left.returncode == 0, left.stderr
    assert run("held", cwd=coded).stdout == "Nothing is held.\n"
    assert (
        len(run("log", "--kind", "decision", "--format", "jsonl", cwd=coded).stdout.splitlines())
        == 4
    )


def test_a_held_passage_is_moved_by_hand_and_a_wrong_word_is_answered(coded: Path) -> None:
    run("add", "--update", edit(coded), cwd=coded)
    (row,) = json.loads(run("held", "--format", "json", cwd=coded).stdout)
    target = str(passages(coded)[0]["id"])
    unknown = run("held", "move", row["held"], "p-zzzz", "--coder", "Mira", cwd=coded)
    assert unknown.returncode == 3
    moved = run("held", "move", row["held"], target, "--coder", "Mira", cwd=coded)
    assert moved.stdout.startswith(f"{row['held']} goes on as {target}")
    again = run("add", "--update", coded.parent / "ferry.txt", cwd=coded)
    assert "it says what it said before" in again.stdout
    assert again.returncode == 0


def test_what_is_no_version_of_anything_is_refused_and_the_others_go_in(coded: Path) -> None:
    other = coded.parent / "other.txt"
    other.write_text("Nothing of the sort.\n", encoding="utf-8")
    said = run("add", "--update", other, edit(coded), cwd=coded)
    assert said.returncode == 3
    assert "The study holds no document called “other.txt”" in said.stderr
    assert "1 of 2 documents not updated" in said.stderr
    assert "a new version of ferry.txt" in said.stdout
    assert run("add", "--of", "ferry.txt", other, cwd=coded).returncode == 2


def test_documents_that_say_the_same_are_recognised_or_warned_of(coded: Path) -> None:
    path = coded.parent / "copy.txt"
    path.write_bytes(b"\xef\xbb\xbf" + text_of().encode())
    same = run("add", path, cwd=coded)
    assert "has other bytes but the very same text" in same.stderr
    assert same.stdout == ""
    path.write_text(text_of().replace("brother", "cousin"), encoding="utf-8")
    alike = run("add", path, cwd=coded)
    assert "of what it says stands in ferry.txt too" in alike.stderr
    assert "copy.txt: article, 4 quotations" in alike.stdout
    other = run("add", edit(coded), "--title", "Another", cwd=coded)
    assert "would be counted twice" in other.stderr


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no process can be killed outright here")
def test_an_update_that_is_killed_leaves_the_study_as_before_or_as_after(coded: Path) -> None:
    database, path = coded / "coding" / "study.sqlite3", edit(coded)
    with Store.open(database, read_only=True) as store:
        before = store.sources()[0].id
    took = 1.0
    for turn in range(8):
        started = time.monotonic()
        command = [sys.executable, "-m", "exitvoice", "add", "--update", str(path)]
        with subprocess.Popen(command, cwd=coded, stdout=subprocess.DEVNULL) as update:
            try:
                update.wait(took * (0.4 + turn * 0.1))
            except subprocess.TimeoutExpired:
                os.kill(update.pid, signal.SIGKILL)
        with Store.open(database) as store:
            assert store.verify() == ()
            assert len(store.decisions()) == 4
            now = store.sources()[0].id
            events = [each for each in store.events() if not each.kind.startswith("codebook")]
        assert (now == before) is not bool(events)
        if now != before:
            assert sum(each.kind == "passage moved" for each in events) == 3
            return
        took = max(took, time.monotonic() - started)
