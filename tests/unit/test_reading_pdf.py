from __future__ import annotations

import io

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from testimonies.errors import UnreadableSourceError
from testimonies.reading.pdf import read_pdf
from testimonies.reading.pdf.hyphens import Divided
from testimonies.reading.pdf.sheets import MOST_PAGES
from testimonies.values import MarkKind
from tests.making_documents_pdf import Page, Typesetter
from tests.making_documents_words import paragraphs

LONG = (
    "The garrison at Odrel lay between the river and the salt works, and the people who were "
    "stationed there counted the weeks by the boats that brought flour and took away the sick."
)
SAID = (
    "We were told that the bridge was held by bandits, and so we went with all the rifles that "
    "were left to us, and when we came to it there were only women with baskets on their heads."
)


def plain(*paragraphs: str, page: Page | None = None) -> bytes:
    setter = Typesetter(page or Page())
    for words in paragraphs:
        setter.paragraph(words)
    return setter.data()


def test_lines_become_paragraphs_a_blank_line_apart() -> None:
    read = read_pdf(plain(LONG, SAID), "a.pdf")
    assert read.text == f"\f{LONG}\n\n{SAID}"
    assert read.warnings == ()


def test_a_paragraph_set_in_from_both_sides_is_a_block_quotation() -> None:
    setter = Typesetter(Page())
    setter.paragraph(LONG)
    setter.paragraph(SAID, inset=40)
    setter.paragraph("I counted the boats.", inset=40)
    setter.paragraph(LONG)
    read = read_pdf(setter.data(), "a.pdf")
    blocks = [m for m in read.marks if m.kind is MarkKind.BLOCK_QUOTATION]
    assert [read.text[m.span.start : m.span.end] for m in blocks] == [SAID, "I counted the boats."]


def test_one_line_set_in_after_a_colon_is_a_block_quotation() -> None:
    setter = Typesetter(Page())
    setter.paragraph(LONG)
    setter.paragraph("The cook of the garrison remembers it in these words:")
    setter.paragraph("Nobody asked where the flour went.", inset=40)
    setter.paragraph(LONG)
    read = read_pdf(setter.data(), "a.pdf")
    (block,) = (m for m in read.marks if m.kind is MarkKind.BLOCK_QUOTATION)
    words = read.text[block.span.start : block.span.end]
    assert words == "Nobody asked where the flour went."


def test_first_lines_set_in_make_no_block_quotation_of_a_short_paragraph() -> None:
    setter = Typesetter(Page(indented=True))
    for words in (LONG, "He said:", "No.", LONG, "It was late.", LONG):
        setter.paragraph(words)
    read = read_pdf(setter.data(), "a.pdf")
    assert [m for m in read.marks if m.kind is MarkKind.BLOCK_QUOTATION] == []


def test_lines_of_a_page_without_a_full_one_stay_apart() -> None:
    """The other pages show how far the text may go, so no line of this page is full."""
    canvas = Canvas(buffer := io.BytesIO())
    for page in (
        [LONG[:88], "took away the sick."],
        ["The boats came late.", "Nobody counted them."],
    ):
        for i, line in enumerate(page):
            canvas.drawString(72, 700 - 14 * i, line)
        canvas.showPage()
    canvas.save()
    read = read_pdf(buffer.getvalue(), "a.pdf")
    assert read.text.split("\n\n")[-2:] == ["\fThe boats came late.", "Nobody counted them."]


def test_words_struck_through_are_left_out_and_counted() -> None:
    canvas = Canvas(buffer := io.BytesIO())
    x = 72.0
    for words, struck in (
        ("We did sol", False),
        ("xx", True),
        ("dier on", False),
        (" never", True),
    ):
        canvas.drawString(x, 700, words)
        after = x + canvas.stringWidth(words)
        if struck:
            canvas.line(x, 704, after, 704)
        x = after
    canvas.line(72, 698, x, 698)  # a line below the words strikes nothing out
    canvas.save()
    read = read_pdf(buffer.getvalue(), "a.pdf")
    assert read.text == "\fWe did soldier on"
    assert read.warnings == ("Words struck through in 2 places were left out.",)


def test_a_paragraph_that_runs_over_a_page_is_whole_with_the_page_break_inside() -> None:
    words = " ".join(paragraphs(3))
    setter = Typesetter(Page(head="The road", numbered=True))
    setter.paragraph(words, note="Interview held at Odrel, in the month of thaw, by the writer.")
    read = read_pdf(setter.data(), "a.pdf")
    first = read.text.split("\n\n")[1]
    assert first.replace("\f", "").removesuffix("[1]") == words
    breaks = [m for m in read.marks if m.kind is MarkKind.PAGE and m.value]
    assert [m.value for m in breaks] == ["1", "2", "3"]


def test_the_raised_sign_of_a_note_does_not_run_into_its_word() -> None:
    setter = Typesetter(Page())
    setter.paragraph(LONG, note="Interview held at Odrel.")
    read = read_pdf(setter.data(), "a.pdf")
    assert f"{LONG}[1]\n" in read.text
    inline, note = (m for m in read.marks if m.kind is MarkKind.FOOTNOTE)
    assert read.text[inline.span.start : inline.span.end] == "[1]"
    assert read.text[note.span.start : note.span.end] == "[1] Interview held at Odrel."
    assert inline.value == note.value == "1"


def test_printed_page_numbers_label_the_pages_of_an_extract() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    for number in (41, 42, 43, 44):
        canvas.drawString(72, 700, f"{LONG[:70]} {number * 'a'}")
        canvas.drawString(300, 30, str(number))
        canvas.showPage()
    canvas.save()
    read = read_pdf(buffer.getvalue(), "a.pdf")
    assert [m.value for m in read.marks if m.value] == ["41", "42", "43", "44"]


def test_words_that_do_not_run_from_left_to_right_are_furniture() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    canvas.drawString(72, 700, LONG[:60])
    canvas.rotate(90)
    canvas.drawString(100, -20, "Archive copy")
    canvas.save()
    read = read_pdf(buffer.getvalue(), "a.pdf")
    (stamp,) = (m for m in read.marks if m.kind is MarkKind.FURNITURE)
    assert read.text[stamp.span.start : stamp.span.end] == "Archive copy"
    assert LONG[:60] in read.text


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_shown_turned_is_read_as_it_is_shown(turn: int) -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(600, 800))
    canvas.setPageRotation(turn)
    across, along = {90: (600, 0), 180: (600, 800), 270: (0, 800)}[turn]
    canvas.translate(across, along)
    canvas.rotate(turn)
    for row, words in enumerate(("They paid us in promises,", "and by winter those came late.")):
        canvas.drawString(50, 300 - 14 * row, words)
    canvas.save()
    text = read_pdf(buffer.getvalue(), "a.pdf").text
    assert text == "\fThey paid us in promises, and by winter those came late."


def test_a_pdf_of_pictures_is_refused_with_what_to_do() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    canvas.rect(100, 100, 200, 200, fill=1)
    canvas.save()
    with pytest.raises(UnreadableSourceError, match=r"scan.pdf holds no text.*OCR"):
        read_pdf(buffer.getvalue(), "scan.pdf")


def test_a_page_without_text_among_others_is_warned_of() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    canvas.drawString(72, 700, LONG[:60])
    canvas.showPage()
    canvas.rect(100, 100, 200, 200)
    canvas.save()
    read = read_pdf(buffer.getvalue(), "a.pdf")
    assert [warning for warning in read.warnings if "Page 2 of a.pdf" in warning]


def locked(user: str) -> bytes:
    setter = Typesetter(Page(), StandardEncryption(user, ownerPassword="key", canCopy=0))
    setter.paragraph(LONG)
    return setter.data()


def test_a_pdf_that_wants_a_password_is_refused() -> None:
    with pytest.raises(UnreadableSourceError, match="encrypted and asks for a password"):
        read_pdf(locked("secret"), "a.pdf")


def test_a_pdf_that_only_forbids_copying_is_read() -> None:
    assert LONG in read_pdf(locked(""), "a.pdf").text


def test_a_pdf_that_is_cut_off_is_refused_or_warned_of() -> None:
    data = plain(LONG)
    with pytest.raises(UnreadableSourceError, match="damaged or cut off"):
        read_pdf(data[:60], "a.pdf")
    short = read_pdf(data[: data.rindex(b"startxref")], "a.pdf")
    assert [warning for warning in short.warnings if "may be cut off" in warning]


def test_too_many_pages_are_refused() -> None:
    kids = b" ".join([b"3 0 R"] * (MOST_PAGES + 1))
    data = (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count "
        + str(MOST_PAGES + 1).encode()
        + b"/Kids["
        + kids
        + b"]>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n"
        b"trailer<</Root 1 0 R>>\n%%EOF"
    )
    with pytest.raises(UnreadableSourceError, match="Split it and add the parts"):
        read_pdf(data, "a.pdf")


@pytest.mark.parametrize(
    ("lines", "joint"),
    [
        (("The govern-", "ment fell."), (1, "")),
        (("a garri-", "son, the garrison."), (1, "")),
        (("a well-", "known man, well-known to us"), (0, "")),
        (("a salt-", "water lake, and salt-water fish"), (0, "")),
        (("of the Upper-", "Odrel road"), (0, "")),
        (("in 2031-", "2032 they"), (0, "")),
        (("pre-", "and post-war"), (0, " ")),
        (("soft\u00ad", "ness"), (1, "")),
        (("no hyphen", "here"), (0, " ")),
        (("a dash –", "here"), (0, " ")),
    ],
)
def test_a_word_divided_at_a_line_end_is_joined_where_other_words_tell_so(
    lines: tuple[str, str], joint: tuple[int, str]
) -> None:
    assert Divided(lines).joint(*lines) == joint


def test_words_that_were_joined_are_counted_in_a_warning() -> None:
    words = paragraphs()
    read = read_pdf(plain(*words, page=Page(columns=2, divided=True)), "a.pdf")
    assert all(each in read.text.replace("\f", "") for each in words)
    assert [warning for warning in read.warnings if "divided at a line end" in warning]
