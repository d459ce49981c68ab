from __future__ import annotations

from email.message import EmailMessage

import pytest

from testimonies.errors import UnreadableSourceError
from testimonies.finding import find, lay_out
from testimonies.reading.html.reader import read_html, read_mhtml
from testimonies.values import MarkKind
from tests.making_documents_words import NOTES, QUOTATIONS, paragraphs

LONG = "The garrison at Odrel lay between the river and the salt works, and nobody was paid."
MENU = "".join(f'<li><a href="/{n}">Section {n}</a></li>' for n in range(30))
TOP = f"""
<header><div class="topbar"><a href="/">Home</a> <a href="/in">Log in</a></div>
<nav><ul>{MENU}</ul></nav></header>
<div id="cookie-banner">We value your privacy and would like to keep some crumbs of it.</div>
"""
BOTTOM = """
<aside class="sidebar"><h4>Most read</h4><ul>
<li><a href="/a">Flour comes late to the islands</a></li><li><a href="/b">Ferry sinks</a></li>
<li><a href="/c">Salt works closed for another winter</a></li></ul></aside>
<div class="newsletter-box"><p>Sign up for our letter and miss no story from here.</p></div>
<footer><p>© The Odrel Post. Reach the newsroom at the harbour, second door, any day.</p></footer>
"""
SHAPES = {
    "article": "<main><article><h1>The road</h1>{}</article></main>",
    "nested divs": '<div class="page"><div class="inner">{}</div></div>',
    "no container": "{}",
    "table": "<table><tr><td>{}</td><td><a href='/x'>Ferry</a></td></tr></table>",
}


def page(body: str) -> bytes:
    return f"<html><head><title>The Post</title></head><body>{body}</body></html>".encode()


def marked(data: bytes, kind: MarkKind) -> list[str]:
    read = read_html(data, "a.html")
    return [read.text[m.span.start : m.span.end] for m in read.marks if m.kind is kind]


def said(text: str, data: bytes) -> list[str]:
    read = read_html(data, "a.html")
    assert read.text == text or not text
    found = find(lay_out(read.text, read.marks), read.text)
    return [" ".join(read.text[s.start : s.end] for s in one.spans) for one in found]


@pytest.mark.parametrize("shape", SHAPES)
def test_every_quotation_of_a_page_is_found_whole_and_its_furniture_left_out(shape: str) -> None:
    signs = iter(range(1, 99))
    body = "".join(
        f'<p>{words}<sup><a href="#fn{next(signs)}">1</a></sup></p>\n'
        if i % 8 == 3
        else f"<p>{words}</p>"
        for i, words in enumerate(paragraphs(2))
    )
    notes = "".join(f'<li id="fn{i}">{words}</li>' for i, words in enumerate(NOTES, start=1))
    whole = body + f'<ol class="footnotes">{notes}</ol>'
    data = page(TOP + SHAPES[shape].format(whole) + BOTTOM)
    read = read_html(data, "a.html")
    found = said("", data)
    assert [quotation for quotation in QUOTATIONS if quotation not in found] == []
    assert not any(words in read.text for words in ("Section 3", "Most read", "newsroom", "crumbs"))
    wanted = [f"[{i}] {words}" for i, words in enumerate(NOTES, start=1)]
    assert [each for each in marked(data, MarkKind.FOOTNOTE) if len(each) > 4] == wanted
    assert any("outside the main text" in warning for warning in read.warnings)


def test_quotations_among_what_is_left_out_are_told_of() -> None:
    related = (
        '<div class="related"><a href="/a">“They never let us go home again,” he says</a></div>'
    )
    (warning,) = read_html(page(f"<p>{LONG}</p><p>{LONG}</p>{related}"), "a.html").warnings
    assert "1 stretch between quotation marks" in warning
    assert "They never let us go home" in warning


def test_an_aside_that_quotes_somebody_stays_in_the_text() -> None:
    box = (
        "<aside><p>A box: “I hid my uniform under the floor of the mill,” said a clerk.</p></aside>"
    )
    text = read_html(page(f"<article><p>{LONG}</p>{box}<p>{LONG}</p></article>"), "a.html").text
    assert "under the floor of the mill" in text


def test_quotation_elements_are_written_out_in_turn() -> None:
    data = page("<p>She called it <q>a long <q>rope</q></q> then.</p>")
    assert read_html(data, "a.html").text == "She called it “a long ‘rope’” then.\n"


def test_a_blockquote_is_a_block_quotation_and_two_are_two() -> None:
    data = page(
        f"<p>{LONG}</p><blockquote><p>One part of it.</p><p>And the rest.</p>"
        f"<footer>— A corporal</footer></blockquote><p>{LONG}</p>"
        f"<blockquote>Another.</blockquote>"
    )
    read = read_html(data, "a.html")
    blocks = [m for m in read.marks if m.kind is MarkKind.BLOCK_QUOTATION]
    words = [read.text[m.span.start : m.span.end] for m in blocks]
    assert words == ["One part of it.", "And the rest.", "Another."]
    assert [m.value for m in blocks] == ["1", "1", "2"]
    assert "— A corporal" in read.text


def test_a_paragraph_set_in_from_both_sides_by_its_style_is_a_block_quotation() -> None:
    data = page(f'<p>{LONG}</p><p style="margin-left: 0.4in; margin-right: 1cm">Set in.</p>')
    assert marked(data, MarkKind.BLOCK_QUOTATION) == ["Set in."]


def test_headings_and_captions_are_marked() -> None:
    data = page(
        f"<h1>The road</h1><p>{LONG}</p><figure><img src='x'><figcaption>The bridge.</figcaption>"
        f"</figure><div class='wp-caption-text'>The ferry.</div><p>{LONG}</p>"
    )
    assert marked(data, MarkKind.HEADING) == ["The road"]
    assert marked(data, MarkKind.CAPTION) == ["The bridge.", "The ferry."]
    assert read_html(data, "a.html").title == "The road"


def test_bold_names_before_what_is_said_are_labels() -> None:
    turns = [("Oss", "Why did you go?"), ("Hen", "For my daughter, and for sleep.")] * 3
    data = page("".join(f"<p><b>{name}:</b> {words}</p>" for name, words in turns))
    assert marked(data, MarkKind.LABEL) == ["Oss", "Hen"] * 3
    assert said("", data) == [words for _, words in turns]


def test_a_headline_outside_the_main_block_comes_first() -> None:
    body = f"<div><h1>The road</h1></div><div><div><p>{LONG}</p><p>{LONG}</p></div></div>"
    assert read_html(page(TOP + body + BOTTOM), "a.html").text.startswith(
        "The road\n\nThe garrison"
    )


def test_what_a_page_does_not_show_is_dropped_and_counted() -> None:
    data = page(
        f"<p>{LONG}<script>x = '“no no no no”'</script><style>p {{}}</style></p>"
        f"<p hidden>three hidden words</p><p style='display: none'>two more</p>after"
    )
    read = read_html(data, "a.html")
    assert read.text == f"{LONG}\n\nafter\n"
    assert [w for w in read.warnings if w.startswith("5 words that a.html does not show")]


@pytest.mark.parametrize(
    "struck",
    [
        "<del>seven</del>",
        "<s>seven</s>",
        '<span style="text-decoration: line-through">seven</span>',
    ],
)
def test_words_struck_through_are_left_out_and_counted(struck: str) -> None:
    read = read_html(f"<p>We were {struck} nine at the ford.</p>".encode(), "a.html")
    assert " ".join(read.text.split()) == "We were nine at the ford."
    assert read.warnings == ("1 word struck through in a.html was left out.",)


def test_line_ends_are_kept_and_two_in_a_row_end_a_paragraph() -> None:
    data = page("one<br>two<br><br>three <br> four<pre>  a\n  b</pre>")
    assert read_html(data, "a.html").text == "one\ntwo\n\nthree\nfour\n\n  a\n  b\n"


def test_cells_of_a_row_are_parted_by_tabs() -> None:
    data = page(
        "<table><tr><th>Who</th><th>What</th></tr><tr><td>Oss</td><td>Salt</td></tr></table>"
    )
    assert read_html(data, "a.html").text == "Who\tWhat\n\nOss\tSalt\n"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ("<p>“нет”, сказал он".encode(), None),
        ("<p>“нет”, сказал он".encode("utf-16"), None),
        ('<meta charset="windows-1251"><p>“нет”, сказал он'.encode("cp1251"), None),
        (
            '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">'
            "<p>“нет”, сказал он".encode("cp1251"),
            None,
        ),
        ('<?xml version="1.0" encoding="windows-1251"?><p>“нет”, сказал он'.encode("cp1251"), None),
        ("<p>“нет”, сказал он".encode("cp1251"), "cp1251"),
        ('<meta charset="windows-1251"><p>“нет”, сказал он'.encode(), None),
    ],
)
def test_the_encoding_is_told_by_mark_content_caller_or_page(
    data: bytes, encoding: str | None
) -> None:
    read = read_html(data, "a.html", encoding)
    assert read.text == "“нет”, сказал он\n"
    assert read.warnings == ()


def test_a_page_that_says_latin_1_is_read_as_windows_1252() -> None:
    data = '<meta charset="iso-8859-1"><p>“no”, he said'.encode("cp1252")
    assert read_html(data, "a.html").text == "“no”, he said\n"


def test_quotation_marks_written_by_their_windows_numbers_are_quotation_marks() -> None:
    assert read_html(b"<p>&#147;no&#148;, he said&#1;", "a.html").text == "“no”, he said\n"


def test_broken_markup_is_mended() -> None:
    data = b"<p>one <b>two<p>three</i> <q>four</q></div> five &amp six &nosuch; <"
    words = ["one", "two", "three", "“four”", "five", "&", "six", "&nosuch;"]
    assert read_html(data, "a.html").text.split()[: len(words)] == words


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"<html><body><script>x</script></body></html>", "shows no words"),
        (b"<div>" * 5_000 + b"x", "deep"),
        (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
        (b"<p>caf\x81", "0x81"),
    ],
)
def test_what_is_no_page_is_refused(data: bytes, said: str) -> None:
    with pytest.raises(UnreadableSourceError, match=said):
        read_html(data, "a.html")


def test_entities_that_a_page_defines_are_not_expanded() -> None:
    bomb = b'<!DOCTYPE html [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;">]><p>&b;&b; end</p>'
    assert "aaaa" not in read_html(bomb, "a.html").text


def test_a_page_saved_as_mhtml_is_read() -> None:
    letter = EmailMessage()
    letter.set_content("Only for programs that show no pages.")
    letter.add_alternative(f"<p>“No,” he said.</p><p>{LONG}</p>", subtype="html", charset="cp1252")
    assert read_mhtml(letter.as_bytes(), "a.mhtml").text == f"“No,” he said.\n\n{LONG}\n"


def test_an_mhtml_file_without_a_page_is_refused() -> None:
    with pytest.raises(UnreadableSourceError, match="holds no web page"):
        read_mhtml(b"Subject: none\n\nwords", "a.mht")
