from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from coding.errors import NotAStudyError
from coding.store import Store
from coding.trail import broken_links
from tests.unit.store_cases import AT, new_store

if TYPE_CHECKING:
    from collections.abc import Iterable

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.skipif(
    not hasattr(signal, "SIGKILL"), reason="no process can be killed outright on this system"
)

# Decides three codes at a time and says which decisions were acknowledged, for ever or so often.
WRITER = """
import sys
from pathlib import Path
from coding.store import Store
from coding.values import Ruling, Verdict

path, who, often = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
with Store.open(path, wait=60) as store:
    passage, coder = store.passages()[0].id, store.coders()[who].id
    print("ready", flush=True)
    for turn in range(often):
        three = [Ruling(passage, f"a.{n}", coder, Verdict.ACCEPT, "why " * 400) for n in range(3)]
        made = store.decide(three, at="2031-05-04T09:30:00Z", codebook_version="v1")
        print(*(each.hash for each in made), flush=True)
"""

# Changes more than its memory may hold, so that the file itself is written, and dies half-way.
CUT_SHORT = """
import os, signal, sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA cache_size = 1")
connection.execute("BEGIN IMMEDIATE")
for n in range(int(sys.argv[2])):
    connection.execute(f"CREATE TABLE t{n} AS SELECT hex(randomblob(9000)) AS x")
os.kill(os.getpid(), signal.SIGKILL)
"""


def started(script: str, *arguments: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", script, *map(str, arguments)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )


def acknowledged(said: str) -> list[str]:
    """Return the hashes of the lines that were written whole."""
    whole = said[: said.rfind("\n") + 1]
    return [word for word in whole.split() if word != "ready"]


def stored(path: Path) -> list[str]:
    """Return the hashes of all decisions of a study that is whole."""
    with Store.open(path) as store:
        decisions = store.decisions()
        assert broken_links(decisions) == ()
        assert store.verify() == ()
        assert len(decisions) % 3 == 0
        assert sum(act.what == "decisions: 3" for act in store.acts()) == len(decisions) // 3
    return [each.hash for each in decisions]


def killed_after(turns: int, seconds: float, path: Path) -> list[str]:
    """Kill a writer some time after it has acknowledged so many turns; return what it told."""
    with started(WRITER, path, 0, 100_000) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
        said = "".join(writer.stdout.readline() for _ in range(turns))
        time.sleep(seconds)
        writer.kill()
        return acknowledged(said + writer.stdout.read())


def test_no_acknowledged_decision_is_lost_when_its_writer_is_killed(tmp_path: Path) -> None:
    new_store(tmp_path).close()
    path = tmp_path / "study.sqlite3"
    told: list[str] = []
    for turn in range(20):
        told += killed_after(turn % 3, (turn * 37 % 20) / 1000 + turn / 7000, path)
        assert is_within(told, stored(path))
    assert len(told) >= 3 * sum(turn % 3 for turn in range(20))


def is_within(told: Iterable[str], kept: Iterable[str]) -> bool:
    """Return whether all that was told is kept, in the same order."""
    rest = iter(kept)
    return all(each in rest for each in told)


def test_what_two_processes_write_at_once_is_all_stored(tmp_path: Path) -> None:
    new_store(tmp_path).close()
    path = tmp_path / "study.sqlite3"
    with started(WRITER, path, 0, 40) as one, started(WRITER, path, 1, 40) as two:
        said = [writer.communicate()[0] for writer in (one, two)]
    assert (one.returncode, two.returncode) == (0, 0)
    kept = stored(path)
    assert len(kept) == 2 * 40 * 3
    assert sorted(kept) == sorted(acknowledged(said[0]) + acknowledged(said[1]))
    assert all(is_within(acknowledged(each), kept) for each in said)


def cut_short(path: Path) -> bytes:
    """Leave a half-done act behind and return the file as it was before."""
    before = path.read_bytes()
    with started(CUT_SHORT, path, 40) as writer:
        writer.communicate()
    assert writer.returncode == -signal.SIGKILL
    assert path.read_bytes() != before
    assert path.with_name(f"{path.name}-journal").stat().st_size
    return before


@pytest.mark.parametrize("read_only", [True, False])
def test_an_act_that_was_cut_short_is_undone_by_who_opens_next(
    tmp_path: Path, *, read_only: bool
) -> None:
    new_store(tmp_path).close()
    path = tmp_path / "study.sqlite3"
    before = cut_short(path)
    with Store.open(path, read_only=read_only) as store:
        assert store.verify() == ()
        assert len(store.passages()) == 1
    assert path.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


def test_a_study_whose_making_was_killed_can_be_made_again(tmp_path: Path) -> None:
    path = tmp_path / "study.sqlite3"
    path.touch()
    cut_short(path)
    with pytest.raises(NotAStudyError):
        Store.open(path)
    with Store.create(path, at=AT) as store:
        assert store.verify() == ()
    assert list(tmp_path.iterdir()) == [path]
