"""A study that wants its people spared: no report names them, and people at work still see them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from exitvoice import open_study
from tests.end_to_end.program import run

if TYPE_CHECKING:
    from pathlib import Path

NAMES = re.compile(r"\b(Sorley|Velin|Daize|Carrow)\b")


def test_no_report_names_anybody_where_the_study_wants_names_covered(study: Path) -> None:
    settings = study / "exitvoice.toml"
    plain = settings.read_text(encoding="utf-8")
    assert "mask_names = false" in plain
    assert NAMES.search(run("report", "quotes", cwd=study).stdout)
    settings.write_text(plain.replace("= false", "= true"), encoding="utf-8")
    page = study / "page.html"
    assert run("report", "quotes", "-o", page, cwd=study).returncode == 0
    said = [run("report", name, cwd=study).stdout for name in ("quotes", "framework", "portrait")]
    said += [run("agreement", cwd=study).stdout, page.read_text(encoding="utf-8")]
    for each in said:
        assert len(each) > 1000
        assert not NAMES.search(each)
    assert not NAMES.search(open_study(study).passages().to_csv())
    assert NAMES.search(run("passages", "--speaker", "Sorley", cwd=study).stdout)
