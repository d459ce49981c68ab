"""What the page on spaCy shows is what comes out."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest

PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "spacy.md"
BLOCK = re.compile(r"```python\n(?P<code>.*?)```(?:\n\n```text\n(?P<shown>.*?)```)?", re.DOTALL)


def test_the_examples_for_spacy_print_what_the_page_says(
    capsys: pytest.CaptureFixture[str],
) -> None:
    names: dict[str, object] = {}
    blocks = list(BLOCK.finditer(PAGE.read_text(encoding="utf-8")))
    assert blocks
    for block in blocks:
        exec(block["code"], names)  # noqa: S102 - our own page
        assert capsys.readouterr().out == (block["shown"] or "")
    assert "Ane Veld" in str(names["html"])
