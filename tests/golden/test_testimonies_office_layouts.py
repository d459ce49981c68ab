from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from testimonies.excerpts import excerpt
from testimonies.quotations import find_quotations
from testimonies.reading import read_source
from testimonies.values import MarkKind
from tests.office_files import docx, odt, rtf
from tests.office_layouts import DELETIONS, LAYOUTS, QUOTATIONS, laid

if TYPE_CHECKING:
    from pathlib import Path

    from testimonies.values import Reading

WRITERS = {"docx": docx, "odt": odt, "rtf": rtf}
WHOLE = 0.95  # of the quotations of a layout


def written(folder: Path, layout: str, suffix: str) -> Reading:
    path = folder / f"valley.{suffix}"
    path.write_bytes(WRITERS[suffix](laid(layout).items))
    return read_source(path)


def whole(reading: Reading) -> int:
    """Return how many of the quotations are found with all their words and no other."""
    found = find_quotations(reading.text, reading.marks).quotations
    lines = {excerpt(reading.text.text, one.spans).text for one in found}
    return sum(words in lines for words in QUOTATIONS)


@pytest.mark.parametrize("suffix", WRITERS)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_quotations_come_whole_out_of_every_layout(
    tmp_path: Path, layout: str, suffix: str
) -> None:
    count = whole(written(tmp_path, layout, suffix))
    assert count >= WHOLE * len(QUOTATIONS)


@pytest.mark.parametrize("suffix", WRITERS)
@pytest.mark.parametrize("layout", ["tracked", "mixed"])
def test_no_tracked_deletion_leaks(tmp_path: Path, layout: str, suffix: str) -> None:
    reading = written(tmp_path, layout, suffix)
    assert not any(words in reading.text.text for words in DELETIONS)
    count = 2 * sum(
        LAYOUTS[layout][i % len(LAYOUTS[layout])].__name__ == "tracked" for i in range(24)
    )
    assert f"{count} tracked deletions were left out." in reading.warnings


@pytest.mark.parametrize("suffix", WRITERS)
@pytest.mark.parametrize("layout", ["notes", "style", "mixed"])
def test_every_footnote_stands_apart(tmp_path: Path, layout: str, suffix: str) -> None:
    reading = written(tmp_path, layout, suffix)
    text = reading.text.text
    marks = [mark for mark in reading.marks if mark.kind is MarkKind.FOOTNOTE]
    notes = laid(layout).notes
    assert [text[m.span.start : m.span.end] for m in marks] == [
        f"[{i}] {words}" for i, words in enumerate(notes, 1)
    ]
    found = find_quotations(reading.text, reading.marks).quotations
    spans = [span for one in found for span in one.spans]
    assert not any(m.span.start < s.end and s.start < m.span.end for m in marks for s in spans)
