"""Finding on real documents, where they lie beside the repository."""

from __future__ import annotations

import os
import re
from itertools import pairwise
from pathlib import Path

import pytest

from testimonies.finding import find, lay_out
from testimonies.finding.lines import has_mark, lines_of, wrap_width
from testimonies.reading import read_source

BESIDE = Path(__file__).parents[2].parent / "shared" / "sources"
FOLDER = Path(os.environ.get("EXITVOICE_SOURCES", BESIDE))
SOURCES = sorted(FOLDER.glob("*.txt")) if FOLDER.is_dir() else []

pytestmark = pytest.mark.skipif(
    not SOURCES, reason="no real documents: set EXITVOICE_SOURCES to a folder of .txt files"
)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_each_line_that_opens_a_block_gives_a_block(path: Path) -> None:
    text = read_source(path).text.text
    opened = len(re.findall(r"^\s*Quote\.?\s*$", text, re.MULTILINE))
    blocks = {one.block for one in find(lay_out(text), text) if one.block is not None}
    assert len(blocks) >= opened


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_what_is_found_is_exact_and_disjoint(path: Path) -> None:
    text = read_source(path).text.text
    spans = [span for one in find(lay_out(text), text) for span in one.spans]
    assert spans
    assert all(a.end <= b.start for a, b in pairwise(spans))
    for span in spans:
        words = text[span.start : span.end]
        assert words == words.strip().strip("“”\"‘’'")


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_of_the_short_lines_of_a_saved_web_page_few_are_left_unmarked(path: Path) -> None:
    text = read_source(path).text.text
    short = [line for line in lines_of(text) if len(line.text) <= 60 and not line.ends_terminally]
    short = [line for line in short if not has_mark(line.text)]
    if len(short) < 100 or wrap_width(lines_of(text)) is not None:
        pytest.skip("it has no menus to speak of")
    marked = {mark.span.start for mark in lay_out(text).marks}
    left = [line for line in short if line.start not in marked]
    assert len(left) <= 0.03 * len(short)
