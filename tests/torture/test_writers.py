"""Many processes that write to one study at once all have what they wrote stored."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from typing import TYPE_CHECKING

from coding.store import Store
from coding.trail import broken_links
from tests.torture.forking import ROOT
from tests.torture.scale import often
from tests.unit.store_cases import new_store

if TYPE_CHECKING:
    from pathlib import Path

WRITERS = 8

WRITER = """
import sys
from pathlib import Path
from coding.store import Store
from coding.values import Ruling, Verdict

with Store.open(Path(sys.argv[1]), wait=300) as store:
    passage, coder = store.passages()[0].id, store.coders()[0].id
    for turn in range(int(sys.argv[3])):
        ruling = Ruling(passage, f"writer-{sys.argv[2]}.{turn}", coder, Verdict.ACCEPT)
        (made,) = store.decide([ruling], at="2031-05-04T09:30:00Z", codebook_version="v1")
        print(made.hash, flush=True)
"""


def test_what_eight_writers_decide_at_once_is_all_stored(tmp_path: Path) -> None:
    new_store(tmp_path).close()
    path, each = tmp_path / "study.sqlite3", often(6, 500)
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, path, str(number), str(each)],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
        )
        for number in range(WRITERS)
    ]
    told = [writer.communicate()[0].split() for writer in writers]
    assert [writer.returncode for writer in writers] == [0] * WRITERS
    with Store.open(path) as store:
        decisions = store.decisions()
        assert store.verify() == ()
    assert broken_links(decisions) == ()
    assert {entry.hash for entry in decisions} == {hash_ for one in told for hash_ in one}
    whose = Counter(entry.code_id.partition(".")[0] for entry in decisions)
    assert whose == {f"writer-{number}": each for number in range(WRITERS)}
