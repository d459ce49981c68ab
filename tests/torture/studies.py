"""Small studies to torture, and all that is in a study, to be compared."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coding.store import Store
from tests.unit.audit_cases import Book

if TYPE_CHECKING:
    from pathlib import Path

    from tests.torture.forking import Runner

WORDS = """\
“They told us to fire on the {n} bridges, and I would not,” said Ilse Varn, a former corporal.

“They would arrest my mother if I left,” said a private who asked not to be named. “So I stayed.”
"""


def documents(folder: Path, count: int) -> list[Path]:
    """Write some invented documents and return their paths."""
    made = []
    for n in range(count):
        made.append(folder / f"bridge-{n}.txt")
        made[-1].write_text(WORDS.format(n=n + 2) * (n + 1), encoding="utf-8")
    return made


def everything(study: Path) -> dict[str, Any]:
    """Return every row of a study's store and every document, having verified it."""
    with Store.open(study / "coding" / "study.sqlite3", read_only=True) as store:
        assert store.verify() == ()
        with store.plain_rows() as tables:
            rows = {name: list(each) for name, each in tables.items()}
    return rows | {name: files(study / name) for name in ("testimonies", "coding/returned")}


def files(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder with its bytes, by name."""
    return {each.name: each.read_bytes() for each in sorted(folder.iterdir())}


def strays(study: Path) -> list[str]:
    """Return the names of files that no command leaves behind when it ends by itself."""
    known = {"study.sqlite3", "exitvoice.toml"}
    parts = ("codebook", "testimonies", "returned", "reports")
    return sorted(
        each.name
        for each in study.rglob("*")
        if each.is_file() and each.name not in known and each.parent.name not in parts
    )


def new_study(runner: Runner, folder: Path) -> Path:
    """Return a new study in a folder."""
    done = runner.run("init", folder, "--title", "Bridges", "--coder", "Ana Ruiz")
    assert done.code == 0, done.err
    return folder


def judge(path: Path) -> None:
    """Fill in every row of an audit's workbook, as its reviewer would."""
    book = Book(path)
    for row in range(2, book.page("Audit").max_row + 1):
        none = book.page("Audit").cell(row, book.place("Code")).value == "(none suggested)"
        book.say(row, Verdict="reject" if none else "accept", Comment=f"Row {row}")
    book.save(path)
