"""Tables of codings with what is known of them, each value to the digits it is given with."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from exitvoice.verbs.agreeing import of_table
from reports.agreement.summary import summary

if TYPE_CHECKING:
    from coding.agreement.single import Scale

CASES = Path(__file__).parent / "agreement"
NAMES = sorted(path.stem for path in CASES.glob("*.csv"))


@pytest.mark.parametrize("name", NAMES)
def test_what_is_known_of_a_table_is_found(name: str) -> None:
    lines = (CASES / f"{name}.expected.txt").read_text(encoding="utf-8").splitlines()
    _, reading, *expected = lines
    how = reading.split()[2:]
    single = how[0] == "single"
    scale: Scale = "ratio" if "ratio" in how else "nominal"
    found = summary(of_table(CASES / f"{name}.csv", single=single, scale=scale, draws=20))
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
