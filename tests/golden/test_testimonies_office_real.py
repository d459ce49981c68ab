"""The layouts again, as a real office program writes them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from testimonies.reading import read_source
from testimonies.values import MarkKind
from tests.golden.test_testimonies_office_layouts import WHOLE, whole
from tests.office_files import SET_IN, odt
from tests.office_layouts import DELETIONS, LAYOUTS, QUOTATIONS, laid
from tests.spreadsheet import convert_all, writer_needed

if TYPE_CHECKING:
    from pathlib import Path

KINDS = {"docx": "docx", "rtf": "rtf", "odt": "odt", "pdf": "pdf", "html": "html:HTML (StarWriter)"}
# A web page shows tracked deletions as any other words.
SHOWN = {"html": tuple(name for name in LAYOUTS if name not in {"tracked", "mixed"})}
CASES = [(kind, layout) for kind in KINDS for layout in SHOWN.get(kind, tuple(LAYOUTS))]

pytestmark = writer_needed


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return the folder of all layouts for each kind of file."""
    folder = tmp_path_factory.mktemp("made")
    paths = []
    for layout in LAYOUTS:
        path = folder / f"{layout}.odt"
        path.write_bytes(odt(laid(layout).items, SET_IN))
        paths.append(path)
    return {kind: convert_all(paths, how, folder / kind) for kind, how in KINDS.items()}


@pytest.mark.parametrize(("kind", "layout"), CASES)
def test_quotations_come_whole_out_of_what_an_office_program_wrote(
    made: dict[str, Path], kind: str, layout: str
) -> None:
    reading = read_source(made[kind] / f"{layout}.{kind}")
    assert whole(reading) >= WHOLE * len(QUOTATIONS)
    text = reading.text.text
    assert not any(words in text for words in DELETIONS)
    marked = [text[m.span.start : m.span.end] for m in reading.marks if m.kind is MarkKind.FOOTNOTE]
    notes = laid(layout).notes
    assert [n for n in notes if any(mark.endswith(n) for mark in marked)] == list(notes)


def test_what_a_printed_page_strikes_through_is_left_out_and_counted(made: dict[str, Path]) -> None:
    reading = read_source(made["pdf"] / "tracked.pdf")
    assert not any(words in reading.text.text for words in DELETIONS)
    (warning,) = reading.warnings
    (places,) = re.findall(r"in (\d+) places", warning)
    assert int(places) >= 2 * len(
        QUOTATIONS
    )  # two a quotation, and more where one runs over a line end
