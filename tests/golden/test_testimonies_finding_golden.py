"""Golden cases of finding: text files with a text and the quotations a reader would mark in it.

A case holds a sentence that says what is right, a line ``----``, the text, another such line, and
one line for each quotation: its form, ``heading`` where it stands in one, ``unclosed`` where its
end is a guess, the speaker's name of a turn, its words with `` | `` between spans, and an
attribution in braces.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from testimonies.finding import Found, Layout, MarkKind, find, lay_out

if TYPE_CHECKING:
    from testimonies.values import Span

CASES = sorted((Path(__file__).parent / "quotations").glob("*.txt"))


def flowing(text: str, span: Span) -> str:
    return " ".join(text[span.start : span.end].split())


def in_heading(layout: Layout, found: Found) -> bool:
    headings = (mark.span for mark in layout.marks if mark.kind is MarkKind.HEADING)
    return any(span.start <= found.outer.start < span.end for span in headings)


def told(layout: Layout, text: str, found: Found) -> str:
    head = str(found.form)
    if in_heading(layout, found):
        head += " heading"
    if not found.closed:
        head += " unclosed"
    if found.label is not None:
        head += " " + flowing(text, found.label)
    words = " | ".join(flowing(text, span) for span in found.spans)
    tail = "" if found.attribution is None else f" {{{flowing(text, found.attribution)}}}"
    return f"{head}: {words}{tail}"


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_quotations_are_those_a_reader_would_mark(path: Path) -> None:
    rule, text, expected = path.read_text(encoding="utf-8").split("\n----\n")
    layout = lay_out(text)
    found = [told(layout, text, one) for one in find(layout, text)]
    assert found == expected.strip().splitlines(), rule


def test_there_are_at_least_seventy_cases() -> None:
    assert len(CASES) >= 70
