from __future__ import annotations

from itertools import cycle

import pytest

from testimonies.finding import find, lay_out
from testimonies.reading.pdf import read_pdf
from testimonies.values import MarkKind
from tests.making_documents_pdf import Page, Typesetter
from tests.making_documents_words import NOTES, QUOTATIONS, paragraphs

HEAD = "The road from Odrel"
LAYOUTS = {
    "one-column": Page(head=HEAD, numbered=True),
    "one-column-divided": Page(justified=True, divided=True, indented=True),
    "one-column-with-notes": Page(head=HEAD, numbered=True, justified=True),
    "two-columns": Page(columns=2, numbered=True, justified=True),
    "two-columns-divided": Page(columns=2, head=HEAD, justified=True, divided=True, indented=True),
    "two-columns-with-notes": Page(columns=2, head=HEAD, numbered=True, divided=True, ruled=False),
}
WRITTEN = paragraphs(2)
NOTED = {number for number in range(len(WRITTEN)) if number % 3 == 1}


@pytest.fixture(scope="module")
def made() -> dict[str, bytes]:
    """The same 24 quotations in every layout, over three pages."""
    documents = {}
    for layout, page in LAYOUTS.items():
        setter = Typesetter(page)
        setter.title("The road from Odrel, and those who took it")
        notes = cycle(NOTES)
        for number, words in enumerate(WRITTEN):
            if number % 9 == 4:
                setter.heading("What the river heard")
            noted = "notes" in layout and number in NOTED
            setter.paragraph(words, note=next(notes) if noted else "")
        documents[layout] = setter.data()
    return documents


def running(text: str, signs: int) -> list[str]:
    """Return the paragraphs of a text without form feeds and signs of notes."""
    for sign in range(1, signs + 1):
        text = text.replace(f"[{sign}]", "", 1)
    return [part.replace("\f", "") for part in text.split("\n\n")]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_quotation_is_found_whole(layout: str, made: dict[str, bytes]) -> None:
    read = read_pdf(made[layout], "odrel.pdf")
    found = find(lay_out(read.text, read.marks), read.text)
    said = [
        " ".join(" ".join(read.text[span.start : span.end].split()) for span in one.spans)
        for one in found
    ]
    assert [quotation for quotation in QUOTATIONS if quotation not in said] == []


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_paragraph_is_whole_and_in_order(layout: str, made: dict[str, bytes]) -> None:
    text = read_pdf(made[layout], "odrel.pdf").text
    parts = running(text, len(NOTED) if "notes" in layout else 0)
    assert [part for part in parts if part in WRITTEN] == WRITTEN


@pytest.mark.parametrize("layout", [name for name in LAYOUTS if "notes" in name])
def test_every_note_stands_apart(layout: str, made: dict[str, bytes]) -> None:
    read = read_pdf(made[layout], "odrel.pdf")
    marks = [mark for mark in read.marks if mark.kind is MarkKind.FOOTNOTE]
    words = [read.text[mark.span.start : mark.span.end] for mark in marks]
    notes = cycle(NOTES)
    wanted = [f"[{number}] {next(notes)}" for number in range(1, len(NOTED) + 1)]
    assert [each for each in words if len(each) > len("[99]")] == wanted
    assert [each for each in words if len(each) <= len("[99]")] == [
        f"[{number}]" for number in range(1, len(NOTED) + 1)
    ]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_heads_and_page_numbers_are_marked_and_pages_labelled(
    layout: str, made: dict[str, bytes]
) -> None:
    read = read_pdf(made[layout], "odrel.pdf")
    marks = [mark for mark in read.marks if mark.kind is MarkKind.PAGE]
    starts = [mark for mark in marks if mark.value]
    assert [mark.value for mark in starts] == ["1", "2", "3"]
    assert {read.text[mark.span.start : mark.span.end] for mark in starts} == {"\f"}
    page = LAYOUTS[layout]
    furniture = [read.text[m.span.start : m.span.end] for m in marks if not m.value]
    assert furniture.count(HEAD) == (3 if page.head else 0)
    assert [each for each in furniture if each.isdigit()] == ["1", "2", "3"] * page.numbered


@pytest.mark.parametrize("layout", LAYOUTS)
def test_headings_are_marked(layout: str, made: dict[str, bytes]) -> None:
    read = read_pdf(made[layout], "odrel.pdf")
    headings = [
        read.text[m.span.start : m.span.end] for m in read.marks if m.kind is MarkKind.HEADING
    ]
    assert headings == [
        "The road from Odrel, and those who took it",
        *["What the river heard"] * 3,
    ]
