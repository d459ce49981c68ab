from __future__ import annotations

from pathlib import Path

from reports.columns import COLUMNS

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "tables.md"


def test_every_column_is_explained_in_the_reference() -> None:
    told = PAGE.read_text(encoding="utf-8")
    for name, column in COLUMNS.items():
        line = next(line for line in told.splitlines() if line.startswith(f"| `{name}` |"))
        assert column.heading.replace("|", r"\|") in line
        assert column.meaning in line
