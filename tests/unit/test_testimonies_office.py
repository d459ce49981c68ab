from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from testimonies.finding import MarkKind, find, lay_out
from testimonies.reading import read_source
from testimonies.values import Form, SourceKind
from tests.office_files import Para, Piece, Table, docx, odt, open_package, para, rtf, word_package

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from testimonies.values import Reading

    Writer = Callable[[Sequence[Para | Table]], bytes]

FORMATS = pytest.mark.parametrize(
    ("writer", "suffix"), [(docx, "docx"), (odt, "odt"), (rtf, "rtf")], ids=["docx", "odt", "rtf"]
)


def read(folder: Path, data: bytes, suffix: str) -> Reading:
    path = folder / f"ford.{suffix}"
    path.write_bytes(data)
    return read_source(path)


def marked(reading: Reading, kind: MarkKind) -> list[str]:
    text = reading.text.text
    return [text[m.span.start : m.span.end] for m in reading.marks if m.kind is kind]


def quoted(reading: Reading, form: Form | None = None) -> list[str]:
    text = reading.text.text
    found = find(lay_out(text, reading.marks), text)
    return [
        " ".join(" ".join(text[s.start : s.end] for s in one.spans).split())
        for one in found
        if form is None or one.form is form
    ]


@FORMATS
def test_paragraphs_stand_a_blank_line_apart(tmp_path: Path, writer: Writer, suffix: str) -> None:
    reading = read(tmp_path, writer([para("It rained."), para(""), para("It snowed.")]), suffix)
    assert reading.text.text == "It rained.\n\nIt snowed.\n"
    assert reading.warnings == ()


@FORMATS
def test_quotation_marks_and_letters_of_all_planes_are_kept(
    tmp_path: Path, writer: Writer, suffix: str
) -> None:
    words = "“Don’t,” said Ünal. ‘ကျွန်တော်’ \u00ad 😀 – 1 < 2 & 3"
    assert read(tmp_path, writer([para(words)]), suffix).text.text == f"{words}\n"


@FORMATS
def test_line_breaks_and_tabs_are_kept(tmp_path: Path, writer: Writer, suffix: str) -> None:
    item = Para((Piece("One\ntwo"), Piece(" three", "bold")))
    assert read(tmp_path, writer([item]), suffix).text.text == "One\ntwo three\n"


@FORMATS
def test_insertions_stay_and_deletions_go(tmp_path: Path, writer: Writer, suffix: str) -> None:
    item = Para(
        (
            Piece("We "),
            Piece("did not leave", "deleted"),
            Piece("left", "inserted"),
            Piece(" today."),
        )
    )
    reading = read(tmp_path, writer([item]), suffix)
    assert reading.text.text == "We left today.\n"
    assert reading.warnings == ("1 tracked deletion was left out.",)


@FORMATS
def test_hidden_words_and_comments_go_and_are_counted(
    tmp_path: Path, writer: Writer, suffix: str
) -> None:
    item = Para((Piece("We "), Piece("secretly ", "hidden"), Piece("left."), Piece("?", "comment")))
    reading = read(tmp_path, writer([item, item]), suffix)
    assert reading.text.text == "We left.\n\nWe left.\n"
    assert reading.warnings == (
        "2 comments were left out.",
        "2 hidden stretches were left out.",
    )


@FORMATS
def test_notes_stand_at_the_end_and_nothing_at_their_anchor(
    tmp_path: Path, writer: Writer, suffix: str
) -> None:
    first = Para((Piece("“We left.”"), Piece("Ford Daily, “On the road”.", "note"), Piece(" So.")))
    second = Para((Piece("He stayed."), Piece("Interview, May.", "note")))
    reading = read(tmp_path, writer([first, second]), suffix)
    assert reading.text.text == (
        "“We left.” So.\n\nHe stayed.\n\n[1] Ford Daily, “On the road”.\n\n[2] Interview, May.\n"
    )
    assert marked(reading, MarkKind.FOOTNOTE) == [
        "[1] Ford Daily, “On the road”.",
        "[2] Interview, May.",
    ]
    assert [m.value for m in reading.marks] == ["1", "2"]
    assert quoted(reading) == ["We left."]


@FORMATS
def test_a_text_box_is_read_once_after_its_paragraph(
    tmp_path: Path, writer: Writer, suffix: str
) -> None:
    item = Para((Piece("Before"), Piece("In the box.", "box"), Piece(" and after.")))
    reading = read(tmp_path, writer([item, para("End.")]), suffix)
    assert reading.text.text == "Before and after.\n\nIn the box.\n\nEnd.\n"


@FORMATS
def test_tables_are_read_cell_by_cell(tmp_path: Path, writer: Writer, suffix: str) -> None:
    table = Table(((para("One."), para("Two.")), (para("Three."), para("Four."))))
    reading = read(tmp_path, writer([para("A."), table, para("B.")]), suffix)
    assert reading.text.text.split() == ["A.", "One.", "Two.", "Three.", "Four.", "B."]


@FORMATS
def test_headings_are_marked_and_the_title_names_the_source(
    tmp_path: Path, writer: Writer, suffix: str
) -> None:
    items = [para("Voices from the ford", "title"), para("The road", "heading"), para("It rained.")]
    reading = read(tmp_path, writer(items), suffix)
    assert marked(reading, MarkKind.HEADING) == ["Voices from the ford", "The road"]
    assert reading.source.title == "Voices from the ford"


@FORMATS
@pytest.mark.parametrize("setting", ["quote", "indented"])
def test_paragraphs_set_as_quotations_are_one_block(
    tmp_path: Path, writer: Writer, suffix: str, setting: str
) -> None:
    items = [
        para("The clerk remembers the winter in the barracks well, and tells it at length:"),
        para("Nobody came to fetch the bread that week.", setting),
        para("Then they told us to burn what was left.", setting),
        para("She left soon after that, and she has not been back to the town since then."),
    ]
    assert quoted(read(tmp_path, writer(items), suffix), Form.BLOCK) == [
        "Nobody came to fetch the bread that week. Then they told us to burn what was left."
    ]


@FORMATS
def test_a_quotation_in_marks_inside_a_block_stays_as_the_marks_have_it(
    tmp_path: Path, writer: Writer, suffix: str
) -> None:
    items = [para("He wrote:"), para("“Nobody came to fetch the bread that week.”", "quote")]
    assert quoted(read(tmp_path, writer(items), suffix)) == [
        "Nobody came to fetch the bread that week."
    ]


@FORMATS
def test_list_items_are_no_quotations(tmp_path: Path, writer: Writer, suffix: str) -> None:
    items = [
        para("There were several reasons for leaving, and each of them was told more than once:"),
        para("the bread that nobody came to fetch", "item"),
        para("the orders that nobody could explain", "item"),
    ]
    assert marked(read(tmp_path, writer(items), suffix), MarkKind.BLOCK_QUOTATION) == []


def turn(name: str, said: str) -> Para:
    return Para((Piece(name, "bold"), Piece(said)))


TALK = [
    ("Interviewer", "When did you leave the barracks?"),
    ("Mirel Adan", "In May. I had had enough of it."),
    ("Interviewer", "And nobody stopped you on the way?"),
    ("Mirel Adan", "“Go,” my sergeant said, and I went."),
    ("Interviewer", "Thank you for telling us this."),
]


@FORMATS
@pytest.mark.parametrize("between", [": ", ":\n", "\n", " – "])
def test_names_in_bold_open_turns(
    tmp_path: Path, writer: Writer, suffix: str, between: str
) -> None:
    items = [turn(name, between + said) for name, said in TALK]
    reading = read(tmp_path, writer(items), suffix)
    assert marked(reading, MarkKind.LABEL) == [name for name, _ in TALK]
    assert quoted(reading, Form.TURN) == [said.strip("“") for _, said in TALK]
    assert reading.source.kind is SourceKind.INTERVIEW


@FORMATS
def test_names_before_plain_colons_open_turns(tmp_path: Path, writer: Writer, suffix: str) -> None:
    reading = read(tmp_path, writer([para(f"{name}: {said}") for name, said in TALK]), suffix)
    assert len(quoted(reading, Form.TURN)) == len(TALK)


@FORMATS
def test_names_in_a_column_open_turns(tmp_path: Path, writer: Writer, suffix: str) -> None:
    table = Table(tuple((para(name), para(said)) for name, said in TALK))
    reading = read(tmp_path, writer([para("A talk at the ford."), table]), suffix)
    assert marked(reading, MarkKind.LABEL) == [name for name, _ in TALK]
    assert len(quoted(reading, Form.TURN)) == len(TALK)


@FORMATS
def test_bold_words_that_come_once_are_no_names(
    tmp_path: Path, writer: Writer, suffix: str
) -> None:
    items = [turn(word, ". It rained all day.") for word in ("Bread", "Roads", "Pay", "Orders")]
    assert marked(read(tmp_path, writer(items), suffix), MarkKind.LABEL) == []


# Word alone


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def body_of(folder: Path, body: str, **parts: str) -> Reading:
    return read(folder, word_package(body, **parts), "docx")


def test_the_result_of_a_field_is_read_and_its_codes_are_not(tmp_path: Path) -> None:
    def field(sort: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{sort}"/></w:r>'

    nested = (
        f"{field('begin')}<w:r><w:instrText>PAGE</w:instrText></w:r>{field('separate')}{run('7')}"
    )
    nested += field("end")
    whole = (
        f"<w:p>{run('See ')}{field('begin')}<w:r><w:instrText>REF x</w:instrText></w:r>{nested}"
        f"{field('separate')}{run('the map')}{field('end')}{run('.')}"
        f'<w:fldSimple w:instr="DATE">{run(" Today.")}</w:fldSimple></w:p>'
    )
    assert body_of(tmp_path, whole).text.text == "See the map. Today.\n"


def test_one_of_two_alternatives_is_read(tmp_path: Path) -> None:
    space = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'

    def box(text: str) -> str:
        return f"<w:pict><w:txbxContent><w:p>{run(text)}</w:p></w:txbxContent></w:pict>"

    body = (
        f"<w:p><w:r><mc:AlternateContent {space}><mc:Choice>{box('New box.')}</mc:Choice>"
        f"<mc:Fallback>{box('Old box.')}</mc:Fallback></mc:AlternateContent></w:r>"
        f"{run('Words.')}</w:p>"
    )
    assert body_of(tmp_path, body).text.text == "Words.\n\nNew box.\n"


def test_words_that_were_moved_are_read_once(tmp_path: Path) -> None:
    body = (
        f"<w:p><w:moveFrom>{run('Moved.')}</w:moveFrom>{run('Here.')}</w:p>"
        f"<w:p><w:moveTo>{run('Moved.')}</w:moveTo></w:p>"
    )
    assert body_of(tmp_path, body).text.text == "Here.\n\nMoved.\n"


def test_a_deleted_paragraph_end_joins_two_paragraphs(tmp_path: Path) -> None:
    body = (
        f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('We left ')}</w:p>"
        f"<w:p>{run('at dawn.')}</w:p>"
    )
    assert body_of(tmp_path, body).text.text == "We left at dawn.\n"


def test_a_deleted_row_is_not_read(tmp_path: Path) -> None:
    def row(text: str, properties: str = "") -> str:
        return f"<w:tr>{properties}<w:tc><w:p>{run(text)}</w:p></w:tc></w:tr>"

    gone = "<w:trPr><w:del/></w:trPr>"
    body = f"<w:tbl>{row('Kept.')}{row('Gone.', gone)}</w:tbl>"
    assert body_of(tmp_path, body).text.text == "Kept.\n"


def test_notes_are_read_in_the_order_of_their_anchors(tmp_path: Path) -> None:
    def anchor(sort: str, number: int) -> str:
        return f'<w:r><w:{sort}Reference w:id="{number}"/></w:r>'

    def note(sort: str, number: int, text: str) -> str:
        return f'<w:{sort} w:id="{number}"><w:p>{run(text)}</w:p></w:{sort}>'

    body = (
        f"<w:p>{run('One.')}{anchor('endnote', 3)}{anchor('footnote', 2)}"
        f"{run(' Two.')}{anchor('footnote', 1)}</w:p>"
    )
    separator = '<w:footnote w:id="0" w:type="separator"><w:p/></w:footnote>'
    notes = separator + note("footnote", 1, "Later.") + note("footnote", 2, "Sooner.")
    reading = body_of(tmp_path, body, footnotes=notes, endnotes=note("endnote", 3, "Last."))
    assert reading.text.text == "One. Two.\n\n[1] Sooner.\n\n[2] Later.\n\n[e1] Last.\n"


def test_soft_hyphens_stay_and_breaks_are_characters(tmp_path: Path) -> None:
    body = "<w:p><w:r><w:t>bar</w:t><w:softHyphen/><w:t>racks</w:t><w:tab/><w:t>a</w:t></w:r></w:p>"
    assert body_of(tmp_path, body).text.text == "bar\u00adracks\ta\n"


def test_heads_and_feet_of_pages_are_not_read(tmp_path: Path) -> None:
    reading = body_of(tmp_path, f"<w:p>{run('Words.')}</w:p>", header=f"<w:p>{run('Head')}</w:p>")
    assert reading.text.text == "Words.\n"


def test_a_table_of_contents_is_furniture(tmp_path: Path) -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="V1"><w:name w:val="toc 1"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="V2"><w:basedOn w:val="V1"/></w:style>'
    )
    entry = f'<w:p><w:pPr><w:pStyle w:val="V2"/></w:pPr>{run("The road 7")}</w:p>'
    reading = body_of(tmp_path, entry + f"<w:p>{run('Words.')}</w:p>", styles=styles)
    assert marked(reading, MarkKind.FURNITURE) == ["The road 7"]


# OpenDocument and RTF alone


def test_white_space_runs_together_in_open_documents(tmp_path: Path) -> None:
    body = '<text:p>One  two\n<text:s text:c="2"/>three <text:span> four</text:span></text:p>'
    assert read(tmp_path, open_package(body), "odt").text.text == "One two   three four\n"


def test_a_hidden_section_of_an_open_document_is_left_out(tmp_path: Path) -> None:
    body = (
        '<text:section text:display="none"><text:p>Gone.</text:p></text:section>'
        "<text:section><text:p>Kept.</text:p></text:section>"
    )
    reading = read(tmp_path, open_package(body), "odt")
    assert reading.text.text == "Kept.\n"
    assert reading.warnings == ("1 hidden stretch was left out.",)


def test_words_in_elements_of_other_makers_are_kept(tmp_path: Path) -> None:
    body = '<text:p>We <x:control xmlns:x="urn:x">left</x:control> at dawn.</text:p>'
    assert read(tmp_path, open_package(body), "odt").text.text == "We left at dawn.\n"


def test_an_index_of_an_open_document_is_furniture(tmp_path: Path) -> None:
    body = (
        "<text:table-of-content><text:index-body><text:p>The road 7</text:p></text:index-body>"
        "</text:table-of-content><text:p>Words.</text:p>"
    )
    reading = read(tmp_path, open_package(body), "odt")
    assert marked(reading, MarkKind.FURNITURE) == ["The road 7"]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (r"\'93We left,\'94 she said.\par", "“We left,” she said.\n"),
        (r"\lquote a\rquote \endash \~\_\-b", "‘a’–\u00a0\u2011\u00adb\n"),
        (r"{\uc2\u8220 ab}x\u8221?", "“x”\n"),
        (r"\u-10179?\u-8704?", "😀\n"),
        (r"{\*\unknown gone}{\pict 00ff}Kept.", "Kept.\n"),
        (r"{\field{\*\fldinst HYPERLINK x}{\fldrslt a link}}", "a link\n"),
        (r"{\upr{ansi}{\*\ud{unicode}}}", "unicode\n"),
        ("One\\\ntwo", "One\n\ntwo\n"),
        (r"a}b\par}}c", "a\n"),
        (r"\bin4 }}}}ok", "ok\n"),
    ],
)
def test_rtf_is_read_as_its_makers_mean_it(tmp_path: Path, body: str, text: str) -> None:
    path = tmp_path / "ford.rtf"
    path.write_bytes(b"{\\rtf1\\ansi " + body.encode() + b"}")
    assert read_source(path).text.text == text


def test_fonts_of_rtf_say_what_their_bytes_mean(tmp_path: Path) -> None:
    data = (
        rb"{\rtf1\ansi{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset204 B;}{\f2\fcharset2 C;}}"
        rb"\f1\'e4\'e0\f0  yes {\f2\'b7}\par}"
    )
    path = tmp_path / "ford.rtf"
    path.write_bytes(data)
    reading = read_source(path)
    assert reading.text.text == "да yes\n"
    assert reading.warnings == ("1 special-font symbol was left out.",)
