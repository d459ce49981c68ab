from __future__ import annotations

import tempfile
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from testimonies.finding import find, lay_out
from testimonies.reading import read_source
from testimonies.reading.names import speaker_names
from testimonies.reading.written import Paragraph, Run, trimmed
from testimonies.values import MarkKind
from tests.office_files import Para, Piece, docx, odt, rtf

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tests.office_files import Table

WRITERS = {"docx": docx, "odt": odt, "rtf": rtf}
# Letters that XML can hold and that are neither white space nor the signs RTF is made of.
LETTERS = st.characters(
    exclude_categories=("Cs", "Cc", "Cn", "Zs", "Zl", "Zp"), exclude_characters="{}\\\ufffe\uffff"
)
LINES = st.lists(st.text(LETTERS, min_size=1, max_size=12), min_size=1, max_size=6).map(" ".join)
PIECES = st.builds(
    Piece, LINES, st.sampled_from(["plain", "bold", "inserted", "deleted", "hidden", "note"])
)
PARAS = st.builds(
    Para,
    st.lists(PIECES, min_size=1, max_size=4).map(tuple),
    st.sampled_from(["body", "quote", "indented", "heading", "item"]),
)
KEPT = {"plain", "bold", "inserted"}


def kept(item: Para) -> str:
    return "".join(piece.text for piece in item.pieces if piece.how in KEPT)


@pytest.mark.parametrize("suffix", WRITERS)
@given(items=st.lists(PARAS, min_size=1, max_size=5))
@settings(max_examples=40, deadline=None)
def test_what_stands_in_a_document_stands_in_its_text_and_marks_fit_it(
    suffix: str, items: list[Para]
) -> None:
    writer: Callable[[Sequence[Para | Table]], bytes] = WRITERS[suffix]
    items = [Para((Piece("Words."),)), *items]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"any.{suffix}"
        path.write_bytes(writer(items))
        reading = read_source(path)
    text = reading.text.text
    notes = [piece.text for item in items for piece in item.pieces if piece.how == "note"]
    paragraphs = [words for item in items if (words := kept(item))]
    paragraphs += [f"[{i}] {words}" for i, words in enumerate(notes, 1)]
    assert text == "\n\n".join(paragraphs) + "\n"
    marks = [m for m in reading.marks if m.kind is MarkKind.FOOTNOTE]
    assert [text[m.span.start : m.span.end] for m in marks] == paragraphs[
        len(paragraphs) - len(notes) :
    ]
    for found in find(lay_out(text, reading.marks), text):
        assert all(text[span.start : span.end].strip() for span in found.spans)
        assert all(a.end <= b.start for a, b in pairwise(found.spans))


@given(st.lists(st.builds(Run, st.text("ab \t\n"), st.booleans())))
def test_trimmed_runs_are_the_same_words_with_none_alike_side_by_side(runs: list[Run]) -> None:
    result = trimmed(tuple(runs))
    assert "".join(run.text for run in result) == "".join(run.text for run in runs).strip()
    assert all(a.bold != b.bold for a, b in pairwise(result))


@given(st.lists(st.builds(Run, st.text("Ab: \n.–1"), st.booleans()), max_size=4))
def test_names_stand_inside_their_paragraphs(runs: list[Run]) -> None:
    own = trimmed(tuple(runs))
    paragraphs = [Paragraph(own)] * 6 if own else []
    for number, (start, end) in speaker_names(paragraphs).items():
        assert (
            paragraphs[number].text[start:end].strip() == paragraphs[number].text[start:end] != ""
        )
