"""A document shown as the study holds it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from exitvoice.study.folder import open_study
from tests.end_to_end.program import run_here as run
from tests.making_documents_pdf import Page, Typesetter
from tests.making_documents_words import paragraphs
from tests.unit.version_cases import changed, put_in, study_in, text_of

if TYPE_CHECKING:
    from pathlib import Path

COLOUR = re.compile(r"\x1b\[[0-9;]*m")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    study = study_in(tmp_path)
    with study.store() as store:
        put_in(study, store, "# The ferry\n\n" + text_of(), "ferry.md")
    return study.folder


def test_a_document_is_shown_with_who_says_what_and_plain_in_a_pipe(folder: Path) -> None:
    shown = run("show", "ferry", cwd=folder)
    assert shown.returncode == 0, shown.stderr
    assert "\x1b" not in shown.stdout
    lines = shown.stdout.splitlines()
    assert lines[0] == "The ferry"
    assert "Oru Venn (deserter): 1 quotation" in lines
    assert any(line.startswith("Oru Venn  ") and "“We were told" in line for line in lines)
    assert any(line.startswith("heading") and line.endswith("# The ferry") for line in lines)
    words = re.sub(r"(?m)^.{20}", "", shown.stdout)
    assert "".join(text_of().split()) in "".join(words.split())


def test_only_what_is_around_a_passage_is_shown_when_asked(folder: Path) -> None:
    rows = run("passages", "--format", "jsonl", cwd=folder).stdout.splitlines()
    asked = next(row["id"] for row in map(json.loads, rows) if "boots" in row["text"])
    shown = run("show", "ferry.md", "--at", asked[:8], cwd=folder).stdout
    assert "They took my boots" in shown
    assert "timetables" in shown
    assert "We were told" not in shown
    assert run("show", "ferry.md", "--at", "p-zzzz", cwd=folder).returncode == 3


def test_what_is_no_document_or_page_is_answered_with_those_there_are(folder: Path) -> None:
    unknown = run("show", "bridge", cwd=folder)
    assert unknown.returncode == 3
    assert "ferry.md" in unknown.stderr
    pageless = run("show", "ferry", "--page", "3", cwd=folder)
    assert pageless.returncode == 3
    assert "it tells no pages" in pageless.stderr


def test_a_quotation_of_a_pdf_is_cited_by_its_page_and_the_page_is_shown(folder: Path) -> None:
    setter = Typesetter(Page(numbered=True))
    for words in paragraphs(3):
        setter.paragraph(words)
    setter.paragraph("“We sold the engine and bought onions,” said Dov Kestrel, a defector.")
    report = folder.parent / "report.pdf"
    report.write_bytes(setter.data())
    assert run("add", report, cwd=folder).returncode == 0
    rows = run("quotations", "--format", "jsonl", cwd=folder).stdout.splitlines()
    (page,) = (row["page"] for row in map(json.loads, rows) if "onions" in row["text"])
    assert int(page) > 1
    shown = run("show", "report.pdf", "--page", page, cwd=folder).stdout
    assert "bought onions" in shown
    assert f"page {page}" in shown.splitlines()
    assert "page 1" not in shown.splitlines()
    unknown = run("show", "report.pdf", "--page", "99", cwd=folder)
    assert "its pages are 1 to" in unknown.stderr


def test_an_older_version_is_shown_by_its_id(folder: Path) -> None:
    study = open_study(folder)
    with study.store() as store:
        old = store.sources()[0].id
        changed(study, store, "# The ferry\n\nFog came in.\n\n" + text_of(), "ferry.md")
    assert "Fog came in." in run("show", "ferry.md", cwd=folder).stdout
    assert "Fog came in." not in run("show", old, cwd=folder).stdout


@pytest.mark.skipif(sys.platform == "win32", reason="there is no pseudo-terminal on this system")
def test_each_speaker_has_a_colour_on_a_terminal(folder: Path) -> None:
    import pty  # noqa: PLC0415 - not on every system

    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "exitvoice", "show", "ferry"]
    screen = {**os.environ, "PAGER": "cat", "TERM": "xterm", "COLUMNS": "90", "LINES": "200"}
    screen["PYTHONIOENCODING"] = "utf-8"
    with subprocess.Popen(command, cwd=folder, stdout=theirs, env=screen) as program:
        os.close(theirs)
        seen = b""
        while chunk := _read(ours):
            seen += chunk
        assert program.wait() == 0
    text = seen.decode()
    first = re.search(r"(\x1b\[\d+m)We were told", text)
    second = re.search(r"(\x1b\[\d+m)The captain read us", text)
    assert first
    assert second
    assert first[1] != second[1]
    assert all(len(COLOUR.sub("", line).rstrip("\r")) <= 90 for line in text.splitlines()[8:])


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65_536)
    except OSError:  # nobody writes any more
        return b""
