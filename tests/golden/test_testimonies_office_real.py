"""The layouts again, as a real office program writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from testimonies.reading import read_source
from testimonies.values import MarkKind
from tests.golden.test_testimonies_office_layouts import WHOLE, whole
from tests.office_files import odt
from tests.office_layouts import DELETIONS, LAYOUTS, QUOTATIONS, laid
from tests.spreadsheet import convert_all, writer_needed

if TYPE_CHECKING:
    from pathlib import Path

KINDS = {"docx": "docx", "rtf": "rtf", "odt": "odt", "pdf": "pdf", "html": "html:HTML (StarWriter)"}
# A page shows tracked deletions as any other words, and a quotation of one line that is only set in
# by a style looks like any short paragraph.
PRINTED = {
    "pdf": ("marks", "notes", "tables"),
    "html": ("marks", "notes", "style", "indents", "tables"),
}
CASES = [(kind, layout) for kind in KINDS for layout in PRINTED.get(kind, tuple(LAYOUTS))]

pytestmark = writer_needed


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return the folder of all layouts for each kind of file."""
    folder = tmp_path_factory.mktemp("made")
    paths = []
    for layout in LAYOUTS:
        path = folder / f"{layout}.odt"
        path.write_bytes(odt(laid(layout).items))
        paths.append(path)
    return {kind: convert_all(paths, how, folder / kind) for kind, how in KINDS.items()}


@pytest.mark.parametrize(("kind", "layout"), CASES)
def test_quotations_come_whole_out_of_what_an_office_program_wrote(
    made: dict[str, Path], kind: str, layout: str
) -> None:
    reading = read_source(made[kind] / f"{layout}.{kind}")
    assert whole(reading) >= WHOLE * len(QUOTATIONS)
    if kind in PRINTED:
        return
    text = reading.text.text
    assert not any(words in text for words in DELETIONS)
    notes = [m for m in reading.marks if m.kind is MarkKind.FOOTNOTE]
    assert [text[m.span.start : m.span.end].partition("] ")[2] for m in notes] == list(
        laid(layout).notes
    )
