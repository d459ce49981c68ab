"""Tables of codings with what is known of them, each value to the digits it is given with."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from exitvoice.cli.agreement import agreement

CASES = Path(__file__).parent / "agreement"
NAMES = sorted(path.stem for path in CASES.glob("*.csv"))


@pytest.mark.parametrize("name", NAMES)
def test_what_is_known_of_a_table_is_found(name: str) -> None:
    lines = (CASES / f"{name}.expected.txt").read_text(encoding="utf-8").splitlines()
    _, reading, *expected = lines
    how = reading.split()[2:]
    single = ["--single"] * (how[0] == "single")
    scale = ["--scale", how[1]] if len(how) > 1 else []
    asked = ["--table", str(CASES / f"{name}.csv"), *single, *scale]
    done = CliRunner().invoke(agreement, [*asked, "--format", "json", "--draws", "20"])
    assert done.exit_code == 0, done.output
    found = json.loads(done.stdout)
    for line in expected:
        path, _, wanted = line.partition(" ")
        assert _is(found, path.split("."), wanted), line


def test_every_table_has_something_known_of_it() -> None:
    known = {path.name.removesuffix(".expected.txt") for path in CASES.glob("*.txt")}
    assert known == set(NAMES)


def _is(found: Any, path: list[str], wanted: str) -> bool:  # noqa: ANN401 - JSON
    *way, name = path
    for step in way:
        found = found[step]
    value = found[name]
    if wanted.startswith("undefined"):
        return value is None and f"undefined ({found['reasons'][name]})" == wanted
    digits = len(wanted.partition(".")[2])
    return bool(abs(value - float(wanted)) <= 0.5 * 10**-digits)
