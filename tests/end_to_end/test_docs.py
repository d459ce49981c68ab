"""What the documentation tells people to type does what it says."""

from __future__ import annotations

import re
import shlex
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from exitvoice.cli import main
from exitvoice.cli.manual import manual
from exitvoice.demo.decisions import CORPUS, documents
from tests.end_to_end.program import run

REPO = Path(__file__).parents[2]
PAGES = (REPO / "README.md", *sorted((REPO / "docs").rglob("*.md")))
BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)
LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)")


@dataclass
class Reader:
    """Somebody who types what a page says, in a folder with fictional interviews beside it."""

    here: Path

    def type(self, line: str) -> None:
        """Carry out one line; what is not exitvoice or cd is none of this test's business."""
        words = [each for word in shlex.split(line, comments=True) for each in self._files(word)]
        if words[:1] == ["cd"]:
            self.here = (self.here / words[1]).resolve()
        elif words[:1] == ["exitvoice"]:
            done = run(*words[1:], cwd=self.here)
            assert done.returncode == 0, f"{line}\n{done.stdout}{done.stderr}"

    def _files(self, word: str) -> list[str]:
        if "*" not in word:
            return [word]
        return [str(path) for path in sorted(self.here.glob(word))] or [word]


def _commands(page: Path) -> list[str]:
    blocks = BLOCK.findall(page.read_text(encoding="utf-8"))
    return [line[2:] for block in blocks for line in block.splitlines() if line.startswith("$ ")]


@pytest.mark.parametrize(
    "page", [page for page in PAGES if _commands(page)], ids=lambda page: page.stem
)
def test_what_a_page_tells_people_to_type_works(page: Path, tmp_path: Path) -> None:
    shutil.copytree(CORPUS, tmp_path / "interviews")
    reader = Reader(tmp_path)
    for line in _commands(page):
        reader.type(line)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_link_within_the_documentation_leads_somewhere(page: Path) -> None:
    for target in LINK.findall(page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target


def test_the_command_reference_is_what_the_commands_say_of_themselves() -> None:
    page = REPO / "docs" / "reference" / "commands.md"
    assert page.read_text(encoding="utf-8") == manual()


def test_the_readmes_first_screen_shows_just_two_commands() -> None:
    first_screen = "\n".join((REPO / "README.md").read_text(encoding="utf-8").splitlines()[:25])
    assert BLOCK.search(first_screen)
    typed = [line for line in first_screen.splitlines() if line.startswith("$ ")]
    assert typed == ["$ make demo", "$ make test"]


def test_every_command_is_spoken_of_outside_its_reference() -> None:
    told = "\n".join(page.read_text(encoding="utf-8") for page in PAGES if page.stem != "commands")
    for name in main.commands:
        assert f"exitvoice {name}" in told, name


def test_the_fictional_documents_are_what_the_pages_work_on() -> None:
    assert {path.name for path in documents()} == {path.name for path in CORPUS.iterdir()}
