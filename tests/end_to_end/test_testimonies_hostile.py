from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, TypedDict

import pytest

from tests.hostile_files import GOOD, HOSTILE, Hostile

if TYPE_CHECKING:
    from pathlib import Path

MEMORY = 1024 * 1024 * 1024  # bytes
SECONDS = 10
# Reads each file of a list under an alarm and a cap on memory, and tells what became of it.
READING = """
import json, os, resource, signal, sys
from pathlib import Path
from testimonies.errors import UnreadableSourceError
from testimonies.reading import read_sources
resource.setrlimit(resource.RLIMIT_AS, ({memory}, {memory}))
for place in json.loads(sys.argv[1]):
    signal.alarm({seconds})
    outcome = {{"refused": [], "read": 0, "warnings": []}}
    for one in read_sources(Path(place)):
        if isinstance(one, UnreadableSourceError):
            outcome["refused"].append(str(one))
        else:
            outcome["read"] += 1
            outcome["warnings"] += one.warnings
    signal.alarm(0)
    print(json.dumps(outcome), flush=True)
"""


class Outcome(TypedDict):
    """What became of one file."""

    refused: list[str]
    read: int
    warnings: list[str]


def listing(folder: Path) -> list[tuple[str, int, int]]:
    """Return the names, sizes and times of everything in a folder."""
    found = ((entry.name, entry.stat(follow_symlinks=False)) for entry in os.scandir(folder))
    return sorted((name, status.st_size, status.st_mtime_ns) for name, status in found)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("hostile")
    for hostile in HOSTILE:
        hostile.make(place / hostile.name)
    return place


@pytest.fixture(scope="module")
def outcomes(folder: Path) -> dict[str, Outcome]:
    before = listing(folder)
    places = [str(folder / hostile.name) for hostile in HOSTILE]
    program = READING.format(memory=MEMORY, seconds=SECONDS)
    done = subprocess.run(
        [sys.executable, "-c", program, json.dumps(places)],
        capture_output=True,
        check=False,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    lines = done.stdout.decode().splitlines()
    last = HOSTILE[len(lines)].name if len(lines) < len(HOSTILE) else "none"
    assert done.returncode == 0, f"{last}: {done.stderr.decode()[-2000:]}"
    assert listing(folder) == before
    return {one.name: json.loads(line) for one, line in zip(HOSTILE, lines, strict=True)}


@pytest.mark.parametrize("hostile", HOSTILE, ids=[ascii(one.name[:30]) for one in HOSTILE])
def test_a_hostile_file_is_read_or_refused_as_declared(
    outcomes: dict[str, Outcome], hostile: Hostile
) -> None:
    outcome = outcomes[hostile.name]
    refused = outcome["refused"]
    assert len(refused) == len(hostile.refused), refused
    for words, message in zip(hostile.refused, refused, strict=True):
        assert words in message
        assert message.isprintable()
    assert outcome["read"] == hostile.read
    assert hostile.warned in " ".join(outcome["warnings"])


def test_the_good_files_among_hostile_ones_are_added(folder: Path, tmp_path: Path) -> None:
    good = tmp_path / "good.txt"
    good.write_text(GOOD, encoding="utf-8")
    places = [str(folder / one.name) for one in HOSTILE if one.refused and one.read == 0]
    done = subprocess.run(
        [sys.executable, "-m", "exitvoice", "quotations", *places, str(good), "--format", "jsonl"],
        capture_output=True,
        check=False,
        cwd=tmp_path,
    )
    errors = done.stderr.decode(errors="replace")
    assert done.returncode == 3, errors
    assert "Traceback" not in errors
    assert len(errors.splitlines()) >= len(places)
    assert [json.loads(line)["source"] for line in done.stdout.splitlines()] == ["good.txt"]
